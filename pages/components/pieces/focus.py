"""After a step, the new heading (or what is wrong) comes to the top and takes the keyboard's focus."""

from gongqin_core.take_away.html import element
from pages.components.pieces.html import draw


def on_step(step: str, to: str = "") -> None:
    """`step` names what is on the page; when it changes within a visit, the focus moves (`focus.js`). `to`: a selector
    of what comes to the top instead of the page's heading."""
    draw(element("i", css="step", data_step=step, data_to=to or False))
