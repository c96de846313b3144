"""What it would take, in words: years by both readings, fees, cut-offs; nothing where nothing lies ahead."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gongqin_core.ahead.advice import Advice, advice
from gongqin_core.ahead.outlook import Outlooks
from gongqin_core.guide.timetable import next_chance
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.explain import explain
from gongqin_core.judging.verdict import Verdict
from tests import second
from tests.ahead.steps import asked
from tests.people import LEVELS, NOTICE, RULES, Raw, crowd, person, read

SEASON, AFTER = date(2020, 4, 20), date(2026, 11, 25)
REPEAL = "论文这一项自 2021 年起废止。那以后报一级（高级技师）还看什么，要看当年的通知。"
SCHOOL = "取得高中、职高、技校、职专或中专学历，或者取得大专以上学历"


def told(level: str, who: str, today: date = SEASON, **changes: Any) -> Advice:
    person_now = Outlooks(RULES, read(person(who, **changes)), next_chance(NOTICE, today))
    return advice(person_now, level, today)


@pytest.mark.parametrize(
    ("level", "who", "changes", "nearest"),
    [
        pytest.param(
            *("4", "fifth", {"level_since": "2018-12"}),
            ["只要时间到：2023 年起够条件。2022 年也可能够，要先请人确认（按年头数够，按周年数还差 1 年）。"],
            id="只要等",
        ),
        pytest.param(
            "4", "fifth", {"level_since": "2016"}, ["等到 2021 年，不用确认也够条件。"], id="有争议：等一年就清楚"
        ),
        pytest.param(
            *("3", "fifth", {}),
            [
                "只要时间到：2031 年起够条件。2030 年也可能够，要先请人确认（按年头数够，按周年数还差 1 年）。",
                "另一条路：2020 年考过四级（中级工）。这样 2025 年起够条件；"
                "2024 年也可能够，要先请人确认。路上考试要交：四级 320 元。",
            ],
            id="等，或者先考",
        ),
        pytest.param(
            *("2", "newcomer", {}),
            [
                "2025 年考过四级（中级工）；2030 年考过三级（高级工）。这样 2035 年起够条件；"
                "2034 年也可能够，要先请人确认。路上考试要交：四级 320 元、三级 365 元，共 685 元。"
            ],
            id="一路考上去",
        ),
        pytest.param(
            *("2", "third", {"education": "junior"}),
            [f"{SCHOOL}。这样最早 2021 年够条件，看什么时候办成。"],
            id="先有学历：几天里办不成，最早是明年",
        ),
        pytest.param(
            *("4", "fifth", {"obstacles": ["unit_refused"]}),
            [
                "请所在单位同意申报。这样就够条件了。"
                "要在报名截止（2020 年 4 月 28 日 24:00）前办好；来不及的，只能用在以后年度。"
            ],
            id="单位不同意：只说这一件，要赶在截止以前",
        ),
        pytest.param(
            *("4", "fifth", {"obstacles": ["unit_refused", "false_filing_ban"]}),
            [
                "请所在单位同意申报，等禁报期满。这样就够条件了。"
                "要在报名截止（2020 年 4 月 28 日 24:00）前办好；来不及的，只能用在以后年度。"
            ],
            id="单位不同意，又在禁报期",
        ),
        pytest.param(
            *("2", "junior", {"skill_recognised": "no"}),
            [
                "请单位认定有较高技艺。这样就够条件了。"
                "要在报名截止（2020 年 4 月 28 日 24:00）前办好；来不及的，只能用在以后年度。",
                f"另一条路：{SCHOOL}。这样最早 2021 年够条件，看什么时候办成。",
            ],
            id="一样短的两条路：都说",
        ),
        pytest.param(
            *("1", "fourth", {}),
            [
                f"2020 年考过三级（高级工）；2025 年考过二级（技师）。这样 2031 年起别的条件够了；"
                f"2030 年也可能够，要先请人确认。{REPEAL}"
                "路上考试要交：三级 365 元、二级 470 元，共 835 元。"
            ],
            id="论文那时已经废止：不叫人去写论文，也不叫人去得奖",
        ),
        pytest.param(
            *("4", "fifth", {"trade_change": "changed_not_retested"}),
            [
                "只要时间到：2023 年起时间够，2022 年也可能够；都要先请人确认。",
                "另一条路：2020 年在新工种上考过五级（初级工）。这样 2021 年起够条件。路上考试要交：五级 275 元。",
            ],
            id="换了工种",
        ),
        pytest.param(
            *("1", "second", {"assessments": "below_pass"}),
            ["这份通知要求：任现职以来（近 5 年）年度考核都在合格以上。这一条您不符合，本工具推不出哪一年能符合。"],
            id="过去的年度考核：说出来，不叫人去改",
        ),
        pytest.param(
            *("1", "second", {"assessments": "below_pass", "trade": "保管工"}),
            [
                "这份通知要求：拟报工种在附件 62 个工种之内；任现职以来（近 5 年）年度考核都在合格以上。"
                "这几条您不符合，本工具推不出哪一年能符合。"
            ],
            id="两条都不符合",
        ),
        pytest.param(
            *("5", "newcomer", {"career_start": "2019-10-05", "regularised_on": "2020-10-05"}),
            ["只要时间到：2021 年起够条件。"],
            id="2020 年 10 月才转正：明年的日子也晚一年",
        ),
        pytest.param(
            *("2", "junior", {"birth": "1972-05", "level_since": "2014"}),
            [
                "只要时间到：2023 年起够条件。2022 年也可能够，要先请人确认。",
                f"另一条路：{SCHOOL}。这样最早 2021 年够条件，看什么时候办成。",
            ],
            id="初中、技艺认定，年龄差 2 岁：先说等就行",
        ),
        pytest.param(
            *("4", "newcomer", {"career_start": "2019-10", "regularised_on": "2020-08-20"}),
            [
                "只要时间到：2029 年起够条件。2028 年也可能够，要先请人确认（按年头数够，按周年数还差 1 年）。",
                "另一条路：2020 年考过五级（初级工）。这样 2025 年起够条件；"
                "2024 年也可能够，要先请人确认。路上考试要交：五级 275 元。",
            ],
            id="2019 年参加工作：今年考过五级，四级 2025 年，2024 年要确认",
        ),
        pytest.param(
            *("1", "third", {"career_start": "1994-07", "level_since": "2015-06", "trade": "汽车驾驶维修员"}),
            [
                "2020 年考过二级（技师）。这样 2025 年起别的条件够了；2024 年也可能够，要先请人确认。"
                f"{REPEAL}路上考试要交：二级 470 元。"
            ],
            id="司机，三级 2015 年：一级 2025 年，2024 年要确认",
        ),
        pytest.param(
            *("2", "newcomer", {"post": "other_staffing", "career_start": "2000-07-01"}),
            [
                "先请人确认；2020 年考过三级（高级工）。这样 2025 年起时间够，2024 年也可能够；都要先请人确认。"
                "路上考试要交：三级 365 元。"
            ],
            id="派遣，2000 年参加工作：今年考过三级，2025 年时间够，2024 年要看怎么数",
        ),
        pytest.param(
            *("4", "fifth", {"career_start": "2012-07-01", "level_since": "2017-06-01"}),
            ["只要时间到：2022 年起够条件。2021 年也可能够，要先请人确认（按年头数够，按周年数还差 1 年）。"],
            id="保洁员，五级 2017 年：四级 2022 年够，2021 年要确认",
        ),
        pytest.param(
            *("4", "newcomer", {"retirement": "later_in_2020"}),
            ["退休情况：4 月 29 日以后退休。以后年度就不能报了，所以等不到够条件的那一年。"],
            id="今年退休",
        ),
        pytest.param("4", "fifth", {}, [], id="已经符合"),
        pytest.param("5", "fifth", {}, [], id="已经持有"),
        pytest.param("5", "fourth", {}, [], id="比持有的低"),
        pytest.param("4", "fifth", {"post": None}, [], id="说不清的，由“查清以后”来说"),
    ],
)
def test_the_nearest_way_in_words(level: str, who: str, changes: Raw, nearest: list[str]) -> None:
    assert list(told(level, who, **changes).nearest) == nearest


@pytest.mark.parametrize(
    ("level", "who", "changes", "nearest"),
    [
        pytest.param(
            *("4", "fifth", {"level_since": "2018-12"}),
            "还要看处分等情况、退休情况。这样最早 2023 年够条件（2022 年也可能够，要先请人确认）。",
            id="只要等，可是有的事没有问到",
        ),
        pytest.param(
            *("2", "veteran", {}),
            "还要看文化程度；2020 年考过三级（高级工）。这样最早 2025 年够条件（2024 年也可能够，要先请人确认）。"
            "路上考试要交：三级 365 元。",
            id="没有问到文化程度",
        ),
        pytest.param("2", "newcomer", {}, "还要看文化程度；2025 年考过四级（中级工）；", id="没有问到的破格，不算在内"),
    ],
)
def test_what_was_never_asked_is_named_and_never_counted_on(level: str, who: str, changes: Raw, nearest: str) -> None:
    found = advice(Outlooks(RULES, asked(person(who, **changes)), 2020), level, SEASON)
    assert found.nearest[0].startswith(nearest) and len(found.nearest) == 1


def test_other_ways_are_kept_for_those_who_ask() -> None:
    [other] = told("3", "fifth", trade_change="changed_not_retested").others
    assert other.startswith("2020 年在新工种上考过五级（初级工）。这样 2031 年起够条件")


def test_who_lacks_only_a_paper_is_told_that_it_ends_and_of_no_prize() -> None:
    found = told("1", "unpublished")
    assert found == Advice((f"别的条件都够了。{REPEAL}",))


def test_who_lacks_more_than_a_paper_is_told_when_the_rest_holds() -> None:
    late = told("1", "unpublished", level_since="2018-12-01", career_start="1990-07-01")
    assert late.nearest == (f"别的条件 2023 年起够；2022 年也可能够，要先请人确认。{REPEAL}",)


def test_nobody_is_ever_told_to_write_a_paper() -> None:
    for raw in crowd(120, seed=90):
        for today in (SEASON, AFTER):
            found = Outlooks(RULES, read(raw), next_chance(NOTICE, today))
            for level in LEVELS:
                said = advice(found, level, today)
                for sentence in (*said.nearest, *said.others):
                    assert "发表" not in sentence or sentence.startswith("这份通知要求"), sentence


def test_after_the_season_steps_begin_in_the_next_one_and_say_so() -> None:
    assert told("4", "newcomer", AFTER).nearest == (
        "只要时间到：2025 年起够条件。2024 年也可能够，要先请人确认（按年头数够，按周年数还差 1 年）。"
        "这一年已经到了，请看当年的通知。",
    )
    assert told("3", "newcomer", AFTER).nearest[1].startswith("另一条路：2027 年考过四级（中级工）。这样 2032 年起")
    assert told("2", "third", AFTER, education="junior").nearest == (
        f"{SCHOOL}。这样最早 2027 年够条件，看什么时候办成。",
    )


@pytest.mark.parametrize(
    ("today", "year"),
    [("2020-01-01", 2020), ("2020-04-28", 2020), ("2020-04-29", 2021), ("2021-04-28", 2021), ("2026-11-25", 2027)],
)
def test_the_next_chance_is_the_next_season(today: str, year: int) -> None:
    assert next_chance(NOTICE, date.fromisoformat(today)) == year


def test_sentences_for_anybody_are_whole_and_only_where_something_is_missing() -> None:
    for raw in crowd(150, seed=91):
        said = read(raw)
        found, findings = Outlooks(RULES, said), explain(RULES, said)
        for level in LEVELS:
            text = advice(found, level, SEASON)
            if findings[level].closed or findings[level].verdict == Verdict.MET:
                assert text == Advice(())
            for sentence in (*text.nearest, *text.others):
                assert sentence.endswith("。") and "None" not in sentence and "。。" not in sentence, (raw, sentence)


@pytest.mark.parametrize(
    ("level", "who", "ends"),
    [
        ("3", {"held_level": "none", "career_start": "2000", "trade": "花匠"}, "3 月 20 日"),
        ("3", {"held_level": "none", "career_start": "2000", "trade": "花匠"}, "5 月 12 日"),
        ("2", {"held_level": "3", "level_since": "2015", "career_start": "2000", "trade": "花匠"}, "4 月 28 日 12:00"),
    ],
)
def test_what_is_to_be_had_in_time_is_so_by_the_window_of_its_level(level: str, who: Raw, ends: str) -> None:
    education = second.NOTICE.facts["education"].model_copy(update={"soon": ("senior", "college")})
    (lower, *others), later = second.NOTICE.stages, {"id": "again", "first": "2023-05-08", "last": "2023-05-12"}
    stages = (lower, *others, lower.model_copy(update=later)) if "12 日" in ends else (lower, *others)
    rules = Rules(replace(second.NOTICE, facts={**second.NOTICE.facts, "education": education}, stages=stages))
    raw = {"post": "regular", "retires": "later", "education": "junior", "birth": "1985-05-05", **who}
    today = date(2023, 3, 10)
    person_now = Outlooks(rules, second.read(raw), next_chance(rules.notice, today))
    told, *_ = advice(person_now, level, today).nearest
    assert told.endswith(f"这样就够条件了。要在报名截止（2023 年 {ends}）前办好；来不及的，只能用在以后年度。")
