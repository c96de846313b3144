"""A million made-up people, coded: every answer, unknown and missing ones too."""

from datetime import date
from typing import Any

import numpy as np

from gongqin_core.notice.notice import Notice
from gongqin_core.notice.questions import NONE, Fact

Array = Any
TRADES = ("电工", "焊工", "汽车驾驶员")
FIRST_DAY, LAST_DAY = date(1950, 1, 1).toordinal(), date(2020, 12, 31).toordinal()


def coded(notice: Notice, count: int, everything_known: bool = False) -> dict[str, Array]:
    """Fact → one number per person: see `columns_by_hand.py`. Half of the answers are a choice's first one, the usual
    one, so that every verdict comes up at every level."""
    rng = np.random.default_rng(1)
    lowest = 0 if everything_known else -1
    return {fact.id: _column(fact, count, lowest, rng) for fact in notice.facts.values()}


def _column(fact: Fact, count: int, lowest: int, rng: np.random.Generator) -> Array:
    usual = rng.random(count) < 0.5
    match fact.type:
        case "choice":
            return np.where(usual, np.int8(0), rng.integers(lowest, len(fact.options), count, np.int8))
        case "multi":
            return np.where(usual, np.int16(0), rng.integers(lowest, 1 << len(fact.options), count, np.int16))
        case "trade":
            return rng.integers(lowest, len(TRADES), count, np.int8)
    first, last = fact.years or (1950, 2020)
    days = rng.integers(date(first, 1, 1).toordinal(), min(date(last, 12, 31).toordinal(), LAST_DAY), count, np.int32)
    missing = np.int32(-1 if fact.none else 0)
    return days if lowest == 0 else np.where(rng.random(count) < 0.05, missing, days)


def words(fact: Fact) -> tuple[int, list[str]]:
    """The lowest number of a fact's column, and the text a roster has for each number from there on."""
    codes = [option.code for option in fact.options]
    match fact.type:
        case "choice":
            return -1, ["", *codes]
        case "multi":
            sets = ([code for bit, code in enumerate(codes) if number >> bit & 1] for number in range(1 << len(codes)))
            return -1, ["", *(";".join(some) or NONE for some in sets)]
        case "trade":
            return -1, ["", *TRADES]
    days = [date.fromordinal(day).isoformat() for day in range(FIRST_DAY, LAST_DAY + 1)]
    return FIRST_DAY - 2, [NONE if fact.none else "", "", *days]
