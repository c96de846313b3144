"""What to do now: three things for the best level, or the list of what to look up."""

import streamlit as st

from gongqin_core.take_away.html import EMPTY, Html, element
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.result import LookUp, Result
from gongqin_core.take_away.slip import then_asked
from gongqin_core.take_away.to_do import ADVICE, ToDo
from pages.components import session
from pages.components.pieces import copying
from pages.components.pieces.html import draw as put
from pages.components.pieces.html import heading, p
from pages.components.result.cards import part


def things(result: Result, level: LevelResult) -> None:
    """Nothing where nothing can be applied for."""
    if result.to_do:
        first, *rest = map(_thing, result.to_do)
        put(part(level, heading("接下来三件事", level=3), element("ol", first, css="todo")))
        copying.button("复制这段话", result.to_do[0].say, key=session.key("copy_say"))
        put(part(level, element("ol", *rest, css="todo rest", start="2")))


def _thing(thing: ToDo) -> Html:
    advice = EMPTY if thing.clause else element("span", ADVICE, css="advice")
    say = p(thing.say, css="say") if thing.say else EMPTY
    by = p(thing.text, css="by") if thing.text else EMPTY
    return element("li", heading(thing.title, advice, level=4), say, by)


def look_up(result: Result) -> None:
    """What somebody has to look up before anything can be said, and the way back to the first of it."""
    if not result.to_look_up:
        return
    with st.container(key="card_look_up"):
        put(
            heading("先查清这几项"),
            p(result.ask),
            element("ol", *map(_look_up, result.to_look_up), css="todo"),
            *map(p, then_asked(result)),
        )
        first = result.to_look_up[0]
        st.button(
            "查清后接着答", key="look_up", type="primary", on_click=session.ask, args=(first.fact,), width="stretch"
        )


def _look_up(fact: LookUp) -> Html:
    return element("li", heading(fact.name, level=3), p(fact.text, css="by"))
