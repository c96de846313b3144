"""Altair charts in Chinese: month names, the system's fonts, and an alternative text."""

import altair as alt
import streamlit as st

from pages.components.pieces.tokens import TOKENS

MONTHS = [f"{month}月" for month in range(1, 13)]
DAYS = ["日", "一", "二", "三", "四", "五", "六"]
INK = TOKENS["ink"]
SHADES = [TOKENS[f"chart-{depth}"] for depth in range(1, 5)]
"""Parts of a whole."""
PAST, NOW, TO_COME = TOKENS["chart-past"], SHADES[0], SHADES[1]
LOCALE = {
    "dateTime": "%Y年%-m月%-d日 %H:%M",
    "date": "%Y年%-m月%-d日",
    "time": "%H:%M",
    "periods": ["上午", "下午"],
    "days": [f"星期{day}" for day in DAYS],
    "shortDays": [f"周{day}" for day in DAYS],
    "months": MONTHS,
    "shortMonths": MONTHS,
}


def draw_chart(chart: alt.Chart | alt.LayerChart | alt.FacetChart, alt_text: str) -> None:
    """Draw a chart as wide as the page; `alt_text` says what it shows to those who cannot see it."""
    st.altair_chart(
        chart.configure(locale={"time": LOCALE}, background=TOKENS["surface"])
        .configure_axis(labelFontSize=15, titleFontSize=15, labelColor=INK, titleColor=INK)
        .configure_legend(labelFontSize=15, labelColor=INK, title=None),
        alt=alt_text,
    )
