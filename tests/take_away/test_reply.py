"""The desk's answer to a caller: ten calls, each reply read whole, and what holds of every reply."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gongqin_core.judging.answers import Answers
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.interview import open_levels, open_questions
from gongqin_core.judging.verdict import Verdict
from gongqin_core.take_away.reply import LONGEST, asked_about, missing, reply, spoken_question, usual
from gongqin_core.take_away.result import Result
from tests.people import LEVELS, NOTICE, RULES, Raw, crowd, person, read
from tests.take_away.calls import CALLS

DAY = date(2020, 4, 20)
DRIVER = {"held_level": "2", "level_since": "2014-05"}


def result(answers: Answers) -> Result:
    return Result(Explanation(RULES, answers), DAY)


@pytest.mark.parametrize("call", CALLS, ids=[call["name"] for call in CALLS])
def test_the_reply_to_a_call(call: dict[str, Any]) -> None:
    said = read(call["said"])
    assumed = usual(result(said)) if call["usual"] else {}
    written = reply(result(said | assumed), call["asked"], assumed)
    assert written == call["reply"]
    assert len(written) <= LONGEST


def test_whoever_retires_this_year_is_told_what_to_ask_first_however_much_was_assumed() -> None:
    said = read({"held_level": "3", "level_since": "2012-05", "education": "senior", "retirement": "later_in_2020"})
    assumed = usual(result(said))
    written = reply(result(said | assumed), "2", assumed)
    assert "请先了解单位有没有空岗" in written and "报名到 4 月 28 日 24:00。" in written


def test_after_the_last_day_a_reply_says_that_registration_has_closed() -> None:
    later = Result(Explanation(RULES, read(person("third"))), date(2020, 4, 29))
    assert reply(later).startswith("您好！2020 年度的报名已截止。") and "到 4 月 28 日" not in reply(later)
    [last_day] = [stage.last for stage in NOTICE.stages if stage.role == "apply"]
    assert "到 4 月 28 日 24:00" in reply(replace(later, today=date.fromisoformat(last_day)))


@pytest.mark.parametrize(
    ("names", "where"),
    [
        ({}, "在河南政务服务网报名"),
        ({"path": ()}, "在 http://www.hnzwfw.gov.cn 报名"),
        ({"path": (), "url": None}, "在网上报名"),
    ],
    ids=["a path", "an address alone", "neither"],
)
def test_where_one_registers_is_said_alike_in_the_reply_and_among_the_things_to_do(
    names: dict[str, Any], where: str
) -> None:
    preparation = NOTICE.preparation
    assert preparation.online
    online = preparation.online.model_copy(update=names)
    notice = replace(NOTICE, preparation=preparation.model_copy(update={"online": online}))
    found = Result(Explanation(Rules(notice), read(person("second"))), DAY)
    assert where in reply(found) and where in "".join(thing.text for thing in found.to_do)


def test_no_reply_is_longer_and_none_is_without_a_reason_or_a_question() -> None:
    for raw in crowd(120, seed=71):
        found = result(read(raw))
        for level in LEVELS:
            written = reply(found, level, [fact for fact in NOTICE.assumable if fact in found.answers])
            assert len(written) <= LONGEST
            reasons = [f"（{reason.clause}）" for reason in found.levels[level].grounds]
            by_themselves = found.levels[level].verdict == Verdict.MET and not reasons
            assert by_themselves or any(part in written for part in [*reasons, "告诉我：", "请查清："]), written


def test_replies_have_no_code_and_no_doubled_mark() -> None:
    known = {fact for fact in NOTICE.facts} | {code for fact in NOTICE.facts.values() for code in fact.codes}
    for raw in crowd(80, seed=71):
        written = reply(result(read(raw)))
        assert not set(re.findall("[a-z_]{3,}", written)) & known, written
        assert not re.search("None|。。|：：|？。|，。|[<>*`]", written), written


def test_what_is_missing_stands_once() -> None:
    for raw in crowd(80, seed=73):
        found = result(read(raw))
        for level in LEVELS:
            written = reply(found, level)
            for fact in missing(found, found.levels[level]):
                assert written.count(spoken_question(NOTICE.facts[fact])) <= 1


def test_who_named_no_level_is_answered_about_the_best_or_the_lowest_that_is_open() -> None:
    assert asked_about(result({})).id == "5"
    assert asked_about(result(read(person("veteran")))).id == "3"
    assert asked_about(result(read(person("first")))).verdict == Verdict.NOT_MET
    assert asked_about(result(read(person("veteran"))), "1").id == "1"
    assert asked_about(result(read({"held_level": "4", "level_since": "2014"}))).id == "3"
    assert asked_about(result(read({"held_level": "1"}))).verdict == Verdict.UNKNOWN


def test_what_usually_holds_is_stated_only_where_nothing_was_told_and_it_matters() -> None:
    assert usual(result({})) == read(
        {
            "post": "regular",
            "certificate_kind": "public_sector",
            "trade_change": "same",
            "exceptional": [],
            "retirement": "not_in_2020",
            "obstacles": [],
        }
    )
    assert usual(result(read({"held_level": "none", "retirement": "later_in_2020"}))).keys() == {"post", "obstacles"}
    assert usual(result(read({"post": "other"}))) == {}


def test_only_what_was_assumed_stands_in_the_reply_as_assumed() -> None:
    said = read({"held_level": "4", "level_since": "2014", "trade_change": "same"})
    assumed = usual(result(said))
    assert "没说到的先按在岗正式人员、机关事业单位工勤证书" in reply(result(said | assumed), "3", assumed)
    assert "没换过工种" not in reply(result(said | assumed), "3", assumed)
    assert "没说到的" not in reply(result(said | assumed), "3")


def test_open_levels_are_those_an_answer_can_still_change() -> None:
    for raw in crowd(120, seed=79):
        answers = read(raw)
        found = open_levels(RULES, answers)
        assert set(open_questions(RULES, answers)) <= found.keys()
        assert list(found) == [fact for fact in NOTICE.facts if fact in found]
        for level in LEVELS:
            asked = [fact for fact, levels in found.items() if level in levels]
            assert bool(asked) == bool(missing(result(answers), result(answers).levels[level]))


@pytest.mark.parametrize(
    ("level", "begins"), [("4", "您好！四级（中级工）：不用再报。"), ("3", "您好！三级（高级工）：已持有。")]
)
def test_a_level_that_is_held_or_lies_below_is_no_failure(level: str, begins: str) -> None:
    assert reply(result(read(person("third"))), level).startswith(begins)


@pytest.mark.parametrize(
    ("told", "whom"),
    [
        ({}, "请工考管理部门确认（由本单位人事去问）。"),
        ({"affiliation": "city"}, "请问本单位人事，由单位问市工考办。"),
        ({"affiliation": "county"}, "请问所在县（市、区）工考管理部门。"),
    ],
    ids=["nobody said", "the city", "the county"],
)
def test_whom_to_ask_is_right_for_the_worker_and_for_the_officer_who_reads_it(told: Raw, whom: str) -> None:
    said = read({"held_level": "none", "career_start": "2011", "regularised_on": "2012"} | told)
    assumed = usual(result(said))
    assert whom in reply(result(said | assumed), "4", assumed)


@pytest.mark.parametrize(("asked", "told"), [("1", True), ("2", False)], ids=["the trade decides", "it does not"])
def test_a_usual_word_for_a_trade_is_no_flat_no_where_it_decides(asked: str, told: bool) -> None:
    said = read(DRIVER | {"trade": "司机"})
    found = result(said | usual(result(said)))
    hint = "“司机”不是目录里的名称，相近的有汽车驾驶维修员。是的话请告诉我全名，再算一次。"
    assert (hint in reply(found, asked)) is told
    full = result(said | usual(result(said)) | {"trade": "汽车驾驶维修员"})
    assert "不是目录里的名称" not in reply(full, asked)


def test_what_is_to_be_confirmed_says_what_the_person_has_before_other_levels_are_spoken_of() -> None:
    said = read({"held_level": "none", "career_start": "2011", "regularised_on": "2012"})
    found = result(said | usual(result(said)))
    assert "要确认：工作年限满 10 年（二（二）2）。您：按周年 9 年，按年头 10 年" in reply(
        found, "4", usual(result(said))
    )
    assert "另外五级（初级工）需确认。" in reply(found, "4")  # with nothing assumed there is room for both


def test_that_nothing_is_to_be_sat_again_is_said_of_going_up_where_the_level_held_is_asked_about() -> None:
    """Whether a driver after the reform sits 三级 again is to be confirmed; that they need not, to go up, is not."""
    said = read(person("third", trade_change="vehicle_reform"))
    written = reply(result(said), "3")
    assert "要确认：现有等级在新工种上要不要再考" in written and "往上报时直接报现在的工种就行" in written


def test_who_holds_a_level_and_named_none_is_never_answered_about_one_below() -> None:
    said = read(DRIVER | {"trade": "司机"})
    assert asked_about(result(said)).id == "1"
