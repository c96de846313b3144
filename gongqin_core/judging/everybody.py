"""What conditions say of everybody there could be: a diagram (`diagrams.py`) for each.

Everybody means every answer that can be given to every fact: each code and set of codes, each name of a catalogue and
any other, each day, month and year of a question, none where that is an answer, and not known. So what is found here
is found of all people, and nothing is sampled.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import assert_never

from ..notice.conditions import All, AnyLeaf, AnyNode, AnyOf, Judged, Never, Relaxed, Use, When
from ..notice.nodes import Leaf
from ..notice.notice import Notice
from .answers import Answer, Answers
from .diagrams import EVERYBODY, NOBODY, Diagram, Diagrams
from .points import UNKNOWN, Points, points_of
from .tables import FactTable
from .verdict import Verdict

CAPPED = [min(verdict, Verdict.CONFIRM) for verdict in Verdict]
Conditions = Mapping[str, AnyNode]
Stretches = list[tuple[int, int]]
"""Of points: the first one, and the first that is no longer in it."""


class Everybody:
    """Everybody there could be under a notice."""

    def __init__(self, notice: Notice, beside: "Everybody | None" = None) -> None:
        """`beside`: everybody under another notice with the same questions, whose diagrams are then to be compared with
        these; and with the names of its catalogues."""
        self.notice = notice
        self.facts = tuple(notice.facts)
        """By number of the variable."""
        self.variable = {fact: number for number, fact in enumerate(self.facts)}
        self.points: tuple[Points, ...] = beside.points if beside else self._all_points()
        """By number of the variable, the answers there are."""
        self.diagrams: Diagrams = beside.diagrams if beside else Diagrams(len(self.facts))
        self._leaves: dict[AnyLeaf, Diagram] = {}
        self._named: dict[str, Diagram] = {}
        """What the notice's own conditions with a name say, as far as it is known."""
        self.real = self._real()
        """Those with no answer to a question that is not for them."""
        self.level_diagrams = self.levels()
        """Level id → what its tree says."""

    def _all_points(self) -> tuple[Points, ...]:
        names = self.notice.trade_names.every
        return tuple(points_of(fact, names) for fact in self.notice.facts.values())

    def levels(
        self, conditions: Conditions | None = None, trees: Mapping[str, AnyNode] | None = None
    ) -> dict[str, int]:
        """Level id → what its tree says; by default with the conditions and trees of the notice."""
        trees = {level.id: level.tree for level in self.notice.levels} if trees is None else trees
        used = self.notice.conditions if conditions is None else conditions
        named: dict[str, Diagram] = self._named if used is self.notice.conditions else {}
        return {level: self.says(tree, used, named) for level, tree in trees.items()}

    def says(self, node: AnyNode, conditions: Conditions, named: dict[str, Diagram]) -> Diagram:
        """What a node says of everybody. `named`: what conditions with a name say, as far as it is known."""
        match node:
            case When(when=inner):
                return self.says(inner, conditions, named)
            case Use(use=name):
                if name not in named:
                    named[name] = self.says(conditions[name], conditions, named)
                return named[name]
            case Relaxed(spelled_out=join):
                return self.says(join, conditions, named)
            case All(members=members):
                found = self.diagrams.all([self.says(member, conditions, named) for member in members])
            case AnyOf(members=members):
                found = self.diagrams.any([self.says(member, conditions, named) for member in members])
            case Judged():
                found = EVERYBODY
            case Never():
                found = NOBODY
            case Leaf():
                return self._leaf(node)
            case _:
                assert_never(node)
        return self.diagrams.mapped(found, CAPPED) if node.confirm else found

    def at(self, answers: Answers) -> list[int]:
        """Somebody's point of each variable."""
        return [points.point(answers.get(fact)) for fact, points in zip(self.facts, self.points, strict=True)]

    def answers(self, points: Sequence[int]) -> dict[str, Answer]:
        """Somebody's answers, those that are known."""
        asked = zip(self.facts, self.points, points, strict=True)
        return {fact: of_fact.answer(point) for fact, of_fact, point in asked if point != UNKNOWN}

    def _leaf(self, leaf: AnyLeaf) -> Diagram:
        if leaf not in self._leaves:
            variable = self.variable[leaf.fact]
            points = self.points[variable]
            table = FactTable(self.notice.facts[leaf.fact], (leaf,), self.notice.trade_names)
            known = self.diagrams.node(variable, points.runs(table))
            self._leaves[leaf] = self._where_it_exists(variable, known)
        return self._leaves[leaf]

    def _where_it_exists(self, variable: int, known: Diagram) -> Diagram:
        """The same for those for whom a fact exists; for the others it is unknown, whatever they answered."""
        exists = self.applies(variable)
        others = self.diagrams.all([self.diagrams.where(exists, [NOBODY]), Verdict.UNKNOWN])
        return self.diagrams.any([self.diagrams.all([exists, known]), others])

    def _real(self) -> Diagram:
        return self.diagrams.all(self._asked_rightly(number) for number in range(len(self.facts)))

    @cached_property
    def whole(self) -> Diagram:
        """Those with an answer to every question that is for them, each date to the day, and to no other."""
        exact = (self.diagrams.node(variable, points.exact()) for variable, points in enumerate(self.points))
        return self.diagrams.all(
            self.where_it_applies(variable, self.applies(variable), answered) for variable, answered in enumerate(exact)
        )

    @cached_property
    def exact(self) -> list[Stretches]:
        """By number of the variable, the answers that are known and cannot be told more exactly."""
        every = (pairwise([(0, NOBODY), *points.exact()]) for points in self.points)
        return [[(start, end) for (start, _), (end, inside) in runs if inside == EVERYBODY] for runs in every]

    def where_it_applies(self, variable: int, applies: Diagram, answered: Diagram) -> Diagram:
        """Of those to whom a fact applies, the ones with such an answer; of the others, the ones without any."""
        others = self.diagrams.where(applies, [NOBODY])
        without = self.diagrams.all([others, self._unanswered(variable)])
        return self.diagrams.any([self.diagrams.all([applies, answered]), without])

    def applies(self, variable: int) -> Diagram:
        """Those for whom a fact exists, as far as they have told."""
        needed = self.notice.facts[self.facts[variable]].applies
        return self.diagrams.all(self.answering(other, (None, *codes)) for other, codes in needed.items())

    def _asked_rightly(self, variable: int) -> Diagram:
        """Those who have no answer to this fact, or to whom it applies."""
        return self.diagrams.any([self._unanswered(variable), self.applies(variable)])

    def _unanswered(self, variable: int) -> Diagram:
        return self.diagrams.node(variable, [(UNKNOWN + 1, EVERYBODY), (self.points[variable].size, NOBODY)])

    def answering(self, fact: str, answers: Iterable[Answer]) -> Diagram:
        """Those who give one of these answers to a choice; None for no answer."""
        points = self.points[self.variable[fact]]
        wanted = {points.point(answer) for answer in answers}
        runs = ((point + 1, EVERYBODY if point in wanted else NOBODY) for point in range(points.size))
        return self.diagrams.node(self.variable[fact], runs)
