"""After a step, the new heading (or what is wrong) comes to the top and takes the keyboard's focus."""

import streamlit as st

from pages.components.server import files

_component = st.components.v2.component("gongqin_focus", js=files.script("focus"))


def on_step(step: str, to: str = "") -> None:
    """`step` names what is on the page; when it changes within a visit, the focus moves. `to`: a selector of what comes
    to the top instead of the page's heading."""
    _component(data={"step": step, "to": to}, key="focus")
