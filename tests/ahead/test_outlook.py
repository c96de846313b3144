"""Ways to a yes: each leads where it says, no part of it does, and what cannot be changed is never offered."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings

from gongqin_core.ahead.earliest import FURTHEST, Earliest
from gongqin_core.ahead.outlook import Outlook, outlooks, soonest
from gongqin_core.ahead.way import Step, Way
from gongqin_core.judging.answers import Span
from gongqin_core.judging.explain import explain
from gongqin_core.judging.verdict import Verdict
from tests.ahead.steps import (
    NOTHING_OF_THE_KIND,
    Answers,
    asked,
    check_way,
    every_result,
    first_year,
    known,
    spelt,
    verdict_in,
)
from tests.ahead.years import YEAR, first_years
from tests.people import LEVELS, NOTICE, RULES, STEADY, Raw, answers, crowd, lives, person, population, read

NOT_MET, UNKNOWN, CONFIRM, MET = Verdict


def check(raw: Raw, start: int = YEAR) -> None:
    check_answers(read(raw), start)


def check_answers(said: Answers, start: int = YEAR) -> None:
    for level, outlook in outlooks(RULES, said, start).items():
        for way in outlook.ways:
            check_way(NOTHING_OF_THE_KIND | said, level, way, start)


def test_so_it_is_at_the_end_of_an_interview() -> None:
    for raw in population(40, seed=3):
        check_answers(asked(raw))


# —— what holds for everybody ——


@given(lives)
@settings(STEADY, max_examples=100)
def test_every_way_leads_where_it_says_and_no_part_of_it_does(raw: Raw) -> None:
    check(raw)


@given(answers)
@settings(STEADY, max_examples=50)
def test_so_it_is_with_any_answers(raw: Raw) -> None:
    check(raw)


@pytest.mark.parametrize("start", [2021, 2027])
def test_so_it_is_when_the_season_is_past(start: int) -> None:
    for raw in crowd(40, seed=12):
        check(raw, start)


def every_outlook(size: int = 120, seed: int = 31) -> Iterator[tuple[Raw, Outlook]]:
    for raw in crowd(size, seed):
        yield from ((raw, outlook) for outlook in outlooks(RULES, read(raw)).values())


def test_the_year_of_a_way_is_the_first_in_which_it_leads_there() -> None:
    for raw, outlook in every_outlook(60):
        for way in outlook.ways:
            since = max([first_year(way.steps), *(exam.year + 1 for exam in way.exams if exam.year)])
            years = range(since, YEAR + FURTHEST + 1)
            results = [*every_result(known(raw), way.steps)]
            found = [first_years([(year, verdict_in(year, outlook.level, done)) for year in years]) for done in results]
            assert way.earliest.disputed == max(each.disputed or 0 for each in found), (raw, way)
            assert way.earliest.certain in (*{each.certain for each in found}, None), (raw, way)


def test_only_what_content_calls_curable_is_ever_to_be_obtained() -> None:
    for raw, outlook in every_outlook():
        for step in (step for way in outlook.ways for step in way.steps if step.fact):
            said, fact = known(raw).get(str(step.fact)), NOTICE.facts[str(step.fact)]
            if step.kind == "settle":
                assert said is None or isinstance(said, Span)
            else:
                assert fact.cure and said is not None
                assert fact.id not in {"birth", "sex", "assessments", "career_start", "paper"}


def test_nobody_is_told_to_give_up_a_certificate_or_a_post() -> None:
    for raw, outlook in every_outlook():
        for step in (step for way in outlook.ways for step in way.steps if step.kind == "obtain"):
            assert step.fact not in {"held_level", "certificate_kind", "post", "retirement", "trade_change"}, raw


def test_what_only_needs_waiting_comes_first_then_what_needs_fewest_steps() -> None:
    for raw, outlook in every_outlook():
        kinds = [way.only_waiting for way in outlook.ways]
        assert kinds == sorted(kinds, reverse=True), raw
        lengths = [way.rank[1] for way in outlook.ways if not way.only_waiting]
        assert lengths == sorted(lengths), raw


def test_nothing_is_offered_for_what_is_held_or_lies_below_it() -> None:
    for raw, outlook in every_outlook():
        if explain(RULES, read(raw))[outlook.level].closed:
            assert outlook.ways == () and outlook.beyond == ()


def test_no_way_has_another_way_within_it() -> None:
    for raw, outlook in every_outlook():
        for one, other in permutations(outlook.ways, 2):
            assert set(one.steps) != set(other.steps), raw
            if one.verdict >= other.verdict and one.year <= other.year:
                assert not efforts(one) < efforts(other), raw


def efforts(way: Way) -> set[Step]:
    """Its steps, however long one waits in them."""
    return {replace(step, year=None) if step.kind == "wait" else step for step in way.steps}


# —— cases ——


def ways(level: str, who: str, start: int | None = None, **changes: Any) -> list[list[Any]]:
    outlook = outlooks(RULES, read(person(who, **changes)), start)[level]
    return [[spelt(step) for step in way.steps] for way in outlook.ways]


@pytest.mark.parametrize(
    ("level", "who", "changes", "expected"),
    [
        pytest.param("5", "newcomer", {}, [[]], id="已经符合：什么也不用做"),
        pytest.param("4", "newcomer", {}, [[2025]], id="没有证书：等满 10 年"),
        pytest.param("3", "newcomer", {}, [[2033], ["pass 4 in 2025", 2030]], id="等满 18 年，或者先考四级"),
        pytest.param("2", "newcomer", {}, [["pass 3 in 2030", 2035]], id="二级：一路考上去"),
        pytest.param("4", "fifth", {"level_since": "2016-05-01"}, [[2021], ["confirm by exam_office"]], id="有争议"),
        pytest.param("2", "third", {"level_since": "2018-03"}, [[2023]], id="三级差 3 年"),
        pytest.param(
            *(
                "2",
                "third",
                {"education": "junior"},
                [["obtain education: senior|college"], ["obtain skill_recognised: yes", 2035]],
            ),
            id="初中、年纪轻：先有学历",
        ),
        pytest.param(
            *("2", "junior", {"skill_recognised": "no"}),
            [["obtain skill_recognised: yes"], ["obtain education: senior|college"]],
            id="初中、年纪够：学历，或者单位认定技艺",
        ),
        pytest.param(
            *("2", "junior", {"birth": "1972-05", "level_since": "2014"}),
            [[2023], ["obtain education: senior|college"]],
            id="初中、年龄差 2 岁：等，或者有学历",
        ),
        pytest.param("5", "newcomer", {"regularised_on": "2020-10-05"}, [[2021]], id="转正晚了：等明年"),
        pytest.param("2", "third", {"education": "primary"}, [["obtain education: senior|college"]], id="小学"),
        pytest.param("1", "unpublished", {}, [[2021]], id="没有论文：等它废止；得奖最早也要到那一年，不用去得"),
        pytest.param("1", "second", {"assessments": "below_pass"}, [], id="年度考核过去了：没有路"),
        pytest.param("1", "second", {"trade": "保管工"}, [], id="工种不在 62 个里：没有路"),
        pytest.param("4", "fifth", {"obstacles": ["unit_refused"]}, [["obtain obstacles: "]], id="单位不同意"),
        pytest.param(
            *("4", "fifth", {"trade_change": "changed_not_retested"}, [[2023], ["retest 5 in 2020", 2021]]),
            id="换了工种：先平级考，或者等 10 年那条路再请人确认",
        ),
        pytest.param("1", "lecturer", {}, [["confirm by exam_office"]], id="第 7 项：请人确认"),
        pytest.param(
            "1", "lecturer", {"title_since": "none"}, [["obtain title_since: 2020-12-31", 2025]], id="先评职称"
        ),
        pytest.param("4", "fifth", {}, [[]], id="符合"),
        pytest.param("5", "fifth", {}, [], id="已经持有"),
        pytest.param("4", "newcomer", {"retirement": "later_in_2020"}, [], id="今年退休：等不到"),
        pytest.param("5", "newcomer", {"career_start": "2005"}, [], id="五级的门关了"),
        pytest.param(
            *("2", "third", {"education": None}),
            [["settle education: senior|college"], ["settle education: junior", "obtain skill_recognised: yes", 2035]],
            id="说不清学历：查清是高中以上",
        ),
        pytest.param(
            *("2", "third", {"education": None, "level_since": None}),
            [
                ["settle education: senior|college", "settle level_since: 2015-12-31"],
                ["settle education: senior|college", "settle level_since: 2016-12-31", 2021],
                [
                    *("settle education: junior", "settle level_since: 2015-12-31|2016-12-31"),
                    *("obtain skill_recognised: yes", 2035),
                ],
            ],
            id="学历和取证时间都说不清：只说今年就管用的、差一年的，不说更晚的",
        ),
    ],
)
def test_the_ways_of_a_person(level: str, who: str, changes: Raw, expected: list[list[Any]]) -> None:
    found = ways(level, who, **changes)
    assert found == expected or (sorted(map(str, found)) == sorted(map(str, expected)) and found[0] == expected[0])


def test_a_certain_way_comes_before_a_sooner_one_to_be_confirmed() -> None:
    certain, unsure = Way((), Earliest(2023, 2023)), Way((), Earliest(None, 2021))
    assert soonest([unsure, certain]) == certain
    later = Way((), Earliest(2024, 2021))
    assert soonest([later, certain]) == certain


def test_what_leads_to_an_exam_counts_among_the_steps() -> None:
    to_exam = Way((Step("wait", 2023),), Earliest(2023, 2023))
    by_exam = Way((Step("pass", 2023, "4", to_exam),), Earliest(2024, 2024))
    assert by_exam.rank[1] == 2 and Way((), Earliest(2024, 2024)).rank[1] == 0


def test_after_the_season_everything_begins_with_the_next_one() -> None:
    assert ways("3", "newcomer", 2027) == [[2033], ["pass 4 in 2027", 2032]]
    assert ways("4", "newcomer", 2027) == [[]]
    assert ways("5", "newcomer", 2025) == []


def test_what_nothing_changes_is_named_where_there_is_no_way() -> None:
    def beyond(level: str, who: str, **changes: Any) -> list[str]:
        outlook = outlooks(RULES, read(person(who, **changes)))[level]
        return [fact for reason in outlook.beyond for fact in reason.facts]

    assert beyond("1", "second", assessments="below_pass") == ["assessments"]
    assert beyond("1", "second", assessments="below_pass", trade="保管工") == ["trade", "assessments"]
    assert beyond("5", "newcomer", career_start="2005") == ["career_start"]
    assert beyond("1", "third", trade="保管工") == ["trade"]  # and not what only time or effort is short of
    assert beyond("1", "second") == beyond("3", "newcomer") == []


@pytest.mark.parametrize(
    ("who", "changes", "expected"),
    [
        pytest.param(
            "second",
            {
                "certificate_kind": "other",
                "level_since": "2016-01-28",
                "education": "junior",
                "excellent_years": ["2016"],
                "paper": "none",
            },
            {"excellent_years", "education", "merits", "pass"},
            id="考二级再得奖，不因为有一条不用考、要人确认的路就不说",
        ),
        pytest.param(
            "second",
            {"level_since": "2016-12-XX", "education": None, "excellent_years": ["2014", "2016"], "paper": "none"},
            {"settle", "excellent_years", "merits"},
            id="学历说不清：怎么查都管用的得奖，不因为查出高中就够就不说",
        ),
    ],
)
def test_a_way_that_does_without_a_repeal_leaves_the_others_that_ask_for_something_else(
    who: str, changes: Raw, expected: set[str]
) -> None:
    found = outlooks(RULES, read(person(who, **changes)))["1"].ways
    assert {name for way in found for step in way.steps for name in (step.kind, step.fact)} >= expected


def test_a_way_that_counts_on_a_repeal_says_so() -> None:
    [wait] = outlooks(RULES, read(person("unpublished")))["1"].ways
    assert [repeal.year for repeal in wait.repeals] == [2021] and wait.verdict == CONFIRM
    assert wait.else_ready
    late = outlooks(RULES, read(person("unpublished", level_since="2018-12-01")))["1"].ways[0]
    assert late.year == 2023 and not late.else_ready


def test_somebody_who_said_nothing_has_an_outlook_at_once() -> None:
    assert list(outlooks(RULES, {})) == list(LEVELS)


def test_without_a_word_about_passing_nobody_is_told_to_pass_an_exam() -> None:
    silent = replace(NOTICE, passing=None)
    found = outlooks(type(RULES)(silent), read(person("newcomer")))
    assert [way.exams for way in found["3"].ways] == [()] and found["2"].ways == ()
