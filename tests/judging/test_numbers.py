"""Numbers as answers: read as people write them, judged on both sides of a limit, told, kept in a code."""

from datetime import date

import pytest

from gongqin_core.ahead.advice import advice
from gongqin_core.ahead.outlook import Outlooks
from gongqin_core.ahead.stakes import outcomes, stakes
from gongqin_core.judging.answers import Answer, AnswerError, carry, read_answers
from gongqin_core.judging.evaluate import rules_of
from gongqin_core.judging.everybody import Everybody
from gongqin_core.judging.interview import next_question
from gongqin_core.judging.numbers import Number
from gongqin_core.judging.words import number_words, say
from gongqin_core.notice.load import read_notice
from gongqin_core.take_away.caselink import decode, encode
from tests.people import NOTICE
from tests.places import TESTS

COUNTS = read_notice(TESTS / "notices" / "xijin-2022").notice
RULES = rules_of(COUNTS)
HOURS = COUNTS.facts["hours"]
WORKER = {
    "held_level": "none",
    "birth": "1985-05-05",
    "career_start": "2010-07-01",
    "deducted": "0",
    "trade": "汽车驾驶员",
}


def read(**raw: object) -> dict[str, Answer]:
    return read_answers(COUNTS.facts, WORKER | raw)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (90, 9000),
        (59.5, 5950),
        ("90.1", 9010),
        ("90.25", 9025),
        ("９０", 9000),
        ("90 学时", 9000),
        ("0", 0),
        (500, 50000),
    ],
)
def test_a_number_is_read_as_it_is_written(written: object, number: int) -> None:
    assert read(hours=written)["hours"] == Number.at(number)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("很多", "很多 不是能认的数"),
        ("90②", "不是能认的数"),
        ("90.125", "不是能认的数"),
        ("-1", "不是能认的数"),
        ("1998-07", "不是能认的数"),
        (True, "这里要写文字"),
        (500.01, "500.01 不在 0 至 500 之间。请核对"),
        ("501", "501 不在 0 至 500 之间。请核对"),
    ],
)
def test_what_is_no_number_of_the_question_is_refused(written: object, why: str) -> None:
    with pytest.raises(AnswerError, match=why):
        read(hours=written)


@pytest.mark.parametrize(
    ("hours", "deducted", "verdict"),
    [
        *(("89.99", "0", "not_met"), ("90", "0", "met"), ("90.01", "0", "met")),
        *(("90", "3.49", "met"), ("90", "3.5", "met"), ("90", "3.51", "not_met")),
        *((None, "0", "unknown"), (None, "4", "not_met"), ("0", "0", "not_met"), ("500", "0", "met")),
    ],
)
def test_a_limit_counts_from_the_number_itself(hours: str | None, deducted: str, verdict: str) -> None:
    answers = read(hours=hours, deducted=deducted)
    assert RULES.verdicts(answers)["senior"].code == verdict
    everybody = Everybody(COUNTS)
    found = everybody.level_diagrams["senior"]
    assert everybody.diagrams.at(found, everybody.at(answers)) == RULES.verdicts(answers)["senior"]


def test_a_number_is_asked_for_only_where_it_decides() -> None:
    assert next_question(RULES, read()) == "hours"
    assert next_question(RULES, read(career_start="2020")) is None


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (0, 8999, "不到 90 学时"),
        (9000, 50000, "90 学时或更多"),
        (9000, 11999, "90 学时或更多，不到 120 学时"),
        (0, 350, "3.5 学时或更少"),
        (301, 50000, "多于 3 学时"),
        (9000, 9000, "90 学时"),
    ],
)
def test_a_stretch_of_numbers_is_told_by_its_limits(first: int, last: int, words: str) -> None:
    assert number_words(HOURS, Number(first, last)) == words


def test_a_number_is_told_with_its_unit_and_kept_in_a_code() -> None:
    answers = read(hours=96.5)
    assert say(HOURS, answers["hours"]) == "96.5 学时"
    assert decode(encode(COUNTS, answers), lambda _: COUNTS).answers == answers
    assert carry(COUNTS, COUNTS, answers).answers == answers
    assert carry(COUNTS, NOTICE, {"hours": Number.at(9000)}).dropped == 1


def test_what_hangs_on_a_number_that_cannot_be_told() -> None:
    [stake] = stakes(RULES, read(hours=None))["senior"]
    assert outcomes(COUNTS, stake) == ["若是 90 学时或更多：初步符合", "若是不到 90 学时：不符合"]


def test_more_of_a_number_is_a_way() -> None:
    found = Outlooks(RULES, read(hours=60))
    [way] = found.levels["senior"].ways
    [step] = way.steps
    assert step.fact == "hours" and set(step.answers) == {Number.at(11999), Number.at(12000)}
    assert "再参加继续教育，把学时补够" in advice(found, "senior", date(2022, 3, 5)).nearest[0]
