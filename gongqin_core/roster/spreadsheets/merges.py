"""Merged cells: one value that holds for all of them. What is hidden under it is not read."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from .sheet import Row
from .table import WIDEST, Range

MOST_IN_HEAD = 20 * WIDEST
"""Ranges that can begin in the first rows without lying over each other."""
MOST_OF_ONE = 50
"""Rows of one person that are read as one."""
BETWEEN = "、"
"""What stands between two things that one person's rows say."""
Place = tuple[int, int]


def anchors(merged: Iterable[Range], rows: int, width: int) -> dict[Place, Place]:
    """Of the first `rows` rows: each cell that a merge hides → the cell whose value holds; rows counted from 0."""
    hidden = {}
    begun = (each for each in merged if each[0] <= rows)
    for top, left, bottom, right in islice(begun, MOST_IN_HEAD):
        for row in range(top - 1, min(bottom, rows)):
            for column in range(left, min(right + 1, width)):
                if (row, column) != (top - 1, left):
                    hidden[row, column] = top - 1, left
    return hidden


class MergedRow(list[Any]):
    """A row as its file has it, some of whose cells are merged. `read`: as it is read; `one_cell`: whether its name and
    facts are one cell, as titles are; `continued`: whether its name is merged with that of the row above."""

    def __init__(self, row: Row, read: Row, one_cell: bool, continued: bool) -> None:
        super().__init__(row)
        self.read, self.one_cell, self.continued = read, one_cell, continued


def as_read(row: Row) -> Row:
    return row.read if isinstance(row, MergedRow) else row


def _cell(row: Row, column: int) -> Any:
    return row[column] if column < len(row) else ""


class Merges:
    """Fills merged cells of rows that come one after the other. `name`: the column of names, which are never filled;
    `facts`: the columns of facts; `free`: those of them that take any text, and nothing from another fact."""

    def __init__(
        self, merged: Sequence[Range], heading: int, name: int | None, facts: Collection[int], free: Collection[int]
    ) -> None:
        self._coming = sorted((each for each in merged if each[0] > heading), reverse=True)
        self._name, self._facts, self._free = name, facts, free
        self._over: dict[int, tuple[Range, Any]] = {}
        """Column → the merge that holds for it now, and its value."""

    def rows(self, rows: Iterable[Row], first: int) -> Iterator[Row]:
        """`first`: the number of the first row. What the rows of one person say of a fact is read in the first of them:
        if they say two things, it is no answer, and the first alone may be out of date."""
        person: list[Row] = []
        for number, row in enumerate(rows, first):
            self._begin(number, row)
            row = self._filled(number, row) if self._over and row else row
            begun = self._begun()
            follows = 0 < len(person) < MOST_OF_ONE and begun is not None and begun < number
            if not follows:
                yield from self._as_one(person)
                person = []
            if follows or begun == number:
                person.append(row)
            else:
                yield row
        yield from self._as_one(person)

    def _begun(self) -> int | None:
        """The row in which the name began that is merged downwards with this row's; None where none is."""
        top, left, bottom, right = self._over[self._name][0] if self._name in self._over else (0, 0, 0, 0)
        return top if top < bottom and left == right else None

    def _as_one(self, person: list[Row]) -> Iterator[Row]:
        if len(person) > 1:
            from ..cells import cell_text  # seldom needed where workbooks are read, and slow to load

            first, *below = person
            read = list(as_read(first))
            for column in self._facts:
                said = dict.fromkeys(cell for row in person if (cell := _cell(as_read(row), column)) not in ("", None))
                if len(said) > 1 and not any(isinstance(cell, bool) for cell in said):
                    read[column] = BETWEEN.join(map(cell_text, said))
                elif said:
                    [read[column]] = said
            yield MergedRow(first, read, isinstance(first, MergedRow) and first.one_cell, continued=False)
            yield from (MergedRow(row, read, one_cell=False, continued=True) for row in below)
        else:
            yield from person

    def _begin(self, number: int, row: Row) -> None:
        if self._over:
            self._over = {column: over for column, over in self._over.items() if over[0][2] >= number}
        while self._coming and self._coming[-1][0] <= number:
            merged = self._coming.pop()
            value = row[merged[1]] if row and merged[1] < len(row) else ""
            for column in range(merged[1], min(merged[3] + 1, WIDEST)):
                self._over.setdefault(column, (merged, value))

    def _filled(self, number: int, row: Row) -> Row:
        over = {c: each for c, each in self._over.items() if c < len(row) and each[0][:2] != (number, c)}
        if not over:
            return row
        read = list(row)
        for column, (merged, value) in over.items():
            read[column] = "" if self._holds_name(merged) or self._is_other(merged, column) else value
        name = self._over[self._name][0] if self._name in self._over else None
        held = [column for column in self._facts if name and name[1] <= column <= name[3]]
        continued = name is not None and name[0] < number and name[1] == name[3]
        return MergedRow(row, read, len(held) * 2 > len(self._facts), continued)

    def _holds_name(self, merged: Range) -> bool:
        return self._name is not None and merged[1] <= self._name <= merged[3]

    def _is_other(self, merged: Range, column: int) -> bool:
        """Whether a free text would be what stands in the column of another fact."""
        return column in self._free and merged[1] != column and merged[1] in self._facts
