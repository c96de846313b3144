"""Whatever way XML and zip allow to spell a workbook, it is the same workbook."""

import codecs
import io
import re
import zipfile
from contextlib import suppress
from datetime import date
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gongqin_core.roster.spreadsheets.package import Workbook
from gongqin_core.roster.spreadsheets.sheet import ON_THE_PAGE
from tests.workbooks import DAY, MONTH, YEAR, Element, Speller, cell, sheet, usual_parts, workbook, zipped

SHARED = ("在岗正式人员", " 前后有空 ", "两\n行", '5 < 6 & 7 > "6"', "")
KINDS: dict[str, tuple[dict[str, Any], Any]] = {
    "共用的文字": ({"value": "0", "type": "s"}, SHARED[0]),
    "有空格的文字": ({"value": "1", "type": "s"}, SHARED[1]),
    "两行的文字": ({"value": "2", "type": "s"}, SHARED[2]),
    "有记号的文字": ({"value": "3", "type": "s"}, SHARED[3]),
    "空的文字": ({"value": "4", "type": "s"}, ""),
    "自带的文字": ({"value": " 甲 & 乙\n丙", "type": "inlineStr"}, " 甲 & 乙\n丙"),
    "整数": ({"value": "12"}, 12.0),
    "小数": ({"value": "-1.5E2", "type": "n"}, -150.0),
    "日期": ({"value": "44075", "style": DAY}, date(2020, 9, 1)),
    "年月": ({"value": "44075", "style": MONTH, "type": "n"}, "2020-09"),
    "年": ({"value": "44075", "style": YEAR}, "2020"),
    "写出的日期": ({"value": "2020-09-01", "type": "d", "style": DAY}, date(2020, 9, 1)),
    "真": ({"value": "1", "type": "b"}, True),
    "错误": ({"value": "#SPILL!", "type": "e", "style": DAY}, "#SPILL!"),
    "公式": ({"value": "算好的 ", "type": "str", "formula": 'A1&"<"'}, "算好的 "),
    "没有结果的公式": ({"formula": 'A1&"<"'}, '=A1&"<"'),
    "种类是空的": ({"value": "7", "type": ""}, 7.0),
    "不是数": ({"value": "NaN"}, "NaN"),
    "只有样式": ({"style": DAY}, ""),
}
"""What a cell may hold: how it is written, and what is read."""
PLACES = st.dictionaries(
    st.integers(1, 6), st.lists(st.none() | st.sampled_from(sorted(KINDS)), max_size=6), max_size=4
)
"""Row → its cells from the first column on; None where there is no cell."""


def written(kinds: dict[int, list[str | None]]) -> Element:
    rows = {
        row: [cell(f"{chr(65 + column)}{row}", **KINDS[kind][0]) for column, kind in enumerate(cells) if kind]
        for row, cells in sorted(kinds.items())
    }
    return sheet(rows, merged=["A1:A2"])


def expected(kinds: dict[int, list[str | None]]) -> list[list[Any]]:
    filled = {
        (row, column): KINDS[kind][1]
        for row, cells in kinds.items()
        for column, kind in enumerate(cells)
        if kind and KINDS[kind][1] != ""
    }
    width = max((column + 1 for _, column in filled), default=0)
    there = {row for row, _ in filled}
    return [
        [filled.get((row, column), "") for column in range(width)] if row in there else []
        for row in range(1, max(there, default=0) + 1)
    ]


def read(content: bytes) -> tuple[list[list[Any]], list[tuple[int, int, int, int]]]:
    (table,) = Workbook(io.BytesIO(content), "名册.xlsx", ON_THE_PAGE).tables()
    return list(table.all_rows()), table.merged


def without_numbers(part: Element, random: Random) -> None:
    """Leave out some of the numbers that follow from what stands before."""
    (data, *_) = part.inside
    last = 0
    for row in data.inside:
        number = int(row.attributes["r"])
        if number == last + 1 and random.random() < 0.5:
            del row.attributes["r"]
        last, column = number, -1
        for each in row.inside:
            place = ord(each.attributes["r"][0]) - 65
            if place == column + 1 and random.random() < 0.5:
                del each.attributes["r"]
            column = place


WAYS = {
    "属性换了次序": r'<[^<>]* r="[^"]*" s=.*<[^<>]* s="[^"]*" r=',
    "单引号": r"r\s*=\s*'",
    "双引号": r'r\s*=\s*"',
    "等号边上有空": r"\sr\s+=|\sr=\s",
    "没有前缀": r"<sheetData",
    "英文前缀": r"<x:sheetData",
    "中文前缀": r"<主:sheetData",
    "关系用别的前缀": r"关系:id",
    "严格的名字空间": r"purl\.oclc\.org",
    "格没有号": r"<(?:\w+:)?c(?:\s+[st]\s*=\s*(?:\"\w*\"|'\w*'))*\s*/?>",
    "行没有号": r"<(?:\w+:)?row\s*/?>",
    "有名的记号": r"&lt;|&amp;|&quot;",
    "十进制的记号": r"&#\d+;",
    "十六进制的记号": r"&#x[0-9a-f]+;",
    "CDATA": r"<!\[CDATA\[",
    "注释": r"<!-- <c",
    "处理指令": r"<\?hint",
    "自己关上": r"/>",
    "没有声明": r"^\s*<(?:\w+:)?worksheet",
}
"""What spellings differ in, by a pattern that finds it in some workbook."""
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def test_the_spellings_that_are_tried_differ_in_every_way() -> None:
    kinds: dict[int, list[str | None]] = {1: ["日期", "公式"], 2: ["年月", "有空格的文字", "自带的文字"]}
    texts, starts = "", set[bytes]()
    for seed in range(80):
        with zipfile.ZipFile(io.BytesIO(respelled(kinds, Random(seed)))) as archive:
            for content in map(archive.read, archive.namelist()):
                starts |= {mark for mark in MARKS if content.startswith(mark)}
                texts += f"\n{_decoded(content)}"
    assert [way for way, pattern in WAYS.items() if not re.search(pattern, texts, re.MULTILINE | re.DOTALL)] == []
    assert starts == {*MARKS}


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16",) if content.startswith(MARKS[1:]) else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise AssertionError(content)


def respelled(kinds: dict[int, list[str | None]], random: Random) -> bytes:
    part = written(kinds)
    without_numbers(part, random)
    speller = Speller(random)
    parts = usual_parts(SHARED) | {"xl/worksheets/sheet1.xml": part}
    names = random.choice((str, str.upper, str.title))
    slash = random.choice("/\\")
    return zipped({names(name).replace("/", slash): speller.file(element) for name, element in parts.items()})


@given(PLACES, st.integers(0, 1 << 32))
def test_every_spelling_of_a_workbook_says_the_same(kinds: dict[int, list[str | None]], seed: int) -> None:
    right = expected(kinds), [(1, 0, 2, 0)]
    assert read(workbook(written(kinds), SHARED)) == right
    assert read(respelled(kinds, Random(seed))) == right
