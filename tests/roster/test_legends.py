"""Legends that turn the usual numbers round: whoever is 1 there is somebody else here, and a sentence says so."""

from pathlib import Path

import pytest

from gongqin_core.roster.review.intake import take_in
from gongqin_core.roster.screen import screen_file
from tests.people import NOTICE
from tests.roster.office_rosters import Rows, Screened, csv_file
from tests.rosters import TODAY

HEADING = ["姓名", "参加工作时间", "现等级", "性别", "取证时间"]
ZHANG, LI = ["张三", "1998.07", "3", "2", "2015.06"], ["李四", "1990.07", "1", "1", "2010.06"]


def sentences(folder: Path, rows: Rows) -> list[str]:
    """What is said of legends, the same on the page."""
    name = folder / "名册.csv"
    name.write_bytes(csv_file(rows))
    told = screen_file(name, folder / "结果.csv", NOTICE, TODAY)
    with name.open("rb") as file:
        page = take_in(file, name.name, NOTICE).notes
    found = [sentence for sentence in told if "核查却把它读作" in sentence]
    assert found == [sentence for sentence in page if "核查却把它读作" in sentence]
    return found


ROUND = "1初级工 2中级工 3高级工 4技师 5高级技师"
LEVELS = "”是“初级工”，核查却把它读作“一级（高级技师）”。请把“现等级”列的数字改成文字，再核查。"


@pytest.mark.parametrize(
    "legend",
    [
        f"等级代码：{ROUND}",
        "等级1为初级工，2为中级工，3为高级工",
        "3级为高级工，2级为中级工，1级为初级工",
        "１－初级工；２－中级工；３－高级工",
        "1、初级工；2、中级工；3、高级工",
        "3=高级工 2=中级工 1=初级工",
        "高级工填3，中级工填2，初级工填1",
    ],
)
def test_a_legend_above_or_below_that_turns_the_numbers_round_is_told(tmp_path: Path, legend: str) -> None:
    note = [legend, "", "", "", ""]
    assert sentences(tmp_path, [note, HEADING, ZHANG, LI]) == [f"第 1 行说“1{LEVELS}"]
    assert sentences(tmp_path, [HEADING, ZHANG, LI, [f"注：{legend}", "", "", "", ""]]) == [f"第 4 行说“1{LEVELS}"]


def test_a_legend_in_the_heading_is_told(tmp_path: Path) -> None:
    heading = [*HEADING[:2], f"现等级（请填数字：{ROUND}）", *HEADING[3:]]
    [told] = sentences(tmp_path, [heading, ZHANG, LI])
    assert told.startswith("表头说“1”是“初级工”，核查却把它读作“一级（高级技师）”")


PAIRS = [["1", "初级工"], ["2", "中级工"], ["3", "高级工"], ["4", "技师"], ["5", "高级技师"]]
TABLES = {
    "a number and a word a row": [[*pair, "", "", ""] for pair in PAIRS],
    "with what stands over them": [["代码", "含义", "", "", ""], *([*pair, "", "", ""] for pair in PAIRS)],
    "further to the right": [["", "", *pair, ""] for pair in PAIRS],
    "in a row": [[f"{number}{word}" for number, word in PAIRS]],
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_legend_of_several_cells_is_told_and_nobody_is_made_of_it(tmp_path: Path, table: Rows) -> None:
    if table[0][0]:  # what begins further to the right is the upper part of a heading, and then nothing is read
        [told] = sentences(tmp_path, [*table, HEADING, ZHANG, LI])
        assert told.endswith(LEVELS)
    [told] = sentences(tmp_path, [HEADING, ZHANG, LI, *table])
    assert told.endswith(LEVELS)
    roster = Screened(tmp_path, csv_file([HEADING, ZHANG, LI, *table]), "名册.csv")
    assert roster.people == ["张三", "李四"]


def test_a_legend_whose_words_stand_below_the_numbers_is_told(tmp_path: Path) -> None:
    numbers, words = ([pair[part] for pair in PAIRS] for part in (0, 1))
    assert sentences(tmp_path, [numbers, words, HEADING, ZHANG, LI]) == [f"第 1 行说“1{LEVELS}"]


def test_a_legend_of_two_answers_is_one(tmp_path: Path) -> None:
    [told] = sentences(tmp_path, [HEADING, ZHANG, LI, ["注：性别：1女 2男", "", "", "", ""]])
    assert told == "第 4 行说“1”是“女”，核查却把它读作“男”。请把“性别”列的数字改成文字，再核查。"


@pytest.mark.parametrize(
    "note",
    {
        "it says what is read": "注：1高级技师 2技师 3高级工 4中级工 5初级工，性别1男 2女",
        "two of five numbers only": "注：1初级工 2中级工",
        "counts, the number behind": "注：初级工 3 中级工 1 高级工 2",
        "counts behind a colon": "注：初级工：3人，中级工：1人，高级工：2人",
        "counts of people": "注：1人初级工，3人中级工，5人高级工",
        "one number twice": "注：1初级工 1中级工 1高级工",
    }.items(),
    ids=lambda case: case[0],
)
def test_anything_else_is_no_such_legend(tmp_path: Path, note: tuple[str, str]) -> None:
    assert sentences(tmp_path, [HEADING, ZHANG, LI, [note[1], "", "", "", ""]]) == []


def test_a_legend_that_stands_there_twice_is_told_once(tmp_path: Path) -> None:
    note = [ROUND, "", "", "", ""]
    assert sentences(tmp_path, [note, HEADING, ZHANG, LI, note]) == [f"第 1 行说“1{LEVELS}"]


def test_three_numbers_are_enough(tmp_path: Path) -> None:
    assert len(sentences(tmp_path, [HEADING, ZHANG, LI, ["注：1初级工 2中级工 3高级工", "", "", "", ""]])) == 1


def test_nothing_is_told_where_no_cell_holds_such_a_number(tmp_path: Path) -> None:
    rows = [[*row[:2], "高级工", *row[3:]] for row in (ZHANG, LI)]
    assert sentences(tmp_path, [HEADING, *rows, [f"注：{ROUND}", "", "", "", ""]]) == []
