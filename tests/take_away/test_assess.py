"""The JSON of `gongqin assess`: exactly the contract's shape, whatever the answers."""

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from gongqin_core.guide.checklist import checklist
from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.interview import next_question
from gongqin_core.notice.rules_hash import rules_hash
from gongqin_core.take_away.assess import assess
from gongqin_core.take_away.reply import reply
from gongqin_core.take_away.result import Result
from tests.people import COMPLETE, LEVELS, NOTICE, RULES, STEADY, Raw, answers, crowd, lives, person, read
from tests.sent import sent

FEES = {  # 三（三）: registration, exam, training, review
    "5": {"报名费": 10, "考务费": 50, "培训费": 175, "考核评审费": 40},
    "4": {"报名费": 10, "考务费": 50, "培训费": 210, "考核评审费": 50},
    "3": {"报名费": 10, "考务费": 50, "培训费": 235, "考核评审费": 70},
    "2": {"报名费": 10, "考务费": 50, "培训费": 310, "考核评审费": 100},
    "1": {"报名费": 10, "考务费": 25, "考核评审费": 130},
}
CODES = {"not_met", "unknown", "confirm", "met"}


def check_shape(found: Any) -> None:
    assert list(found) == ["notice", "rules_hash", "next_question", "levels"]
    assert found["notice"] == "jiaozuo-2020" and re.fullmatch("[0-9a-f]{12}", found["rules_hash"])
    assert found["next_question"] is None or found["next_question"] in NOTICE.facts
    assert list(found["levels"]) == list(LEVELS)
    for level in found["levels"].values():
        check_level(level)


def check_level(level: Any) -> None:
    assert list(level) == ["verdict", "held", "reasons", "to_be_judged", "fee", "earliest"]
    assert level["verdict"] in CODES and isinstance(level["held"], bool)
    assert (level["reasons"] == []) == (level["verdict"] == "met")
    for reason in level["reasons"]:
        assert list(reason) == ["clause", "text", "verdict"]
        assert reason["clause"] in NOTICE.clause and reason["verdict"] in CODES - {"met"}
        assert reason["text"].endswith("。") and "\n" not in reason["text"] and "None" not in reason["text"]
    assert all(isinstance(item, str) and item for item in level["to_be_judged"])
    assert list(level["fee"]) == ["total", "items"]
    assert level["fee"]["total"] == sum(level["fee"]["items"].values())
    assert level["earliest"] is None or re.fullmatch(r"\d{4}", level["earliest"])


def everything(raw: Raw) -> None:
    """Every reader takes the answers; what `assess` gives goes through JSON unchanged."""
    given_answers = read(raw)
    found = assess(RULES, given_answers)
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
    check_shape(found)
    explanation = Explanation(RULES, given_answers)
    for level in LEVELS:
        assert explanation.satisfied(level) is not None
        checklist(NOTICE, given_answers, level)
    result = Result(explanation, date(2020, 4, 20))
    assert sent(result) and reply(result)


@given(answers)
@STEADY
def test_any_answers_are_assessed(raw: Raw) -> None:
    everything(raw)


@given(lives)
@STEADY
def test_anybody_is_assessed(raw: Raw) -> None:
    everything(raw)


@pytest.mark.parametrize("fact", COMPLETE)
def test_one_answer_alone_is_assessed(fact: str) -> None:
    for value in (*COMPLETE[fact], None):
        everything({fact: value})


def test_nothing_said_is_assessed() -> None:
    found = assess(RULES, {})
    check_shape(found)
    assert found["next_question"] == "post"
    assert {level["verdict"] for level in found["levels"].values()} == {"unknown"}


def test_what_others_say_is_what_assess_says() -> None:
    for raw in crowd(100, seed=59):
        given_answers = read(raw)
        found = assess(RULES, given_answers)
        assert {level: part["verdict"] for level, part in found["levels"].items()} == {
            level: verdict.code for level, verdict in RULES.verdicts(given_answers).items()
        }
        assert found["next_question"] == next_question(RULES, given_answers)
        assert found["rules_hash"] == rules_hash(NOTICE)


