"""A roster file in, the same file with verdicts and problems out: `gongqin screen`."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from ..notice.notice import Notice
from .arrays import Coded
from .assumption import assumed_beside, assumed_regardless, assumed_sentence, read_assumptions
from .columns import in_one_line
from .date_parts import date_columns
from .headings import find_columns, no_heading, result_headings, undecided
from .id_numbers import id_columns
from .legends import legend_sentences
from .nobody import Layout
from .people_rows import PeopleRows, Places, RowReader, nobody_sentences
from .remark_columns import NAMELESS
from .results import Judged, write_results
from .screening import JudgedRows, Screening
from .spreadsheets.block import Block, block_of, blocks_of
from .spreadsheets.csv_blocks import csv_blocks
from .spreadsheets.files import open_sheet
from .spreadsheets.sheet import USUAL, Portions, RosterError, Row, Sheet, WiderRows
from .titles import title_sentences
from .words import rows_sentence
from .words_file import Loaded, read_words

ASSUMED = "assumed"
"""The heading of the column that repeats what was assumed."""
WORDS = "words"
"""The heading of the column that says which of an office's words were read in a row."""
Columns = Mapping[str, int]
"""Fact → the column that holds it."""


def screen_file(
    source: Path,
    out: Path,
    notice: Notice,
    today: date,
    assume: Sequence[str] = (),
    words: Sequence[str] = (),
    portions: Portions = USUAL,
) -> list[str]:
    """Write `source` again to `out` with one verdict column per level, lowest level first, and `problems`. Returns
    what the officer should know about the reading of the file, a sentence each.

    `assume`: `项目=答案` for everybody, where the roster has no column; a column `assumed` repeats it. `words`: what an
    office's own words mean, `项目:词语=答案` or the name of a file of them; a column `words` says where they were read.
    RosterError when a file, a heading, an assumption or a word cannot be used; then nothing is written. `today` (day of
    the screening) only serves to notice dates in the future.
    """
    if _same(source, out):
        raise RosterError(f"{out} 就是名册本身。结果请写到另一个文件")
    if any(_same(Path(given), out) for given in words):
        raise RosterError(f"{out} 就是词语文件。结果请写到另一个文件")
    own = read_words(notice, words)
    try:
        return _screen(source, out, notice, today, assume, own, portions)
    except WiderRows as wider:
        return _screen(source, out, notice, today, assume, own, portions, wider.room)


def _screen(
    source: Path,
    out: Path,
    notice: Notice,
    today: date,
    assume: Sequence[str],
    own: Loaded,
    portions: Portions,
    room: int = 0,
) -> list[str]:
    with open_sheet(source, notice.facts, room, portions) as sheet:
        named = find_columns(f"{sheet.name} 第 {sheet.line} 行", sheet.headings, notice)
        assumed = read_assumptions(notice, assume, named)
        sample = list(islice(sheet.rows, portions.sample))
        columns = _without_ids(sheet, sample, named, notice)
        if not columns:
            raise no_heading(sheet.name, notice.facts)
        places = Places(columns, date_columns(sheet.headings, notice.facts))
        headings = _headings(sheet, places, notice) | {fact: notice.facts[fact].short for fact in assumed}
        screening = Screening(notice, headings, today, sheet.line + 1, own.words)
        repeated = [sentence] if (sentence := assumed_sentence(notice, assumed)) else []
        added = [*(ASSUMED for _ in repeated), *([WORDS] if own.words else [])]
        heading = [*sheet.heading_row, *result_headings(notice), *added]
        reader = _reader(screening, sheet, places, notice)
        judged = _judged(screening, sheet, sample, reader, assumed, repeated, portions)
        write_results(out, [*sheet.above, heading], judged)
        lined = [" ".join(in_one_line(heading).split()) for heading in sheet.headings]
        read = *nobody_sentences(reader.nobody, reader.titles), *_columns_read(lined, sample, places, notice)
        unread = [heading for column, heading in enumerate(lined) if heading and column not in places.all]
        beside = [*assumed_beside(notice, assumed, unread), *assumed_regardless(notice, assumed, unread)]
        empty = [] if reader.people else [f"{sheet.name} 里没有人：表头下面没有一行是人员。请看文件、工作表选对没有。"]
        return [
            *sheet.notes,
            *empty,
            *title_sentences(sheet),
            *legend_sentences(sheet, reader.legends, screening.columns.values()),
            *read,
            *repeated,
            *beside,
            *own.notes,
            *_settled(screening),
        ]


