"""Cells put right on the page: the roster as it came stays, and each correction can be taken back."""

import io
from typing import Any

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from gongqin_core.roster.review.corrected_roster import as_corrected
from gongqin_core.roster.review.corrections import changed
from gongqin_core.roster.review.edits import Edit, Edits
from gongqin_core.roster.review.intake import Intake
from gongqin_core.roster.review.remarks import CHANGES
from tests.roster.office_rosters import Rows, xlsx
from tests.roster.review.reviews import DRIVER, HEADINGS
from tests.rosters import csv_of, judged, taken_in

WRONG = DRIVER | {"姓名": "李四", "参加工作时间": "2008-07", "转正定级时间": "2009-07", "取证时间": "2014.1"}
INTAKE = taken_in(csv_of([DRIVER, WRONG], HEADINGS))
SINCE = HEADINGS.index("取证时间")
TEXTS = st.text("年 2012-06，甲", max_size=8)
PLACES = st.tuples(st.integers(0, 1), st.integers(0, len(HEADINGS) - 1))


def test_a_corrected_cell_stands_in_the_roster_and_what_came_stays() -> None:
    edits = Edits(INTAKE).write({(1, SINCE): " 2014-01 "})
    assert edits.intake.text(SINCE, 1) == "2014-01"
    assert INTAKE.text(SINCE, 1) == "2014.1" and edits.intake.rows[0] == INTAKE.rows[0]
    assert list(edits) == [Edit(1, SINCE, "2014.1", "2014-01")]


def test_a_cell_that_is_written_as_it_came_is_no_correction() -> None:
    edits = Edits(INTAKE).write({(1, SINCE): "2014-01"}).write({(1, SINCE): "2014.1", (0, SINCE): "2012-06-30"})
    assert not edits.cells and edits.intake is INTAKE


@given(st.lists(st.tuples(PLACES, TEXTS), max_size=6))
def test_what_was_corrected_and_taken_back_one_by_one_is_as_it_came(written: list[tuple[tuple[int, int], str]]) -> None:
    edits = Edits(INTAKE)
    for place, text in written:
        edits = edits.write({place: text})
    for edit in list(edits):
        assert edits.intake.text(edit.column, edit.row) == edit.after != edit.before
        edits = edits.undo((edit.row, edit.column))
    assert [list(row) for row in edits.intake.rows] == [list(row) for row in INTAKE.rows]


def test_verdicts_follow_a_correction_and_only_theirs() -> None:
    before, edits = judged(INTAKE), Edits(INTAKE).write({(1, SINCE): "2014-01"})
    after = judged(edits.intake)
    [change] = changed(before, after)
    assert change.who == "李四" and change.standing
    assert not after.people[1].problems


def test_the_corrected_roster_holds_the_cells_and_lists_what_was_changed() -> None:
    edits = Edits(INTAKE).write({(1, SINCE): "2014-01", (0, HEADINGS.index("文化程度")): ""})
    before, after = judged(INTAKE), judged(edits.intake)
    book = openpyxl.load_workbook(io.BytesIO(as_corrected(before, after, edits)))
    roster = [list(row) for row in book["名册"].iter_rows(values_only=True)]
    assert roster[0] == HEADINGS and roster[2][SINCE] == "2014-01" and roster[1][SINCE] == "2012-06-30"
    [headings, first, second] = [list(row) for row in book["改了什么"].iter_rows(values_only=True)]
    assert headings == [*CHANGES]
    assert first[:5] == [3, "李四", "取证时间", "2014.1", "2014-01"] and first[5] != first[6]
    assert second[:5] == [2, "张三", "文化程度", "高中", "（空着）"]


def corrected(intake: Intake, place: tuple[int, int], text: str) -> tuple[list[list[Any]], list[list[Any]]]:
    """The corrected roster and what is said of it, as they are written."""
    edits = Edits(intake).write({place: text})
    book = openpyxl.load_workbook(io.BytesIO(as_corrected(judged(intake), judged(edits.intake), edits)))
    written, changes = ([list(row) for row in book[name].iter_rows(values_only=True)] for name in ("名册", "改了什么"))
    return written, changes


def test_rows_that_are_nobody_s_stay_in_the_corrected_roster_where_they_stood() -> None:
    rows: Rows = [
        ["某局工勤人员名册", "", "", ""],
        ["姓名", "现有等级", "取证时间", "参加工作时间"],
        ["张三", "四级", "2008.12", "1998.07"],
        ["", "三级", "2014.12", ""],
        ["李四", "四级", "2014.1", "1998.07"],
        ["王五", "四级", "2014.11", "同上"],
        ["合计", "3人", "", ""],
        ["制表人：王五", "", "", ""],
    ]
    intake = taken_in(xlsx(rows, "A3:A4", "D3:D4"), "名册.xlsx")
    written, changes = corrected(intake, (2, 2), "2014-01")
    assert [row[0] for row in written] == [
        "某局工勤人员名册",
        "姓名",
        "张三",
        None,
        "李四",
        "王五",
        "合计",
        "制表人：王五",
    ]
    assert written[3][1:3] == ["三级", "2014.12"] and written[4][2] == "2014-01" and written[5][3] == "1998.07"
    assert changes[1][:3] == [5, "李四", "取证时间"], "the row of the file, and of the corrected one"
    assert [row[0] for row in changes[2:] if row[0]] == ["“参加工作时间”列里的“同上”，写成了上面一格的内容。"]


def test_a_corrected_roster_whose_heading_stood_in_two_rows_has_its_rows_where_they_stood() -> None:
    rows: Rows = [
        ["姓名", "现技术等级", "", "参加工作时间"],
        ["", "等级", "取得时间", ""],
        ["张三", "四级", "2014.1", "1998.07"],
    ]
    intake = taken_in(xlsx(rows, "A1:A2", "B1:C1", "D1:D2"), "名册.xlsx")
    written, changes = corrected(intake, (0, 2), "2014-01")
    assert (written[2][0], written[2][2], changes[1][0]) == ("张三", "2014-01", 3)
    assert not any(written[0]) and written[1][0] == "姓名"


def test_a_formula_that_somebody_types_stays_a_text() -> None:
    edits = Edits(INTAKE).write({(0, SINCE): '=HYPERLINK("x")'})
    book = openpyxl.load_workbook(io.BytesIO(as_corrected(judged(INTAKE), judged(edits.intake), edits)))
    assert book["名册"].cell(2, SINCE + 1).data_type == "s" and book["改了什么"]["E2"].data_type == "s"
