"""A notice's trees as a handful of lookup tables, to judge a million people at once.

A fact's answers fall into a few *states*: those over which all its leaves say the same. Facts that meet in a join are
merged into one column: each combination of their states is judged once, by the very function that judges a person, and
combinations that nothing outside can tell apart are one state again. In the end the whole notice is one column of a
few hundred states; each merge costs a row one multiplication, one addition and one look-up, however large the trees.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import prod
from typing import Any

from ..judging.answers import Answer, Span
from ..judging.evaluate import Rules, Term, rules_of
from ..judging.tables import FactTable
from ..judging.verdict import Verdict
from ..notice.notice import Notice
from ..notice.questions import NONE

Array = Any
NOW_BITS = 0b111
UNKNOWN = 0
"""The state of every fact that is not known."""
UNITS_A_WORD = 32
"""A reason code is made of 64-bit words: two bits, the verdict, for each unit."""
SMALL_TABLE = 1 << 14
"""Merges whose tables stay this small are done in one look-up; larger tables would leave the processor's cache."""


@dataclass(frozen=True)
class Group:
    """Facts merged into one column of `size` states."""

    facts: frozenset[str]
    size: int
    leaves: dict[int, Array]
    """Index of a leaf on these facts → its unary verdict by state, in one combination that stands for all alike."""
    parts: tuple["Group", ...] = ()
    table: Array = None
    """Combination of the parts' states (last part fastest) → state, as small a number as will do."""
    words: tuple[tuple[int, Array], ...] = ()
    """Number of a word of the reason code, and what this merge adds to it by combination."""


class Lookup:
    """The trees of `rules`, merged."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._states = {table.fact.id: _states(table) for table in rules.tables}
        self._facts = _facts_of(rules.terms)
        self._users = _users_of(rules.terms)
        units = dict.fromkeys(unit.index for root in rules.roots.values() for unit in _units(root))
        self._place = {unit: divmod(i, UNITS_A_WORD) for i, unit in enumerate(u for u in units if self._facts[u])}
        """Where the verdict of a unit stands in a reason code: word, pair of bits."""
        self.words = -(-len(self._place) // UNITS_A_WORD)
        """How many words a reason code has."""
        self._whole = self._merge_all()
        values = self._values(self._whole.leaves)
        self._verdicts = {level: _verdicts(values[root.index]) for level, root in rules.roots.items()}

    def state(self, fact: str, answer: Answer) -> int:
        """The state a fact is in by an answer; 0 for one that no condition tests."""
        table = self.rules.table.get(fact)
        return self._states[fact][_says(table, answer)] if table else 0

    def verdicts(self, states: Mapping[str, Array]) -> dict[str, Array]:
        """Level id → verdicts (int8). `states`: fact → its state in each row; a fact that is missing is unknown."""
        whole = _state(self._whole, states, None)
        return {level: table.take(whole) for level, table in self._verdicts.items()}

    def reasons(self, states: Mapping[str, Array]) -> list[Array]:
        """The words of a reason code, each an array (uint64). `unit_verdicts` reads the code of one row."""
        words: list[Array] = [0] * self.words
        _state(self._whole, states, words)
        return words

    def unit_verdicts(self, words: Sequence[int]) -> dict[int, Verdict]:
        """Index of the term of each unit that depends on a fact → how it comes out, from the words of one row."""
        return {unit: Verdict(int(words[w]) >> 2 * place & 0b11) for unit, (w, place) in self._place.items()}

    # —— merging, once a notice ——

    def _merge_all(self) -> Group:
        """Always the join whose facts have the fewest combinations next."""
        groups = [self._group_of(table) for table in self.rules.tables]
        while len(groups) > 1:
            joins = ([g for g in groups if g.facts & self._facts[term.index]] for term in self.rules.terms)
            parts = min((p for p in joins if len(p) > 1), key=lambda p: prod(g.size for g in p), default=groups)
            groups = [*(g for g in groups if g not in parts), self._merge(_opened(parts))]
        return groups[0] if groups[0].parts else self._merge(groups)

    def _group_of(self, table: FactTable) -> Group:
        import numpy as np

        fact, rows = table.fact.id, self._states[table.fact.id]
        indexes = (term.index for term in self.rules.terms if term.fact == fact)
        columns = (np.array(column, np.uint8) for column in zip(*rows, strict=True))
        return Group(frozenset([fact]), len(rows), dict(zip(indexes, columns, strict=True)))

    def _merge(self, parts: Sequence[Group]) -> Group:
        import numpy as np

        facts = frozenset[str]().union(*(part.facts for part in parts))
        leaves = _combined(parts)
        values = self._values(leaves)
        known = {term.index for term in self.rules.terms if self._facts[term.index] <= facts}
        outer = [i for i in known if self._facts[i] and not self._users[i] <= known]
        state = np.zeros(prod(part.size for part in parts), np.intp)
        for some in (
            outer[n : n + UNITS_A_WORD] for n in range(0, len(outer), UNITS_A_WORD)
        ):  # outside, combinations can be told apart by these terms alone
            code = sum(_verdicts(values[index]).astype("u8") << 2 * place for place, index in enumerate(some))
            _, same = np.unique(code, return_inverse=True)
            _, state = np.unique(state * len(state) + same, return_inverse=True)
        _, first = np.unique(state, return_index=True)
        kept = {leaf: column[first] for leaf, column in leaves.items()}
        table = state.astype(np.min_scalar_type(len(first)))
        return Group(facts, len(first), kept, tuple(parts), table, self._words(parts, known, values))

    def _words(self, parts: Sequence[Group], known: set[int], values: Sequence[Array]) -> tuple[tuple[int, Array], ...]:
        """What the units add that are first known in this merge."""
        words: dict[int, Array] = {}
        for unit, (number, place) in self._place.items():
            earlier = any(part.parts and self._facts[unit] <= part.facts for part in parts)
            if unit in known and not earlier:
                words[number] = words.get(number, 0) | _verdicts(values[unit]).astype("u8") << 2 * place
        return tuple(words.items())

    def _values(self, leaves: Mapping[int, Array]) -> list[Array]:
        """`Rules.values` for combinations; leaves of other facts are anything, nobody looks at them."""
        count = sum(len(table.leaves) for table in self.rules.tables)
        values: list[Array] = [leaves.get(index, 0) for index in range(count)]
        values += [packed & NOW_BITS for packed in self.rules.constants]
        values += self.rules.joins(values)
        return values


def _state(group: Group, states: Mapping[str, Array], words: list[Array] | None) -> Array:
    """The state of each row in a group; adds to `words` what the merges in it know."""
    import numpy as np

    if not group.parts:
        (fact,) = group.facts
        return states.get(fact, UNKNOWN)
    small = np.min_scalar_type(len(group.table)).type  # narrow numbers are multiplied many at a time
    combination = np.asarray(_state(group.parts[0], states, words), small)
    for part in group.parts[1:]:
        combination = combination * small(part.size) + _state(part, states, words)
    place = np.asarray(combination, np.intp)
    if words is not None:
        for number, word in group.words:
            words[number] = words[number] | word.take(place)
    return group.table.take(place)


def _opened(parts: Sequence[Group]) -> list[Group]:
    """The parts, with those taken apart again that one look-up can do without."""
    for part in sorted((part for part in parts if part.parts), key=lambda part: part.size):
        opened = [*(other for other in parts if other is not part), *part.parts]
        if prod(other.size for other in opened) <= SMALL_TABLE:
            return _opened(opened)
    return list(parts)


def _combined(parts: Sequence[Group]) -> dict[int, Array]:
    """The leaves of all parts over all combinations of their states, the last part's running fastest."""
    import numpy as np

    leaves: dict[int, Array] = {}
    states = np.indices([part.size for part in parts]).reshape(len(parts), -1)
    for part, of_part in zip(parts, states, strict=True):
        leaves |= {leaf: column[of_part] for leaf, column in part.leaves.items()}
    return leaves


