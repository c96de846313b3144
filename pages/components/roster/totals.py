"""What a checked roster comes to: people by level and verdict, fees by level and in total, and by unit."""

from collections.abc import Iterable, Sequence

import altair as alt
import pandas as pd
import streamlit as st

from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.notice import Notice
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.roles import UNIT
from gongqin_core.roster.review.tally import PENDING, VERDICTS, Tally
from gongqin_core.roster.review.totals import (
    AT_LEVEL_HEADINGS,
    LABELS,
    LEVEL_HEADINGS,
    UNIT_HEADINGS,
    Cells,
    at_each_level,
    by_level,
    by_unit,
)
from gongqin_core.take_away.html import Html
from pages.components.pieces.charts import draw_chart
from pages.components.pieces.html import draw, heading
from pages.components.pieces.tokens import TOKENS
from pages.components.roster.desk import Desk
from pages.components.roster.tables import grid

COLOURS = {
    Verdict.MET: TOKENS["met"],
    Verdict.CONFIRM: TOKENS["confirm-line"],
    Verdict.UNKNOWN: TOKENS["no-line"],
    Verdict.NOT_MET: TOKENS["line"],
}
PARTS = {"初步符合": (Verdict.MET,), "待定（需确认、待补充）": PENDING}
"""Whose fees they are."""
LEGEND = alt.Legend(orient="bottom", labelLimit=400)


def draw_totals(desk: Desk, review: Review) -> None:
    """Drawn when it is opened."""
    with st.expander("人数和费用", key=desk.key("totals"), on_change="rerun") as fold:
        if fold.open:
            _draw_totals(review, desk.whole)


def _draw_totals(review: Review, whole: Tally) -> None:
    notice = review.notice
    draw_chart(_people_bars(notice, whole), "每一级各种结论的人数，数字和下面的表一样")
    draw(_table("全体人员在每一级的结论（人）", AT_LEVEL_HEADINGS, at_each_level(notice, whole)))
    draw(heading("申报等级和费用", level=3))
    draw_chart(_fee_bars(notice, whole), "每一级的费用，数字和下面的表一样")
    draw(_table("按申报等级", LEVEL_HEADINGS, by_level(notice, whole)))
    if UNIT in review.column and len(review.units) > 1:
        draw(_table("按单位", UNIT_HEADINGS, by_unit(review)))


def _table(caption: str, headings: Sequence[str], rows: Iterable[Cells]) -> Html:
    texts = ([f"{cell:,}" if isinstance(cell, int) else cell for cell in row] for row in rows)
    return grid(caption, headings, texts, "wide numbers")


# —— charts ——


def _people_bars(notice: Notice, whole: Tally) -> alt.Chart:
    names = _level_names(notice)
    data = pd.DataFrame(
        {"等级": names[level], "结论": verdict.label, "人数": count, "次序": order}
        for level in names
        for order, (verdict, count) in enumerate(whole.at_level[level].items())
    )
    across = alt.X("人数:Q", title="人数", axis=alt.Axis(tickMinStep=1, format="d", tickCount=6))
    scale = alt.Scale(domain=list(LABELS), range=[COLOURS[verdict] for verdict in VERDICTS])
    chart: alt.Chart = _bars(data, names, across).encode(
        color=alt.Color("结论:N", scale=scale, legend=LEGEND),
        order=alt.Order("次序:Q"),
        tooltip=["等级", "结论", "人数"],
    )
    return chart


def _fee_bars(notice: Notice, whole: Tally) -> alt.Chart:
    names = _level_names(notice)
    data = pd.DataFrame(
        {"等级": names[level], "哪些人": part, "元": whole.cost_of(level, *verdicts)}
        for level in names
        for part, verdicts in PARTS.items()
    )
    across = alt.X("元:Q", title="元", axis=alt.Axis(tickCount=6))
    scale = alt.Scale(range=[COLOURS[verdicts[0]] for verdicts in PARTS.values()])
    chart: alt.Chart = _bars(data, names, across).encode(
        color=alt.Color("哪些人:N", scale=scale, sort=list(PARTS), legend=LEGEND),
        tooltip=["等级", "哪些人", "元"],
    )
    return chart


def _level_names(notice: Notice) -> dict[str, str]:
    """Level id → name, the highest first."""
    return {level: notice.level[level].name for level in reversed(notice.level)}


def _bars(data: pd.DataFrame, names: dict[str, str], across: alt.X) -> alt.Chart:
    axis = alt.Axis(labelLimit=200, labelOverlap=False)
    levels = alt.Y("等级:N", sort=list(names.values()), title=None, axis=axis)
    chart: alt.Chart = alt.Chart(data).mark_bar().encode(y=levels, x=across).properties(height=260)
    return chart
