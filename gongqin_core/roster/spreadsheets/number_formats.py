"""What a cell's number format makes of its number: a day, a month, a year, a time, or just a number.

Whoever writes a month gets its first day stored, and nobody may take that for the day that was meant: of a date that
shows only year and month, only these are read. Of one that shows no year, month and day are, and nobody may take the
year below for the one that was meant (ECMA-376 part 1, 18.8.30 and 18.8.31).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from math import isfinite

from .shown_words import hangs_on_number, has_conditions, section_for, words_of

LITERALS = re.compile(r'"[^"]*"|\[[^][]*\]|\\.|[_*].|general|e[+-]')
"""Parts of a format that show no part of a date."""
LONGEST_CODE = 1 << 12
"""Spreadsheets take no format of more than 255 characters."""
ELAPSED = re.compile(r"\[(h+|m+|s+)\]")
DAY_ZERO = datetime(1899, 12, 30)
"""Spreadsheets count days from here (18.17.4.1); the first sixty are one off, for a 29 February 1900 never was."""
FROM_1904 = 1462
"""Days later, where a workbook counts from 1904."""
BEYOND = 2_958_466
"""The first day that has no date: 1 January 10000."""
DAY = 24 * 60 * 60 * 1000
"""In milliseconds."""


class Shown(Enum):
    """What a format shows of a number."""

    NUMBER = "number"
    DATE = "date"
    MONTH = "month"
    YEAR = "year"
    ELAPSED = "elapsed"
    YEARLESS = "yearless"
    """A day or a time of day without its year."""


BUILT_IN = (
    dict.fromkeys((14, 15, 22, 30, 31), Shown.DATE)
    | dict.fromkeys((16, *range(18, 22), 28, 29, *range(32, 36), 45, 47, 51, *range(53, 57), 58), Shown.YEARLESS)
    | dict.fromkeys((17, 27, 36, 50, 52, 57), Shown.MONTH)
    | {46: Shown.ELAPSED}
)
"""Built-in formats by number, those of the Chinese edition among them (18.8.30); a workbook does not spell them out."""


def shown_by(number: int, own: Mapping[int, str]) -> Shown:
    """What the format of that number shows. `own`: the formats that the workbook spells out."""
    return shown(own[number]) if number in own else BUILT_IN.get(number, Shown.NUMBER)


def shown(code: str) -> Shown:
    """What a format shows of a positive number."""
    first = code[:LONGEST_CODE].lower().split(";")[0]
    if ELAPSED.search(first):
        return Shown.ELAPSED
    first = LITERALS.sub("", first)
    letters = set(first.replace("e", "y").replace("bb", "y"))  # all are years
    if not letters & set("ymdhs") and "aaa" not in first:
        return Shown.NUMBER
    if "y" not in letters:
        return Shown.YEARLESS
    if letters & set("dhs"):
        return Shown.DATE
    return Shown.MONTH if "m" in letters else Shown.YEAR


Cell = float | str | date | datetime | time | timedelta


@dataclass(frozen=True)
class Style:
    """How the cells of one style show their numbers, in a workbook that counts days from 1900 or from 1904.
    `hangs_on`: the format, where it hangs on the number how it is shown; `struck`: whether what stands in them is
    struck out."""

    shown: Shown = Shown.NUMBER
    from_1904: bool = False
    hangs_on: str = ""
    struck: bool = False

    def of_number(self, number: float) -> Cell:
        """The day, the month as YYYY-MM, the time … that a number means; the number where it can mean none; NaN or
        infinity as text, for no file can hold them as numbers."""
        if not isfinite(number):
            return "NaN" if number != number else "INF" if number > 0 else "-INF"
        kind = self.shown
        if self.hangs_on:
            if (words := words_of(self.hangs_on, number)) is not None:
                return words
            kind = shown(section_for(self.hangs_on, number) or "") if has_conditions(self.hangs_on) else kind
        if kind is Shown.NUMBER or not -BEYOND < number < BEYOND:
            return number
        if kind is Shown.ELAPSED:
            return timedelta(milliseconds=round(number * DAY))
        moment = _moment(number + FROM_1904 if self.from_1904 and number >= 1 else number)
        return moment if looks_typed(number) else _as_shown(moment, kind)

    def of_moment(self, moment: Cell) -> Cell:
        """As much of a day as is shown."""
        return _as_shown(moment, self.shown)


def _as_shown(moment: Cell, kind: Shown) -> Cell:
    if kind is Shown.YEARLESS and isinstance(moment, date):
        return f"{moment.month}月{moment.day}日"
    length = {Shown.MONTH: 7, Shown.YEAR: 4}.get(kind)
    return moment.isoformat()[:length] if length and isinstance(moment, date) else moment


def style_of(number: int, own: Mapping[int, str], from_1904: bool, struck: bool) -> Style:
    """The style with the format of that number. `own`: the formats that the workbook spells out."""
    code = own.get(number, "")[:LONGEST_CODE]
    return Style(shown_by(number, own), from_1904, code if hangs_on_number(code) else "", struck)


def _moment(days: float) -> Cell:
    if not 0 <= days < BEYOND:
        return days
    moment = DAY_ZERO + timedelta(milliseconds=round((days if days >= 60 else days + 1) * DAY))
    if days < 1:
        return moment.time()
    return moment.date() if moment.time() == time() else moment


def looks_typed(number: float) -> bool:
    """Whether a number in a cell for dates looks like the year, or the year and month, that was typed there: then
    the day it stands for is nobody's."""
    is_year, is_month = 1900 <= number <= 2100, 190_001 <= number <= 210_012 and 1 <= number % 100 <= 12
    return number.is_integer() and (is_year or is_month)
