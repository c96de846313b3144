"""Printing the result sheet: it stands on the page unseen, in a style of its own, and is all that goes to paper."""

import streamlit as st

from gongqin_core.take_away.html import element, join, style_sheet
from gongqin_core.take_away.paper import STYLE
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.result_sheet import Issued, sheet
from pages.components.pieces.html import draw
from pages.components.server import files

_component = st.components.v2.component(
    "gongqin_print",
    html=join([element("button", type="button"), element("div", css="paper")]),
    css=f"{files.style('button', 'printing')}\n{STYLE}",
    js=files.script("printing"),
)


def button(label: str, result: Result, issued: Issued) -> None:
    with st.container(key="paper"):
        draw(style_sheet(files.style("sheet_page")))
        _component(data={"label": label, "sheet": sheet(result, issued)}, key="print")
