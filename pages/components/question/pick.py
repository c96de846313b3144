"""One of many numbers: a drop-down that typing narrows; on a kiosk, without typing and dragging, a button for each."""

from collections.abc import Mapping

import streamlit as st

from pages.components.pieces.labels import plain
from pages.components.server import kiosk


def one(label: str, unit: str, numbers: list[int], special: Mapping[str, str], chosen: str | None, key: str) -> None:
    """`special`: code → words of the choices beside the numbers (cannot tell, none yet). What is picked is kept in the
    session under `key`, as text."""
    if kiosk.on():
        _buttons(label, numbers, special, chosen, key)
        return
    options = [*special, *map(str, numbers)]
    st.selectbox(
        label,
        options,
        index=options.index(chosen) if chosen in options else None,
        format_func=lambda code: special.get(code) or f"{code} {unit}",  # a list's words are no Markdown
        placeholder=f"选{label}",
        filter_mode="contains",
        key=key,
    )


def _buttons(label: str, numbers: list[int], special: Mapping[str, str], chosen: str | None, key: str) -> None:
    options = [*map(str, sorted(numbers)), *special]
    with st.container(key=f"numbers_{len(special)}_{key}"):
        st.pills(
            label,
            options,
            default=chosen if chosen in options else None,
            format_func=lambda code: plain(special.get(code) or code),
            key=key,
            width="stretch",
        )
