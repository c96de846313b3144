"""What a tree wants, where it is not so already: plans, read off the tree before anything is tried out.

all: the plans of every member together; any: a plan of one. A leaf that fails wants another answer to its fact (one
that content says effort can bring about, or that an unknown fact may turn out to be), an exam whose passing changes
the answer, or time. What stands under a circumstance is never wanted otherwise.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, Self, TypeVar

from ..judging.answers import Answer, Answers, Span, applies
from ..judging.evaluate import Rules, Term
from ..judging.numbers import Number
from ..judging.stretch import Stretch
from ..judging.verdict import Verdict, unpack
from ..notice.answer_leaves import CodeLeaf, Lacks, years_among
from ..notice.conditions import AnyLeaf
from ..notice.day_leaves import DateLeaf
from ..notice.questions import MORE, NONE, Fact
from .won import is_winning

MOST = 5
"""Things to change, time aside: whoever lacks more is far away, and the number of plans would grow without end."""


class Plan(NamedTuple):
    """The level to pass first, the answers of which a fact must get one, and what to wait for (indexes of
    terms): days and counts of years that move on, and what the notice repeals."""

    passing: str | None = None
    wants: frozenset[tuple[str, frozenset[Answer]]] = frozenset()
    waits: frozenset[int] = frozenset()

    @property
    def size(self) -> int:
        return len(self.wants) + (self.passing is not None)

    # —— as `united` takes it ——

    @property
    def facts(self) -> list[str]:
        return sorted(fact for fact, _ in self.wants)

    def without(self, fact: str) -> tuple["Plan", Iterable[Answer]]:
        wants = dict(self.wants)
        answers = wants.pop(fact, frozenset())
        return self._replace(wants=frozenset(wants.items())), answers

    def wanting(self, fact: str, answers: tuple[Answer, ...]) -> "Plan":
        return self._replace(wants=self.wants | {(fact, frozenset(answers))})


NOTHING = Plan()


@dataclass(frozen=True, slots=True)
class Planner:
    """One person's plans. `values`: those of the answers; `exams`: level → the answers that passing it brings;
    `obtained`: the day that counts for what is obtained from now on."""

    rules: Rules
    answers: Answers
    values: Sequence[int]
    exams: Mapping[str, Mapping[str, Answer]]
    obtained: Span

    def plans(self, term: Term, goal: Verdict, aside: bool = False) -> list[Plan]:
        """The smallest plans that bring `term` to `goal`, time aside; none where nothing does. `aside`: the term is
        (part of) a circumstance."""
        if unpack(self.values[term.index]) >= goal:
            return [NOTHING]
        if not term.members:
            return self._leaf_plans(term, term.leaf, goal, aside) if term.leaf else []
        if goal == Verdict.MET and term.node.confirm:
            return []
        if goal == Verdict.CONFIRM and term.repeal:
            ended = Plan(waits=frozenset((term.index,)))
            return united(self._smallest([ended, *self._join_plans(term, goal, aside)]))
        return self._join_plans(term, goal, aside)

    def _join_plans(self, term: Term, goal: Verdict, aside: bool) -> list[Plan]:
        parts = (self.plans(part, goal, aside or circumstance) for part, circumstance in term.members)
        if not term.is_all:
            return united(self._smallest(plan for plans in parts for plan in plans))
        plans = [NOTHING]
        for others in parts:
            joined = (self._joined(plan, other) for plan in plans for other in others)
            plans = united(self._smallest(plan for plan in joined if plan and plan.size <= MOST))
            if not plans:
                break
        return plans

    def _leaf_plans(self, term: Term, leaf: AnyLeaf, goal: Verdict, aside: bool) -> list[Plan]:
        if goal == Verdict.MET and leaf.confirm:
            return []
        fact, answer = self.rules.notice.facts[leaf.fact], self.answers.get(leaf.fact)
        ripens = _ripens(term)
        waits = isinstance(answer, Span) if ripens else _years_turn(leaf, answer)
        plans = [Plan(waits=frozenset((term.index,)))] if waits else []
        if unpack(self.values[term.index]) == Verdict.UNKNOWN:
            ways = self.completions(fact) if applies(fact, self.answers) else []
            ways = [way for way in ways if self.rules.says(term, way) >= goal]
        else:
            cures = [] if aside else self.cures(fact)
            ways = [way for way in cures if ripens or is_winning(leaf, way) or self.rules.says(term, way) >= goal]
        if ways:
            plans.append(Plan(wants=frozenset(((fact.id, frozenset(ways)),))))
        if not aside:
            plans += [Plan(passing=level) for level in self.exams if self._exam_helps(level, term, goal)]
        return plans

    def completions(self, fact: Fact) -> list[Answer]:
        """What an unknown fact may turn out to be; nothing where it is known."""
        answer = self.answers.get(fact.id)
        open_span = isinstance(answer, Span) and answer.first != answer.last
        return self.rules.table[fact.id].completions(answer) if answer is None or open_span else []

    def cures(self, fact: Fact) -> list[Answer]:
        """The answers that effort leads to from the present one."""
        answer = self.answers.get(fact.id)
        if fact.type == "date":
            return [self.obtained for _ in fact.cure if answer == NONE]
        if isinstance(answer, Number):
            more = (way for way in self.rules.table[fact.id].completions() if isinstance(way, Number))
            return [way for way in more if way.first > answer.first] if MORE in fact.cure else []
        if isinstance(answer, frozenset):
            return [frozenset() if code == NONE else answer | {code} for code in fact.cure]
        return list(fact.cure)

    def _exam_helps(self, level: str, term: Term, goal: Verdict) -> bool:
        brought = self.exams[level].get(term.fact or "")
        return brought is not None and (_ripens(term) or self.rules.says(term, brought) >= goal)

    def _joined(self, one: Plan, other: Plan) -> Plan | None:
        """Both plans in one; None where they cannot both be."""
        if one.passing and other.passing and one.passing != other.passing:
            return None
        passing = one.passing or other.passing
        wants = dict(one.wants)
        for fact, answers in other.wants:
            wants[fact] = wants.get(fact, answers) & answers
        for fact, answer in self.exams[passing].items() if passing else ():
            if not isinstance(answer, Span) and answer not in wants.get(fact, {answer}):
                return None
            wants.pop(fact, None)
        if not all(wants.values()):
            return None
        return Plan(passing, frozenset(wants.items()), one.waits | other.waits)

    def _smallest(self, plans: Iterable[Plan]) -> list[Plan]:
        """The plans of which no other is a part, or the same with less that was never asked."""
        smallest: list[Plan] = []
        for plan in plans:
            if not any(self._is_part(other, plan) for other in smallest):
                smallest = [other for other in smallest if not self._is_part(plan, other)] + [plan]
        return smallest

    def _is_part(self, one: Plan, other: Plan) -> bool:
        """Whether whoever carries out `other` has carried out `one`; of facts never asked only the number counts."""
        if one.passing not in (None, other.passing) or not one.waits <= other.waits:
            return False
        wants = dict(other.wants)
        asked = {fact: answers for fact, answers in one.wants if fact in self.answers}
        if not all(fact in wants and wants[fact] <= answers for fact, answers in asked.items()):
            return False
        return len(one.wants) - len(asked) <= sum(fact not in self.answers for fact in wants)


def _ripens(term: Term) -> bool:
    """Whether it may come to hold by waiting alone."""
    return isinstance(term.node, DateLeaf) and term.node.ripens


def _years_turn(leaf: AnyLeaf, answer: Answer) -> bool:
    """Whether years that are known come to be asked for, or those that must not be there drop out."""
    if not isinstance(leaf, CodeLeaf) or not leaf.years or answer is None or isinstance(answer, Stretch):
        return False
    known = years_among(answer if isinstance(answer, frozenset) else {answer})
    return isinstance(leaf, Lacks) or any(year > leaf.years[0] and year not in leaf.years for year in known)


class Choice(Protocol):
    """What says of some facts which answers each may get."""

    @property
    def facts(self) -> Iterable[str]: ...

    def without(self, fact: str) -> tuple[Self, Iterable[Answer]]:
        """The same without any answer to this fact, and the answers it may get."""
        ...

    def wanting(self, fact: str, answers: tuple[Answer, ...]) -> Self:
        """The same with these answers to a fact that has none."""
        ...


AnyChoice = TypeVar("AnyChoice", bound=Choice)


def united(choices: Iterable[AnyChoice]) -> list[AnyChoice]:
    """Choices that differ only in which answer one fact gets, as one choice with all of these answers."""
    choices = list(choices)
    for fact in dict.fromkeys(fact for choice in choices for fact in choice.facts):
        groups: dict[AnyChoice, dict[Answer, None]] = {}
        for choice in choices:
            rest, answers = choice.without(fact)
            groups.setdefault(rest, {}).update(dict.fromkeys(answers))
        choices = [rest.wanting(fact, tuple(answers)) if answers else rest for rest, answers in groups.items()]
    return choices
