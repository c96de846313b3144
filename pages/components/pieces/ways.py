"""The ways from page to page: what Streamlit knows of a page, built once, and a row of links as one element."""

from collections.abc import Iterable
from copy import copy
from functools import cache
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from gongqin_core.take_away.html import Html, element, join, put
from pages.components.pieces.heads import HEADS

ALONG = "{along}"
"""What stands, in markup that is drawn once for everybody, where a link takes along what stands in the address."""
Ways = tuple[tuple[str, str], ...]
"""Words and addresses of pages, one after the other."""


def page(name: str, first: bool = False) -> StreamlitPage:
    """A page by its name, which is its script's and its address; the `first` one stands at `/`.

    A copy for this run, because running it leaves a mark on it; to build one anew goes to the disk.
    """
    return copy(_built(name, first))


@cache
def _built(name: str, first: bool) -> StreamlitPage:
    return st.Page(f"{name}.py", title=HEADS[name].title, url_path=name, default=first)


def named(pages: Iterable[StreamlitPage]) -> Ways:
    """What `row` is drawn of."""
    return tuple((page.title, page.url_path) for page in pages)


def links(pages: Iterable[StreamlitPage], here: StreamlitPage) -> Html:
    """Links that take what stands in the address along. `ways.js` follows them as Streamlit does its own, of which
    each would be an element to send and to draw after every press."""
    return along(row(named(pages), here.url_path))


def onward(name: str, words: str) -> Html:
    """A link from the middle of a page to another one, by its name; "" is the first."""
    return along(_link(words, name, "way onward", False))


@cache
def row(ways: Ways, here: str) -> Html:
    """Links as `links` makes them, before `along`. `here`: the address of the page they stand on."""
    return join(_link(words, address, "way", address == here) for words, address in ways)


def along(markup: Html) -> Html:
    """Markup with what stands in this visitor's address in its links."""
    query = urlencode(st.query_params.to_dict())
    return put(markup, ALONG, f"?{query}" if query else "")


def _link(words: str, address: str, css: str, is_here: bool) -> Html:
    return element("a", words, css=css, href=f"./{address}{ALONG}", aria_current="page" if is_here else False)
