"""What a checked roster comes to: people by level and verdict, fees by level and in total, and by unit."""

from collections.abc import Iterable, Sequence

import streamlit as st

from gongqin_core.judging.words import plain_yuan
from gongqin_core.notice.notice import Notice
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.roles import UNIT
from gongqin_core.roster.review.tally import Tally
from gongqin_core.roster.review.totals import (
    LEVEL_HEADINGS,
    UNIT_HEADINGS,
    Cells,
    by_level,
    by_unit,
)
from gongqin_core.take_away.html import Html
from pages.components.pieces.charts import Bar, Part, bars
from pages.components.pieces.html import draw, heading
from pages.components.pieces.ladder import pair
from pages.components.roster.desk import Desk
from pages.components.roster.tables import grid


def draw_totals(desk: Desk, review: Review) -> None:
    """Drawn when it is opened."""
    with st.expander("人数和费用", key=desk.key("totals"), on_change="rerun") as fold:
        if fold.open:
            _draw_totals(review, desk.whole)


def _draw_totals(review: Review, whole: Tally) -> None:
    notice = review.notice
    draw(heading("全体人员在每一级的结论（人）", level=3), bars(_people(notice, whole), "全体人员在每一级的结论"))
    draw(heading("申报等级和费用", level=3), _table("按申报等级", LEVEL_HEADINGS, by_level(notice, whole)))
    if UNIT in review.column and len(review.units) > 1:
        draw(_table("按单位", UNIT_HEADINGS, by_unit(review)))


def _people(notice: Notice, whole: Tally) -> list[Bar]:
    """How everybody comes out at each level, the highest first."""
    return [
        Bar(
            pair(notice.level[level]),
            [Part(verdict.label, count, f"{count:,}", verdict.code) for verdict, count in counts.items()],
        )
        for level, counts in reversed(whole.at_level.items())
    ]


def _table(caption: str, headings: Sequence[str], rows: Iterable[Cells]) -> Html:
    texts = ([cell if isinstance(cell, str) else plain_yuan(cell, thousands=True) for cell in row] for row in rows)
    return grid(caption, headings, texts, "wide numbers")
