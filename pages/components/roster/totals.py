"""What a checked roster comes to: people by level and verdict, fees by level and in total, and by unit."""

from collections.abc import Sequence
from html import escape

import altair as alt
import pandas as pd
import streamlit as st

from gongqin_core.judging.verdict import Verdict
from gongqin_core.judging.words import price
from gongqin_core.roster.review.cover import COSTS, OPEN, UNIT_HEADINGS, VERDICTS, fee_sentence
from gongqin_core.roster.review.people import Review
from gongqin_core.roster.review.roles import UNIT
from gongqin_core.roster.review.tally import Tally, tally
from pages.components.pieces.charts import draw
from pages.components.roster.tables import grid

COLOURS = {Verdict.MET: "#1A7F37", Verdict.CONFIRM: "#B7791F", Verdict.UNKNOWN: "#8C959F", Verdict.NOT_MET: "#D0D7DE"}


def draw_totals(review: Review) -> None:
    whole = tally(review, review.people)
    st.html("<h2>人数和费用</h2>")
    _verdicts(review, whole)
    st.html(f"<h3>申报等级和费用</h3><p>{escape(fee_sentence(whole))}</p>")
    _fees(review, whole)
    if UNIT in review.column and len(review.units) > 1:
        rows = [_unit(unit, tally(review, people)) for unit, people in review.units.items()]
        st.html(grid("按单位", UNIT_HEADINGS, rows, "wide numbers"))


def _verdicts(review: Review, whole: Tally) -> None:
    names = {level: review.notice.level[level].name for level in reversed(whole.by_level)}
    rows = [[escape(name), *(str(whole.by_level[level][v]) for v in VERDICTS)] for level, name in names.items()]
    data = pd.DataFrame(
        {"等级": names[level], "结论": verdict.label, "人数": count, "次序": order}
        for level in names
        for order, (verdict, count) in enumerate(whole.by_level[level].items())
    )
    labels = [verdict.label for verdict in VERDICTS]
    bars = (
        alt.Chart(data)
        .mark_bar()
        .encode(
            y=alt.Y("等级:N", sort=list(names.values()), title=None, axis=alt.Axis(labelLimit=200, labelOverlap=False)),
            x=alt.X("人数:Q", title="人数", axis=alt.Axis(tickMinStep=1, format="d", tickCount=6)),
            color=alt.Color(
                "结论:N",
                scale=alt.Scale(domain=labels, range=[COLOURS[v] for v in VERDICTS]),
                legend=alt.Legend(orient="bottom", labelLimit=400),
            ),
            order=alt.Order("次序:Q"),
            tooltip=["等级", "结论", "人数"],
        )
    )
    draw(bars.properties(height=260), "每一级各种结论的人数，数字和下面的表一样")
    st.html(grid("全体人员在每一级的结论（人）", ["等级", *labels], rows, "wide numbers"))


def _fees(review: Review, whole: Tally) -> None:
    names = {level: review.notice.level[level].name for level in reversed(whole.applied)}
    parts = {"初步符合": (Verdict.MET,), "待定（需确认、待补充）": OPEN}
    data = pd.DataFrame(
        {"等级": names[level], "哪些人": part, "元": whole.cost_of(level, *verdicts)}
        for level in names
        for part, verdicts in parts.items()
    )
    bars = (
        alt.Chart(data)
        .mark_bar()
        .encode(
            y=alt.Y("等级:N", sort=list(names.values()), title=None, axis=alt.Axis(labelLimit=200, labelOverlap=False)),
            x=alt.X("元:Q", title="元", axis=alt.Axis(tickCount=6)),
            color=alt.Color(
                "哪些人:N",
                scale=alt.Scale(range=["#1A7F37", "#B7791F"]),
                sort=list(parts),
                legend=alt.Legend(orient="bottom", labelLimit=400),
            ),
            tooltip=["等级", "哪些人", "元"],
        )
    )
    draw(bars.properties(height=260), "每一级的费用，数字和下面的表一样")
    rows = [[escape(name), *_fee(review, whole, level)] for level, name in names.items()]
    rows.append(["没有定等级", "", *(str(whole.no_level[v]) for v in VERDICTS), "", ""])
    rows.append(
        ["合计", "", *(str(whole.verdicts(v)) for v in VERDICTS), _yuan(whole, VERDICTS[0]), _yuan(whole, *OPEN)]
    )
    st.html(grid("按申报等级", ["申报等级", "每人", *(v.label for v in VERDICTS), *COSTS], rows, "wide numbers"))


def _fee(review: Review, whole: Tally, level: str) -> Sequence[str]:
    counts = [str(whole.applied[level][verdict]) for verdict in VERDICTS]
    costs = (whole.cost_of(level, Verdict.MET), whole.cost_of(level, *OPEN))
    return [price(review.notice, level), *counts, *(f"{cost:,}" for cost in costs)]


def _yuan(whole: Tally, *verdicts: Verdict) -> str:
    return f"{whole.cost(*verdicts):,}"


def _unit(unit: str, part: Tally) -> list[str]:
    counts = (str(part.verdicts(verdict)) for verdict in VERDICTS)
    return [escape(unit or "没写单位"), str(part.people), *counts, _yuan(part, Verdict.MET), _yuan(part, *OPEN)]
