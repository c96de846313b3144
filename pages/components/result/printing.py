"""Printing the result sheet: it stands on the page unseen, in a style of its own, and is all that goes to paper."""

import streamlit as st

from gongqin_core.take_away.html import Html, element, join, style_sheet
from gongqin_core.take_away.paper import STYLE
from pages.components.server import files

_component = st.components.v2.component(
    "gongqin_print",
    html=join([element("button", type="button"), element("div", css="paper")]),
    css=f"{files.style('button', 'printing')}\n{STYLE}",
    js=files.script("printing"),
)


def button(label: str, sheet: Html) -> None:
    """The `sheet` comes with it; `paper_size` has to stand on the page too."""
    _component(data={"label": label, "sheet": sheet}, key="paper")


def paper_size() -> Html:
    """A style inside the component says nothing about the page of paper as a whole."""
    return style_sheet(files.style("sheet_page"))
