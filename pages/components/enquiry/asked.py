"""The level that a caller asks about, and what to answer."""

from collections.abc import Collection

import streamlit as st

from gongqin_core.guide.trade_hints import near_answers
from gongqin_core.take_away.html import Html, element, join
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.reply import asked_about, reply
from gongqin_core.take_away.result import Result
from pages.components import session
from pages.components.pieces import copying
from pages.components.pieces.html import draw, fold, heading, p, para, stack, tag
from pages.components.pieces.labels import plain
from pages.components.result.cards import why

DIGITS = "123456789"
"""Levels with such a name are asked about with Alt and it."""


def named() -> str | None:
    """The level that the caller named."""
    level: str | None = st.session_state.get(session.key("asked"))
    return level


def name(level: str | None) -> None:
    st.session_state[session.key("asked")] = level


def draw_asked(result: Result) -> LevelResult:
    """The level the caller asks about; where none is named, the one that is nearest."""
    keyed = any(level in DIGITS for level in result.levels)
    draw(para("他问哪一级", element("span", "按 Alt + 数字也行", css="hint keys") if keyed else None, css="label"))
    with st.container(horizontal=True, key="asked"):
        for level in result.levels.values():
            st.button(
                plain(level.short),
                key=session.key(f"asked_{level.id}"),
                type="primary" if level.id == named() else "secondary",
                on_click=name,
                args=(None if level.id == named() else level.id,),
                shortcut=f"Alt+{level.id}" if level.id in DIGITS else None,
            )
    return asked_about(result, named())


def draw_reply(result: Result, asked: LevelResult, assumed: Collection[str]) -> None:
    text = reply(result, asked.id, assumed)
    about = None if named() else p(f"他没说问哪一级，先答{asked.name}。", css="hint")
    with st.container(key="reply"):
        draw(stack(join([heading("给他的答复"), about, p(text, css="reply")]), copying.button("复制答复", text)))


def draw_verdicts(result: Result) -> None:
    meant = [
        p(f"工种先按“{result.answers[fact]}”算。要是{'、'.join(names)}，结论可能不一样。", css="hint")
        for fact, names in near_answers(result.notice, result.answers).items()
        if any(fact in reason.facts for level in result.levels.values() for reason in level.grounds)
    ]
    draw(heading("各级结论"), *meant, *map(_small_card, reversed(result.levels.values())))


def _small_card(level: LevelResult) -> Html:
    """One row: the verdict, and the reasons on demand."""
    body = why(level)
    price = element("span", level.price, css="price") if level.possible else None
    row = join([heading(level.name, level=3), tag(level.verdict, level.word), price])
    inner = fold(row, body, key=level.id) if body else element("div", row, css="row")
    return element("section", inner, css=f"card small {level.verdict.code}", data_level=level.name)
