"""One person of a checked roster: every level with its reasons, the level applied for, and a text to send to them."""

import streamlit as st

from gongqin_core.judging.verdict import Verdict
from gongqin_core.roster.review.basis import points
from gongqin_core.roster.review.follow_up import follow_up
from gongqin_core.roster.review.person import Person
from gongqin_core.roster.review.review import Review
from gongqin_core.take_away.caselink import encode, query
from gongqin_core.take_away.html import EMPTY, Html, element
from pages.components.pieces import copying
from pages.components.pieces.html import bullets, draw, fold, heading, p, tag
from pages.components.pieces.labels import plain
from pages.components.pieces.phrases import whole
from pages.components.roster.cells import draw_row
from pages.components.roster.desk import Desk
from pages.components.roster.tables import grid, with_clauses

DEFAULT = ""
"""The level that nobody chose: as the roster says, or the highest that is met."""


def draw_one(desk: Desk, review: Review, person: Person) -> None:
    with st.container(key="card_one"):
        facts = "　".join(filter(None, (review.text(person, fact) for fact in review.notice.listed)))
        where = "　".join(filter(None, (f"第 {person.line} 行", person.unit, facts)))
        draw(heading(person.who, level=3), p(where, css="hint"), bullets(person.problems, css="wrong"))
        _level(desk, review, person)
        draw(_levels(review, person))
        _change(desk, review, person)
        if text := follow_up(review, person):
            draw(copying.button(f"复制给{person.who}的补充核实单", text))
        else:
            draw(p("没有要补充、核实的。"))
        draw(p(_link(review, person)))


def _change(desk: Desk, review: Review, person: Person) -> None:
    with st.expander("改这一行", key=desk.key(f"change_{person.row}"), on_change="rerun") as fold:
        if fold.open:
            draw_row(desk, review, person)


def _link(review: Review, person: Person) -> Html:
    """Opens the case on the enquiry page, in a new tab. No name goes along."""
    code = encode(review.notice, review.shareable(person))
    return element("a", "在咨询台打开", href=f"enquiry{query(code)}", target="_blank", rel="noreferrer")


def _level(desk: Desk, review: Review, person: Person) -> None:
    notice, key = review.notice, desk.key(f"level_{person.row}")
    labels = {level: f"{notice.level[level].name}：{verdict.label}" for level, verdict in person.verdicts.items()}
    own = "按名册写的" if person.named_level else "能报的最高级"
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
        if level.verdict == Verdict.NOT_MET:
            basis = fold("为什么", basis, key=f"why_{level.name}")
        rows.append([whole(level.name), tag(level.verdict, level.word), basis + still])
    return grid("各级结论", ["等级", "结论", "依据"], rows)
