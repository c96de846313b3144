"""Cells put right on the page: the roster as it came stays, and each correction can be taken back."""

import io

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from gongqin_core.roster.review.corrected_roster import as_corrected
from gongqin_core.roster.review.corrections import changed
from gongqin_core.roster.review.edits import Edit, Edits
from gongqin_core.roster.review.remarks import CHANGES
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


def test_a_formula_that_somebody_types_stays_a_text() -> None:
    edits = Edits(INTAKE).write({(0, SINCE): '=HYPERLINK("x")'})
    book = openpyxl.load_workbook(io.BytesIO(as_corrected(judged(INTAKE), judged(edits.intake), edits)))
    assert book["名册"].cell(2, SINCE + 1).data_type == "s" and book["改了什么"]["E2"].data_type == "s"
