"""The states of a fact: answers of which all its leaves say the same are one state, and a state is a small number."""

from collections.abc import Iterator

from ..judging.answers import Answer, Span, sets_of
from ..judging.tables import FactTable, LeafVerdicts
from ..notice.questions import NONE

NOW_BITS = 0b111
UNKNOWN = 0
"""The state of every fact that is not known."""


class FactStates:
    """The states of one fact, `UNKNOWN` first."""

    def __init__(self, table: FactTable) -> None:
        self.table = table
        self.rows = tuple(dict.fromkeys(self._row(answer) for answer in (None, *_every_answer(table))))
        """By state, what the leaves on the fact say: unary verdicts."""
        self._numbers = {row: state for state, row in enumerate(self.rows)}
        self._known: dict[LeafVerdicts, int] = {}
        """By what the table says."""

    def state(self, answer: Answer) -> int:
        row = self.table.row(answer)
        state = self._known.get(row)
        if state is None:
            state = self._known[row] = self._numbers[self._row(answer)]
        return state

    def _row(self, answer: Answer) -> tuple[int, ...]:
        """What the leaves say now. A cell nobody filled in says what None says."""
        return tuple(packed & NOW_BITS for packed in self.table.row(answer))


def _every_answer(table: FactTable) -> Iterator[Answer]:
    """An answer for each way the leaves of a fact can come out, partial dates and all."""
    match table.fact.type:
        case "multi":
            yield from sets_of(sorted(table.fact.codes))
        case "number":
            yield from table.completions()
        case "trade":
            yield from ("", *table.names.every)
        case "date":
            days = [answer.first for answer in table.completions() if isinstance(answer, Span)]
            yield from (Span(first, last) for i, first in enumerate(days) for last in days[i:])
            yield NONE
        case _:
            yield from table.fact.codes
