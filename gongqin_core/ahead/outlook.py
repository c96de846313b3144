"""What would it take? The smallest sets of steps that make a level met, and the first year in which they can.

A *step* is one thing a person does or waits for; what it makes of the answers stands in content (`cure` of a fact,
`passing` of the levels). A *way* is a smallest set of steps. Each plan of the tree (`plans.py`) is tried out on the
answers, so nothing is offered that was not seen to work.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import prod
from typing import Literal

from ..judging.answers import Answer, Answers, applicable
from ..judging.evaluate import Rules
from ..judging.explain import Explanation, Finding, Reason
from ..judging.verdict import Verdict
from ..notice.answer_leaves import Has
from ..notice.once import once
from ..notice.questions import THAT_YEAR
from .earliest import Earliest, Prospect
from .plans import Plan, Planner, united
from .way import Step, Way, answers_after, brings, end_of, is_slow
from .won import any_will_do, by_then, is_won, sets_to_win

MOST_CHOICES = 16
"""Choices of answers tried out for one plan."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What one level would take."""

    level: str
    verdict: Verdict
    earliest: Earliest
    """By waiting alone, from the notice's own year on."""
    ways: tuple[Way, ...]
    """In the order of `Way.rank`, from the start year on; one without steps where the level is met by then anyway."""
    beyond: tuple[Reason, ...] = ()
    """Where there is no way: what neither time nor effort changes (a year of birth, assessments of the past)."""

    @property
    def soonest(self) -> Way | None:
        """The way that leads there first; a certain one before any that has to be confirmed."""
        return soonest(self.ways) if self.ways else None


def soonest(ways: Sequence[Way]) -> Way:
    return min(ways, key=lambda way: (way.verdict < Verdict.MET, way.year, way.rank))


def outlooks(rules: Rules, answers: Answers, start: int | None = None) -> dict[str, Outlook]:
    """Level id → what it would take, lowest level first. `start`: the first year in which anything can still be done
    (default: the notice's own)."""
    return Outlooks(rules, answers, start).levels


