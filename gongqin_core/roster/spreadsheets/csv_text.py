"""CSV files in. What is something else is refused by its name."""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import BinaryIO

from ...notice.questions import Fact
from ...notice.spelling import visible
from ..heading_rows import find_heading, sideways
from ..heading_words import NAME_HEADINGS
from ..headings import no_heading, on_its_side
from .csv_encoding import SAVE_AS, encoding_of
from .csv_lines import CsvLines
from .sheet import (
    HEADING_WITHIN,
    MOST_COLUMNS,
    USUAL,
    Limits,
    Portions,
    RosterError,
    Row,
    Sheet,
    WiderRows,
    at_most,
    until_last_filled,
)

BIG5 = "cp950"
MOST_HEADINGS = 1_000
FEW = 3
"""With more columns than these, no note in a cell has by chance as many commas in each line."""
LIKE_A_DATE = re.compile(r"\d{4}(?:[-./年]\d{1,2}(?:[-./月]\d{1,2})?[月日]?)?")
OTHER_SEPARATORS = {"\t": "制表符", ";": "分号", "；": "分号", "，": "中文逗号", "|": "竖线"}


def read_csv(
    file: BinaryIO,
    name: str,
    facts: Mapping[str, Fact],
    limits: Limits,
    room: int = 0,
    portions: Portions = USUAL,
) -> Sheet:
    """See `files.read_sheet`."""
    _refuse_others(file, name)
    lines = CsvLines(file, name, encoding_of(file, name), portions)
    rows = _whole(lines, name)
    head = list(islice(rows, HEADING_WITHIN))
    _refuse_too_wide(head, name)
    if (column := sideways(head, facts)) is not None:
        raise on_its_side(name, column)
    found = find_heading(head, facts)
    if not found:
        raise _other_separator(name, head, facts) or _traditional(file, name) or no_heading(name, facts)
    at, headings = found
    head[at] = head[at] + [""] * (len(headings) - len(head[at]))
    people = _even(_numbered(head, at, rows, lines), len(headings), room, name)
    beside = [""] * (room - len(headings))
    notes = ["表头右边还有内容，没有列名，照抄在最后几列。"] if beside else []
    own = limits.rows is None
    if limits.rows is not None:
        people = at_most(limits.rows, until_last_filled(people), name, at + 1)
    heading = [*head[at], *beside]
    return Sheet(name, head[:at], heading, [*headings, *beside], people, False, notes, lines if own else None)


def _refuse_others(file: BinaryIO, name: str) -> None:
    """Files that often come under a spreadsheet's name and are none."""
    file.seek(0)
    start = file.read(4096).removeprefix(BOM_UTF8)
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise RosterError(f"{name}：是 UTF-16 文字（“Unicode 文本”）。{SAVE_AS}")
    text = start.lstrip()
    if not text:
        raise RosterError(f"{name}：开头全是空的，没有表头。请看是不是选错了文件")
    if text.startswith(b"<"):
        raise RosterError(f"{name}：其实是网页或 XML，不是表格文件。请在表格软件里打开，另存为 .xlsx")
    if _is_wide(start):
        raise RosterError(f"{name}：是 UTF-16 文字（“Unicode 文本”）。{SAVE_AS}")
    text = text.rstrip(b"\0")
    if text.startswith(b"%PDF") or text.count(b"\0") > len(text) // 100:
        raise RosterError(f"{name}：不是表格文件。请选 .xlsx、.xls 或 .csv 文件")


