"""What hangs on an unsure fact: each branch is what the trees say of its answers; where all say one thing, silence."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import TypeAdapter

from gongqin_core.ahead.earliest import earliest
from gongqin_core.ahead.stakes import Branch, Stake, Upshot, intro, outcomes, stakes, unsure
from gongqin_core.judging.answers import Answer, Span
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.conditions import Condition
from tests.ahead.trees import cited
from tests.people import LEVELS, NOTICE, RULES, STEADY, Raw, crowd, lives, person, read

DAYS = (
    *("1980-01-01", "1995-12-31", "1996-01-01", "2003-12-31", "2004-07-01", "2011-06-15", "2015-12-31"),
    *("2016-05-01", "2017-01-01", "2019-12-31", "2020-09-30"),
)


def told(level: str, who: str, **changes: Any) -> list[list[str]]:
    found = stakes(RULES, read(person(who, **changes)))[level]
    return [[intro(NOTICE, stake), *outcomes(NOTICE, stake)] for stake in found]


@pytest.mark.parametrize(
    ("level", "who", "changes", "expected"),
    [
        pytest.param(
            *("4", "fifth", {"level_since": None}),
            [
                "取证时间还说不清",
                "若是 2015 年或以前：初步符合",
                "若是 2016 年：要先请人确认；2021 年起不用确认",
                "若是 2017 年或以后：2017 年的最早 2021 年，要先请人确认；2022 年起不用确认；更晚的还要晚",
            ],
            id="五级哪年取得",
        ),
        pytest.param(
            *("2", "junior", {"birth": None}),
            [
                "出生年月还说不清",
                "若是 1970 年 4 月 13 日或以前：初步符合",
                "若是 1970 年 4 月 14 日至 12 月 31 日：要先请人确认；2021 年起不用确认",
                "若是 1971 年或以后：1971 年的最早 2021 年起；更晚的还要晚",
            ],
            id="哪天出生：日子不在年头年尾",
        ),
        pytest.param(
            *("2", "junior", {"birth": "1970-04-XX"}),
            [
                "出生年月还说不清",
                "若是 1970 年 4 月 1 日至 4 月 13 日：初步符合",
                "若是 1970 年 4 月 14 日至 4 月 30 日：要先请人确认；2021 年起不用确认",
            ],
            id="只知道是哪个月",
        ),
        pytest.param(
            *("2", "junior", {"skill_recognised": None}),
            ["较高技艺还说不清", "若是“单位认定有”：初步符合", "若是“单位没有认定”：不符合"],
            id="单位认不认定",
        ),
        pytest.param(
            *("4", "fifth", {"obstacles": None}),
            [
                "处分等情况还说不清",
                "若是“以上都没有”：初步符合",
                "若有“正在受处分”：要先请人确认",
                "都不是：不符合",
            ],
            id="有没有不能报的情形",
        ),
        pytest.param(
            *("4", "fifth", {"obstacles": None, "level_since": "2019"}),
            [
                "处分等情况还说不清",
                "若是“以上都没有”：最早 2022 年，要先请人确认；2023 年起不用确认",
                "若有“在两年禁报期内”或“单位认为达不到基本要求”或“单位不同意申报”：不符合",
                "若有“正在受处分”：最早 2022 年，要先请人确认",
            ],
            id="样样都有的人没有，不说",
        ),
        pytest.param(
            *("2", "third", {"post": None, "skill_recognised": ""}),
            [
                "岗位身份还说不清",
                "若是“在岗正式人员”或“签聘用合同的工勤人员”：初步符合",
                "若是“派遣、编外或人事代理”或“人暂时不在岗”：要先请人确认",
                "若是“专业技术岗”或“其他身份”：不符合",
            ],
            id="最后只剩两种，就说出来",
        ),
        pytest.param(
            *("1", "lecturer", {"title_since": None, "retirement": "later_in_2020"}),
            [
                "中级职称时间还说不清",
                "若是 2016 年或以前：要先请人确认",
                "若是“没有中级职称”或 2017 年或以后：不符合",
            ],
            id="没有的和太晚的一起说",
        ),
        pytest.param(
            *("1", "second", {"trade": None}),
            [
                "工种还说不清",
                "若是“一级（高级技师）考评的 62 个工种”里的：初步符合",
                "若是“以前的工种名称（改成哪个新名要确认）”里的：要先请人确认",
                "若是别的工种：不符合",
            ],
            id="工种在不在 62 个里",
        ),
        pytest.param(
            *("1", "unpublished", {"excellent_years": None}),
            [
                "优秀年度还说不清",
                "若有“2016 年、2017 年”：初步符合",
                "若有“2015 年、2016 年”：要先请人确认",
                "若是“以上都没有”：最早 2021 年，要先请人确认",
            ],
            id="哪几年优秀",
        ),
        pytest.param(
            *("1", "lecturer", {"title_since": None}),
            [
                "中级职称时间还说不清",
                "若是 2016 年或以前：要先请人确认",
                "若是 2017 年或以后：2017 年的最早 2021 年，要先请人确认；更晚的还要晚",
                "若是“没有中级职称”：不符合",
            ],
            id="职称：日期，也可能没有",
        ),
        pytest.param(
            *("5", "newcomer", {"career_start": None, "regularised_on": "2020-10-05"}),
            ["参加工作时间还说不清", "若是 2012 年或以后：最早 2021 年起", "若是 2011 年或以前：不符合"],
            id="五级不能满 10 年：工作得晚的不用多等",
        ),
        pytest.param(
            *("5", "newcomer", {"career_start": None}),
            [
                "参加工作时间还说不清",
                "若是 2012 年或以后：初步符合",
                "若是 2011 年：要先请人确认",
                "若是 2010 年或以前：不符合",
            ],
            id="转正在前：工作得晚的今年就行",
        ),
        pytest.param(
            *("2", "junior", {"birth": "1975-04-XX", "sex": "female"}),
            [
                "出生年月还说不清",
                "若是 1975 年 4 月 1 日至 4 月 13 日：初步符合",
                "若是 1975 年 4 月 14 日至 4 月 30 日：要先请人确认；2021 年起不用确认",
            ],
            id="女职工只知道是哪个月：男职工的那条线早过了",
        ),
    ],
)
def test_what_hangs_on_it(level: str, who: str, changes: Raw, expected: list[str]) -> None:
    assert told(level, who, **changes) == [expected]


def test_two_unsure_facts_each_say_what_they_decide() -> None:
    by_level, by_work = told("4", "fifth", level_since=None, career_start=None)
    assert by_level[0] == "取证时间还说不清" and by_level[-1] == "若是 2017 年或以后：还要看别的情况"
    assert by_work[0] == "参加工作时间还说不清" and by_work[1] == "若是 2010 年或以前：初步符合"


@pytest.mark.parametrize(
    ("level", "who", "changes"),
    [
        pytest.param("5", "fifth", {"level_since": None}, id="已经持有：哪年取得都一样"),
        pytest.param("4", "fifth", {"education": None}, id="四级不看学历"),
        pytest.param("4", "fifth", {"level_since": "2014-XX"}, id="只知道年份，可是哪天都够"),
        pytest.param("1", "lecturer", {"title_since": "2016-XX"}, id="有职称，只知道年份：不再说没有职称的"),
        pytest.param("4", "fifth", {}, id="什么都说清了"),
        pytest.param("4", "fifth", {"level_since": ""}, id="还没有问：不算说不清"),
        pytest.param("2", "third", {"education": "primary", "skill_recognised": None}, id="小学：认定不认定都一样"),
    ],
)
def test_silence_where_nothing_hangs_on_it(level: str, who: str, changes: Raw) -> None:
    assert told(level, who, **changes) == []


COLLEGE, SENIOR = {"fact": "education", "is": "college"}, {"fact": "education", "is": "senior"}


def years(fact: str, full_years: int, **more: Any) -> Raw:
    return {"fact": fact, "full_years": full_years, "as_of": "2020-12-31", "clause": "二（二）2", **more}


@pytest.mark.parametrize(
    ("tree", "said", "expected"),
    [
        pytest.param(
            {"any": [years("title_since", 3), years("career_start", 10)]},
            {"title_since": None},
            [
                "若是 2017 年或以前：初步符合",
                "若是 2018 年或以后：2018 年的最早 2021 年起；更晚的还要晚",
                "若是“没有中级职称”：最早 2022 年起",
            ],
            id="a title or a career: days and none of them, in either case only time",
        ),
        pytest.param(
            {"all": [years("title_since", 3), {"fact": "title_since", "by": "2018-12-31", "stays": True}]},
            {"title_since": None},
            [
                "若是 2017 年或以前：初步符合",
                "若是 2018 年：最早 2021 年起",
                "若是“没有中级职称”或 2019 年或以后：不符合",
            ],
            id="what only needs time ends where nothing helps",
        ),
        pytest.param(
            {
                "all": [
                    {"fact": "birth", "aged": 50, "as_of": "2020-12-31", "stays": True},
                    {"fact": "birth", "younger": 60, "as_of": "2020-12-31"},
                ]
            },
            {"birth": None},
            ["若是 1961 年至 1970 年：初步符合", "若是 1960 年或以前或 1971 年或以后：不符合"],
            id="too young and too old are two stretches of one branch",
        ),
        pytest.param(
            {"fact": "birth", "aged": 50, "as_of": "2020-12-30"},
            {"birth": "1970-12-XX"},
            ["若是 1970 年 12 月 1 日至 12 月 30 日：初步符合", "若是 1970 年 12 月 31 日：最早 2021 年起"],
            id="a last day of its own",
        ),
        pytest.param(
            {"any": [{"all": [SENIOR, years("career_start", 10)]}, {"all": [COLLEGE, years("career_start", 9)]}]},
            {"education": None},
            [
                "若是“大专及以上”：最早 2021 年起",
                "若是“高中、职高、技校、中专”：最早 2022 年起",
                "若是“小学及以下”或“初中”：不符合",
            ],
            id="of answers that only need time the soonest first",
        ),
        pytest.param(
            {
                "all": [
                    years("career_start", 9),
                    {
                        "any": [
                            years("level_since", 8, confirm="exam_office"),
                            {"all": [COLLEGE, years("level_since", 3, confirm="exam_office")]},
                        ]
                    },
                ]
            },
            {"held_level": "4", "level_since": None, "education": "junior"},
            [],
            id="limits that are told apart in no year that counts",
        ),
        pytest.param(
            {"all": [years("title_since", 3), years("career_start", 10)]},
            {"title_since": None},
            ["若是随便哪天：最早 2022 年起", "若是“没有中级职称”：不符合"],
            id="any day at all, or none",
        ),
        pytest.param(
            {
                "any": [
                    {"all": [{"fact": "level_since", "by": "2015-12-31", "stays": True}, years("career_start", 10)]},
                    {"all": [{"fact": "level_since", "from": "2016-01-01", "stays": True}, years("career_start", 9)]},
                ]
            },
            {"held_level": "4", "level_since": None},
            ["若是 2016 年或以后：最早 2021 年起", "若是 2015 年或以前：最早 2022 年起"],
            id="later days that come sooner are a branch of their own",
        ),
    ],
)
def test_what_hangs_on_it_by_a_tree(tree: Raw, said: Raw, expected: list[str]) -> None:
    rules = Rules(NOTICE, {"it": TypeAdapter(Condition).validate_python(cited(tree))})
    found = stakes(rules, read({"sex": "male", "held_level": "none", "career_start": "2012-06-01", **said}))["it"]
    assert [outcomes(NOTICE, stake) for stake in found] == ([expected] if expected else [])


def answers_within(stake: Stake) -> list[tuple[Answer, int]]:
    """Answers written down by hand, and codes, each with the branch that holds it."""
    fact = NOTICE.facts[stake.fact]
    found: list[tuple[Answer, int]] = []
    for place, branch in enumerate(stake.branches):
        for answer in branch.answers:
            if isinstance(answer, Span):
                days = [date.fromisoformat(day).toordinal() for day in DAYS]
                found += [(Span(day, day), place) for day in days if answer.first <= day <= answer.last]
            elif fact.type != "trade":
                found.append((answer, place))
    return found


@given(lives)
@settings(STEADY, max_examples=80)
def test_each_answer_leads_where_its_branch_says(raw: Raw) -> None:
    said = read(raw)
    for level, found in stakes(RULES, said).items():
        for stake in found:
            assert len({branch.upshot for branch in stake.branches}) == len(stake.branches) > 1
            for answer, place in answers_within(stake):
                known, result = {**said, stake.fact: answer}, stake.branches[place].upshot
                years = earliest(RULES, known)[level]
                assert RULES.verdicts(known)[level] == result.verdict, (stake, answer)
                assert result.certain is None or (years.certain or 9999) >= result.certain, (stake, answer)
                assert (years.certain is None) <= (result.certain is None) or result.verdict == Verdict.MET


def test_only_what_cannot_be_told_is_unsure() -> None:
    for raw in crowd(80, seed=44):
        said = read(raw)
        for fact in unsure(RULES, said):
            assert said[fact] is None or str(said[fact]).endswith("XX")
        assert set(stakes(RULES, said)) == set(LEVELS)


def test_what_nobody_asks_anyone_is_not_unsure() -> None:
    """The date of a certificate that is not held, though somebody once could not tell it."""
    assert unsure(RULES, read(person("newcomer", level_since=None))) == []


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2016, 1, 1), date(2018, 12, 31), "若是 2016 年至 2018 年：初步符合"),
        (date(2016, 1, 1), date(2018, 6, 30), "若是 2016 年 1 月 1 日至 2018 年 6 月 30 日：初步符合"),
    ],
)
def test_whole_years_are_named_as_years(first: date, last: date, words: str) -> None:
    branch = Branch((Span(first.toordinal(), last.toordinal()),), Upshot(Verdict.MET))
    assert outcomes(NOTICE, Stake("level_since", (branch,))) == [words]
