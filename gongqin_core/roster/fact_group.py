"""Facts that are one column of states together, and the look-up that finds a row's state from those of its facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from .arrays import Array
from .states import UNKNOWN

SMALL_TABLE = 1 << 15
"""Merges whose tables stay this small are done in one look-up; larger tables would leave the processor's cache."""


@dataclass(frozen=True)
class FactGroup:
    """Facts merged into one column of `size` states; one fact alone has no `parts`."""

    facts: frozenset[str]
    size: int
    leaves: dict[int, Array]
    """Index of a leaf on these facts → its unary verdict by state, in one combination that stands for all alike."""
    parts: tuple["FactGroup", ...] = ()
    table: Array = None
    """Combination of the parts' states (last part fastest) → state, as small a number as will do."""
    words: tuple[tuple[int, Array], ...] = ()
    """Number of a word of the reason code, and what this merge adds to it by combination."""

    def state_of(self, states: Mapping[str, Array], words: list[Array] | None = None) -> Array:
        """The state of each row, from those of its facts; adds to `words` what the merges in here know."""
        import numpy as np

        if not self.parts:
            (fact,) = self.facts
            return states.get(fact, UNKNOWN)
        small = np.min_scalar_type(len(self.table)).type  # narrow numbers are multiplied many at a time
        combination = np.asarray(self.parts[0].state_of(states, words), small)
        for part in self.parts[1:]:
            combination = combination * small(part.size)
            combination += part.state_of(states, words)
        place = np.asarray(combination, np.intp)
        if words is not None:
            for number, word in self.words:
                words[number] = words[number] | word.take(place)
        return self.table.take(place)


def flattened(parts: Sequence[FactGroup]) -> list[FactGroup]:
    """The parts, with those taken apart again that one look-up can do without."""
    for part in sorted((part for part in parts if part.parts), key=lambda part: part.size):
        opened = [*(other for other in parts if other is not part), *part.parts]
        if prod(other.size for other in opened) <= SMALL_TABLE:
            return flattened(opened)
    return list(parts)


def over_combinations(parts: Sequence[FactGroup]) -> dict[int, Array]:
    """The leaves of all parts over all combinations of their states, the last part's running fastest."""
    import numpy as np

    leaves: dict[int, Array] = {}
    states = np.indices([part.size for part in parts]).reshape(len(parts), -1)
    for part, of_part in zip(parts, states, strict=True):
        leaves |= {leaf: column[of_part] for leaf, column in part.leaves.items()}
    return leaves
