"""Mutated real rosters: each is read or refused in one line. `python -m tests.fuzz_sheets 5000` runs as many, and tells
how many were refused because reading them took too much, and what the slowest took."""

import io
import random
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from re import Match, sub
from time import monotonic
from typing import Any
from warnings import catch_warnings

import xlwt

from gongqin_core.notice.load import load_notice
from gongqin_core.roster.headings import find_columns
from gongqin_core.roster.screening import Screening
from gongqin_core.roster.spreadsheets.files import read_sheet, write_csv
from gongqin_core.roster.spreadsheets.new_workbook import write_workbook
from gongqin_core.roster.spreadsheets.sheet import Limits, RosterError
from tests.workbooks import DAY, MONTH, Element, Speller, cell, sheet, texts, usual_parts, zipped

LIMITS = Limits(1, 20, 5000, memory=200, seconds=20)
ROWS: list[list[Any]] = [
    ["姓名", "岗位身份", "现有等级", "取证时间", "参加工作时间", "优秀年度"],
    ["张三", "在岗正式人员", 5.0, date(2012, 6, 1), "2000-07", "2016;2018"],
    ["李四", "其他身份", "四级", "2010年6月", 36708.0, "以上都没有"],
] * 5


def originals() -> list[bytes]:
    """A workbook, an old one, and a CSV file in each encoding."""
    book, text = io.BytesIO(), io.BytesIO()
    write_workbook(book, ROWS)
    write_csv(text, ROWS)
    return [book.getvalue(), _old_workbook(), text.getvalue(), text.getvalue().decode("utf-8-sig").encode("gb18030")]


def _old_workbook() -> bytes:
    book, file = xlwt.Workbook(), io.BytesIO()
    written = book.add_sheet("名册")
    for number, row in enumerate(ROWS):
        for column, value in enumerate(row):
            written.write(number, column, value)
    book.save(file)
    return file.getvalue()


def mutated(content: bytes, rng: random.Random) -> bytes:
    """The file with some bytes changed; in a workbook often inside one part, so that the zip stays whole."""
    if content.startswith(b"PK") and rng.random() < 0.7:
        return _with_one_part_mutated(content, rng)
    changed = bytearray(content)
    in_place = content.startswith(b"\xd0\xcf") and rng.random() < 0.7  # what moves in an old workbook seldom is one
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(changed))
        match 0 if in_place else rng.randrange(4):
            case 0:
                changed[at] = rng.randrange(256)
            case 1:
                del changed[at : at + rng.randint(1, 60)]
            case 2:
                changed[at:at] = rng.randbytes(rng.randint(1, 9))
            case _:
                changed[at:at] = changed[at : at + rng.randint(1, 60)]
    return bytes(changed)


def _with_one_part_mutated(content: bytes, rng: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        victim = rng.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, mutated(part, rng) if name == victim else part)
    return out.getvalue()


# —— workbooks as XML and zip allow them, and with what no spreadsheet writes ——

NUMBERS = ("1e400", "-1e400", "NaN", "INF", "-1", "0", "99999999", "20150801", "2958466", "1e-400", "0x1F", "１２", "")
PLACES = ("XFD1048576", "A1048577", "XFE1", "GZ1", "A0", "ZZZZ9", "1", "A", "a2", "$B$2", "A99999999999999999999", "")
TYPES = ("", "n", "s", "b", "e", "d", "str", "inlineStr", "x")
STYLES = ("0", "1", "2", "3", "99999", "-1", "x", "")
Mutator = Callable[[str, random.Random], str]


def _somewhere(pattern: str, new: Callable[[Match[str], random.Random], str]) -> Mutator:
    """Some of the places that match, each made new."""

    def mutate(part: str, rng: random.Random) -> str:
        share = rng.choice((0.02, 0.2, 1.0))
        return sub(pattern, lambda match: new(match, rng) if rng.random() < share else match[0], part)

    return mutate


def _cut(part: str, rng: random.Random) -> str:
    return part[: rng.randrange(len(part) + 1)]


