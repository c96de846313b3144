"""The first year of a level: against a notice whose days were moved on by hand, year after year."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongqin_core.ahead.earliest import FURTHEST, Earliest, Prospect, earliest
from gongqin_core.guide.timetable import notice_year
from gongqin_core.judging.answers import read_answers
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.files import Levels
from gongqin_core.notice.load import read_notice
from tests.ahead.years import PARTS, YEAR, first_years, rules_in, verdicts_in
from tests.people import LEVELS, NOTICE, RULES, STEADY, Raw, answers, crowd, lives, person, read
from tests.places import TESTS


def by_hand(raw: Raw, cut_off: str = "12-31", years: int = FURTHEST) -> dict[str, Earliest]:
    """Year after year, until the level is met or a missing fact leaves it open."""
    ahead = [(year, verdicts_in(year, raw, cut_off)) for year in range(YEAR, YEAR + years + 1)]
    return {level: first_years([(year, found[level]) for year, found in ahead]) for level in LEVELS}


# —— against the oracle ——


def test_the_years_of_a_crowd_are_those_found_year_by_year() -> None:
    for raw in crowd(120, seed=5):
        assert earliest(RULES, read(raw)) == by_hand(raw), raw


@given(lives)
@settings(STEADY, max_examples=60)
def test_anybodys_years_are_those_found_year_by_year(raw: Raw) -> None:
    assert earliest(RULES, read(raw)) == by_hand(raw)


@given(answers, st.integers(YEAR, YEAR + FURTHEST))
@STEADY
def test_the_verdicts_of_any_year_are_those_of_the_notice_moved_on(raw: Raw, year: int) -> None:
    prospect = Prospect(RULES, read(raw))
    assert {level: prospect.verdict(level, year) for level in LEVELS} == verdicts_in(year, raw)


@pytest.mark.parametrize("cut_off", ["09-30", "02-29"])
def test_another_cut_off_counts_months_and_days(cut_off: str) -> None:
    """Five years, ten and eighteen, from the day before, the day, and the day after the cut-off."""
    for since in ("2016-02-28", "2016-02-29", "2016-03-01", "2017-09-29", "2017-09-30", "2017-10-01", "2017-10"):
        for who in ("fifth", "newcomer"):
            raw = person(who, **{"level_since" if who == "fifth" else "career_start": since})
            assert earliest(rules_in(YEAR, cut_off), read(raw)) == by_hand(raw, cut_off, 20), (since, who)


@pytest.mark.parametrize("day", ["2020-02-28", "2020-02-29", "2020-03-01"])
def test_a_day_to_be_decided_by_an_office_falls_on_the_28th_where_there_is_no_29th(day: str) -> None:
    for year in (2020, 2021):
        for regularised in (f"{year}-02-27", f"{year}-02-28", f"{year}-03-01", f"{year}-02"):
            raw = person("newcomer", career_start="2019-07", regularised_on=regularised)
            ahead = [(later, verdicts_in(later, raw, by=day)) for later in range(YEAR, YEAR + 9)]
            expected = first_years([(later, found["5"]) for later, found in ahead])
            assert earliest(rules_in(YEAR, by=day), read(raw))["5"] == expected, regularised


@pytest.mark.parametrize(
    ("who", "changes", "level", "year", "by_counting"),
    [
        pytest.param("newcomer", {"career_start": "2011-07"}, "4", 2020, True, id="工作 9 年，按年头数 10 年"),
        pytest.param("fifth", {"certificate_kind": "other"}, "4", 2022, True, id="工作年限按年头数够，用不着那本证书"),
        pytest.param("fifth", {"certificate_kind": "other"}, "4", 2020, False, id="要确认的是证书，不是数法"),
        pytest.param("lecturer", {}, "1", 2020, False, id="要确认的是职称这条路"),
        pytest.param("newcomer", {"regularised_on": "2020-09-30"}, "5", 2020, False, id="要确认的是那一天"),
    ],
)
def test_whether_it_hangs_on_how_years_are_counted(
    who: str, changes: Raw, level: str, year: int, by_counting: bool
) -> None:
    prospect = Prospect(RULES, read(person(who, **changes)))
    assert prospect.verdict(level, year) == Verdict.CONFIRM
    assert prospect.by_counting(level, year) == by_counting


def test_an_age_is_no_count_of_years() -> None:
    parts = read_notice(TESTS / "notices" / "xijin-2022").parts
    raw = parts.levels.model_dump_json(by_alias=True, exclude_none=True)
    assert '"aged":35' in raw
    levels = Levels.model_validate_json(raw.replace('"aged":35', '"aged":35,"disputed":"bureau"'))
    rules = Rules(replace(parts, levels=levels).notice())
    said = {"held_level": "senior", "birth": "1987-09", "hours": "200", "trade": "电工"}
    prospect = Prospect(rules, read_answers(rules.notice.facts, said))
    assert prospect.verdict("master", 2022) == Verdict.CONFIRM and not prospect.by_counting("master", 2022)


# —— cases: a first year before, at and after its limit ——


@pytest.mark.parametrize(
    ("who", "changes", "level", "certain", "disputed"),
    [
        pytest.param(
            "fifth", {"level_since": "2018-12-01"}, "4", 2023, 2022, id="2018 年 12 月的五级：满 5 年在 2023 年"
        ),
        pytest.param("fifth", {"level_since": "2018-12-31"}, "4", 2023, 2022, id="2018 年最后一天：还是 2023 年"),
        pytest.param("fifth", {"level_since": "2019-01-01"}, "4", 2023, 2022, id="晚一天：工作年限 10 年先到，2023 年"),
        pytest.param(
            *("fifth", {"level_since": "2019-01-01", "career_start": "2018-01-01"}, "4", 2024, 2023),
            id="晚一天，工龄也短：2024 年",
        ),
        pytest.param("fifth", {"level_since": "2015-12-31"}, "4", 2020, 2020, id="今年正好满：就是今年"),
        pytest.param("fifth", {"level_since": "2016-01-01"}, "4", 2021, 2020, id="今年有争议：明年肯定"),
        pytest.param("fifth", {"level_since": "2018"}, "4", 2023, 2022, id="只知道 2018 年：哪天都一样"),
        pytest.param(
            *("fifth", {"level_since": "2012", "career_start": None}, "4", 2020, 2020), id="说不清工龄，五级已满：今年"
        ),
        pytest.param("fifth", {"level_since": None}, "4", None, None, id="缺取证时间：说不出哪年"),
        pytest.param("newcomer", {}, "4", 2025, 2024, id="没有证书，走 10 年"),
        pytest.param("newcomer", {}, "3", 2033, 2032, id="没有证书，走 18 年"),
        pytest.param("newcomer", {}, "2", None, None, id="二级光等不行，要先有三级"),
        pytest.param("newcomer", {}, "5", 2020, 2020, id="五级今年就行"),
        pytest.param("newcomer", {"career_start": "2010-12-31"}, "5", None, None, id="满 10 年：五级的门已经关了"),
        pytest.param("newcomer", {"career_start": "2011-01-01"}, "5", None, 2020, id="今年有争议，明年就关"),
        pytest.param("newcomer", {"career_start": "2012-01-01"}, "5", 2020, 2020, id="还没到 10 年"),
        pytest.param("newcomer", {"regularised_on": "none"}, "5", None, None, id="没有转正：光等不行"),
        pytest.param("newcomer", {"retirement": "later_in_2020"}, "4", None, None, id="2020 年退休：等不到"),
        pytest.param("fifth", {"retirement": "later_in_2020"}, "4", 2020, 2020, id="2020 年退休：今年还行"),
        pytest.param("fifth", {"retirement": "around_issue"}, "4", None, 2020, id="退休时间有争议：只有今年"),
        pytest.param(
            *("fifth", {"retirement": "later_in_2020", "level_since": "2016-01-01"}, "4", None, 2020),
            id="今年有争议、年内退休：没有明年",
        ),
        pytest.param("fifth", {"obstacles": ["under_discipline"]}, "4", None, 2020, id="正在受处分：没有肯定的年份"),
        pytest.param("fifth", {"obstacles": ["unit_refused"]}, "4", None, None, id="单位不同意：等不来"),
        pytest.param("fifth", {}, "5", None, None, id="已经持有"),
        pytest.param("fourth", {}, "5", None, None, id="比持有的低"),
        pytest.param("third", {"level_since": "2017-06-01"}, "2", 2022, 2021, id="三级，差 2 年"),
        pytest.param("junior", {"birth": "1970-04-13"}, "2", 2020, 2020, id="年龄刚够"),
        pytest.param("junior", {"birth": "1970-04-14"}, "2", 2021, 2020, id="年龄今年有争议，明年够"),
        pytest.param("junior", {"birth": "1970-12-31"}, "2", 2021, 2020, id="年底满岁数：今年有争议，明年够"),
        pytest.param("junior", {"birth": "1971-01-01"}, "2", 2021, 2021, id="差一天：明年够"),
        pytest.param("junior", {"birth": "1972-04-13"}, "2", 2022, 2022, id="小 2 岁，生日在前：2022 年肯定"),
        pytest.param("junior", {"birth": "1972-05", "level_since": "2014"}, "2", 2023, 2022, id="1972 年 5 月的男职工"),
        pytest.param(
            "junior", {"birth": "1972-05", "skill_recognised": "no"}, "2", None, None, id="技艺没认定：等不来"
        ),
        pytest.param("junior", {"birth": "1977-05", "sex": "female"}, "2", 2023, 2022, id="女职工早 5 年"),
        pytest.param("newcomer", {"regularised_on": "2020-09-29"}, "5", 2020, 2020, id="转正在前一天：今年"),
        pytest.param("newcomer", {"regularised_on": "2020-09-30"}, "5", 2021, 2020, id="转正在当天：今年有争议"),
        pytest.param("newcomer", {"regularised_on": "2020-10-01"}, "5", 2021, 2021, id="转正晚一天：明年"),
        pytest.param("newcomer", {"regularised_on": "2021-09-30"}, "5", 2022, 2021, id="转正在明年当天"),
        pytest.param(
            *("newcomer", {"career_start": "2019-10-05", "regularised_on": "2020-10-05"}, "5", 2021, 2021),
            id="2019 年 10 月参加工作，2020 年 10 月转正：五级 2021 年",
        ),
        pytest.param(
            *("unpublished", {"paper": "sole_cn_journal", "paper_on": "2020-01-01"}, "1", None, 2021),
            id="论文晚一天：这一项 2021 年就废止，日子不往后推",
        ),
        pytest.param(
            *("second", {"level_since": "2017-06-01", "career_start": "1997-07-01"}, "1", 2022, 2021),
            id="一级：25 年和 5 年都要，看晚的",
        ),
        pytest.param(
            *("second", {"level_since": "2017-06-01", "career_start": "2000-07-01"}, "1", 2025, 2024),
            id="一级：25 年更晚",
        ),
        pytest.param("unpublished", {}, "1", None, 2021, id="没有论文：2021 年起论文废止，还看什么要看当年通知"),
        pytest.param("unpublished", {"merits": ["patent"]}, "1", 2020, 2020, id="有第 8 项：今年"),
        pytest.param("second", {"assessments": "below_pass"}, "1", None, None, id="年度考核过去了，等不来"),
        pytest.param("lecturer", {"title_since": "2018-06-30"}, "1", None, 2022, id="第 7 项最多到需确认"),
    ],
)
def test_a_first_year(who: str, changes: Raw, level: str, certain: int | None, disputed: int | None) -> None:
    assert earliest(RULES, read(person(who, **changes)))[level] == Earliest(certain, disputed)


# —— what every first year is ——


def test_a_level_met_now_is_met_in_the_notices_own_year() -> None:
    assert notice_year(NOTICE) == YEAR
    for raw in crowd(300, seed=7):
        for level, verdict in RULES.verdicts(read(raw)).items():
            found = earliest(RULES, read(raw))[level]
            assert (verdict == Verdict.MET) == (found.certain == YEAR), (raw, level)
            assert (verdict >= Verdict.CONFIRM) == (found.disputed == YEAR), (raw, level)


def test_the_certain_year_is_the_disputed_one_or_later() -> None:
    for raw in crowd(300, seed=8):
        for found in earliest(RULES, read(raw)).values():
            assert found.certain is None or (found.disputed or 0) <= found.certain
            assert found.year in (found.certain, found.disputed)


def test_what_is_repealed_is_named_only_where_the_year_rests_on_it() -> None:
    said = Prospect(RULES, read(person("unpublished")))
    assert [repeal.clause for repeal in said.repeals("1", 2021)] == ["二（四）后段②"]
    assert said.repeals("1", 2020) == [] and said.repeals("2", 2021) == []
    assert Prospect(RULES, read(person("second"))).repeals("1", 2021) == []
    assert Prospect(RULES, read(person("unpublished", assessments="below_pass"))).repeals("1", 2021) == []


def test_what_is_repealed_later_or_elsewhere_or_holds_anyway_is_not_named() -> None:
    raw = json.loads(PARTS.levels.model_dump_json(by_alias=True, exclude_none=True))
    holds = repealed(2021, {"fact": "sex", "in": ["male", "female"], "clause": "二（四）"})
    for level in raw["levels"]:
        if level["id"] == "5":
            level["tree"] = repealed(2021, level["tree"])
        if level["id"] == "1":
            level["tree"] = repealed(2030, level["tree"], holds)
    prospect = Prospect(Rules(replace(PARTS, levels=Levels.model_validate(raw)).notice()), read(person("unpublished")))
    assert [repeal.clause for repeal in prospect.repeals("1", 2029)] == ["二（四）后段②"]
    assert [repeal.clause for repeal in prospect.repeals("5", 2029)] == ["二（四）"]


def repealed(year: int, *nodes: Any) -> Any:
    return {"clause": "二（四）", "all": [*nodes], "repealed": {"year": year, "clause": "二（四）", "text": "后来。"}}
