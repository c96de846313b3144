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


@dataclass(frozen=True, slots=True)
class Way:
    """What one way asks for; `spared`: what all levels ask for and this way does not."""

    asked: tuple[Asked, ...]
    spared: tuple[Asked, ...] = ()


def ways(rules: Rules, level: str) -> tuple[Way, ...]:
    """The ways to a level in the notice's order, each once; one that asks for all of another and more is left out."""
    shared = [_asked(rules, term, term.node.clause or "") for term in rules.shared_terms]
    found = [way for way in dict.fromkeys(_ways(rules, level, rules.roots[level])) if _own(rules, way)]
    nearest = [way for way in found if not any(set(other) < set(way) for other in found)]
    return tuple(Way(_own(rules, way), tuple(one for one in shared if one not in way)) for way in nearest)


def _own(rules: Rules, way: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """What it asks for besides what all levels do."""
    return tuple(asked for asked in way if asked.index not in rules.shared)


def _asked(rules: Rules, term: Term, clause: str) -> Asked:
    return Asked(need(rules.notice, term.node), clause, term.index)


def _ways(rules: Rules, level: str, term: Term) -> list[tuple[Asked, ...]]:
    node = term.node
    if isinstance(node, Never) or (isinstance(node, Join) and node.outcome == "retest"):
        return []
    if term.index in rules.shared:
        return [(_asked(rules, term, node.clause or ""),)]
    clause = node.clause_at(level) or ""
    if term.is_unit:
        return [(_asked(rules, term, clause),) if node.label else ()]
    if isinstance(node, Join) and node.outcome:
        judged = [part.node for part, _ in term.members if isinstance(part.node, Judged)]
        return [(Asked("；".join(item.judged for item in judged), clause, term.index),)] if judged else []
    offers = [_ways(rules, level, part) for part, aside in term.members if not (aside and term.is_all)]
    if not term.is_all:
        return [way for offer in offers for way in offer]
    return [tuple(dict.fromkeys(asked for part in parts for asked in part)) for parts in product(*offers)]
