"""How much fits on a sheet of A4, worked out before it is printed: Chinese letters are all as wide as they are high."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from unicodedata import east_asian_width

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
CLAUSE = re.compile("〔[^〕]*〕")
LATIN, SPACE = 0.6, 0.3
"""How wide other letters, and spaces between words, are at most, in ems."""

STYLE = f"""
@page {{ size: A4; margin: 0; }}
.sheet {{ font: 10pt/{LEADING} 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif;
  color: #000; background: #fff; box-sizing: border-box; max-width: {WIDTH}mm; margin: 0 auto; padding: {MARGIN}mm;
  overflow-wrap: anywhere; }}
.sheet p {{ margin: 0; }} .sheet .apart {{ margin-top: 1.5mm; }} .sheet span {{ white-space: nowrap; }}
.sheet .title {{ font-size: 15pt; font-weight: 700; }} .sheet .strong {{ font-weight: 700; }}
.sheet h2 {{ font-size: 11pt; margin: 2mm 0 0; }}
.sheet .top {{ display: flex; gap: 4mm; }} .sheet .top > :first-child {{ flex: 1; }}
.sheet .scan {{ text-align: center; flex: none; }} .sheet .scan img {{ display: block; image-rendering: pixelated; }}
.sheet table {{ border-collapse: collapse; width: 100%; table-layout: fixed; margin-top: 2mm; }}
.sheet th, .sheet td {{ border: .25mm solid #555; padding: .8mm 1.5mm; text-align: left; vertical-align: top; }}
.sheet th {{ width: {FIRST - 3}mm; font-weight: 400; word-break: keep-all; }} .sheet tr {{ break-inside: avoid; }}
.sheet .code {{ font: 9pt/{LEADING} monospace; }}
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the sheet (HTML) and its height in millimetres, rather too high than too low."""

    html: str
    mm: float


def sentence(text: str, width: float = TEXT, points: float = 10, css: str = "") -> Part:
    """Plain text in a paragraph of that width (mm) and type (points). Clauses are not torn apart."""
    html = CLAUSE.sub(r"<span>\g<0></span>", escape(text))
    return Part(
        f'<p class="{css}">{html}</p>', lines(text, width, points) * points * LEADING * POINT + 1.5 * (css == "apart")
    )


def heading(text: str) -> Part:
    return Part(f"<h2>{escape(text)}</h2>", 11 * LEADING * POINT + 2)


def lines(text: str, width: float, points: float) -> int:
    """How many lines the text fills; one letter of each line is lost to punctuation that may not begin the next."""
    ems = sum(1.0 if east_asian_width(letter) in "WFA" else SPACE if letter == " " else LATIN for letter in text)
    return max(1, ceil(ems / (width / (points * POINT) - 1)))


def height(parts: Iterable[Part]) -> float:
    return sum(part.mm for part in parts)


def fits(parts: Iterable[Part]) -> bool:
    return height(parts) <= ROOM


def page(parts: Sequence[Part]) -> str:
    """The parts as one sheet; set smaller in the rare case that they do not fit."""
    smaller = f' style="zoom: {ROOM / height(parts):.3f}"' if not fits(parts) else ""
    return f'<div class="sheet"{smaller}>{"".join(part.html for part in parts)}</div>'
