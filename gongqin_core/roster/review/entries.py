"""The people of a roster as its lists have them: the level applied for, the conclusion, why, and what is to be done."""

from dataclasses import dataclass

from ...judging.verdict import Verdict
from ...take_away.level_result import ToJudge
from .asking import asked_first
from .basis import level_to_list, points, to_do
from .person import Person
from .review import Review

OPEN_LEVEL, NO_LEVEL = "未定", "无"
"""The level applied for: still to be chosen, and where there is none to choose."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on a list."""

    person: Person
    level: str | None
    verdict: Verdict
    basis: str
    """Why, with clauses."""
    to_judge: tuple[ToJudge, ...]
    """What people still have to judge at this level."""
    to_do: str
    """What is still missing or to be confirmed, and whom to ask; empty when nothing is."""
    missing: tuple[str, ...] = ()
    """The facts without which the level cannot be judged, those to ask first."""


def entry(review: Review, person: Person) -> Entry:
    applied_for = review.level(person)
    level = level_to_list(review.result(person), applied_for)
    which = "" if applied_for else f"{level.name}："
    missing = asked_first(level)
    basis, left = which + "；".join(points(level)), to_do(level, missing)
    to_be_done = which + left if left else ""
    return Entry(person, applied_for, review.verdict(person), basis, level.to_judge, to_be_done, missing)


def applied_level(review: Review, person: Person) -> str:
    """The level applied for, in words."""
    if level := review.level(person):
        return review.notice.level[level].name
    return OPEN_LEVEL if person.best > Verdict.NOT_MET else NO_LEVEL


def conclusion(review: Review, person: Person) -> str:
    """The verdict in words; while the level is open, with the levels that wait to be confirmed."""
    levels = waiting_levels(review, person)
    return f"{review.verdict(person).label}（{levels}）" if levels else review.verdict(person).label


def waiting_levels(review: Review, person: Person) -> str:
    """The levels, highest first, that wait to be confirmed while none is chosen."""
    verdict = review.verdict(person)
    if review.level(person) or verdict != Verdict.CONFIRM:
        return ""
    levels = [level for level, at_level in person.verdicts.items() if at_level == verdict]
    return "、".join(review.notice.level[level].short for level in reversed(levels))
