"""Which of two encodings a file is in: as a whole, and wherever in it a line is in the other or in none."""

import io
from datetime import date
from pathlib import Path

import pytest

from gongqin_core.roster.screen import screen_file
from gongqin_core.roster.spreadsheets.csv_encoding import BOTH, UNREADABLE, encoding_of, in_utf8
from gongqin_core.roster.spreadsheets.sheet import Portions, RosterError
from tests.people import NOTICE

HEADING, ROW = "姓名,单位,现有等级\n", "张三,一所,三级\n"
GB = "gb18030"
FILES = {
    "只有英文字母": (b"name,post\na,b\n", "utf-8"),
    "整个是 UTF-8": ((HEADING + ROW).encode(), "utf-8"),
    "整个是 GB18030": ((HEADING + ROW).encode(GB), GB),
    "中文在很多英文行后面才有": (b"name,post\n" * 200_000 + ROW.encode(GB), GB),
}
LINES = {
    "一个汉字": ("岁,\n".encode(), UNREADABLE),
    "一个汉字，两种读法都通": ("岁".encode() + b"\xa1,\n", None),
    "两个汉字": ("张三,\n".encode(), BOTH),
    "两个汉字在英文后面": ("p1,张三\n".encode(), BOTH),
    "两个汉字隔着逗号": ("张,1,三\n".encode(), BOTH),
    "先是全角括号": ("（张三）\n".encode(), BOTH),
    "没有换行的最后一行": ("张三".encode(), BOTH),
    "只有英文字母": (b"p1,x\n", None),
    "半个汉字": (b"\xd5,x\n", UNREADABLE),
}


@pytest.mark.parametrize(("content", "encoding"), FILES.values(), ids=FILES)
def test_the_encoding_of_a_file(content: bytes, encoding: str) -> None:
    assert encoding_of(io.BytesIO(content), "名册.csv") == encoding


@pytest.mark.parametrize(("line", "why"), LINES.values(), ids=LINES)
def test_a_line_among_others_of_gb18030(line: bytes, why: str | None) -> None:
    lines = (HEADING + ROW * 3).encode(GB) + line
    if why is None:
        assert in_utf8(lines, GB, "名册.csv", 0).decode() == lines.decode(GB)
        return
    with pytest.raises(RosterError) as refused:
        in_utf8(lines, GB, "名册.csv", 0)
    assert str(refused.value) == f"名册.csv 第 5 行：{why}"


def test_what_begins_as_utf_8_and_goes_on_otherwise_is_told_by_the_line_that_more_of_it_reaches() -> None:
    with pytest.raises(RosterError) as refused:
        encoding_of(io.BytesIO((HEADING + ROW).encode() + b"\xff\xff,\n"), "名册.csv")
    assert str(refused.value) == f"名册.csv 第 3 行：{UNREADABLE}"


def test_all_that_gb18030_has_is_read_as_it_is() -> None:
    every = "\n".join(
        chr(code) for code in range(0x80, 0x30000) if not 0xD800 <= code < 0xE000 and chr(code).isprintable()
    )
    assert in_utf8(every.encode(GB), GB, "名册.csv", 0).decode() == every


FEW = Portions(sample=2, rows=50, read=2_000, enough=1_000)
LATE = {
    "UTF-8": ("李四王五,二所,三级\n".encode(), "这一行是 UTF-8 文字，别的行不是"),
    "认不出的": (b"\xd5,x,\n", "有认不出的字符"),
}


@pytest.mark.parametrize(("line", "why"), LATE.values(), ids=LATE)
def test_a_line_far_down_is_told_by_its_number_and_nothing_is_written(line: bytes, why: str, tmp_path: Path) -> None:
    row = ROW.encode(GB)
    count = 2 * FEW.read // len(row)
    (tmp_path / "名册.csv").write_bytes(HEADING.encode(GB) + row * count + line + row)
    with pytest.raises(RosterError, match=f"名册.csv 第 {count + 2} 行：{why}"):
        screen_file(tmp_path / "名册.csv", tmp_path / "out.csv", NOTICE, date(2020, 4, 20), portions=FEW)
    assert [path.name for path in tmp_path.iterdir()] == ["名册.csv"]
