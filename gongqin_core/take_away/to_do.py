"""Three things to do for the level that the answer speaks of: say or ask it, register, pay and have it confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..guide.timetable import Season, notice_year
from ..judging.verdict import Verdict
from ..judging.words import say_mine
from .level_result import LevelResult

ADVICE = "建议"
"""Stands where a clause would, beside what this service suggests and the notice does not say."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing. `first`: what to know before it; `say`: what to say or send, word for word; `clause`: empty where it
    is our advice."""

    title: str
    text: str
    clause: str = ""
    say: str = ""
    first: str = ""


def to_do(possible: Sequence[LevelResult], season: Season) -> tuple[ToDo, ...]:
    """Three things for the first of the levels that may be applied for, perhaps after a question; none where there is
    none, or where none will be open by the next registration."""
    able = [level for level in possible if level.verdict >= Verdict.CONFIRM and not level.ended]
    if not able:
        return ()
    level = able[0]
    able = [other for other in able if (other.over, other.verdict) == (level.over, level.verdict)]
    if season.closed or level.over:
        return _later(level, able)
    return _first(level), _register(level), _pay(level, able)


def _first(level: LevelResult) -> ToDo:
    first = "".join(level.warnings)
    if not level.questions:
        say = f"{_wish(level)}{''.join(level.to_ask) or '请单位批准，帮我对着档案核一下信息。'}"
        return ToDo("先看这句，再跟人事说" if first else "早点跟人事说您要报", "", say=say, first=first)
    title = "先问清一件事" if len(level.questions) == 1 else f"先问清 {len(level.questions)} 件事"
    asks = dict.fromkeys(question.ask for question in level.questions)
    asked = [question.text for question in level.questions]
    outcomes = [
        f"答“{question.yes.label}”：{question.yes.follows}答“{question.no.label}”：{question.no.follows}"
        for question in level.questions
    ]
    if len(asked) > 1:
        outcomes = [f"第 {number} 件{outcome}" for number, outcome in enumerate(outcomes, 1)]
        asked = [f"{number}. {text}" for number, text in enumerate(asked, 1)]
    besides = [f"另外，{text}" for text in level.to_ask if text not in "".join(asked)]
    return ToDo(title, "".join([*asks, *outcomes]), say="\n".join([*asked, *besides]), first=first)


def _register(level: LevelResult) -> ToDo:
    title = "单位批准后，去报名" if level.verdict == Verdict.MET else "问清能报，再去报名"
    registration, online = level.stage("apply"), level.notice.preparation.online
    where = f"{online.where}报名" if online else ""
    if registration is None:
        unstated = f"{where}。" if where else ""
        return ToDo(title, f"{unstated}这份通知没写报名时间，先问单位人事。", online.clause if online else "")
    return ToDo(title, f"{where}{'，' if where else ''}{registration.ends} 以前提交。", registration.stage.clause)


def _pay(level: LevelResult, able: Sequence[LevelResult]) -> ToDo:
    confirmation = level.stage("confirm")
    if confirmation is None:
        return ToDo("备好费用", f"{_prices(able)}。", level.fee.clause)
    return ToDo(
        "缴费，等现场确认",
        f"{_prices(able)}。{confirmation.deadline or f'{confirmation.name}，最晚 {confirmation.ends}'}。",
        confirmation.stage.clause,
    )


def _prices(able: Sequence[LevelResult], one: str = "", several: str = "") -> str:
    """Of each level that is open, where these are several and cost not the same; `one` and `several` go before."""
    if len({level.price for level in able}) == 1:
        return f"{one}{able[0].price}"
    return f"{several}{'，'.join(f'{level.short} {level.price}' for level in able)}"


def _later(level: LevelResult, able: Sequence[LevelResult]) -> tuple[ToDo, ...]:
    """After registration has ended: nothing urges, and what the notice says of that year is only an example."""
    year, online, registration = notice_year(level.notice), level.notice.preparation.online, level.stage("apply")
    closed = f"{year} 年度的报名已于 {registration.ends} 截止。" if registration else ""
    where = f"{year} 年是{online.where}报名。" if online else ""
    published = level.notice.about.published
    found, clause = (published.text, published.clause) if published else ("", "")
    return (
        ToDo(
            "问单位人事，新一年的通知下来没有",
            found or closed,
            clause,
            say=f"新一年的考核通知下来了吗？{_wish(level, '')}",
        ),
        ToDo("照新通知报名", f"{where}以新通知为准。", online.clause if online else ""),
        ToDo(
            "交多少钱，看新通知",
            f"{year} 年{_prices(able, '是 ', '：')}。",
            level.fee.clause,
        ),
    )


def _wish(level: LevelResult, which: str | None = None) -> str:
    """What one wants to apply for, and what it rests on, as one says it. `which`: of what year, where it is said."""
    again = level.exam != level.name
    which = f" {notice_year(level.notice)} 年{'' if again else '的'}" if which is None else which
    facts = level.notice.facts
    told = {fact for reason in level.grounds for fact in reason.facts if facts[fact].mine}
    mine = say_mine(level.notice, level.explanation.answers, told, level.today)
    return f"我想报{which}{level.exam}。{f'{mine}。' if mine else ''}"
