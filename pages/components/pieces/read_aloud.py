"""「朗读」: the device's own Chinese voice reads what stands on the page. Where there is none, there is no button."""

from gongqin_core.take_away.html import element
from pages.components.pieces.html import draw


def button(lines: list[str]) -> None:
    """`lines` are read one after the other, with a pause between them (`read_aloud.js`)."""
    draw(element("button", "朗读", css="aloud", type="button", data_words="\n".join(lines)), width="content")