def _grown(part: str, rng: random.Random) -> str:
    """One piece of it again and again."""
    at, many = rng.randrange(len(part) + 1), rng.choice((10, 1000, 20_000))
    return part[:at] + part[at : at + rng.randint(1, 40)] * many + part[at:]


def _nested(part: str, rng: random.Random) -> str:
    many = rng.choice((50, 5000, 100_000))
    tag = rng.choice(("a", "c", "v", "is", "row", "si", "r", "rPh"))
    return part.replace("><", f">{f'<{tag}>' * many}{f'</{tag}>' * many}<", 1)


def _declared(part: str, rng: random.Random) -> str:
    encoding = rng.choice(("utf-16", "utf-8", "gbk", "quopri", "punycode", "utf-7", "zlib", "x"))
    kind = rng.choice(("", "<!DOCTYPE a [<!ENTITY b '&c;&c;'><!ENTITY c 'cccc'>]>", "<!DOCTYPE worksheet>"))
    return f'<?xml version="1.0" encoding="{encoding}"?>{kind}{part}'


OUTSIDE = (
    '<cols><col min="1" max="16384" hidden="1"/></cols>',
    '<cols><col min="x" max="-1" hidden="true"/></cols>',
    '<extLst><ext><row r="2"><c r="A2"><v>9</v></c></row></ext></extLst>',
    "<sheetData><row><c><v>9</v></c></row></sheetData>",
    '<sheetView><c r="B2"/><v>1</v></sheetView>',
)
"""What may stand before or after the data of a sheet."""
CSV_SIGNS = (
    '"',
    '""',
    "\n",
    "\r",
    "\r\n",
    ",",
    ",,,,,,",
    "\0",
    "\ufeff",
    "\u2028",
    "\x1a",
    "=",
    '="',
    "\ufffd",
    "；",
    "\t",
)


def _beside_the_data(part: str, rng: random.Random) -> str:
    place = rng.choice(("<sheetData>", "</sheetData>", "</worksheet>", "<row"))
    more = rng.choice(OUTSIDE) * rng.choice((1, 1, 1000))
    return part.replace(place, place + more if place.startswith("</sheet") else more + place, 1)


def odd_text(content: bytes, rng: random.Random) -> bytes:
    """A CSV file with signs that mean something where they should not stand, in some encoding, perhaps cut off."""
    text = content.decode("utf-8-sig")
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(CSV_SIGNS) * rng.choice((1, 1, 1, 2, 3000)) + text[at:]
    encoding = rng.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5", "utf-7"))
    coded = text.encode(encoding, "ignore")
    return coded[: rng.randrange(len(coded) + 1)] if rng.random() < 0.3 else coded


MUTATORS: tuple[Mutator, ...] = (
    _somewhere(r"<v>[^<]*</v>", lambda _, rng: f"<v>{rng.choice(NUMBERS)}</v>"),
    _somewhere(r' r="[^"]*"', lambda _, rng: f' r="{rng.choice(PLACES)}"'),
    _somewhere(r' r="[^"]*"', lambda *_: ""),
    _somewhere(r' t="[^"]*"', lambda _, rng: f' t="{rng.choice(TYPES)}"'),
    _somewhere(r' s="[^"]*"', lambda _, rng: f' s="{rng.choice(STYLES)}"'),
    _somewhere(r'formatCode="[^"]*"', lambda _, rng: f'formatCode="{rng.choice(("[", "y", "m", "_", "E")) * 5000}"'),
    _somewhere(r'ref="[^"]*"', lambda _, rng: f'ref="{rng.choice(PLACES)}:{rng.choice(PLACES)}"'),
    _somewhere(r"\d+", lambda _, rng: rng.choice(("-1", "4294967296", "9" * 5000, "0"))),
    _somewhere(r"<[^>]*>", lambda *_: ""),
    _cut,
    _grown,
    _nested,
    _declared,
    _beside_the_data,
    _somewhere(r"<sheet ", lambda _, rng: f'<sheet state="{rng.choice(("hidden", "veryHidden", "visible", "x"))}" '),
)


