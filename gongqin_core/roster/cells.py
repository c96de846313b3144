"""What the text of one cell is: which answer to a fact.

Cells carry codes or the Chinese words for them; a multi is written with `;` between its codes. `none` says none of
these, 说不清 says that it cannot be told, and an empty cell says nothing at all. Dates are read as people write them.
What could be meant in two ways is not read.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from ..judging.answers import Answer, AnswerError, Span, read_answer
from ..judging.words import UNSURE_WORDS
from ..notice.questions import NONE, Fact

NOTHING_WORDS = frozenset(("无", "没有", "/", "\\", "-", "--", "—", "——"))
"""What people write where there is nothing to say, as `spelling` has it."""
SEPARATOR = re.compile(r"[;；、，,\n]")
WRITTEN_DATE = re.compile(r"(\d{4})(?:年|[-./年](\d{1,2})(?:月|[-./月](\d{1,2})日?(?:t?0?0:00(?::00)?)?)?)?")
RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})?")
TWO_WAYS = re.compile(r"\d{4}\.1")
"""January, or an October whose nought a spreadsheet has dropped."""
SERIAL = re.compile(r"[1-9]\d{4}")
YEAR_AND_MONTH = re.compile(r"((?:19|20)\d\d)([1-9])")
"""A year and a month without its nought, or a day that a spreadsheet has counted."""
CENTURIES = ("19", "20")
"""A year of another one is a slip of the hand: 1098 would make anybody's service long enough."""
SERIAL_ZERO = date(1899, 12, 30)
"""Spreadsheets count days from here (ECMA-376 part 1, 18.17.4.1)."""
EXAMPLE = "示例"
"""How the name in the template's example row begins."""
DIFFERENT_TEXTS = 1 << 16
"""How many are kept once read: a century has 36,525 days, and several columns hold dates."""


@lru_cache(maxsize=DIFFERENT_TEXTS)
def spelling(text: str) -> str:
    """Two texts that differ only in width, case and spaces are spelled alike: （ and (, ２ and 2."""
    return "".join(normalize("NFKC", text).split()).casefold()


# —— cells ——


def cell_text(value: Any) -> str:
    """What stands in a spreadsheet's cell, as text: whole numbers without a point, days as YYYY-MM-DD."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value == datetime.combine(value, datetime.min.time()):
        return value.date().isoformat()
    return value if isinstance(value, str) else str(value)


def read_cell(fact: Fact, text: str) -> Answer:
    """The answer that the text of a cell, not blank, gives. AnswerError says what to write instead.

    >>> from gongqin_core.notice.questions import Fact, Wording
    >>> since = Fact(id="since", type="date", short="时间", question="", why="", clause="", errors=Wording(empty=""))
    >>> print(read_cell(since, "1998年7月"))
    1998-07
    >>> print(read_cell(since, "说不清"))
    None
    """
    text = text.strip()
    if text[0] in "=#":
        raise AnswerError(fact.id, "这是算不出来的公式。请写成文字")
    if spelling(text) in (UNSURE_WORDS, spelling(fact.unsure or UNSURE_WORDS)):
        return None
    match fact.type:
        case "choice":
            return _code(fact, text)
        case "multi":
            return _codes(fact, text)
        case "date":
            return _date(fact, text)
    return read_answer(fact, text)


def _code(fact: Fact, text: str) -> str:
    spelled = spelling(text).removesuffix(".0")
    for option in fact.options:
        if spelled in (option.code, spelling(option.label), *map(spelling, option.words)):
            return option.code
    raise AnswerError(fact.id, f"请写下面的一项：{'、'.join(fact.labels.values())}")


def _codes(fact: Fact, text: str) -> frozenset[str]:
    none = _none(fact)
    parts = [part for part in SEPARATOR.split(text) if part.strip()]
    try:
        codes = [NONE if spelling(part) in none else _code(fact, part) for part in parts]
    except AnswerError:
        codes = []
    if not codes:
        raise AnswerError(fact.id, f"请写下面的一项或几项，用 ; 隔开：{'、'.join(fact.labels.values())}")
    if NONE in codes and len(set(codes)) > 1:
        raise AnswerError(fact.id, f"写了“{fact.none or NONE}”，又写了别的。请只留一种")
    return frozenset(codes) - {NONE}


def _none(fact: Fact) -> frozenset[str]:
    return frozenset(map(spelling, (NONE, fact.none or NONE, *fact.none_words)))


def _date(fact: Fact, text: str) -> Answer:
    spelled = spelling(text).removesuffix(".0")
    if fact.none and spelled in _none(fact):
        return NONE
    if TWO_WAYS.fullmatch(spelled):
        raise AnswerError(fact.id, f"分不清是 1 月还是 10 月。请写成 {spelled[:4]}-01 或 {spelled[:4]}-10")
    if month := YEAR_AND_MONTH.fullmatch(spelled):
        day = _span(spelled)
        raise AnswerError(
            fact.id, f"分不清是 {month[1]} 年 {month[2]} 月还是 {day}。请写成 {month[1]}-0{month[2]} 的样子"
        )
    try:
        return _span(spelled)
    except (ValueError, OverflowError):
        none = f"没有就写“{fact.none}”" if fact.none else ""
        raise AnswerError(fact.id, f"认不出是哪一天。{fact.errors.invalid}{none}") from None


@lru_cache(maxsize=DIFFERENT_TEXTS)
def _span(text: str) -> Span:
    if SERIAL.fullmatch(text):
        return Span.parse((SERIAL_ZERO + timedelta(days=int(text))).isoformat())
    if not text.startswith(CENTURIES):
        raise ValueError(text)
    written = RUN_TOGETHER.fullmatch(text) or WRITTEN_DATE.fullmatch(text)
    if not written:
        return Span.parse(text.upper())
    return Span.parse("-".join(part.zfill(2) for part in written.groups() if part))