def _is_wide(start: bytes) -> bool:
    """Whether it is text of two bytes a character that does not say so: read that way, it has lines and no NUL."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = start.decode(encoding, "ignore")
        if b"\0" in start and "\n" in text and "\0" not in text and _is_text(text):
            return True
    return False


def _is_text(text: str) -> bool:
    return all(char.isprintable() or char.isspace() for char in text)


def _refuse_too_wide(head: Sequence[Row], name: str) -> None:
    """RosterError where one of the first rows has more cells than any heading: finding out what each means takes
    time."""
    for row in head:
        if len(row) > MOST_COLUMNS or _filled(row) > MOST_HEADINGS:
            raise RosterError(f"{name}：一行里有 {len(row)} 格，超过 {MOST_HEADINGS} 列。请删去右边多余的列，再另存")


def _numbered(head: Sequence[Row], heading: int, rows: Iterable[Row], lines: CsvLines) -> Iterator[tuple[int, Row]]:
    """The rows below the heading, each with the last of its lines. `head`: those read to find it."""
    last = 0
    for number, row in enumerate(head):
        last += 1 + "".join(row).count("\n")
        if number > heading:
            yield last, row
    yield from ((lines.number, row) for row in rows)


def _refuse_rows_in_a_cell(row: Row, width: int, name: str, last: int) -> None:
    """RosterError where a row is several lines of the file, each of as many cells as there are headings, or a cell
    begins with a comma and ends in another line: two quotes too many make one cell of all that stands between them,
    and nobody would miss the people. `last`: the last of its lines."""
    text = ",".join(row)
    if "\n" not in text:
        return
    swallowed = width > FEW and all(each.count(",") == width - 1 for each in text.splitlines())
    if swallowed or any(cell.startswith(",") and "\n" in cell for cell in row):
        what = "这一行的一格里还有下面几行，多半是引号不成对"
        first = last - text.count("\n")
        raise RosterError(f"{name} 第 {first} 行：{what}。请删去多出来的引号，再另存")


def _refuse_other_separator(row: Row, width: int, name: str, line: int) -> None:
    """RosterError where one row alone has other separators: all of it is one cell, and looks like a note."""
    if _filled(row) != 1 or width < FEW:
        return
    for separator, called in OTHER_SEPARATORS.items():
        cells = row[0].split(separator)
        if len(cells) == width and any(map(LIKE_A_DATE.fullmatch, map(str.strip, cells))):
            raise RosterError(f"{name} 第 {line} 行：各列之间是{called}，不是英文逗号。请改成英文逗号")


def _other_separator(name: str, head: Sequence[Row], facts: Mapping[str, Fact]) -> RosterError | None:
    """What to say of a file whose heading can be read when it is split at something else than commas."""
    for separator, called in OTHER_SEPARATORS.items():
        if find_heading([",".join(row).split(separator) for row in head], facts):
            return RosterError(f"{name}：各列之间是{called}，不是英文逗号。{SAVE_AS}")
    return None


def _traditional(file: BinaryIO, name: str) -> RosterError | None:
    """What to say of a file that is Big5, which can mostly be decoded as GB18030 too, and then says nothing."""
    file.seek(0)
    text = file.read(4096).decode(BIG5, "ignore")
    if any(heading in text for heading in NAME_HEADINGS):
        return RosterError(f"{name}：像是 Big5（繁体）编码，读出来是乱码。{SAVE_AS}，表头写简体字")
    return None


def _whole(lines: CsvLines, name: str) -> Iterator[Row]:
    try:
        yield from csv.reader(lines, strict=True)
    except csv.Error as error:
        raise RosterError(f"{name} 第 {lines.number} 行：{_complaint(str(error))}") from None


def _complaint(error: str) -> str:
    if "limit" in error:
        return "一格里的字太多。请重新导出"
    if "new-line character" in error:
        return f"换行用的是旧式的回车符。{SAVE_AS}"
    return "读不懂，多半是引号不成对，或文件不完整。请重新导出"


def _even(rows: Iterator[tuple[int, Row]], width: int, room: int, name: str) -> Iterator[Row]:
    """As many cells in each row as there are headings, or room. Cells beyond these are empty, or have an empty one
    before them: then they are a note beside the table. WiderRows where there is no room for it. `rows`: each with the
    last of its lines."""
    places = max(width, room)
    for line, row in rows:
        if len(row) > width and visible(row[width]):
            where = f"{name} 第 {line} 行第 {width + 1} 列"
            raise RosterError(f"{where}：表头只有 {width} 列，这一行有 {len(row)} 格。请删去多出来的逗号")
        _refuse_rows_in_a_cell(row, width, name, line)
        _refuse_other_separator(row, width, name, line)
        if len(row) > places and _filled(row) > places:
            raise WiderRows(name, max(map(_filled, chain([row], (row for _, row in rows)))))
        yield row[:places] + [""] * (places - len(row)) if row else row


def _filled(row: Row) -> int:
    """Cells up to the last with content."""
    return max((place for place, cell in enumerate(row, 1) if visible(cell)), default=0)
