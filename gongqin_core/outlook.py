"""What would it take? The smallest sets of steps that make a level met, and the first year in which they can.

A *step* is one thing a person does or waits for; what it makes of the answers stands in content (`cure` of a fact,
`passing` of the levels). A *way* is a smallest set of steps. Which answers a level wants is read off its tree as
*plans* (all: both together; any: either); each plan is then tried out on the answers, so nothing is offered that was
not seen to work. Whatever stands under a circumstance, or has no cure, is never asked to change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any, Literal, NamedTuple

from .answers import Answer, Answers, Span
from .conditions import FullYears, Leaf
from .earliest import Earliest, Prospect, leaf_starts
from .evaluate import Rules, Term
from .explain import Explanation, Finding
from .notice import Notice
from .questions import NONE, Fact
from .verdict import Verdict, unpack

LEVEL, YEAR = "level", "year"
"""What `passing` and `cure` write for the level passed and for a day of the year in which it is done."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `wait`: until the notice of `year`. `pass`, `retest`: the exam of `level` in `year`, to which
    `via` leads. `obtain`: bring about one of `answers` to `fact`; `settle`: it turns out to be one of them.
    `confirm`: `office` confirms what is unclear."""

    kind: Literal["wait", "pass", "retest", "obtain", "settle", "confirm"]
    year: int | None = None
    level: str | None = None
    via: "Way | None" = None
    fact: str | None = None
    answers: tuple[Answer, ...] = ()
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """Steps that together, and no fewer of them, make a level met in the certain year of `earliest`; where there is
    none, to be confirmed in the disputed one."""

    steps: tuple[Step, ...]
    earliest: Earliest

    @property
    def verdict(self) -> Verdict:
        return Verdict.CONFIRM if self.earliest.certain is None else Verdict.MET

    @property
    def only_waiting(self) -> bool:
        return all(step.kind == "wait" for step in self.steps)

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """A certain way first, then what needs only waiting, then the fewest steps and the earliest year."""
        return self.verdict < Verdict.MET, not self.only_waiting, len(self.steps), self.earliest.year or 0


@dataclass(frozen=True, slots=True)
class Outlook:
    """What one level would take."""

    level: str
    verdict: Verdict
    earliest: Earliest
    """By waiting alone."""
    ways: tuple[Way, ...]
    """In the order of `Way.rank`; one without steps where the level is met already."""

    @property
    def nearest(self) -> Way | None:
        """The way that leads there first; a certain one before any that has to be confirmed."""
        return min(self.ways, key=lambda w: (w.verdict < Verdict.MET, w.earliest.year, w.rank), default=None)


def outlooks(rules: Rules, answers: Answers) -> dict[str, Outlook]:
    """Level id → what it would take, lowest level first."""
    return Outlooks(rules, answers).levels


class Outlooks:
    """One person's outlooks, the lower levels before the higher ones that they lead to."""

    def __init__(self, rules: Rules, answers: Answers, findings: Mapping[str, Finding] | None = None) -> None:
        self.rules = rules
        self.answers = answers
        self.prospect = Prospect(rules, answers)
        self.findings = Explanation(rules, answers, self.prospect.now).findings() if findings is None else findings
        self.exams: dict[str, Step] = {}
        self.levels: dict[str, Outlook] = {}
        for level in rules.roots:
            self.levels[level] = self._outlook(level)
            self._add_exam(level)

    def _outlook(self, level: str) -> Outlook:
        finding = self.findings[level]
        ways = [] if finding.closed else _Search(self, level).ways()
        if finding.verdict == Verdict.CONFIRM:
            here = Earliest(None, self.prospect.first)
            ways += [
                Way(tuple(Step("confirm", office=reason.ask) for reason in _offices(way)), here) for way in finding.ways
            ]
        ways.sort(key=lambda way: way.rank)
        return Outlook(level, finding.verdict, self.prospect.earliest(level), tuple(ways))

    def _add_exam(self, level: str) -> None:
        """The exam of a level as a step towards the higher ones, where content says what passing it changes."""
        nearest = self.levels[level].nearest
        if nearest and self.rules.notice.levels.passing:
            again = self.findings[level].outcome == "retest"
            self.exams[level] = Step("retest" if again else "pass", nearest.earliest.year, level, nearest)


def _offices(way: Iterable[Any]) -> list[Any]:
    return [reason for reason in way if reason.ask]


