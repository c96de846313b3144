"""Questions with options: one of several, or any number of them."""

import streamlit as st

from gongqin_core.judging.answers import Answer, AnswerError, read_answer
from gongqin_core.notice.questions import NONE, Fact
from pages.components import session
from pages.components.pieces.labels import plain
from pages.components.question.trouble import NotYet

UNSURE = "unsure"
"""The choice “cannot tell” among a question's options; everywhere else it is None."""

# —— one of several ——


def draw_one(fact: Fact, given: object) -> None:
    codes = [option.code for option in fact.options] + ([UNSURE] if fact.unsure else [])
    labels = {option.code: option.label for option in fact.options} | {UNSURE: fact.unsure or ""}
    chosen = UNSURE if given is None else given
    st.radio(
        fact.question,
        codes,
        index=codes.index(str(chosen)) if chosen in codes else None,
        format_func=lambda code: plain(labels[code]),
        captions=[plain(option.hint or "") for option in fact.options] + ([""] if fact.unsure else []),
        key=session.key(f"choice_{fact.id}"),
        label_visibility="collapsed",
        width="stretch",
    )


def read_one(fact: Fact) -> Answer:
    chosen = st.session_state.get(session.key(f"choice_{fact.id}"))
    if chosen is None:
        raise NotYet(fact.errors.empty)
    if chosen == UNSURE and fact.unsure:
        return None
    try:
        return read_answer(fact, str(chosen))
    except AnswerError:  # no option of the page: a browser does not send that
        raise NotYet(fact.errors.empty) from None


# —— any number of several ——


def draw_several(fact: Fact, given: object) -> None:
    for option in fact.options:
        label = plain(option.label) + (f"  \n:small[{plain(option.hint)}]" if option.hint else "")
        chosen = isinstance(given, frozenset) and option.code in given
        st.checkbox(label, chosen, key=_box(fact, option.code), width="stretch")
    if fact.none:
        st.checkbox(plain(fact.none), given == frozenset(), key=_box(fact, NONE), width="stretch")
    if fact.unsure:
        st.checkbox(plain(fact.unsure), given is None, key=_box(fact, UNSURE), width="stretch")


def _box(fact: Fact, code: str) -> str:
    return session.key(f"multi_{fact.id}_{code}")


def read_several(fact: Fact) -> Answer:
    ticked = {code for code in (*fact.codes, NONE, UNSURE) if st.session_state.get(_box(fact, code))}
    if not ticked:
        raise NotYet(fact.errors.empty)
    if len(ticked) > 1 and ticked & {NONE, UNSURE}:
        words = fact.none if NONE in ticked else fact.unsure
        raise NotYet(f"选了“{words}”，又选了别的。请只留一种。")
    return None if ticked == {UNSURE} else frozenset(ticked - {NONE})
