"""What a level that is not met would take; and the years ahead, with the way to the page about the whole career."""

from collections.abc import Iterator

from gongqin_core.ahead.advice import CAVEAT, Advice
from gongqin_core.ahead.ahead import Unsure
from gongqin_core.ahead.career import Stop
from gongqin_core.ahead.needs import Needs, needs
from gongqin_core.guide.timetable import notice_year
from gongqin_core.judging.prices import price
from gongqin_core.take_away.html import EMPTY, Html, element, join
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.result import Result
from pages.components.pieces.html import bold, bullets, fold, heading, p
from pages.components.pieces.ladder import pair


def ahead(level: LevelResult) -> Html:
    """Empty where there is nothing to say."""
    parts = [*map(_unsure, level.unsure), *_nearest(level.advice)]
    return element("div", *parts, p(CAVEAT, css="hint"), css="ahead") if parts else EMPTY


def _unsure(unsure: Unsure) -> Html:
    return join([p(bold(f"{unsure.intro}。"), "查清以后："), bullets(unsure.outcomes)])


def _nearest(advice: Advice) -> list[Html]:
    if not advice.nearest:
        return []
    others = fold(f"还有 {len(advice.others)} 条路", bullets(advice.others), key="others") if advice.others else EMPTY
    title = "以后能不能报" if advice.stuck else "以后怎样才能报"
    return [heading(title, level=4), *map(p, advice.nearest), others]


def years(result: Result) -> Html:
    """The exams ahead, a dot for each with its year, level and fee; nothing where none lies ahead."""
    if not [stop for stop in result.route if stop.year > notice_year(result.notice)]:
        return EMPTY
    return join(
        [
            element("ol", *(_stop(result, stop) for stop in result.route), css="years"),
            *_needs(result),
            p("按每级一次考过算，以当年通知为准。", css="hint"),
        ]
    )


def _stop(result: Result, stop: Stop) -> Html:
    notice = result.notice
    disputed = stop.earliest.disputed
    unsure = "要先确认" if stop.earliest.certain is None else ""
    if disputed is not None and disputed < stop.year:
        unsure = f"{disputed} 年要确认" if stop.earliest.certain else f"{unsure}；{disputed} 年也可能"
    remark = element("span", unsure, css="hint") if unsure else None
    return element(
        "li",
        bold(str(stop.year)),
        pair(notice.level[stop.level]),
        element("span", price(notice, stop.level, result.answers)),
        remark,
    )


def _needs(result: Result) -> Iterator[Html]:
    """What the exams take besides time, folded."""
    for stop in result.route:
        if body := what_it_takes(needs(result.explanation.rules, result.answers, stop)):
            name = result.notice.level[stop.level].short
            yield fold(f"{stop.year} 年报{name}还要什么", body, key=f"needs {stop.level}")


def what_it_takes(found: Needs) -> Html:
    """What is to be looked at, and to be brought about, as a list where there is a choice; empty for nothing."""
    see = p(f"{found.to_see}。") if found.to_see else EMPTY
    if found.either:
        return join([see, p(f"{found.either}："), bullets(found.ways)])
    return join([see, *(p(f"{way}。") for way in found.ways)])
