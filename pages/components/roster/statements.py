"""The statements to be written on the stamped list, ready to copy, with who signs and seals where."""

import streamlit as st

from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.statement import FilledStatement, kind_of_unit, statements
from gongqin_core.take_away.html import Html, element, join
from pages.components.pieces import copying
from pages.components.pieces.html import cite, draw, heading, p, para
from pages.components.pieces.labels import plain
from pages.components.roster.desk import Desk

MOST = 10
"""Statements on the page; all of them stand on the sheet."""


def pick_kind(desk: Desk, review: Review) -> str | None:
    """Which kind of unit it is: as the roster says where it says one thing for all, else as the officer says."""
    fact = review.notice.procedure
    if fact is None:
        return None
    key = desk.key("kind")
    st.session_state.setdefault(key, kind_of_unit(review))
    kind: str | None = st.radio(
        "单位归哪里管（声明按这个选）",
        [option.code for option in fact.options],
        None,
        format_func=lambda code: plain(fact.labels[code]),
        key=key,
        width="stretch",
    )
    if len(review.units) > 1 and fact.id not in review.column:
        draw(p(f"两种单位都有的，请在名册里加一列“{fact.short}”，一人一行写明，再上传。", css="hint"))
    return kind


def draw_statements(review: Review, kind: str | None) -> None:
    filled = statements(review, kind)
    if not filled:
        return
    draw(
        heading("写在名册表上的声明", level=3),
        p(
            "要一字不差地写在报名系统打印的名册表上，不是写在核对表上。只算初步符合的人；"
            "该认定、该确认的都办好了，再写。"
        ),
    )
    for statement in filled[:MOST]:
        draw(_statement(review, statement))
        draw(copying.button("复制这段声明", statement.text))
    if len(filled) > MOST:
        draw(p(f"还有 {len(filled) - MOST} 个单位的声明，都在核对表的封面上。"))


def _statement(review: Review, filled: FilledStatement) -> Html:
    whose = f"：{filled.unit}" if filled.unit else ""
    return join(
        (
            heading(f"{filled.statement.title}{whose}（{filled.people} 人）", level=4),
            para(
                f"谁签字、在哪里盖章：在名册表上，{filled.statement.signed_by}",
                cite(review.notice, filled.statement.clause),
            ),
            element("blockquote", filled.text),
        )
    )
