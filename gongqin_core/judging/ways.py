"""The ways to a level, each in one sentence: what is asked of the person besides what every level asks for.

Circumstances, what people judge and conditions without words of their own are details, and so is the test that one
takes again in a new trade.
"""

from dataclasses import dataclass
from itertools import product

from ..notice.conditions import Join, Judged, Never
from .describe import need
from .evaluate import Rules, Term
from .verdict import Verdict, unpack


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a way asks for, without a full stop."""

    text: str
    clause: str
    index: int
    """Of its term in `Rules.values`."""

    def verdict(self, values: list[int]) -> Verdict:
        """How it comes out for somebody with these values."""
        return unpack(values[self.index])


Way = tuple[Asked, ...]


def ways(rules: Rules, level: str) -> tuple[Way, ...]:
    """The ways to a level in the notice's order, each once; one that asks for all of another and more is left out."""
    found = list(dict.fromkeys(way for way in _ways(rules, level, rules.roots[level]) if way))
    return tuple(way for way in found if not any(set(other) < set(way) for other in found))


def _ways(rules: Rules, level: str, term: Term) -> list[Way]:
    node = term.node
    if isinstance(node, Never) or (isinstance(node, Join) and node.outcome == "retest"):
        return []
    if term.index in rules.shared:
        return [()]
    clause = node.clause_at(level) or ""
    if term.is_unit:
        return [(Asked(need(rules.notice, node), clause, term.index),) if node.label else ()]
    if isinstance(node, Join) and node.outcome:
        judged = [part.node for part, _ in term.members if isinstance(part.node, Judged)]
        return [(Asked("；".join(item.judged for item in judged), clause, term.index),)] if judged else []
    offers = [_ways(rules, level, part) for part, aside in term.members if not (aside and term.is_all)]
    if not term.is_all:
        return [way for offer in offers for way in offer]
    return [tuple(dict.fromkeys(asked for part in parts for asked in part)) for parts in product(*offers)]