def _verdicts(unary: Array) -> Array:
    """Unary verdicts as numbers 0 to 3 (int8): as many as there are bits."""
    import numpy as np

    return np.bitwise_count(np.asarray(unary)).astype(np.int8)


def _facts_of(terms: Iterable[Term]) -> list[frozenset[str]]:
    """By index of a term, the facts it depends on."""
    facts: list[frozenset[str]] = []
    for term in terms:
        own = frozenset([term.fact] if term.fact else [])
        facts.append(own.union(*(facts[member.term.index] for member in term.members)))
    return facts


def _users_of(terms: Sequence[Term]) -> list[set[int]]:
    """By index of a term, the joins it stands in; a tree's root is used by nobody less than the whole (-1)."""
    users: list[set[int]] = [set() for _ in terms]
    for term in terms:
        for member in term.members:
            users[member.term.index].add(term.index)
    return [found or {-1} for found in users]


def _units(term: Term) -> Iterator[Term]:
    if term.is_unit:
        yield term
    else:
        for member in term.members:
            yield from _units(member.term)


def _states(table: FactTable) -> dict[tuple[int, ...], int]:
    """What the leaves on a fact may say → the number of that state, `UNKNOWN` first."""
    rows = dict.fromkeys(_says(table, answer) for answer in (None, *_every_answer(table)))
    return {row: state for state, row in enumerate(rows)}


def _says(table: FactTable, answer: Answer) -> tuple[int, ...]:
    """What the leaves on a fact say now: unary verdicts. A cell nobody filled in says what None says."""
    return tuple(packed & NOW_BITS for packed in table.row(answer))


def _every_answer(table: FactTable) -> Iterator[Answer]:
    """An answer for each way the leaves of a fact can come out, partial dates and all."""
    match table.fact.type:
        case "multi":
            codes = sorted(table.fact.codes)
            yield from (frozenset(some) for n in range(len(codes) + 1) for some in combinations(codes, n))
        case "trade":
            yield from ("", *(name for names in table.catalogues.values() for name in names))
        case "date":
            days = [answer.first for answer in table.completions() if isinstance(answer, Span)]
            yield from (Span(first, last) for i, first in enumerate(days) for last in days[i:])
            yield NONE
        case _:
            yield from table.fact.codes


@lru_cache(maxsize=4)
def lookup_of(notice: Notice) -> Lookup:
    """The notice's trees merged, once a process."""
    return Lookup(rules_of(notice))
