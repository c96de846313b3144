"""A kiosk's keys: letters or digits to tap, where there is no keyboard."""

import streamlit as st

from pages.components.pieces.html import draw, p


def typed() -> str:
    """What was tapped; without a kiosk, the words that suggestions were looked for with."""
    return str(st.session_state.get("typed", ""))


def pad(keys: str, longest: int, hint: str = "", unit: str | None = None, name: str = "letters") -> None:
    """What was tapped so far, with its unit: at most `longest` of the keys, which stand below it; one takes back. By
    `name` style sheets know in which order they stand."""
    draw(
        p(hint) if hint else None,
        p(f"{typed().upper() or '　'}{f' {unit}' if unit else ''}", css="letters", role="status"),
    )
    with st.container(horizontal=True, key=name):
        for key in keys:
            st.button(key.upper(), key=f"key_{key}", on_click=_tap, args=(key, longest))
        st.button("退一格", key="key_back", on_click=_take_back)


def _tap(key: str, longest: int) -> None:
    st.session_state.typed = (typed() + key)[:longest]


def _take_back() -> None:
    st.session_state.typed = typed()[:-1]
