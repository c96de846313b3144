"""What an .xls file's own records tell beside its values, as `sheet_xml.py` does for .xlsx (MS-CFB, MS-XLS).

The file is a little disk of sectors; one of its streams is the workbook, a row of records. The reader library believes
what it finds there: a chain that runs in a circle or a size that was made up takes all memory, and with it the process.
So whatever is not as the format has it is refused here first.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from struct import error as StructError
from struct import iter_unpack, unpack, unpack_from
from typing import BinaryIO

from .archive import broken, locked
from .sheet_xml import Correction, Details, constantly, shortening, shown_by_style

HEADER, NAME = 512, 128
"""Bytes of the header, and of an entry of the directory."""
IN_HEADER = 109
"""Places for the sectors of the allocation table that the header has."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds an .xlsx file with a password (MS-OFFCRYPTO 2.3.4)."""
HIDDEN = 0x20
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


class Kind(IntEnum):
    """Kinds of records."""

    BEGIN, END, PASSWORD = 0x809, 0x0A, 0x2F
    FORMAT, STYLE, SHEET = 0x41E, 0xE0, 0x85
    ROW, FORMULA, NUMBER, PACKED, SEVERAL_PACKED, ERROR = 0x208, 0x06, 0x203, 0x27E, 0xBD, 0x205
    EXTENT, TEXTS, TEXT, SHARED_TEXT, BLANK, BLANKS = 0x200, 0xFC, 0x204, 0xFD, 0x201, 0xBE


CELLS = {
    getattr(Kind, name) for name in "FORMULA NUMBER PACKED SEVERAL_PACKED ERROR TEXT SHARED_TEXT BLANK BLANKS".split()
}
MOST_ROWS, MOST_COLUMNS = 1 << 16, 1 << 8


@dataclass(frozen=True)
class OldWorkbook:
    """The records of an .xls file."""

    name: str
    sheets: list[Details]
    """In the workbook's order."""

    @classmethod
    def opened(cls, file: BinaryIO, name: str) -> "OldWorkbook":
        """RosterError when the file is broken or has a password."""
        file.seek(0)
        data = file.read()
        if ENCRYPTED in data:
            raise locked(name)
        with _whole(name):
            records = _workbook(data)
            if any(kind == Kind.PASSWORD for kind, _ in _records(records, 0)):
                raise locked(name)
            return cls(name, _sheets(records))

    def details(self, index: int) -> Details:
        """What the records of a sheet tell."""
        with _whole(self.name):
            return self.sheets[index]


@contextmanager
def _whole(name: str) -> Iterator[None]:
    """Whatever a damaged file leads to becomes one clear line."""
    try:
        yield
    except (StructError, LookupError, ValueError):
        raise broken(name) from None


def _sheets(records: bytes) -> list[Details]:
    formats: dict[int, str] = {}
    used: list[int] = []
    starts: list[int] = []
    for kind, body in _records(records, 0):
        match kind:
            case Kind.FORMAT:
                formats[unpack_from("<H", body)[0]] = _text(body[2:])
            case Kind.STYLE:
                used.append(unpack_from("<H", body, 2)[0])
            case Kind.SHEET:
                starts.append(unpack_from("<I", body)[0])
            case Kind.TEXTS if unpack_from("<I", body, 4)[0] > len(records):
                raise ValueError("more texts than bytes")
    ends = [*sorted(starts)[1:], len(records)]
    if any(start >= end for start, end in zip(sorted(starts), ends, strict=False)):
        raise ValueError("two sheets in one place, or one beyond the end")
    styles = shown_by_style(formats, used)
    return [_details(records, start, styles) for start in starts]


def _details(stream: bytes, start: int, styles: dict[int, int]) -> Details:
    cells: dict[int, dict[int, Correction]] = {}
    hidden, last_row, last_column = 0, 0, 0
    for kind, body in _records(stream, start):
        if kind == Kind.ROW:
            hidden += bool(unpack_from("<H", body, 12)[0] & HIDDEN)
        elif kind == Kind.EXTENT:
            _refuse_boasting(*unpack("<IIHHH", body))
        elif kind in CELLS:
            row, column = unpack_from("<HH", body)
            last_row, last_column = max(last_row, row + 1), max(last_column, column + 1, _last(kind, body) + 1)
        for row, column, correction in _corrections(kind, body, styles):
            cells.setdefault(row + 1, {})[column] = correction
    if last_column > MOST_COLUMNS:
        raise ValueError("a cell beyond the last column")
    return Details(cells, last_row, last_column, hidden)


def _refuse_boasting(first_row: int, rows: int, first_column: int, columns: int, _: int) -> None:
    if not (first_row <= rows <= MOST_ROWS and first_column <= columns <= MOST_COLUMNS):
        raise ValueError("a sheet larger than any")


