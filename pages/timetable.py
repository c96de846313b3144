"""日程: the notice's stages on a chart and in words, as precisely as the notice gives them."""

from datetime import timedelta

import altair as alt
import pandas as pd

from gongqin_core.guide.timetable import Period, State, stages
from gongqin_core.take_away.html import Html, element, join
from pages.components import session
from pages.components.pieces.charts import INK, NOW, PAST, TO_COME, draw_chart
from pages.components.pieces.html import bold, cite, draw, heading, p, para, title

STATES = {State.PAST: "已经过去", State.NOW: "正在进行", State.TO_COME: "还没开始"}


def page() -> None:
    periods = stages(session.notice(), session.today())
    draw(title("日程"))
    _chart(periods)
    draw(*map(_period, periods))


def _chart(periods: list[Period]) -> None:
    names = [period.name for period in periods]
    data = pd.DataFrame(
        {
            "阶段": names,
            "开始": pd.to_datetime([period.first for period in periods]),
            "结束": pd.to_datetime([period.last + timedelta(days=1) for period in periods]),
            "时间": [period.when for period in periods],
            "现在": [STATES[period.state] for period in periods],
        }
    )
    lines = "split(datum.label, '、')"  # a long name takes as many lines as it has parts
    months = alt.Axis(format="%-m月", tickCount="month", title=None)
    states = alt.Scale(domain=list(STATES.values()), range=[PAST, NOW, TO_COME])
    bars = (
        alt.Chart(data)
        .mark_bar(cornerRadius=4, height=22)
        .encode(
            x=alt.X("开始:T", axis=months, scale=alt.Scale(nice="month")),
            x2="结束:T",
            y=alt.Y("阶段:N", sort=names, title=None, axis=alt.Axis(labelExpr=lines, labelOverlap=False)),
            color=alt.Color("现在:N", scale=states, legend=None),  # the words below have the same colours
            tooltip=["阶段", "时间", "现在"],
        )
    )
    layers: list[alt.Chart] = [bars]
    today = pd.Timestamp(session.today())
    if data["开始"].min() <= today <= data["结束"].max():
        now = pd.DataFrame({"今天": [today], "字": ["今天"]})
        layers.append(alt.Chart(now).mark_rule(color=INK, size=2).encode(x="今天:T"))
        layers.append(alt.Chart(now).mark_text(color=INK, dy=-8, y=0, fontSize=14).encode(x="今天:T", text="字"))
    words = "；".join(f"{period.name} {period.when}" for period in periods)
    draw_chart(alt.layer(*layers).properties(height=60 + 64 * len(periods)), f"各阶段时间：{words}")


def _period(period: Period) -> Html:
    stage, notice = period.stage, session.notice()
    levels = "、".join(notice.level[level].short for level in stage.levels)
    state = element("span", STATES[period.state], css=f"state {period.state.value}")
    parts = [
        heading(period.name),
        para(bold(period.when), " · ", state, f" · {levels}", cite(notice, stage.clause)),
        p(stage.text),
        p(bold(period.deadline)) if period.deadline else None,
    ]
    return join(parts)


page()
