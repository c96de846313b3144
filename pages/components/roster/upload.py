"""The first two steps: a roster file comes in, and the officer confirms which column is which."""

from html import escape

import streamlit as st

from gongqin_core.roster.assumption import assumable
from gongqin_core.roster.review.intake import Intake, take_in
from gongqin_core.roster.review.roles import OWN_WORDS, conflicts, role_words
from gongqin_core.roster.spreadsheets.sheet import RosterError
from gongqin_core.roster.spreadsheets.template import template
from pages.components import session
from pages.components.pieces.markup import bullets, plain
from pages.components.roster.desk import Desk
from pages.components.roster.tables import grid
from pages.components.server import uploads

TYPES = ["xlsx", "xls", "csv"]
UNUSED = "不用"


def draw(desk: Desk) -> None:
    notice = session.notice()
    st.html("<h2>名册文件</h2>")
    st.download_button(
        "下载空白名册",
        lambda: template(notice),
        "名册模板.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
        key="template",
    )
    file = st.file_uploader(
        "选名册文件：.xlsx、.xls 或 .csv，不超过 10 MB。也可以用您自己的名册，列名差不多就能认",
        TYPES,
        key=desk.key("file"),
    )
    if desk.trouble:
        kept = "" if desk.review is None else "下面还是上一份名册的结果。"
        told = f"<b>这个文件没有核查</b><p>{escape(desk.trouble)}。{kept}</p>"
        st.html(f'<div class="trouble" role="alert" tabindex="-1">{told}</div>')
    if file:
        with st.spinner("正在读名册，请稍候……"):
            try:
                desk.take(take_in(file, file.name, notice))
            except RosterError as error:
                desk.refuse(str(error))
            finally:
                uploads.release()
        st.rerun()


# —— which column is which ——


def confirm(desk: Desk, intake: Intake) -> None:
    notice = session.notice()
    st.html(
        '<h2 class="here" tabindex="-1">核对列名</h2>'
        f"<p>{escape(intake.name)}：读到 {intake.people} 人。请看每一列当成了什么，不对的改一下。</p>"
        + bullets(escape(note) for note in intake.notes)
    )
    troubles = conflicts(intake.headings, desk.roles, notice)
    for trouble in troubles:
        st.html(f'<p class="wrong" role="alert">{escape(trouble)}</p>')
    _table(desk, intake)
    _correct(desk, intake)
    _assume(desk)
    with st.container(horizontal=True):
        st.button(
            f"列都对，核查 {intake.people} 人",
            on_click=_start,
            args=(desk,),
            disabled=bool(troubles),
            type="primary",
            key="judge",
        )
        st.button("不核查这一份", on_click=desk.drop, key="drop")


def _table(desk: Desk, intake: Intake) -> None:
    notice = session.notice()
    rows = []
    for column, heading in enumerate(intake.headings):
        role = desk.roles.get(column)
        use = f"<b>{escape(role_words(role, notice))}</b>" if role else UNUSED
        rows.append([escape(heading) or "（没有列名）", use, "；".join(map(escape, intake.examples(column)))])
    st.html(grid("名册的各列", ["名册里的列名", "当成", "前几格写的"], rows))


def _correct(desk: Desk, intake: Intake) -> None:
    notice = session.notice()

    def change() -> None:
        column, role = st.session_state.get(desk.key("column")), st.session_state.get(desk.key("role"))
        if column is not None and role is not None:
            desk.roles.pop(column, None)
            if role != UNUSED:
                desk.roles[column] = role

    with st.expander("有的列认错了，改一下"), st.container(horizontal=True, vertical_alignment="bottom"):
        columns = range(len(intake.headings))
        st.selectbox(
            "哪一列",
            columns,
            None,
            format_func=lambda c: intake.headings[c],
            placeholder="选一列",
            key=desk.key("column"),
        )
        roles = [UNUSED, *OWN_WORDS, *notice.facts]
        st.selectbox(
            "当成什么",
            roles,
            None,
            format_func=lambda role: role if role == UNUSED else role_words(role, notice),
            placeholder="选一项",
            key=desk.key("role"),
        )
        st.button("改好", on_click=change, key="change_role")


def _assume(desk: Desk) -> None:
    """Columns the roster lacks: unknown, unless the officer states something for everybody."""
    notice, columns = session.notice(), set(desk.roles.values())
    lacking = [fact.short for fact in notice.facts.values() if fact.id not in columns]
    if not lacking:
        return
    st.html(
        f"<h3>名册没有的列</h3><p>{'、'.join(map(escape, lacking))}。没有的列不猜：要用到的，结论就是“待补充”。"
        "全体都一样的，可以在下面声明；声明了什么，每份结果上都会写明。</p>"
    )
    for fact, words in assumable(notice, columns).items():
        key = desk.key(f"all_{fact}")
        st.session_state.setdefault(key, fact in desk.assumed)
        st.checkbox(plain(f"{notice.facts[fact].short}：全体都是“{words}”"), key=key)


def _start(desk: Desk) -> None:
    offered = assumable(session.notice(), set(desk.roles.values()))
    desk.assumed = {fact: words for fact, words in offered.items() if st.session_state.get(desk.key(f"all_{fact}"))}
    desk.confirm()
