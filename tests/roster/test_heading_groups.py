"""What stands above several columns: words that leave the meaning of what is below alone, and all others."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongqin_core.roster.heading_rows import find_heading
from gongqin_core.roster.headings import name_column, recognise
from gongqin_core.roster.screen import screen_file
from tests.people import NOTICE
from tests.roster.office_rosters import Rows, csv_file, xlsx
from tests.rosters import TODAY, taken_in

FACTS = NOTICE.facts
OTHER = (
    "申报 申报情况 本次申报 报考 报考情况 申请 今年申报 拟报 聘用 聘任情况 岗位聘用 社会鉴定 职业资格证书 "
    "职业资格 部队 外省 退役军人 晋升 拟晋升 推荐 计划 目标 预计 转岗前 转岗后 新工种 入党 师傅 徒弟 带徒 "
    "班组长 填表人 单位负责人 取消 已作废 学习 在读 培训 培训情况 考试 笔试 未通过 不合格 公务员 党员 "
    "复审 换证 补办 学历 论文情况 换岗情况 配偶情况 原有证书"
).split()
HARMLESS = (
    "基本情况 基本信息 个人信息 本人情况 人员基本信息 现状 现有 现聘 现持证情况 持证情况 证书情况 "
    "现有证书 工勤证书情况 技能等级情况 一、基本情况 （二）证书情况 基本情况（必填） 工作经历 其他 情况"
).split()


def heads(rows: Rows, merged: Any = ()) -> tuple[list[str], list[str | None]]:
    found = find_heading([list(row) for row in rows], FACTS, merged)
    assert found
    return found[1], recognise(found[1], FACTS)


def two_rows(above: str, below: list[str]) -> Rows:
    return [
        ["姓名", "岗位身份", above, "", "性别"],
        ["", "", *below, ""],
        ["王建国", "在岗正式人员", "四级", "2010.06", "男"],
    ]


MERGED = [(1, 2, 1, 3), (1, 0, 2, 0), (1, 1, 2, 1), (1, 4, 2, 4)]


@pytest.mark.parametrize("merged", [MERGED, []], ids=["merged", "blank"])
@pytest.mark.parametrize("above", OTHER)
def test_what_stands_under_other_words_is_not_taken_for_the_fact(above: str, merged: Any) -> None:
    headings, facts = heads(two_rows(above, ["技术等级", "发证时间"]), merged)
    assert facts == [None, "post", None, None, "sex"]
    assert headings[2:4] == [f"{above} 技术等级", f"{above} 发证时间"]


@pytest.mark.parametrize("merged", [MERGED, []], ids=["merged", "blank"])
@pytest.mark.parametrize("above", HARMLESS)
def test_what_stands_under_harmless_words_is_the_fact(above: str, merged: Any) -> None:
    assert heads(two_rows(above, ["技术等级", "发证时间"]), merged)[1] == [
        None,
        "post",
        "held_level",
        "level_since",
        "sex",
    ]


@pytest.mark.parametrize(
    ("above", "below", "facts"),
    [
        ("申报情况", ["工种", "申报等级"], ["trade", None]),
        ("本次申报", ["申报工种", "技术等级"], ["trade", None]),
        ("现技术等级", ["等级", "取得时间"], ["held_level", "level_since"]),
        ("现技术等级", ["级别", "发证时间"], [None, "level_since"]),
        ("现技术等级", ["名称", "取得时间"], ["held_level", "level_since"]),
        ("学历", ["文化程度", "发证时间"], ["education", None]),
        ("论文情况", ["论文", "发表时间"], ["paper", "paper_on"]),
        ("论文情况", ["论文", "发证时间"], ["paper", None]),
        ("工作情况", ["参加工作时间", "工种"], ["career_start", "trade"]),
        ("参加工作", ["时间", "单位"], ["career_start", None]),
        ("师傅", ["工种", "参加工作时间"], [None, None]),
        ("申报情况", ["取得时间", "现有等级"], [None, None]),
    ],
)
def test_a_group_is_of_the_facts_whose_names_have_its_word(
    above: str, below: list[str], facts: list[str | None]
) -> None:
    known = [fact if fact in FACTS else None for fact in facts]
    assert heads(two_rows(above, below), MERGED)[1] == [None, "post", *known, "sex"]


DIVIDED = {
    "the days of all certificates": ("取证时间", ["初级工", "中级工", "高级工"]),
    "the level at work and that of the certificate": ("现等级", ["聘任", "证书"]),
    "schooling before and beside the work": ("学历", ["全日制", "在职"]),
    "schooling then and now": ("学历", ["原始", "现在"]),
    "the trade now and the one applied for": ("工种", ["现从事", "拟报"]),
    "trades of two certificates": ("取证时间", ["原工种", "现工种"]),
    "a tick for each level": ("现等级", ["初级工", "中级工", "高级工", "技师"]),
    "a tick for yes and no": ("较高技艺", ["无", "有"]),
    "each year apart": ("优秀年度", ["2016", "2018", "2019"]),
    "the level applied for and a number": ("技术等级", ["申报", "编号"]),
    "another paper": ("取证时间", ["驾驶证", "编号"]),
    "what was planned and what was": ("转正定级时间", ["预计", "实际"]),
    "the first work and this one": ("参加工作时间", ["首次", "入本单位"]),
}


@pytest.mark.parametrize("merged", [True, False], ids=["merged", "blank"])
@pytest.mark.parametrize(("above", "below"), DIVIDED.values(), ids=DIVIDED)
def test_of_columns_that_are_told_apart_below_a_heading_none_is_taken_for_the_fact(
    above: str, below: list[str], merged: bool
) -> None:
    end = 1 + len(below)
    ranges = [(1, 2, 1, end), (1, 0, 2, 0), (1, 1, 2, 1)] if merged else []
    rows: Rows = [
        ["姓名", "性别", above, *[""] * (len(below) - 1)],
        ["", "", *below],
        ["王建国", "男", *["高中"] * len(below)],
    ]
    headings, facts = heads(rows, ranges)
    assert headings == ["姓名", "性别", *(f"{above} {word}" for word in below)]
    assert facts == [None, "sex", *[None] * len(below)]


def test_columns_are_told_apart_in_the_third_row_of_a_heading_too() -> None:
    rows: Rows = [
        ["姓名", "参加工作时间", "等级证书情况", ""],
        ["", "", "取证时间", ""],
        ["", "", "（初级工）", "（中级工）"],
        ["王建国", "1998.07", "2003.06", "2009.06"],
    ]
    headings, facts = heads(rows, [(1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 1, 3), (2, 2, 2, 3)])
    assert headings == ["姓名", "参加工作时间", "取证时间 （初级工）", "取证时间 （中级工）"]
    assert facts == [None, "career_start", None, None]


@pytest.mark.parametrize(
    ("somebody", "are_two"),
    [
        pytest.param(["王建国", "男", "初中", "大专"], True, id="both have something"),
        pytest.param(["王建国", "男", "初中", ""], False, id="one has"),
        pytest.param(["王建国", "男", "", "大专"], False, id="the other has"),
    ],
)
def test_of_a_heading_merged_over_two_filled_columns_neither_is_taken(somebody: list[str], are_two: bool) -> None:
    rows: Rows = [["姓名", "性别", "学历", ""], ["李四", "女", "高中", ""], somebody]
    headings, facts = heads(rows, [(1, 2, 1, 3)])
    assert headings[2:] == (["学历 左起第 1 列", "学历 左起第 2 列"] if are_two else ["学历", ""])
    assert facts[1:] == (["sex", None, None] if are_two else ["sex", "education", None])


def test_merged_cells_wider_than_the_heading_are_none_of_it() -> None:
    rows: Rows = [[], [], ["姓名", "学历"], ["王建国", "高中"]]
    assert heads(rows, [(1, 0, 2, 7)]) == (["姓名", "学历"], [None, "education"])
    assert heads(rows, [(1, 0, 2, 1), (3, 1, 3, 5)]) == (["姓名", "学历"], [None, "education"])


def test_a_name_merged_over_two_columns_is_a_name() -> None:
    rows: Rows = [["姓名", "", "学历"], ["王", "建国", "高中"]]
    assert heads(rows, [(1, 0, 1, 1)]) == (["姓名", "", "学历"], [None, None, "education"])


def test_it_is_said_that_columns_below_one_heading_are_not_read(tmp_path: Path) -> None:
    rows: Rows = [
        ["姓名", "性别", "取证时间", "", "学历", "", "参加 工作时间", ""],
        ["", "", "初级工", "中级工", "学历", "专业", "首次", "入本单位"],
        ["王建国", "男", "2003.06", "2009.06", "高中", "钳工", "1998.07", "2005.07"],
    ]
    merged = ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1")
    said = [
        "“取证时间”下面分了几列：“初级工”、“中级工”。看哪一列定不下来，都没有核查。请只留该看的那一列，列名写“取证时间”。",
        "“参加 工作时间”下面分了几列：“首次”、“入本单位”。看哪一列定不下来，都没有核查。"
        "请只留该看的那一列，列名写“参加 工作时间”。",
    ]
    (tmp_path / "名册.xlsx").write_bytes(xlsx(rows, *merged))
    told = screen_file(tmp_path / "名册.xlsx", tmp_path / "结果.csv", NOTICE, TODAY)
    assert [note for note in told if "下面分了几列" in note] == said
    assert [note for note in taken_in(xlsx(rows, *merged), "名册.xlsx").notes if "下面分了几列" in note] == said


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(["李四", "", "初中", "大专"], id="a name stands in it"),
        pytest.param(["", "", "全日制", ""], id="one column of it is filled"),
        pytest.param(["", "女", "全日制", "在职"], id="every heading has something below it"),
    ],
)
def test_a_row_that_does_not_tell_columns_apart_is_none_of_the_heading(second: list[str]) -> None:
    rows: Rows = [["姓名", "性别", "学历", ""], second, ["王建国", "男", "高中", "大专"]]
    assert heads(rows)[0] == ["姓名", "性别", "学历", ""]


@pytest.mark.parametrize(
    ("above", "level", "fact"),
    [
        ("现持证书情况", "等级", "held_level"),
        ("现持证书", "等级", "held_level"),
        ("现等级情况", "等级", "held_level"),
        ("持证情况", "等级", "held_level"),
        ("所持证书情况", "级别", "held_level"),
        ("现持证情况", "等级（必填）", "held_level"),
        ("基本情况", "等级", None),
        ("岗位聘用", "等级", None),
        ("原持证书情况", "等级", None),
        ("拟报情况", "等级", None),
    ],
)
def test_a_bare_level_is_that_of_the_certificates_it_stands_below(above: str, level: str, fact: str | None) -> None:
    rows: Rows = [
        ["姓名", "性别", above, "", ""],
        ["", "", "工种", level, "取证时间"],
        ["王建国", "男", "焊工", "高级工", "2010.06"],
    ]
    assert heads(rows, [(1, 2, 1, 4), (1, 0, 2, 0), (1, 1, 2, 1)])[1][3] == fact


def test_a_level_and_its_day_below_headings_of_three_rows() -> None:
    rows: Rows = [
        ["姓名", "性别", "现等级情况", "", ""],
        ["", "", "等级", "取得时间", ""],
        ["", "", "", "年", "月"],
        ["王建国", "男", "高级工", "2010", "6"],
    ]
    merged = [(1, 2, 1, 4), (1, 0, 3, 0), (1, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 4)]
    assert heads(rows, merged)[1] == [None, "sex", "held_level", "level_since", None]


def test_a_column_beside_a_group_does_not_lend_its_name_into_it() -> None:
    rows: Rows = [
        ["姓名", "岗位身份", "现有等级", "申报情况", ""],
        ["", "", "", "取得时间", "工种"],
        ["张三", "在岗正式人员", "四级", "2020.06", "焊工"],
    ]
    assert heads(rows, [(1, 3, 1, 4)])[1] == [None, "post", "held_level", None, "trade"]


def test_most_columns_under_other_words_are_not_read_from_the_lower_row_alone() -> None:
    rows: Rows = [
        ["姓名", "申报情况", "", "", ""],
        ["", "技术等级", "发证时间", "学历", "工种"],
        ["张三", "四级", "2020.06", "高中", "焊工"],
    ]
    headings, facts = heads(rows)
    assert (name_column(headings), facts) == (0, [None, None, None, None, "trade"])


def over_all(above: str) -> tuple[Rows, Any]:
    rows: Rows = [
        [above, "", "", "申报情况", ""],
        ["姓名", "岗位身份", "参加工作时间", "技术等级", "发证时间"],
        ["张三", "在岗正式人员", "1998.07", "三级", "2020.06"],
    ]
    return rows, [(1, 0, 1, 2), (1, 3, 1, 4)] if above else [(1, 3, 1, 4)]


@pytest.mark.parametrize("above", ["基本情况", ""])
def test_groups_over_all_columns_hold_for_those_below(above: str) -> None:
    headings, facts = heads(*over_all(above))
    assert (name_column(headings), facts) == (0, [None, "post", "career_start", None, None])


def test_a_heading_with_nothing_but_other_groups_is_none() -> None:
    rows, merged = over_all("师傅")
    assert find_heading([list(row) for row in rows], FACTS, merged) is None


def test_three_rows_of_headings_keep_what_stands_in_the_first() -> None:
    rows: Rows = [
        ["姓名", "岗位身份", "申报情况", "", "性别"],
        ["", "", "证书情况", "", ""],
        ["", "", "等级", "取得时间", ""],
        ["张三", "在岗正式人员", "三级", "2020.06", "男"],
    ]
    merged = [(1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 1, 3), (2, 2, 2, 3), (1, 4, 3, 4)]
    assert heads(rows, merged)[1] == [None, "post", None, None, "sex"]
    rows = [["姓名", "岗位身份", "基本信息", "", "性别"], *rows[1:]]
    assert heads(rows, merged)[1] == [None, "post", "held_level", "level_since", "sex"]


@pytest.mark.parametrize(
    "title",
    [
        ["某局工勤人员花名册", "", "", "2020年4月", ""],
        ["填报单位（盖章）：某局", "", "", "填报时间：", ""],
        ["附件2", "", "某局报名表", "", ""],
        ["", "", "某市某局申报人员名册", "", ""],
        ["市园林局", "", "", "", "内部资料"],
    ],
    ids="".join,
)
def test_a_title_of_several_cells_takes_nothing_from_the_headings_below(title: list[str]) -> None:
    rows: Rows = [
        title,
        ["姓名", "岗位身份", "技术等级", "发证时间", "性别"],
        ["张三", "在岗正式人员", "四级", "2010.06", "男"],
    ]
    assert heads(rows) == (list(rows[1]), [None, "post", "held_level", "level_since", "sex"])


ANSWERS = {
    "岗位身份": "在岗正式人员",
    "技术等级": "四级",
    "发证时间": "2010.06",
    "性别": "男",
    "参加工作时间": "1998.07",
    "学历": "高中",
    "出生日期": "1970.05",
    "工种": "焊工",
    "论文": "无",
}


@pytest.mark.parametrize(
    ("below", "beside", "is_of_all"),
    [
        (4, 0, False),
        (5, 0, True),
        (6, 0, True),
        (4, 1, False),
        (5, 2, True),
        (5, 3, False),
        (6, 2, True),
        (6, 3, False),
    ],
)
def test_words_over_five_facts_and_more_than_twice_as_many_as_beside_them_say_what_all_of_a_roster_is(
    below: int, beside: int, is_of_all: bool
) -> None:
    names = list(ANSWERS)[: below + beside]
    last = 1 + len(names)
    rows: Rows = [
        ["姓名", "申报情况", *[""] * (below - 1), *names[below:]],
        ["", *names[:below], *[""] * beside],
        ["张三", *[ANSWERS[name] for name in names]],
    ]
    merged = [(1, 0, 2, 0), (1, 1, 1, below), *((1, column, 2, column) for column in range(1 + below, last))]
    found = find_heading([list(row) for row in rows], FACTS, merged)
    known = [fact is not None for fact in recognise(found[1], FACTS)] if found else [False] * last
    assert known == [False, *[is_of_all] * below, *[found is not None] * beside]


@pytest.mark.parametrize("kind", [csv_file, xlsx])
def test_the_columns_not_taken_are_named_with_what_stands_above(tmp_path: Path, kind: Callable[[Rows], bytes]) -> None:
    name = f"名册.{'csv' if kind is csv_file else 'xlsx'}"
    (tmp_path / name).write_bytes(kind(two_rows("申报情况", ["技术等级", "发证时间"])))
    notes = screen_file(tmp_path / name, tmp_path / "结果.csv", NOTICE, TODAY)
    assert "只照抄、没有核查的列：“姓名”、“申报情况 技术等级”、“申报情况 发证时间”。" in notes
