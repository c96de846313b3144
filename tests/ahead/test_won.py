"""Years of excellent assessments, as later notices ask for them: they drop out one by one, and new ones may be won."""

import json
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from gongqin_core.ahead.advice import advice
from gongqin_core.ahead.earliest import Earliest, Prospect, earliest
from gongqin_core.ahead.outlook import Outlooks, outlooks
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.answer_leaves import Has, Lacks
from gongqin_core.notice.files import Levels
from gongqin_core.notice.rules_hash import rules_hash
from tests.ahead.steps import check_way, known, spelt
from tests.ahead.years import PARTS, YEAR, judged, rules_in
from tests.people import NOTICE, RULES, Raw, person, read

NOT_MET, UNKNOWN, CONFIRM, MET = Verdict


def who(**changes: Any) -> Raw:
    """Second level, junior schooling, with a paper: at the first level nothing is missing but years that were won."""
    return person("second", **{"education": "junior", "excellent_years": [], **changes})


def people(size: int, seed: int) -> list[Raw]:
    rng = Random(seed)
    asked = sorted(NOTICE.facts["excellent_years"].codes)
    return [
        who(
            excellent_years=rng.choice([None, *[rng.sample(asked, number) for number in (0, 1, 1, 2, 2, 3)]]),
            level_since=f"{rng.randint(2012, 2019)}-12-31",
            career_start=f"{rng.randint(1988, 2002)}-07-01",
            education=rng.choice(("junior", "junior", "senior", "primary")),
            paper=rng.choice(("sole_cn_journal", "none")),
            assessments=rng.choice(("all_pass", "gap")),
            merits=rng.choice(([], [], [], ["honour_unsure"])),
        )
        for _ in range(size)
    ]


def test_every_later_notice_says_of_two_thousand_people_what_the_outlook_says() -> None:
    for raw in people(2000, seed=61):
        said = read(raw)
        prospect = Prospect(RULES, said)
        for year in range(YEAR, YEAR + 9):
            assert prospect.verdict("1", year) == judged(rules_in(year), said, year)["1"], (raw, year)


def test_every_way_by_years_to_win_leads_where_it_says_and_nothing_less_does() -> None:
    won = 0
    for raw in people(150, seed=62):
        for way in outlooks(RULES, read(raw))["1"].ways:
            check_way(known(raw), "1", way)
            won += any(step.fact == "excellent_years" for step in way.steps)
    assert won > 50


@pytest.mark.parametrize(
    ("years", "changes", "certain", "disputed"),
    [
        pytest.param(["2018", "2019"], {}, 2020, 2020, id="2018、2019 年优秀：今年就行"),
        pytest.param(["2018", "2019"], {"level_since": "2017-01-01"}, 2022, 2021, id="二级差一年：到 2022 年还都算"),
        pytest.param(["2017", "2018"], {"level_since": "2016-12-31"}, 2021, 2020, id="到 2021 年都还算"),
        pytest.param(["2017", "2018"], {"level_since": "2017-01-01"}, None, 2021, id="2022 年 2017 年只能请人确认"),
        pytest.param(["2017", "2018"], {"level_since": "2018-01-01"}, None, 2022, id="2022 年请人确认，2023 年不算"),
        pytest.param(["2017", "2018"], {"level_since": "2019-01-01"}, None, None, id="等满的时候都不算了"),
        pytest.param(["2015", "2016"], {}, None, 2020, id="2015 年：今年请人确认，明年就不算了"),
        pytest.param(["2019"], {}, None, None, id="只有一年：光等不行"),
        pytest.param(None, {"level_since": "2019-01-01"}, None, None, id="说不清哪几年，等满的时候哪年都不算了"),
    ],
)
def test_known_years_drop_out(years: Any, changes: Raw, certain: int | None, disputed: int | None) -> None:
    assert earliest(RULES, read(who(excellent_years=years, **changes)))["1"] == Earliest(certain, disputed)


def ways_by_years(raw: Raw, start: int | None = None) -> list[list[Any]]:
    ways = outlooks(RULES, read(raw), start)["1"].ways
    return [[*map(spelt, way.steps)] for way in ways if any(step.fact == "excellent_years" for step in way.steps)]


def told(raw: Raw, start: int = YEAR) -> list[str]:
    found = advice(Outlooks(RULES, read(raw), start), "1", date(2020, 4, 20))
    sentences = (words.removeprefix("另一条路：") for words in (*found.nearest, *found.others))
    return [words for words in sentences if "优秀" in words]


MORE = "再往后，要有新的优秀年度。"


@pytest.mark.parametrize(
    ("years", "changes", "expected"),
    [
        pytest.param(
            [], {}, f"2020 年、2021 年年度考核优秀。这样 2022 年至 2024 年够条件。{MORE}", id="一年也没有：要两年"
        ),
        pytest.param(
            ["2019"], {}, f"2020 年年度考核优秀。这样 2021 年至 2023 年够条件。{MORE}", id="有最近一年：再要一年"
        ),
        pytest.param(["2017"], {}, f"2020 年年度考核优秀。这样 2021 年够条件。{MORE}", id="2017 年，只在 2021 年还算"),
        pytest.param(
            *(["2016"], {}),
            f"2020 年、2021 年年度考核优秀。这样 2022 年至 2024 年够条件；2021 年也可能够，要先请人确认。{MORE}",
            id="2016 年明年只能请人确认",
        ),
        pytest.param(
            *([], {"level_since": "2018-12-31"}),
            f"2020 年至 2022 年里有 2 年年度考核优秀。这样 2023 年至 2024 年够条件。{MORE}",
            id="等证书的几年里，随便哪两年",
        ),
        pytest.param(
            *(["2019"], {"level_since": "2018-12-31"}),
            f"2020 年至 2022 年里有 1 年年度考核优秀。这样 2023 年够条件。{MORE}",
            id="2019 年到 2023 年还算：再要一年",
        ),
        pytest.param(
            *(["2018", "2019"], {"level_since": "2019-12-31"}),
            f"2020 年至 2023 年里有 2 年年度考核优秀。这样 2024 年够条件；2023 年也可能够，要先请人确认。{MORE}",
            id="今年够的，等满的时候不算了：重新要两年",
        ),
        pytest.param(
            ["2018", "2019"],
            {"level_since": "2017-01-01"},
            f"只要时间到：2022 年够条件。2021 年也可能够，要先请人确认（按年头数够，按周年数还差 1 年）。{MORE}",
            id="光等就行，只是别等过了",
        ),
    ],
)
def test_what_must_be_won_by_when(years: list[str], changes: Raw, expected: str) -> None:
    assert expected in told(who(excellent_years=years, **changes))


