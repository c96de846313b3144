"""Workbooks: .xlsx and .xls in (python-calamine), .xlsx out (XlsxWriter).

What would harm is refused before the reader library sees it (`archive.py`), and what it does not tell is read from the
file itself: the XML of an .xlsx (`sheet_xml.py`), the records of an .xls (`biff.py`).
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO

from ...notice.questions import Fact
from ..headings import HEADING_WITHIN, find_heading, no_heading
from .archive import Archive, broken, locked
from .biff import OldWorkbook
from .sheet import Limits, RosterError, Row, Sheet, at_most, too_many, until_last_filled
from .sheet_xml import Details

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

WIDEST = 208
"""Columns of a roster at most."""
LONGEST_TEXT, MOST_ROWS = 32_767, 1_048_576
"""What a cell and a sheet can hold (ECMA-376)."""


def read_workbook(file: BinaryIO, name: str, facts: Mapping[str, Fact], limits: Limits) -> Sheet:
    """The first visible sheet with a heading that names a fact."""
    parts = Archive.opened(file, name, limits) or OldWorkbook.opened(file, name)
    with _refusing(name):
        from python_calamine import CalamineWorkbook, SheetVisibleEnum

        file.seek(0)
        book = CalamineWorkbook.from_filelike(file)
        shown = [i for i, sheet in enumerate(book.sheets_metadata) if sheet.visible == SheetVisibleEnum.Visible]
    for index in shown:
        details = parts.details(index)
        title = f"{name} 工作表“{book.sheet_names[index]}”"
        if limits.rows is not None and details.last_row > limits.rows + HEADING_WITHIN:
            raise too_many(limits.rows, title, details.last_row)
        if details.last_column > WIDEST or details.last_row * details.last_column > limits.cells:
            raise RosterError(f"{title}：右边很远的列里还有内容。请删去多余的列，再另存")
        rows = until_last_filled(_rows(_cells(name, book, index), details))
        head = list(islice(rows, HEADING_WITHIN))
        if found := find_heading(head, facts):
            at, headings = found
            notes = _notes(book.sheet_names[index], len(shown), details)
            people: Iterator[Row] = chain(head[at + 1 :], rows)
            if limits.rows is not None:
                people = at_most(limits.rows, people, title, at + 1)
            return Sheet(title, head[:at], head[at], headings, people, True, notes)
    raise no_heading(name, facts)


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """Whatever the reader library trips over becomes one clear line. A Rust panic is no Exception."""
    try:
        yield
    except BaseException as error:
        kind = type(error).__name__
        if kind == "PasswordError":
            raise locked(name) from None
        if kind in ("CalamineError", "XmlError", "ZipError", "PanicException", "WorksheetNotFound", "OSError"):
            raise broken(name) from None
        raise


def _cells(name: str, book: "CalamineWorkbook", index: int) -> list[Row]:
    with _refusing(name):
        sheet: CalamineSheet = book.get_sheet_by_index(index)
        return sheet.to_python(skip_empty_area=False)


def _rows(cells: list[Row], details: Details) -> Iterator[Row]:
    """Rows with what the XML adds."""
    for number, row in enumerate(cells, 1):
        for column, correct in details.cells.get(number, {}).items():
            if column < len(row):
                row[column] = correct(row[column])
        yield row


def _notes(title: str, sheets: int, details: Details) -> list[str]:
    notes = []
    if sheets > 1:
        notes.append(f"文件里有 {sheets} 张工作表，核查的是“{title}”。")
    if details.hidden_rows:
        notes.append(f"有 {details.hidden_rows} 行是隐藏的，也一起核查了。")
    return notes


def write_workbook(file: BinaryIO, rows: Iterable[Row]) -> None:
    """One sheet. Texts stay texts, whatever sign they begin with: nothing is run as a formula."""
    from xlsxwriter import Workbook

    book = Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise RosterError(f"结果超过 {MOST_ROWS} 行，.xlsx 放不下。请把结果写成 .csv 文件")
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                _write_text(sheet, number, column, cell)
            elif isinstance(cell, bool):
                sheet.write_boolean(number, column, cell)
            elif isinstance(cell, int | float):
                sheet.write_number(number, column, cell)
            elif isinstance(cell, date | datetime):
                sheet.write_datetime(number, column, cell)
            else:
                sheet.write_string(number, column, str(cell))
    book.close()


def _write_text(sheet: Any, row: int, column: int, text: str) -> None:
    if len(text) > LONGEST_TEXT:
        where = f"结果第 {row + 1} 行第 {column + 1} 列"
        raise RosterError(f"{where}：一格超过 {LONGEST_TEXT} 个字，.xlsx 放不下。请把结果写成 .csv 文件")
    if text:
        sheet.write_string(row, column, text)
