"""One level's result: what it says that no single drawing shows, and what it costs nothing to leave unasked."""

from dataclasses import replace
from datetime import date

import pytest

from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.conditions import Judged
from gongqin_core.take_away.level_result import LevelResult, ToJudge
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.result_sheet import Issued, sheet
from tests.people import RULES, crowd, person, read
from tests.sent import sent

DAY = date(2020, 4, 20)


def result(base: str, **changes: object) -> Result:
    return Result(Explanation(RULES, read(person(base, **changes))), DAY)


def level(number: str, base: str, **changes: object) -> LevelResult:
    return result(base, **changes).levels[number]


def test_the_grounds_are_what_counts_in_any_case_and_the_ways() -> None:
    for raw in crowd(100, seed=83):
        for found in Result(Explanation(RULES, read(raw)), DAY).levels.values():
            apart = [*found.common, *(reason for way in found.choices for reason in way)]
            assert set(apart) == set(found.grounds)
            assert bool(found.choice) == bool(found.choices)
            assert {reason.verdict for reason in found.grounds} <= {found.verdict}


@pytest.mark.parametrize(
    ("number", "base", "changes", "choice"),
    [
        ("4", "newcomer", {}, "下面 2 条路，走通一条就行"),
        ("4", "newcomer", {"post": "technical", "title_since": "none"}, "另外，下面 2 条路，走通一条就行"),
        ("4", "fifth", {"level_since": "2016-05-01", "career_start": "2011-05-01"}, "下面 2 条路，有一条得到确认就行"),
        ("1", "second", {"career_start": "1996"}, ""),
        ("3", "fourth", {}, ""),
    ],
)
def test_what_is_said_before_the_ways(number: str, base: str, changes: dict[str, str], choice: str) -> None:
    assert level(number, base, **changes).choice == choice


def test_whom_to_ask_is_said_once_for_all_grounds() -> None:
    found = level("4", "fifth", level_since="2016-05-01", career_start="2011-05-01")
    assert len(found.grounds) > 1
    assert found.asks == ("请问本单位人事，由单位问市工考办。",)
    assert level("3", "fourth").asks == ()


def test_what_people_judge_says_by_whom_also_where_the_notice_names_nobody() -> None:
    found = level("3", "fourth")
    assert found.to_judge[0] == ToJudge("本单位人事", "遵纪守法、职业道德好、身体健康、做本职工作认真负责", "二（二）")
    by_nobody = (Judged(judged="身体健康", clause="二（二）"),)
    found = replace(found, finding=replace(found.finding, judged=by_nobody))
    assert found.to_judge == (ToJudge("人", "身体健康", "二（二）"),)


def test_what_is_missing_is_named_and_what_there_is_of_it_is_not_shown() -> None:
    found = level("3", "fifth", career_start=None)
    assert (found.verdict, found.missing) == (Verdict.UNKNOWN, ("career_start",))
    [ground] = [reason for reason in found.grounds if reason.missing]
    assert (ground.missing, ground.have) == (("参加工作时间",), ())
    assert ground.sentence == "还缺：参加工作时间（工作年限满 18 年）。"


def test_texts_and_sheet_do_not_look_ahead() -> None:
    found = result("newcomer")
    assert sent(found) and sheet(found, Issued("1.x.y"))
    assert not [found for found in found.levels.values() if {"advice", "unsure"} & vars(found).keys()]
    assert found.levels["4"].advice.nearest


@pytest.mark.parametrize(
    ("base", "changes", "today", "stops"),
    [
        ("third", {}, DAY, [("2", 2020), ("1", 2025)]),
        (
            "newcomer",
            {"career_start": "2019-10"},
            DAY,
            [("5", 2020), ("4", 2025), ("3", 2030), ("2", 2035), ("1", 2044)],
        ),
        ("newcomer", {"career_start": "2011-06"}, DAY, [("4", 2021), ("3", 2026), ("2", 2031), ("1", 2036)]),
        (
            "newcomer",
            {"career_start": "2011-06"},
            date(2026, 11, 22),
            [("4", 2027), ("3", 2029), ("2", 2034), ("1", 2039)],
        ),
        ("fifth", {"career_start": None, "trade_change": None}, DAY, []),
        ("newcomer", {"post": "other"}, DAY, []),
    ],
)
def test_the_exams_ahead_begin_with_the_best_level_where_it_needs_nobodys_word(
    base: str, changes: dict[str, object], today: date, stops: list[tuple[str, int]]
) -> None:
    found = Result(Explanation(RULES, read(person(base, **changes))), today)
    assert [(stop.level, stop.year) for stop in found.route] == stops


@pytest.mark.parametrize(
    ("career_start", "title"),
    [
        ("2013-01-01", "2020 年不能报，报名也已截止；办到这一条，就够五级的条件：所在单位同意您申报"),
        ("2012", "2020 年不能报，报名也已截止；五级最早 2021 年，要先确认"),
    ],
)
def test_the_first_year_says_where_somebody_has_to_confirm_it(career_start: str, title: str) -> None:
    refused = person("newcomer", career_start=career_start, obstacles=["unit_refused"])
    assert Result(Explanation(RULES, read(refused)), date(2020, 7, 1)).title == title