def test_after_the_season_the_last_years_are_those_that_count() -> None:
    expected = f"2023 年至 2026 年里有 2 年年度考核优秀。这样 2027 年够条件。{MORE}"
    assert told(who(), 2027) == [expected]


def test_years_count_for_nobody_who_does_without() -> None:
    assert ways_by_years(who(education="senior")) == [] and ways_by_years(who(merits=["patent"])) == []
    assert ways_by_years(who(education="primary")) == []
    assert ways_by_years(person("second", excellent_years=[], paper="none")) == []
    asked_first = [["settle excellent_years: 2016+2017"], ["settle excellent_years: 2015+2016"]]
    assert ways_by_years(who(excellent_years=None)) == asked_first


def staying(part: Any) -> Any:
    """Raw levels of which every later notice asks for the same years."""
    if isinstance(part, dict):
        changed = {key: staying(value) for key, value in part.items()}
        return changed | {"stays": True} if part.get("fact") == "excellent_years" else changed
    return [staying(item) for item in part] if isinstance(part, list) else part


def test_years_that_stay_are_those_of_every_later_notice() -> None:
    raw = staying(json.loads(PARTS.levels.model_dump_json(by_alias=True, exclude_none=True)))
    rules = Rules(replace(PARTS, levels=Levels.model_validate(raw)).notice())
    late = read(who(excellent_years=["2018", "2019"], level_since="2019-01-01"))
    assert earliest(rules, late)["1"] == Earliest(2024, 2023)
    assert {way.until for way in outlooks(rules, late)["1"].ways} == {None}
    assert rules_hash(rules.notice) == rules_hash(NOTICE)


def asks(kind: Any, *codes: str, **more: Any) -> Rules:
    return Rules(NOTICE, {"it": kind(fact="excellent_years", codes=codes, clause="二（四）8(3)", **more)})


@pytest.mark.parametrize(
    ("least", "years", "until"),
    [
        pytest.param(1, ["2018"], 2022, id="要一年的，2018 年算到 2022 年"),
        pytest.param(1, ["2016", "2018"], 2022, id="还有更早的，看晚的那年"),
        pytest.param(2, ["2016", "2017"], 2020, id="明年就少一年"),
        pytest.param(2, ["2017", "2018"], 2021, id="后年少一年"),
        pytest.param(2, ["2018", "2019"], 2022, id="再后一年少一年"),
        pytest.param(2, ["2017", "2018", "2019"], 2022, id="有三年的，少了一年还够"),
    ],
)
def test_until_when_known_years_are_enough(least: int, years: list[str], until: int) -> None:
    prospect = Prospect(asks(Has, "2016", "2017", "2018", "2019", at_least=least), read({"excellent_years": years}))
    assert prospect.until("it", YEAR) == until
    assert (prospect.verdict("it", until), prospect.verdict("it", until + 1)) == (MET, NOT_MET)


def test_it_is_not_the_years_that_end_where_something_else_ends_sooner() -> None:
    prospect = Prospect(RULES, read(who(excellent_years=["2018", "2019"], retirement="later_in_2020")))
    assert prospect.worse("1", YEAR) == 2021 and prospect.until("1", YEAR) is None


def test_a_year_asked_for_alone_counts_in_one_notice_only() -> None:
    prospect = Prospect(asks(Has, "2015"), read({"excellent_years": ["2019"]}))
    assert [prospect.verdict("it", year) for year in (2023, 2024, 2025)] == [NOT_MET, MET, NOT_MET]
    assert prospect.earliest("it") == Earliest(2024, 2024) and prospect.until("it", 2024) == 2024


@pytest.mark.parametrize(
    ("rules", "years", "first"),
    [
        pytest.param(asks(Lacks, "2018", "2019"), ["2017"], 2020, id="不能有的年份，本来就没有"),
        pytest.param(asks(Lacks, "2018", "2019"), ["2018"], 2021, id="早的一年，明年就不问了"),
        pytest.param(asks(Lacks, "2018", "2019"), ["2019"], 2022, id="晚的一年，后年才不问"),
        pytest.param(asks(Has, "2015", "2016"), ["2016"], 2020, id="问到的"),
        pytest.param(asks(Has, "2015", "2016"), ["2017"], 2021, id="明年问到"),
        pytest.param(asks(Has, "2015", "2016"), ["2019"], 2023, id="2019 年，2023 年问到"),
        pytest.param(asks(Has, "2015", "2016"), ["2014"], None, id="早就不问了"),
    ],
)
def test_a_first_year_by_years_that_come_in_or_drop_out(rules: Rules, years: list[str], first: int | None) -> None:
    said = read({"excellent_years": years})
    assert earliest(rules, said)["it"] == Earliest(first, first)
    assert [way.year for way in outlooks(rules, said)["it"].ways if way.only_waiting] == ([first] if first else [])
