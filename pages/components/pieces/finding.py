"""One field that finds things on a page by what people type: a page with it shows what was found, or itself."""

from collections.abc import Callable

import streamlit as st

from gongqin_core.take_away.html import Html
from pages.components import session
from pages.components.pieces.html import draw, p
from pages.components.server import kiosk

NOTHING = "没有找到。换个说法试试；通知里没写的，请问本单位人事。"


def found(label: str, find: Callable[[str], Html], key: str) -> bool:
    """The field; under it what `find` draws for the text in it, or that there is nothing. Whether anything was typed. A
    touch screen has no keyboard, and no field."""
    if kiosk.on():
        return False
    text = st.text_input(label, key=session.key(key), max_chars=60).strip()
    if text:
        draw(find(text) or p(NOTHING))
    return bool(text)
