"""「朗读」: the device's own Chinese voice reads what stands on the page. Where there is none, there is no button."""

from gongqin_core.take_away.html import Html, element


def button(lines: list[str]) -> Html:
    """`lines` are read one after the other, with a pause between them (`read_aloud.js`)."""
    return element("button", "朗读", css="aloud", type="button", data_words="\n".join(lines))
