"""资格自查: one question at a time, only while it can still change a verdict or what is to be done; then the result."""

import streamlit as st

from gongqin_core.judging.answers import applies
from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.progress import Progress, progress
from gongqin_core.judging.words import say
from gongqin_core.take_away.html import BREAK, element
from gongqin_core.take_away.result import Result
from pages.components import session
from pages.components.pieces import focus, ladder, read_aloud
from pages.components.pieces.html import draw, heading, p
from pages.components.pieces.labels import plain
from pages.components.question import question, start
from pages.components.result import result
from pages.components.server import kiosk


def page() -> None:
    if not session.begun():
        start.page()
        return
    rules, answers = session.rules(), session.answers()
    now = progress(rules, answers)
    asking = st.session_state.get("asking") or now.next
    outcome = Result(Explanation(rules, answers), session.today())
    if not asking and not outcome.lacks_procedure:
        read_aloud.button(result.spoken(outcome))
        result.draw(outcome)
    else:
        asking = asking or str(rules.notice.about.procedure)
        fact = rules.notice.facts[asking]
        with st.container(horizontal=True, horizontal_alignment="distribute", key="above"):
            _previous(asking)
            read_aloud.button(question.spoken(fact))
        _levels(outcome, now)
        question.draw(fact)
    if answers and kiosk.on() and asking is None:  # below a result there is no room for them
        with st.expander("您的回答，可以修改", key="answers_given"):
            _given()
    elif answers:
        _given()
    # Last, so that what it looks for is on the page by then.
    # A date that is asked again, for its month and then its day, is a step too.
    error = st.session_state.get("error", "")
    name = f"{rules.notice.facts[asking].question} · 资格自查" if asking else "自查结果 · 资格自查"
    focus.on_step(f"{asking}{len(answers)}{answers.get(asking or '')}{error}", f"{'还差一步：' if error else ''}{name}")


def _previous(asking: str) -> None:
    given = list(session.answers())
    before = given[: given.index(asking)] if asking in given else given
    if before:
        st.button("上一题", key="previous", on_click=session.ask, args=(before[-1],), type="tertiary")


def _levels(outcome: Result, now: Progress) -> None:
    """Which levels are decided and which are still open, and about how many questions are left."""
    undecided = now.undecided
    about = f"还有约 {now.most} 题" if now.least == now.most else f"还有约 {now.least}～{now.most} 题"
    left = about if undecided else "最后 1 题，只管手续"
    said = [element("span", str(len(undecided)), css="figure"), " 个等级没定"] if undecided else ["各级都定了"]
    draw(ladder.progress(outcome.levels.values(), undecided, *said, BREAK, element("span", left, css="hint")))


def _given() -> None:
    """The answers so far, each with 「修改」; those that do not apply at present are kept aside."""
    notice, answers = session.notice(), session.answers()
    current = {fact: answer for fact, answer in answers.items() if applies(notice.facts[fact], answers)}
    with st.container(key="given"):
        draw(heading("您的回答", css="small"))
        for fact, answer in current.items():
            label = f"{plain(notice.facts[fact].short)} **{plain(say(notice.facts[fact], answer))}** :blue[修改]"
            st.button(label, key=f"change_{fact}", on_click=session.ask, args=(fact,), width="stretch")
        aside = [
            f"{notice.facts[fact].short}：{say(notice.facts[fact], answers[fact])}"
            for fact in answers
            if fact not in current
        ]
        if aside:
            draw(p(f"暂时用不上、先替您留着的回答：{'；'.join(aside)}", css="hint"))
    st.button("全部清除，重新开始", key="restart", on_click=session.begin_again, type="tertiary")


page()