class Applicant:
    """One person's ways, from the start year on. `exams`: level → its exam as a step, where it may be part of a way."""

    def __init__(self, rules: Rules, answers: Answers, start: int | None = None) -> None:
        self.rules = rules
        self.answers = {**distinctions(rules), **applicable(rules.notice.facts, answers)}
        self.prospect = Prospect(rules, self.answers)
        self.start = max(start or self.prospect.first, self.prospect.first)
        self.exams: dict[str, Step] = {}
        self._prospects: dict[tuple[Step, ...], Prospect] = {(): self.prospect}

    def ways(self, level: str) -> list[Way]:
        """The ways to a level, by exams of the levels in `exams` where these help."""
        planner, root = self._planner(), self.rules.roots[level]
        planners = [replace(planner, values=values) for values in self.prospect.now_and_once_dropped]
        plans = [
            plan for each in planners for goal in (Verdict.MET, Verdict.CONFIRM) for plan in each.plans(root, goal)
        ]
        tries = dict.fromkeys(steps for plan in plans for steps in _one_by_one(self._steps(planner, plan)))
        ways = united(dict.fromkeys(way for steps in tries if (way := self._way(level, steps))))
        return [way for way in ways if not any(_outlives(other, way) for other in ways)]

    def _planner(self) -> Planner:
        brought = {level: brings(self.rules.notice, exam) for level, exam in self.exams.items()}
        return Planner(self.rules, self.answers, self.prospect.now, brought, end_of(self.start))

    def _steps(self, planner: Planner, plan: Plan) -> tuple[Step, ...]:
        steps = [self.exams[plan.passing]] if plan.passing else []
        for fact, answers in sorted(plan.wants, key=lambda want: want[0]):
            asked = self.rules.notice.facts[fact]
            cures, open_answers = planner.cures(asked), planner.completions(asked)
            kind: Literal["settle", "obtain"] = "settle" if open_answers else "obtain"
            ordered = tuple(answer for answer in dict.fromkeys([*cures, *open_answers]) if answer in answers)
            steps.append(Step(kind, fact=fact, answers=ordered))
        return tuple(steps)

    def _way(self, level: str, steps: tuple[Step, ...]) -> Way | None:
        """The steps as a way, with the wait they need; of steps of which fewer are enough, the fewer."""
        earliest = self._earliest(level, steps)
        if earliest.year is None:
            return None
        prospect = self._prospect(steps)
        settled = None if earliest.certain else prospect.settled(level, earliest.year)
        year = settled or earliest.year
        goal = Verdict.CONFIRM if earliest.certain is None else Verdict.MET
        for fewer in combinations(steps, len(steps) - 1) if steps else ():
            if any(self._verdict(level, fewer, when) >= goal for when in {self.start, year}):
                return self._way(level, fewer)
        repeals = tuple(prospect.repeals(level, year))
        ready = bool(repeals) and not steps and prospect.else_ready(level, self.start, year)
        waits = any(s.via for s in steps) or self._verdict(level, steps, self.start) < goal
        way = self._with_years(level, Way(steps, earliest, repeals, settled, ready))
        if year > self.start and waits and not self._is_due(way):
            way = replace(way, steps=(*way.steps, Step("wait", year)))
        return way

    def _with_years(self, level: str, way: Way) -> Way:
        """The way with the years named that are to be won, as few as will do, and with the last year in which it
        leads there."""
        for step in way.steps:
            if step.fact and is_won(step.answers[0]):
                known, asked = step.answers[0] - {THAT_YEAR}, self.rules.table[step.fact]
                for some in sets_to_win(asked, known, way.year - self.prospect.first):
                    enough = [answer for answer in some if self._leads(level, way.wanting(step.fact, (answer,)))]
                    if enough:
                        way = way.wanting(step.fact, tuple(any_will_do(enough, known)))
                        break
                years = [self._earliest(level, steps).disputed or way.year for steps in _one_by_one(way.steps)]
                way = replace(way, earliest=replace(way.earliest, disputed=max(years)))
        untils = [self._prospect(steps).until(level, way.year) for steps in _one_by_one(way.steps)]
        return replace(way, until=min(filter(None, untils), default=None))

    def _leads(self, level: str, way: Way) -> bool:
        """Whether the steps lead to the level in the way's year."""
        if way.settled:
            return self._prospect(way.steps).settled(level, way.year) == way.year
        return self._verdict(level, way.steps, way.year) >= way.verdict

    def _is_due(self, way: Way) -> bool:
        """Whether its year comes with the last of the years to be won, every one of which it takes."""
        for step in way.steps:
            known = self.answers.get(step.fact or "")
            if step.fact and isinstance(known, frozenset):
                every = by_then(self.rules.notice.facts[step.fact], known | {THAT_YEAR}, way.year - self.prospect.first)
                if step.answers == (every,):
                    return True
        return False

    def _earliest(self, level: str, steps: tuple[Step, ...]) -> Earliest:
        exams = [step for step in steps if step.year]
        since = max((step.year + 1 for step in exams if step.year), default=self.start)
        if any(is_slow(self.rules.notice, self.answers, step) for step in steps):
            since = max(since, self.prospect.first + 1)
        earliest = self._prospect(steps).earliest(level, since)
        sure = all(step.via and step.via.verdict == Verdict.MET for step in exams)
        return earliest if sure else Earliest(None, earliest.disputed)

    def _verdict(self, level: str, steps: tuple[Step, ...], year: int) -> Verdict:
        return self._prospect(steps).verdict(level, year)

    def _prospect(self, steps: tuple[Step, ...]) -> Prospect:
        if steps not in self._prospects:
            self._prospects[steps] = Prospect(self.rules, answers_after(self.rules.notice, self.answers, steps))
        return self._prospects[steps]


