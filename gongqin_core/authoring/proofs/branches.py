"""The circumstances (`when`) of a join: everybody is of one branch, nobody of two, and no branch is nobody's.

A join whose members all stand under circumstances divides people among them. What divides further down divides as
well, so circumstances are followed all the way down.
"""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple, assert_never

from ...judging.diagrams import EVERYBODY, NOBODY, Diagram
from ...judging.everybody import Everybody
from ...judging.verdict import Verdict
from ...notice.base import Place
from ...notice.conditions import All, AnyNode, AnyOf, Judged, Never, Relaxed, Use, When
from ...notice.nodes import Leaf
from ...notice.notice import Notice
from ...notice.yaml_lines import Problem
from ..checks.places import Book
from .people import somebody, whole

HOLDS = (Verdict.CONFIRM, Verdict.MET)


class Spot(NamedTuple):
    """A condition and where it stands in `levels.yaml`."""

    place: Place
    node: AnyNode


def branches_divide_everybody(book: Book) -> Iterator[Problem]:
    walk = _Walk(book)
    for number, level in enumerate(book.notice.levels):
        yield from walk.below(Spot(("levels", number, "tree"), level.tree), EVERYBODY, top=True)


class _Walk:
    def __init__(self, book: Book) -> None:
        self.book = book
        self.everybody: Everybody = book.everybody
        self.diagrams = self.everybody.diagrams
        self._named: dict[str, Diagram] = {}

    def below(self, spot: Spot, people: Diagram, top: bool) -> Iterator[Problem]:
        """Problems of a condition and all below it, among the people whom it is for. `top`: it stands in no branch of
        a join that divides these people already."""
        match spot.node:
            case Use(use=name):
                yield from self.below(Spot(("conditions", name), self.book.notice.conditions[name]), people, top)
            case All():
                inside = self.diagrams.all([people, self._own(spot.node)])
                for member in members(spot):
                    yield from self.below(member, inside, top)
            case AnyOf():
                divides = self.circumstance(spot.node) is not None
                if divides:
                    yield from self._divided(spot, people, top)
                for member in members(spot):
                    yield from self.below(member, people, top and not divides)
            case When() | Relaxed() | Judged() | Never() | Leaf():
                pass
            case _:
                assert_never(spot.node)

    def _divided(self, spot: Spot, people: Diagram, top: bool) -> Iterator[Problem]:
        branches = [(member, self._among(member.node, people)) for member in members(spot)]
        left = self.diagrams.but(people, self.diagrams.any(some for _, some in branches))
        if top and (example := somebody(self.everybody, left)):
            text = f"when 漏了人，哪个分支也不管，例如：{example}。请补上这些人，或者看 when、all、any 写错没有"
            yield self.book.problem("levels", self._innermost(spot, left).place, text)
        for (first, some), (second, others) in combinations(branches, 2):
            if example := somebody(self.everybody, self.diagrams.all([some, others])):
                line = self.book.line("levels", first.place)
                text = f"和第 {line} 行的分支管到了同一个人，例如：{example}。请把两处的 when 分开"
                yield self.book.problem("levels", second.place, text)
        for member, some in branches:
            if somebody(self.everybody, some) is None:
                text = "没有人符合这个分支的 when。请看代码写错没有；本来就没有这种人的，删去这个分支"
                yield self.book.problem("levels", member.place, text)

    def circumstance(self, node: AnyNode) -> Diagram | None:
        """The set of those whom a condition is for, as its circumstances say; None where it stands under none."""
        match node:
            case When(when=inner):
                return self.diagrams.where(self.everybody.says(inner, self.book.notice.conditions, self._named), HOLDS)
            case Use(use=name):
                return self.circumstance(self.book.notice.conditions[name])
            case All(members=members):
                known = [some for member in members if (some := self.circumstance(member)) is not None]
                return self.diagrams.all(known) if known else None
            case AnyOf(members=members):
                each = [self.circumstance(member) for member in members]
                known = [some for some in each if some is not None]
                return self.diagrams.any(known) if len(known) == len(each) else None
            case Relaxed() | Judged() | Never() | Leaf():
                return None
            case _:
                assert_never(node)

    def _among(self, node: AnyNode, people: Diagram) -> Diagram:
        some = self.circumstance(node)
        return people if some is None else self.diagrams.all([people, some])

    def _own(self, node: All) -> Diagram:
        """Those whom a join is for by its own circumstances alone."""
        mine = (self.circumstance(member) for member in node.members if isinstance(member, When))
        return self.diagrams.all(some for some in mine if some is not None)

    def _innermost(self, spot: Spot, left: Diagram) -> Spot:
        """The join that leaves people out, or one inside of it that all of them come to."""
        left = whole(self.everybody, left)
        for member in self._members(spot):
            if isinstance(member.node, All) and self.diagrams.but(left, self._own(member.node)) == NOBODY:
                for inner in self._members(member):
                    some = self.circumstance(inner.node)
                    if some is not None and self.diagrams.all([left, some]) == NOBODY:
                        return self._innermost(inner, left)
        return spot

    def _members(self, spot: Spot) -> Iterator[Spot]:
        return (resolved(self.book.notice, member) for member in members(spot))


def resolved(notice: Notice, spot: Spot) -> Spot:
    """A condition that is used by its name as it stands under `conditions`."""
    while isinstance(spot.node, Use):
        spot = Spot(("conditions", spot.node.use), notice.conditions[spot.node.use])
    return spot


def members(spot: Spot) -> Iterator[Spot]:
    """The members of a join; none of any other condition."""
    if isinstance(spot.node, All | AnyOf):
        key = "all" if isinstance(spot.node, All) else "any"
        for number, member in enumerate(spot.node.members):
            yield Spot((*spot.place, key, number), member)


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (branches_divide_everybody,)
