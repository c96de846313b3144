"""Workbooks that are written: what stands in them, for every reader."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from gongqin_core.notice.load import load_notice
from gongqin_core.roster.spreadsheets.files import read_sheet
from gongqin_core.roster.spreadsheets.new_sheet import MOST_SHARED
from gongqin_core.roster.spreadsheets.new_workbook import write_workbook
from gongqin_core.roster.spreadsheets.sheet import LONGEST_TEXT, MOST_ROWS, ON_THE_COMMAND_LINE, RosterError

HEADING = ["姓名", "岗位身份", "现有等级"]
ODD = [
    *("", " ", " 前", "后 ", "两\n行", "\n", "\r", "a\r\nb", "\t", "\x00", "\x1f", "\x7f", "\ufeff", "\u2028", "😀"),
    *("&", "&amp;", "<b>", "]]>", '"', "'", "_x000D_", "_x0041_", "_x005F_x0041_", "_", "__x0041_", "_X0041_"),
    *("=1+1", "+1", "@SUM(A1)", "https://例子.cn", "mailto:a@b.cn", "007", "1e5", "TRUE", "#N/A", "<r>x</r>", "{=1}"),
]
MOMENTS = [date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2020, 2, 29), datetime(2020, 4, 20, 8, 30)]
cells = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False, width=64),
    st.booleans(),
    st.sampled_from(MOMENTS),
)
rows = st.lists(st.one_of(st.just([]), st.lists(cells, min_size=3, max_size=3)), max_size=6)


def written(rows: Iterable[list[Any]]) -> bytes:
    file = io.BytesIO()
    write_workbook(file, rows)
    return file.getvalue()


def read(content: bytes) -> list[list[Any]]:
    """By our own reader, below the heading."""
    sheet = read_sheet(io.BytesIO(content), "名册.xlsx", load_notice().facts, ON_THE_COMMAND_LINE)
    return [[cell for cell in row] for row in sheet.rows]


@given(rows)
def test_every_cell_comes_back_to_the_letter(table: list[list[Any]]) -> None:
    back = read(written([HEADING, *table]))
    while table and not any(cell != "" for cell in table[-1]):
        table = table[:-1]
    wanted = [row if any(cell != "" for cell in row) else [] for row in table]
    assert [[(cell, type(cell)) for cell in row] for row in back] == [
        [(cell, type(cell)) for cell in map(as_read, row)] for row in wanted
    ]


def as_read(cell: Any) -> Any:
    """A cell of a workbook has no whole numbers."""
    return float(cell) if type(cell) is int else cell


@given(rows)
def test_other_readers_find_what_xlsxwriter_writes(table: list[list[Any]]) -> None:
    """Texts apart that XlsxWriter takes for markup, and numbers of which it keeps sixteen digits."""
    table = [[*HEADING], *([cell for cell in row if fits(cell)] for row in table)]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(table):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                else:
                    sheet.write(number, column, cell)
    for reader in (by_calamine, by_openpyxl):
        assert reader(written(table)) == reader(file.getvalue())


def test_an_address_of_e_mail_stands_in_a_workbook_in_one_piece() -> None:
    content = written([HEADING, ["甲", "a@b.cn", ""]])
    assert by_openpyxl(content)[1][1][0] == by_calamine(content)[1][1] == "a@b.cn"


def fits(cell: Any) -> bool:
    if isinstance(cell, float):
        return float(f"{cell:.16G}") == cell
    return not isinstance(cell, str) or (cell != "" and not cell.startswith("<r>") and "_x005F_" not in cell)


def by_calamine(content: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def by_openpyxl(content: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [[(cell.value, cell.data_type, cell.number_format) for cell in row] for row in sheet.rows]


def test_texts_that_are_too_many_to_be_shared_stand_in_their_cells() -> None:
    names = [[f"职工{number}", " <其他> ", ""] for number in range(MOST_SHARED + 5)]
    assert read(written([HEADING, *names])) == names


def test_a_text_too_long_for_a_cell_is_refused_by_its_place() -> None:
    with pytest.raises(RosterError, match=r"结果第 3 行第 2 列：一格超过 32767 个字，.xlsx 放不下"):
        written([HEADING, [], ["甲", "长" * (LONGEST_TEXT + 1)]])


def test_more_rows_than_a_sheet_has_are_refused() -> None:
    with pytest.raises(RosterError, match=r"结果超过 1048576 行，.xlsx 放不下"):
        written([] for _ in range(MOST_ROWS + 1))
