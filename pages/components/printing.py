"""Printing the result sheet: it stands on the page unseen, and is all that goes to paper."""

import streamlit as st

from gongqin_core.explain import Explanation
from gongqin_core.result_sheet import STYLE, Issued, sheet

_LOOK = """
button { font: inherit; min-height: 3rem; padding: .5rem 1.25rem; border-radius: .5rem; cursor: pointer;
  border: 1px solid var(--st-primary-color); background: var(--st-background-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
"""
_SCRIPT = """
export default function({ data, parentElement }) {
  const button = parentElement.querySelector('button');
  button.textContent = data.label;
  button.onclick = () => window.print();
}
"""
_component = st.components.v2.component("gongqin_print", html='<button type="button"></button>', css=_LOOK, js=_SCRIPT)


def button(label: str, explanation: Explanation, issued: Issued, procedure: str | None) -> None:
    _component(data={"label": label}, key="print")
    with st.container(key="paper"):
        st.html(f"<style>{STYLE}</style>{sheet(explanation, issued, procedure)}")
