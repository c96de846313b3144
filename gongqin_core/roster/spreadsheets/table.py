"""One sheet of a workbook as its file has it: cells by row and column, merged ranges, and what is too large."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from .sheet import HEADING_WITHIN, MOST_ROWS, Limits, RosterError, Row, too_many

YES = ("1", "true", "on")
NO_SIZE = re.compile(r"0+(?:\.0*)?")
WIDEST = 208
"""Columns of a roster at most."""
MOST_RANGES = 100_000
Range = tuple[int, int, int, int]
"""First row from 1, first column from 0, last row, last column."""
Head = tuple[str, list[Row]]
"""A sheet's title, and its first rows."""
HEAD = HEADING_WITHIN + 10
"""Rows of it: a heading, and whether anybody stands below."""


@dataclass
class Table:
    """Rows are as long as their last cell with content; a row without any is not there. `name`: the file and the sheet,
    for messages; `title`: the sheet's own."""

    name: str
    title: str
    limits: Limits
    rows: dict[int, Row] = field(default_factory=dict)
    """By number, from 1."""
    width: int = 0
    hidden_rows: bytearray = field(default_factory=bytearray)
    """By number: 1 for a row that is hidden. Rows below the last of these are not there."""
    hidden_columns: set[int] = field(default_factory=set)
    empty_results: dict[int, int] = field(default_factory=dict)
    """Column → cells whose formula has an empty text as its result, beside cells with content: nothing tells whether
    it was ever calculated. Of an .xls file; in an .xlsx file a formula without a result is told apart."""
    struck_rows: list[int] = field(default_factory=list)
    """Rows with a cell that is struck out as a whole, by number from 1."""
    noted_rows: list[int] = field(default_factory=list)
    """Rows with a cell that has a comment, by number from 1. Of an .xlsx file."""
    merged: list[Range] = field(default_factory=list)
    """No range of a single cell, none upside down, at most `MOST_RANGES`."""
    _padding: int = 0
    """Places without content, to the left of cells that have some."""

    def __post_init__(self) -> None:
        self.hidden_rows = bytearray(self.hidden_rows)

    def row(self, number: int) -> Row:
        """The row of that number, in which somebody is about to write. RosterError when it lies too far down."""
        row = self.rows.get(number)
        if row is None:
            most = self.limits.rows
            if most is not None and number > most + HEADING_WITHIN:
                raise too_many(most, self.name, number)
            if not 0 < number <= MOST_ROWS:
                raise ValueError("a row beyond the last")
            row = self.rows[number] = []
        return row

    def put(self, number: int, column: int, cell: object) -> None:
        """A cell with content. RosterError when it lies too far down or to the right."""
        if column >= WIDEST:
            raise self._too_wide()
        row = self.row(number)
        if column >= len(row):
            self._padding += column - len(row)
            if self._padding > self.limits.cells:
                raise self._too_wide()
            row.extend([""] * (column + 1 - len(row)))
        row[column] = cell

    def hide(self, number: int) -> None:
        """That row is hidden."""
        if len(self.hidden_rows) <= number <= MOST_ROWS:
            self.hidden_rows.extend(bytes(number + 1 - len(self.hidden_rows)))
        if 0 < number <= MOST_ROWS:
            self.hidden_rows[number] = 1

    def strike(self, number: int) -> None:
        """A cell of that row is struck out."""
        if self.struck_rows[-1:] != [number]:
            self.struck_rows.append(number)

    def merge(self, merged: Range) -> None:
        """A range of merged cells, named by any two of its corners. RosterError when there are too many."""
        if len(self.merged) >= MOST_RANGES:
            raise RosterError(f"{self.name}：合并的单元格超过 {MOST_RANGES} 处。请取消合并，每格填好，再另存")
        (top, bottom), (left, right) = sorted(merged[::2]), sorted(merged[1::2])
        if (top, left) != (bottom, right):
            self.merged.append((top, left, bottom, right))

    def measure(self) -> int:
        """The number of the last row, once `width` is known. RosterError when the rows take too many places."""
        self.width = max(map(len, self.rows.values()), default=0)
        last = max(self.rows, default=0)
        if last * self.width > self.limits.cells:
            raise self._too_wide(f"：{last} 行、{self.width} 列，超过 {self.limits.cells} 格")
        return last

    def all_rows(self) -> Iterator[Row]:
        """Every row from the first, each as long as the longest, those without content as no cells at all. RosterError
        when they take too many places."""
        last = self.measure()
        return (self._padded(number) for number in range(1, last + 1))

    def _padded(self, number: int) -> Row:
        row = self.rows.pop(number, [])
        return list(chain(row, [""] * (self.width - len(row)))) if row else row

    def _too_wide(self, how: str = f"（第 {WIDEST} 列以后）") -> RosterError:
        return RosterError(f"{self.name}：右边很远的列里还有内容{how}。请删去多余的列，再另存")


def is_unseen(given: Mapping[str, str], size: str) -> bool:
    """Whether a row or column is hidden, or shown with no height or width at all. `size`: the name of that."""
    return given.get("hidden") in YES or bool(NO_SIZE.fullmatch(given.get(size, "")))


def table_name(name: str, title: str) -> str:
    """How messages name a sheet of a file."""
    return f"{name} 工作表“{title}”"
