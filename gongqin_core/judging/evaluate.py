"""Which verdict does each level get? The trees compiled once: tables for the leaves, one function that looks into them,
and one for the joins.

The latter is made of nothing but `&` and `|` (see `verdict.py`), so no reader has a rule of its own: on ints it
judges a person, and on arrays every combination of answers at once, of which `roster/lookup.py` makes its tables.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple, assert_never

from ..notice.conditions import All, AnyLeaf, AnyNode, AnyOf, Constant, Join, Judged, Never, Repeal, Resolved, walk
from ..notice.nodes import Leaf
from ..notice.notice import Notice
from ..notice.once import once
from .answers import Answer, Span, ruled_out
from .tables import FactTable
from .verdict import OF_UNARY, Verdict, fixed, unpack

CAP = fixed(Verdict.CONFIRM)


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One value of a compiled tree: a leaf, something constant, or a join of earlier terms."""

    index: int
    """Where its packed verdict stands in `Rules.values`."""
    node: Resolved
    fact: str | None = None
    """The fact it tests; None for a constant or a join."""
    leaf: AnyLeaf | None = None
    """The node once more, where it is a leaf: asking a model for its class takes long."""
    members: tuple["Member", ...] = ()
    is_all: bool = False
    is_unit: bool = True
    """Whether explanations speak of it as one thing: a leaf, a constant, or a join with a label."""

    @property
    def repeal(self) -> Repeal | None:
        """What the notice itself says of when a join ends."""
        return self.node.repealed if isinstance(self.node, Join) else None


class Member(NamedTuple):
    """A term as it stands in a join. A circumstance selects a branch and is never offered for change."""

    term: Term
    circumstance: bool


class Rules:
    """Condition trees of a notice, compiled: by default those of its levels. `roots` are the trees' terms, by level
    id (lowest level first) or by the key given.

    The values of one person stand in one list, a packed verdict per term, `terms` in the same order: first the leaves,
    table by table (`first_leaf`: fact → the first of its table, in the order of its leaves), from `first_constant` on
    the constants, from `first_join` on the joins, each after all its members."""

    def __init__(self, notice: Notice, trees: Mapping[str, AnyNode] | None = None) -> None:
        self.notice = notice
        trees = {level.id: level.tree for level in notice.levels} if trees is None else trees
        nodes = [node for tree in (*trees.values(), *notice.conditions.values()) for node in walk(tree)]
        self.tables = _tables(notice, (node for node in nodes if isinstance(node, Leaf)))
        self.table = {table.fact.id: table for table in self.tables}
        self._depending = _depending(self.tables)
        *starts, self.first_constant = accumulate((len(table.leaves) for table in self.tables), initial=0)
        self.first_leaf = {table.fact.id: start for table, start in zip(self.tables, starts, strict=True)}
        leaves = [leaf for table in self.tables for leaf in table.leaves]
        constants = list(dict.fromkeys(node for node in nodes if isinstance(node, Judged | Never)))
        self.constants = [_constant(node) for node in constants]
        """Packed verdicts, as they stand in `values`."""
        self.first_join = self.first_constant + len(constants)
        self._terms: dict[Resolved, Term] = {leaf: Term(i, leaf, leaf.fact, leaf) for i, leaf in enumerate(leaves)}
        self._terms |= {node: Term(i, node) for i, node in enumerate(constants, self.first_constant)}
        self._joins: list[Term] = []
        self.roots = {key: self._term(self.notice.resolved(tree)[0]) for key, tree in trees.items()}
        self._places = [(key, root.index) for key, root in self.roots.items()]
        self.terms = tuple(self._terms.values())
        self.joins = _compile(self._joins)
        """All values before `first_join` in, those of the joins out."""
        self._joins_without: dict[tuple[frozenset[int], int], Callable[[Any], Any]] = {}

    def joins_in(self, year: int, least: int = CAP) -> Callable[[Any], Any]:
        """`joins` as they are under the notice of a later year: what this notice repeals from then on is at `least`
        (packed) this: to be confirmed."""
        ended = frozenset(term.index for term, repeal in self.repealed if repeal.year <= year)
        if not ended:
            return self.joins
        if (ended, least) not in self._joins_without:
            self._joins_without[ended, least] = _compile(self._joins, ended, least)
        return self._joins_without[ended, least]

    @cached_property
    def repealed(self) -> tuple[tuple[Term, Repeal], ...]:
        """The joins that the notice itself repeals from a later year on."""
        return tuple((term, term.repeal) for term in self._joins if term.repeal)

    @cached_property
    def shared_terms(self) -> list[Term]:
        """The units that every tree asks alike, in order."""
        every = {term.index: term for root in self.roots.values() for term in units(root)}
        return [every[index] for index in sorted(self.shared)]

    @cached_property
    def shared(self) -> frozenset[int]:
        """Indexes of the units that every tree asks alike: who may apply at all."""
        return frozenset.intersection(*(frozenset(term.index for term in units(root)) for root in self.roots.values()))

    @cached_property
    def leaves(self) -> Callable[[Mapping[str, Answer]], list[int]]:
        """`values` up to `first_join`. Compiled when somebody is judged: to compare trees nobody is."""
        return _compile_tables(self.tables, self.constants)

    def values(self, answers: Mapping[str, Answer]) -> list[int]:
        """The packed verdicts of all terms for one person. A fact not in `answers` is unknown, and open; one that does
        not exist for them is unknown for good."""
        values = self.leaves(answers)
        values += self.joins(values)
        return values

    def values_if(self, values: list[int], fact: str, answer: Answer) -> list[int]:
        """`values` as they would be with another answer to one fact. What it rules out exists no longer; what was ruled
        out stays so."""
        changed = values[: self.first_join]
        self.put(changed, self.table[fact], answer)
        for table in self._depending.get(fact, ()):
            if ruled_out(table.fact, {fact: answer}):
                self.put(changed, table, None)
        changed += self.joins(changed)
        return changed

    def put(self, values: list[int], table: FactTable, answer: Answer) -> None:
        """Set the leaves of one table to what they say of an answer; `table` may be one with other days."""
        row = table.row(answer)
        start = self.first_leaf[table.fact.id]
        values[start : start + len(row)] = row

    def says(self, leaf: Term, answer: Answer) -> Verdict:
        """What a leaf says of an answer to its fact."""
        assert leaf.fact
        return unpack(self.table[leaf.fact].row(answer)[leaf.index - self.first_leaf[leaf.fact]])

    def verdicts(self, answers: Mapping[str, Answer]) -> dict[str, Verdict]:
        """Level id → verdict."""
        return self.verdicts_of(self.values(answers))

    def verdicts_of(self, values: list[int]) -> dict[str, Verdict]:
        """Level id → verdict, from the values of one person."""
        return {level: OF_UNARY[values[place] & 0b111] for level, place in self._places}

    def _term(self, node: Resolved) -> Term:
        match node:
            case All(members=nodes) | AnyOf(members=nodes):
                if node not in self._terms:  # equal conditions are one term, however often they are written
                    members = tuple(map(self._member, nodes))
                    unit = node.label is not None or node.confirm is not None
                    self._terms[node] = Term(len(self._terms), node, None, None, members, isinstance(node, All), unit)
                    self._joins.append(self._terms[node])
            case Judged() | Never() | Leaf():  # here since the beginning
                pass
            case _:
                assert_never(node)
        return self._terms[node]

    def _member(self, node: AnyNode) -> Member:
        inner, circumstance = self.notice.resolved(node)
        return Member(self._term(inner), circumstance)


