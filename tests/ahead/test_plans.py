"""Which plans are tried: invented trees for 二级, where 四级 and 三级 are open to every man, and the ways up."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter

from gongqin_core.ahead.advice import Advice, advice
from gongqin_core.ahead.outlook import Outlooks
from gongqin_core.ahead.way import Way
from gongqin_core.judging.answers import Span, read_answers
from gongqin_core.judging.evaluate import Rules
from gongqin_core.notice.conditions import AnyNode, Condition
from gongqin_core.notice.questions import Fact
from tests.ahead.trees import cited
from tests.people import NOTICE

Tree = dict[str, Any]
MAN: Tree = {"fact": "sex", "is": "male", "clause": "二（二）"}
COLLEGE: Tree = {"fact": "education", "is": "college"}
SENIOR: Tree = {"fact": "education", "is": "senior"}
SCHOOL: Tree = {"fact": "education", "in": ["senior", "college"]}
TAUGHT: Tree = {"fact": "teaching", "is": "yes"}
HOLDS: Tree = {"fact": "held_level", "is": "3"}
WORKED: Tree = {"fact": "career_start", "full_years": 10, "as_of": "2020-12-31"}
TITLED: Tree = {"fact": "title_since", "full_years": 3, "as_of": "2020-12-31"}
ENDED = {"year": 2021, "clause": "二（四）后段②", "text": "到那时废止。"}
FACTS = dict(NOTICE.facts)
"""Those of the notice; no year of excellence is still to be won, and a paper is one of some year."""
FACTS["excellent_years"] = FACTS["excellent_years"].model_copy(update={"cure": {}})
YEARS = [{"code": year, "label": f"{year} 年的论文"} for year in ("2016", "2017", "2018")]
FACTS["paper"] = Fact.model_validate({**FACTS["paper"].model_dump(), "options": YEARS})

FACTS["points"] = Fact.model_validate(
    {
        **{key: FACTS["paper"].model_dump()[key] for key in ("short", "question", "why", "clause", "errors")},
        **{"id": "points", "type": "number", "unit": "分", "between": [0, 20], "cure": {"more": "再挣几分"}},
    }
)
FACTS["marks"] = FACTS["points"].model_copy(update={"id": "marks", "cure": {}})


def node(raw: Tree) -> AnyNode:
    condition: AnyNode = TypeAdapter(Condition).validate_python(raw)
    return condition


def outlooks(tree: Tree, start: int, **said: Any) -> Outlooks:
    trees = {"4": MAN, "3": MAN, "2": {"all": [MAN, tree]}}
    levels = tuple(
        level.model_copy(update={"tree": node(trees[level.id])}) for level in NOTICE.levels if level.id in trees
    )
    rules = Rules(replace(NOTICE, levels=levels, conditions={}, facts=FACTS))
    return Outlooks(
        rules, read_answers(FACTS, {"sex": "male", "held_level": "none", "education": "junior", **said}), start
    )


def line(way: Way) -> str:
    steps = [f"{step.kind} {step.level or step.fact or step.year or ''}".strip() for step in way.steps]
    chosen = [str(answer) for step in way.steps for answer in step.answers if not isinstance(answer, Span | frozenset)]
    return " ".join([*steps, *chosen, str(way.earliest.certain or f"maybe {way.earliest.disputed}")])


@pytest.mark.parametrize(
    ("tree", "said", "told"),
    [
        pytest.param(
            {"all": [{"fact": "held_level", "is": "3"}, {"any": [{"fact": "held_level", "is": "4"}, COLLEGE]}]},
            {},
            ["pass 3 obtain education wait 2021 college 2021"],
            id="of two exams that cannot both be, the one with something else beside it",
        ),
        pytest.param(
            {"any": [{"fact": "education", "is": "senior", "confirm": "exam_office"}, COLLEGE]},
            {},
            ["obtain education college 2021", "obtain education senior maybe 2021"],
            id="what is certain beside what is to be confirmed",
        ),
        pytest.param(
            {"any": [{"fact": "skill_recognised", "is": "yes", "confirm": "exam_office"}, COLLEGE]},
            {"skill_recognised": "no"},
            ["obtain education college 2021", "obtain skill_recognised yes maybe 2020"],
            id="what is certain before what is sooner, and to be confirmed",
        ),
        pytest.param(
            {"all": [{"when": COLLEGE}, {"fact": "teaching", "is": "yes"}]},
            {"teaching": "no"},
            [],
            id="no circumstance is brought about",
        ),
        pytest.param(
            {"fact": "excellent_years", "has": ["2015", "2016", "2018"], "at_least": 2},
            {"excellent_years": ["2015", "2017", "2019"]},
            ["wait 2021 2021"],
            id="known years come in, though one of them is there already",
        ),
        pytest.param(
            {"fact": "paper", "in": ["2016", "2018"]},
            {"paper": "2017"},
            ["wait 2021 2021"],
            id="the one year that is known comes in",
        ),
        pytest.param(
            {"fact": "points", "at_least": 10},
            {"points": "5"},
            ["obtain points 10 2021"],
            id="as many points as it takes",
        ),
        pytest.param({"fact": "marks", "at_least": 10}, {"marks": "5"}, [], id="no marks, which nobody can add to"),
        pytest.param({"fact": "points", "at_most": 3}, {"points": "5"}, [], id="no points fewer"),
        pytest.param(
            {"fact": "excellent_years", "lacks": ["2018"]},
            {"excellent_years": ["2018"]},
            ["wait 2021 2021"],
            id="a year that must not be there drops out",
        ),
        pytest.param(
            {"fact": "level_since", "by": "2015-12-31"},
            {"level_since": None},
            ["pass 4 wait 2025 2025", "pass 3 wait 2025 2025"],
            id="what is not asked of somebody is not to be settled",
        ),
        pytest.param(
            {"any": [{"all": [COLLEGE], "clause": "二（二）", "confirm": "exam_office"}, {"all": [COLLEGE, TAUGHT]}]},
            {"teaching": "no"},
            ["obtain education college maybe 2021", "obtain education obtain teaching college yes 2021"],
            id="what makes certain what several conditions leave to an office",
        ),
        pytest.param(
            {"any": [{**TITLED, "confirm": "exam_office"}, {"all": [TITLED, COLLEGE]}]},
            {"title_since": "none"},
            [
                "obtain title_since wait 2023 maybe 2023",
                "obtain education obtain title_since wait 2023 college 2023",
            ],
            id="what makes certain what years alone leave to an office",
        ),
        pytest.param(
            {"any": [COLLEGE, {"all": [SENIOR, TAUGHT]}]},
            {"teaching": "no"},
            ["obtain education college 2021", "obtain education obtain teaching senior yes 2021"],
            id="of two answers to one fact each with what it needs",
        ),
        pytest.param(
            {"any": [{"all": [SCHOOL, COLLEGE]}, {"all": [SENIOR, TAUGHT]}]},
            {"teaching": "no"},
            ["obtain education college 2021", "obtain education obtain teaching senior yes 2021"],
            id="two conditions on one fact want what does for both",
        ),
        pytest.param(
            {"any": [{"all": [COLLEGE, SCHOOL]}, {"all": [SENIOR, TAUGHT]}]},
            {"teaching": "no"},
            ["obtain education college 2021", "obtain education obtain teaching senior yes 2021"],
            id="whichever of them comes first",
        ),
        pytest.param({"all": [SENIOR, COLLEGE]}, {}, [], id="nothing does for two conditions that exclude each other"),
        pytest.param(
            {"all": [{"when": {"any": [COLLEGE, {"fact": "sex", "is": "female"}]}}, TAUGHT]},
            {"teaching": "no"},
            [],
            id="no part of a circumstance is brought about",
        ),
        pytest.param(
            {"all": [{"when": HOLDS}, TAUGHT]}, {"teaching": "yes"}, [], id="no exam is taken for a circumstance's sake"
        ),
        pytest.param(
            {"fact": "title_since", "from": "2020-01-01", "stays": True},
            {"title_since": "2017-06-01"},
            [],
            id="a title that is there is not won again",
        ),
        pytest.param(
            {"fact": "title_since", "from": "2020-01-01", "stays": True},
            {"title_since": "none"},
            ["obtain title_since 2021"],
            id="a title that is not there is won",
        ),
        pytest.param(
            {"all": [HOLDS, {"fact": "level_since", "by": "2015-12-31", "stays": True}]},
            {"held_level": "4", "level_since": None},
            [],
            id="the day of the present certificate says nothing of that of an exam ahead",
        ),
        pytest.param(
            {"any": [{"all": [HOLDS, {"fact": "certificate_kind", "is": "other"}]}, {"all": [HOLDS, COLLEGE]}]},
            {"held_level": "4", "certificate_kind": None},
            ["pass 3 obtain education wait 2021 college 2021"],
            id="nor does its kind of the kind",
        ),
        pytest.param(
            {"any": [WORKED, {"all": [HOLDS, COLLEGE]}]},
            {"career_start": "2012-06-01"},
            ["wait 2022 2022", "pass 3 obtain education wait 2021 college 2021"],
            id="no exam makes a career longer",
        ),
        pytest.param(
            {
                "clause": "二（二）",
                "all": [{"fact": "skill_recognised", "is": "yes", "confirm": "exam_office"}],
                "repealed": ENDED,
            },
            {"skill_recognised": "no"},
            ["wait 2021 maybe 2021", "obtain skill_recognised yes maybe 2020"],
            id="what is repealed is waited for, or met before",
        ),
    ],
)
def test_the_ways_by_a_tree(tree: Tree, said: dict[str, Any], told: list[str]) -> None:
    """A line for each way: what is done, and from when it holds."""
    assert [line(way) for way in outlooks(cited(tree), 2020, **said).levels["2"].ways] == told


THINGS: list[Tree] = [
    COLLEGE,
    TAUGHT,
    {"fact": "skill_recognised", "is": "yes"},
    {"fact": "points", "at_least": 10},
    {"fact": "merits", "has": ["patent"]},
    {"fact": "title_since", "by": "2020-12-31"},
]
LACKING = {"teaching": "no", "skill_recognised": "no", "points": "5", "merits": [], "title_since": "none"}


@pytest.mark.parametrize(
    ("tree", "things"),
    [
        pytest.param(THINGS[:5], [5], id="five things"),
        pytest.param(THINGS, [], id="six things are too many"),
        pytest.param([HOLDS, *THINGS[:4]], [5], id="an exam and four things"),
        pytest.param([HOLDS, *THINGS[:5]], [], id="an exam and five things are too many"),
    ],
)
def test_of_many_things_to_change_no_more_than_five(tree: list[Tree], things: list[int]) -> None:
    ways = outlooks(cited({"all": tree}), 2020, **LACKING).levels["2"].ways
    assert [sum(step.kind != "wait" for step in way.steps) for way in ways] == things


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        pytest.param({"has": ["2015", "2016"]}, ["2014"], id="a year that was asked for before"),
        pytest.param({"has": ["2015", "2016"], "at_least": 2}, ["2016"], id="a year that counts already"),
    ],
)
def test_no_time_brings_years_that_do_not_come_in(tree: Tree, said: list[str]) -> None:
    outlook = outlooks(cited({"fact": "excellent_years", **tree}), 2020, excellent_years=said).levels["2"]
    assert not outlook.ways and [reason.facts for reason in outlook.beyond] == [("excellent_years",)]


def test_what_effort_leads_to_an_office_is_not_beyond_anybody() -> None:
    confirmed = {"all": [COLLEGE], "clause": "二（二）", "confirm": "exam_office"}
    outlook = outlooks(cited({"all": [confirmed, {"fact": "marks", "at_least": 10}]}), 2020, marks="5").levels["2"]
    assert not outlook.ways and [reason.facts for reason in outlook.beyond] == [("marks",)]


def test_no_time_takes_away_what_is_no_year() -> None:
    outlook = outlooks(
        cited({"fact": "exceptional", "lacks": ["provincial_model"]}), 2020, exceptional=["provincial_model"]
    ).levels["2"]
    assert not outlook.ways and [reason.facts for reason in outlook.beyond] == [("exceptional",)]


def test_what_is_not_asked_of_somebody_and_no_exam_brings_is_beyond_them() -> None:
    found = outlooks(cited({"fact": "trade_change", "is": "mismatch"}), 2020)
    outlook = found.levels["2"]
    assert advice(found, "2", date(2020, 4, 20)) == Advice(())
    assert not outlook.ways and [reason.facts for reason in outlook.beyond] == [("trade_change",)]


def test_of_years_that_drop_out_again_the_first_is_that_of_the_one_who_starts_later() -> None:
    excellent = {"fact": "excellent_years", "has": ["2015", "2016", "2017", "2018", "2019"], "at_least": 2}
    worked = {"fact": "career_start", "full_years": 10, "as_of": "2020-12-31"}
    said = {"excellent_years": ["2018", "2019"], "career_start": "2011-06-01"}
    found = outlooks(cited({"all": [excellent, worked]}), 2022, **said)
    assert found.levels["2"].earliest.year == 2021
    assert advice(found, "2", date(2022, 1, 1)).nearest == (
        "只要时间到：2022 年至 2023 年够条件。再往后，要有新的优秀年度。这一年已经到了，请看当年的通知。",
    )


@pytest.mark.parametrize(
    ("tree", "said", "told"),
    [
        pytest.param(
            {"any": [WORKED, TAUGHT]},
            {"teaching": None},
            (),
            id="what waiting brings is told with what cannot be told",
        ),
        pytest.param(
            {"all": [WORKED, {"clause": "二（二）", "any": [TAUGHT], "repealed": ENDED}]},
            {"teaching": "no"},
            ("别的条件 2022 年起够。到那时废止。",),
            id="but for what is repealed, one year by every count",
        ),
        pytest.param(
            {"all": [WORKED, {"fact": "post", "is": "away", "confirm": "exam_office"}]},
            {"post": "away"},
            ("只要时间到：最早 2022 年，还要先请人确认。",),
            id="to be confirmed, one year by every count",
        ),
        pytest.param(
            {
                "any": [
                    {"all": [{"fact": "skill_recognised", "is": "yes"}, WORKED]},
                    {"all": [TAUGHT, {**WORKED, "fact": "title_since", "full_years": 5}]},
                ]
            },
            {"title_since": "2017-06-01"},
            ("还要看较高技艺。这样最早 2022 年够条件。",),
            id="ways that differ only in what was never asked are one",
        ),
    ],
)
def test_a_tree_in_words(tree: Tree, said: dict[str, Any], told: tuple[str, ...]) -> None:
    found = advice(outlooks(cited(tree), 2020, career_start="2012-06-01", **said), "2", date(2020, 4, 20))
    assert found == Advice(told)


def test_what_cannot_be_told_is_no_news_though_waiting_has_been_enough_by_now() -> None:
    found = outlooks(cited({"any": [WORKED, TAUGHT]}), 2023, career_start="2012-06-01", teaching=None)
    assert found.levels["2"].ways and advice(found, "2", date(2023, 4, 20)) == Advice(())


@pytest.mark.parametrize("start", [2020, 2021])
def test_what_was_never_asked_is_neither_to_be_had_in_time_nor_to_be_confirmed(start: int) -> None:
    found = outlooks(cited({"fact": "skill_recognised", "is": "yes"}), start)
    assert advice(found, "2", date(start, 4, 20)).nearest == (f"还要看较高技艺。这样最早 {start} 年够条件。",)
