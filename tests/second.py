"""A second notice for tests, `notices/yunxi-2023`: invented, with other levels, days and facts, and much that it does
not state. Written by following `content/README.md` alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from gongqin_core.judging.answers import Answer, read_answers
from gongqin_core.judging.evaluate import rules_of
from gongqin_core.notice.load import read_notice
from tests.places import TESTS

NOTICES = TESTS / "notices"
FOLDER = NOTICES / "yunxi-2023"
CASES = NOTICES / "yunxi-2023.json"
NOTICE = read_notice(FOLDER).notice
RULES = rules_of(NOTICE)
LEVELS = tuple(NOTICE.level)
Raw = dict[str, Any]

LIMITS = {
    "level_since": ("2018-06-30", "2019-06-30"),
    "career_start": ("2008-09-30", "2009-09-30", "2015-09-30", "2016-09-30"),
    "birth": ("1968-09-30",),
    "mentor_since": ("2022-06-30", "2023-06-30"),
}
"""The last day on the good side of every limit of the notice, written down by hand."""


def read(raw: Raw) -> dict[str, Answer]:
    return read_answers(NOTICE.facts, raw)


def _days(fact: str) -> list[str]:
    """The days around each limit, and the same with less said."""
    around = [date.fromisoformat(day) + timedelta(n) for day in LIMITS[fact] for n in (-1, 0, 1)]
    less = {f"{day:{shape}}" for day in around for shape in ("%Y", "%Y-%m", "%Y-XX", "%Y-%m-XX")}
    return [*map(str, around), *sorted(less)]


COMPLETE: dict[str, list[Any]] = {
    "post": ["regular", "secondment", "other"],
    "retires": ["later", "by_count_day"],
    "held_level": ["none", "5", "4", "3", "2", "1"],
    "level_since": [day for day in _days("level_since") if len(day) == 10 and "X" not in day],
    "career_start": [day for day in _days("career_start") if len(day) == 10 and "X" not in day],
    "trade": ["花匠", "名菜厨师", "电工", "焊工"],
    "education": ["primary", "junior", "senior", "college"],
    "birth": [day for day in _days("birth") if len(day) == 10 and "X" not in day],
    "mentor_since": [*(day for day in _days("mentor_since") if len(day) == 10 and "X" not in day), "none"],
    "excellent_years": [[], ["2021"], ["2020", "2022"], ["2020", "2021", "2022"]],
}
"""Every kind of answer that leaves nothing to ask, for each fact."""
ANYTHING = {fact: [*ways, *(_days(fact) if fact in LIMITS else ()), None] for fact, ways in COMPLETE.items()}


def crowd(size: int, seed: int) -> Iterator[Raw]:
    """Any answers whatever to some or all of the facts; two in three close to a yes at some level."""
    rng = Random(seed)
    for i in range(size):
        share = rng.choice((0.3, 0.6, 0.9, 1))
        raw = {fact: rng.choice(ways) for fact, ways in ANYTHING.items() if rng.random() < share}
        post = rng.choice(("regular", "secondment"))
        near = {"post": post, "retires": "later", "trade": "电工", "education": "senior"}
        yield raw | {fact: answer for fact, answer in near.items() if i % 3 and rng.random() < 0.95}
