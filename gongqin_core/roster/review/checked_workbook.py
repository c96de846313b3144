"""The sheet 核查结果 of the checked roster: colour and word for every verdict, a note on every problem cell, headings
and names that stay in sight, and A4 paper."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from math import ceil
from typing import Any

from ...judging.verdict import Verdict
from ...notice.rules_hash import rules_hash
from ..cells import cell_text
from ..spreadsheets.colours import HEADING, OF_VERDICT, PROBLEM
from ..spreadsheets.styled import DAY, height, held, lines, on_a4_across, set_widths, width, write_cell
from .checked_rows import ASSUMED, BASIS, CONCLUSION, PROBLEMS, CheckedRows
from .entries import Entry
from .review import Review
from .roles import APPLIED, CHECKED, NAME, OWN_WORDS
from .spots import Spots

TITLE = "核查结果"
RESULT_WIDTHS = {OWN_WORDS[APPLIED]: 11, CONCLUSION: 11, BASIS: 44, PROBLEMS: 40, ASSUMED: 26}
VERDICT_WIDTH = 9
NARROWEST, WIDEST = 6, 20
"""Of the roster's own columns."""
SAMPLE = 200
"""Rows by which they are measured."""
ON_ONE_LINE = 0.9
"""So many of the texts of a column stand on one line: one long remark would make all the others small on paper."""
IN_SIGHT = 50
"""How wide the columns may be that stay in sight, so that others have room beside them."""
NOTE_WIDTH = 32
"""Of a note on a cell, in characters of Latin script; such a character and a line are so many pixels."""
CHARACTER, NOTE_LINE, NOTE_SPACE = 8, 20, 24
MOST_NOTES = 20_000
"""Notes that a spreadsheet still opens quickly. What is beyond is coloured, and said in the column of problems."""


class Looks:
    """The formats of the workbook."""

    def __init__(self, book: Any) -> None:
        cell = {"valign": "top", "text_wrap": True}
        self.heading = book.add_format(HEADING.look | {"bold": True, "text_wrap": True, "valign": "vcenter"})
        self.cell, self.day = (book.add_format(cell | shown) for shown in ({}, {"num_format": DAY}))
        self.wrong, self.wrong_day = (
            book.add_format(cell | PROBLEM.look | shown) for shown in ({}, {"num_format": DAY})
        )
        self.verdict = {
            verdict: book.add_format(cell | colours.look | {"bold": verdict == Verdict.MET})
            for verdict, colours in OF_VERDICT.items()
        }

    def of(self, cell: Any, wrong: bool) -> Any:
        """Of one of the roster's own cells."""
        if isinstance(cell, date):
            return self.wrong_day if wrong else self.day
        return self.wrong if wrong else self.cell


def write_checked(book: Any, review: Review, entries: Iterable[Entry]) -> None:
    """Add the sheet to the workbook."""
    sheet, looks, rows = book.add_worksheet(TITLE), Looks(book), CheckedRows(review)
    people = iter(entries)
    first = list(islice(people, SAMPLE))
    widths = _widths(review, rows, first)
    headings = [*rows.own, *rows.results]
    set_widths(sheet, widths)
    sheet.set_row(0, height(headings, widths))
    for column, heading in enumerate(headings):
        write_cell(sheet, 0, column, heading, looks.heading)
    last = _People(sheet, looks, review, rows, widths).write(chain(first, people))
    sheet.autofilter(0, 0, last, len(headings) - 1)
    sheet.freeze_panes(1, _in_sight(review, rows, widths))
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)
    on_a4_across(sheet, f"{review.notice.about.number}　规则校验码 {rules_hash(review.notice)}")


class _People:
    """The rows below the heading."""

    def __init__(self, sheet: Any, looks: Looks, review: Review, rows: CheckedRows, widths: Sequence[float]) -> None:
        self._sheet = sheet
        self._looks = looks
        self._review = review
        self._rows = rows
        self._widths = widths
        self._spots = Spots(review)
        self._notes = 0

    def write(self, entries: Iterable[Entry]) -> int:
        """The last row that was written."""
        row = 0
        for row, entry in enumerate(entries, 1):
            wrong = self._spots.by_column(entry.person) if entry.person.problems else {}
            self._write_own(row, entry, wrong)
            results = self._rows.result(entry)
            self._write_results(row, entry, results)
            self._sheet.set_row(row, height([*self._own_texts(entry), *results], self._widths))
        return row

    def _write_own(self, row: int, entry: Entry, wrong: dict[int, list[str]]) -> None:
        cells = self._review.intake.rows[entry.person.row]
        for place, column in enumerate(self._rows.kept):
            cell, problems = cells[column], wrong.get(column)
            if problems or cell != "":
                write_cell(self._sheet, row, place, cell, self._looks.of(cell, bool(problems)))
            if problems and self._notes < MOST_NOTES:
                self._notes += 1
                self._note(row, place, "\n".join(problems))

    def _own_texts(self, entry: Entry) -> Iterator[str]:
        cells = self._review.intake.rows[entry.person.row]
        return (cell_text(cells[column]) for column in self._rows.kept)

    def _write_results(self, row: int, entry: Entry, results: Sequence[str]) -> None:
        verdicts = [*entry.person.verdicts.values()]
        looks = [*map(self._looks.verdict.__getitem__, verdicts), self._looks.cell, self._looks.verdict[entry.verdict]]
        looks += [self._looks.cell] * (len(results) - len(looks))
        for column, (text, look) in enumerate(zip(results, looks, strict=True), len(self._rows.kept)):
            write_cell(self._sheet, row, column, text, look)

    def _note(self, row: int, column: int, text: str) -> None:
        size = {"width": NOTE_WIDTH * CHARACTER, "height": NOTE_LINE * lines(text, NOTE_WIDTH) + NOTE_SPACE}
        self._sheet.write_comment(row, column, held(text), {"font_size": 10, "font_name": "宋体", **size})


def _widths(review: Review, rows: CheckedRows, some: Sequence[Entry]) -> list[float]:
    """As wide as most texts of some people need, and a heading on two lines, within limits."""
    own = []
    for column in rows.kept:
        needed = sorted(width(cell_text(review.intake.rows[entry.person.row][column])) for entry in some)
        most = needed[int(ON_ONE_LINE * (len(needed) - 1))] if needed else 0
        heading = ceil(width(review.intake.headings[column]) / 2)
        own.append(min(WIDEST, max(NARROWEST, 2 + max(most, heading))))
    results = (heading.removeprefix(CHECKED) for heading in rows.results)
    return [*own, *(RESULT_WIDTHS.get(name, VERDICT_WIDTH) for name in results)]


def _in_sight(review: Review, rows: CheckedRows, widths: Sequence[float]) -> int:
    """How many columns stay in sight: to the name, where they are not too wide."""
    if review.column.get(NAME) not in rows.kept:
        return 0
    to_name = rows.kept.index(review.column[NAME]) + 1
    return to_name if sum(widths[:to_name]) <= IN_SIGHT else 0
