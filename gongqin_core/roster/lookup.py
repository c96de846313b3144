"""A notice's trees as a handful of lookup tables, to judge a million people at once.

The whole notice is one column of a few hundred states (`states.py`, `merging.py`). Each merge in it costs a row one
multiplication, one addition and one look-up, however large the trees.
"""

from collections.abc import Mapping, Sequence

from ..judging.answers import Answer
from ..judging.evaluate import Rules, rules_of
from ..judging.verdict import Verdict
from ..notice.notice import Notice
from ..notice.once import once
from .arrays import Array, places, verdict_numbers
from .merging import UNITS_A_WORD, Merging
from .states import UNKNOWN, FactStates


class Lookup:
    """The trees of `rules`, merged."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._states = {table.fact.id: FactStates(table) for table in rules.tables}
        merging = Merging(rules, self._states)
        self.whole = merging.whole
        self._place = merging.place
        self.words = -(-len(self._place) // UNITS_A_WORD)
        """How many words a reason code has."""
        values = merging.values(self.whole.leaves)
        self._verdicts = {level: verdict_numbers(values[root.index]) for level, root in rules.roots.items()}

    def state(self, fact: str, answer: Answer) -> int:
        """The state a fact is in by an answer; `UNKNOWN` for one that no condition tests."""
        return self._states[fact].state(answer) if fact in self._states else UNKNOWN

    def narrow(self, fact: str) -> str:
        """The type of an `array` that the states of a fact go into: how fast many are looked up hangs on its size."""
        return "B" if fact not in self._states or len(self._states[fact].rows) <= 1 << 8 else "H"

    def verdicts(self, states: Mapping[str, Array]) -> dict[str, Array]:
        """Level id → verdicts (int8). `states`: fact → its state in each row; a fact that is missing is unknown."""
        whole = places(self.whole.state_of(states))
        return {level: table.take(whole) for level, table in self._verdicts.items()}

    def reasons(self, states: Mapping[str, Array]) -> list[Array]:
        """The words of a reason code, each an array (uint64). `unit_verdicts` reads the code of one row."""
        words: list[Array] = [0] * self.words
        self.whole.state_of(states, words)
        return words

    def unit_verdicts(self, words: Sequence[int]) -> dict[int, Verdict]:
        """Index of the term of each unit that depends on a fact → how it comes out, from the words of one row."""
        return {unit: Verdict(int(words[w]) >> 2 * place & 0b11) for unit, (w, place) in self._place.items()}


@once
def lookup_of(notice: Notice) -> Lookup:
    """The notice's trees merged, once a process."""
    return Lookup(rules_of(notice))
