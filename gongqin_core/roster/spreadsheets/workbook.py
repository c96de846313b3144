"""Workbooks in: the first visible sheet of an .xlsx or .xls file that has a heading."""

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import BinaryIO

from ...notice.questions import Fact
from ..headings import HEADING_WITHIN, find_heading, no_heading
from .old_workbook import OldWorkbook
from .package import Workbook
from .sheet import Limits, Row, Sheet, at_most, until_last_filled
from .table import Table


def read_workbook(file: BinaryIO, name: str, facts: Mapping[str, Fact], limits: Limits) -> Sheet:
    """See `files.read_sheet`. The rows of the sheet are in memory by then."""
    file.seek(0)
    book = (Workbook if file.read(2) == b"PK" else OldWorkbook)(file, name, limits)
    for table in book.tables():
        rows = until_last_filled(table.all_rows())
        head = list(islice(rows, HEADING_WITHIN))
        if found := find_heading(head, facts):
            at, headings = found
            people: Iterator[Row] = chain(head[at + 1 :], rows)
            if limits.rows is not None:
                people = at_most(limits.rows, people, table.name, at + 1)
            return Sheet(table.name, head[:at], head[at], headings, people, True, _notes(table, book.visible))
    raise no_heading(name, facts)


def _notes(table: Table, sheets: int) -> list[str]:
    notes = []
    if sheets > 1:
        notes.append(f"文件里有 {sheets} 张工作表，核查的是“{table.title}”。")
    if table.hidden_rows:
        notes.append(f"有 {table.hidden_rows} 行是隐藏的，也一起核查了。")
    return notes
