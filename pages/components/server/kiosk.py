"""The unattended touch screen: `GONGQIN_KIOSK=1` in the server's environment, never anything a visitor could send.

Nothing is written to the address, the history or the disk. Without a touch for a while a warning counts down; then, as
after 「结束并清除」, the page is replaced by a new one and the old session is never seen again.
"""

from os import environ

import streamlit as st

from gongqin_core.take_away.html import element, join
from pages.components.server import files, numbers

START = "gongqin_kiosk_started"

_component = st.components.v2.component(
    "gongqin_kiosk",
    html=join(
        [
            element("button", "结束并清除", id="end", type="button", hidden=True),
            element(
                "div",
                element("p", id="words"),
                element("button", "继续使用", id="stay", type="button"),
                element("button", "结束并清除", id="leave", type="button", hidden=True),
                id="cover",
                role="alertdialog",
                aria_modal="true",
                aria_labelledby="words",
                hidden=True,
            ),
        ]
    ),
    css=files.style("kiosk"),
    js=files.script("kiosk"),
)


def on() -> bool:
    return environ.get("GONGQIN_KIOSK") == "1"


def may_print() -> bool:
    """Outside a kiosk always; in one only where the browser was started to print without asking."""
    return not on() or environ.get("GONGQIN_KIOSK_PRINT") == "1"


def watch() -> None:
    """The idle warning and 「结束并清除」, on every page of a kiosk."""
    data = {
        "started": started(),
        "idle": seconds("GONGQIN_KIOSK_IDLE", 75),
        "warn": seconds("GONGQIN_KIOSK_WARN", 20),
        "health": "/healthz",
        "home": "/",
    }
    _component(data=data, key="kiosk")


def seconds(name: str, otherwise: int) -> int:
    """A time from the environment; what is no whole number of seconds from 1 on counts as not set."""
    return numbers.whole(environ.get(name, "")) or otherwise


def started() -> bool:
    """Whether this visitor has tapped 「开始自查」."""
    return bool(st.session_state.get(START))


def start() -> None:
    """The visitor has tapped 「开始自查」."""
    st.session_state[START] = True
