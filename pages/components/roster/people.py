"""The fourth step: everybody, by verdict, level, unit, problem and name; beside the list one of them, why."""

from collections.abc import Callable

import streamlit as st

from gongqin_core.roster.review.entries import applied_level, conclusion
from gongqin_core.roster.review.person import Person, unit_name
from gongqin_core.roster.review.review import Review
from pages.components.pieces.html import draw, p
from pages.components.pieces.labels import plain
from pages.components.roster.desk import Desk
from pages.components.roster.one import draw_one
from pages.components.roster.tables import page_of

AT_A_TIME = 10
"""People of the list at a time: about as high as what stands beside it."""
ALL = "全部"
ANY_PROBLEM, NO_PROBLEM = "有要改的", "没有要改的"


@st.fragment
def draw_people(desk: Desk, review: Review) -> None:
    """Runs by itself while one looks around. A level that was chosen, or a cell that was put right, changes counts and
    fees: then all runs again."""
    if desk.stale:
        desk.stale = desk.work is not None
        st.rerun()
    people = _wanted(desk, review)
    whom, beside = st.columns([5, 7], gap="medium")
    with whom:
        part = people[page_of(len(people), AT_A_TIME, desk.key("people"))]
        person = _picked(desk, review, part, len(people))
    with beside:
        if person:
            draw_one(desk, review, person)
        else:
            draw(p("没有这样的人。"))


def _picked(desk: Desk, review: Review, people: list[Person], whole: int) -> Person | None:
    """Who of the list is looked at: the first, until the officer picks another."""
    by_row = {person.row: person for person in people}
    if not by_row:
        return None
    key = desk.key("person")
    if st.session_state.get(key) not in by_row:
        st.session_state[key] = people[0].row
    row = st.radio(
        f"人员，共 {whole} 人",
        list(by_row),
        format_func=lambda row: _who(by_row[row]),
        captions=[_standing(review, person) for person in people],
        key=key,
        width="stretch",
    )
    return by_row.get(row, people[0])


def _who(person: Person) -> str:
    unit = f"　{plain(person.unit)}" if person.unit else ""
    return f"**{plain(person.who)}**{unit}"


def _standing(review: Review, person: Person) -> str:
    level = review.level(person)
    which = f"{applied_level(review, person)}　" if level else ""
    left = f"　要改 {len(person.problems)} 处" if person.problems else ""
    return plain(f"{which}{conclusion(review, person)}{left}")


# —— whom to show ——


def _wanted(desk: Desk, review: Review) -> list[Person]:
    """Whom the officer looks for. A new wish begins at the first page."""

    def first_page() -> None:
        st.session_state[desk.key("people")] = 0

    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        level = _wanted_level(desk, review, first_page)
        unit = _wanted_unit(desk, review, first_page)
        rows = _wanted_problem(desk, review, first_page)
        name = st.text_input("姓名", key=desk.key("name"), max_chars=20, autocomplete="off", on_change=first_page)
    verdict = _wanted_verdict(desk, level, first_page)
    return review.search(verdict, unit, name.strip(), level, rows)


def _wanted_level(desk: Desk, review: Review, on_change: Callable[[], None]) -> str | None:
    levels = {level.id: plain(level.name) for level in reversed(review.notice.levels)}
    level: str | None = st.selectbox(
        "哪一级",
        list(levels),
        None,
        levels.__getitem__,
        desk.key("at_level"),
        placeholder="各人报的",
        on_change=on_change,
    )
    return level


def _wanted_verdict(desk: Desk, level: str | None, on_change: Callable[[], None]) -> str | None:
    counts = desk.whole.at_level[level] if level else desk.whole.by_verdict
    labels = {ALL: f"{ALL} {desk.whole.people}"} | {v.code: f"{v.label} {n}" for v, n in counts.items()}
    code = st.pills(
        "只看", list(labels), default=ALL, format_func=labels.__getitem__, key=desk.key("only"), on_change=on_change
    )
    return None if code in (ALL, None) else code


def _wanted_unit(desk: Desk, review: Review, on_change: Callable[[], None]) -> str | None:
    units = list(review.units)
    if len(units) < 2:
        return None
    unit: str | None = st.selectbox(
        "单位", units, None, unit_name, desk.key("unit"), placeholder="所有单位", on_change=on_change
    )
    return unit


def _wanted_problem(desk: Desk, review: Review, on_change: Callable[[], None]) -> set[int] | None:
    """The rows of people with such a problem; None for anybody."""
    if not desk.things:
        return None
    titles = {ANY_PROBLEM: ANY_PROBLEM, NO_PROBLEM: NO_PROBLEM} | {t.key: plain(t.title) for t in desk.things}
    wanted = st.selectbox(
        "问题", list(titles), None, titles.__getitem__, desk.key("problem"), placeholder="不管", on_change=on_change
    )
    if wanted is None:
        return None
    if wanted == NO_PROBLEM:
        return {person.row for person in review.people if not person.problems}
    things = [thing for thing in desk.things if wanted in (ANY_PROBLEM, thing.key)]
    return {spot.person.row for thing in things for spot in thing.spots}
