"""「朗读」: the device's own Chinese voice reads what stands on the page. Where there is none, there is no button."""

import streamlit as st

from gongqin_core.take_away.html import element
from pages.components.server import files

_component = st.components.v2.component(
    "gongqin_read_aloud",
    html=element("button", "朗读", type="button", hidden=True),
    css=files.style("button"),
    js=files.script("read_aloud"),
)


def button(lines: list[str]) -> None:
    """`lines` are read one after the other, with a pause between them."""
    _component(data={"text": "\n".join(lines)}, key="read_aloud", width="content")
