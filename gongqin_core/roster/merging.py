"""How the facts of a notice's trees become one column of states.

Facts that meet in a join are merged: each combination of their states is judged once, by the very function that judges
a person, and combinations that nothing outside can tell apart are one state again.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import prod

from ..judging.evaluate import Rules, Term, units
from .arrays import Array, verdict_numbers
from .fact_group import FactGroup, flattened, over_combinations
from .states import NOW_BITS, FactStates

UNITS_A_WORD = 32
"""A reason code is made of 64-bit words: two bits, the verdict, for each unit."""


class Merging:
    """The trees of `rules`, merged fact by fact; done once a notice. `states`: those of each fact that is tested."""

    def __init__(self, rules: Rules, states: Mapping[str, FactStates]) -> None:
        self._rules = rules
        self._facts = _facts_of(rules.terms)
        self._users = _users_of(rules.terms)
        every = dict.fromkeys(unit.index for root in rules.roots.values() for unit in units(root, circumstances=True))
        dependent = (unit for unit in every if self._facts[unit])
        self.place = {unit: divmod(number, UNITS_A_WORD) for number, unit in enumerate(dependent)}
        """Where the verdict of a unit that depends on a fact stands in a reason code: word, pair of bits."""
        self.whole = self._merge_all([self._alone(fact, rows.rows) for fact, rows in states.items()])

    def values(self, leaves: Mapping[int, Array]) -> list[Array]:
        """`Rules.values` for combinations; leaves of other facts are anything, nobody looks at them."""
        values: list[Array] = [leaves.get(index, 0) for index in range(self._rules.first_constant)]
        values += [packed & NOW_BITS for packed in self._rules.constants]
        values += self._rules.joins(values)
        return values

    def _alone(self, fact: str, rows: Sequence[Sequence[int]]) -> FactGroup:
        """One fact; `rows`: by state, what its leaves say."""
        import numpy as np

        indexes = (term.index for term in self._rules.terms if term.fact == fact)
        columns = (np.array(column, np.uint8) for column in zip(*rows, strict=True))
        return FactGroup(frozenset([fact]), len(rows), dict(zip(indexes, columns, strict=True)))

    def _merge_all(self, groups: list[FactGroup]) -> FactGroup:
        """Always the join whose facts have the fewest combinations next."""
        while len(groups) > 1:
            joins = ([g for g in groups if g.facts & self._facts[term.index]] for term in self._rules.terms)
            parts = min((p for p in joins if len(p) > 1), key=lambda p: prod(g.size for g in p), default=groups)
            groups = [*(g for g in groups if g not in parts), self._merge(flattened(parts))]
        return groups[0] if groups[0].parts else self._merge(groups)

    def _merge(self, parts: Sequence[FactGroup]) -> FactGroup:
        import numpy as np

        facts = frozenset[str]().union(*(part.facts for part in parts))
        known = {term.index for term in self._rules.terms if self._facts[term.index] <= facts}
        leaves = over_combinations(parts)
        values = self.values(leaves)
        state = self._states(values, known, prod(part.size for part in parts))
        _, first = np.unique(state, return_index=True)
        kept = {leaf: column[first] for leaf, column in leaves.items()}
        table = state.astype(np.min_scalar_type(len(first)))
        return FactGroup(facts, len(first), kept, tuple(parts), table, self._words(parts, known, values))

    def _states(self, values: Sequence[Array], known: set[int], count: int) -> Array:
        """Combination → state. Outside, `count` combinations are told apart by the terms alone that are known here and
        stand in a join that is not."""
        import numpy as np

        outer = [index for index in known if self._facts[index] and not self._users[index] <= known]
        state = np.zeros(count, np.intp)
        for start in range(0, len(outer), UNITS_A_WORD):
            indexes = outer[start : start + UNITS_A_WORD]
            code = sum(verdict_numbers(values[index]).astype("u8") << 2 * place for place, index in enumerate(indexes))
            _, same = np.unique(code, return_inverse=True)
            _, state = np.unique(state * len(state) + same, return_inverse=True)
        return state

    def _words(
        self, parts: Sequence[FactGroup], known: set[int], values: Sequence[Array]
    ) -> tuple[tuple[int, Array], ...]:
        """What the units add to a reason code that are first known in this merge."""
        words: dict[int, Array] = {}
        for unit, (number, place) in self.place.items():
            earlier = any(part.parts and self._facts[unit] <= part.facts for part in parts)
            if unit in known and not earlier:
                words[number] = words.get(number, 0) | verdict_numbers(values[unit]).astype("u8") << 2 * place
        return tuple(words.items())


# —— which facts and joins a term hangs on ——


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
    return [joins or {-1} for joins in users]
