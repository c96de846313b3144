"""Workbooks of BIFF 2 to 5, which nothing writes any more and offices still have: record by record, as MS-XLS's
predecessors lay them out, texts in code page 936."""

import struct
from io import BytesIO

import pytest

from gongqin_core.notice.load import load_notice
from gongqin_core.roster.spreadsheets.files import read_sheet
from gongqin_core.roster.spreadsheets.sheet import ON_THE_PAGE

NOTICE = load_notice()
HEADING, PERSON = ["姓名", "岗位身份", "参加工作时间"], ["张三", "regular", "2008-07"]
SHEET, GLOBALS = 0x10, 0x05
CODE_PAGE, BOUND_SHEET, END = 0x42, 0x85, 0x0A


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def begin(version: int, content: int) -> bytes:
    kind, rest = {2: (0x09, 0), 3: (0x209, 2), 4: (0x409, 2), 5: (0x809, 4)}[version]
    return record(kind, struct.pack("<HH", version << 8, content) + bytes(rest))


def cell(version: int, row: int, column: int, text: str) -> bytes:
    letters = text.encode("gbk")
    if version == 2:
        return record(0x04, struct.pack("<HH3xB", row, column, len(letters)) + letters)
    return record(0x204, struct.pack("<HHHH", row, column, 0, len(letters)) + letters)


def cells(version: int) -> bytes:
    rows = enumerate([HEADING, PERSON])
    return b"".join(cell(version, row, column, text) for row, texts in rows for column, text in enumerate(texts))


def oldest_book(version: int) -> bytes:
    """Up to BIFF 4 a file is one sheet; from BIFF 5 on it says first where its sheets begin."""
    page, end = record(CODE_PAGE, struct.pack("<H", 936)), record(END, b"")
    if version < 5:
        return begin(version, SHEET) + page + cells(version) + end
    title = "名册".encode("gbk")
    head = begin(version, GLOBALS) + page
    start = len(head) + len(record(BOUND_SHEET, bytes(7) + title)) + len(end)
    return (
        head
        + record(BOUND_SHEET, struct.pack("<IHB", start, 0, len(title)) + title)
        + end
        + begin(version, SHEET)
        + cells(version)
        + end
    )


@pytest.mark.parametrize("version", [2, 3, 4, 5])
def test_the_oldest_workbooks_are_read(version: int) -> None:
    sheet = read_sheet(BytesIO(oldest_book(version)), "名册.xls", NOTICE.facts, ON_THE_PAGE)
    assert [sheet.headings, *sheet.rows] == [HEADING, PERSON]
