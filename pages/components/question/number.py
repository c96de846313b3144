"""The question for a number: typed; on a kiosk, digits to tap."""

import streamlit as st

from gongqin_core.judging.answers import Answer
from gongqin_core.judging.numbers import Number, outside_numbers, read_number
from gongqin_core.notice.questions import Fact
from pages.components import session
from pages.components.pieces.labels import plain
from pages.components.question import keys
from pages.components.question.trouble import NotYet
from pages.components.server import kiosk

DIGITS = "123456789.0"
"""In the order of a telephone; the way back stands last."""
LONGEST = 9


def draw(fact: Fact, given: object) -> None:
    """Inside the question's form."""
    if not kiosk.on():
        st.text_input(
            plain(f"填数字（{fact.unit}）" if fact.unit else "填数字"),
            str(given) if isinstance(given, Number) else "",
            key=session.key(f"number_{fact.id}"),
            autocomplete="off",
            max_chars=LONGEST,
        )
    if fact.unsure:
        st.checkbox(plain(fact.unsure), given is None, key=session.key(f"unsure_{fact.id}"), width="stretch")


def read(fact: Fact) -> Answer:
    """The number, None for “cannot tell”; NotYet says what to do."""
    typed = keys.typed() if kiosk.on() else str(st.session_state.get(session.key(f"number_{fact.id}")) or "").strip()
    if st.session_state.get(session.key(f"unsure_{fact.id}")):
        if typed:
            raise NotYet(f"选了“{fact.unsure}”，又填了数字。请只留一种。")
        return None
    if not typed:
        raise NotYet(fact.errors.empty)
    number = read_number(fact, typed)
    if number is None:
        raise NotYet(fact.errors.invalid or fact.errors.empty)
    if why := outside_numbers(fact, number):
        raise NotYet(f"{why}。")
    return number


def pad(fact: Fact) -> None:
    """A kiosk's digits, above the form; an answer given before is there to be changed."""
    given = session.answers().get(fact.id)
    if "typed" not in st.session_state and isinstance(given, Number):
        st.session_state.typed = str(given)
    keys.pad(DIGITS, LONGEST, unit=fact.unit, name="digits")