def _without_ids(sheet: Sheet, sample: Sequence[Row], named: Columns, notice: Notice) -> Columns:
    """The columns by which people are judged: none that holds ID numbers. The sheet's notes say which those are."""
    ids = id_columns(sheet, sample, notice.facts)
    sheet.notes.extend(f"“{sheet.headings[column]}”列像是身份证号，没有读取。" for column in ids)
    return {fact: column for fact, column in named.items() if column not in ids}


def _reader(screening: Screening, sheet: Sheet, places: Places, notice: Notice) -> RowReader:
    layout = Layout(sheet.headings, [*sheet.above, sheet.heading_row], notice.facts)
    return RowReader(layout, places, screening.columns, sheet)


def _headings(sheet: Sheet, places: Places, notice: Notice) -> dict[str, str]:
    """How problems name each column; a date in several columns by its usual name."""
    return {
        fact: notice.facts[fact].short if column in places.dates else sheet.headings[column]
        for fact, column in places.columns.items()
    }


def _judged(
    screening: Screening,
    sheet: Sheet,
    sample: Sequence[Row],
    reader: RowReader,
    assumed: Mapping[str, str],
    repeated: Sequence[str],
    portions: Portions,
) -> Iterator[Judged]:
    """The roster block by block, with its results. `sample`: its first rows; `repeated`: cells that end all rows."""
    import numpy as np

    def with_results(block: Block, rows: PeopleRows, judged: JudgedRows) -> Judged:
        added = [Coded(np.zeros(len(block), int), [text]) for text in repeated]
        settled = [judged.settled.column] if screening.words else []
        return block, [*rows.results(judged.columns), *added, *settled]

    before: tuple[Block, PeopleRows, JudgedRows] | None = None
    who = {column for column in (reader.layout.name, reader.layout.unit) if column is not None}
    for block in _blocks(sheet, sample, {*reader.places.all, *reader.remarks, *who}, portions.rows):
        rows = reader.read(block)
        codes = rows.codes | screening.assumed(assumed, len(block))
        judged = screening.judge(codes, rows.names, rows.signs)
        if before:
            yield with_results(*before)
        before = block, rows, judged  # the next block may say something of its last row
    if before:
        yield with_results(*before)


def _blocks(sheet: Sheet, sample: Sequence[Row], columns: Collection[int], size: int) -> Iterator[Block]:
    if sample:
        yield block_of(sample, sheet.typed)
    if sheet.lines:
        yield from csv_blocks(sheet.lines, sheet.rows, len(sheet.headings), columns)
    else:
        yield from blocks_of(sheet.rows, sheet.typed, size)


def _columns_read(headings: Sequence[str], sample: Sequence[Row], places: Places, notice: Notice) -> list[str]:
    """Which columns were taken for which facts, and which were not read: a heading that was not recognised leaves its
    fact unknown for everybody, and nothing else would say so. Without a heading are those with something in the first
    rows. `headings`: each in one line."""
    facts = {column: fact for fact, column in places.columns.items()}
    taken = {part: notice.facts[facts[c]].short for c in facts for part in places.dates.get(c, (c,))}
    read = [_with_fact(headings[column], taken[column]) for column in sorted(taken)]
    filled = {column for row in sample for column, cell in enumerate(row) if cell not in ("", None)}
    rest = [
        f"“{heading}”" if heading else f"{NAMELESS.format(column + 1)}（没有列名）"
        for column, heading in enumerate(headings)
        if column not in taken and (heading or column in filled)
    ]
    return [
        f"核查用了 {len(read)} 列：{'、'.join(read)}。",
        *([f"只照抄、没有核查的列：{'、'.join(rest)}。"] if rest else []),
        *undecided(headings, notice.facts),
    ]


def _settled(screening: Screening) -> list[str]:
    """Which of the office's words were read in how many rows, and how many did not come up."""
    rows = screening.settled.rows
    unused = sum(not count for count in rows.values())
    said = rows_sentence(screening.notice, rows)
    return [*([said] if said else []), *([f"有 {unused} 个词语，名册里没有出现。"] if unused else [])]


def _with_fact(heading: str, fact: str) -> str:
    return f"“{heading}”" if heading == fact else f"“{heading}”（{fact}）"


def _same(source: Path, out: Path) -> bool:
    try:
        return source.samefile(out)
    except (OSError, ValueError):  # one of the two is not there, or is no name at all
        return False
