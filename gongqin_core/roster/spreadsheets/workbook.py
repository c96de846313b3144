"""Workbooks in: the first visible sheet of an .xlsx or .xls file that has a heading."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain, islice
from typing import BinaryIO

from ...notice.questions import Fact
from ..headings import find_heading, no_heading, recognise
from .book import Book
from .number_formats import Shown, Style
from .sheet import HEADING_WITHIN, Limits, Row, Sheet, at_most, until_last_filled
from .table import Table

FIVE_DIGITS = 10_000, 100_000
"""From and below: numbers that are days of our time."""


def read_workbook(file: BinaryIO, name: str, facts: Mapping[str, Fact], limits: Limits) -> Sheet:
    """See `files.read_sheet`. The rows of the sheet are in memory by then."""
    with closing(Book(file, name, limits)) as book:
        for table in book.tables():
            rows = until_last_filled(table.all_rows())
            head = list(islice(rows, HEADING_WITHIN))
            if found := find_heading(head, facts):
                at, headings = found
                people: Iterator[Row] = chain(head[at + 1 :], rows)
                if book.from_1904:
                    people = _dated(people, headings, facts)
                if limits.rows is not None:
                    people = at_most(limits.rows, people, table.name, at + 1)
                return Sheet(table.name, head[:at], head[at], headings, people, True, _notes(table, len(book.titles)))
    raise no_heading(name, facts)


def _dated(rows: Iterator[Row], headings: Sequence[str], facts: Mapping[str, Fact]) -> Iterator[Row]:
    """The rows of a workbook that counts days from 1904. Where a date is wanted, a bare number is taken for a day, and
    nothing but the workbook tells from when it counts."""
    known = enumerate(recognise(headings, facts))
    columns = [column for column, fact in known if fact and facts[fact].type == "date"]
    day = Style(Shown.DATE, from_1904=True)
    for row in rows:
        for column in columns if row else ():
            if isinstance(row[column], float) and FIVE_DIGITS[0] <= row[column] < FIVE_DIGITS[1]:
                row[column] = day.of_number(row[column])
        yield row


def _notes(table: Table, sheets: int) -> list[str]:
    notes = []
    if sheets > 1:
        notes.append(f"文件里有 {sheets} 张工作表，核查的是“{table.title}”。")
    if table.hidden_rows:
        notes.append(f"有 {table.hidden_rows} 行是隐藏的，也一起核查了。")
    return notes
