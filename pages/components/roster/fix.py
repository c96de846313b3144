"""The third step: what has to be looked at again, one thing at a time, the one that most rows call for first."""

from zlib import crc32

import streamlit as st

from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.spots import Spot
from gongqin_core.roster.review.things_to_do import Thing
from gongqin_core.roster.said import why_open
from gongqin_core.take_away.html import element
from pages.components.pieces.html import draw, heading, p
from pages.components.pieces.labels import plain
from pages.components.roster.cells import draw_cells
from pages.components.roster.desk import RESULTS, Desk
from pages.components.roster.edited import draw_changed, draw_edited
from pages.components.roster.steps import go_on
from pages.components.roster.tables import page_of
from pages.components.roster.upload import draw_notes
from pages.components.roster.word import draw_word
from pages.components.roster.words import draw_words

AT_A_TIME = 8
"""Things at a time."""
CELLS = 5
"""Rows of an open thing at a time."""
NAMED = 3
"""People named for a word."""


def draw_fix(desk: Desk, review: Review) -> None:
    things = desk.things
    rows = len(review.with_problems)
    draw(
        element("h2", f"先改这 {len(things)} 件，{rows} 行" if things else "没有要改的", css="here", tabindex=-1),
        p("从行数最多的一件改起。不改也能看结果：认不出的格子按没填算，别的只是提醒，结论照写的算。")
        if things
        else p("名册里没有发现要改的地方。"),
    )
    draw_changed(desk)
    part = things[page_of(len(things), AT_A_TIME, desk.key("things"))]
    opened = _opened(desk, part)
    for thing in part:
        if thing is opened:
            _card(desk, review, thing)
        else:
            _closed(desk, thing)
    draw_words(desk, review)
    draw_notes(review.intake)
    draw_edited(desk, review)
    go_on(desk, RESULTS, "改好了，看结果" if things else "")


def number_of(thing: Thing) -> int:
    """Names it in keys, and stays the same while rows are put right."""
    return crc32(thing.key.encode())


def _opened(desk: Desk, things: list[Thing]) -> Thing | None:
    """The one the officer opened, else the first."""
    wanted = st.session_state.get(desk.key("opened"))
    return next((thing for thing in things if thing.key == wanted), things[0] if things else None)


def _closed(desk: Desk, thing: Thing) -> None:
    with st.container(key=f"thing_{number_of(thing)}"):
        label = f"**{thing.rows} 行**　{plain(thing.title)}"
        st.button(label, on_click=_open, args=(desk, thing.key), width="stretch", key=f"open_{number_of(thing)}")


def _open(desk: Desk, key: str) -> None:
    st.session_state[desk.key("opened")] = key


# —— the open one ——


def _card(desk: Desk, review: Review, thing: Thing) -> None:
    number = number_of(thing)
    with st.container(key=f"card_problem_{number}"):
        count = element("p", str(thing.rows), element("small", "行"), css="rows")
        draw(
            element(
                "div",
                count,
                element("div", heading(thing.title, level=3), p(_what_to_do(review, thing))),
                css="problem",
            )
        )
        if not thing.word:
            _draw_spots(desk, review, thing, number)
            return
        draw_word(desk, review, thing, number)
        with st.expander("一行一行改", key=desk.key(f"rows_{number}"), on_change="rerun") as fold:
            if fold.open:
                _draw_spots(desk, review, thing, number)


def _draw_spots(desk: Desk, review: Review, thing: Thing, number: int) -> None:
    part = thing.spots[page_of(len(thing.spots), CELLS, desk.key(f"spots_{number}"))]
    rows = [(spot.person, _about(thing, spot)) for spot in part]
    draw_cells(desk, review, rows, (thing.spots[0].role, *thing.others), f"cells_{number}")


def _what_to_do(review: Review, thing: Thing) -> str:
    if thing.word and review.notice.facts[thing.spots[0].role].type == "trade":
        return f"{thing.spots[0].remedy}。"  # which trades it is near
    if thing.word:  # what may be chosen stands below
        return why_open(review.notice.facts[thing.spots[0].role], thing.word) or _who(thing)
    if thing.remedy:
        return f"{thing.remedy}。"
    return _who(thing)


def _who(thing: Thing) -> str:
    people = [spot.person for spot in thing.spots[:NAMED]]
    named = (f"{person.name}（第 {person.line} 行）" if person.name else person.who for person in people)
    names = "、".join(dict.fromkeys(named))
    return f"{names}等 {thing.rows} 人。" if thing.rows > NAMED else f"{names}。"


def _about(thing: Thing, spot: Spot) -> str:
    """What is to be done in one row, where it is not the same in all."""
    return "" if thing.remedy or thing.word else spot.remedy
