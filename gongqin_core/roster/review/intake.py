"""A roster as the page takes it in: its rows in memory, what each column is taken for, and what is not even kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from ...notice.notice import Notice
from ..cells import cell_text, inside
from ..headings import refuse_side_by_side, undecided
from ..id_numbers import id_columns, is_id_heading
from ..spreadsheets.files import read_sheet
from ..spreadsheets.sheet import ON_THE_PAGE, Row, Sheet, WiderRows
from ..titles import title_sentences
from .roles import likely_roles
from .tidy import TidyTable

SAMPLE = 200
"""Rows in which examples of a column's texts are looked for."""


@dataclass(frozen=True)
class Intake:
    """A roster file, read. Nothing of it is kept anywhere but here."""

    name: str
    """The file, and the sheet in it."""
    headings: list[str]
    rows: list[Row]
    """Blank lines are rows without cells."""
    line: int
    """Where the heading stands in the file."""
    typed: bool
    """Whether cells may be something else than text."""
    notes: list[str]
    """What the officer should know about the reading, a sentence each."""
    likely_roles: dict[int, str]
    """Column → the role it seems to have. Two may have the same: see `roles.conflicts`."""
    above: list[Row] = field(default_factory=list)
    """The rows above the heading, so that every row of the file can be found by its number."""
    aside: Mapping[int, Row] = field(default_factory=dict)
    """Row that is nobody's → what stands in it in the file."""
    tidied: list[str] = field(default_factory=list)
    """What of the rows is written in another way than in the file, a sentence each."""

    @property
    def people(self) -> int:
        return sum(map(bool, self.rows))

    def texts(self, column: int, rows: Sequence[Row] | None = None) -> list[str]:
        """One column as text."""
        reader = Sheet(self.name, [], [], self.headings, iter(()), self.typed)
        return [_said(text) for text in reader.texts(self.rows if rows is None else rows, column)]

    def text(self, column: int, row: int) -> str:
        """One cell as text."""
        cell = self.rows[row][column]
        return _said(cell_text(cell) if self.typed else str(cell))

    def examples(self, column: int) -> list[str]:
        """The first few different texts of a column, to recognise it by."""
        return list(dict.fromkeys(filter(None, self.texts(column, self.rows[:SAMPLE]))))[:3]


def _said(text: str) -> str:
    return inside(text) if text.startswith("=") else text.strip()


def take_in(file: BinaryIO, name: str, notice: Notice) -> Intake:
    """RosterError when the file cannot be used. Columns of ID numbers are dropped at once, and `notes` says so; rows
    that are nobody's are blank, and `notes` says which."""
    sheet, rows = _read(file, name, notice)
    refuse_side_by_side(f"{sheet.name} 第 {sheet.line} 行", sheet.headings, notice.facts)
    ids = id_columns(sheet, rows, notice.facts)
    table = TidyTable(sheet, rows, ids, notice)
    kept = [column for column in range(len(sheet.headings)) if column not in {*ids, *table.parts}]
    headings = [table.headings[column] for column in kept]
    rows = [_kept(row, kept) for row in table.rows]
    aside = {number: _kept(row, kept) for number, row in table.aside.items()}
    one_row = headings == [cell_text(cell) for cell in _kept(sheet.heading_row, kept)]
    above = [_kept(row, kept) if one_row else [] for row in sheet.above]  # of several rows one heading is made
    dropped = [_dropped(sheet.headings[column]) for column in ids]
    notes = [*sheet.notes, *title_sentences(sheet), *table.notes, *dropped, *undecided(headings, notice.facts)]
    likely = likely_roles(headings, notice.facts)
    return Intake(sheet.name, headings, rows, sheet.line, sheet.typed, notes, likely, above, aside, table.tidied)


def _kept(row: Row, columns: Sequence[int]) -> Row:
    return [row[column] if column < len(row) else "" for column in columns] if row else []


def _dropped(heading: str) -> str:
    """That a column is not kept. One slip takes a whole column of names or remarks along: then, what to do."""
    if is_id_heading(heading):
        return f"“{heading}”列像是身份证号：没有读取，结果里也没有这一列。"
    what = f"“{heading}”列里有身份证号：整列没有读取，结果里也没有这一列"
    return f"{what}。要用这一列，请先删去里面的身份证号，再上传。"


def _read(file: BinaryIO, name: str, notice: Notice, room: int = 0) -> tuple[Sheet, list[Row]]:
    sheet = read_sheet(file, name, notice.facts, ON_THE_PAGE, room)
    try:
        return sheet, list(sheet.rows)
    except WiderRows as wider:
        return _read(file, name, notice, wider.room)
