"""Names that are none, several in one cell, and words beside a name. They are pointed out, and verdicts stay."""

from pathlib import Path

import pytest

from gongqin_core.roster.screen import screen_file
from tests.people import NOTICE
from tests.roster.office_rosters import Rows, Screened, csv_file
from tests.rosters import TODAY

HEADING = ["姓名", "单位", "岗位身份", "现有等级", "取证时间", "参加工作时间"]
REGULAR = ["一所", "在岗正式人员", "四级", "2012.12", "1998.07"]


def problems(folder: Path, name: str) -> str:
    """Of somebody with that name, beside whom somebody stands with the same verdicts."""
    rows: Rows = [HEADING, [name, *REGULAR], ["王五", *REGULAR]]
    roster = Screened(folder, csv_file(rows), "名册.csv")
    last = max(line for line, row in roster.rows.items() if row)
    first = min(line for line, row in roster.rows.items() if line > 1 and row)
    assert roster.verdicts(first) == roster.verdicts(last) != [""] * 5
    return roster.problems(first)


@pytest.mark.parametrize(
    "name",
    [
        "张三\n李四",
        "张三、李四",
        "张三等3人",
        "张三等人",
        "张三、李四等五人",
        "张三 李四",
        "张三　李四光",
        "张三\n\n李四\n王五",
    ],
)
def test_several_names_in_a_cell_are_told(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, name).endswith("：像是几个人。请一人一行，分开写")


@pytest.mark.parametrize("name", ["张\n三", "买买提·\n吐尔逊江", "王等", "何人等", "张三\n（女）"])
def test_one_name_in_two_lines_is_one(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, name) == ""


@pytest.mark.parametrize("name", ["-", "——", "无", "没有", "空缺", "#REF!", "#N/A", "=A1", "123", "①", "待定", "/"])
def test_what_nobody_is_called_is_no_name(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, name) == f"姓名：{name}：没写姓名。请写上，每人一行"


@pytest.mark.parametrize("name", ["张三", "张 三", "欧阳·娜娜", "p0", "张三2", "无名氏", "Null Wang", "空海"])
def test_what_somebody_may_be_called_is_a_name(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, name) == ""


@pytest.mark.parametrize(
    ("name", "word"),
    {
        "乙（已退休）": "已退休",
        "丙（借调）": "借调",
        "丁(去世)": "去世",
        "（删除）戊": "删除",
        "此行作废": "作废",
        "己 拟退休": "拟退休",
        "庚【不报】": "不报",
    }.items(),
)
def test_a_word_beside_a_name_that_may_take_somebody_out_is_told(tmp_path: Path, name: str, word: str) -> None:
    assert problems(tmp_path, name) == f"姓名：{name}：姓名里写着“{word}”，请核对这个人还算不算"


@pytest.mark.parametrize(
    ("name", "mark"),
    {
        "乙（退）": "退",
        "丙〔调〕": "调",
        "丁(待定)": "待定",
        "张三①": "①",
        "张三 *": "*",
        "※李四": "※",
        "张三＃": "#",
        "张三¹": "¹",
        "张三（李四）": "李四",
        "张三-退": "退",
        "张三／退": "退",
        "张三 调": "调",
        "张三→李四": "李四",
        "张三？": "?",
        "张三×": "×",
    }.items(),
)
def test_a_mark_beside_a_name_that_a_note_may_explain_is_told(tmp_path: Path, name: str, mark: str) -> None:
    told = f"姓名：{name}：姓名旁写着“{mark}”，不知道是什么意思，请核对这个人还算不算"
    assert problems(tmp_path, name) == told


@pytest.mark.parametrize(
    "name",
    [
        "张三（女）",
        "张三（大）",
        "张三（回族）",
        "张三（一所）",
        "张三（B）",
        "张三（曾用名张四）",
        "张*",
        "张*三",
        "张**",
        "张 三",
        "张三 丰",
        "欧阳 娜娜",
        "乌兰-图雅",
        "张三（二中）",
    ],
)
def test_what_tells_people_of_one_name_apart_or_hides_a_name_is_no_mark(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, name) == ""


def test_a_mark_that_holds_an_id_number_is_not_quoted(tmp_path: Path) -> None:
    assert problems(tmp_path, "张三（身份证110101199003070011）") == ""


@pytest.mark.parametrize("name", ["110101199003070011", "11010119900307００１１", " 110101 19900307 0011 "])
def test_an_id_number_in_the_place_of_a_name_is_not_quoted(tmp_path: Path, name: str) -> None:
    """On the page its column is not even kept."""
    (tmp_path / "名册.csv").write_bytes(csv_file([HEADING, [name, *REGULAR], ["王五", *REGULAR]]))
    screen_file(tmp_path / "名册.csv", tmp_path / "结果.csv", NOTICE, TODAY)
    [_, first, second] = (tmp_path / "结果.csv").read_text(encoding="utf-8-sig").splitlines()
    assert first.endswith(",姓名：：没写姓名。请写上，每人一行") and second.endswith(",")
