"""What stands under a heading of trades: a trade, or the answer to something else."""

from pathlib import Path

import pytest

from gongqin_core.judging.answers import AnswerError, read_answers
from gongqin_core.notice.notice import Notice
from gongqin_core.roster.cells import is_blank, read_cell
from tests.people import NOTICE
from tests.roster.office_rosters import Screened, csv_file
from tests.second import NOTICE as SECOND

TRADE = NOTICE.facts["trade"]
ELSEWHERE = (
    *(
        "技师",
        "高级技师",
        "一级",
        "二级技师",
        "技师（二级）",
        "二级（技师）",
        "高级工",
        "在岗正式人员",
        "高中",
        "劳务派遣",
    ),
    *("regular", "高中、技师", "没换过工种", "学历", "现有等级", "其他身份", "男性"),
)
DAYS = ("1988年7月", "1988年7月15日", "88年7月", "九八年七月", "1988年")
NEAR = (
    *("焊工", "汽车驾驶维修员", "汽车修理工", "普通焊工", "工人俱乐部管理员", "汽车驾驶维修员（技师）", "焊工二级"),
    *(
        "证书管理员",
        "其他工种管理员",
        "后勤服务员",
        "技师傅",
        "高中宿舍管理员",
        "同声翻译",
        "1988号机车司机",
        "普通话测试员",
    ),
    *("一级厨师", "焊工、电工", "七月养蜂工"),
)


@pytest.mark.parametrize("other", [*ELSEWHERE, *DAYS])
def test_what_answers_another_fact_is_no_trade(other: str) -> None:
    assert not is_blank(TRADE, other)
    with pytest.raises(AnswerError, match="这是别的列的内容，不是工种。请看是不是串了列"):
        read_cell(TRADE, other)


@pytest.mark.parametrize(
    "said", ["水务局", "焦作市水务局", "后勤科", "办公室", "后勤", "内勤", "综合岗", "副科", "科员", "干部"]
)
def test_where_somebody_works_or_as_what_is_no_trade(said: str) -> None:
    with pytest.raises(AnswerError, match="这不是工种的名称"):
        read_cell(TRADE, said)


@pytest.mark.parametrize("said", ["医院护理员", "公司司机", "办公室打字员", "后勤服务员"])
def test_a_trade_may_say_where_it_is_done(said: str) -> None:
    assert read_cell(TRADE, said) == said


@pytest.mark.parametrize("said", ["不变", "未变", "没变", "无变化", "保持不变", "照旧", "如前", "不限"])
def test_that_nothing_has_changed_is_no_trade(said: str) -> None:
    with pytest.raises(AnswerError, match="这不是工种的名称"):
        read_cell(TRADE, said)


@pytest.mark.parametrize("other", ELSEWHERE)
def test_nor_is_it_one_in_the_answers_of_one_person(other: str) -> None:
    with pytest.raises(AnswerError, match="不是工种的名称"):
        read_answers(NOTICE.facts, {"trade": other})


@pytest.mark.parametrize("trade", NEAR)
def test_what_only_has_such_a_word_in_it_may_be_a_trade(trade: str) -> None:
    assert read_cell(TRADE, trade) == read_answers(NOTICE.facts, {"trade": trade})["trade"] == trade


@pytest.mark.parametrize("notice", [NOTICE, SECOND], ids=["first", "second"])
def test_every_name_of_the_catalogues_and_every_usual_word_for_one_is_a_trade(notice: Notice) -> None:
    trades = [trade for catalogue in notice.catalogues for trade in catalogue.trades]
    words = [word for trade in trades for word in (trade.name, *trade.words) if len(word) > 1]
    assert [word for word in words if read_cell(notice.facts["trade"], word) is None] == []


def test_no_trade_leaves_a_level_that_hangs_on_it_open(tmp_path: Path) -> None:
    heading = ["姓名", "岗位身份", "现有等级", "取证时间", "参加工作时间", "学历", "年度考核", "优秀年度", "工种"]
    row = ["在岗正式人员", "二级", "2010", "1988", "高中", "年年合格以上", "2016;2018"]
    said = ["技师", "同证书", "普工", "无对应工种", "一级", "1988.7", "", "汽车修理工"]
    roster = Screened(
        tmp_path, csv_file([heading, *([f"张{n}甲", *row, text] for n, text in enumerate(said))]), "名册.csv"
    )
    verdicts = [roster.verdicts(line)[-1] for line in range(2, 10)]
    assert len({*verdicts[:7]}) == 1 and verdicts[0] != verdicts[-1] == "not_met"
    assert ["工种：" in roster.problems(line) for line in range(2, 8)] == [True] * 6
    assert "工种：" not in roster.problems(8)
