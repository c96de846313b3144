"""晋级路线: the years in which each level opens if one passes every exam when first allowed, with what it costs."""

import altair as alt
import pandas as pd
import streamlit as st

from gongqin_core.ahead.advice import CAVEAT, steps_words
from gongqin_core.ahead.career import Route, Stop, routes
from gongqin_core.guide.timetable import next_chance
from gongqin_core.judging.interview import next_question
from gongqin_core.judging.words import price
from gongqin_core.notice.notice import Notice
from gongqin_core.take_away.html import Html, element, join
from pages.components import session
from pages.components.pieces.charts import draw_chart
from pages.components.pieces.html import draw, p, row, table, title, whole
from pages.components.pieces.labels import plain
from pages.components.pieces.tokens import TOKENS
from pages.components.result.ahead import onward
from pages.components.server import kiosk

YEARS_OFFERED = 16
WARNING = "规则每年都会变。考过不等于聘上：要单位有空岗，还要看聘用怎么规定。费用按这份通知的标准算，以后可能不同。"


def page() -> None:
    notice, answers = session.notice(), session.answers()
    draw(title("晋级路线"), p("假定每一级都在能报的第一年报名，并且一次考过。"))
    if not answers or next_question(session.rules(), answers):
        draw(p("先把自查的问题答完，才能替您推算。"))
        onward("self_check.py", "去自查")
        return
    if open_routes := _routes(_start(notice)):
        route = _chosen(notice, open_routes)
        _chart(notice, route)
        draw(_table(notice, route))
    else:
        draw(p("照您的回答，往后没有能推算的等级。原因看自查结果。"))
    draw(p(CAVEAT, WARNING, css="note"))
    onward("self_check.py", "回到自查结果")


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
    cost = "" if last.total is None else f"，考试费共 {last.total} 元"
    return f"{levels}（{last.year} 年{cost}）"


def _chart(notice: Notice, route: Route) -> None:
    """A step up at each exam; the table below says the same."""
    order = [level.name for level in reversed(notice.levels)]
    data = pd.DataFrame(
        {
            "年": [stop.year for stop in route.stops],
            "等级": [notice.level[stop.level].name for stop in route.stops],
        }
    )
    axis = alt.Axis(format="d", values=sorted(set(data["年"])))
    dots = alt.OverlayMarkDef(filled=True, size=120, color=TOKENS["press"], opacity=1)
    steps = (
        alt.Chart(data)
        .mark_line(interpolate="step-after", color=TOKENS["press"], strokeWidth=3, point=dots)
        .encode(
            x=alt.X("年:Q", title=None, axis=axis, scale=alt.Scale(zero=False, padding=30)),
            y=alt.Y("等级:N", sort=order, title=None, axis=alt.Axis(labelLimit=200)),
        )
    )
    words = "，".join(f"{stop.year} 年{notice.level[stop.level].short}" for stop in route.stops)
    draw_chart(steps.properties(height=60 + 40 * len(set(data["等级"]))), f"晋级路线：{words}")


def _table(notice: Notice, route: Route) -> Html:
    rows = [line for stop in route.stops for line in _rows(notice, stop)]
    return table(["最早", "考试费", "累计"], rows, "每一级最早哪一年、交多少钱", css="career")


def _rows(notice: Notice, stop: Stop) -> list[Html]:
    year = join([f"{stop.year} 年 ", whole(notice.level[stop.level].name)])
    cost = row(year, price(notice, stop.level), _yuan(stop.total))
    remark = _remark(notice, stop)
    return [cost, element("tr", element("td", remark, css="words", colspan=3))] if remark else [cost]


def _remark(notice: Notice, stop: Stop) -> str:
    """What it takes besides time, and where the year is disputed."""
    sentences = ["在新工种上考现有等级。"] if stop.again else []
    sentences += [f"{words}。" for words in steps_words(notice, session.answers(), stop.needs)]
    if stop.repeals:
        sentences += [repeal.text for repeal in stop.repeals]
    elif stop.earliest.certain is None:
        sentences.append("要先请人确认。")
    disputed = stop.earliest.disputed
    if disputed is not None and disputed < stop.year:
        sentences.append(f"{disputed} 年也可能够，要先请人确认。")
    return "".join(sentences)


def _yuan(total: int | None) -> str:
    return "通知没写全" if total is None else f"{total} 元"


page()