@once
def rules_of(notice: Notice) -> Rules:
    """The compiled trees of a notice, compiled once a process."""
    return Rules(notice)


def units(term: Term, circumstances: bool = False) -> Iterator[Term]:
    """The units that a term consists of, from left to right; those of circumstances only where asked for."""
    if term.is_unit:
        yield term
        return
    for part, aside in term.members:
        if circumstances or not aside:
            yield from units(part, circumstances)


def _tables(notice: Notice, leaves: Iterable[AnyLeaf]) -> tuple[FactTable, ...]:
    by_fact: dict[str, dict[AnyLeaf, None]] = {fact: {} for fact in notice.facts}
    for leaf in leaves:
        by_fact[leaf.fact][leaf] = None
    names = notice.trade_names
    return tuple(FactTable(notice.facts[fact], tuple(tests), names) for fact, tests in by_fact.items() if tests)


def _depending(tables: Iterable[FactTable]) -> dict[str, list[FactTable]]:
    """Fact → the tables of those that exist only for some of its answers."""
    depending: dict[str, list[FactTable]] = {}
    for table in tables:
        for other in table.fact.applies:
            depending.setdefault(other, []).append(table)
    return depending


def _constant(node: Constant) -> int:
    match node:
        case Never():
            return fixed(Verdict.NOT_MET)
        case Judged():
            return CAP if node.confirm else fixed(Verdict.MET)
        case _:
            assert_never(node)


def _compile_tables(tables: Iterable[FactTable], constants: list[int]) -> Callable[[Mapping[str, Answer]], list[int]]:
    """One function over all tables: answers in, the packed values of leaves and constants out. A code, a set or a name
    that is one of a table's kinds of answer needs no second look, nor does a whole day; `told` tells all others."""
    scope: dict[str, Any] = {"constants": constants, "Span": Span, "bisect": bisect_left}
    lines = []
    for number, table in enumerate(tables):
        scope |= {f"told{number}": table.told, f"row{number}": table.rows.get, f"cuts{number}": table.cuts}
        known = f"row{number}(get({table.fact.id!r}, ...))"
        if table.fact.type == "date":
            day = f"(a := get({table.fact.id!r}, ...)).__class__ is Span and a.first == a.last"
            known = f"{day} and row{number}(bisect(cuts{number}, a.first))"
        exists = "".join(f"get({other!r}) in {codes!r} and " for other, codes in table.depends)
        lines.append(f"*({exists}{known} or told{number}(answers)),")
    body = ["def leaves(answers):", "  get = answers.get", "  return [", *lines, "    *constants]"]
    return _function("leaves", body, scope)


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
    body = ["def joins(v):", *lines, f"    return ({''.join(f'{name}, ' for name in names.values())})"]
    return _function("joins", body, {})


def _function(name: str, lines: Sequence[str], scope: dict[str, Any]) -> Callable[[Any], Any]:
    """What is defined in `lines`; `scope`: what it knows."""
    exec(compile("\n".join(lines), "<condition trees>", "exec"), scope)
    function: Callable[[Any], Any] = scope[name]
    return function
