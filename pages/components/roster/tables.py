"""Tables of a roster as HTML, and paging through long ones."""

import re
from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from gongqin_core.notice.notice import Notice
from pages.components.pieces.markup import cite

CLAUSE = re.compile(r"〔([^〔〕]+)〕")


def grid(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]], css: str = "") -> str:
    """A table of HTML cells; the first of a row is its heading. On a phone every cell carries its heading."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "".join(_row(headings, row) for row in rows)
    table = f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    scrolls = f' role="region" aria-label="{escape(caption)}" tabindex="0"' if "wide" in css else ""
    return f'<div class="grid {css}"{scrolls}>{table}</div>'


def _row(headings: Sequence[str], cells: Sequence[str]) -> str:
    first, *rest = cells
    others = "".join(f'<td data-th="{escape(h)}">{cell}</td>' for h, cell in zip(headings[1:], rest, strict=True))
    return f'<tr><th scope="row">{first}</th>{others}</tr>'


def with_clauses(notice: Notice, text: str) -> str:
    """A text (HTML) whose clause numbers open on a tap."""
    return CLAUSE.sub(lambda mark: cite(notice, mark[1]) if mark[1] in notice.clause else mark[0], escape(text))


def page_of(count: int, size: int, key: str) -> slice:
    """Which of `count` rows to show, with buttons to go on and back where they are more than `size`."""
    last = max(0, (count - 1) // size)
    number = min(int(st.session_state.get(key, 0)), last)
    if last:
        with st.container(horizontal=True, vertical_alignment="center", key=f"pager_{key}"):
            st.button("上一页", on_click=_turn, args=(key, number - 1), disabled=number == 0, key=f"{key}_back")
            st.html(f"<p>第 {number + 1} 页，共 {last + 1} 页</p>", width="content")
            st.button("下一页", on_click=_turn, args=(key, number + 1), disabled=number == last, key=f"{key}_on")
    return slice(number * size, (number + 1) * size)


def _turn(key: str, number: int) -> None:
    st.session_state[key] = number
