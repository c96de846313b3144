"""A button that copies a text, also where the page is not served over https, and says whether it worked.

A text of several lines stands folded below the button. Where a browser refuses to copy, any text opens there, selected.
"""

import streamlit as st

from gongqin_core.take_away.html import element, join
from pages.components.server import files, kiosk

_component = st.components.v2.component(
    "gongqin_copy",
    html=join(
        [
            element("button", type="button"),
            element("span", role="status"),
            element("details", element("summary", "看这段文字"), element("textarea", readonly=True)),
        ]
    ),
    css=files.style("button", "copying"),
    js=files.script("copying"),
)


def button(label: str, text: str, key: str) -> None:
    """Nothing in a kiosk: there is nobody to send it to."""
    if not kiosk.on():
        _component(data={"label": label, "text": text}, key=key)
