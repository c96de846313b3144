"""The officer's roster with the cells put right on the page, and a list of what was changed: one workbook."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from ..spreadsheets.new_workbook import write_rows
from ..spreadsheets.sheet import Row
from .corrections import standing
from .edits import Edits
from .person import Person
from .remarks import CHANGES
from .review import Review

EMPTY = "（空着）"


def as_corrected(first: Review, now: Review, edits: Edits) -> bytes:
    """`first`: the roster as it came, judged; `now`: with the `edits`. Every row stands where it stood in the file,
    those that are nobody's too. Results are in another file."""
    from xlsxwriter import Workbook

    file = BytesIO()
    book = Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    intake = edits.intake
    rows = [row or intake.aside.get(number, []) for number, row in enumerate(intake.rows)]
    write_rows(book.add_worksheet("名册"), [*intake.above, intake.headings, *rows])
    write_rows(book.add_worksheet("改了什么"), [[*CHANGES], *changes(first, now, edits), *_also(now)])
    book.close()
    return file.getvalue()


def changes(first: Review, now: Review, edits: Edits) -> Iterator[Row]:
    """A row per corrected cell, in the order of `CHANGES`."""
    before, after = _by_row(first.people), _by_row(now.people)
    for edit in edits:
        then, person = before.get(edit.row), after.get(edit.row)
        cell = [now.intake.headings[edit.column], edit.before or EMPTY, edit.after or EMPTY]
        standings = [standing(first, then) if then else "", standing(now, person) if person else ""]
        yield [now.intake.line + 1 + edit.row, person.name if person else "", *cell, *standings]


def _also(now: Review) -> list[Row]:
    """What else is written in another way than in the file; and what the office's own words were taken for, which the
    roster goes on saying."""
    said = [*now.intake.tidied, *([f"词语：{now.words_said}"] if now.words_said else [])]
    return [[], *([sentence] for sentence in said)] if said else []


def _by_row(people: Iterable[Person]) -> dict[int, Person]:
    return {person.row: person for person in people}