def odd_workbook(rng: random.Random) -> bytes:
    """A workbook spelled in some way, with odd things in one of its parts, in an odd zip file."""
    speller = Speller(rng)
    elements = usual_parts(("在岗正式人员", "五级")) | {"xl/worksheets/sheet1.xml": _sheet()}
    victim = rng.choice([*elements, *["xl/worksheets/sheet1.xml"] * 5])
    if rng.random() < 0.3:
        return zipped({name: speller.file(element) for name, element in elements.items()})
    parts = {name: Speller(random.Random(0)).element(element) for name, element in elements.items()}
    for _ in range(rng.randint(1, 3)):
        parts[victim] = rng.choice(MUTATORS)(parts[victim].replace("'", '"'), rng)
    return _odd_zip({name: part.encode(errors="ignore") for name, part in parts.items()}, rng)


def _sheet() -> Element:
    day, month = cell("C2", "44075", style=DAY), cell("D2", "44075", "n", MONTH)
    ends = {n: [cell(f"C{n}", "2010.5"), cell(f"D{n}", "0", "s")] for n in range(3, 9)}
    people = {n: [*texts(n, "甲", "在岗正式人员"), *end] for n, end in ends.items()}
    head = texts(1, "姓名", "岗位身份", "取证时间", "参加工作时间")
    odd = [cell("A9", "1", "b"), cell("B9", "#N/A", "e"), cell("C9", formula="A1"), cell("D9", "2020-09-01", "d")]
    return sheet({1: head, 2: [*texts(2, "乙", "其他身份"), day, month]} | people | {9: odd}, ["A3:A5", "C2:D2"])


def _odd_zip(parts: dict[str, bytes], rng: random.Random) -> bytes:
    file = io.BytesIO()
    with catch_warnings(action="ignore"), zipfile.ZipFile(file, "w", rng.choice((0, 8, 12, 14))) as archive:
        for name, part in parts.items():
            archive.writestr(rng.choice((name, name, name.upper(), name.replace("/", "\\"))), part)
            if rng.random() < 0.05:
                archive.writestr(name.swapcase(), b"<a/>")
    content = bytearray(file.getvalue())
    if rng.random() < 0.1:  # a flag, a checksum, a size or a name in the directory of the zip file
        content[content.rindex(b"PK\x01\x02") + rng.randrange(46)] ^= rng.randrange(256)
    return bytes(content)


# —— reading them ——


def screen(content: bytes) -> None:
    """Read and judge as the page does."""
    notice = load_notice()
    roster = read_sheet(io.BytesIO(content), "名册", notice.facts, LIMITS)
    found = find_columns(roster.name, roster.headings, notice)
    rows = list(roster.rows)
    write_workbook(io.BytesIO(), rows)
    screening = Screening(notice, {fact: roster.headings[column] for fact, column in found.items()}, date.max)
    codes = {fact: screening.columns[fact].codes(roster.texts(rows, column)) for fact, column in found.items()}
    assert len(screening.judge(codes, [""] * len(rows)).problems.column.numbers) == len(rows)


@dataclass
class Outcome:
    """What became of some files."""

    read: int = 0
    refused: int = 0
    too_much: int = 0
    """Of those refused: because reading them took more memory or time than `LIMITS` allow."""
    slowest: float = 0
    """Seconds."""

    def add(self, content: bytes) -> None:
        """Screen a file. Anything but a result or a RosterError is let through."""
        start = monotonic()
        try:
            screen(content)
            self.read += 1
        except RosterError as error:
            self.refused += 1
            self.too_much += "内存或时间太多" in str(error)
        self.slowest = max(self.slowest, monotonic() - start)


def run(seed: int, count: int) -> Outcome:
    """Screen `count` mutated files."""
    rng, outcome, files = random.Random(seed), Outcome(), originals()
    for _ in range(count):
        match rng.randrange(10):
            case 0 | 1 | 2 | 3 | 4:
                outcome.add(odd_workbook(rng))
            case 5:
                outcome.add(odd_text(files[2], rng))
            case _:
                outcome.add(mutated(rng.choice(files), rng))
    return outcome


if __name__ == "__main__":
    seed = random.SystemRandom().randrange(1 << 30)
    print(f"seed {seed}", flush=True)
    print(run(seed, int(sys.argv[1])))
