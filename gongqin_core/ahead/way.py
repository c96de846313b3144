"""Steps and ways: what one person does or waits for, and what it makes of the answers.

What passing an exam changes stands in content (`passing` of the levels).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ..judging.answers import Answer, Answers, Span
from ..judging.numbers import Number
from ..judging.verdict import Verdict
from ..notice.conditions import Repeal
from ..notice.notice import Notice
from ..notice.questions import MORE, PASSED_LEVEL, THAT_YEAR
from .earliest import Earliest


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

    def is_unasked(self, answers: Answers) -> bool:
        """Whether it is only that something was never asked."""
        return self.kind == "settle" and self.fact not in answers


@dataclass(frozen=True, slots=True)
class Way:
    """Steps that together, and no fewer of them, make a level met in the certain year of `earliest`; where there is
    none, to be confirmed in the disputed one."""

    steps: tuple[Step, ...]
    earliest: Earliest
    repeals: tuple[Repeal, ...] = ()
    """What the notice repeals by then, where the way counts on it."""
    settled: int | None = None
    """Where nothing is certain: the first year that does not rest on a day that may be counted two ways."""
    else_ready: bool = False
    """Whether but for what is repealed all is met from the start."""
    until: int | None = None
    """The last year in which it leads there, where years that count drop out after it."""

    @property
    def year(self) -> int:
        """The year in which it leads there."""
        year = self.earliest.certain or self.settled or self.earliest.disputed
        assert year
        return year

    @property
    def verdict(self) -> Verdict:
        return Verdict.CONFIRM if self.earliest.certain is None else Verdict.MET

    @property
    def only_waiting(self) -> bool:
        return all(step.kind == "wait" for step in self.steps)

    def takes_time_alone(self, answers: Answers) -> bool:
        """Whether all it takes is time and what was never asked."""
        return all(step.kind == "wait" or step.is_unasked(answers) for step in self.steps)

    @property
    def to_obtain(self) -> int:
        """How many things are to be brought about."""
        return sum(step.kind == "obtain" for step in self.steps)

    @property
    def exams(self) -> tuple[Step, ...]:
        """The exams on the way, first to last, with those that lead to them."""
        return tuple(exam for step in self.steps if step.via for exam in (*step.via.exams, step))

    @property
    def rank(self) -> tuple[bool, int, bool, int]:
        """What needs only waiting first, then the fewest steps; then a certain way, then the earliest year."""
        length = len(self.steps) + sum(len(exam.via.steps) for exam in self.exams if exam.via)
        return not self.only_waiting, length, self.verdict < Verdict.MET, self.year

    # —— as `united` takes it ——

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(step.fact for step in self.steps if step.fact)

    def without(self, fact: str) -> tuple["Way", tuple[Answer, ...]]:
        answers = next((step.answers for step in self.steps if step.fact == fact), ())
        return self.wanting(fact, ()), answers

    def wanting(self, fact: str, answers: tuple[Answer, ...]) -> "Way":
        steps = (replace(step, answers=answers) if step.fact == fact else step for step in self.steps)
        return replace(self, steps=tuple(steps))


def answers_after(notice: Notice, answers: Answers, steps: Iterable[Step]) -> dict[str, Answer]:
    """The answers once the steps are done; of several possible answers the first. Waiting changes none."""
    done = dict(answers)
    for step in sorted(steps, key=lambda step: step.via is None):
        if step.via:
            done = answers_after(notice, done, step.via.steps) | brings(notice, step)
        if step.fact:
            done[step.fact] = step.answers[0]
    return done


def brings(notice: Notice, exam: Step) -> dict[str, Answer]:
    """The answers that passing an exam changes."""
    passing = notice.passing
    assert passing and exam.year and exam.level
    brought = passing.again if exam.kind == "retest" else passing.higher
    meanings: dict[str, Answer] = {PASSED_LEVEL: exam.level, THAT_YEAR: end_of(exam.year)}
    return {fact: meanings.get(code, code) for fact, code in brought.items()}


def is_slow(notice: Notice, answers: Answers, step: Step) -> bool:
    """Whether what is to be obtained counts from the next year's notice on."""
    if step.kind != "obtain" or not step.fact:
        return False
    fact = notice.facts[step.fact]
    before = answers.get(step.fact)
    changes = {code for answer in step.answers for code in _changes(before, answer)}
    return not changes <= set(fact.soon)


def _changes(before: Answer, after: Answer) -> frozenset[str]:
    """The codes that an answer adds or takes away."""
    if isinstance(after, frozenset):
        return after ^ (before if isinstance(before, frozenset) else frozenset())
    return frozenset((named(after),))


def named(answer: Answer) -> str:
    """Under which code content speaks of bringing about an answer that is none of a multi."""
    return THAT_YEAR if isinstance(answer, Span) else MORE if isinstance(answer, Number) else str(answer)


def end_of(year: int) -> Span:
    """The last day of a year: nothing says on which day a certificate is dated, so no earlier day is counted on."""
    day = date(year, 12, 31).toordinal()
    return Span(day, day)
