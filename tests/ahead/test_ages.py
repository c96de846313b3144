"""The first year by waiting alone for ages and calendar years: before, at and after each limit, and against a walk year
by year over the plain reading of the leaf."""

from datetime import date, timedelta
from typing import Any

import pytest

from gongqin_core.ahead.earliest import NEVER, Earliest, Prospect, earliest
from gongqin_core.judging.answers import Span
from gongqin_core.judging.evaluate import Rules
from gongqin_core.notice.conditions import All, AnyNode
from gongqin_core.notice.day_leaves import Aged, CalendarYears, FullYears, Younger
from tests.naive import of_day
from tests.people import NOTICE

YEAR = 2020
END, AUTUMN = "2020-12-31", "2020-09-30"


def aged(years: int, as_of: str = END, **more: Any) -> Aged:
    return Aged(fact="birth", aged=years, as_of=date.fromisoformat(as_of), clause="二（三）4", **more)


def younger(years: int, as_of: str = END, **more: Any) -> Younger:
    return Younger(fact="birth", younger=years, as_of=date.fromisoformat(as_of), clause="二（三）4", **more)


def touched(years: int, as_of: str = END, **more: Any) -> CalendarYears:
    day = date.fromisoformat(as_of)
    return CalendarYears(fact="career_start", calendar_years=years, as_of=day, clause="二（二）2", **more)


def first(tree: AnyNode, **days: str) -> Earliest:
    return earliest(Rules(NOTICE, {"it": tree}), {fact: Span.parse(day) for fact, day in days.items()})["it"]


@pytest.mark.parametrize(
    ("leaf", "day", "certain", "disputed"),
    [
        pytest.param(aged(50), "1970-12-31", 2020, 2020, id="满 50 岁，今年最后一天生日：今年"),
        pytest.param(aged(50), "1971-01-01", 2021, 2021, id="晚一天：明年"),
        pytest.param(aged(50), "1971-12-31", 2021, 2021, id="明年最后一天生日：明年"),
        pytest.param(aged(50), "1972-01-01", 2022, 2022, id="又晚一天：后年"),
        pytest.param(aged(50, AUTUMN), "1971-09-30", 2021, 2021, id="算到 9 月 30 日，当天生日"),
        pytest.param(aged(50, AUTUMN), "1971-10-01", 2022, 2022, id="晚一天"),
        pytest.param(aged(50, AUTUMN), "1971-09", 2021, 2021, id="只知道哪个月"),
        pytest.param(aged(50, disputed="exam_office"), "1971-12-31", 2021, 2020, id="差一岁要请人确认"),
        pytest.param(aged(50, disputed="exam_office"), "1972-01-01", 2022, 2021, id="差两岁"),
        pytest.param(aged(50, stays=True), "1971-01-01", None, None, id="日子不往后推：等不到"),
        pytest.param(aged(50, "2020-02-29"), "1971-02-28", 2021, 2021, id="闰日推到平年，算到 28 日"),
        pytest.param(aged(50, "2020-02-29"), "1971-03-01", 2022, 2022, id="平年 3 月 1 日生日：再等一年"),
        pytest.param(younger(60), "1961-01-01", 2020, 2020, id="不满 60 岁"),
        pytest.param(younger(60), "1960-12-31", None, None, id="今年满了：等不回来"),
        pytest.param(younger(60, disputed="exam_office"), "1961-12-31", None, 2020, id="差不到一岁：今年要确认"),
        pytest.param(younger(60, disputed="exam_office"), "1962-01-01", 2020, 2020, id="还差一岁多"),
        pytest.param(touched(10), "2011-12-31", 2020, 2020, id="10 个年头，头一年只有一天：今年"),
        pytest.param(touched(10), "2012-01-01", 2021, 2021, id="头一年晚到第二年：明年"),
        pytest.param(touched(10), "2012-12-31", 2021, 2021, id="同一年的最后一天：还是明年"),
        pytest.param(touched(10), "2013-01-01", 2022, 2022, id="再下一年：后年"),
        pytest.param(touched(10, AUTUMN), "2012-12-31", 2021, 2021, id="算到 9 月 30 日，年头还是一样数"),
        pytest.param(touched(1, AUTUMN), "2020-09-30", 2020, 2020, id="1 个年头，算到的那天开始"),
        pytest.param(touched(1, AUTUMN), "2020-10-01", 2021, 2021, id="算到的那天还没开始：明年"),
        pytest.param(touched(10, stays=True), "2012-01-01", None, None, id="日子不往后推"),
    ],
)
def test_a_first_year_by_age_or_calendar_years(
    leaf: Aged | Younger | CalendarYears, day: str, certain: int | None, disputed: int | None
) -> None:
    assert first(leaf, **{leaf.fact: day}) == Earliest(certain, disputed)


@pytest.mark.parametrize(
    ("birth", "expected"),
    [("1965-01-01", Earliest(2024, 2024)), ("1964-12-31", NEVER)],
    ids=["满 30 年的那年差一天到 60 岁", "那年已经 60 岁"],
)
def test_years_come_in_time_or_too_late_for_an_age(birth: str, expected: Earliest) -> None:
    served = FullYears(fact="career_start", full_years=30, as_of=date(2020, 12, 31), clause="二（二）2")
    assert first(All(all=(served, younger(60))), career_start="1994-12-31", birth=birth) == expected


@pytest.mark.parametrize("disputed", [None, "exam_office"], ids=["one count", "two counts"])
@pytest.mark.parametrize("as_of", [END, AUTUMN, "2020-02-29"])
@pytest.mark.parametrize("make", [aged, younger, touched])
def test_every_year_says_what_the_plain_reading_says(make: Any, as_of: str, disputed: str | None) -> None:
    """The day before, the day and the day after every limit of eleven years."""
    leaf = make(30, as_of, disputed=None if make is touched else disputed)
    tag = leaf.count
    rules = Rules(NOTICE, {"it": leaf})
    around = {
        date(year, month, day) for year in range(1988, 2002) for month, day in ((1, 1), (2, 28), (9, 30), (12, 31))
    }
    for day in sorted({day + timedelta(n) for day in around for n in (-1, 0, 1)}):
        prospect = Prospect(rules, {leaf.fact: Span(day.toordinal(), day.toordinal())})
        for year in range(YEAR, YEAR + 11):
            to = f"{year}{as_of[4:]}" if as_of[5:] != "02-29" or year % 4 == 0 else f"{year}-02-28"
            plain = of_day({tag: "30", "as_of": to} | ({"disputed": "x"} if leaf.disputed else {}), day)
            assert prospect.verdict("it", year) == plain, (day, year)
