"""Figures in Chinese sentences: numbers with their units, days, hours, addresses, numbers of documents.

`10年`, `１０ 年` and `十年` are one figure. Not figures: 一 in words (哪一天), and what only counts on (第二天).
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

SPACES = re.compile(r" +(?=[\u4e00-\u9fff〔])|(?<=[\u4e00-\u9fff〕]) +")
FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}
STRONG = "个年头|学时|课时|周岁|周年|年头|个月|等奖|年|岁|元|分|篇|名|科|门|届"
"""Units with which a number in Chinese characters is a figure as well."""
UNITS = f"{STRONG}|项|个|种|号|条|点|步|天|人|次|份|本|类|件|位"
FIGURE = re.compile(
    r"(?P<document>[\u4e00-\u9fff]{0,12}〔\d{4}〕\d+号)|(?P<address>https?://[!-~]+|[A-Za-z0-9_.]+@[A-Za-z0-9_.]+)"
    r"|(?P<hour>\d{1,2}:\d\d)|(?P<iso>(?:19|20)\d\d-\d\d(?:-\d\d)?)(?!\d)"
    r"|(?P<year>(?:19|20)\d\d)(?=年|度|至|到|-|\b)(?:年(?:(?P<of_year>\d{1,2})月(?:(?P<of_month>\d{1,2})日)?)?)?"
    r"|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?|第(?P<nth>\d+)个年头|(?:第[（(]?|附件)\d+|[（(]\d{1,2}[）)]|\d+\.(?!\d)"
    rf"|(?P<number>\d+(?:\.\d{{1,2}}(?!\d))?)(?P<unit>{UNITS})?"
    rf"|(?<!第)(?P<chinese>[两二三四五六七八九十][一二三四五六七八九十]{{0,2}})(?P<of>{STRONG})"
)
JOINED = re.compile(rf"\d+(?:[至到、或~～—-]\d+)+({UNITS})")
"""Numbers that share the unit of the last: 50 至 54 岁."""
ALIKE = {"个年头": "年", "周年": "年", "年头": "年", "周岁": "岁"}
"""Unit → the unit that makes it the same figure."""
DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
ENDS = re.compile(r"(?<=[。；！？])")

Day = tuple[int, int, int]


class Figure(NamedTuple):
    """One figure of a text. `value` is, of a day, its year, month and day, 0 for what is not said; of a number, the
    number and its unit. `carried`: of a day without a year, the last year named before it."""

    kind: Literal["document", "address", "hour", "day", "number"]
    value: str | Day | tuple[int | Decimal, str]
    words: str
    carried: int = 0


def plain(text: str) -> str:
    """The text without the spaces that stand around figures, and with plain digits."""
    return SPACES.sub("", text.translate(FULL_WIDTH))


def sentences(text: str) -> list[str]:
    return [part for part in ENDS.split(text) if part]


def figures_in(text: str) -> Iterator[Figure]:
    """The figures of a text, from left to right."""
    text, year = plain(text), 0
    shared = [(found.span(), found[1]) for found in JOINED.finditer(text)]
    for found in FIGURE.finditer(text):
        unit = next((unit for (start, end), unit in shared if start <= found.start() < end), "")
        if figure := _figure(found, unit, year):
            if found["year"] or found["iso"]:
                year = int((found["year"] or found["iso"])[:4])
            yield figure


def _figure(found: re.Match[str], unit: str, year: int) -> Figure | None:
    words = found[0]
    match found.lastgroup:
        case "document" | "address" | "hour" as kind:
            return Figure(kind, words.rstrip("/."), words)
        case "iso":
            return Figure("day", _day(*words.split("-")), words)
        case "year" | "of_year" | "of_month":
            return Figure("day", _day(found["year"], found["of_year"], found["of_month"]), words)
        case "month" | "day":
            return Figure("day", _day(None, found["month"], found["day"]), words, year)
        case "number" | "unit":
            return number(Decimal(found["number"]), found["unit"] or unit, words)
        case "nth":
            return number(int(found["nth"]), "年", words)
        case "of":
            return number(_chinese(found["chinese"]), found["of"], words)
        case _:
            return None


def number(value: int | Decimal, unit: str, words: str = "") -> Figure:
    return Figure("number", (value, ALIKE.get(unit, unit)), words or f"{value} {unit}".strip())


def day(text: str | date) -> Figure:
    """A year, a month (YYYY-MM) or a day (YYYY-MM-DD) as a figure."""
    return Figure("day", _day(*str(text).split("-")), str(text))


def _day(year: str | None, month: str | None = None, day: str | None = None) -> Day:
    return int(year or 0), int(month or 0), int(day or 0)


def _chinese(text: str) -> int:
    """Up to 99."""
    tens, ten, ones = text.rpartition("十")
    return (DIGITS[tens] if tens else 1) * 10 * bool(ten) + (DIGITS[ones] if ones else 0)


def repeats(figure: Figure, other: Figure, year: int) -> bool:
    """Whether a figure is what the other says, or a part of it. A day without a year is in the year named before
    it, else in `year`; a number without unit may be of anything."""
    match figure.value, other.value:
        case (int() | Decimal() as a, str() as unit), (int() | Decimal() as b, str() as of):
            return a == b and (unit == of or not unit or not of)
        case (int(), int(), int()), (int() as y, int() as m, int() as d):
            exact = (y or other.carried or year, m, d)
            return all(part in (0, whole) for part, whole in zip(figure.value, exact, strict=True))
        case str() as text, str() as of:
            return text == of or (figure.kind == other.kind == "document" and text.endswith(of))
        case _:
            return False
