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
NEVER = 0xFFFFFFFF
"""A line below every other."""


class Run(NamedTuple):
    """People by rising number."""

    person: Array
    check: Array
    """A second number, so that the first alone does not decide."""
    line: Array

    def take(self, which: Array) -> "Run":
        return Run(self.person[which], self.check[which], self.line[which])


class Runs:
    """Each person once, at the line where they came first. Runs are joined two by two, so that there are few."""

    def __init__(self) -> None:
        self.all: list[Run] = []

    def remember(self, run: Run) -> None:
        import numpy as np

        while self.all and len(self.all[-1].person) <= 2 * len(run.person) <= LONGEST_RUN:
            both = Run(*map(np.concatenate, zip(self.all.pop(), run, strict=True)))
            run = both.take(np.argsort(both.person, kind="stable"))
        if len(run.person):
            self.all.append(run)


class Named(NamedTuple):
    """The rows of a block that have a name, and a number for each of these names, however it is spelled: 张　三.
    `line`: that of the block's first row."""

    rows: Array
    name: Array
    line: int

    def only(self, rows: Array) -> "Named":
        """Those of them that are wanted: a truth value for each row of the block."""
        wanted = rows[self.rows]
        return Named(self.rows[wanted], self.name[wanted], self.line)


class Repeats:
    """Rows with the name and the likeness of an earlier one."""

    def __init__(self) -> None:
        self._runs = Runs()

    def find(self, people: Named, likeness: Array, counts: Array = None) -> tuple[Array, Array]:
        """Rows in the block, and for each the line of the first row of that person. `likeness`: a number (uint64) a
        row, the same for rows that say the same of a person. `counts`: rows that others may repeat, all of them where
        it is None."""
        import numpy as np

        rows, alike = people.rows, likeness[people.rows]
        person = people.name + alike * np.uint64(MIXER)
        order = np.argsort(person, kind="stable")
        lines = (rows + people.line).astype(np.uint32)
        run = Run(person, alike.astype(np.uint32), lines).take(order)
        is_first = np.append(True, run.person[1:] != run.person[:-1])[: len(rows)]
        firsts, group = run.take(is_first), np.cumsum(is_first) - 1
        if counts is not None:
            counted = np.where(counts[rows][order], run.line, NEVER).astype(np.uint32)
            firsts = firsts._replace(line=np.minimum.reduceat(counted, is_first.nonzero()[0]) if len(rows) else counted)
        line = self._first_lines(firsts)[group]
        again = (line < run.line) & (firsts.check[group] == run.check)
        return rows[order][again], line[again]

    def _first_lines(self, people: Run) -> Array:
        """Where each came first: in an earlier block, or in this one."""
        import numpy as np

        line, is_known = people.line.copy(), people.line == NEVER
        for run in self._runs.all:
            place = np.searchsorted(run.person, people.person).clip(max=len(run.person) - 1)
            same = (run.person[place] == people.person) & (run.check[place] == people.check)
            line[same] = run.line[place[same]]
            is_known |= same
        self._runs.remember(people.take(~is_known))
        return line


def named(names: Sequence[str], line: int) -> Named:
    """A row without a name repeats nobody."""
    import numpy as np

    names = spellings(list(map(inside, names)) if '="' in "".join(names) else names)
    rows = np.fromiter(map(bool, names), bool, len(names)).nonzero()[0]
    return Named(rows, np.fromiter(map(hash, names), np.int64, len(names)).view(np.uint64)[rows], line)


def likeness_of(fact: str, rows: CodedRows, count: int) -> tuple[Array, Array]:
    """A number for each row, the same for rows with the same answer to the fact; where that is missing, for rows with
    the same answers in all columns. And where it is missing."""
    import numpy as np

    answers = rows.per_row(fact, "twin") if fact in rows.columns else np.full(count, -1)
    missing = answers < 0
    likeness = answers.astype(np.uint64)
    if fact in rows.columns:
        first, last = (rows.per_row(fact, name).astype(np.uint64) for name in ("first", "last"))
        likeness = np.where(first > 0, first << np.uint64(32) | last, likeness)
    likeness[missing] = 0
    for column in rows.columns if missing.any() else ():
        mixed = (likeness[missing] + rows.per_row(column, "twin")[missing].astype(np.uint64)) * np.uint64(MIXER)
        likeness[missing] = mixed ^ mixed >> np.uint64(32)
    return likeness, missing
