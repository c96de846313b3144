"""One caller after another: the next one begins with nothing, and one who was answered can be opened again."""

from typing import NamedTuple

import streamlit as st

from gongqin_core.judging.answers import Answer, Span
from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.words import UNSURE_WORDS, say
from gongqin_core.notice.questions import Fact
from gongqin_core.take_away.caselink import CaseError, encode
from gongqin_core.take_away.reply import asked_about
from gongqin_core.take_away.result import Result
from pages.components import session
from pages.components.enquiry import asked, usual
from pages.components.pieces.html import draw, heading, p
from pages.components.pieces.labels import plain

MOST_CALLS = 20
LONGEST_MESSAGE = 5000
"""Characters of what is pasted: a whole result as text has some 1500."""


class Call(NamedTuple):
    """A call that was answered: no name, only what was said."""

    code: str
    summary: str
    asked: str | None
    assumed: tuple[str, ...]


def draw_ways_in() -> None:
    """Take over what a worker sent, or begin with the next caller."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="desk_head"):
        _draw_take_over()
        st.button("全部清除，接下一个", on_click=_next_caller, key="next_caller")


def draw_answered() -> None:
    """The calls of this session, to be opened again."""
    if not _answered():
        return
    draw(heading("今天接过的"), p("只在这个页面里，关掉就没有了。没有姓名。", css="hint"))
    for number, call in enumerate(reversed(_answered())):
        st.button(plain(call.summary), key=f"call_{number}", type="tertiary", on_click=_open_again, args=(call,))


def _answered() -> list[Call]:
    """Of this session, the latest last; gone with it."""
    kept: list[Call] = st.session_state.setdefault(session.CALLS, [])
    return kept


def _next_caller() -> None:
    if answers := session.answers():
        rules, named, assumed = session.rules(), asked.named(), usual.assumed()
        level = asked_about(Result(Explanation(rules, answers), session.today()), named)
        facts = rules.notice.facts
        said = "，".join(_briefly(facts[fact], answer) for fact, answer in answers.items() if fact not in assumed)
        summary = f"{level.short}{level.verdict.label}：{said or '都按平常算'}"
        call = Call(encode(rules.notice, answers), summary, named, tuple(assumed))
        _answered()[:] = [*(other for other in _answered() if other != call), call][-MOST_CALLS:]
    session.forget()


def _briefly(fact: Fact, answer: Answer) -> str:
    """An answer in a list of them: a day with what it is of, and what there is none of by its name."""
    if answer is None:
        return f"{fact.short}{UNSURE_WORDS}"
    if answer == frozenset():
        return f"没有{fact.short}"
    words = say(fact, answer)
    return f"{fact.short} {words}" if isinstance(answer, Span) else words


def _open_again(call: Call) -> None:
    session.replace(session.opened(call.code))
    usual.assumed()[:] = call.assumed
    asked.name(call.asked)


def _draw_take_over() -> None:
    with st.form(session.key("take_over"), border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "职工发来的自查码或链接",
            max_chars=LONGEST_MESSAGE,
            key=session.key("code"),
            autocomplete="off",
            placeholder="粘贴到这里",
        )
        st.form_submit_button("取回", on_click=_decode)
    if trouble := st.session_state.pop("code_trouble", ""):
        st.error(trouble)


def _decode() -> None:
    """A link, a code, or a message in which one of them stands."""
    try:
        session.replace(session.opened(str(st.session_state.get(session.key("code"), ""))))
    except CaseError as error:
        st.session_state.code_trouble = str(error)
