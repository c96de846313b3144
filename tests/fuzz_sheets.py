"""Mutated real rosters: each is read or refused in one line. `python -m tests.fuzz_sheets 5000` runs as many."""

import io
import random
import sys
import zipfile
from contextlib import suppress
from datetime import date
from typing import Any

import xlwt

from gongqin_core.notice.load import load_notice
from gongqin_core.roster.headings import find_columns
from gongqin_core.roster.screening import Screening
from gongqin_core.roster.spreadsheets.files import read_sheet, write_csv
from gongqin_core.roster.spreadsheets.new_workbook import write_workbook
from gongqin_core.roster.spreadsheets.sheet import Limits, RosterError

LIMITS = Limits(1, 20, 5000)
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
    sheet = book.add_sheet("名册")
    for number, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
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


def screen(content: bytes) -> None:
    """Read and judge as the page does."""
    notice = load_notice()
    sheet = read_sheet(io.BytesIO(content), "名册", notice.facts, LIMITS)
    found = find_columns(sheet.name, sheet.headings, notice)
    rows = list(sheet.rows)
    screening = Screening(notice, {fact: sheet.headings[column] for fact, column in found.items()}, date.max)
    codes = {fact: screening.columns[fact].codes(sheet.texts(rows, column)) for fact, column in found.items()}
    assert len(screening.judge(codes, [""] * len(rows)).problems.column.numbers) == len(rows)


def run(seed: int, count: int) -> int:
    """Screen `count` mutated files; anything but a result or a RosterError is let through. Returns `count`."""
    rng = random.Random(seed)
    files = originals()
    for _ in range(count):
        with suppress(RosterError):
            screen(mutated(rng.choice(files), rng))
    return count


if __name__ == "__main__":
    print(run(random.SystemRandom().randrange(1 << 30), int(sys.argv[1])))
