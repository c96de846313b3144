"""Tables of a roster, and paging through long ones."""

import re
from collections.abc import Iterable, Sequence

import streamlit as st

from gongqin_core.notice.notice import Notice
from gongqin_core.take_away.html import Html, element, join
from pages.components.pieces.html import cite, draw, p

CLAUSE = re.compile(r"〔([^〔〕]+)〕")


def grid(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]], css: str = "") -> Html:
    """A table; the first cell of a row is its heading. On a phone every cell carries its heading."""
    head = element("tr", join(element("th", heading, scope="col") for heading in headings))
    body = join(_row(headings, row) for row in rows)
    table = element("table", element("caption", caption), element("thead", head), element("tbody", body))
    css = f"grid {css}".strip()
    if "wide" in css:
        return element("div", table, css=css, role="region", aria_label=caption, tabindex=0)
    return element("div", table, css=css)


def _row(headings: Sequence[str], cells: Sequence[str]) -> Html:
    first, *rest = cells
    others = (element("td", cell, data_th=heading) for heading, cell in zip(headings[1:], rest, strict=True))
    return element("tr", element("th", first, scope="row"), join(others))


def with_clauses(notice: Notice, text: str) -> Html:
    """A plain text whose clause numbers open on a tap."""
    pieces = enumerate(CLAUSE.split(text))  # every second one is a clause
    return join(_clause(notice, piece) if number % 2 else piece for number, piece in pieces)


def _clause(notice: Notice, clause: str) -> str:
    return cite(notice, clause) if clause in notice.clause else f"〔{clause}〕"


def page_of(count: int, size: int, key: str) -> slice:
    """Which of `count` rows to show, with buttons to go on and back where they are more than `size`."""
    last = max(0, (count - 1) // size)
    number = min(int(st.session_state.get(key, 0)), last)
    if last:
        with st.container(horizontal=True, vertical_alignment="center", key=f"pager_{key}"):
            st.button("上一页", on_click=_turn, args=(key, number - 1), disabled=number == 0, key=f"{key}_back")
            draw(p(f"第 {number + 1} 页，共 {last + 1} 页"), width="content")
            st.button("下一页", on_click=_turn, args=(key, number + 1), disabled=number == last, key=f"{key}_on")
    return slice(number * size, (number + 1) * size)


def _turn(key: str, number: int) -> None:
    st.session_state[key] = number
