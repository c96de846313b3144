"""Cells of the roster to be put right where they are shown, a row of fields each, with one button for all."""

from collections.abc import Sequence
from zlib import crc32

import streamlit as st

from gongqin_core.roster.review.edits import Place
from gongqin_core.roster.review.person import Person
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.things_to_do import heading
from gongqin_core.take_away.html import element
from pages.components.pieces.html import bold, draw, p
from pages.components.pieces.labels import plain
from pages.components.roster.desk import Desk

LONGEST = 200
"""Characters that may be typed into a cell that has no more already."""
Row = tuple[Person, str]
"""Somebody, and what to say beside their cells."""


def draw_cells(desk: Desk, review: Review, rows: Sequence[Row], roles: Sequence[str], form: str) -> None:
    """`roles`: whose columns are shown. Nothing where the roster has none of them."""
    columns = {role: review.column[role] for role in roles if role in review.column}
    if not columns:
        return
    with st.form(desk.key(form), border=False):
        fields: dict[Place, str] = {}
        for person, about in rows:
            fields |= _cells(desk, review, columns, person, about)
        st.form_submit_button("改好", on_click=_write, args=(desk, fields))


def draw_row(desk: Desk, review: Review, person: Person) -> None:
    """All cells of one person that are used, to be put right."""
    with st.form(desk.key(f"row_{person.row}"), border=False):
        fields: dict[Place, str] = {}
        sides = st.columns(2)
        for number, (role, column) in enumerate(review.column.items()):
            with sides[number % 2]:
                fields[person.row, column] = _field(desk, review, person, role)
        st.form_submit_button("改好这一行", on_click=_write, args=(desk, fields))


def _cells(desk: Desk, review: Review, columns: dict[str, int], person: Person, about: str) -> dict[Place, str]:
    """Cell → the key of its field."""
    who, *places = st.columns([1, *(2 for _ in columns)], vertical_alignment="bottom")
    with who:
        line = element("small", f"　第 {person.line} 行") if person.name else None
        draw(p(bold(person.who), line), p(about, css="hint") if about else None)
    fields = {}
    for (role, column), place in zip(columns.items(), places, strict=True):
        with place:
            fields[person.row, column] = _field(desk, review, person, role)
    return fields


def _field(desk: Desk, review: Review, person: Person, role: str) -> str:
    """Its key. A cell that may say one of a few things offers them, after what it says now; any other is typed."""
    fact, label, text = review.notice.facts.get(role), plain(heading(review, role)), review.text(person, role)
    key = desk.key(f"cell_{person.row}_{review.column[role]}_{crc32(text.encode())}")
    st.session_state.setdefault(key, text)
    if fact and fact.type == "choice":
        options = dict.fromkeys([text, *fact.labels.values()])
        st.selectbox(label, list(options), format_func=_as_written, key=key)
    else:
        st.text_input(label, key=key, max_chars=max(LONGEST, len(text)), autocomplete="off")
    return key


def _as_written(text: str) -> str:
    return plain(text) or "（空着）"


def _write(desk: Desk, fields: dict[Place, str]) -> None:
    typed = {place: st.session_state.get(key) for place, key in fields.items()}
    desk.correct({place: text for place, text in typed.items() if text is not None})
