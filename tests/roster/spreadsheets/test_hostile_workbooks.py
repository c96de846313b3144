"""Workbooks made to exhaust whoever reads them: refused, or read, in little memory and time."""

import io
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest

from gongqin_core.notice.load import load_notice
from gongqin_core.roster.spreadsheets.files import read_sheet
from gongqin_core.roster.spreadsheets.sheet import ON_THE_COMMAND_LINE, ON_THE_PAGE, Limits, RosterError
from tests.workbooks import Element, plain, sheet, texts, usual_parts, workbook, zipped

NOTICE = load_notice()
PEOPLE = sheet({1: texts(1, "姓名", "岗位身份"), 2: texts(2, "甲", "其他身份")})
WHOLE = plain(PEOPLE)
TIGHT = replace(ON_THE_PAGE, memory=200, seconds=20)


def with_rows(rows: str) -> bytes:
    return workbook(WHOLE.replace("</sheetData>", f"{rows}</sheetData>").encode())


def with_part(name: str, before: str, grown: str) -> bytes:
    """A usual part, with something in front of what stands there."""
    usual = plain(usual_parts()[name])
    assert before in usual
    return workbook(PEOPLE, parts={name: usual.replace(before, grown + before).encode()})


def many_sheets(count: int) -> bytes:
    """All of one part, which has no heading."""
    workbook_part = usual_parts()["xl/workbook.xml"]
    (sheets,) = workbook_part.inside
    sheets.inside = [Element("sheet", {"name": str(n), "r:id": "worksheet"}) for n in range(count)]
    return workbook(sheet({1: texts(1, "x")}), parts={"xl/workbook.xml": plain(workbook_part).encode()})


MERGED = '<mergeCell ref="A2:A3"/>'
LETTERS = "".join(chr(0x4E00 + n) for n in range(1000))
HOSTILE: dict[str, Callable[[], bytes]] = {
    "格式里全是括号": lambda: with_part(
        "xl/styles.xml", "<cellXfs>", f'<numFmts><numFmt numFmtId="300" formatCode="{"[" * 900_000}"/></numFmts>'
    ),
    "一百万种样式": lambda: with_part("xl/styles.xml", "</cellXfs>", '<xf numFmtId="201"/>' * 1_000_000),
    "六万种格式": lambda: with_part(
        "xl/styles.xml", "</numFmts>", "".join(f'<numFmt numFmtId="{n}" formatCode="yyyy{n}"/>' for n in range(60_000))
    ),
    "五千张工作表": lambda: many_sheets(5_000),
    "一格一亿字": lambda: with_rows(f'<row><c t="inlineStr"><is><t>{"x" * 100_000_000}</t></is></c></row>'),
    "一段文字到处用": lambda: workbook(
        WHOLE.replace("</sheetData>", '<row><c t="s"><v>0</v></c></row>' * 90_000 + "</sheetData>").encode(),
        ["长" * 1_000_000],
    ),
    "合并一百万处": lambda: workbook(WHOLE.replace("</worksheet>", MERGED * 1_000_000 + "</worksheet>").encode()),
    "空格子三百万个": lambda: with_rows(f"<row>{'<c/>' * 3_000_000}</row>"),
    "空行三百万个": lambda: with_rows("<row/>" * 3_000_000),
    "套了十万层": lambda: with_rows("<a>" * 100_000 + "</a>" * 100_000),
    "十万个属性": lambda: with_rows("<row " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>"),
    "文字表一百万条": lambda: workbook(
        PEOPLE, parts={"xl/sharedStrings.xml": ("<sst>" + "<si><t>字</t></si>" * 1_000_000 + "</sst>").encode()}
    ),
    "全是空白": lambda: with_rows(" " * 150_000_000),
    "压缩包里十万个文件": lambda: zipped({f"{n}.xml": b"" for n in range(100_000)}),
    "三万格长文字": lambda: with_rows(f'<row><c t="str"><v>{LETTERS}</v></c></row>' * 30_000),
}


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE)
def test_what_is_made_to_exhaust_its_reader_is_read_or_refused_and_takes_little_here(made: Callable[[], bytes]) -> None:
    file = io.BytesIO(made())
    assert file.getbuffer().nbytes < 10 << 20
    tracemalloc.start()
    with suppress(RosterError):
        assert len(list(read_sheet(file, "名册.xlsx", NOTICE.facts, TIGHT).rows))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100_000_000


def test_rows_that_reach_far_are_refused_before_they_are_made() -> None:
    """208 columns are allowed, and a million rows: but not all of them."""
    far = '<row><c r="GZ{}"><v>1</v></c></row>'
    content = with_rows("".join(far.format(row) for row in range(3, 700_000)))
    limits = replace(ON_THE_COMMAND_LINE, memory=700)
    with pytest.raises(RosterError, match="右边很远的列里还有内容"):
        read_sheet(io.BytesIO(content), "名册.xlsx", NOTICE.facts, limits)


def test_what_takes_too_much_is_refused_with_the_limits() -> None:
    rows = "".join(f"<row><c><v>{n}</v></c></row>" for n in range(90_000))
    for limits, words in (
        (Limits(10, 200, 100_000, memory=5), "超过 5 MB 内存或 60 秒"),
        (Limits(10, 2, 100_000), "解开后超过 2 MB"),
    ):
        with pytest.raises(RosterError, match=words):
            read_sheet(io.BytesIO(with_rows(rows)), "名册.xlsx", NOTICE.facts, limits)
