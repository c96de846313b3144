"""After a step, the new heading (or what is wrong) comes to the top and takes the keyboard's focus; the browser's tab
is named after it."""

import streamlit as st

from gongqin_core.take_away.html import Html, element

STEP = "step"
"""Where a session keeps, while a page is drawn, what is said of its step."""


def on_step(step: str, name: str, to: str = "") -> None:
    """`step` tells what is on the page from what was before; when it changes within a visit, the focus moves
    (`focus.js`). `name` is the step in words, for the tab. `to`: a selector of what comes to the top instead of the
    page's heading."""
    st.set_page_config(page_title=name)
    st.session_state[STEP] = element("i", css="step", data_step=step, data_to=to or False)


def step() -> Html | None:
    """What `on_step` said of this page: drawn last, so that what it looks for is on the page by then."""
    said: Html | None = st.session_state.pop(STEP, None)
    return said
