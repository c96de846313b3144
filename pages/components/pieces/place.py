"""Where the notices of several places are in force: whose it is about, asked first, and the way to another."""

import streamlit as st

from pages.components import session
from pages.components.pieces import foot
from pages.components.pieces.html import draw, p, title
from pages.components.pieces.labels import plain

ASKS = "您的单位在哪里？"
WHY = "各地的通知不一样，先选地方。"


def ask() -> None:
    """In the place of any page, until it is known."""
    draw(title(ASKS), p(WHY))
    for notice in session.places():
        st.button(
            plain(notice.about.place),
            key=f"place_{notice.about.id}",
            on_click=session.choose,
            args=(notice.about.id,),
            width="stretch",
        )
    draw(foot.BEFORE_ANY)


def other_places() -> None:
    """Above the foot of a page, the way to the notice of another place. Not while there is a roster on the desk,
    which is checked by one notice from its columns to its downloads."""
    others = [notice for notice in session.places() if notice is not session.notice()]
    if not others or session.has_roster():
        return
    with st.container(horizontal=True, key="places"):
        for notice in others:
            st.button(
                f"改看{plain(notice.about.place)}的通知",
                key=f"place_{notice.about.id}",
                on_click=session.choose,
                args=(notice.about.id,),
                type="tertiary",
            )
