"""Sheets that people look at and print, by XlsxWriter: cells with looks, paper, and how much room text takes."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from math import ceil, isfinite
from typing import Any
from unicodedata import east_asian_width

from .sheet import LONGEST_TEXT, text_too_long

A4 = 9
"""The number of the paper size (ECMA-376 part 1, 18.3.1.63)."""
DAY = "yyyy-mm-dd"
NO_TEXT = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold and XlsxWriter writes nevertheless."""
FILLED = 0.93
"""How much of a line is filled before it breaks."""
LINE, SPACE = 14, 3
"""Points: of one line of 11 points, above and below together."""
MARGINS = {"left": 0.5, "right": 0.5, "top": 0.5, "bottom": 0.6}
"""Inches."""
PAGE = 770, 516
"""Points that a page of A4 landscape has between its margins, across and down."""


def write_cell(sheet: Any, row: int, column: int, cell: Any, look: Any) -> None:
    """What a cell holds, as what it is: a text stays a text, whatever sign it begins with. `look`: a format, if any."""
    if isinstance(cell, str):
        _write_text(sheet, row, column, cell, look)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, look)
    elif isinstance(cell, int | float | Decimal) and isfinite(cell):
        sheet.write_number(row, column, cell, look)
    elif isinstance(cell, date | datetime):
        sheet.write_datetime(row, column, cell, look)
    else:
        sheet.write_string(row, column, str(cell), look)


def _write_text(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    if len(text) > LONGEST_TEXT:
        raise text_too_long(row + 1, column + 1)
    if text:
        sheet.write_string(row, column, held(text), look)
    else:
        sheet.write_blank(row, column, None, look)


def held(text: str) -> str:
    """The text without what no file could hold."""
    return NO_TEXT.sub("", text)


def on_a4_across(sheet: Any, foot: str = "") -> None:
    """It prints on A4 landscape, as wide as the paper, with page numbers. `foot`: plain text beside them."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(**MARGINS)
    beside = f"&L{foot.replace('&', '&&')}" if foot else ""
    sheet.set_footer(f"{beside}&R第 &P 页，共 &N 页")


def set_widths(sheet: Any, widths: Sequence[float], look: Any = None) -> None:
    """The width of each column, in characters of Latin script."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width, look)


def points(widths: Sequence[float]) -> float:
    """What columns of these widths take across: seven pixels a character and five besides, four pixels three points."""
    return sum(7 * width + 5 for width in widths) * 3 / 4


def lines(text: str, across: float) -> int:
    """How many lines a text takes in that many characters of Latin script."""
    return sum(max(1, ceil(width(part) / (across * FILLED))) for part in text.split("\n"))


def height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Of a row with these texts in columns of these widths, in points. Not every program finds it by itself."""
    return LINE * max(lines(text, across) for text, across in zip(texts, widths, strict=False)) + SPACE


@lru_cache(maxsize=1 << 12)
def width(text: str) -> int:
    """In characters of Latin script; a Chinese one is two wide."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)
