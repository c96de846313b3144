"""What the officer put right on the page: what it came to, the way back, and the roster with it."""

from dataclasses import replace

import streamlit as st

from gongqin_core.roster.review.corrected_roster import as_corrected, changes
from gongqin_core.roster.review.edits import Edit, Edits
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.spreadsheets.sheet import Row
from gongqin_core.take_away.html import element
from pages.components.pieces.html import bold, bullets, draw, p
from pages.components.pieces.labels import plain
from pages.components.roster.desk import Desk
from pages.components.roster.tables import page_of
from pages.components.roster.upload import XLSX

AT_A_TIME = 10
"""Corrected cells of the list at a time."""
NAMED = 3
"""People whose new result is told at once."""


def draw_changed(desk: Desk) -> None:
    """What the last change on the page came to."""
    if desk.changed is None:
        return
    number = len(desk.changed)
    words = f"记下了，{number} 人的结论变了。" if number else "记下了，没有人的结论变。"
    some = (f"{change.who}：{' → '.join(change.standing or ())}" for change in desk.changed[:NAMED])
    more = f"等 {number} 人" if number > NAMED else None
    with st.container(horizontal=True, vertical_alignment="center", key="changed"):
        draw(element("div", bold(words), bullets(some), more, css="para", role="status"))
        st.button("撤销", on_click=desk.back, key="back")


def draw_edited(desk: Desk, review: Review) -> None:
    """Every corrected cell, each with its way back; the corrected roster as a file."""
    edits = desk.edits
    if edits is None or not edits.cells:
        return
    with st.expander(f"改过的 {len(edits.cells)} 格", key=desk.key("edited"), on_change="rerun") as fold:
        if fold.open:
            every = list(edits)
            for edit in every[page_of(len(every), AT_A_TIME, desk.key("edits"))]:
                _edit(desk, review, edit)
    download_corrected(review, edits)


def _edit(desk: Desk, review: Review, edit: Edit) -> None:
    place = edit.row, edit.column
    where = f"第 {review.intake.line + 1 + edit.row} 行　{review.intake.headings[edit.column]}"
    with st.container(horizontal=True, vertical_alignment="center"):
        draw(p(f"{where}：{edit.before or '（空着）'} → ", bold(edit.after or "（空着）")))
        st.button(plain("改回去"), on_click=desk.undo, args=(place,), key=desk.key(f"undo_{edit.row}_{edit.column}"))


def download_corrected(review: Review, edits: Edits) -> None:
    """Without what came of it: that is another file."""
    st.download_button(
        "下载改好的名册",
        lambda: as_corrected(_as_it_came(review, edits), review, edits),
        "改好的名册.xlsx",
        XLSX,
        on_click="ignore",
        key="corrected",
    )


def changes_of(desk: Desk, review: Review) -> list[Row]:
    """A row per corrected cell, for the other files."""
    edits = desk.edits
    return list(changes(_as_it_came(review, edits), review, edits)) if edits and edits.cells else []


def _as_it_came(review: Review, edits: Edits) -> Review:
    first = replace(review, intake=edits.base, people=[], judged=0)
    while not first.done:
        first.judge_more()
    return first
