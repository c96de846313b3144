"""Markup that is safe to draw: `Html` is made here alone, and whatever plain text goes into it is escaped on the way.

Plain text and markup are different types, so a type checker sees where one is taken for the other; and what no checker
sees comes out escaped twice, which is ugly, and never unescaped, which is a hole. An f-string makes plain text of both.
"""

from collections.abc import Iterable
from html import escape

VOID = frozenset(("br", "img", "link", "meta", "wbr"))
"""Elements that hold nothing and are not closed."""


class Html(str):
    """Markup. Everything else that is a `str` is plain text."""

    __slots__ = ()

    def __add__(self, other: str) -> "Html":
        return Html(str.__add__(self, safe(other)))


EMPTY = Html()
BREAK = Html("<br>")
DOCTYPE = Html("<!DOCTYPE html>")


def safe(content: str | None) -> Html:
    """Markup as it is, plain text escaped, nothing for None."""
    if isinstance(content, Html):
        return content
    return Html(escape(content)) if content else EMPTY


def join(parts: Iterable[str | None], between: str = "") -> Html:
    """Parts one after another, those that are empty left out."""
    return Html(safe(between).join(filter(None, map(safe, parts))))


def put(markup: Html, place: str, content: str) -> Html:
    """Markup with content wherever a place for it stands."""
    return Html(markup.replace(place, safe(content)))


def element(tag: str, *content: str | None, css: str = "", **attributes: str | bool | int) -> Html:
    """`<tag class="css" …>content</tag>`. Of attributes True stands without a value, False not at all; `_` in a name is
    `-`, except at its end (`for_`). `tag` and the names are written in the code, never data."""
    written = _attribute("class", css) if css else ""
    for name, value in attributes.items():
        written += _attribute(name.rstrip("_").replace("_", "-"), value)
    inner = safe(content[0]) if len(content) == 1 else join(content)
    return Html(f"<{tag}{written}>" if tag in VOID else f"<{tag}{written}>{inner}</{tag}>")


def style_sheet(css: str) -> Html:
    """A style sheet in the page itself. Its text stands as it is: it is a file of the code, never data."""
    return element("style", Html(css))


def _attribute(name: str, value: str | bool | int) -> str:
    if isinstance(value, bool):
        return f" {name}" if value else ""
    return f' {name}="{escape(str(value))}"'
