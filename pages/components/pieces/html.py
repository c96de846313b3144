"""What pages are drawn with: pieces of markup that escape by themselves. Content is drawn as it is written.

Wherever a piece takes a `str`, plain text is escaped and `Html` is kept.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.notice import Notice
from gongqin_core.take_away.html import Html, element, join
from pages.components.pieces.phrases import phrased

SIGNS = {Verdict.MET: "✓", Verdict.CONFIRM: "？", Verdict.UNKNOWN: "…", Verdict.NOT_MET: "✕"}
"""A second signal beside colour and word."""
HELD = "●"
"""The sign of a level that is held, or lies below the one held."""
MAIL = re.compile(r"@(?<=\w@)(?=\w[^<>]*(?:<(?!/textarea)|$))")
"""In text, and in no attribute: before the sign an address of e-mail may break, and so it does not within a word."""
SITE = re.compile(r"https?://[!-;=?-~]+(?=[^<>]*(?:<(?!/textarea)|$))")
"""Likewise the address of a site, which breaks before its dots."""
MAY_BREAK = element("wbr")


def draw(*parts: Html | None, **options: Any) -> None:
    """Put markup on the page as one element; nothing where there is none. `options`: as of `st.html`."""
    if html := join(parts):
        mails = MAIL.sub(f"{MAY_BREAK}@", html)
        st.html(SITE.sub(lambda site: site[0].replace(".", f"{MAY_BREAK}."), mails), **options)


def stack(*parts: Html | None, css: str = "") -> Html:
    """Parts one below the other, as far apart as elements of their own would stand; nothing for none. What a page costs
    is mostly how many elements it sends."""
    inner = join(element("div", part) for part in parts if part)
    return element("div", inner, css=f"stack {css}".strip()) if inner else inner


def white_card(*parts: Html | None, css: str = "") -> Html:
    """A white card: as `stack`."""
    return stack(*parts, css=f"white {css}".strip())


def title(*content: str, css: str = "") -> Html:
    """The page's heading, which can take the focus when the page has become another one. Plain text breaks between its
    words alone."""
    words = (part if isinstance(part, Html) else phrased(part) for part in content)
    return element("h1", *words, css=css, tabindex=-1)


def heading(*content: str, level: int = 2, css: str = "", name: str = "") -> Html:
    """`name`: what a link of `jumps` leads to."""
    return element(f"h{level}", *content, css=css, data_jump=name or False, tabindex=-1 if name else False)


def p(*content: str | None, css: str = "", **attributes: str | bool | int) -> Html:
    """A paragraph; it may hold no clause (`cite`): `para` may."""
    return element("p", *content, css=css, **attributes)


def para(*content: str | None, css: str = "") -> Html:
    """A paragraph that may hold clauses: a `p` may not hold a `details`."""
    return element("div", *content, css=f"para {css}".strip())


def bold(*content: str) -> Html:
    return element("b", *content)


def jumps(places: Mapping[str, str]) -> Html:
    """Links to headings and folds of this page: name (`heading`) or key (`fold`) → what stands on the link. A fold is
    opened by it (`jumps.js`)."""
    links = (element("a", words, href=f"#{name}", data_to=name) for name, words in places.items())
    return element("nav", *links, css="jumps", aria_label="这一页有什么")


def fold(summary: str, body: str, css: str = "", opened: bool = False, key: str = "") -> Html:
    """Something folded away under its summary, unless `opened`. Drawn anew, it is as the visitor left it (`folds.js`);
    `key` names it where the summary does not say which it is, or changes."""
    inner = element("summary", summary), element("div", body)
    return element("details", *inner, css=f"fold {css}".strip(), open=opened, data_fold=key or False)


def bullets(items: Iterable[str], css: str = "", numbered: bool = False) -> Html:
    """A list; nothing for none."""
    inner = join(element("li", item) for item in items)
    return element("ol" if numbered else "ul", inner, css=css) if inner else inner


def cite(notice: Notice, clause: str | None, after: str = "") -> Html:
    """A clause number that opens on one tap to show what the clause says; nothing for None. `after`: the mark that
    stays on its line."""
    if not clause:
        return join(())
    entry = notice.clause[clause]
    words = p(bold(entry.heading), "　", entry.text)
    mark = element("span", after) if after else ""
    return element("details", element("summary", f"〔{clause}〕", mark), words, css="clause")


def tag(verdict: Verdict, word: str = "") -> Html:
    """A verdict: its sign, its word, and by its class its colour. A `word` of its own (已持有) is no failure, and
    its sign says so."""
    own = bool(word) and word != verdict.label
    shown = element("span", HELD, aria_hidden="true") if own else sign(verdict)
    return element("span", shown, f" {word or verdict.label}", css=f"tag {verdict.code}")


def sign(verdict: Verdict) -> Html:
    """For the eye alone: the word beside it says the same."""
    return element("span", SIGNS[verdict], aria_hidden="true")


def icon(name: str) -> Html:
    """A shape of `icons.css`, for the eye alone."""
    return element("i", css="icon", style=f"--icon: var(--i-{name})", aria_hidden="true")


def row(head: str, *cells: str, css: str = "") -> Html:
    """A row of a `table`, with what it is about in front."""
    return element("tr", element("th", head, scope="row"), join(element("td", cell) for cell in cells), css=css)


def table(columns: Sequence[str], rows: Iterable[Html], caption: str = "", css: str = "") -> Html:
    """A table of `row`s; `columns` are the headings of all of them, the first too, which may be empty."""
    head = element("tr", *(element("th", column, scope="col") if column else element("td") for column in columns))
    above = element("caption", caption) if caption else None
    return element("table", above, head, *rows, css=css)


def alert(heading: str, text: str) -> Html:
    """What keeps the visitor from going on; it takes the focus."""
    return element("div", bold(heading), p(text), css="trouble", role="alert", tabindex=-1)
