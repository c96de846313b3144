"""日程: the notice's stages on a chart and in words, as precisely as the notice gives them."""

from datetime import timedelta
from html import escape

import altair as alt
import pandas as pd
import streamlit as st

from gongqin_core.timetable import Period, stages
from pages.components import session
from pages.components.charts import draw
from pages.components.markup import cite, para

STATES = {"past": "已经过去", "now": "正在进行", "to_come": "还没开始"}


def page() -> None:
    periods = stages(session.notice(), session.today())
    st.html('<h1 tabindex="-1">日程</h1>')
    _chart(periods)
    st.html("".join(_period(period) for period in periods))


def _chart(periods: list[Period]) -> None:
    names = [period.name for period in periods]
    data = pd.DataFrame(
        {
            "阶段": names,
            "开始": pd.to_datetime([period.first for period in periods]),
            "结束": pd.to_datetime([period.last + timedelta(days=1) for period in periods]),
            "时间": [period.when for period in periods],
        }
    )
    axis = alt.Axis(format="%-m月", tickCount="month", title=None)
    bars = (
        alt.Chart(data)
        .mark_bar(color="#0B57A4", cornerRadius=4, height=22)
        .encode(
            x=alt.X("开始:T", axis=axis),
            x2="结束:T",
            y=alt.Y("阶段:N", sort=names, title=None, axis=alt.Axis(labelLimit=150)),
            tooltip=["阶段", "时间"],
        )
    )
    layers: list[alt.Chart] = [bars]
    today = pd.Timestamp(session.today())
    if data["开始"].min() <= today <= data["结束"].max():
        now = pd.DataFrame({"今天": [today], "字": ["今天"]})
        layers.append(alt.Chart(now).mark_rule(color="#B3261E", size=2).encode(x="今天:T"))
        layers.append(alt.Chart(now).mark_text(color="#B3261E", dy=-8, y=0, fontSize=14).encode(x="今天:T", text="字"))
    words = "；".join(f"{period.name} {period.when}" for period in periods)
    draw(alt.layer(*layers).properties(height=60 + 44 * len(periods)), f"各阶段时间：{words}")


def _period(period: Period) -> str:
    stage, notice = period.stage, session.notice()
    levels = "、".join(notice.level[level].short for level in stage.levels)
    deadline = f"<p><b>{escape(period.deadline)}</b></p>" if period.deadline else ""
    when = f"<b>{period.when}</b>（{STATES[period.state.value]}）　{levels}{cite(notice, stage.clause)}"
    return f"<h2>{escape(period.name)}</h2>{para(when)}<p>{escape(stage.text)}</p>{deadline}"


page()
