"""The answer in one sentence."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..ahead.earliest import Earliest
from ..guide.timetable import notice_year
from ..judging.verdict import Verdict
from .level_result import LevelResult

if TYPE_CHECKING:
    from .result import Result

SHORT = 20
"""Characters of what is asked for that a headline may hold."""


def headline(result: "Result") -> str:
    """What one can apply for; else the one thing to confirm, how much is missing, or the first year. Once registration
    has ended that comes first, and nobody is sent to apply."""
    best = result.best
    if best is None:
        return _no(result)
    if result.closed:
        return f"{notice_year(result.notice)} 年报名已截止；{_by_now(result, best)}"
    if best.verdict == Verdict.MET:
        return f"您可以申报{best.exam}"
    if best.verdict == Verdict.CONFIRM:
        return _confirm(result, best)
    return _unknown(result)


def _by_now(result: "Result", best: LevelResult) -> str:
    """How the conditions come out where it is too late to apply."""
    if best.verdict == Verdict.MET:
        return f"您够{best.exam}的条件"
    if best.verdict == Verdict.UNKNOWN:
        return f"查清 {len(result.to_look_up)} 项，才知道够不够条件"
    opened = dict.fromkeys(level for question in best.questions for level in question.opens)
    names = _exams(result, opened) if len(opened) < 2 else [result.levels[level].short for level in opened]
    return f"够不够{'、'.join(names) or best.exam}的条件，还要确认"


def _confirm(result: "Result", level: LevelResult) -> str:
    count = len(level.questions)
    first = "先确认一件事" if count == 1 else f"先确认 {count} 件事"
    question = level.questions[0]
    yes, no = (_exams(result, answer.opens) for answer in (question.yes, question.no))
    if level.maybe_again and (higher := [other for other in _above(result, level) if other.years.year]):
        first = f"{higher[0].short}{_years(higher[0].years)}；{first}"
    if count == 1 and len(yes) == len(no) == 1 and yes != no:
        return f"{first}：报{yes[0]}还是{no[0]}"
    return f"{first}：能不能报{'、'.join(_exams(result, question.opens)) or level.exam}"


def _above(result: "Result", level: LevelResult) -> list[LevelResult]:
    """The levels above one, the lowest first."""
    levels = [*result.levels.values()]
    return levels[levels.index(level) + 1 :]


def _exams(result: "Result", levels: Iterable[str]) -> list[str]:
    return [result.levels[level].exam for level in levels]


def _unknown(result: "Result") -> str:
    count = len(result.to_look_up)
    if result.asked_then:
        return f"先查清 {count} 项，再看能报哪一级"
    open_levels = [level for level in result.possible if level.verdict == Verdict.UNKNOWN]
    if len(open_levels) == 1:
        return f"还差 {count} 项，才知道能不能报{open_levels[0].exam}"
    return f"还差 {count} 项，才知道能报哪一级"


def _no(result: "Result") -> str:
    """The first year by time alone; else what is to be brought about, or the soonest way; else that there is none."""
    noes = [level for level in reversed(result.levels.values()) if not level.finding.closed]
    year = notice_year(result.notice)
    not_yet = "今年还不能报" if year == result.today.year else f"{year} 年不能报"
    if result.closed:
        not_yet = f"{year} 年不能报，报名也已截止"
    if waiting := [level for level in noes if level.years.year]:
        first = min(waiting, key=lambda level: level.years.year or 0)
        return f"{not_yet}；{first.short}{_years(first.years)}"
    if curable := [level for level in noes if level.curable]:
        needs = "，".join(dict.fromkeys(reason.need for level in curable for reason in level.common))
        short = len(needs) <= SHORT
        opens = f"就够{_shorts(curable)}的条件" if result.closed else f"就能报{_shorts(curable)}"
        return f"{not_yet}；办到{'这一条' if short else '一件事'}，{opens}{f'：{needs}' if short else ''}"
    if reachable := [level for level in noes if level.soonest]:
        first = min(reachable, key=lambda level: level.soonest or 0)
        if first.in_time:
            return f"{not_yet}；{first.short}{_years(first.in_time)}"
        if first.soonest == year:
            return f"{not_yet}；先办到{'一件事' if first.to_obtain == 1 else '几件事'}，才可能报{first.short}"
        return f"{not_yet}；{first.short}最早 {first.soonest} 年{'' if first.is_sure else '，要先确认'}"
    if result.never:
        return "这项考核您不能报"
    held = next((level for level in result.levels.values() if level.finding.held), None)
    return f"您已持有{held.name}，不用再报" if held and not noes else "这次没有您可以申报的等级"


def _years(years: Earliest) -> str:
    if years.certain is None:
        return f"最早 {years.disputed} 年，要先确认"
    if years.disputed is None or years.disputed == years.certain:
        return f" {years.certain} 年够"
    return f" {years.certain} 年够，{years.disputed} 年要确认"


def _shorts(levels: Sequence[LevelResult]) -> str:
    return "、".join(level.short for level in levels)
