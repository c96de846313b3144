"""Rosters as files: headings and rows of cells in, the same with more columns out. Workbooks are in `workbook.py`."""

import csv
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import TextIOWrapper
from math import inf
from os import SEEK_END, getpid, replace
from pathlib import Path
from typing import Any, BinaryIO

from .cells import cell_text, recognise
from .questions import Fact

Row = list[Any]
"""One cell per column: texts in a CSV file; numbers, dates and truth values too in a workbook."""

HEADING_WITHIN = 20
"""The heading is looked for in so many rows: titles and notes may stand above it."""
MEGABYTE = 1 << 20
WORKBOOK_SIGNS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx (a zip) and .xls (OLE) files begin."""


class RosterError(Exception):
    """A file, heading or option that cannot be used: one line naming file, line and column, and what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused before it is parsed: a file in MB, a workbook unpacked in MB, rows."""

    size: int
    unpacked: int
    rows: int | None

    @property
    def cells(self) -> float:
        """Places in memory that a sheet may take, most of them empty."""
        return inf if self.rows is None else 60 * self.rows


ON_THE_PAGE = Limits(10, 200, 100_000)
ON_THE_COMMAND_LINE = Limits(10_000, 2_000, None)


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

    @property
    def line(self) -> int:
        """The heading's line in the file."""
        return len(self.above) + 1

    def texts(self, rows: Sequence[Row], column: int) -> list[str]:
        """One column of some rows, as text."""
        if self.typed:
            return [cell_text(row[column]) if row else "" for row in rows]
        return [row[column] if row else "" for row in rows]


@contextmanager
def open_sheet(source: Path, facts: Mapping[str, Fact]) -> Iterator[Sheet]:
    """A roster file on disk. RosterError, also while rows are read, when it cannot be used."""
    with _opened(source) as file:
        yield read_sheet(file, source.name, facts, ON_THE_COMMAND_LINE)


def _opened(source: Path) -> BinaryIO:
    try:
        file = source.open("rb")
        file.seek(0)  # what comes through a pipe cannot be read twice
    except FileNotFoundError:
        raise RosterError(f"没有 {source} 这个文件。请核对文件名和所在的文件夹") from None
    except IsADirectoryError:
        raise RosterError(f"{source} 是文件夹。请写名册文件的名称") from None
    except PermissionError:
        raise RosterError(f"{source} 读不了，没有权限。请换一个文件，或关掉正打开它的程序") from None
    except OSError:
        raise RosterError(f"{source} 打不开。请核对文件名，或先存成一个文件") from None
    return file


def read_sheet(file: BinaryIO, name: str, facts: Mapping[str, Fact], limits: Limits) -> Sheet:
    """A roster from a seekable file, by what it contains: .xlsx, .xls, or CSV in UTF-8 or GB18030."""
    if file.seek(0, SEEK_END) > limits.size * MEGABYTE:
        raise RosterError(f"{name}：超过 {limits.size} MB。请删去图片和多余的工作表，或分成几份")
    file.seek(0)
    start = file.read(4)
    file.seek(0)
    if start in WORKBOOK_SIGNS:
        from .workbook import read_workbook

        return read_workbook(file, name, facts, limits)
    from .csv_text import read_csv

    return read_csv(file, name, facts, limits)


def find_heading(head: Sequence[Row], facts: Mapping[str, Fact]) -> tuple[int, list[str]] | None:
    """Which of the first rows names the most facts, and its headings. Where a cell is empty, the one above it holds:
    that is how a merged heading of two rows looks."""
    best, found = 0, None
    for number, row in enumerate(head):
        upper = head[number - 1] if number else []
        texts = [cell_text(cell).strip() for cell in row]
        headings = [text or (cell_text(upper[i]).strip() if i < len(upper) else "") for i, text in enumerate(texts)]
        known = sum(fact is not None for fact in recognise(headings, facts))
        if known > best:
            best, found = known, (number, headings)
    return found


def no_heading(name: str, facts: Mapping[str, Fact]) -> RosterError:
    some = "、".join(fact.short for fact in list(facts.values())[:5])
    return RosterError(f"{name} 第 1 行：没有一列认得出来。表头请写{some}这样的名称，一列一个")


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


# —— out ——


def write_sheet(out: Path, rows: Iterable[Row], typed: bool) -> None:
    """A workbook where the name ends in .xlsx, else a CSV file in UTF-8 with BOM. `typed`: whether cells may be
    something else than text. RosterError when it cannot be written."""
    if out.suffix.lower() == ".xls":
        raise RosterError(f"{out}：结果只能写成 .csv 或 .xlsx 文件。请换一个文件名")
    with new_file(out) as file:
        _writer(out, typed)(file, rows)


@contextmanager
def new_file(out: Path) -> Iterator[BinaryIO]:
    """A file that gets its name only when it is complete; until then nothing is overwritten."""
    unfinished = out.with_name(f".{out.name}.{getpid()}")
    try:
        if out.is_dir():
            raise RosterError(f"{out} 是文件夹。请写结果文件的名称")
        if out.exists() and not out.is_file():
            raise RosterError(f"{out} 不是普通文件。请写另一个文件名")
        with unfinished.open("xb") as file:
            yield file
        replace(unfinished, out)
    except (FileNotFoundError, NotADirectoryError):
        raise RosterError(f"{out}：没有这个文件夹。请先建好，或换一个") from None
    except PermissionError:
        raise RosterError(f"{out} 写不了，没有权限。请换一个文件夹，或关掉正打开它的程序") from None
    except OSError:
        raise RosterError(f"{out} 写不进去。请看磁盘是不是满了，或换一个短一些的文件名") from None
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _writer(out: Path, typed: bool) -> Callable[[BinaryIO, Iterable[Row]], None]:
    if out.suffix.lower() == ".xlsx":
        from .workbook import write_workbook

        return write_workbook
    return _write_typed_csv if typed else write_csv


def _write_typed_csv(file: BinaryIO, rows: Iterable[Row]) -> None:
    write_csv(file, ([cell_text(cell) for cell in row] for row in rows))


def write_csv(file: BinaryIO, rows: Iterable[Row]) -> None:
    """UTF-8 with BOM; lines end as RFC 4180 and spreadsheets have it."""
    file.write(BOM_UTF8)
    text = TextIOWrapper(file, "utf-8", newline="")
    csv.writer(text).writerows(rows)
    text.detach()  # flushes, and leaves the file open to whoever opened it
