"""晋级路线: the years in which each level opens if one passes every exam when first allowed, with what it costs."""

from html import escape

import altair as alt
import pandas as pd
import streamlit as st

from gongqin_core.ahead.advice import CAVEAT, steps_words
from gongqin_core.ahead.career import Route, Stop, routes
from gongqin_core.guide.timetable import next_chance
from gongqin_core.judging.interview import next_question
from gongqin_core.judging.words import price
from gongqin_core.notice.notice import Notice
from pages.components import session
from pages.components.pieces.charts import draw
from pages.components.pieces.markup import plain
from pages.components.pieces.tokens import TOKENS
from pages.components.result.ahead import onward
from pages.components.server import kiosk

YEARS_OFFERED = 16
WARNING = "规则每年都会变。考过不等于聘上：要单位有空岗，还要看聘用怎么规定。费用按这份通知的标准算，以后可能不同。"


def page() -> None:
    notice, answers = session.notice(), session.answers()
    st.html('<h1 tabindex="-1">晋级路线</h1><p>假定每一级都在能报的第一年报名，并且一次考过。</p>')
    if not answers or next_question(session.rules(), answers):
        st.html("<p>先把自查的问题答完，才能替您推算。</p>")
        onward("self_check.py", "去自查")
        return
    found = _routes(_start(notice))
    if not found:
        st.html("<p>照您的回答，往后没有能推算的等级。原因看自查结果。</p>")
    else:
        route = _chosen(notice, found)
        _chart(notice, route)
        st.html(_table(notice, route))
    st.html(f'<p class="note">{CAVEAT}{WARNING}</p>')
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
    found: list[Route] = st.session_state.career
    return found


def _chosen(notice: Notice, found: list[Route]) -> Route:
    if len(found) == 1:
        return found[0]
    places = st.radio(
        "走哪条路",
        range(len(found)),
        format_func=lambda place: plain(_name(notice, found[place])),
        key=session.key(f"career_route_{len(found)}"),
        width="stretch",
    )
    return found[places or 0]


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
    draw(steps.properties(height=60 + 40 * len(set(data["等级"]))), f"晋级路线：{words}")


def _table(notice: Notice, route: Route) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in ("最早", "考试费", "累计"))
    rows = "".join(_row(notice, stop) for stop in route.stops)
    return f'<table class="career"><caption>每一级最早哪一年、交多少钱</caption><tr>{head}</tr>{rows}</table>'


def _row(notice: Notice, stop: Stop) -> str:
    remark = _remark(notice, stop)
    return (
        f'<tr><th scope="row">{stop.year} 年 <span class="whole">{escape(notice.level[stop.level].name)}</span></th>'
        f"<td>{escape(price(notice, stop.level))}</td><td>{_yuan(stop.total)}</td></tr>"
        + (f'<tr><td class="words" colspan="3">{escape(remark)}</td></tr>' if remark else "")
    )


def _remark(notice: Notice, stop: Stop) -> str:
    """What it takes besides time, and where the year is disputed."""
    said = ["在新工种上考现有等级。"] if stop.again else []
    said += [f"{words}。" for words in steps_words(notice, session.answers(), stop.needs)]
    if stop.repeals:
        said += [repeal.text for repeal in stop.repeals]
    elif stop.earliest.certain is None:
        said.append("要先请人确认。")
    disputed = stop.earliest.disputed
    if disputed is not None and disputed < stop.year:
        said.append(f"{disputed} 年也可能够，要先请人确认。")
    return "".join(said)


def _yuan(total: int | None) -> str:
    return "通知没写全" if total is None else f"{total} 元"


page()
