"""Workbooks in: the first visible sheet of an .xlsx or .xls file that has a heading, with names if any has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain, islice
from typing import BinaryIO

from ...notice.questions import Fact
from ..columns import in_one_line
from ..heading_rows import find_heading, sideways
from ..headings import name_column, no_heading, on_its_side, recognise
from .book import Book
from .merges import Merges
from .number_formats import Shown, Style
from .sheet import HEADING_WITHIN, Limits, RosterError, Row, Sheet, at_most, until_last_filled
from .table import Head, Table

MOST_NAMED = 10
"""Rows that are named in a note."""
FIVE_DIGITS = 10_000, 100_000
"""From and below: numbers that are days of our time."""


def read_workbook(file: BinaryIO, name: str, facts: Mapping[str, Fact], limits: Limits) -> Sheet:
    """See `files.read_sheet`. The rows of the sheet are in memory by then."""
    on_side: RosterError | None = None
    with closing(Book(file, name, limits)) as book:
        for table in book.tables():
            rows = until_last_filled(table.all_rows())
            head = list(islice(rows, HEADING_WITHIN))
            if (column := sideways(head, facts)) is not None:
                on_side = on_side or on_its_side(table.name, column)
            elif found := find_heading(head, facts, table.merged):
                at, headings = found
                if name_column(headings) is None and _with_people(_others(book, table), facts):
                    continue  # figures of some kind, beside the roster
                people: Iterator[Row] = chain(head[at + 1 :], rows)
                if book.from_1904:
                    people = _dated(people, headings, facts)
                people = _filled(table, people, at + 1, headings, facts)
                if limits.rows is not None:
                    people = at_most(limits.rows, people, table.name, at + 1)
                return Sheet(
                    table.name,
                    head[:at],
                    head[at],
                    headings,
                    people,
                    True,
                    _notes(table, at + 1, book, headings, facts),
                    title=table.title,
                    hidden=bytes(table.hidden_rows),
                )
        if on_side:
            raise on_side
        if book.hidden:
            what = f"{name}：看得见的工作表里没有名册，另有 {len(book.hidden)} 张隐藏的工作表没有看"
            raise RosterError(f"{what}。请取消隐藏名册那张，再另存")
    raise no_heading(name, facts)


def _dated(rows: Iterator[Row], headings: Sequence[str], facts: Mapping[str, Fact]) -> Iterator[Row]:
    """The rows of a workbook that counts days from 1904. Where a date is wanted, a bare number is taken for a day, and
    nothing but the workbook tells from when it counts."""
    known = enumerate(recognise(headings, facts))
    columns = [column for column, fact in known if fact and facts[fact].type == "date"]
    day = Style(Shown.DATE, from_1904=True)
    for row in rows:
        for column in columns if row else ():
            if isinstance(row[column], float) and FIVE_DIGITS[0] <= row[column] < FIVE_DIGITS[1]:
                row[column] = day.of_number(row[column])
        yield row


def _filled(
    table: Table, rows: Iterator[Row], heading: int, headings: Sequence[str], facts: Mapping[str, Fact]
) -> Iterator[Row]:
    """The rows below the heading, whose line is given; what is merged holds for all its rows and columns."""
    if not table.merged:
        return rows
    found = {column: facts[fact] for column, fact in enumerate(recognise(headings, facts)) if fact}
    free = {column for column, fact in found.items() if fact.type == "trade"}
    return Merges(table.merged, heading, name_column(headings), found, free).rows(rows, heading + 1)


def _notes(table: Table, heading: int, book: Book, headings: Sequence[str], facts: Mapping[str, Fact]) -> list[str]:
    """`heading`: its line."""
    notes = []
    if len(book.titles) > 1:
        notes.append(f"文件里有 {len(book.titles)} 张工作表，核查的是“{table.title}”。")
    apart = "请把人都放到一张工作表里，或每张另存成一个文件，分别核查"
    if others := _with_people(_others(book, table), facts):
        notes.append(f"{others}也像名册，没有核查。{apart}。")
    if hidden := _with_people(book.hidden, facts):
        notes.append(f"隐藏的{hidden}也像名册，没有核查。要核查的，先取消隐藏，{apart}。")
    if hidden_rows := table.hidden_rows.count(1):
        notes.append(f"有 {hidden_rows} 行是隐藏的，也一起核查了。")
    if struck := sorted({row for row in table.struck_rows if row > heading}):
        lines, more = "、".join(map(str, struck[:MOST_NAMED])), "等" if len(struck) > MOST_NAMED else ""
        notes.append(f"有 {len(struck)} 行划了删除线：第 {lines} 行{more}，请看还算不算。")
    if noted := [row for row in table.noted_rows if row > heading]:
        lines, more = "、".join(map(str, noted[:MOST_NAMED])), "等" if len(noted) > MOST_NAMED else ""
        notes.append(f"有 {len(noted)} 行的格里带批注：第 {lines} 行{more}。批注没有读，请看合不合。")
    read = {column for column, fact in enumerate(recognise(headings, facts)) if fact}
    if hidden := _named(sorted(read & set(table.hidden_columns)), headings):
        notes.append(f"{hidden}列是隐藏的，也一起核查了。")
    if empty := sorted(read & table.empty_results.keys()):
        count = sum(table.empty_results[column] for column in empty)
        what = f"{_named(empty, headings)}列有 {count} 格公式的结果是空的，按没填核查"
        notes.append(f"{what}。在表格软件里看得到内容的，请另存为 .xlsx，再核查。")
    return notes


def _others(book: Book, table: Table) -> Iterator[Head]:
    return (head for head in book.heads if head[0] != table.title)


def _named(columns: Sequence[int], headings: Sequence[str]) -> str:
    return "、".join(f"“{in_one_line(headings[column])}”" for column in columns)


def _with_people(heads: Iterable[Head], facts: Mapping[str, Fact]) -> str:
    """The titles of the sheets that begin with a heading with names, and somebody below it."""
    return "、".join(f"“{in_one_line(title)}”" for title, head in heads if _has_people(head, facts))


def _has_people(head: Sequence[Row], facts: Mapping[str, Fact]) -> bool:
    """Whether a sheet that begins so has a heading with names, and somebody below it."""
    found = find_heading(head[:HEADING_WITHIN], facts)
    if not found or (name := name_column(found[1])) is None:
        return False
    return any(name < len(row) and str(row[name]).strip() for row in head[found[0] + 1 :])
