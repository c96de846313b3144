"""A word that cannot be read: the officer says once what it means, and sees first whom that moves."""

from collections.abc import Sequence

import streamlit as st

from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.things_to_do import Thing
from gongqin_core.roster.review.unread import effect
from gongqin_core.roster.words import NO_ANSWER, Words, possible
from pages.components.pieces.html import draw, p
from pages.components.pieces.labels import plain
from pages.components.roster.desk import Desk

FEW = 8
"""So many meanings are all shown; of more one is looked up by its name."""


def draw_word(desk: Desk, review: Review, thing: Thing, number: int) -> None:
    fact = thing.spots[0].role
    labels = possible(review.notice, review.notice.facts[fact]) | {"": f"{NO_ANSWER}，按没填算"}
    code = _meaning(desk, thing, labels, number)
    words = None if code is None else _with(review, thing, code)
    if words is not None:
        draw(p(effect(review, words).sentence, css="hint", role="status"))
    label = f"{thing.rows} 行都按“{labels[code]}”算" if code else f"{thing.rows} 行都不算答案"
    st.button(
        plain(label) if words is not None else "先选一个意思",
        on_click=desk.settle,
        args=(words,),
        disabled=words is None,
        type="primary",
        key=f"settle_{number}",
    )


def _meaning(desk: Desk, thing: Thing, labels: dict[str, str], number: int) -> str | None:
    """The code that was chosen; empty for no answer, None for nothing yet."""
    question, codes, key = f"“{thing.word}”的意思", list(labels), desk.key(f"meaning_{number}")
    if len(codes) > FEW:
        return _looked_up(question, codes, labels, key)
    code: str | None = st.radio(
        plain(question), codes, None, format_func=lambda code: plain(labels[code]), key=key, width="stretch"
    )
    return code


def _looked_up(question: str, codes: Sequence[str], labels: dict[str, str], key: str) -> str | None:
    code: str | None = st.selectbox(
        plain(question), ["", *(code for code in codes if code)], None, labels.__getitem__, key, placeholder="选一个"
    )
    return code


def _with(review: Review, thing: Thing, code: str) -> Words:
    fact = thing.spots[0].role
    return review.words.with_word(review.notice, fact, thing.word, [code] if code else [])
