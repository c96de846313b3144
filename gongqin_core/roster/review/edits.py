"""Cells that the officer puts right on the page. The roster itself stays as it came; each correction can be undone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from .intake import Intake

Place = tuple[int, int]
"""Row and column of a cell, both counted from 0 in `Intake.rows`."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell: what stood there, and what stands there now."""

    row: int
    column: int
    before: str
    after: str


@dataclass(frozen=True)
class Edits:
    """Corrections to `base`, by cell, in the order in which the cells were first corrected."""

    base: Intake
    cells: Mapping[Place, str] = field(default_factory=dict)

    @cached_property
    def intake(self) -> Intake:
        """The roster with all corrections."""
        if not self.cells:
            return self.base
        rows = list(self.base.rows)
        for row in {row for row, _ in self.cells}:
            rows[row] = list(rows[row])
        for (row, column), text in self.cells.items():
            rows[row][column] = text
        return replace(self.base, rows=rows)

    def write(self, cells: Mapping[Place, str]) -> "Edits":
        """With these cells corrected too; a cell that is as it came is none."""
        written = dict(self.cells) | {place: text.strip() for place, text in cells.items()}
        return Edits(self.base, {(r, c): text for (r, c), text in written.items() if text != self.base.text(c, r)})

    def undo(self, place: Place) -> "Edits":
        """With what came in the file in one cell."""
        return Edits(self.base, {known: text for known, text in self.cells.items() if known != place})

    def __iter__(self) -> Iterator[Edit]:
        for (row, column), text in self.cells.items():
            yield Edit(row, column, self.base.text(column, row), text)
