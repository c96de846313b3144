"""Years that are fewer for some people: 8 years, 5 fewer for one honour, 2 fewer for another."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from gongqin_core.ahead.earliest import earliest
from gongqin_core.judging.describe import Sentence, rule
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.everybody import Everybody
from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.conditions import Condition
from tests.naive import Naive
from tests.people import NOTICE, read
from tests.places import CONTENT

LABEL = "工作满 8 年；省级的少 5 年，市级的少 2 年"
NODE: dict[str, Any] = {
    "fact": "career_start",
    "full_years": "8",
    "as_of": "2020-12-31",
    "label": LABEL,
    "clause": "二（二）2",
    "relaxed": [
        {"less": "5", "when": {"fact": "exceptional", "has": ["provincial_model"]}, "clause": "二（六）"},
        {"less": "2", "when": {"fact": "exceptional", "has": ["competition_rank"]}, "clause": "二（六）"},
    ],
}
CONDITION: TypeAdapter[Any] = TypeAdapter(Condition)
PLAIN = Naive(CONTENT / "jiaozuo-2020")


def rules(**more: str) -> Rules:
    return Rules(NOTICE, {"4": CONDITION.validate_python(NODE | more)})


CASES = [
    ([], "2012-12-31", "met", "met"),
    ([], "2013-01-01", "not_met", "confirm"),
    ([], "2014-01-01", "not_met", "not_met"),
    (["competition_rank"], "2014-12-31", "met", "met"),
    (["competition_rank"], "2015-01-01", "not_met", "confirm"),
    (["provincial_model"], "2017-12-31", "met", "met"),
    (["provincial_model"], "2018-01-01", "not_met", "confirm"),
    (["provincial_model", "competition_rank"], "2017-12-31", "met", "met"),
    (None, "2012-12-31", "met", "met"),
    (None, "2013-01-01", "unknown", "confirm"),
    (None, "2019-01-01", "not_met", "not_met"),
    (["competition_rank"], "2014", "met", "met"),
    (["competition_rank"], "2015", "not_met", "confirm"),
    (["competition_rank"], None, "unknown", "unknown"),
]


@pytest.mark.parametrize(("honours", "since", "certain", "disputed"), CASES)
def test_each_number_of_years_is_for_those_whom_it_is_for(
    honours: list[str] | None, since: str | None, certain: str, disputed: str
) -> None:
    raw = {"exceptional": honours, "career_start": since}
    for more, expected in (({}, certain), ({"disputed": "exam_office"}, disputed)):
        assert rules(**more).verdicts(read(raw))["4"].code == expected
        assert Verdict(PLAIN.verdict(NODE | more, raw)).code == expected


def test_it_is_one_reason_with_the_years_that_somebody_has() -> None:
    finding = Explanation(rules(), read({"exceptional": ["competition_rank"], "career_start": "2016-03-01"})).finding(
        "4"
    )
    assert [(reason.need, reason.have, reason.clause) for reason in finding.reasons] == [
        (LABEL, ("按周年 4 年（参加工作时间 2016 年 3 月 1 日）",), "二（二）2")
    ]


def test_it_reads_as_its_years_and_for_whom_they_are() -> None:
    def lines(sentence: Sentence, depth: int = 0) -> list[str]:
        return ["  " * depth + sentence.text, *(line for part in sentence.parts for line in lines(part, depth + 1))]

    said = lines(rule(NOTICE, CONDITION.validate_python(NODE)))
    assert said[0] == f"{LABEL}（下面有一条就行）"
    assert said[1:3] == [
        "  从参加工作时间算到 2020 年 12 月 31 日满 8 年",
        "  如果破格情形有“省部级以上劳模”",
    ]
    assert said[3] == "    从参加工作时间算到 2020 年 12 月 31 日满 3 年"


@pytest.mark.parametrize(("honours", "year"), [([], 2024), (["competition_rank"], 2022), (["provincial_model"], 2020)])
def test_waiting_counts_the_fewer_years(honours: list[str], year: int) -> None:
    found = earliest(rules(), read({"exceptional": honours, "career_start": "2016-03-01"}))
    assert found["4"].certain == year


def test_everybody_there_could_be_is_judged_alike() -> None:
    everybody = Everybody(NOTICE)
    says = everybody.levels({}, {"4": CONDITION.validate_python(NODE)})["4"]
    for honours, since, certain, _ in CASES:
        answers = read({"exceptional": honours, "career_start": since})
        assert everybody.diagrams.at(says, everybody.at(answers)) == rules().verdicts(answers)["4"], (since, certain)
