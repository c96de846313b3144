"""The ways from page to page: what Streamlit knows of a page, built once, and a row of links as one element."""

from collections.abc import Iterable
from copy import copy
from functools import cache
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from gongqin_core.take_away.html import Html, element, join
from pages.components.pieces.heads import HEADS


def page(name: str, first: bool = False) -> StreamlitPage:
    """A page by its name, which is its script's and its address; the `first` one stands at `/`.

    A copy for this run, because running it leaves a mark on it; to build one anew goes to the disk.
    """
    return copy(_built(name, first))


@cache
def _built(name: str, first: bool) -> StreamlitPage:
    return st.Page(f"{name}.py", title=HEADS[name].title, url_path=name, default=first)


def links(pages: Iterable[StreamlitPage], here: StreamlitPage) -> Html:
    """Links that take what stands in the address along. `ways.js` follows them as Streamlit does its own, of which
    each would be an element to send and to draw after every press."""
    query = _query()
    return join(_link(to.title, f"./{to.url_path}{query}", "way", to is here) for to in pages)


def onward(name: str, words: str) -> Html:
    """A link from the middle of a page to another one, by its name; "" is the first."""
    return _link(words, f"./{name}{_query()}", "way onward", False)


def _query() -> str:
    query = urlencode(st.query_params.to_dict())
    return f"?{query}" if query else ""


def _link(words: str, address: str, css: str, is_here: bool) -> Html:
    return element("a", words, css=css, href=address, aria_current="page" if is_here else False)