def applied(notice: Notice, answers: Answers, steps: Iterable[Step]) -> dict[str, Answer]:
    """The answers once the steps are done; of several possible answers the first. Waiting changes none."""
    done = dict(answers)
    for step in sorted(steps, key=lambda step: step.kind not in ("pass", "retest")):
        if step.via:
            done = applied(notice, done, step.via.steps) | _passed(notice, step)
        if step.fact:
            done[step.fact] = step.answers[0]
    return done


def _passed(notice: Notice, step: Step) -> dict[str, Answer]:
    passing = notice.levels.passing
    assert passing and step.year and step.level
    brings = passing.again if step.kind == "retest" else passing.higher
    meanings: dict[str, Answer] = {LEVEL: step.level, YEAR: end_of(step.year)}
    return {fact: meanings.get(code, code) for fact, code in brings.items()}


def end_of(year: int) -> Span:
    """The last day of a year: nothing says on which day a certificate is dated, so no earlier day is counted on."""
    day = date(year, 12, 31).toordinal()
    return Span(day, day)


# —— what a tree wants ——


class Plan(NamedTuple):
    """What a tree wants, where it is not so already: the level to pass first, answers to facts, leaves to wait for."""

    passing: str | None = None
    wants: frozenset[tuple[str, frozenset[Answer]]] = frozenset()
    waits: frozenset[int] = frozenset()


NOTHING = Plan()


