"""What every page shares: the address, the masthead with 「大字」 and the way to other pages, the season, the foot."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from gongqin_core import __version__
from gongqin_core.notice.rules_hash import rules_hash
from gongqin_core.take_away.html import element
from pages.components import session
from pages.components.pieces import place, season, ways
from pages.components.pieces.html import draw, icon, p
from pages.components.question import start
from pages.components.server import kiosk, uploads
from pages.components.server.index import TITLE

PAGES = [
    ways.page("self_check", first=True),  # at `/`, where `shell.FIRST_PAGE` leads too
    ways.page("levels"),
    ways.page("prepare"),
    ways.page("timetable"),
    ways.page("faq"),
    ways.page("notice"),
    ways.page("changes"),
    ways.page("enquiry"),
    ways.page("roster"),
]
# Only where there is more than one notice of a place; its address holds all the same.
OF_SEVERAL = {"changes"}
# Pages that one reaches from another page, not from the row.
ASIDE = [ways.page("career")]
# Pages that stand on a quieter line, and that a public kiosk does not have.
FOR_UNITS = {"enquiry", "roster"}


def frame() -> None:
    workers = [page for page in PAGES if page.url_path not in FOR_UNITS]
    units = [] if kiosk.on() else [page for page in PAGES if page.url_path in FOR_UNITS]
    here = st.navigation([*workers, *units, *ASIDE], position="hidden")
    row = workers if len(session.series()) > 1 else [page for page in workers if page.url_path not in OF_SEVERAL]
    session.read_address(resumes=here is PAGES[0])
    if here.url_path != "roster":
        uploads.release()
    if kiosk.on():
        kiosk.watch()
        if not kiosk.started():
            start.screen()
            return
        with st.container(horizontal=True, key="nav"):
            draw(ways.links(row, here), width="content")
    else:
        # Known from the first element on, so that nothing grows wider under the eye.
        width = "wide" if here.url_path in FOR_UNITS else "narrow"
        with st.container(key=width), st.container(horizontal=True, key="mast"):
            _masthead(here)
            to_units = ways.links(units, here)
            draw(ways.links(row, here), element("span", "人事用", css="for"), to_units, width="content")
    if not session.placed():
        place.ask()
        return
    # The start has the line below its own heading, so that the two dark bands are one.
    if here is not PAGES[0] or session.begun():
        draw(season.line())
    here.run()
    place.other_places()
    _foot()


def _masthead(here: StreamlitPage) -> None:
    """Whose pages these are, 「大字」, and where the links have no room the way to them: `masthead.css` and `large.js`
    do the rest.

    The page's name makes the text differ from page to page, so that the list is closed again on the next one.
    """
    draw(
        element(
            "div",
            icon("steps"),
            element("span", TITLE, css="full"),
            element("span", "工勤自查", css="short"),
            css="name",
        ),
        element(
            "div",
            element("button", "大字", css="large on", type="button"),
            element("button", "标准字", css="large off", type="button"),
            element("details", element("summary", icon("menu"), "菜单"), css="menu", data_page=here.title),
            css="switches",
        ),
        width="content",
    )


def _foot() -> None:
    """Under every page: whose notice, whose word this is not, and by which rules it judges."""
    about = session.notice().about
    draw(
        element(
            "div",
            p(f"依据：{about.short} · {about.number}"),
            p("本页由 gongqin（工勤）项目做，不是官方网站，只供报名前初步自查。"),
            p(f"版本 {__version__} · 规则校验码 {rules_hash(session.notice())}"),
            css="foot",
        )
    )


frame()
