"""The second step: the officer confirms which column is which, and states what holds for everybody."""

import streamlit as st

from gongqin_core.roster.assumption import assumable
from gongqin_core.roster.review.intake import Intake
from gongqin_core.roster.review.roles import OWN_WORDS, conflicts, role_words
from gongqin_core.take_away.html import element
from pages.components import session
from pages.components.pieces.html import bold, bullets, draw, heading, p
from pages.components.pieces.labels import plain
from pages.components.roster.desk import Desk
from pages.components.roster.tables import grid

UNUSED = "不用"


def draw_columns(desk: Desk, intake: Intake) -> None:
    draw(
        element("h2", "核对列名", css="here", tabindex=-1),
        p(f"{intake.name}：读到 {intake.people} 人。请看每一列当成了什么，不对的改一下；都对就点最下面的“列都对”。"),
        bullets(intake.notes),
    )
    troubles = conflicts(intake.headings, desk.roles, session.notice())
    for trouble in troubles:
        draw(p(trouble, css="wrong", role="alert"))
    _table(desk, intake)
    _correct(desk, intake)
    _assume(desk)
    with st.container(horizontal=True):
        start = f"列都对，核查 {intake.people} 人"
        st.button(start, on_click=_start, args=(desk,), disabled=bool(troubles), type="primary", key="judge")
        st.button("不核查这一份", on_click=desk.drop, key="drop")


def _table(desk: Desk, intake: Intake) -> None:
    notice = session.notice()
    rows = []
    for column, name in enumerate(intake.headings):
        role = desk.roles.get(column)
        use = bold(role_words(role, notice)) if role else UNUSED
        rows.append([name or "（没有列名）", use, "；".join(intake.examples(column))])
    draw(grid("名册的各列", ["名册里的列名", "当成", "前几格写的"], rows))


def _correct(desk: Desk, intake: Intake) -> None:
    notice, column, role = session.notice(), desk.key("column"), desk.key("role")
    with st.expander("有的列认错了，改一下"), st.container(horizontal=True, vertical_alignment="bottom"):
        columns = range(len(intake.headings))
        st.selectbox("哪一列", columns, None, intake.headings.__getitem__, column, placeholder="选一列")
        roles = {UNUSED: UNUSED} | {role: role_words(role, notice) for role in (*OWN_WORDS, *notice.facts)}
        st.selectbox("当成什么", list(roles), None, roles.__getitem__, role, placeholder="选一项")
        st.button("改好", on_click=_use, args=(desk, column, role), key="change_role")


def _use(desk: Desk, column_key: str, role_key: str) -> None:
    column, role = st.session_state.get(column_key), st.session_state.get(role_key)
    if column is not None and role is not None:
        desk.use(column, None if role == UNUSED else role)


# —— columns the roster lacks ——


def _assume(desk: Desk) -> None:
    """What they would say is unknown, unless the officer states something for everybody."""
    notice, columns = session.notice(), set(desk.roles.values())
    lacking = [fact.short for fact in notice.facts.values() if fact.id not in columns]
    if not lacking:
        return
    draw(
        heading("名册没有的列", level=3),
        p(
            f"{'、'.join(lacking)}。没有的列不猜：要用到的，结论就是“待补充”。"
            "全体都一样的，可以在下面声明；声明了什么，每份结果上都会写明。"
        ),
    )
    for fact, words in assumable(notice, columns).items():
        key = _key(desk, fact)
        st.session_state.setdefault(key, fact in desk.assumed)
        st.checkbox(plain(f"{notice.facts[fact].short}：全体都是“{words}”"), key=key)


def _start(desk: Desk) -> None:
    offered = assumable(session.notice(), set(desk.roles.values()))
    desk.confirm({fact: words for fact, words in offered.items() if st.session_state.get(_key(desk, fact))})


def _key(desk: Desk, fact: str) -> str:
    return desk.key(f"all_{fact}")
