"""Steps taken by hand: what somebody's answers are after them, and what the notice of that year says of those."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from typing import Any

from gongqin_core.ahead.way import Step, Way
from gongqin_core.judging.answers import Answer, Span
from gongqin_core.judging.interview import next_question
from gongqin_core.judging.verdict import Verdict
from tests.ahead.years import RETIRED, YEAR, judged, rules_in
from tests.people import RULES, Raw, read

Answers = dict[str, Answer]
SLOW = {"education", "merits", "excellent_years", "title_since", "teaching"}
"""What nobody brings about before the registration closes: it counts from the next year on."""


NOTHING_OF_THE_KIND: Answers = dict.fromkeys(("exceptional", "merits", "excellent_years"), frozenset())
"""What nobody counts on who was never asked about it."""


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


def known(raw: Raw) -> Answers:
    return NOTHING_OF_THE_KIND | read(raw)


def parts(steps: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
    """All proper parts."""
    return chain.from_iterable(combinations(steps, size) for size in range(len(steps)))


def check_way(said: Answers, level: str, way: Way, start: int = YEAR) -> None:
    for done in every_result(said, way.steps):
        assert verdict_in(way.year, level, done) >= way.verdict
    for part in parts([step for step in way.steps if step.kind != "confirm"]):
        waits = any(step.kind == "wait" for step in part)
        year = way.year if waits else start
        for done in every_result(said, [step for step in part if waits or not step.via]):  # an exam takes its year
            assert verdict_in(year, level, done) < way.verdict, part
    for step in way.steps:
        if step.via:
            assert step.level and step.year == step.via.year and start <= step.year < way.year
            check_way(said, step.level, step.via, start)


def spelt(step: Step) -> Any:
    match step.kind:
        case "wait":
            return step.year
        case "pass" | "retest":
            return f"{step.kind} {step.level} in {step.year}"
        case "confirm":
            return f"confirm by {step.office}"
    chosen = ["+".join(sorted(a)) if isinstance(a, frozenset) else str(a) for a in step.answers]
    return f"{step.kind} {step.fact}: {'|'.join(chosen)}"
