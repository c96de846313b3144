"""Answers go from one notice to another as a code would take them there: the code is the second judge."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongqin_core.judging.answers import Answer, Carried, carry, read_answers
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.questions import Fact
from gongqin_core.take_away.caselink import decode, encode
from tests import people, second
from tests.people import NOTICE, STEADY

NOTICES = (people.NOTICE, second.NOTICE)
ANSWERS = {
    notice.about.id: [module.read(raw) for raw in module.crowd(150, seed=8)]
    for notice, module in zip(NOTICES, (people, second), strict=True)
}


def by_code(source: Notice, target: Notice, answers: dict[str, Answer]) -> Carried:
    case = decode(encode(source, answers), lambda _: target)
    return Carried(case.answers, case.dropped)


def same(source: Notice, target: Notice, answers: dict[str, Answer]) -> int:
    """How many answers are dropped, once both ways agree."""
    carried, expected = carry(source, target, answers), by_code(source, target, answers)
    assert carried == expected
    assert list(carried.answers) == list(expected.answers)
    return carried.dropped


@pytest.mark.parametrize("target", NOTICES, ids=lambda notice: notice.about.id)
@pytest.mark.parametrize("source", NOTICES, ids=lambda notice: notice.about.id)
def test_between_two_notices_as_a_code_would(source: Notice, target: Notice) -> None:
    dropped = sum(same(source, target, answers) for answers in ANSWERS[source.about.id])
    assert (dropped > 100) == (source is not target)


def changed(fact: Fact, data: st.DataObject) -> dict[str, Any]:
    """A fact with options gone, another type, or “none” allowed or not."""
    raw = fact.model_dump()
    kept = data.draw(st.sets(st.sampled_from(sorted(fact.codes)))) if fact.codes else set()
    raw["options"] = [option for option in raw["options"] if option["code"] in kept]
    raw["type"] = data.draw(st.sampled_from(("choice", "multi", "date", "trade", fact.type, fact.type)))
    raw["none"] = data.draw(st.sampled_from((None, "都没有", fact.none)))
    return raw


@given(st.data())
@settings(STEADY, max_examples=300)
def test_to_a_notice_of_other_facts_as_a_code_would(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(NOTICES))
    answers = data.draw(st.sampled_from(ANSWERS[source.about.id]))
    order = data.draw(st.permutations(list(source.facts)))
    names = order[: data.draw(st.integers(len(order) // 2, len(order)))]
    facts = {name: Fact.model_validate(changed(source.facts[name], data)) for name in names}
    same(source, replace(source, facts=facts), answers)


def test_a_date_that_became_a_name_is_kept_in_words() -> None:
    facts = {**NOTICE.facts, "birth": NOTICE.facts["birth"].model_copy(update={"type": "trade"})}
    answers = read_answers(NOTICE.facts, {"birth": "1970-05-XX", "trade": "焊工"})
    assert carry(NOTICE, replace(NOTICE, facts=facts), answers).answers["birth"] == "1970-05-XX"
    assert same(NOTICE, replace(NOTICE, facts=facts), answers) == 0


def test_a_name_that_nobody_would_type_is_still_one() -> None:
    assert carry(NOTICE, NOTICE, {"trade": ""}) == Carried({"trade": ""}, 0)


def test_a_code_of_a_multi_that_is_gone_counts_by_itself() -> None:
    merits = NOTICE.facts["merits"]
    fewer = merits.model_copy(update={"options": tuple(o for o in merits.options if o.code != "patent")})
    fewer = Fact.model_validate(fewer.model_dump())
    answers = read_answers(NOTICE.facts, {"merits": ["patent", "achievement"]})
    carried = carry(NOTICE, replace(NOTICE, facts={"merits": fewer}), answers)
    assert carried == Carried({"merits": frozenset({"achievement"})}, 1)
    assert carry(NOTICE, replace(NOTICE, facts={}), answers) == Carried({}, 2)
