"""A compact widget for any fact, for people who fill in many: it holds what a roster's cell would hold."""

from collections.abc import Callable
from itertools import count
from types import EllipsisType

import streamlit as st

from gongqin_core.judging.answers import LONGEST_TRADE, Answer, Span
from gongqin_core.judging.words import UNSURE_WORDS, say
from gongqin_core.notice.questions import Fact
from pages.components.pieces.labels import plain

NOT_ASKED = "没问到"
LONGEST_HINT = 19
"""Letters that are in view in a field half as wide as a desktop's column."""
HINTS = {"date": "如 1998.7", "trade": "工种全名", "number": "填数字，如 90"}
"""How an answer is written, by the type of its fact."""


def draw(fact: Fact, given: Answer | EllipsisType, key: str, keep: Callable[[], None] | None) -> None:
    """`given`: the answer there is, or `...` for none. `keep` is called when it changes; `typed` reads it back."""
    if key in st.session_state:  # what the widget holds goes before what it began with
        given = ...
    label, special = plain(fact.short), [word for word in (fact.none, fact.unsure) if word]
    options = [option.label for option in fact.options] + special
    if fact.type == "choice":
        now = None if given is ... else say(fact, given)
        place = options.index(now) if now in options else None
        numbers = _numbers(fact, options)
        st.selectbox(
            label,
            options,
            place,
            format_func=lambda option: f"{numbers[option]} {option}",
            key=key,
            on_change=keep,
            placeholder=NOT_ASKED,
        )
    elif fact.type == "multi":
        labels = [] if given is ... else _chosen(fact, given)
        st.multiselect(label, options, labels, key=key, on_change=keep, placeholder=NOT_ASKED)
    else:
        st.text_input(
            label,
            _written(fact, given),
            LONGEST_TRADE,
            key=key,
            on_change=keep,
            placeholder=hint_within(
                HINTS[fact.type], [*filter(None, [fact.none]), *([UNSURE_WORDS] if fact.unsure else [])]
            ),
            autocomplete="off",
        )


def hint_within(example: str, words: list[str]) -> str:
    """How an answer is written, and of the words that may be written instead those that can be seen in the field."""
    hint = example
    for word in words:
        longer = f"{hint}“{word}”" if hint != example else f"{example}；或写“{word}”"
        hint = longer if len(longer) <= LONGEST_HINT else hint
    return hint


def _numbers(fact: Fact, options: list[str]) -> dict[str, str]:
    """The key that picks an option from its list, each another: its code where that is a number (4 四级), and then for
    the others what no code is, from nought on; where no code is one, its place."""
    codes = {option.label: option.code for option in fact.options if option.code.isdecimal()}
    free = (str(number) for number in count(0 if codes else 1) if str(number) not in codes.values())
    return {option: codes.get(option) or next(free) for option in options}


def fill(fact: Fact, answer: Answer, key: str) -> None:
    """Let the widget hold an answer; before it is drawn."""
    multi = fact.type == "multi"
    st.session_state[key] = _chosen(fact, answer) if multi else _written(fact, answer)


def clear(fact: Fact, key: str) -> None:
    """Let the widget hold nothing; before it is drawn."""
    st.session_state[key] = {"choice": None, "multi": []}.get(fact.type, "")


def typed(key: str) -> str:
    """What stands in the widget now, as the text of a roster's cell; empty for nothing."""
    value = st.session_state.get(key)
    return ";".join(value) if isinstance(value, list) else str(value or "").strip()


def _chosen(fact: Fact, given: Answer) -> list[str]:
    if not isinstance(given, frozenset):
        return [fact.unsure] if fact.unsure else []
    return [option.label for option in fact.options if option.code in given] or [word for word in [fact.none] if word]


def _written(fact: Fact, given: Answer | EllipsisType) -> str:
    if given is ...:
        return ""
    return str(given) if isinstance(given, Span) else say(fact, given)
