"""Rosters as files: headings and rows of cells in, the same with more columns out. Workbooks are in `workbook.py`."""

import csv
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import TextIOWrapper
from itertools import chain, islice
from os import SEEK_END, getpid, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from .cells import cell_text, recognise
from .questions import Fact

if TYPE_CHECKING:
    import _csv

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
    try:
        with source.open("rb") as file:
            yield read_sheet(file, source.name, facts, ON_THE_COMMAND_LINE)
    except FileNotFoundError:
        raise RosterError(f"没有 {source} 这个文件。请核对文件名和所在的文件夹") from None
    except IsADirectoryError:
        raise RosterError(f"{source} 是文件夹。请写名册文件的名称") from None
    except PermissionError:
        raise RosterError(f"{source} 读不了，没有权限。请换一个文件，或关掉正打开它的程序") from None


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
    return _read_csv(file, name, facts, limits)


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


# —— CSV ——


def _read_csv(file: BinaryIO, name: str, facts: Mapping[str, Fact], limits: Limits) -> Sheet:
    lines = csv.reader(_texts(file, name, _encoding(file, name)), strict=True)
    rows = _counted(lines, name, limits.rows)
    head = list(islice(rows, HEADING_WITHIN))
    found = find_heading(head, facts)
    if not found:
        raise no_heading(name, facts)
    at, headings = found
    even = _even(chain(head[at + 1 :], rows), lines, len(headings), name)
    return Sheet(name, head[:at], head[at], headings, even)


def _encoding(file: BinaryIO, name: str) -> str:
    """utf-8 or gb18030, whichever the whole file is. A file in both is refused: half would turn to rubbish."""
    for encoding in ("utf-8", "gb18030"):
        decoder = getincrementaldecoder(encoding)()
        file.seek(0)
        try:
            for chunk in iter(lambda: file.read(1 << 20), b""):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" and (line := _utf8_line(file)):
            raise RosterError(f"{name} 第 {line} 行：这一行是 UTF-8 文字，别的行不是。请在表格软件里另存为“CSV UTF-8”")
        return encoding
    raise RosterError(f"{name} 第 {_broken_line(file)} 行：有认不出的字符。请在表格软件里另存为“CSV UTF-8”")


def _utf8_line(file: BinaryIO) -> int | None:
    """The first line that is Chinese in UTF-8. Two GB18030 characters may look like one such character by chance,
    four of them hardly ever look like nothing else."""
    file.seek(0)
    for number, line in enumerate(file, 1):
        if not line.isascii():
            try:
                if sum(char > "\u2e80" for char in line.decode("utf-8")) >= 2:
                    return number
            except UnicodeDecodeError:
                pass
    return None


def _broken_line(file: BinaryIO) -> int:
    file.seek(0)
    for number, line in enumerate(file, 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            return number
    return 1


def _texts(file: BinaryIO, name: str, encoding: str) -> Iterator[str]:
    """Lines with their ends, so that what stands in quotes stays as it is."""
    file.seek(0)
    for number, line in enumerate(file, 1):
        if b"\0" in line:
            raise RosterError(f"{name} 第 {number} 行：有空字符，文件多半坏了。请重新导出")
        yield line.removeprefix(BOM_UTF8).decode(encoding)


def _counted(lines: "_csv.Reader", name: str, most: int | None) -> Iterator[Row]:
    try:
        for number, row in enumerate(lines):
            if most is not None and number > most:
                raise RosterError(f"{name} 第 {lines.line_num} 行：超过 {most} 行。请分成几份，或用命令 gongqin screen")
            yield row
    except csv.Error as error:
        what = "一格里的字太多" if "limit" in str(error) else "读不懂，多半是引号不成对，或文件不完整"
        raise RosterError(f"{name} 第 {lines.line_num} 行：{what}。请重新导出") from None


def _even(rows: Iterable[Row], lines: "_csv.Reader", width: int, name: str) -> Iterator[Row]:
    for row in rows:
        if len(row) > width:
            where = f"{name} 第 {lines.line_num} 行第 {width + 1} 列"
            raise RosterError(f"{where}：表头只有 {width} 列，这一行有 {len(row)} 格。请删去多出来的逗号")
        yield row + [""] * (width - len(row)) if row else row


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
    if out.is_dir():
        raise RosterError(f"{out} 是文件夹。请写结果文件的名称")
    try:
        with unfinished.open("xb") as file:
            yield file
        replace(unfinished, out)
    except FileNotFoundError:
        raise RosterError(f"{out}：没有这个文件夹。请先建好，或换一个") from None
    except PermissionError:
        raise RosterError(f"{out} 写不了，没有权限。请换一个文件夹，或关掉正打开它的程序") from None
    finally:
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
