"""What would it take? The smallest sets of steps that make a level met, and the first year in which they can.

A *step* is one thing a person does or waits for; what it makes of the answers stands in content (`cure` of a fact,
`passing` of the levels). A *way* is a smallest set of steps. Which answers a level wants is read off its tree as *plans*
(all: both together; any: either); each plan is then tried out on the answers, so nothing is offered that was not seen
to work. Whatever stands under a circumstance, or has no cure, is never asked to change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any, Literal, NamedTuple

from .answers import Answer, Answers, Span
from .conditions import FullYears
from .earliest import Earliest, Prospect, notice_year
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


class Plan(NamedTuple):
    """What a tree wants, as far as it is not so already: the level to pass first, answers to facts, leaves to wait for."""

    passing: str | None = None
    wants: frozenset[tuple[str, frozenset[Answer]]] = frozenset()
    waits: frozenset[int] = frozenset()


NOTHING = Plan()


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
    """The last day of a year: nothing says on which day of it a certificate is dated, so no earlier day is counted on."""
    return Span(Span.parse(f"{year:04}").last, Span.parse(f"{year:04}").last)
