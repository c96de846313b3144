"""The files an officer takes away from a checked roster: the sheet for print, the roster with results."""

from collections.abc import Callable

import streamlit as st

from gongqin_core.roster.review.check_document import check_document
from gongqin_core.roster.review.check_sheet import check_sheet
from gongqin_core.roster.review.checked_roster import as_csv, as_workbook
from gongqin_core.roster.review.entries import Entry, entry
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.slips import as_document, as_text, slips
from gongqin_core.roster.review.statement import statements
from gongqin_core.take_away.html import element
from pages.components.pieces.html import draw, heading, p
from pages.components.roster.desk import Desk
from pages.components.roster.edited import changes_of, download_corrected
from pages.components.roster.statements import draw_statements, pick_kind
from pages.components.roster.upload import XLSX

AT_ONCE = 1_000
"""So many people are put into words while one waits for a download; more are prepared first, with a way to stop."""
SOME = 200
KINDS = {"xlsx": XLSX, "csv": "text/csv", "html": "text/html", "txt": "text/plain"}


def draw_downloads(desk: Desk, review: Review) -> None:
    draw(
        element("h2", "下载", css="here", tabindex=-1),
        p("核对表打印出来对着改、签字；带结论的名册留底。下载完就办好了。"),
    )
    kind = pick_kind(desk, review)
    if len(review.people) > AT_ONCE and len(desk.entries) < len(review.people):
        _prepare(desk, review)
    else:
        _downloads(desk, review, kind)
    draw_statements(review, kind)


def _downloads(desk: Desk, review: Review, kind: str | None) -> None:
    ready = desk.entries

    def entries() -> list[Entry]:
        return ready or [entry(review, person) for person in review.people]

    with st.container(horizontal=True):
        _download(
            "下载核对表，打印用",
            lambda: check_sheet(review, entries(), statements(review, kind)),
            "核对表.xlsx",
            "sheet",
            primary=True,
        )
        _download(
            "核对表，网页打印（A4 横）",
            lambda: check_document(review, entries(), statements(review, kind)).encode(),
            "核对表.html",
            "check_document",
        )
        _download(
            "下载带结论的名册（.xlsx）",
            lambda: as_workbook(review, entries(), changes_of(desk, review)),
            "名册核查结果.xlsx",
            "xlsx",
        )
        _download("下载带结论的名册（.csv）", lambda: as_csv(review, entries()), "名册核查结果.csv", "csv")
        if desk.edits and desk.edits.cells:
            download_corrected(review, desk.edits)
    draw(heading("补充核实单", level=3), p("发给本人填：缺什么、要核实什么，每人一页。"))
    with st.container(horizontal=True):
        _download(
            "全部补充核实单，打印用", lambda: as_document(slips(review, entries())).encode(), "补充核实单.html", "slips"
        )
        _download(
            "全部补充核实单，一份文字",
            lambda: as_text(slips(review, entries())).encode("utf-8-sig"),
            "补充核实单.txt",
            "slips_text",
        )


def _download(label: str, content: Callable[[], bytes], name: str, key: str, primary: bool = False) -> None:
    kind = KINDS[name.rpartition(".")[2]]
    st.download_button(
        label,
        content,
        name,
        kind,
        on_click="ignore",
        wrap=True,
        type="primary" if primary else "secondary",
        key=key,
    )


# —— a large roster is prepared first ——


def _prepare(desk: Desk, review: Review) -> None:
    """Put everybody into words, some at a time. 「停下」 ends it between two steps; it goes on from there."""
    whole = len(review.people)
    if not st.session_state.get(desk.key("preparing")):
        draw(p(f"名册有 {whole} 人，下载前要先准备，可能要一两分钟；点了下载，也要等一会儿。"))
        st.button("准备下载", on_click=_preparing, args=(desk, True), key="prepare")
        return
    with st.container(key="working"):
        st.button("停下", on_click=_preparing, args=(desk, False), key="stop_preparing")
        bar = st.progress(0.0)
        while len(desk.entries) < whole:
            desk.entries += [entry(review, person) for person in review.people[len(desk.entries) :][:SOME]]
            bar.progress(len(desk.entries) / whole, f"正在准备：{len(desk.entries)} / {whole} 人")
    _preparing(desk, False)
    st.rerun()


def _preparing(desk: Desk, now: bool) -> None:
    st.session_state[desk.key("preparing")] = now
