"""The officer's roster again, with what the check found in further columns: a workbook, or CSV."""

from collections.abc import Iterable
from io import BytesIO

from ..cells import cell_text
from ..spreadsheets.files import write_csv
from ..spreadsheets.sheet import Row
from .checked_rows import CheckedRows
from .checked_workbook import write_checked
from .entries import Entry
from .remarks import write_remarks
from .review import Review

FORMULA = tuple("=+-@\t\r")
"""A spreadsheet that opens a CSV file runs what begins so."""


def as_workbook(
    review: Review, entries: Iterable[Entry], changes: Iterable[Row] = (), words: Iterable[str] = ()
) -> bytes:
    """The checked roster as .xlsx, for the screen and for A4: colours and words for verdicts, notes on problem cells,
    and a second sheet with what it rests on. Every text stays a text.

    `changes`: cells put right on the page, a row each under `remarks.CHANGES`; `words`: what words of the roster were
    taken to mean, a sentence each."""
    from xlsxwriter import Workbook

    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        write_checked(book, review, entries)
        write_remarks(book, review, changes, words)
    return file.getvalue()


def as_csv(review: Review, entries: Iterable[Entry]) -> bytes:
    """The checked roster as CSV (UTF-8 with BOM). A cell that a spreadsheet would run begins with an apostrophe."""
    file, rows = BytesIO(), CheckedRows(review)
    write_csv(file, ([_harmless(cell_text(cell)) for cell in row] for row in _lines(rows, entries)))
    return file.getvalue()


def _lines(rows: CheckedRows, entries: Iterable[Entry]) -> Iterable[Row]:
    yield [*rows.own, *rows.results]
    yield from map(rows.row, entries)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
