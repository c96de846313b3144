"""What an officer takes away from a checked roster: the sheet for print, the roster with results, the statement."""

from html import escape

import streamlit as st

from gongqin_core.notice.questions import Fact
from gongqin_core.roster.review.check_sheet import check_sheet
from gongqin_core.roster.review.checked_roster import as_csv, as_workbook
from gongqin_core.roster.review.people import Review
from gongqin_core.roster.review.statement import statements
from gongqin_core.roster.review.words import Line, line
from pages.components.pieces import copying
from pages.components.pieces.markup import cite, para, plain
from pages.components.roster.desk import Desk

AT_ONCE = 1_000
"""So many people are put into words while one waits for a download; more are prepared first, with a way to stop."""
SOME = 200
MOST_STATEMENTS = 10
"""Statements on the page; all of them stand on the sheet."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_downloads(desk: Desk, review: Review) -> None:
    st.html("<h2>核对表、声明和下载</h2>")
    procedure = _procedure(desk, review)
    if len(review.people) > AT_ONCE and len(desk.lines) < len(review.people):
        _prepare(desk, review)
    else:
        _downloads(desk, review, procedure)
    _statements(review, procedure)


def _downloads(desk: Desk, review: Review, procedure: str | None) -> None:
    ready = desk.lines

    def told() -> list[Line]:
        return ready or [line(review, person) for person in review.people]

    with st.container(horizontal=True):
        st.download_button(
            "下载核对表，打印用",
            lambda: check_sheet(review, told(), statements(review, procedure)),
            "核对表.xlsx",
            XLSX,
            on_click="ignore",
            wrap=True,
            type="primary",
            key="sheet",
        )
        st.download_button(
            "下载带结论的名册（.xlsx）",
            lambda: as_workbook(review, told()),
            "名册核查结果.xlsx",
            XLSX,
            on_click="ignore",
            wrap=True,
            key="xlsx",
        )
        st.download_button(
            "下载带结论的名册（.csv）",
            lambda: as_csv(review, told()),
            "名册核查结果.csv",
            "text/csv",
            on_click="ignore",
            wrap=True,
            key="csv",
        )


def _prepare(desk: Desk, review: Review) -> None:
    """Put everybody into words, some at a time. 「停下」 ends it between two steps; it goes on from there."""
    whole = len(review.people)
    if not st.session_state.get(desk.key("preparing")):
        st.html(f"<p>名册有 {whole} 人，下载前要先准备，可能要一两分钟；点了下载，也要等一会儿。</p>")
        st.button("准备下载", on_click=_preparing, args=(desk, True), key="prepare")
        return
    with st.container(key="working"):
        st.button("停下", on_click=_preparing, args=(desk, False), key="stop_preparing")
        bar = st.progress(0.0)
        while len(desk.lines) < whole:
            desk.lines += [line(review, person) for person in review.people[len(desk.lines) :][:SOME]]
            bar.progress(len(desk.lines) / whole, f"正在准备：{len(desk.lines)} / {whole} 人")
    _preparing(desk, False)
    st.rerun()


def _preparing(desk: Desk, now: bool) -> None:
    st.session_state[desk.key("preparing")] = now


def _procedure(desk: Desk, review: Review) -> str | None:
    """Which kind of unit it is: as the roster says where it says one thing for all, else as the officer says."""
    fact = review.notice.facts.get(review.notice.about.procedure or "")
    if fact is None:
        return None
    key, codes = desk.key("kind"), [option.code for option in fact.options]
    st.session_state.setdefault(key, _only_kind(review, fact))
    chosen: str | None = st.radio(
        "单位归哪里管（声明按这个选）",
        codes,
        None,
        format_func=lambda code: plain(fact.labels[code]),
        key=key,
        width="stretch",
    )
    return chosen


def _only_kind(review: Review, fact: Fact) -> str | None:
    texts = {review.text(person, fact.id) for person in review.people} - {""}
    answers = {review.answers(person).get(fact.id) for person in review.people[:1]}
    [kind] = answers if len(texts) == 1 and answers else [None]
    return kind if isinstance(kind, str) else None


def _statements(review: Review, procedure: str | None) -> None:
    """Ready to copy, with who signs and seals where."""
    found = statements(review, procedure)
    if not found:
        return
    st.html(
        "<h3>写在名册表上的声明</h3><p>要一字不差地写在报名系统打印的名册表上，不是写在核对表上。只算初步符合的人；"
        "该认定、该确认的都办好了，再写。</p>"
    )
    for number, filled in enumerate(found[:MOST_STATEMENTS]):
        whose = f"：{filled.unit}" if filled.unit else ""
        signed = f"{escape(filled.statement.signed_by)}{cite(review.notice, filled.statement.clause)}"
        st.html(
            f"<h4>{escape(filled.statement.title)}{escape(whose)}（{filled.people} 人）</h4>"
            + para(f"谁签字、在哪里盖章：在名册表上，{signed}")
            + f"<blockquote>{escape(filled.text)}</blockquote>"
        )
        copying.button("复制这段声明", filled.text, key=f"statement_{number}")
    if len(found) > MOST_STATEMENTS:
        st.html(f"<p>还有 {len(found) - MOST_STATEMENTS} 个单位的声明，都在核对表的封面上。</p>")
