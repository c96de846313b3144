"""What stands at the top of a page: whose pages these are, 「大字」, and where the links have no room the way to them.
`masthead.css` and `large.js` do the rest."""

from collections.abc import Iterable
from functools import cache

from streamlit.navigation.page import StreamlitPage

from gongqin_core.take_away.html import Html, element
from pages.components.pieces import ways
from pages.components.pieces.html import icon
from pages.components.server.index import TITLE


def masthead(here: StreamlitPage, row: Iterable[StreamlitPage], units: Iterable[StreamlitPage], wide: bool) -> Html:
    """Of the page `here`, with the links of the `row` and, on a quieter line, those of `units`.

    `wide`: its width tells that of the page from the first element on, so that nothing grows wider under the eye; and
    the page's name makes the text differ from page to page, so that the list is closed again on the next one.
    """
    return ways.along(_drawn(here.title, here.url_path, ways.named(row), ways.named(units), wide))


@cache
def _drawn(title: str, here: str, row: ways.Ways, units: ways.Ways, wide: bool) -> Html:
    """The same for all visitors, and drawn once."""
    return element(
        "div",
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
            element("details", element("summary", icon("menu"), "菜单"), css="menu", data_page=title),
            css="switches",
        ),
        ways.row(row, here),
        element("span", "人事用", css="for"),
        ways.row(units, here),
        css="mast wide" if wide else "mast",
    )
