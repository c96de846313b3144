"""What every page shares: the address, the masthead with 「大字」 and the way to other pages, the season, the foot."""

import streamlit as st

from pages.components import session
from pages.components.pieces import focus, foot, masthead, place, season, ways
from pages.components.pieces.html import draw
from pages.components.question import start
from pages.components.server import kiosk, uploads

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
        # The start has the line below its own heading, so that the two dark bands are one.
        below = here is not PAGES[0] or session.begun()
        # As one element: what every page begins with is drawn anew after every press.
        top = masthead.masthead(here, row, units, wide=here.url_path in FOR_UNITS)
        draw(top, season.line() if session.placed() and below else None)
    if not session.placed():
        place.ask()
        return
    if kiosk.on():
        draw(season.line())
    here.run()
    place.other_places()
    draw(foot.of(session.notice()), focus.step())


frame()
