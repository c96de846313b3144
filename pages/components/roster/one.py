"""One person of a checked roster: every level with its reasons, the level applied for, and a text to send to them."""

import streamlit as st

from gongqin_core.roster.review.basis import points
from gongqin_core.roster.review.follow_up import follow_up
from gongqin_core.roster.review.person import Person
from gongqin_core.roster.review.review import Review
from gongqin_core.take_away.html import EMPTY, Html
from pages.components.pieces import copying
from pages.components.pieces.html import draw, fold, heading, p, tag
from pages.components.pieces.labels import plain
from pages.components.roster.desk import Desk
from pages.components.roster.tables import grid, with_clauses

DEFAULT = ""
"""The level that nobody chose: as the roster says, or the highest that is met."""


def draw_one(desk: Desk, review: Review, people: list[Person]) -> None:
    """Whom the officer picks from `people`."""
    person = _picked(desk, people)
    if person is None:
        return
    draw(heading(person.who, level=3))
    _level(desk, review, person)
    draw(_levels(review, person))
    if text := follow_up(review, person):
        copying.button(f"复制给{person.who}的补充核实单", text, key=desk.key(f"follow_up_{person.row}"))
    else:
        draw(p("没有要补充、核实的。"))


def _picked(desk: Desk, people: list[Person]) -> Person | None:
    by_row = {person.row: person for person in people}
    row = st.selectbox(
        "看一个人：各级结论、改申报等级、给本人的补充核实单",
        list(by_row),
        None,
        lambda row: f"{by_row[row].who}（第 {by_row[row].line} 行）",
        desk.key("person"),
        placeholder="选一位（列的是下面这一页的人）",
    )
    return None if row is None else by_row[row]


def _level(desk: Desk, review: Review, person: Person) -> None:
    notice, key = review.notice, desk.key(f"level_{person.row}")
    labels = {level: f"{notice.level[level].name}：{verdict.label}" for level, verdict in person.verdicts.items()}
    own = "按名册写的" if person.named_level else "按初步符合的最高一级"
    st.session_state.setdefault(key, review.chosen.get(person.row, DEFAULT))
    st.selectbox(
        "申报等级",
        [DEFAULT, *reversed(labels)],
        format_func=lambda level: plain(labels.get(level, own)),
        key=key,
        on_change=lambda: desk.choose(person.row, st.session_state[key]),
    )


def _levels(review: Review, person: Person) -> Html:
    rows = []
    for level in reversed(review.result(person).levels.values()):
        to_judge = "；".join(f"{item.what}〔{item.clause}〕" for item in level.to_judge)
        still = fold("还须由人认定", with_clauses(review.notice, to_judge)) if to_judge else EMPTY
        basis = with_clauses(review.notice, "；".join(points(level)))
        rows.append([level.name, tag(level.verdict), basis + still])
    return grid("各级结论", ["等级", "结论", "依据"], rows)
