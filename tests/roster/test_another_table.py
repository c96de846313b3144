"""A heading that stands again in the middle: the same, or that of another table; and a roster on its side."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongqin_core.roster.screen import screen_file
from gongqin_core.roster.spreadsheets.sheet import RosterError
from tests.people import NOTICE
from tests.roster.office_rosters import Rows, Screened, csv_file, xlsx
from tests.rosters import TODAY, taken_in

HEADING = ["序号", "姓名", "单位", "岗位身份", "现有等级", "取证时间", "参加工作时间", "备注"]
SOMEBODY = ["1", "张三", "一所", "在岗正式人员", "四级", "2012.12", "1998.07", ""]
KINDS = [csv_file, xlsx]


def again(**other: str) -> list[str]:
    """The heading with other words in place of some."""
    return [other.get(heading, heading) for heading in HEADING]


def refused(folder: Path, rows: Rows, kind: Callable[[Rows], bytes], said: str) -> None:
    name = f"名册.{'csv' if kind is csv_file else 'xlsx'}"
    (folder / name).write_bytes(kind(rows))
    with pytest.raises(RosterError, match=said):
        screen_file(folder / name, folder / "结果.csv", NOTICE, TODAY)
    with pytest.raises(RosterError, match=said):
        taken_in(kind(rows), name)
    assert not (folder / "结果.csv").exists()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("row", "place"),
    [
        (again(取证时间="参加工作时间", 参加工作时间="取证时间"), "第 6 列是“参加工作时间”，上面是“取证时间”"),
        (again(取证时间="聘任时间"), "第 6 列是“聘任时间”，上面是“取证时间”"),
        (again(备注="取证时间", 取证时间=""), "第 8 列是“取证时间”，上面是“备注”"),
        (again(姓名="单位", 单位="姓名"), "第 2 列是“单位”，上面是“姓名”"),
        (again(备注="申报等级"), "第 8 列是“申报等级”，上面是“备注”"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_heading_again_with_a_column_that_means_something_else_is_refused(
    tmp_path: Path, kind: Callable[[Rows], bytes], row: list[str], place: str
) -> None:
    what = f"第 3 行：又有一个表头，{place}。请把下面的另存一份，或把列调成一样的次序"
    refused(tmp_path, [HEADING, SOMEBODY, row, SOMEBODY], kind, what)


@pytest.mark.parametrize("row", [["入党时间", "技术级别", "聘任时间"], ["工作岗位", "级别", "上岗时间"]])
def test_a_heading_of_other_words_below_is_refused(tmp_path: Path, row: list[str]) -> None:
    rows: Rows = [
        ["姓名", "参加工作时间", "现等级", "取证时间"],
        ["张三", "1990.07", "三级", "2010.06"],
        ["姓名", *row],
    ]
    refused(tmp_path, rows, csv_file, f"第 3 行：又有一个表头，第 2 列是“{row[0]}”，上面是“参加工作时间”")


def test_a_heading_again_that_goes_further_to_the_right_says_that_nothing_stands_above(tmp_path: Path) -> None:
    first = [["姓名", "取证时间", "参加工作时间", ""], ["张三", "2012.12", "1998.07", ""]]
    rows: Rows = [*first, ["姓名", "取证时间", "参加工作时间", "退休情况"]]
    refused(tmp_path, rows, csv_file, "第 4 列是“退休情况”，上面没有列名。请把")


def test_of_a_small_roster_two_columns_that_change_places_are_refused(tmp_path: Path) -> None:
    rows: Rows = [
        ["姓名", "取证时间", "参加工作时间"],
        ["张三", "2012.12", "1998.07"],
        ["姓名", "参加工作时间", "取证时间"],
        ["李四", "1998.07", "2012.12"],
    ]
    refused(tmp_path, rows, csv_file, "第 3 行：又有一个表头")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "row", [HEADING, again(取证时间="发证日期", 备注="说明", 姓名="职工姓名"), again(备注="", 序号="")]
)
def test_a_heading_again_in_other_words_for_the_same_is_nobody(
    tmp_path: Path, kind: Callable[[Rows], bytes], row: list[str]
) -> None:
    name = f"名册.{'csv' if kind is csv_file else 'xlsx'}"
    roster = Screened(tmp_path, kind([HEADING, SOMEBODY, row, [*SOMEBODY[:1], "李四", *SOMEBODY[2:]]]), name)
    assert roster.nobody == {3: "重复的表头"}
    assert roster.people == ["张三", "李四"]


def test_a_title_and_a_heading_of_two_rows_again_are_nobody_also_with_another_day(tmp_path: Path) -> None:
    head: Rows = [
        ["填报单位（盖章）：", "", "", "填报时间：2020年4月", ""],
        ["姓名", "岗位身份", "现技术等级", "", "参加工作时间"],
        ["", "", "等级", "取得时间", ""],
    ]
    second = [["填报单位（盖章）：", "", "", "填报时间：2020年5月", ""], *head[1:]]
    people = [
        ["张三", "在岗正式人员", "四级", "2012.12", "1998.07"],
        ["李四", "在岗正式人员", "四级", "2012.12", "1998.07"],
    ]
    roster = Screened(tmp_path, csv_file([*head, people[0], *second, people[1]]), "名册.csv")
    assert roster.people == ["张三", "李四"]
    assert {roster.nobody[line] for line in (6, 7)} == {"重复的表头"} and 5 in roster.nobody
    second[2] = ["", "", "等级", "聘任时间", ""]
    said = "第 7 行：又有一个表头，第 4 列是“聘任时间”，上面是“现技术等级 取得时间”"
    (tmp_path / "b").mkdir()
    refused(tmp_path / "b", [*head, people[0], *second, people[1]], csv_file, said)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", [[], ["项目"]], ids=["first", "second"])
def test_a_roster_on_its_side_is_refused(tmp_path: Path, kind: Callable[[Rows], bytes], number: list[str]) -> None:
    rows: Rows = [
        [*(str(place) for _ in number), heading, *texts]
        for place, (heading, *texts) in enumerate(zip(HEADING, SOMEBODY, SOMEBODY, strict=True), 1)
    ]
    what = f"表是横着的（项目在第 {len(number) + 1} 列），请转置成一人一行"
    refused(tmp_path, rows, kind, what.replace("（", "（"))


def test_a_sheet_that_explains_the_columns_is_no_roster_on_its_side(tmp_path: Path) -> None:
    explained = [[heading, "怎么填"] for heading in HEADING]
    content = xlsx(explained, 人员=[HEADING, SOMEBODY])
    roster = Screened(tmp_path, content, "名册.xlsx")
    assert roster.people == ["张三"]


def test_a_list_of_a_few_headings_below_each_other_is_not_on_its_side(tmp_path: Path) -> None:
    rows: Rows = [["姓名"], ["单位"], HEADING, SOMEBODY]
    assert Screened(tmp_path, csv_file(rows), "名册.csv").people == ["张三"]


FACTS_BELOW = HEADING[3:7]
ON_ITS_SIDE = "表是横着的（项目在第 1 列）"


@pytest.mark.parametrize(("headings", "said"), [(2, "又有一个表头"), (3, ON_ITS_SIDE), (4, ON_ITS_SIDE)])
def test_three_headings_below_each_other_make_a_roster_on_its_side(tmp_path: Path, headings: int, said: str) -> None:
    refused(tmp_path, [[heading, "甲", "乙"] for heading in FACTS_BELOW[:headings]], csv_file, said)


@pytest.mark.parametrize(("others", "said"), [(2, ON_ITS_SIDE), (3, "又有一个表头"), (4, "又有一个表头")])
def test_most_of_a_column_are_headings_where_a_roster_is_on_its_side(tmp_path: Path, others: int, said: str) -> None:
    rows: Rows = [[heading, "甲", "乙"] for heading in FACTS_BELOW[:3]] + [["某事", "甲", "乙"]] * others
    refused(tmp_path, rows, csv_file, said)


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_for_each_person_is_refused(tmp_path: Path, kind: Callable[[Rows], bytes]) -> None:
    rows: Rows = [
        ["姓名", "张三", "性别", "男"],
        ["出生年月", "1970.01", "参加工作时间", "1990.07"],
        ["现等级", "三级", "取证时间", "2010.06"],
    ]
    what = "第 2 行：姓名的位置写着“出生年月”，像是一人一块的登记卡。请改成一人一行、一列一个项目的表，再核查"
    refused(tmp_path, rows, kind, what)
