"""The whole way up: every exam on a route is allowed in its year and in none before, and the money adds up."""

from dataclasses import replace
from typing import Any

import pytest

from gongqin_core.ahead.career import Route, Stop, routes
from gongqin_core.judging.answers import Span
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.verdict import Verdict
from tests.ahead.steps import Answers, every_result, first_year, verdict_in
from tests.ahead.years import YEAR
from tests.people import NOTICE, RULES, Raw, crowd, person, read

FEES = {"5": 275, "4": 320, "3": 365, "2": 470, "1": 165}


def passed(said: Answers, stop: Stop) -> Answers:
    if stop.again:
        return said | {"trade_change": "changed_retested"}
    new = {"held_level": stop.level, "certificate_kind": "public_sector", "trade_change": "same"}
    return said | new | {"level_since": Span.parse(f"{stop.year}-12-31")}


def check(raw: Raw, start: int) -> None:
    for route in routes(RULES, read(raw), start):
        said, since, total = read(raw), start, 0
        for stop in route.stops:
            said, since = next(every_result(said, stop.needs)), first_year(stop.needs, since)
            certain = stop.earliest.certain is not None
            goal = Verdict.MET if certain else Verdict.CONFIRM
            assert since <= stop.year and verdict_in(stop.year, stop.level, said) >= goal, (raw, stop)
            if certain:
                before = [verdict_in(year, stop.level, said) for year in range(since, stop.year)]
                assert Verdict.MET not in before, (raw, stop)
            for other in stop.others:
                done = next(every_result(said, [step for step in other.steps if step.kind != "wait"]))
                assert other.year == stop.year and verdict_in(stop.year, stop.level, done) >= other.verdict, (raw, stop)
            total += FEES[stop.level]
            assert (stop.fee, stop.total) == (FEES[stop.level], total)
            said, since = passed(said, stop), stop.year + 1


@pytest.mark.parametrize("start", [2020, 2027])
def test_every_exam_is_allowed_in_its_year_and_in_none_before(start: int) -> None:
    for raw in crowd(60, seed=70):
        check(raw, start)


def test_a_route_goes_up_and_all_end_at_the_same_level() -> None:
    order = list(FEES)
    for raw in crowd(150, seed=71):
        found = routes(RULES, read(raw))
        assert len({route.levels[-1] for route in found}) <= 1
        assert [route.rank for route in found] == sorted(route.rank for route in found)
        for route in found:
            places = [order.index(level) for level in route.levels]
            assert places == sorted(set(places)), raw
            assert [stop.year for stop in route.stops] == sorted({stop.year for stop in route.stops}), raw


def spelt(found: list[Route]) -> list[list[Any]]:
    return [[f"{stop.level} {stop.year}" for stop in route.stops] for route in found]


@pytest.mark.parametrize(
    ("who", "changes", "start", "expected"),
    [
        pytest.param(
            *("newcomer", {}, 2020),
            [
                ["4 2025", "3 2030", "2 2035", "1 2040"],
                ["5 2020", "4 2025", "3 2030", "2 2035", "1 2040"],
                ["3 2033", "2 2038", "1 2043"],
                ["5 2020", "3 2033", "2 2038", "1 2043"],
            ],
            id="没有证书：从五级、四级或三级开始，18 年那条路更便宜，可是晚",
        ),
        pytest.param(
            *("newcomer", {}, 2024),
            [
                ["4 2025", "3 2030", "2 2035", "1 2040"],
                ["3 2033", "2 2038", "1 2043"],
                ["5 2024", "4 2025", "3 2030", "2 2035", "1 2040"],
                ["5 2024", "3 2033", "2 2038", "1 2043"],
            ],
            id="晚几年开始：五级要先请人确认，排在后面",
        ),
        pytest.param(
            *("newcomer", {}, 2025),
            [["4 2025", "3 2030", "2 2035", "1 2040"], ["3 2033", "2 2038", "1 2043"]],
            id="满 10 年的那一年：五级的门关了",
        ),
        pytest.param("fourth", {}, 2020, [["3 2020", "2 2025", "1 2031"]], id="四级：一级还要等 25 年"),
        pytest.param("third", {"trade": "保管工"}, 2020, [["2 2020"]], id="工种不在 62 个里：到二级为止"),
        pytest.param("third", {"education": "primary"}, 2020, [["2 2021", "1 2026"]], id="先有学历，最早是明年"),
        pytest.param("second", {}, 2020, [["1 2020"]], id="只差一级"),
        pytest.param("first", {}, 2020, [], id="已经到顶"),
        pytest.param("newcomer", {"retirement": "later_in_2020"}, 2020, [["5 2020"]], id="今年退休：只有今年"),
        pytest.param("newcomer", {"retirement": "later_in_2020"}, 2021, [], id="退休以后"),
        pytest.param(
            *("fifth", {"trade_change": "changed_not_retested", "career_start": "2018-01-01"}, 2020),
            [["5 2020", "4 2021", "3 2026", "2 2031", "1 2043"]],
            id="换了工种：先平级考五级",
        ),
    ],
)
def test_the_routes_of_a_person(who: str, changes: Raw, start: int, expected: list[list[str]]) -> None:
    found = spelt(routes(RULES, read(person(who, **changes)), start))
    assert found[: len(expected)] == expected if who == "fifth" else found == expected


def test_what_a_stop_needs_besides_time_stands_beside_it() -> None:
    [route] = routes(RULES, read(person("third", education="primary")))
    two, one = route.stops
    assert [step.fact for step in two.needs] == ["education"] and one.needs == ()
    assert [repeal.year for repeal in one.repeals] == [2021] and one.earliest.certain is None


def test_the_year_to_start_may_be_left_out() -> None:
    said = read(person("newcomer"))
    assert routes(RULES, said) == routes(RULES, said, YEAR)


def test_a_fee_that_is_not_stated_leaves_the_total_open_from_there_on() -> None:
    fees = {**NOTICE.fees, "3": NOTICE.fees["3"].model_copy(update={"total": None})}
    silent = replace(NOTICE, fees=fees)
    route = routes(Rules(silent), read(person("newcomer")))[0]
    assert [(stop.level, stop.fee, stop.total) for stop in route.stops] == [
        *(("4", 320, 320), ("3", None, None), ("2", 470, None), ("1", 165, None))
    ]


def test_without_a_word_about_passing_there_is_no_map() -> None:
    silent = replace(NOTICE, passing=None)
    assert routes(Rules(silent), read(person("newcomer"))) == []
