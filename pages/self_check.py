"""资格自查: one question at a time, only while it can still change a verdict or what is to be done; then the result."""

import streamlit as st

from gongqin_core.judging.answers import Answer, applies
from gongqin_core.judging.progress import progress
from gongqin_core.judging.words import say
from gongqin_core.notice.questions import Fact
from pages.components import session
from pages.components.pieces import focus
from pages.components.pieces.html import draw, p
from pages.components.pieces.labels import of_pill, plain
from pages.components.question import above, question, start
from pages.components.result import result
from pages.components.server import kiosk

GIVEN = "given"
"""The name of the answers so far, of which one is picked to be changed."""
TAKEN_LATE = "taken_late"
"""Whether one was picked that nobody was called for, and that stands picked still."""


def page() -> None:
    if not session.begun():
        start.page()
        return
    rules, answers = session.rules(), session.answers()
    now = progress(rules, answers)
    asking = st.session_state.get("asking") or now.next
    if drawn := None if asking else result.of_the_session():
        result.draw(drawn)
    else:
        asking = asking or str(rules.notice.about.procedure)
        fact = rules.notice.facts[asking]
        _previous(asking)
        question.draw(fact, above.levels(rules, tuple(answers.items()), session.today()))
    if answers and kiosk.on() and asking is None:  # below a result there is no room for them
        with st.expander("您的回答，可以修改", key="answers_given"):
            _given()
    elif answers:
        _given()
    # A date that is asked again, for its month and then its day, is a step too.
    error = st.session_state.get("error", "")
    name = f"{rules.notice.facts[asking].question} · 资格自查" if asking else "自查结果 · 资格自查"
    focus.on_step(f"{asking}{len(answers)}{answers.get(asking or '')}{error}", f"{'还差一步：' if error else ''}{name}")


def _previous(asking: str) -> None:
    given = list(session.answers())
    before = given[: given.index(asking)] if asking in given else given
    if before:
        st.button("上一题", key="previous", on_click=session.ask, args=(before[-1],), type="tertiary")
    else:  # so that the heading keeps its place on the page, and is not taken for another
        st.empty()


def _answered(fact: Fact, answer: Answer) -> str:
    return of_pill(f"{plain(fact.short)} **{plain(say(fact, answer))}** :blue[修改]")


def _change() -> None:
    """Put the question that was picked, of which nothing stays picked."""
    if fact := st.session_state.get(session.key(GIVEN)):
        session.ask(fact)
    st.session_state[session.key(GIVEN)] = None


def _given() -> None:
    """The answers so far, each with 「修改」; those that do not apply at present are kept aside."""
    notice, answers = session.notice(), session.answers()
    current = {fact: answer for fact, answer in answers.items() if applies(notice.facts[fact], answers)}
    # One element for all of them, because a button each is what a question would cost most.
    if st.session_state.pop(TAKEN_LATE, False):
        st.session_state[session.key(GIVEN)] = None
    picked = st.pills(
        "您的回答",
        list(current),
        format_func=lambda fact: _answered(notice.facts[fact], current[fact]),
        key=session.key(GIVEN),
        on_change=_change,
        width="stretch",
    )
    if picked:  # the session was lost, and the new one had not seen them before one was picked
        st.session_state[TAKEN_LATE] = True
        session.ask(picked)
        st.rerun()
    if aside := [
        f"{notice.facts[fact].short}：{say(notice.facts[fact], answers[fact])}"
        for fact in answers
        if fact not in current
    ]:
        draw(p(f"暂时用不上、先替您留着的回答：{'；'.join(aside)}", css="hint"))
    st.button("全部清除，重新开始", key="restart", on_click=session.begin_again, type="tertiary")


page()
