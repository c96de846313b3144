"""A roster file in, the same file with verdicts and problems out: `gongqin screen`."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path

from ..notice.notice import Notice
from .assumption import assumed_sentence, stated
from .headings import NAME_HEADINGS, find_columns, looks_like_id_numbers, no_heading, result_headings
from .screening import BLOCK, WORDS, Screening
from .spreadsheets.files import open_sheet, write_sheet
from .spreadsheets.sheet import RosterError, Row, Sheet

ASSUMED = "assumed"
"""The heading of the column that repeats what was assumed."""
SAMPLE = 200
"""Rows by which a column of ID numbers is recognised."""


def screen_file(source: Path, out: Path, notice: Notice, today: date, assume: Sequence[str] = ()) -> list[str]:
    """Write `source` again to `out` with one verdict column per level, lowest level first, and `problems`. Returns
    what the officer should know about the reading of the file, a sentence each.

    `assume`: `项目=答案` for everybody, where the roster has no column; a last column repeats it. RosterError when a
    file, a heading or an assumption cannot be used; then nothing is written. `today` (day of the screening) only
    serves to notice dates in the future.
    """
    if _same(source, out):
        raise RosterError(f"{out} 就是名册本身。结果请写到另一个文件")
    with open_sheet(source, notice.facts) as sheet:
        found = find_columns(f"{sheet.name} 第 {sheet.line} 行", sheet.headings, notice)
        assumed = stated(notice, assume, found)
        sentence = assumed_sentence(notice, assumed)
        heading = [*sheet.heading_row, *result_headings(notice), *([ASSUMED] if sentence else [])]
        results = _screened(sheet, found, assumed, notice, today)
        rows = (row and [*row, sentence] for row in results) if sentence else results
        write_sheet(out, chain(sheet.above, [heading], rows), sheet.typed)
        return [*sheet.notes, *_reading(sheet, found, notice), *filter(None, [sentence])]


def _screened(
    sheet: Sheet, found: dict[str, int], assumed: dict[str, str], notice: Notice, today: date
) -> Iterator[Row]:
    """The rows with their results. A blank line stays one."""
    sample = list(islice(sheet.rows, SAMPLE))
    for column, heading in enumerate(sheet.headings):
        if looks_like_id_numbers(sheet.texts(sample, column)):
            sheet.notes.append(f"“{heading}”列像是身份证号，没有读取。")
            for fact in [fact for fact, other in found.items() if other == column]:
                del found[fact]
    if not found:
        raise no_heading(sheet.name, notice.facts)
    headings = {fact: sheet.headings[column] for fact, column in found.items()}
    screening = Screening(notice, headings | assumed, today, sheet.line + 1)
    name = next((column for column, heading in enumerate(sheet.headings) if heading.strip() in NAME_HEADINGS), None)
    rows = chain(sample, sheet.rows)
    while block := list(islice(rows, BLOCK)):
        codes = {fact: screening.columns[fact].codes(sheet.texts(block, column)) for fact, column in found.items()}
        codes |= screening.assumed(assumed, len(block))
        judged = screening.judge(codes, [""] * len(block) if name is None else sheet.texts(block, name))
        verdicts = [[WORDS[verdict] for verdict in level.tolist()] for level in judged.verdicts.values()]
        for row, *results in zip(block, *verdicts, judged.problems, strict=True):
            yield row and [*row, *results]


def _reading(sheet: Sheet, found: dict[str, int], notice: Notice) -> list[str]:
    """Which columns were taken for which facts, and which were not read: a heading that was not recognised leaves its
    fact unknown for everybody, and nothing else would say so."""
    taken = {column: notice.facts[fact].short for fact, column in found.items()}
    headings = [" ".join(heading.split()) for heading in sheet.headings]
    read = [_with(headings[column], taken[column]) for column in sorted(taken)]
    rest = [f"“{heading}”" for column, heading in enumerate(headings) if column not in taken and heading]
    return [
        f"核查用了 {len(read)} 列：{'、'.join(read)}。",
        *([f"只照抄、没有核查的列：{'、'.join(rest)}。"] if rest else []),
    ]


def _with(heading: str, fact: str) -> str:
    return f"“{heading}”" if heading == fact else f"“{heading}”（{fact}）"


def _same(source: Path, out: Path) -> bool:
    try:
        return source.samefile(out)
    except OSError:  # one of the two is not there, or is no name at all
        return False
