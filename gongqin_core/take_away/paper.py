"""How much fits on a sheet of A4, worked out before it is printed: Chinese letters are all as wide as they are high."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from unicodedata import east_asian_width

from .html import DOCTYPE, Html, element, style_sheet

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 10.0
"""Millimetres of a sheet of A4; the margin is the sheet's own, so that browsers print no address into it."""
SPARE = 4.0
"""Kept free below: fonts differ a little."""
TEXT, ROOM = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN - SPARE
"""What is left for text: its width and height."""
FIRST = 36.0
"""The first column of a table, in millimetres."""
POINT = 25.4 / 72
LEADING = 1.35
LINE = 10 * LEADING * POINT
"""The height of a line of the text."""
CLAUSE = re.compile("(〔[^〕]*〕)")
ABOVE = {"apart": 1.5, "large": 2.5}
"""Millimetres kept free above paragraphs of these classes."""
LARGE = 12
"""Points of the class `large`."""
LATIN, SPACE = 0.6, 0.3
"""How wide other letters, and spaces between words, are at most, in ems."""

STYLE = Path(__file__).with_name("paper.css").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the sheet and its height in millimetres, rather too high than too low."""

    html: Html
    mm: float


def sentence(text: str, width: float = TEXT, points: float = 10, css: str = "") -> Part:
    """Plain text in a paragraph of that width (mm) and type (points). Clauses are not torn apart."""
    words = (element("span", part) if CLAUSE.fullmatch(part) else part for part in CLAUSE.split(text))
    height = lines(text, width, points) * points * LEADING * POINT
    return Part(element("p", *words, css=css), height + ABOVE.get(css, 0))


def heading(text: str) -> Part:
    return Part(element("h2", text), 11 * LEADING * POINT + 2)


def lines(text: str, width: float, points: float) -> int:
    """How many lines the text fills; one letter of each line is lost to punctuation that may not begin the next."""
    ems = sum(1.0 if east_asian_width(letter) in "WFA" else SPACE if letter == " " else LATIN for letter in text)
    return max(1, ceil(ems / (width / (points * POINT) - 1)))


def height(parts: Iterable[Part]) -> float:
    return sum(part.mm for part in parts)


def fits(parts: Iterable[Part]) -> bool:
    return height(parts) <= ROOM


def page(parts: Sequence[Part]) -> Html:
    """The parts as one sheet; set smaller in the rare case that they do not fit."""
    smaller = False if fits(parts) else f"zoom: {ROOM / height(parts):.3f}"
    return element("div", *(part.html for part in parts), css="sheet", style=smaller)


def document(title: str, *sheets: Html, style: str = STYLE) -> Html:
    """Sheets as a file of its own that needs nothing else, each on a page of its own. `title`: plain text; `style`: a
    style sheet of ours."""
    head = element(
        "head",
        element("meta", charset="UTF-8"),
        element("title", title),
        element("meta", name="viewport", content="width=device-width"),
        style_sheet(style),
    )
    return DOCTYPE + element("html", head, element("body", *sheets), lang="zh-CN")
