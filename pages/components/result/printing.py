"""Printing the result sheet: it stands on the page unseen, in a style of its own, and is all that goes to paper."""

import streamlit as st

from gongqin_core.take_away.paper import STYLE
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.result_sheet import Issued, sheet
from pages.components.pieces.copying import BUTTON

_LOOK = f"""
{BUTTON}
{STYLE}
.paper {{ display: none; }}
@media print {{ button {{ display: none; }} .paper {{ display: block; }} }}
"""
_SCRIPT = """
export default function({ data, parentElement }) {
  const button = parentElement.querySelector('button');
  button.textContent = data.label;
  button.onclick = () => window.print();
  parentElement.querySelector('.paper').innerHTML = data.sheet;
}
"""
_component = st.components.v2.component(
    "gongqin_print", html='<button type="button"></button><div class="paper"></div>', css=_LOOK, js=_SCRIPT
)
# A style inside the component says nothing about the page of paper as a whole.
_PAGE = "<style>@page { size: A4; margin: 0; }</style>"


def button(label: str, result: Result, issued: Issued) -> None:
    with st.container(key="paper"):
        st.html(_PAGE)
        _component(data={"label": label, "sheet": sheet(result, issued)}, key="print")
