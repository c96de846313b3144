"""Rows that only show how to fill in a roster, and rows that number its columns: nobody is made of them unsaid."""

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from gongqin_core.roster.screening import screen_frame
from tests.people import NOTICE
from tests.roster.office_rosters import Rows, Screened, csv_file, xlsx
from tests.rosters import TODAY

HEADING = ["序号", "姓名", "现有等级", "取证时间", "参加工作时间", "备注"]
PERSON = ["张三", "四级", "2012.06", "1998.07"]


def screened(folder: Path, *rows: Sequence[object]) -> Screened:
    return Screened(folder, csv_file([HEADING, *rows, ["2", "李四", "四级", "2012", "1998", ""]]), "名册.csv")


@pytest.mark.parametrize(
    "sign",
    ["例", "样例", "示例", "(例)", "（例）", "【示例】", "例1", "示例一", "范例：", "填写示例", " 例 ", "例行"],
)
@pytest.mark.parametrize("place", [0, 5], ids=["序号", "备注"])
def test_a_row_beside_whose_name_an_example_is_called_so_is_pointed_out(tmp_path: Path, sign: str, place: int) -> None:
    row = ["1", *PERSON, ""]
    row[place] = sign
    roster = screened(tmp_path, row)
    assert roster.problems(2) == f"姓名：张三：这一行写着“{sign.strip()}”，像是示例。请删去这一行"
    assert roster.verdicts(2) == roster.verdicts(3)
    frame = pd.DataFrame([row], columns=HEADING)
    assert screen_frame(frame, NOTICE, TODAY)["problems"][0] == roster.problems(2)


@pytest.mark.parametrize("sign", ["1", "例外", "例会记录", "惯例", "破例", "比例1", "照例", ""])
@pytest.mark.parametrize("place", [0, 5], ids=["序号", "备注"])
def test_another_word_beside_a_name_says_nothing(tmp_path: Path, sign: str, place: int) -> None:
    row = ["1", *PERSON, ""]
    row[place] = sign
    assert screened(tmp_path, row).problems(2) == ""


@pytest.mark.parametrize("name", ["示例：张三", "例：张三", "张三（例）", "张三(示例)", "样例", "（例）张三", "例1"])
def test_a_name_that_says_so_itself_is_pointed_out(tmp_path: Path, name: str) -> None:
    assert screened(tmp_path, ["1", name, *PERSON[1:], ""]).problems(2).endswith("这是模板里的示例。请删去这一行")


@pytest.mark.parametrize("name", ["张例", "例三", "示巴", "王范", "马样"])
def test_a_name_with_such_a_letter_is_a_name(tmp_path: Path, name: str) -> None:
    assert screened(tmp_path, ["1", name, *PERSON[1:], ""]).problems(2) == ""


def test_an_example_is_found_in_a_workbook_and_among_a_hundred_thousand_lines(tmp_path: Path) -> None:
    rows: Rows = [HEADING, ["例", *PERSON, ""], [1, "李四", *PERSON[1:], ""]]
    roster = Screened(tmp_path, xlsx(rows), "名册.xlsx")
    assert "像是示例" in roster.problems(2) and roster.problems(3) == ""
    lines = [[str(number), f"李{number}甲", *PERSON[1:], ""] for number in range(90_000)]
    lines[70_000][0], lines[70_001][1] = "例", '李"甲'
    roster = Screened(tmp_path, csv_file([HEADING, *lines]), "长.csv")
    assert [line for line in roster.rows if line > 1 and roster.problems(line)] == [70_002]


NUMBERED = {
    "figures from the first column": ["1", "2", "3", "4", "5", "6"],
    "a label and figures from the names on": ["栏次", "1", "2", "3", "4", "5"],
    "a label and the places of the columns": ["栏次", "2", "3", "4", "5", "6"],
    "circles": [*"①②③④⑤⑥"],
    "figures in brackets": ["(1)", "（2）", "(3)", "(4)", "(5)", "(6)"],
    "stems": [*"甲乙丙丁戊己"],
    "stems, then figures": ["甲", "乙", "1", "2", "3", "4"],
    "letters": [*"ABCDEF"],
    "Chinese figures": [*"一二三四五六"],
    "three of them, the fewest": ["1", "2", "3", "", "", ""],
    "one column left out": ["1", "2", "3", "", "4", "5"],
    "栏 behind each": ["1栏", "2栏", "3栏", "4栏", "5栏", "6栏"],
}
OTHERS = {
    "two of them": ["1", "2", "", "", "", ""],
    "a name among them": ["1", "张三", "3", "", "", ""],
    "not in their order": ["1", "3", "2", "4", "5", "6"],
    "one twice": ["1", "1", "2", "3", "4", "5"],
    "from another figure on": ["3", "4", "5", "6", "7", "8"],
    "a date in between": ["1", "2", "3", "2012", "5", "6"],
    "without the names": ["1", "", "2", "3", "4", ""],
}


@pytest.mark.parametrize("numbers", NUMBERED.values(), ids=NUMBERED)
def test_a_row_below_the_heading_that_numbers_the_columns_is_nobody(tmp_path: Path, numbers: list[str]) -> None:
    roster = screened(tmp_path, numbers, ["1", *PERSON, ""])
    assert roster.nobody == {2: "列的序号"}
    assert roster.people == ["张三", "李四"]
    assert "有 1 行不是人员，没有核查。列的序号：第 2 行。" in roster.notes
    typed = [int(text) if text.isdecimal() else text for text in numbers]
    roster = Screened(tmp_path, xlsx([HEADING, typed, ["1", *PERSON, ""]]), "名册.xlsx")
    assert roster.nobody == {2: "列的序号"}


@pytest.mark.parametrize("numbers", OTHERS.values(), ids=OTHERS)
def test_a_row_that_does_anything_else_is_not_one_of_numbers(tmp_path: Path, numbers: list[str]) -> None:
    assert "列的序号" not in screened(tmp_path, numbers, ["1", *PERSON, ""]).nobody.values()


def test_numbers_stand_below_a_heading_and_nowhere_else(tmp_path: Path) -> None:
    numbers, note = ["1", "2", "3", "4", "5", "6"], ["说明：照实填写", *[""] * 5]
    roster = screened(tmp_path, [""] * 6, note, numbers, ["1", *PERSON, ""], numbers, HEADING, numbers)
    assert roster.nobody == {3: "说明", 4: "列的序号", 7: "重复的表头", 8: "列的序号"}
    assert len(roster.people) == 3


def test_a_row_that_says_how_to_fill_in_each_column_is_a_note(tmp_path: Path) -> None:
    roster = screened(
        tmp_path, ["填写说明", "与身份证一致", "五级/四级/三级", "年.月", "年.月", ""], ["1", *PERSON, ""]
    )
    assert roster.nobody == {2: "说明"}


def test_numbers_below_a_heading_of_two_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    rows: Rows = [["序号", "姓名", "现技术等级", "", "参加工作时间"], ["", "", "等级", "取得时间", ""], [1, 2, 3, 4, 5]]
    for row in [*rows, ["1", "张三", "四级", "2012.06", "1998.07"]]:
        book.active.append([None if cell == "" else cell for cell in row])
    book.active.merge_cells("C1:D1")
    file = io.BytesIO()
    book.save(file)
    roster = Screened(tmp_path, file.getvalue(), "名册.xlsx")
    assert (roster.nobody, roster.people) == ({3: "列的序号"}, ["张三"])