def test_fees_are_those_of_the_notice() -> None:
    levels = assess(RULES, {})["levels"]
    assert {level: part["fee"]["items"] for level, part in levels.items()} == FEES
    assert [part["fee"]["total"] for part in levels.values()] == [275, 320, 365, 470, 165]


def test_one_level_in_full() -> None:
    found = assess(RULES, read(person("fifth", career_start="2011-06-15", level_since="2018", affiliation="county")))
    assert found["next_question"] is None
    assert found["levels"]["4"] == {
        "verdict": "confirm",
        "held": False,
        "reasons": [
            {
                "clause": "二（二）2",
                "text": "要确认：工作年限满 10 年。您：按周年 9 年，按年头 10 年（参加工作时间 2011 年 6 月 15 日）。"
                "请问所在县（市、区）工考管理部门。",
                "verdict": "confirm",
            }
        ],
        "to_be_judged": [
            "遵纪守法、职业道德好、身体健康、做本职工作认真负责",
            "工种在豫人社办〔2019〕107号目录内（本工具没有这份目录）",
        ],
        "fee": {"total": 320, "items": FEES["4"]},
        "earliest": "2021",
    }
    assert found["levels"]["5"]["held"] and found["levels"]["5"]["earliest"] is None
    assert found["levels"]["5"]["reasons"] == [
        {"clause": "二（二）1", "text": "您已持有本工种五级证书，不用再报。", "verdict": "not_met"}
    ]


@pytest.mark.parametrize(
    ("base", "changes", "level", "text"),
    [
        ("newcomer", {}, "4", "需要：工作年限满 10 年。您：按周年 5 年（参加工作时间 2015 年 7 月 1 日）。"),
        ("newcomer", {"regularised_on": ""}, "5", "还缺：转正定级时间（2020 年 9 月 30 日前已转正定级）。"),
        ("lecturer", {}, "1", "要确认：专业技术人员还要看哪些条件，通知没写。请问本单位人事，由单位问市工考办。"),
        ("fourth", {}, "5", "您持有的等级已经高于五级。"),
    ],
)
def test_a_reason_in_words(base: str, changes: Raw, level: str, text: str) -> None:
    reasons = assess(RULES, read(person(base, **changes)))["levels"][level]["reasons"]
    assert text in [reason["text"] for reason in reasons]


def test_whom_to_ask_does_not_depend_on_a_procedure_nobody_told() -> None:
    for value in ("", "null"):
        (reason,) = assess(RULES, read(person("lecturer", affiliation=value)))["levels"]["1"]["reasons"]
        assert "请问工考管理部门：市直、中央和省驻焦单位的人问本单位人事" in reason["text"]


@pytest.mark.parametrize(
    ("who", "changes", "level", "year"),
    [
        pytest.param("fifth", {}, "4", "2020", id="现在就符合：通知这一年"),
        pytest.param(
            "fifth", {"level_since": "2018-12-01"}, "4", "2023", id="按周年满 5 年的那一年，不是有争议的 2022 年"
        ),
        pytest.param("fifth", {}, "5", None, id="已经持有"),
        pytest.param("fourth", {}, "5", None, id="比持有的低"),
        pytest.param("newcomer", {"career_start": "2011-06"}, "5", None, id="要确认，明年就关了"),
        pytest.param("fifth", {"level_since": None}, "4", None, id="缺一个时间"),
        pytest.param("fifth", {"level_since": ""}, "4", None, id="还没有问到"),
        pytest.param("newcomer", {}, "2", None, id="要先考别的等级"),
        pytest.param("third", {"education": "junior"}, "2", None, id="要先有学历"),
        pytest.param("lecturer", {}, "1", None, id="要等人确认"),
    ],
)
def test_the_first_year_or_none(who: str, changes: Raw, level: str, year: str | None) -> None:
    assert assess(RULES, read(person(who, **changes)))["levels"][level]["earliest"] == year
