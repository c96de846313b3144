"""Which verdict does each level get? The trees compiled once: tables for the leaves, one function for the joins.

The function is made of nothing but `&` and `|` (see `verdict.py`), so the same one runs on a person's ints and on a
roster's columns, and no reader has a rule of its own.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from ..notice.conditions import All, AnyOf, Judged, Leaf, Never, Use, When, walk
from ..notice.notice import Notice
from .answers import Answer
from .tables import FactTable
from .verdict import Verdict, fixed, unpack

CAP = fixed(Verdict.CONFIRM)


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One value of a compiled tree: a leaf, something constant, or a join of earlier terms."""

    index: int
    """Where its packed verdict stands in `Rules.values`."""
    node: Any
    fact: str | None = None
    """The fact it tests; None for a constant or a join."""
    members: tuple["Member", ...] = ()
    is_all: bool = False
    is_unit: bool = True
    """Whether explanations speak of it as one thing: a leaf, a constant, or a join with a label."""


class Member(NamedTuple):
    """A term as it stands in a join. A circumstance selects a branch and is never offered for change."""

    term: Term
    circumstance: bool


class Rules:
    """Condition trees of a notice, compiled: by default those of its levels. `roots` are the trees' terms, by level
    id (lowest level first) or by the key given."""

    def __init__(self, notice: Notice, trees: Mapping[str, Any] | None = None) -> None:
        self.notice = notice
        trees = {level.id: level.tree for level in notice.levels} if trees is None else trees
        nodes = [node for tree in (*trees.values(), *notice.conditions.values()) for node in walk(tree)]
        self.tables = _tables(notice, [node for node in nodes if isinstance(node, Leaf)])
        self.table = {table.fact.id: table for table in self.tables}
        starts = accumulate((len(table.leaves) for table in self.tables), initial=0)
        self._start = {table.fact.id: start for table, start in zip(self.tables, starts, strict=False)}
        leaves = [leaf for table in self.tables for leaf in table.leaves]
        constants = list(dict.fromkeys(node for node in nodes if isinstance(node, Judged | Never)))
        self.constants = [_constant(node) for node in constants]
        nodes = [*leaves, *constants]
        facts = [*(leaf.fact for leaf in leaves), *(None for _ in constants)]
        self._terms: dict[Any, Term] = {n: Term(i, n, f) for i, (n, f) in enumerate(zip(nodes, facts, strict=True))}
        self._joins: list[Term] = []
        self.roots = {key: self._term(tree) for key, tree in trees.items()}
        self.terms = tuple(self._terms.values())
        self.joins = _compile(self._joins)
        self._joins_without: dict[tuple[frozenset[int], int], Callable[[Any], Any]] = {}

    def joins_in(self, year: int, least: int = CAP) -> Callable[[Any], Any]:
        """`joins` as they are under the notice of a later year: what this notice repeals from then on is at `least`
        (packed) this: to be confirmed."""
        ended = frozenset(t.index for t in self._joins if t.node.repealed and t.node.repealed.year <= year)
        if not ended:
            return self.joins
        if (ended, least) not in self._joins_without:
            self._joins_without[ended, least] = _compile(self._joins, ended, least)
        return self._joins_without[ended, least]

    @cached_property
    def shared_terms(self) -> list[Term]:
        """The units that every tree asks alike, in order."""
        units = {term.index: term for root in self.roots.values() for term in _units(root)}
        return [units[index] for index in sorted(self.shared)]

    @cached_property
    def shared(self) -> frozenset[int]:
        """Indexes of the units that every tree asks alike: who may apply at all."""
        return frozenset.intersection(*(frozenset(term.index for term in _units(root)) for root in self.roots.values()))

    def values(self, answers: Mapping[str, Answer]) -> list[int]:
        """The packed verdicts of all terms for one person. A fact not in `answers` is unknown, and open."""
        values: list[int] = []
        for fact, table in self.table.items():
            values += table.row(answers[fact]) if fact in answers else table.unanswered
        values += self.constants
        values += self.joins(values)
        return values

    def values_if(self, values: list[int], fact: str, answer: Answer) -> list[int]:
        """`values` as they would be with another answer to one fact."""
        changed = values[: -len(self._joins)]
        row = self.table[fact].row(answer)
        start = self._start[fact]
        changed[start : start + len(row)] = row
        changed += self.joins(changed)
        return changed

    def verdicts(self, answers: Mapping[str, Answer]) -> dict[str, Verdict]:
        """Level id → verdict."""
        values = self.values(answers)
        return {level: unpack(values[root.index]) for level, root in self.roots.items()}

    def _term(self, node: Any) -> Term:
        match node:
            case When(when=inner):
                return self._term(inner)
            case Use(use=name):
                return self._term(self.notice.conditions[name])
            case All(members=nodes) | AnyOf(members=nodes):
                if node not in self._terms:  # equal conditions are one term, however often they are written
                    members = tuple(Member(self._term(n), isinstance(n, When)) for n in nodes)
                    unit = node.label is not None or node.confirm is not None
                    self._terms[node] = Term(len(self._terms), node, None, members, isinstance(node, All), unit)
                    self._joins.append(self._terms[node])
        return self._terms[node]


@lru_cache(maxsize=8)
def rules_of(notice: Notice) -> Rules:
    """The compiled trees of a notice, compiled once a process."""
    return Rules(notice)


def _tables(notice: Notice, leaves: Iterable[Leaf]) -> tuple[FactTable, ...]:
    by_fact: dict[str, dict[Leaf, None]] = {fact: {} for fact in notice.facts}
    for leaf in leaves:
        by_fact[leaf.fact][leaf] = None
    names = {catalogue.id: catalogue.names for catalogue in notice.catalogues}
    return tuple(FactTable(notice.facts[fact], tuple(found), names) for fact, found in by_fact.items() if found)


def _units(term: Term) -> list[Term]:
    if term.is_unit:
        return [term]
    return [unit for part, aside in term.members if not aside for unit in _units(part)]


def _constant(node: Any) -> int:
    if isinstance(node, Never):
        return fixed(Verdict.NOT_MET)
    return CAP if node.confirm else fixed(Verdict.MET)


def _compile(joins: list[Term], ended: Collection[int] = (), least: int = 0) -> Callable[[Any], Any]:
    """One function over all joins, in order: packed values of leaves and constants in, those of the joins out; those
    `ended` (by index) at `least` this. Its text is made here of numbers, `&` and `|` alone."""
    names = {term.index: f"t{term.index}" for term in joins}
    lines = []
    for term in joins:
        operands = (names.get(m.term.index, f"v[{m.term.index}]") for m in term.members)
        whole = (" & " if term.is_all else " | ").join(operands)
        whole = f"({whole}) & {CAP}" if term.node.confirm else whole
        lines.append(f"    {names[term.index]} = {f'({whole}) | {least}' if term.index in ended else whole}")
    source = "\n".join(["def joins(v):", *lines, f"    return ({''.join(f'{name}, ' for name in names.values())})"])
    scope: dict[str, Any] = {}
    exec(compile(source, "<condition trees>", "exec"), scope)
    function: Callable[[Any], Any] = scope["joins"]
    return function
