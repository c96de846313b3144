"""Steps taken by hand: what somebody's answers are after them, and what the notice of that year says of those."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from gongqin_core.ahead.way import Step
from gongqin_core.judging.answers import Answer, Span
from gongqin_core.judging.interview import next_question
from gongqin_core.judging.verdict import Verdict
from tests.ahead.years import RETIRED, YEAR, judged, rules_in
from tests.people import RULES, Raw, read

Answers = dict[str, Answer]
SLOW = {"education", "merits", "excellent_years", "title_since", "teaching"}
"""What nobody brings about before the registration closes: it counts from the next year on."""


def first_year(steps: Iterable[Step], start: int = YEAR) -> int:
    """The first year for which what is to be obtained can be there."""
    slow = any(step.kind == "obtain" and step.fact in SLOW for step in steps)
    return max(start, YEAR + 1) if slow else start


def asked(raw: Raw) -> Answers:
    """What somebody has answered at the end of the interview, and no more."""
    said, full = Answers(), read(raw)
    while fact := next_question(RULES, said):
        said[fact] = full.get(fact)
    return said


def verdict_in(year: int, level: str, said: Mapping[str, Answer]) -> Verdict:
    later = dict(said)
    if year > YEAR and later.get("retirement") in RETIRED:
        later["retirement"] = RETIRED[str(later["retirement"])]
    return judged(rules_in(year), later, year)[level]


def every_result(said: Answers, steps: Sequence[Step]) -> Iterator[Answers]:
    """The answers after the steps: one result for each choice among the answers that a step may bring."""
    chosen = [step for step in steps if step.fact]
    for choice in product(*(step.answers for step in chosen)):
        done = dict(said)
        for step in steps:
            if step.via:
                done = after_exam(done, step)
        yield done | {str(step.fact): answer for step, answer in zip(chosen, choice, strict=True)}


def after_exam(said: Answers, exam: Step) -> Answers:
    """The certificate is dated on the last day of the exam's year."""
    assert exam.via and exam.year and exam.level
    before = next(every_result(said, exam.via.steps))
    if exam.kind == "retest":
        return before | {"trade_change": "changed_retested"}
    dated = Span.parse(f"{exam.year}-12-31")
    passed = {"held_level": exam.level, "certificate_kind": "public_sector", "trade_change": "same"}
    return before | passed | {"level_since": dated}
