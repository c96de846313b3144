"""What an officer should look at again in a roster, row by row. None of it ever changes a verdict."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ..notice.notice import Notice
from ..notice.questions import Suspicion
from .arrays import Array, rows_where
from .cells import EXAMPLE
from .columns import Column, one_line
from .headings import NAME_HEADINGS
from .suspicions import Repeats, suspects


class RowProblems:
    """The problems of a roster that comes in blocks. `today`: dates after it are doubted where they should be past."""

    def __init__(self, notice: Notice, columns: Mapping[str, Column], today: date) -> None:
        self.notice = notice
        self.columns = columns
        self.today = today
        suspicions = notice.suspicions
        self._once = [suspicion for suspicion in suspicions if suspicion.must == "once"]
        self._others = [suspicion for suspicion in suspicions if suspicion.must != "once"]
        self._repeats = Repeats()

    def find(self, codes: Mapping[str, Array], names: Sequence[str], line: int) -> Iterator[tuple[int, str]]:
        """Row and `列名：原值：怎么改`: cells that cannot be read, doubts, and people who stand there twice.

        `line`: the first row's in the file."""
        for fact, column in self.columns.items():
            for row in rows_where(self._unreadable(fact, codes)):
                code = codes[fact][row]
                yield row, column.problem(code, str(column.remedies[code]))
        for row, name in enumerate(names):
            if name.startswith(EXAMPLE):
                yield row, one_line(NAME_HEADINGS[0], name, "这是模板里的示例。请删去这一行")
        yield from self._doubts(codes)
        for suspicion in self._once:
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
        for suspicion in self._others:
            for row in rows_where(suspects(suspicion, self.columns, codes, self.today)):
                if doubted.isdisjoint(about := {(row, suspicion.fact), (row, suspicion.say)}):
                    doubted |= about
                    yield row, self.columns[suspicion.fact].problem(codes[suspicion.fact][row], suspicion.say)

    def _repeated(
        self, suspicion: Suspicion, codes: Mapping[str, Array], names: Sequence[str], first: int
    ) -> Iterator[tuple[int, str]]:
        """Rows with the name and answer of an earlier one, or with its name and all its answers where that answer is
        missing. `first`: the line of the first row."""
        import numpy as np

        fact, column = suspicion.fact, self.columns.get(suspicion.fact)
        answers = column.per_row(column.twin, codes[fact]) if column else np.full(len(names), -1)
        known = (answers >= 0).tolist()
        likeness = answers if all(known) else np.where(answers >= 0, answers, self._whole_rows(codes, len(names)))
        for row, line in self._repeats.find(names, likeness.tolist(), first):
            if column and known[row]:
                yield row, column.problem(codes[fact][row], f"与第 {line} 行{suspicion.say}")
            else:
                missing = self.notice.facts[fact].short
                remedy = f"与第 {line} 行各列都一样。是同一个人就只留一行，不是的请补上{missing}"
                yield row, one_line(NAME_HEADINGS[0], names[row], remedy)

    def _whole_rows(self, codes: Mapping[str, Array], count: int) -> Array:
        """A number for each row, the same for rows with the same answers in all columns."""
        import numpy as np

        twins = (column.per_row(column.twin, codes[fact]).tolist() for fact, column in self.columns.items())
        return np.fromiter(map(hash, zip(*twins, strict=True)), np.int64, count)