class Outlooks(Applicant):
    """One person's outlooks, the lower levels before the higher ones that they lead to."""

    def __init__(
        self,
        rules: Rules,
        answers: Answers,
        start: int | None = None,
        findings: Mapping[str, Finding] | None = None,
    ) -> None:
        super().__init__(rules, answers, start)
        self.findings = Explanation(rules, answers).findings() if findings is None else findings
        self.levels: dict[str, Outlook] = {}
        for level in rules.roots:
            self.levels[level] = self._outlook(level)
            self._add_exam(level)

    @property
    def lapsing(self) -> list[str]:
        """The facts whose present answer holds in the notice's own year only."""
        return [fact for fact, answer in self.prospect.answers.items() if answer != self.answers[fact]]

    def _outlook(self, level: str) -> Outlook:
        finding = self.findings[level]
        ways = [] if finding.closed else self.ways(level)
        if finding.verdict == Verdict.CONFIRM and self.start == self.prospect.first:
            ways = [way for way in ways if way.steps] + self._confirmations(finding)
        ways.sort(key=lambda way: way.rank)
        beyond = () if ways or finding.closed else self._beyond(finding)
        return Outlook(level, finding.verdict, self.prospect.earliest(level), tuple(ways), beyond)

    def _confirmations(self, finding: Finding) -> list[Way]:
        offices = [dict.fromkeys(reason.office for reason in way if reason.office) for way in finding.ways]
        steps = dict.fromkeys(tuple(Step("confirm", office=office) for office in asked) for asked in offices)
        settled = self.prospect.settled(finding.level, self.start)
        return [Way(confirmed, Earliest(None, self.start), settled=settled) for confirmed in steps if confirmed]

    def _beyond(self, finding: Finding) -> tuple[Reason, ...]:
        """The fewest reasons among those of one of the finding's ways that neither time nor effort changes."""
        planner, terms = self._planner(), self.rules.terms
        stuck = [
            tuple(reason for reason in way if not planner.plans(terms[reason.index], Verdict.CONFIRM))
            for way in finding.ways
        ]
        return min(stuck, key=len, default=())

    def _add_exam(self, level: str) -> None:
        """The exam of a level as a step towards the higher ones, where content says what passing it changes."""
        soonest = self.levels[level].soonest
        if soonest and self.rules.notice.passing:
            again = self.findings[level].outcome == "retest"
            self.exams[level] = Step("retest" if again else "pass", soonest.year, level, soonest)


def _one_by_one(steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """The steps once for each choice of answers. Of very many, those with the answers named last are left out."""
    choices = [list(step.answers) or [None] for step in steps]
    while prod(map(len, choices)) > MOST_CHOICES:
        max(choices, key=len).pop()
    for chosen in product(*choices):
        pairs = zip(steps, chosen, strict=True)
        yield tuple(step if answer is None else replace(step, answers=(answer,)) for step, answer in pairs)


def _outlives(one: Way, other: Way) -> bool:
    """Whether `other` fulfils what the notice itself repeals by then, and `one` does without."""
    repealed = any(repeal.year <= other.year for repeal in one.repeals)
    less, more = _effort(one), _effort(other)
    fewer = len(less) < len(more) and all(any(_covers(step, each) for each in more) for step in less)
    return repealed and one.year <= other.year and fewer


def _effort(way: Way) -> list[Step]:
    return [step for step in way.steps if step.kind != "wait"]


def _covers(step: Step, other: Step) -> bool:
    """Whether they are the same, or `other` leaves fewer of the answers open."""
    return set(other.answers) <= set(step.answers) and replace(step, answers=()) == replace(other, answers=())


@once
def distinctions(rules: Rules) -> dict[str, Answer]:
    """Facts that can only help, with the answer that nothing of the kind is there: counted on by nobody who was never
    asked about them."""
    only_help = [table.fact for table in rules.tables if all(isinstance(leaf, Has) for leaf in table.leaves)]
    return {fact.id: frozenset() for fact in only_help}
