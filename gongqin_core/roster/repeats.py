"""Who stands in a roster twice, over all its blocks.

A person is remembered as a number made of the name and of what else has to be the same: sixteen bytes each, so that
five million fit beside everything else. Of five million, two different people are taken for one with a chance below one
in a thousand million.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..notice.spelling import spellings
from .arrays import Array
from .cells import inside
from .columns import CodedRows

MIXER = 0x9E3779B97F4A7C15
"""2⁶⁴ divided by the golden ratio: multiples of it lie far apart."""
LONGEST_RUN = 1 << 19
"""Longer runs are not joined: that would take as much memory again."""


class _Run(NamedTuple):
    """People by rising number."""

    person: Array
    check: Array
    """A second number, so that the first alone does not decide."""
    line: Array

    def take(self, which: Array) -> "_Run":
        return _Run(self.person[which], self.check[which], self.line[which])


class Repeats:
    """Rows with the name and the likeness of an earlier one."""

    def __init__(self) -> None:
        self._runs: list[_Run] = []
        """Each person once, at the line where they came first."""

    def find(self, names: Sequence[str], likeness: Array, first_line: int) -> tuple[Array, Array]:
        """Rows in the block, and for each the line of the first row of that person. `likeness`: a number (uint64) a
        row, the same for rows that say the same of a person. A row without a name repeats nobody."""
        import numpy as np

        rows, name = _named(names)
        alike = likeness[rows]
        person = name + alike * np.uint64(MIXER)
        order = np.argsort(person, kind="stable")
        people = _Run(person, alike.astype(np.uint32), (rows + first_line).astype(np.uint32)).take(order)
        is_first = np.append(True, people.person[1:] != people.person[:-1])[: len(rows)]
        firsts, group = people.take(is_first), np.cumsum(is_first) - 1
        line = self._first_lines(firsts)[group]
        again = (line != people.line) & (firsts.check[group] == people.check)
        return rows[order][again], line[again]

    def _first_lines(self, people: _Run) -> Array:
        """Where each came first: in an earlier block, or in this one."""
        import numpy as np

        line, is_known = people.line.copy(), np.zeros(len(people.line), bool)
        for run in self._runs:
            place = np.searchsorted(run.person, people.person).clip(max=len(run.person) - 1)
            same = (run.person[place] == people.person) & (run.check[place] == people.check)
            line[same] = run.line[place[same]]
            is_known |= same
        self._remember(people.take(~is_known))
        return line

    def _remember(self, run: _Run) -> None:
        """Runs are joined two by two, so that there are few."""
        import numpy as np

        while self._runs and len(self._runs[-1].person) <= 2 * len(run.person) <= LONGEST_RUN:
            both = _Run(*map(np.concatenate, zip(self._runs.pop(), run, strict=True)))
            run = both.take(np.argsort(both.person, kind="stable"))
        if len(run.person):
            self._runs.append(run)


def _named(names: Sequence[str]) -> tuple[Array, Array]:
    """The rows that have a name, and a number for each of these names, however it is spelled: 张　三."""
    import numpy as np

    names = spellings(list(map(inside, names)) if '="' in "".join(names) else names)
    rows = np.fromiter(map(bool, names), bool, len(names)).nonzero()[0]
    return rows, np.fromiter(map(hash, names), np.int64, len(names)).view(np.uint64)[rows]


def likeness_of(fact: str, rows: CodedRows, count: int) -> Array:
    """A number for each row, the same for rows with the same answer to the fact; where that is missing, for rows with
    the same answers in all columns."""
    import numpy as np

    answers = rows.per_row(fact, "twin") if fact in rows.columns else np.full(count, -1)
    missing = answers < 0
    likeness = answers.astype(np.uint64)
    likeness[missing] = 0
    for column in rows.columns if missing.any() else ():
        mixed = (likeness[missing] + rows.per_row(column, "twin")[missing].astype(np.uint64)) * np.uint64(MIXER)
        likeness[missing] = mixed ^ mixed >> np.uint64(32)
    return likeness
