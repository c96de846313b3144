"""Every interview there can be: no question in vain, no end too early. Exact, over all answers."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter

from gongqin_core.authoring.proofs.asking import Ask, asked
from gongqin_core.judging.answers import Answers
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.interview import next_question
from gongqin_core.notice.conditions import Condition
from gongqin_core.notice.notice import Notice
from tests import second
from tests.people import NOTICE

CONDITION: TypeAdapter[Any] = TypeAdapter(Condition)
LEAVES: dict[str, dict[str, Any]] = {
    "male": {"fact": "sex", "is": "male"},
    "female": {"fact": "sex", "is": "female"},
    "skilled": {"fact": "skill_recognised", "is": "yes"},
    "teacher": {"fact": "teaching", "is": "yes"},
}


def with_one_level(tree: dict[str, Any]) -> Notice:
    (level,) = (level for level in NOTICE.levels if level.id == "4")
    return replace(NOTICE, levels=(level.model_copy(update={"tree": CONDITION.validate_python(tree)}),))


@pytest.mark.parametrize(("notice", "least"), [(NOTICE, 2000), (second.NOTICE, 100)])
def test_nobody_is_asked_in_vain_and_nobody_too_little(notice: Notice, least: int) -> None:
    """What README.md says of the one exception: from the first question on nobody meets it."""
    found = asked(notice)
    assert found.standings > least
    assert (found.in_vain, found.all_agree, found.too_early) == ((), (), ())


def one_more(rules: Rules, answers: Answers, values: list[int]) -> str | None:
    """As it should be, and when they retire in the end."""
    return next_question(rules, answers, values) or (None if "retirement" in answers else "retirement")


def nothing(*_: Any) -> None:
    return None


def but_the_last(rules: Rules, answers: Answers, values: list[int]) -> str | None:
    """As it should be, but never for the one fact."""
    fact = next_question(rules, answers, values)
    return None if fact == "teaching" else fact


EITHER = {"any": [LEAVES["skilled"], LEAVES["teacher"]], "clause": "二（二）2"}


@pytest.mark.parametrize(
    ("ask", "in_vain", "too_early"),
    [
        (next_question, set(), 0),
        (one_more, {"retirement"}, 0),
        (nothing, set(), 1),
        (but_the_last, set(), 2),
    ],
)
def test_an_interview_that_asks_too_much_or_too_little_is_found(ask: Ask, in_vain: set[str], too_early: int) -> None:
    found = asked(with_one_level(EITHER), ask)
    assert {fact for fact, _ in found.in_vain} == in_vain
    assert (len(found.too_early), found.all_agree) == (too_early, ())


def test_what_bounds_alone_cannot_see_is_counted() -> None:
    """Once somebody is skilled and no teacher, man and woman are met alike, and yet it is asked which."""
    ways = [["male", "skilled"], ["female", "skilled"], ["teacher"]]
    members = [{"all": [LEAVES[name] for name in way], "clause": "x"} for way in ways]
    found = asked(with_one_level({"any": members, "clause": "x"}))
    assert (found.in_vain, found.too_early) == ((), ())
    assert {fact for fact, _ in found.all_agree} == {"sex"}
    assert all(answers["skill_recognised"] == "yes" for _, answers in found.all_agree)
