"""晋级路线: the years in which each level opens if one passes every exam when first allowed, with what it costs."""

from collections.abc import Iterator

import streamlit as st

from gongqin_core.ahead.advice import CAVEAT
from gongqin_core.ahead.career import Route, Stop, routes
from gongqin_core.ahead.needs import asked_anew, needs
from gongqin_core.guide.timetable import next_chance, notice_year
from gongqin_core.judging.interview import next_question
from gongqin_core.judging.prices import by_trade, price
from gongqin_core.judging.words import yuan
from gongqin_core.notice.notice import Notice
from gongqin_core.take_away.html import Html, join
from pages.components import session
from pages.components.pieces import ways
from pages.components.pieces.charts import Rise, stairs
from pages.components.pieces.heads import head
from pages.components.pieces.html import bold, bullets, draw, p
from pages.components.pieces.labels import plain
from pages.components.pieces.ladder import pair
from pages.components.result.ahead import what_it_takes
from pages.components.server import kiosk

YEARS_OFFERED = 16
WARNING = "规则每年都会变。考过不等于聘上：要单位有空岗，还要看聘用怎么规定。费用按这份通知的标准算，以后可能不同。"


def page() -> None:
    notice, answers = session.notice(), session.answers()
    draw(head("career"))
    if not answers or next_question(session.rules(), answers):
        draw(p("先把自查的问题答完，才能替您推算。"), ways.onward("", "去自查"))
        return
    if open_routes := _routes(_start(notice)):
        route = _chosen(notice, open_routes)
        draw(
            p(bold(_summary(notice, route))),
            stairs([_rise(notice, stop) for stop in route.stops], "每一级最早哪一年、交多少钱"),
            bullets(_remarks(notice, route)),
        )
    else:
        draw(p("照您的回答，往后没有能推算的等级。原因看自查结果。"))
    draw(p(CAVEAT, WARNING, css="note"), ways.onward("", "回到自查结果"))


def _start(notice: Notice) -> int:
    """The year from which the map is drawn, as the visitor picks it."""
    first = next_chance(notice, session.today())
    label, years = "从哪一年开始报", range(first, first + YEARS_OFFERED)
    if kiosk.on():  # a button for each, because a list there is hard to scroll
        return st.pills(label, years, default=first, required=True, format_func=_year, key=session.key("start_year"))
    # Sixteen years need no keyboard.
    return st.selectbox(label, years, format_func=_year, filter_mode=None, key=session.key("start_year"))


def _year(year: int) -> str:
    return f"{year} 年"


def _routes(start: int) -> list[Route]:
    """Worked out once for these answers and this year."""
    key = (session.generation(), tuple(session.answers().items()), start)
    if st.session_state.get("career_of") != key:
        st.session_state.career_of = key
        st.session_state.career = routes(session.rules(), session.answers(), start)
    kept: list[Route] = st.session_state.career
    return kept


def _chosen(notice: Notice, open_routes: list[Route]) -> Route:
    if len(open_routes) == 1:
        return open_routes[0]
    place = st.radio(
        "走哪条路",
        range(len(open_routes)),
        format_func=lambda place: plain(_name(notice, open_routes[place])),
        key=session.key(f"career_route_{len(open_routes)}"),
        width="stretch",
    )
    return open_routes[place or 0]


def _name(notice: Notice, route: Route) -> str:
    levels = " → ".join(notice.level[level].short for level in route.levels)
    last = route.stops[-1]
    return f"{levels}（{last.year} 年，{_together(notice, route)}）"


def _summary(notice: Notice, route: Route) -> str:
    """From when until when, how many exams, and what they cost together."""
    first, last = route.stops[0], route.stops[-1]
    years = f"{first.year} 年" if first.year == last.year else f"{first.year} 年到 {last.year} 年"
    return f"{years}，{len(route.stops)} 次考试，{_together(notice, route)}。"


def _rise(notice: Notice, stop: Stop) -> Rise:
    return Rise(f"{stop.year} 年", pair(notice.level[stop.level]), [price(notice, stop.level, session.answers())])


def _remarks(notice: Notice, route: Route) -> list[Html]:
    """By level; what all later years ask of everybody comes last."""
    remarks = [
        join([f"{notice.level[stop.level].short}：", *remark])
        for stop in route.stops
        if (remark := [*filter(None, _remark(stop))])
    ]
    anew = "、".join(notice.facts[fact].short for fact in asked_anew(session.rules()))
    later = anew and any(stop.year > notice_year(notice) for stop in route.stops)
    return [*remarks, *([join([f"到了那一年，每一级都还要看{anew}，这里没有算。"])] if later else [])]


def _remark(stop: Stop) -> Iterator[Html | str]:
    """What it takes besides time, and where the year is disputed."""
    if stop.again:
        yield "在新工种上考现有等级。"
    if stop.repeals:
        yield from (repeal.text for repeal in stop.repeals)
    elif stop.earliest.certain is None:
        yield "要先请人确认。"
    disputed = stop.earliest.disputed
    if disputed is not None and disputed < stop.year:
        yield f"{disputed} 年也可能够，要先请人确认。"
    yield what_it_takes(needs(session.rules(), session.answers(), stop))


def _together(notice: Notice, route: Route) -> str:
    total = route.stops[-1].total
    if total is not None:
        return f"考试费共 {yuan(total)}"
    by_theirs = any(by_trade(notice, stop.level, session.answers()) for stop in route.stops)
    return "考试费要看工种" if by_theirs else "考试费通知没写全"


page()