class _Search:
    """The ways to one level for one person."""

    def __init__(self, person: Outlooks, level: str) -> None:
        self.person = person
        self.level = level
        self.rules = person.rules
        self.answers = person.answers
        self.first = person.prospect.first

    def ways(self) -> list[Way]:
        root = self.rules.roots[self.level]
        plans = [plan for goal in (Verdict.MET, Verdict.CONFIRM) for plan in self._plans(root, goal, False)]
        steps = dict.fromkeys(self._steps(plan) for plan in plans)
        return list(dict.fromkeys(way for way in map(self._way, steps) if way))

    # —— plans ——

    def _plans(self, term: Term, goal: Verdict, aside: bool) -> list[Plan]:
        """The smallest plans that bring `term` to `goal`, time aside; none where nothing does."""
        if unpack(self.person.prospect.now[term.index]) >= goal:
            return [NOTHING]
        if not term.members:
            return self._leaf_plans(term, goal, aside) if isinstance(term.node, Leaf) else []
        if goal == Verdict.MET and term.node.confirm:
            return []
        parts = (self._plans(part, goal, aside or circumstance) for part, circumstance in term.members)
        if not term.is_all:
            return _smallest(plan for plans in parts for plan in plans)
        plans = [NOTHING]
        for others in parts:
            joined = (self._joined(plan, other) for plan in plans for other in others)
            plans = _smallest(plan for plan in joined if plan)
            if not plans:
                break
        return plans

    def _leaf_plans(self, term: Term, goal: Verdict, aside: bool) -> list[Plan]:
        leaf: Leaf = term.node
        if goal == Verdict.MET and leaf.confirm:
            return []
        fact, answer = self.rules.notice.facts[leaf.fact], self.answers.get(leaf.fact)
        unknown = unpack(self.person.prospect.now[term.index]) == Verdict.UNKNOWN
        plans = []
        if isinstance(leaf, FullYears) and isinstance(answer, Span):
            plans.append(Plan(waits=frozenset((term.index,))))
        ways: list[Answer] = []
        if unknown and applies(fact, self.answers):
            ways = [a for a in self.rules.table[fact.id].completions(answer) if self._says(term, a) >= goal]
        elif not unknown and not aside:
            ways = [a for a in self._cures(fact) if isinstance(leaf, FullYears) or self._says(term, a) >= goal]
        if ways:
            plans.append(Plan(wants=frozenset(((fact.id, frozenset(ways)),))))
        if not aside:
            plans += [Plan(passing=level) for level in self.person.exams if self._exam_helps(level, term, goal)]
        return plans

    def _cures(self, fact: Fact) -> list[Answer]:
        """The answers that effort leads to from the present one."""
        answer = self.answers.get(fact.id)
        if fact.type == "date":
            return [end_of(self.first) for _ in fact.cure if answer == NONE]
        if isinstance(answer, frozenset):
            return [frozenset() if code == NONE else answer | {code} for code in fact.cure]
        return [code for code in fact.cure if code != answer]

    def _exam_helps(self, level: str, term: Term, goal: Verdict) -> bool:
        brought = _passed(self.rules.notice, self.person.exams[level]).get(term.node.fact)
        return brought is not None and (isinstance(term.node, FullYears) or self._says(term, brought) >= goal)

    def _says(self, term: Term, answer: Answer) -> Verdict:
        """What a leaf says of an answer, in the notice's own year."""
        fact = term.node.fact
        return unpack(self.rules.table[fact].row(answer)[term.index - leaf_starts(self.rules)[fact]])

    def _joined(self, one: Plan, other: Plan) -> Plan | None:
        """Both plans in one; None where they cannot both be."""
        if one is NOTHING or other is NOTHING:
            return other if one is NOTHING else one
        if one.passing and other.passing and one.passing != other.passing:
            return None
        passing = one.passing or other.passing
        wants = dict(one.wants)
        for fact, answers in other.wants:
            wants[fact] = wants.get(fact, answers) & answers
        for fact, answer in _passed(self.rules.notice, self.person.exams[passing]).items() if passing else ():
            if not isinstance(answer, Span) and answer not in wants.get(fact, {answer}):
                return None
            wants.pop(fact, None)
        if not all(wants.values()):
            return None
        return Plan(passing, frozenset(wants.items()), one.waits | other.waits)

    # —— plans tried out ——

    def _steps(self, plan: Plan) -> tuple[Step, ...]:
        steps = [self.person.exams[plan.passing]] if plan.passing else []
        for fact, answers in sorted(plan.wants, key=lambda want: want[0]):
            known = self.answers.get(fact) is not None and not isinstance(self.answers[fact], Span)
            steps.append(Step("obtain" if known else "settle", fact=fact, answers=self._in_order(fact, answers)))
        return tuple(steps)

    def _in_order(self, fact: str, answers: frozenset[Answer]) -> tuple[Answer, ...]:
        known = [
            *self._cures(self.rules.notice.facts[fact]),
            *self.rules.table[fact].completions(self.answers.get(fact)),
        ]
        return tuple(answer for answer in dict.fromkeys(known) if answer in answers)

    def _way(self, steps: tuple[Step, ...]) -> Way | None:
        """The steps as a way, with the wait they need; of steps of which fewer are enough, the fewer."""
        earliest = self._earliest(steps)
        if earliest.year is None:
            return None
        goal = Verdict.CONFIRM if earliest.certain is None else Verdict.MET
        for size in range(len(steps)):
            for fewer in combinations(steps, size):
                if any(self._verdict(fewer, year) >= goal for year in {self.first, earliest.year}):
                    return self._way(fewer)
        steps = tuple(self._narrowed(steps, i, earliest.year, goal) for i in range(len(steps)))
        if self._verdict(steps, self.first) < goal:
            steps = (*steps, Step("wait", earliest.year))
        return Way(steps, earliest)

    def _earliest(self, steps: tuple[Step, ...]) -> Earliest:
        exams = [step for step in steps if step.year]
        since = max((step.year + 1 for step in exams if step.year), default=self.first)
        found = self._prospect(steps).earliest(self.level, since)
        sure = all(step.via and step.via.verdict == Verdict.MET for step in exams)
        return found if sure else Earliest(None, found.disputed)

    def _verdict(self, steps: tuple[Step, ...], year: int) -> Verdict:
        return self._prospect(steps).verdict(self.level, year)

    def _prospect(self, steps: tuple[Step, ...]) -> Prospect:
        if not steps:
            return self.person.prospect
        return Prospect(self.rules, applied(self.rules.notice, self.answers, steps))

    def _narrowed(self, steps: tuple[Step, ...], i: int, year: int, goal: Verdict) -> Step:
        """A step with those of its answers that work beside the other steps."""
        step = steps[i]
        if len(step.answers) < 2:
            return step
        tries = {a: (*steps[:i], replace(step, answers=(a,)), *steps[i + 1 :]) for a in step.answers}
        return replace(step, answers=tuple(a for a, tried in tries.items() if self._verdict(tried, year) >= goal))


def applies(fact: Fact, answers: Answers) -> bool:
    """Whether the fact exists for this person."""
    return all(other not in answers or answers[other] in codes for other, codes in fact.applies.items())


def _smallest(plans: Iterable[Plan]) -> list[Plan]:
    """The plans of which no other is a part."""
    found = list(dict.fromkeys(plans))
    return [plan for plan in found if not any(other != plan and _is_part(other, plan) for other in found)]


def _is_part(one: Plan, other: Plan) -> bool:
    """Whether whoever carries out `other` has carried out `one`."""
    if one.passing not in (None, other.passing) or not one.waits <= other.waits:
        return False
    wants = dict(other.wants)
    return all(fact in wants and wants[fact] <= answers for fact, answers in one.wants)
