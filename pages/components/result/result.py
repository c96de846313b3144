"""The result page: one sentence that answers, the levels nearest first, what the notice leaves open, and take-aways."""

from functools import partial

import streamlit as st

from gongqin_core.take_away.html import Html, element
from pages.components import session
from pages.components.pieces import html, read_aloud, ways
from pages.components.question.above import Said
from pages.components.result import printing, take_away
from pages.components.result.drawn import Drawn, drawn, result_of
from pages.components.server import kiosk


def of_the_session() -> Drawn | None:
    """The visitor's result; None where it is not known yet what picks the steps."""
    prints = kiosk.may_print() and not take_away.in_wechat()
    return drawn(session.rules(), _said(), session.today(), session.issued(), kiosk.on(), prints)


def _said() -> Said:
    return tuple(session.answers().items())


def draw(result: Drawn) -> None:
    """Top to bottom: the answer, the staircase, what to do and why, the other levels, the years ahead, take-aways."""
    html.draw(read_aloud.button(result.spoken), result.answer)
    if kiosk.on():
        _on_a_touch_screen(result)
        return
    aside = html.stack(html.heading("其他等级", css="unseen") + result.others, _years(result))
    first, second = st.columns([7, 6], gap="small")
    with first:
        _to_do(result)
        html.draw(None if result.has_card else aside)
    with second:
        html.draw(aside if result.has_card else None)
        paper = printing.paper_size() if result.sheet else None
        wechat = None if result.sheet else html.p(take_away.IN_WECHAT)
        with st.container(key="take"):
            html.draw(html.stack(take_away.title(), wechat), paper)
            if result.sheet:
                again = partial(result_of, session.rules(), _said(), session.today())
                take_away.files(result.sheet, result.has_dates, again, result.issued)
            html.draw(result.take)


def _to_do(result: Drawn) -> None:
    if result.look_up:
        with st.container(key="card_look_up"):
            html.draw(result.look_up)
            _look_up(result.first)
    html.draw(result.best)


def _look_up(fact: str) -> None:
    """The way back to the first of what has to be looked up."""
    st.button("查清后接着答", key="look_up", type="primary", on_click=session.ask, args=(fact,), width="stretch")


def _years(result: Drawn) -> Html | None:
    if not result.years:
        return None
    head = element("div", html.heading("往后哪一年能报", level=3), ways.onward("career", "看晋级路线"), css="head")
    return html.white_card(head, result.years)


def _on_a_touch_screen(result: Drawn) -> None:
    """Within one screen and a half: what to do, and the code to scan; all else is folded."""
    with st.container(key="screen"):
        with st.container(key="do"):
            _to_do(result)
        paper = printing.paper_size() if result.sheet else None
        with st.container(key="take"):
            html.draw(html.stack(take_away.title(), result.take), paper)
            if result.sheet:
                printing.button("打印结果单", result.sheet)
            others = "其他等级" if result.best else "各级结论"
            with st.expander(f"{others}，往后哪一年能报" if result.years else others, key="others"):
                html.draw(html.stack(result.others, _years(result)))
