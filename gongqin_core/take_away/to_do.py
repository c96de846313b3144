"""Three things to do for the level that the answer speaks of: say or ask it, register, pay and have it confirmed."""

from dataclasses import dataclass

from ..guide.timetable import Period, Season, notice_year
from ..judging.verdict import Verdict
from ..notice.preparation import Online
from .level_result import LevelResult

ADVICE = "建议"
"""Stands where a clause would, beside what this service suggests and the notice does not say."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing. `say`: what to say or send, word for word; `clause`: empty where it is our advice."""

    title: str
    text: str
    clause: str = ""
    say: str = ""


def to_do(level: LevelResult, season: Season) -> tuple[ToDo, ...]:
    """Three things for a level that may be applied for, perhaps after a question; none for others."""
    if level.verdict < Verdict.CONFIRM:
        return ()
    if season.phase in ("confirming", "over"):
        return _later(level)
    return _first(level), _register(level), _pay(level)


def _first(level: LevelResult) -> ToDo:
    registration = _stage(level, "apply")
    by = f"{registration.name}到 {registration.ends} 为止，早点说。" if registration else ""
    if not level.questions:
        return ToDo(
            "跟单位人事说您要报",
            by or "早点说。",
            say=f"{notice_year(level.notice)} 年{_wish(level)}请单位批准，并对着人事档案核对我的信息。",
        )
    title = "先问清一件事" if len(level.questions) == 1 else f"先问清 {len(level.questions)} 件事"
    asks = dict.fromkeys(question.ask for question in level.questions)
    answers = [answer for question in level.questions for answer in (question.yes, question.no)]
    outcomes = [f"答“{answer.label}”：{answer.follows}" for answer in answers]
    return ToDo(title, "".join([*asks, *outcomes, by]), say="\n".join(question.text for question in level.questions))


def _register(level: LevelResult) -> ToDo:
    title = "单位批准后，去报名" if level.verdict == Verdict.MET else "问清能报，再去报名"
    registration, online = _stage(level, "apply"), level.notice.preparation.online
    where = f"{_site(online)}网上报名。" if online else ""
    if registration is None:
        return ToDo(title, f"{where}这份通知没写报名时间，先问单位人事。", online.clause if online else "")
    return ToDo(title, f"{where}{registration.ends} 以前提交。", registration.stage.clause)


def _pay(level: LevelResult) -> ToDo:
    confirmation = _stage(level, "confirm")
    if confirmation is None:
        return ToDo("备好费用", f"{level.price}。", level.fee.clause)
    return ToDo(
        "缴费，等现场确认", f"{level.price}。{confirmation.name}，最晚 {confirmation.ends}。", confirmation.stage.clause
    )


def _later(level: LevelResult) -> tuple[ToDo, ...]:
    """After registration has closed: nothing urges, and what the notice says of that year is only an example."""
    year, online, registration = notice_year(level.notice), level.notice.preparation.online, _stage(level, "apply")
    closed = f"{year} 年度的报名已于 {registration.ends} 截止。" if registration else ""
    where = f"{year} 年是在{_site(online) or '网上'}报名。" if online else ""
    return (
        ToDo("问单位人事，当年的通知下来没有", closed, say=f"今年的考核通知下来了吗？{_wish(level)}"),
        ToDo("照当年的通知报名", f"{where}以当年的通知为准。", online.clause if online else ""),
        ToDo("交多少钱，看当年的通知", f"{year} 年是 {level.price}。", level.fee.clause),
    )


def _site(online: Online) -> str:
    """Where one registers: the first thing to open, else the address; empty where the notice names neither."""
    return online.path[0] if online.path else online.url or ""


def _wish(level: LevelResult) -> str:
    mine = "；".join(dict.fromkeys(point for reason in level.grounds for point in reason.have))
    return f"我想报{level.exam}。{f'我的情况：{mine}。' if mine else ''}"


def _stage(level: LevelResult, role: str) -> Period | None:
    """The last of the stages of one kind."""
    found = [period for period in level.periods if period.stage.role == role]
    return max(found, key=lambda period: period.last, default=None)
