"""After a step, the new heading (or what is wrong) comes to the top and takes the keyboard's focus."""

import streamlit as st

_SCRIPT = """
export default function({ data }) {
  const before = window.gongqinStep;
  window.gongqinStep = data.step;
  if (before === undefined || before === data.step) return;
  setTimeout(() => {
    const main = document.querySelector('[data-testid="stMain"]');
    const below = data.to && document.querySelector(data.to);
    if (below) below.scrollIntoView(); else if (main) main.scrollTo(0, 0);
    const target = below || document.querySelector('.trouble') || document.querySelector('h1');
    if (target) target.focus({ preventScroll: true });
  }, 60);
}
"""

_component = st.components.v2.component("gongqin_focus", js=_SCRIPT)


def on_step(step: str, to: str = "") -> None:
    """`step` names what is on the page; when it changes within a visit, the focus moves. `to`: a selector of what comes
    to the top instead of the page's heading."""
    _component(data={"step": step, "to": to}, key="focus")
