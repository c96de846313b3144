"""What is said about one person of a roster: the conclusion with its grounds, and a slip of what is still to be done.

Nobody is addressed in the grounds: they are read by whoever checks the roster. The slip goes to the person.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ...judging.verdict import Verdict
from ...notice.notice import Notice
from ...take_away.level_result import LevelResult, ToJudge
from ...take_away.reasons import WordedReason
from ...take_away.result import Result
from ..assumption import assumed_words
from .people import Person, Review

OPEN_LEVEL, NO_LEVEL = "未定", "无"
"""The level applied for: still to be chosen, and where there is none to choose."""


@dataclass(frozen=True, slots=True)
class Line:
    """One person as the lists have it."""

    person: Person
    level: str | None
    verdict: Verdict
    basis: str
    """Why, with clauses."""
    to_judge: tuple[ToJudge, ...]
    """What people still have to judge at this level."""
    ask: str
    """What is still missing or to be confirmed, and whom to ask; empty when nothing is."""


def line(review: Review, person: Person) -> Line:
    applied_for = review.level(person)
    level = _level(review.result(person), applied_for)
    named = "" if applied_for else f"{level.name}："
    ask = _ask(level)
    basis = named + "；".join(points(level))
    return Line(person, applied_for, review.verdict(person), basis, level.to_judge, named + ask if ask else "")


def level_name(notice: Notice, level: str) -> str:
    """Both names."""
    return notice.level[level].name


def applied(review: Review, person: Person) -> str:
    """The level applied for, in words."""
    if level := review.level(person):
        return level_name(review.notice, level)
    return OPEN_LEVEL if person.best > Verdict.NOT_MET else NO_LEVEL


def conclusion(review: Review, person: Person) -> str:
    """The verdict in words; while the level is open, with the levels that wait to be confirmed."""
    verdict = review.verdict(person)
    if review.level(person) or verdict != Verdict.CONFIRM:
        return verdict.label
    levels = [level for level, v in person.verdicts.items() if v == verdict]
    return f"{verdict.label}（{'、'.join(review.notice.level[level].short for level in reversed(levels))}）"


# —— grounds ——


def _level(result: Result, applied_for: str | None) -> LevelResult:
    """The level applied for; while that is open, the nearest one: of those with the best verdict the highest, or where
    something is missing, the one that lacks least."""
    if applied_for:
        return result.levels[applied_for]
    near, far = result.near, result.far
    if not near:
        return next((level for level in far if level.finding.held), far[-1])
    lacking = [level for level in near if level.verdict == near[0].verdict == Verdict.UNKNOWN]
    return min(lacking, key=lambda level: len(level.missing), default=near[0])


def points(level: LevelResult) -> Iterable[str]:
    """What a verdict rests on, or what holds it down, each with its clause."""
    for reason in level.grounds:
        yield f"{_point(reason).replace('您', '本人')}{reason.cited}"
    if level.choices:
        yield "以上走通一条就行"


def _point(reason: WordedReason) -> str:
    have = "，".join(reason.have)
    match reason.verdict:
        case Verdict.MET:
            return f"{reason.need}：{have}" if have else reason.need
        case Verdict.CONFIRM:
            return f"{reason.lead}{reason.need}（{have}）" if have else f"{reason.lead}{reason.need}"
        case Verdict.UNKNOWN:
            return f"还缺{'、'.join(reason.missing)}"
        case Verdict.NOT_MET:
            return f"{reason.lead}{reason.need}；现在是：{have}" if have else reason.need


def _ask(level: LevelResult) -> str:
    """What is missing, and what somebody has to confirm."""
    lacks = "、".join(level.notice.facts[fact].short for fact in level.missing)
    return "；".join([*([f"补上{lacks}"] if lacks else []), *_confirmations(level)])


def _confirmations(level: LevelResult) -> list[str]:
    return [
        f"{'，'.join([reason.need, *reason.have])}。{reason.ask}{reason.cited}"
        for reason in level.grounds
        if reason.verdict == Verdict.CONFIRM
    ]


# —— the slip ——


def slip(review: Review, person: Person) -> str:
    """What one person has to supply, what to look at again and what others have to confirm, as a short text to send.
    Empty when there is nothing."""
    level = _level(review.result(person), review.level(person))
    facts = [review.notice.facts[fact] for fact in level.missing]
    parts = {
        "请补充": [f"{fact.short}：{fact.question}{fact.hint or ''}" for fact in facts],
        "请核实": list(person.problems),
        "要先确认": _confirmations(level),
    }
    told = [f"{title}：\n{_numbered(texts)}" for title, texts in parts.items() if texts]
    if not told:
        return ""
    opening = f"{person.name}同志，您好！" if person.name else "您好！"
    about = f"核对{review.notice.about.short}的名册，您有下面几处要办。"
    assumed = assumed_words(review.notice, review.assumed)
    otherwise = [f"核查时{assumed}算，和您的情况不一样的，请说明。"] if assumed else []
    return "\n".join([opening + about, *told, *otherwise, "办好请告诉单位人事，名册改好再核查一遍。"])


def _numbered(texts: Iterable[str]) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