def _last(kind: int, body: bytes) -> int:
    """The last column of a record that holds several cells."""
    several = kind in (Kind.SEVERAL_PACKED, Kind.BLANKS)
    return int(unpack_from("<H", body, len(body) - 2)[0]) if several else 0


def _corrections(kind: int, body: bytes, styles: dict[int, int]) -> Iterator[tuple[int, int, Correction]]:
    if kind == Kind.SEVERAL_PACKED:
        row, first = unpack_from("<HH", body)
        for column, (style, _) in enumerate(iter_unpack("<HI", body[4:-2]), first):
            if shown := styles.get(style):
                yield row, column, shortening(shown)
    elif kind in (Kind.NUMBER, Kind.PACKED, Kind.FORMULA, Kind.ERROR):
        row, column, style = unpack_from("<HHH", body)
        if (error := _error(kind, body[6:])) is not None:
            yield row, column, constantly(ERRORS.get(error, "#ERROR!"))
        elif shown := styles.get(style):
            yield row, column, shortening(shown)


def _error(kind: int, value: bytes) -> int | None:
    """The code of an error that stands in a cell, by itself or as what a formula gives."""
    if kind == Kind.ERROR:
        return value[0] if value[1] else None
    return value[2] if kind == Kind.FORMULA and value[0] == 2 and value[6:8] == b"\xff\xff" else None


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Records from BEGIN to the END that belongs to it, without those of a chart in between."""
    if unpack_from("<H", stream, at)[0] != Kind.BEGIN:
        raise ValueError("not the beginning of a sheet")
    depth = 0
    while at < len(stream):
        kind, length = unpack_from("<HH", stream, at)
        depth += (kind == Kind.BEGIN) - (kind == Kind.END)
        if depth == 0:
            return
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _text(body: bytes) -> str:
    count, wide = unpack_from("<HB", body)
    return body[3 : 3 + 2 * count].decode("utf-16-le") if wide & 1 else body[3 : 3 + count].decode("latin-1")


# —— the little disk ——


def _workbook(data: bytes) -> bytes:
    """The stream with the workbook's records."""
    shift, small_shift = unpack_from("<HH", data, 30)
    (first_name,) = unpack_from("<I", data, 48)
    small_below, first_small = unpack_from("<II", data, 56)
    size, small = 1 << shift, 1 << small_shift
    following = _numbers(b"".join(_sector(data, number, size) for number in _table_sectors(data, size)))
    _refuse_circles(following)
    names = _chained(data[HEADER:], first_name, following, size)
    if len(names) % NAME:
        raise ValueError("a directory that breaks off")
    entries = [names[at : at + NAME] for at in range(0, len(names), NAME)]
    root, wanted = entries[0], next((entry for entry in entries if _name(entry) == "Workbook"), b"")
    start, length = unpack_from("<II", wanted, 116)
    if length >= small_below:
        return _chained(data[HEADER:], start, following, size)[:length]
    within = _chained(data[HEADER:], unpack_from("<I", root, 116)[0], following, size)
    following_small = _numbers(_chained(data[HEADER:], first_small, following, size))
    _refuse_circles(following_small)
    return _chained(within, start, following_small, small)[:length]


def _table_sectors(data: bytes, size: int) -> list[int]:
    """The sectors of the allocation table: those in the header, then those in a chain of lists."""
    (at,) = unpack_from("<I", data, 68)
    found, seen = list(unpack_from(f"<{IN_HEADER}I", data, 76)), set[int]()
    while at < len(data) // size and at not in seen:
        seen.add(at)
        *more, at = _numbers(_sector(data, at, size))
        found += more
    return [number for number in dict.fromkeys(found) if number < len(data) // size]


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[HEADER + number * size : HEADER + (number + 1) * size]


def _numbers(data: bytes) -> Sequence[int]:
    return unpack_from(f"<{len(data) // 4}I", data)


def _refuse_circles(following: Sequence[int]) -> None:
    """Whoever follows a chain that runs in a circle never comes to its end."""
    met = [0] * len(following)
    for start in range(1, len(following) + 1):
        at = start - 1
        while at < len(following) and not met[at]:
            met[at] = start
            at = following[at]
            if at < len(following) and met[at] == start:
                raise ValueError("a chain of sectors in a circle")


def _chained(disk: bytes, at: int, following: Sequence[int], size: int) -> bytes:
    parts: list[bytes] = []
    while at < len(following):
        parts.append(disk[at * size : (at + 1) * size])
        at = following[at]
    return b"".join(parts)


def _name(entry: bytes) -> str:
    (length,) = unpack_from("<H", entry, 64)
    return entry[: max(0, length - 2)].decode("utf-16-le")
