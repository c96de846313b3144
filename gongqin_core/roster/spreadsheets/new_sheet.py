"""The rows of a new sheet as XML, and the texts that its cells share (ECMA-376 part 1, 18.3.1.73 and 18.4.9)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from math import isfinite
from typing import Any

from ...take_away.html import Html, element
from .sheet import LONGEST_TEXT, MOST_ROWS, RosterError, Row, rows_too_many, text_too_long

MOST_SHARED = 1 << 16
"""Texts that cells refer to by number; later ones stand in their cells, so that memory stays flat."""
AT_ONCE = 1 << 10
"""Rows that are handed on together."""
DAY_STYLE = 1
"""The number of the style in which days are shown."""
ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What XML cannot hold, and what looks as if it stood for that (18.4.12)."""
DAY_ZERO = datetime(1899, 12, 31)
HOLE = "\n"
PLACE, SHARED, END = element("c", element("v", HOLE), r=HOLE, t="s").split(HOLE)
_, BOOLEAN, _ = element("c", element("v", HOLE), r=HOLE, t="b").split(HOLE)
_, DAY, _ = element("c", element("v", HOLE), r=HOLE, s=DAY_STYLE).split(HOLE)
_, NUMBER, _ = element("c", element("v", HOLE), r=HOLE).split(HOLE)
ROW, ROW_BEGUN, ROW_END = element("row", HOLE, r=HOLE).split(HOLE)
"""What stands around the place of a cell and its value, around the number of a row and its cells."""


class _TooLong(Exception):
    """A text that no cell can hold."""


class SharedTexts(dict[str, str]):
    """Text → what follows the place of a cell that holds it."""

    def __init__(self) -> None:
        self.in_order: list[str] = []

    def __missing__(self, text: str) -> str:
        if not text:
            return ""
        if len(text) > LONGEST_TEXT:
            raise _TooLong
        if len(self.in_order) >= MOST_SHARED:
            return element("c", element("is", _text(text)), r=HOLE, t="inlineStr").partition(HOLE)[2]
        self[text] = cell = f"{SHARED}{len(self.in_order)}{END}"
        self.in_order.append(text)
        return cell

    def xml(self) -> Iterator[bytes]:
        """The items of the part that holds the texts."""
        for text in self.in_order:
            yield element("si", _text(text)).encode()


def rows_xml(rows: Iterable[Row], texts: SharedTexts) -> Iterator[bytes]:
    """The rows, many at a time. RosterError when a sheet cannot hold them."""
    numbered = enumerate(rows, 1)
    places: list[str] = []
    while some := list(islice(numbered, AT_ONCE)):
        yield "".join([_row(number, row, texts, places) for number, row in some]).encode()


def _row(number: int, row: Row, texts: SharedTexts, places: list[str]) -> str:
    """`places`: how a cell of each column begins, as far as columns were met."""
    if number > MOST_ROWS:
        raise rows_too_many()
    if len(row) > len(places):
        _add_places(places, len(row))
    label = str(number)
    try:
        cells = [
            place + label + cell
            for place, value in zip(places, row, strict=False)
            if (cell := texts[value] if value.__class__ is str else _other(value, texts))
        ]
    except _TooLong:
        raise _too_long(number, row) from None
    return f"{ROW}{label}{ROW_BEGUN}{''.join(cells)}{ROW_END}" if cells else ""


def _add_places(places: list[str], count: int) -> None:
    from xlsxwriter.utility import xl_col_to_name

    places += (PLACE + xl_col_to_name(column) for column in range(len(places), count))


def _too_long(number: int, row: Sequence[Any]) -> RosterError:
    return text_too_long(number, next(column for column, cell in enumerate(row, 1) if len(str(cell)) > LONGEST_TEXT))


def _other(value: Any, texts: SharedTexts) -> str:
    """The same for what is not just a text."""
    if isinstance(value, bool):
        return f"{BOOLEAN}{value:d}{END}"
    if isinstance(value, int) or (isinstance(value, float) and isfinite(value)):
        return f"{NUMBER}{repr(value).removesuffix('.0')}{END}"
    if isinstance(value, date):
        return f"{DAY}{_serial(value):.16G}{END}"
    return texts[str(value)]


def _serial(moment: date) -> float:
    """As spreadsheets count days: 29 February 1900 is one of them (18.17.4.1)."""
    whole = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    days = (whole - DAY_ZERO) / timedelta(days=1)
    return days + 1 if days > 59 else days


def _text(text: str) -> Html:
    held = ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return element("t", held, **({"xml:space": "preserve"} if held != held.strip() else {}))
