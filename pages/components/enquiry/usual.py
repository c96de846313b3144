"""What usually holds: stated with one press, and taken back at once or one by one."""

from collections.abc import Collection, Mapping

import streamlit as st

from gongqin_core.judging.answers import Answer
from gongqin_core.take_away.reply import usual, usual_words
from gongqin_core.take_away.result import Result
from pages.components import session
from pages.components.enquiry import facts
from pages.components.pieces.html import draw, p
from pages.components.pieces.labels import plain

KEY = "Alt+P"


def draw_to_state(result: Result) -> None:
    """It stands in the reply as assumed. It comes after the fields, so that the way through them by Tab is short."""
    still_open = usual(result)
    if words := usual_words(result.notice, still_open):
        with st.container(key="usual"):
            st.button("没说的都按平常算", key="as_usual", on_click=_assume, args=(still_open,), shortcut=KEY)
            draw(p(f"平常是：{words}。", css="hint"))


def draw_stated(result: Result) -> None:
    """Below the reply, which comes first then."""
    if not assumed():
        return
    with st.container(key="stated"):
        draw(p("已按平常算，答复里写明了。哪一项不是这样，点一下再填：", css="hint"))
        with st.container(horizontal=True, key="stated_each"):
            for fact in assumed():
                label, key = plain(usual_words(result.notice, [fact])), session.key(f"stated_{fact}")
                st.button(label, key=key, type="tertiary", on_click=_take_back, args=([fact],))
        shortcut = None if usual_words(result.notice, usual(result)) else KEY
        st.button("不按平常算，再问", key="take_back", on_click=_take_back, args=([*assumed()],), shortcut=shortcut)


def assumed() -> list[str]:
    """The facts taken as usual for this caller."""
    kept: list[str] = st.session_state.setdefault(session.key("assumed"), [])
    return kept


def _assume(answers: Mapping[str, Answer]) -> None:
    for fact, answer in answers.items():
        assumed().append(fact)
        facts.put(fact, answer)


def _take_back(some: Collection[str]) -> None:
    for fact in some:
        assumed().remove(fact)
        facts.drop(fact)
