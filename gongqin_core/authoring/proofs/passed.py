"""Whoever has passed a level holds it: it is not open to them any more, and the result says so (`outcome: held`); what
lets somebody sit a held level again says that it does (`outcome: retest`), and having passed so closes it."""

from collections.abc import Callable, Iterator

from ...judging.diagrams import NOBODY, Diagram
from ...judging.evaluate import rules_of
from ...judging.everybody import Everybody
from ...judging.explain import Finding, explain
from ...judging.nearest import nearest
from ...judging.points import UNKNOWN
from ...judging.verdict import Verdict
from ...notice.conditions import Never
from ...notice.notice import Level, Passing
from ...notice.questions import PASSED_LEVEL, THAT_YEAR
from ...notice.yaml_lines import Problem
from ..checks.places import Book, Spot
from .people import in_words, whole

OPEN = (Verdict.MET, Verdict.CONFIRM)


def wrong_outcomes(book: Book) -> Iterator[Problem]:
    """Only what closes a level says that it is held, and nothing that closes one says anything else."""
    for spot in book.of(Never):
        if spot.value.outcome not in (None, "held"):
            text = f"never 是不能报，outcome 却写的是 {spot.value.outcome}"
            yield book.at(spot, f"{text}。请改：已经有这一级的写 held，不是的不写 outcome", "outcome")


def passed_levels(book: Book) -> Iterator[Problem]:
    passing, everybody = book.notice.passing, book.everybody
    if passing is None:
        return
    if passing.again and passing.again.items() <= passing.higher.items():
        text = "again 写的和 higher 里一样，那就用不着 again。请看哪一处的答案写错了"
        yield book.problem("levels", ("passing", "again"), text)
    told = set[str]()
    for number, level in enumerate(book.notice.levels):
        for key, brought in (("higher", passing.higher), ("again", {**passing.higher, **passing.again})):
            left = _open(everybody, level, _after(everybody, brought, level))
            found = nearest(everybody, left, (UNKNOWN,) * len(everybody.facts))
            if found and key not in told and (passing.again or key == "higher"):
                told.add(key)
                who = in_words(everybody, everybody.level_diagrams[level.id], found)
                text = f"照这样考过{level.short}的人，{level.short}还能再报，例如：{who}"
                text = f"{text}。请看 passing 里的答案和这一级的 when 哪个写错了"
                yield book.problem("levels", ("passing", key), text)
        if not told:
            yield from _outcomes(book, passing, level, number)


def _outcomes(book: Book, passing: Passing, level: Level, number: int) -> Iterator[Problem]:
    """What the result calls it, of somebody who has passed it, and of somebody who holds it and may sit it again."""
    everybody = book.everybody
    fit = _open(everybody, level, whole(everybody, everybody.real))
    may = nearest(everybody, fit, (UNKNOWN,) * len(everybody.facts))
    if may:
        closed = everybody.diagrams.where(everybody.level_diagrams[level.id], [Verdict.NOT_MET])
        after = everybody.diagrams.all([_having(everybody, passing.higher, level), closed])
        held = nearest(everybody, after, may.points)
        finding = _finding(book, held.points, level) if held else None
        if finding and finding.outcome != "held":
            never = _never(book, finding)
            if never and never.value.outcome:  # told already
                return
            place = never.place if never else ("levels", number)
            text = f"考过{level.short}的人，结果里没有说“已有这一级”。请看这里是不是少了 outcome: held"
            yield book.problem("levels", place, text)
    if passing.again:
        kept = {fact: code for fact, code in passing.higher.items() if fact not in passing.again}
        again = _open(everybody, level, _having(everybody, kept, level))
        says = everybody.level_diagrams[level.id]
        sits = nearest(everybody, again, (UNKNOWN,) * len(everybody.facts))
        finding = _finding(book, sits.points, level) if sits else None
        if sits and finding and finding.outcome != "retest":
            who = in_words(everybody, says, sits)
            text = f"{level.short}：已经有这一级、还能再考的人，outcome 要写 retest，例如：{who}"
            yield book.problem("levels", ("levels", number), f"{text}。请看这一级的 outcome 写错没有")


def _having(everybody: Everybody, brought: dict[str, str], level: Level) -> Diagram:
    """Those who have answered everything, and this to what passing a level decides (a day may be any)."""
    codes = {fact: level.id if code == PASSED_LEVEL else code for fact, code in brought.items() if code != THAT_YEAR}
    facts = everybody.notice.facts
    known = (everybody.answering(fact, [code]) for fact, code in codes.items() if facts[fact].type == "choice")
    return whole(everybody, everybody.diagrams.all(known))


def _after(everybody: Everybody, brought: dict[str, str], level: Level) -> Diagram:
    """Those who meet a level for certain, once they have passed it."""
    people = everybody.diagrams.where(everybody.level_diagrams[level.id], [Verdict.MET])
    for variable in (everybody.variable[fact] for fact in brought):
        starts = {0, *(end for node in everybody.diagrams.asking([people], variable) for end in node.ends)}
        size = everybody.points[variable].size
        people = everybody.diagrams.any(
            everybody.diagrams.given(people, variable, point) for point in sorted(starts) if point < size
        )
    return everybody.diagrams.all([people, _having(everybody, brought, level)])


def _open(everybody: Everybody, level: Level, people: Diagram) -> Diagram:
    among = everybody.diagrams.where(everybody.level_diagrams[level.id], OPEN)
    return everybody.diagrams.all([people, among]) if people != NOBODY else NOBODY


def _finding(book: Book, points: tuple[int, ...], level: Level) -> Finding:
    return explain(rules_of(book.notice), book.everybody.answers(points))[level.id]


def _never(book: Book, finding: Finding) -> Spot | None:
    terms = rules_of(book.notice).terms
    closing = [terms[reason.index].node for reason in finding.reasons]
    return next((spot for spot in book.of(Never) if any(spot.value is node for node in closing)), None)


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (wrong_outcomes, passed_levels)
