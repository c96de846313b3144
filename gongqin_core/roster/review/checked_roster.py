"""The officer's roster again, with what the check found in further columns: a workbook, or CSV."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from ..assumption import assumed_words
from ..cells import cell_text
from ..spreadsheets.files import write_csv
from ..spreadsheets.new_workbook import write_workbook
from ..spreadsheets.sheet import Row
from .entries import Entry, applied_level, conclusion
from .review import Review
from .roles import APPLIED, CHECKED, OWN_WORDS

FORMULA = tuple("=+-@\t\r")
"""A spreadsheet that opens a CSV file runs what begins so."""


def checked_headings(review: Review) -> list[str]:
    levels = [level.short for level in review.notice.levels]
    assumed = ["假定"] if review.assumed else []
    return [f"{CHECKED}{name}" for name in (*levels, OWN_WORDS[APPLIED], "结论", "依据", "问题", *assumed)]


def as_workbook(review: Review, entries: Iterable[Entry]) -> bytes:
    """The checked roster as .xlsx; every text stays a text."""
    file = BytesIO()
    write_workbook(file, _rows(review, entries))
    return file.getvalue()


def as_csv(review: Review, entries: Iterable[Entry]) -> bytes:
    """The checked roster as CSV (UTF-8 with BOM). A cell that a spreadsheet would run begins with an apostrophe."""
    file = BytesIO()
    write_csv(file, ([_harmless(cell_text(cell)) for cell in row] for row in _rows(review, entries)))
    return file.getvalue()


def _rows(review: Review, entries: Iterable[Entry]) -> Iterator[Row]:
    """The results of an earlier check are left out: new ones stand in their place. So are blank lines."""
    assumed = [text] if (text := assumed_words(review.notice, review.assumed)) else []
    kept = [i for i, heading in enumerate(review.intake.headings) if not heading.startswith(CHECKED)]
    yield [*_kept(review.intake.headings, kept), *checked_headings(review)]
    for entry in entries:
        person = entry.person
        verdicts = [verdict.label for verdict in person.verdicts.values()]
        standing = (applied_level(review, person), conclusion(review, person), entry.basis, "；".join(person.problems))
        yield [*_kept(review.intake.rows[person.row], kept), *verdicts, *standing, *assumed]


def _kept(cells: Sequence[object], kept: list[int]) -> Row:
    return [cells[column] for column in kept]


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
