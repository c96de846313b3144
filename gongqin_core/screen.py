"""A roster file in, the same file with verdicts and problems out: `gongqin screen`."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path

from .cells import NAME_HEADINGS, looks_like_id_numbers
from .notice import Notice
from .roster import BLOCK, WORDS, Screening, find_columns, result_headings
from .sheets import RosterError, Row, Sheet, no_heading, open_sheet, write_sheet

SAMPLE = 200
"""Rows by which a column of ID numbers is recognised."""


def screen_file(source: Path, out: Path, notice: Notice, today: date) -> list[str]:
    """Write `source` again to `out` with one verdict column per level, lowest level first, and `problems`. Returns
    what the officer should know about the reading of the file, a sentence each.

    RosterError when a file or a heading cannot be used; then nothing is written. `today` (day of the screening) only
    serves to notice dates in the future.
    """
    if _same(source, out):
        raise RosterError(f"{out} 就是名册本身。结果请写到另一个文件")
    with open_sheet(source, notice.facts) as sheet:
        found = find_columns(f"{sheet.name} 第 {sheet.line} 行", sheet.headings, notice)
        heading = sheet.heading_row + result_headings(notice)
        rows = chain(sheet.above, [heading], _screened(sheet, found, notice, today))
        write_sheet(out, rows, sheet.typed)
        return sheet.notes


def _screened(sheet: Sheet, found: dict[str, int], notice: Notice, today: date) -> Iterator[Row]:
    """The rows with their results. A blank line stays one."""
    sample = list(islice(sheet.rows, SAMPLE))
    for column, heading in enumerate(sheet.headings):
        if looks_like_id_numbers(sheet.texts(sample, column)):
            sheet.notes.append(f"“{heading}”列像是身份证号，没有读取。")
            found = {fact: other for fact, other in found.items() if other != column}
    if not found:
        raise no_heading(sheet.name, notice.facts)
    headings = {fact: sheet.headings[column] for fact, column in found.items()}
    screening = Screening(notice, headings, today, sheet.line + 1)
    name = next((column for column, heading in enumerate(sheet.headings) if heading.strip() in NAME_HEADINGS), None)
    rows = chain(sample, sheet.rows)
    while block := list(islice(rows, BLOCK)):
        codes = {fact: screening.columns[fact].codes(sheet.texts(block, column)) for fact, column in found.items()}
        judged = screening.judge(codes, [""] * len(block) if name is None else sheet.texts(block, name))
        verdicts = [[WORDS[verdict] for verdict in level.tolist()] for level in judged.verdicts.values()]
        for row, *results in zip(block, *verdicts, judged.problems, strict=True):
            yield row and [*row, *results]


def _same(source: Path, out: Path) -> bool:
    try:
        return source.samefile(out)
    except OSError:  # one of the two is not there, or is no name at all
        return False
