"""What is said about one person of a roster: the conclusion with its grounds, and a slip of what is still to be done.

Nobody is addressed in the grounds: they are read by whoever checks the roster. The slip goes to the person.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ...judging.explain import Explanation, Finding, Reason
from ...judging.verdict import Verdict
from ...judging.words import office_sentence
from ...notice.conditions import Judged
from ...notice.notice import Notice
from ...take_away.slip import grounds, ordered
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
    judged: tuple[Judged, ...]
    """What people still have to judge at this level."""
    ask: str
    """What is still missing or to be confirmed, and whom to ask; empty when nothing is."""


def line(review: Review, person: Person) -> Line:
    explanation = review.explanation(person)
    level = review.level(person)
    finding = _finding(explanation, level)
    named = "" if level else f"{review.notice.level[finding.level].name}："
    basis = "；".join(points(explanation, finding))
    ask = _ask(explanation, finding)
    return Line(person, level, review.verdict(person), named + basis, finding.judged, named + ask if ask else "")


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


def _finding(explanation: Explanation, level: str | None) -> Finding:
    """At the level applied for; while that is open, at the nearest one: of those with the best verdict the highest, or
    where something is missing, the one that lacks least."""
    if level:
        return explanation.finding(level)
    near, far = ordered(explanation.findings())
    if not near:
        return next((finding for finding in far if finding.held), far[-1])
    lacking = [finding for finding in near if finding.verdict == near[0].verdict == Verdict.UNKNOWN]
    return min(lacking, key=lambda finding: len(missing(finding)), default=near[0])


def missing(finding: Finding) -> list[str]:
    """The facts without which the level cannot be judged."""
    reasons = (reason for reason in finding.reasons if reason.verdict == Verdict.UNKNOWN)
    return list(dict.fromkeys(fact for reason in reasons for fact in reason.facts))


def points(explanation: Explanation, finding: Finding) -> Iterable[str]:
    """What a verdict rests on, or what holds it down, each with its clause."""
    notice = explanation.rules.notice
    for reason in grounds(explanation, finding):
        yield f"{_point(notice, reason).replace('您', '本人')}〔{reason.clause}〕"
    if len(finding.ways) > 1:
        yield "以上走通一条就行"


def _point(notice: Notice, reason: Reason) -> str:
    have = "，".join(reason.have)
    match reason.verdict:
        case Verdict.MET:
            return f"{reason.need}：{have}" if have else reason.need
        case Verdict.CONFIRM:
            return f"要确认：{reason.need}（{have}）" if have else f"要确认：{reason.need}"
        case Verdict.UNKNOWN:
            return f"还缺{_facts(notice, reason.facts)}"
        case Verdict.NOT_MET:
            return f"需要：{reason.need}；现在是：{have}" if have else reason.need


def _facts(notice: Notice, facts: Iterable[str]) -> str:
    return "、".join(notice.facts[fact].short for fact in facts)


def _ask(explanation: Explanation, finding: Finding) -> str:
    """What is missing, and what somebody has to confirm."""
    lacks = missing(finding)
    supply = [f"补上{_facts(explanation.rules.notice, lacks)}"] if lacks else []
    return "；".join([*supply, *_confirmations(explanation, finding)])


def _confirmations(explanation: Explanation, finding: Finding) -> list[str]:
    notice = explanation.rules.notice
    code = explanation.answers.get(notice.about.procedure or "")
    procedure = code if isinstance(code, str) else None
    return [
        f"{'，'.join([reason.need, *reason.have])}。{office_sentence(notice, reason.ask, procedure)}〔{reason.clause}〕"
        for reason in finding.reasons
        if reason.verdict == Verdict.CONFIRM
    ]


# —— the slip ——


def slip(review: Review, person: Person) -> str:
    """What one person has to supply, what to look at again and what others have to confirm, as a short text to send.
    Empty when there is nothing."""
    explanation = review.explanation(person)
    finding = _finding(explanation, review.level(person))
    facts = [review.notice.facts[fact] for fact in missing(finding)]
    parts = {
        "请补充": [f"{fact.short}：{fact.question}{fact.hint or ''}" for fact in facts],
        "请核实": list(person.problems),
        "要先确认": _confirmations(explanation, finding),
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
