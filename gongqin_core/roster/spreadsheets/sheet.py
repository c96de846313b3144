"""What a roster is once its file is open: a heading, rows of cells, and what is refused."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .csv_lines import CsvLines

Row = list[Any]
"""One cell per column: texts in a CSV file; numbers, dates and truth values too in a workbook."""

MEGABYTE = 1 << 20
HEADING_WITHIN = 20
"""The heading is looked for in so many rows: titles and notes may stand above it."""
MOST_ROWS = 1_048_576
"""Rows of a sheet in a workbook (ECMA-376)."""
MOST_COLUMNS = 16_384
"""Columns of it: a CSV file that comes from there has no more commas in a row."""
LONGEST_TEXT = 32_767
"""What a cell of it can hold (ECMA-376)."""


class RosterError(Exception):
    """A file, heading or option that cannot be used: one line naming file, line and column, and what to do."""


class WiderRows(RosterError):
    """Rows of a CSV file have cells beside the heading: the file can be read with so much room."""

    def __init__(self, name: str, room: int) -> None:
        super().__init__(f"{name}：表头右边还有内容。请删去，或写上列名")
        self.room = room


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused: a file in MB, a workbook unpacked in MB, rows; what takes more `memory` in MB or `seconds` of a
    processor where it is read elsewhere."""

    size: int
    unpacked: int
    rows: int | None
    memory: int = 500
    seconds: int = 60

    @property
    def cells(self) -> int:
        """Places in memory that a sheet may take, most of them empty."""
        return 60 * (MOST_ROWS if self.rows is None else self.rows)


ON_THE_PAGE = Limits(10, 200, 100_000)
ON_THE_COMMAND_LINE = Limits(10_000, 2_000, None, memory=16_000, seconds=3_600)


@dataclass(frozen=True, slots=True)
class Portions:
    """How much of a roster is taken at a time; what is in memory at once grows with these, not with the roster."""

    sample: int = 200
    """Rows by which a column of ID numbers is recognised on the command line, and anywhere if it holds answers."""
    rows: int = 1 << 14
    """Rows of a block, where they come one by one."""
    read: int = 3 << 20
    """Bytes that are read at once. While they are worked on they take a few times as much memory."""
    enough: int = 1 << 20
    """Bytes of lines from which on it pays to load Arrow."""


USUAL = Portions()


@dataclass(frozen=True)
class Sheet:
    """A roster being read. `rows` yields as many cells as there are headings, in the file's order, blank lines of
    a CSV file as no cells at all; it can be read once, and only while the file is open."""

    name: str
    above: list[Row]
    """Rows above the heading."""
    heading_row: Row
    headings: list[str]
    """What stands over each column, also where the heading has two rows."""
    rows: Iterator[Row]
    typed: bool = False
    """Whether cells may be something else than text."""
    notes: list[str] = field(default_factory=list)
    """What the reader should know: which sheet was read, hidden rows, columns left alone."""
    lines: "CsvLines | None" = None
    """Where the rows come from, if lines may be taken from there too."""
    title: str = ""
    """What the sheet is called in its workbook."""
    hidden: bytes = b""
    """By line: 1 for a row that is hidden. Rows below the last of these are not there."""

    def apart(self, line: int, count: int) -> list[bool] | None:
        """Which of so many rows from a line on are seen, and right above them stands one that is hidden; None where
        none is hidden."""
        hidden = self.hidden[line - 1 : line + count].ljust(count + 1, b"\0")
        return [above > here for above, here in pairwise(hidden)] if any(hidden) else None

    @property
    def line(self) -> int:
        """The heading's line in the file."""
        return len(self.above) + 1

    def texts(self, rows: Sequence[Row], column: int) -> list[str]:
        """One column of some rows, as text."""
        if self.typed:
            from ..cells import cell_text  # not needed where workbooks are read, and slow to load

            return [cell_text(row[column]) if row else "" for row in rows]
        return [row[column] if row else "" for row in rows]


def until_last_filled(rows: Iterable[Row]) -> Iterator[Row]:
    """A row without any text as no cells, and none after the last text: spreadsheets may hold a million of them."""
    empty = 0
    for row in rows:
        if not any(row) and all(cell == "" for cell in row):
            empty += 1
            continue
        yield from ([] for _ in range(empty))
        empty = 0
        yield row


def at_most(count: int, rows: Iterable[Row], name: str, heading: int) -> Iterator[Row]:
    """The rows; RosterError at one too many. `heading`: the line above the first."""
    for number, row in enumerate(rows, 1):
        if number > count:
            raise too_many(count, name, heading + number)
        yield row


def too_many(count: int, name: str, line: int) -> RosterError:
    what = f"{name} 第 {line} 行：名册超过 {count} 行"
    return RosterError(f"{what}。请删去下面多余的行，或分成几份，或用命令 gongqin screen")


def does_not_fit(what: str) -> RosterError:
    """A result that no sheet can hold. `what`: where, and what is too much."""
    return RosterError(f"{what}，.xlsx 放不下。请把结果写成 .csv 文件")


def text_too_long(row: int, column: int) -> RosterError:
    """Row and column from 1."""
    return does_not_fit(f"结果第 {row} 行第 {column} 列：一格超过 {LONGEST_TEXT} 个字")


def rows_too_many() -> RosterError:
    return does_not_fit(f"结果超过 {MOST_ROWS} 行")
