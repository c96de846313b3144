"""A million made-up people, coded: every answer, unknown and missing ones too."""

from datetime import date
from typing import Any

import numpy as np

from gongqin_core.notice import Notice
from gongqin_core.questions import NONE, Fact

Array = Any
TRADES = ("电工", "焊工", "汽车驾驶员")
FIRST_DAY, LAST_DAY = date(1950, 1, 1).toordinal(), date(2020, 12, 31).toordinal()


def coded(notice: Notice, count: int, seed: int = 1) -> dict[str, Array]:
    """Fact → one number per person: see `floor.py`."""
    rng = np.random.default_rng(seed)
    return {fact.id: _column(fact, count, rng) for fact in notice.facts.values()}


def _column(fact: Fact, count: int, rng: np.random.Generator) -> Array:
    match fact.type:
        case "choice":
            return rng.integers(-1, len(fact.options), count, np.int8)
        case "multi":
            bits = rng.integers(-1, 1 << len(fact.options), count, np.int16)
            return np.where(rng.random(count) < 0.5, np.int16(0), bits)
        case "trade":
            return rng.integers(-1, 3, count, np.int8)
    days = rng.integers(FIRST_DAY, LAST_DAY, count, np.int32)
    return np.where(rng.random(count) < 0.05, np.int32(-1 if fact.none else 0), days)


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
