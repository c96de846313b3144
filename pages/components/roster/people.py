"""Everybody on a checked roster, by verdict, unit and name."""

from collections.abc import Callable

import streamlit as st

from gongqin_core.roster.review.entries import applied_level, entry, waiting_levels
from gongqin_core.roster.review.person import Person, unit_name
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.roles import OWN_WORDS, UNIT
from gongqin_core.roster.review.tally import tally
from gongqin_core.take_away.caselink import encode, query
from gongqin_core.take_away.html import Html, element, join
from pages.components.pieces.html import draw, heading, p, tag
from pages.components.roster.desk import Desk
from pages.components.roster.one import draw_one
from pages.components.roster.tables import grid, page_of

AT_A_TIME = 25
"""People of the table at a time."""
ALL = "全部"


@st.fragment
def draw_people(desk: Desk, review: Review) -> None:
    """Runs by itself while one looks around. A level that was chosen changes counts and fees: then all runs again."""
    if desk.chosen:
        desk.chosen = False
        st.rerun()
    draw(heading("人员"))
    people = _wanted(desk, review)
    part = people[page_of(len(people), AT_A_TIME, desk.key("people"))]
    if not part:
        draw(p("没有这样的人。"))
        return
    draw_one(desk, review, part)
    headings = ["姓名", _beside(review), "申报等级", "结论", "依据", "个人情况"]
    draw(grid(f"人员，共 {len(people)} 人", headings, [_cells(review, person) for person in part], "people"))


# —— whom to show ——


def _wanted(desk: Desk, review: Review) -> list[Person]:
    """Whom the officer looks for. A new wish begins at the first page."""

    def first_page() -> None:
        st.session_state[desk.key("people")] = 0

    verdict = _wanted_verdict(desk, review, first_page)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        unit = _wanted_unit(desk, review, first_page)
        name = st.text_input("姓名", key=desk.key("name"), max_chars=20, autocomplete="off", on_change=first_page)
    return review.search(verdict, unit, name.strip())


def _wanted_verdict(desk: Desk, review: Review, on_change: Callable[[], None]) -> str | None:
    whole = tally(review, review.people)
    labels = {ALL: f"{ALL} {whole.people}"} | {v.code: f"{v.label} {n}" for v, n in whole.by_verdict.items()}
    code = st.pills(
        "只看", list(labels), default=ALL, format_func=labels.__getitem__, key=desk.key("only"), on_change=on_change
    )
    return None if code == ALL else code


def _wanted_unit(desk: Desk, review: Review, on_change: Callable[[], None]) -> str | None:
    units = list(review.units)
    if len(units) < 2:
        return None
    unit: str | None = st.selectbox(
        "单位", units, None, unit_name, desk.key("unit"), placeholder="所有单位", on_change=on_change
    )
    return unit


# —— the table ——


def _beside(review: Review) -> str:
    return "、".join([OWN_WORDS[UNIT], *(review.notice.facts[fact].short for fact in review.notice.listed)])


def _cells(review: Review, person: Person) -> list[str]:
    facts = (review.text(person, fact) for fact in review.notice.listed)
    return [
        person.who,
        join((person.unit, *facts), element("br")),
        applied_level(review, person),
        join((tag(review.verdict(person)), element("br"), waiting_levels(review, person))),
        entry(review, person).basis,
        link(review, person),
    ]


def link(review: Review, person: Person) -> Html:
    """Opens the case on the enquiry page, in a new tab. No name goes along."""
    code = encode(review.notice, review.shareable(person))
    return element("a", "在咨询台打开", href=f"enquiry{query(code)}", target="_blank", rel="noreferrer")
