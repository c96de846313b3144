"""A fact that does not apply decides nothing: an answer that was left over, such as the date of a certificate from
somebody who has none, is as good as none, whoever judges."""

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

import pandas as pd
import pytest

from gongqin_core.ahead.earliest import earliest
from gongqin_core.ahead.outlook import outlooks
from gongqin_core.ahead.stakes import stakes
from gongqin_core.judging.answers import Answer, Span, applicable, applies, ruled_out
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.everybody import Everybody
from gongqin_core.judging.explain import explain
from gongqin_core.judging.interview import is_decided, next_question, open_levels, open_questions
from gongqin_core.judging.verdict import unpack
from gongqin_core.judging.words import say
from gongqin_core.notice.load import read_notice
from gongqin_core.notice.notice import Notice
from gongqin_core.roster.screening import screen_frame
from gongqin_core.take_away.assess import assess
from tests.folders import copied, holding
from tests.people import NOTICE, Raw, anybody, person, read, somebody
from tests.places import CONTENT

GUARD = "                        - {fact: held_level, is: 5, clause: 二（二）2}\n"
LEFT_OVER = {"held_level": "none", "certificate_kind": "public_sector", "trade_change": "same", "level_since": "2012"}
TODAY = date(2020, 4, 20)


@pytest.fixture(scope="module")
def careless(tmp_path_factory: pytest.TempPathFactory) -> Notice:
    """The notice without the condition that keeps the certificate's date of somebody without one from 四级."""
    folder = copied(CONTENT / "jiaozuo-2020", tmp_path_factory.mktemp("careless") / "jiaozuo-2020")
    levels = holding(folder, "levels.yaml", GUARD)
    levels.write_text(levels.read_text(encoding="utf-8").replace(GUARD, ""), encoding="utf-8")
    return read_notice(folder).notice


@pytest.mark.parametrize(
    ("others", "there", "is_out"),
    [
        ({}, True, False),
        ({"held_level": None}, False, False),
        ({"held_level": "5"}, True, False),
        ({"held_level": "1"}, True, False),
        ({"held_level": "none"}, False, True),
    ],
)
def test_a_fact_is_ruled_out_by_what_is_known_and_not_asked_for_where_that_cannot_be_told(
    others: Raw, there: bool, is_out: bool
) -> None:
    fact = NOTICE.facts["level_since"]
    assert (applies(fact, read(others)), ruled_out(fact, read(others))) == (there, is_out)


def test_only_what_is_ruled_out_is_left_out() -> None:
    assert applicable(NOTICE.facts, read(LEFT_OVER)) == read({"held_level": "none"})
    whole = read(LEFT_OVER | {"held_level": "5"})
    assert applicable(NOTICE.facts, whole) is whole


def test_a_date_left_over_makes_nobody_met(careless: Notice) -> None:
    rules = Rules(careless)
    holder = read(person("newcomer", **(LEFT_OVER | {"held_level": "5"})))
    assert rules.verdicts(holder)["4"].code == "met"
    without = read(person("newcomer"))
    assert rules.verdicts({**without, **read(LEFT_OVER)}) == rules.verdicts(without)
    assert rules.verdicts(without)["4"].code == "unknown"


def test_what_does_not_apply_is_not_asked_where_a_condition_would_look_at_it(careless: Notice) -> None:
    rules, answers = Rules(careless), read(person("newcomer"))
    asked = {*open_questions(rules, answers), *open_levels(rules, answers)}
    assert asked.isdisjoint({"level_since", "certificate_kind", "trade_change"})
    assert is_decided(rules, answers, "4", rules.values(answers))
    without = {fact: answer for fact, answer in answers.items() if fact != "held_level"}
    assert next_question(rules, without) == "held_level"


def left_over(rng: Random) -> dict[str, Answer]:
    """Somebody with all answers that there may be, some of them to what does not apply."""
    raw = anybody(rng, 1) if rng.random() < 0.5 else somebody(rng)
    return read({**anybody(rng, 1), **raw, "held_level": rng.choice(["none", "none", "5", None])})


def crowd() -> list[dict[str, Answer]]:
    rng = Random(67)
    return [left_over(rng) for _ in range(150)]


@pytest.mark.parametrize("is_careless", [False, True])
def test_everything_is_as_if_it_had_never_been_said(careless: Notice, is_careless: bool) -> None:
    notice = careless if is_careless else NOTICE
    rules, dropped = Rules(notice), 0
    for answers in crowd():
        plain = applicable(notice.facts, answers)
        dropped += plain != answers
        assert rules.values(answers) == rules.values(plain)
        assert explain(rules, answers) == explain(rules, plain)
        assert [*open_questions(rules, answers)] == [*open_questions(rules, plain)]
        assert assess(rules, answers) == assess(rules, plain)
        assert earliest(rules, answers) == earliest(rules, plain)
    assert dropped > 60


def test_what_lies_ahead_is_as_if_it_had_never_been_said(careless: Notice) -> None:
    rules = Rules(careless)
    for answers in crowd()[:40]:
        plain = applicable(careless.facts, answers)
        assert outlooks(rules, answers) == outlooks(rules, plain)
        assert stakes(rules, answers) == stakes(rules, plain)


@pytest.mark.parametrize("is_careless", [False, True])
def test_a_person_a_roster_and_everybody_at_once_agree(careless: Notice, is_careless: bool) -> None:
    notice = careless if is_careless else NOTICE
    rules, everybody, people = Rules(notice), Everybody(notice), crowd()
    frame = pd.DataFrame([cells(notice, answers) for answers in people]).fillna("")
    screened = screen_frame(frame, notice, TODAY)
    for row, answers in enumerate(people):
        verdicts = {level: verdict.code for level, verdict in rules.verdicts(answers).items()}
        assert {level: screened[f"level_{level}"][row] for level in verdicts} == verdicts
        point = everybody.at(answers)
        at_once = {level: everybody.diagrams.at(says, point) for level, says in everybody.level_diagrams.items()}
        assert at_once == rules.verdicts(answers)
        assert {level: unpack(rules.values(answers)[root.index]) for level, root in rules.roots.items()} == at_once


def cells(notice: Notice, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """A row of a roster: what is known, in the words of the notice."""
    known = ((notice.facts[fact], answer) for fact, answer in answers.items() if answer is not None)
    return {fact.short: str(answer) if isinstance(answer, Span) else say(fact, answer) for fact, answer in known}
