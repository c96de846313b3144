"""How much fits on a sheet of A4, worked out before it is printed: Chinese letters are all as wide as they are high. A
text that leaves room is set larger."""

import re
from collections.abc import Callable, Iterable, Sequence
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
HALF = (TEXT - 6) / 2
"""The width of one of two columns."""
POINT = 25.4 / 72
LEADING = 1.35
POINTS = 10.0
"""The type at its smallest; all other sizes are given in parts of it."""
SIZES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, POINTS)
"""Points of the type of a sheet, the one wished for first."""
CLAUSE = re.compile("(〔[^〕]*〕)")
ABOVE = {"apart": 1.5, "large": 2.5}
"""Millimetres kept free above paragraphs of these classes."""
LARGE, TITLE, SMALL = 1.2, 1.5, 0.8
"""The sizes of the classes `large`, `title` and `small`."""
LATIN, SPACE = 0.6, 0.3
"""How wide other letters, and spaces between words, are at most, in ems."""

STYLE = Path(__file__).with_name("paper.css").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the sheet, and its height in millimetres in a type of so many points, rather too high than too low."""

    html: Html
    mm: Callable[[float], float]


def sentence(text: str, width: float = TEXT, size: float = 1, css: str = "") -> Part:
    """Plain text in a paragraph of that width (mm) and size (in parts of the sheet's). Clauses are not torn apart."""
    words = (element("span", part) if CLAUSE.fullmatch(part) else part for part in CLAUSE.split(text))

    def height(points: float) -> float:
        return lines(text, width, size * points) * size * points * LEADING * POINT + ABOVE.get(css, 0)

    return Part(element("p", *words, css=css), height)


def heading(text: str) -> Part:
    return Part(element("h2", text), lambda points: 1.1 * points * LEADING * POINT + 2)


def halves(left: Sequence[Part], right: Sequence[Part]) -> Part:
    """Two columns side by side, of parts as wide as `HALF`."""
    columns = (element("div", *(part.html for part in column)) for column in (left, right))
    return Part(element("div", *columns, css="halves"), lambda points: max(height(left, points), height(right, points)))


def to_write_on(label: str, lines_below: Sequence[str], mm: float) -> Part:
    """A frame at the foot that takes what is left of the sheet, at least `mm`: room to write in, then lines to fill."""
    below = element("div", *(element("span", line) for line in lines_below), css="blanks")
    return Part(element("div", element("p", label), below, css="frame"), lambda points: mm)


def lines(text: str, width: float, points: float) -> int:
    """How many lines the text fills; one letter of each line is lost to punctuation that may not begin the next."""
    ems = sum(1.0 if east_asian_width(letter) in "WFA" else SPACE if letter == " " else LATIN for letter in text)
    return max(1, ceil(ems / (width / (points * POINT) - 1)))


def height(parts: Iterable[Part], points: float = POINTS) -> float:
    return sum(part.mm(points) for part in parts)


def fits(parts: Sequence[Part], points: float = POINTS) -> bool:
    return height(parts, points) <= ROOM


def page(parts: Sequence[Part]) -> Html:
    """The parts as one sheet, in the largest type in which they fit; in the rare case that they do not, set smaller."""
    points = next((points for points in SIZES if fits(parts, points)), None)
    style = f"font-size: {points:g}pt" if points else f"zoom: {ROOM / height(parts):.3f}"
    return element("div", *(part.html for part in parts), css="sheet", style=style)


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
