"""What an officer should look at again in a roster, row by row. None of it ever changes a verdict."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..notice.notice import Notice
from ..notice.questions import Suspicion
from .cells import EXAMPLE
from .columns import Column, one_line
from .headings import NAME_HEADINGS
from .suspicions import Repeats, suspects

Array = Any


class RowProblems:
    """The problems of a roster that comes in blocks. `today`: dates after it are doubted where they should be past."""

    def __init__(self, notice: Notice, columns: Mapping[str, Column], today: date) -> None:
        self.notice = notice
        self.columns = columns
        self.today = today
        self._repeats = Repeats()

    def find(self, codes: Mapping[str, Array], names: Sequence[str], line: int) -> Iterator[tuple[int, str]]:
        """Row and `列名：原值：怎么改`: cells that cannot be read, doubts, and people who stand there twice.

        `line`: the first row's in the file."""
        for fact, column in self.columns.items():
            for row in _rows(self._unreadable(fact, codes)):
                code = codes[fact][row]
                yield row, column.problem(code, str(column.remedies[code]))
        for row, name in enumerate(names):
            if name.startswith(EXAMPLE):
                yield row, one_line(NAME_HEADINGS[0], name, "这是模板里的示例。请删去这一行")
        yield from self._doubts(codes)
        for suspicion in self.notice.suspicions:
            if suspicion.must == "once":
                yield from self._repeated(suspicion, codes, names, line)

    def _unreadable(self, fact: str, codes: Mapping[str, Array]) -> Array:
        """Rows with a cell that cannot be read. 无 or a stroke says enough where the fact does not apply."""
        column = self.columns[fact]
        unreadable = column.per_row(column.unreadable, codes[fact]) > 0
        for other, wanted in column.fact.applies.items():
            if other in self.columns and any(column.nothing):
                elsewhere = self.columns[other].besides(wanted, codes[other])
                unreadable &= ~(elsewhere & (column.per_row(column.nothing, codes[fact]) > 0))
        return unreadable

    def _doubts(self, codes: Mapping[str, Array]) -> Iterator[tuple[int, str]]:
        """One doubt about a cell at most, and each once a row."""
        doubted: set[tuple[int, str]] = set()
        for suspicion in self.notice.suspicions:
            if suspicion.must == "once":
                continue
            for row in _rows(suspects(suspicion, self.columns, codes, self.today)):
                if doubted.isdisjoint(about := {(row, suspicion.fact), (row, suspicion.say)}):
                    doubted |= about
                    yield row, self.columns[suspicion.fact].problem(codes[suspicion.fact][row], suspicion.say)

    def _repeated(
        self, suspicion: Suspicion, codes: Mapping[str, Array], names: Sequence[str], first: int
    ) -> Iterator[tuple[int, str]]:
        """Rows with the name and answer of an earlier one, or with its name and all its answers where that answer is
        missing."""
        import numpy as np

        count, column = len(names), self.columns.get(suspicion.fact)
        marks = column.per_row(column.twin, codes[suspicion.fact]) if column else np.full(count, -1)
        known = (marks >= 0).tolist()
        if not all(known):
            whole = zip(*(c.per_row(c.twin, codes[fact]).tolist() for fact, c in self.columns.items()), strict=True)
            marks = np.where(marks >= 0, marks, np.fromiter(map(hash, whole), np.int64, count))
        for row, line in self._repeats.find(names, marks.tolist(), first):
            if column and known[row]:
                yield row, column.problem(codes[suspicion.fact][row], f"与第 {line} 行{suspicion.say}")
            else:
                missing = self.notice.facts[suspicion.fact].short
                say = f"与第 {line} 行各列都一样。是同一个人就只留一行，不是的请补上{missing}"
                yield row, one_line(NAME_HEADINGS[0], names[row], say)


def _rows(flags: Array | None) -> list[int]:
    """The numbers of the rows that are flagged."""
    rows: list[int] = [] if flags is None else flags.nonzero()[0].tolist()
    return rows
