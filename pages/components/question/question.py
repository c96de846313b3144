"""One question: the heading, the options, and what the visitor chose, turned into an answer or into what to do."""

from contextlib import AbstractContextManager, nullcontext

import streamlit as st

from gongqin_core.judging.answers import Answer
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.once import once
from gongqin_core.notice.questions import Fact
from gongqin_core.take_away.html import EMPTY, Html, element, join
from pages.components import session
from pages.components.pieces import read_aloud
from pages.components.pieces.html import alert, cite, fold, p, para, stack, title
from pages.components.pieces.html import draw as put
from pages.components.question import choices, dates, number, trade
from pages.components.question.trouble import NotYet
from pages.components.server import kiosk


def draw(fact: Fact, above: Html) -> None:
    """Heading, hint, the form with 「继续」, and why it is asked. An answer given before is filled in. `above`: what
    stands over the heading."""
    error = st.session_state.get("error")
    trouble = alert("还差一步", error) if error else None
    aloud, heading, hint = _asked(session.notice(), fact.id)
    if error:
        aloud = read_aloud.button([error, *spoken(fact)])
    put(element("div", aloud, stack(above, trouble, join([heading, dates.again(fact), hint])), css="asked"))
    if fact.type == "trade" and kiosk.on():
        trade.pad()
    if fact.type == "number" and kiosk.on():
        number.pad(fact)
    last = "_or_unsure" if fact.unsure and fact.type == "choice" else ""
    with st.container(key=f"ask_{fact.type}{last}"), _together(fact):
        _fields(fact)
        put(_why(session.notice(), fact.id))
        go_on = st.button if fact.type == "date" else st.form_submit_button
        pressed = go_on("继续", type="primary", on_click=_submit, args=(fact.id,), key="go_on")
    if not st.session_state.pop("taken", False) and pressed:
        # The connection was lost, and the session with it (a new server, a phone that slept): the new session had not
        # seen the button before it was pressed, so nobody took the answer.
        _submit(fact.id)
        st.rerun()
    if fact.type == "trade":
        put(trade.all_trades())


@once
def _asked(notice: Notice, fact_id: str) -> tuple[Html, Html, Html]:
    """What reads the question aloud, its heading and its hint."""
    fact = notice.facts[fact_id]
    hint = p(fact.hint, css="hint") if fact.hint else EMPTY
    return read_aloud.button(spoken(fact)), title(fact.question, css="question"), hint


@once
def _why(notice: Notice, fact_id: str) -> Html:
    fact = notice.facts[fact_id]
    return fold("为什么问这个", para(fact.why, cite(notice, fact.clause)), css="why", key=fact.id)


def _together(fact: Fact) -> AbstractContextManager[object]:
    """What a form holds back until 「继续」; a date answers every tap."""
    return nullcontext() if fact.type == "date" else st.form(session.key(f"form_{fact.id}"), border=False)


def _fields(fact: Fact) -> None:
    given = session.answers().get(fact.id, ...)
    match fact.type:
        case "multi":
            choices.draw_several(fact, given)
        case "date":
            dates.draw(fact, given)
        case "trade":
            trade.draw(fact, given)
        case "number":
            number.draw(fact, given)
        case _:
            choices.draw_one(fact, given)


def spoken(fact: Fact) -> list[str]:
    """What is read aloud: the question, and its answers one by one."""
    options = [f"{option.label}。{option.hint or ''}" for option in fact.options]
    lines = [fact.question, fact.hint, *options, fact.none, fact.unsure]
    return [line for line in lines if line]


def _submit(fact_id: str) -> None:
    st.session_state.taken = True
    fact = session.notice().facts[fact_id]
    try:
        answer = _read(fact)
    except NotYet as trouble:
        st.session_state.error = str(trouble)
        return
    session.leave_question()
    session.put(fact_id, answer)


def _read(fact: Fact) -> Answer:
    match fact.type:
        case "multi":
            return choices.read_several(fact)
        case "date":
            return dates.read(fact)
        case "trade":
            return trade.read(fact)
        case "number":
            return number.read(fact)
        case _:
            return choices.read_one(fact)
