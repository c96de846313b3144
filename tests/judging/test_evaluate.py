"""The compiled trees say what a plain walk over the raw YAML says, in any order of answering, much or little known."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from gongqin_core.judging.answers import applicable, applies, ruled_out
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.verdict import HIGHEST, LOWEST, Verdict, unpack
from gongqin_core.notice.conditions import Condition
from gongqin_core.notice.load import notice_folder
from tests.naive import Naive, days_of
from tests.people import (
    ANYTHING,
    COMPLETE,
    DAYS,
    LEVELS,
    NOTICE,
    RULES,
    STEADY,
    Raw,
    answers,
    crowd,
    lives,
    load_cases,
    person,
    read,
)

NAIVE = Naive(notice_folder("jiaozuo-2020"))


def test_the_second_evaluator_takes_every_day_of_a_partial_date() -> None:
    counts = {"2019": 365, "2020": 366, "2020-02": 29, "2020-02-XX": 29, "2020-XX": 366, "2020-02-03": 1}
    assert {text: len(days_of(text)) for text in counts} == counts


def test_compiled_trees_agree_with_the_plain_walk() -> None:
    seen = set()
    for raw in crowd(1500, seed=7):
        expected = {level: Verdict(found) for level, found in NAIVE.verdicts(raw).items()}
        assert RULES.verdicts(read(raw)) == expected, raw
        seen |= set(expected.items())
    assert seen == {(level, verdict) for level in LEVELS for verdict in Verdict}  # every verdict of every level


@given(answers)
@STEADY
def test_compiled_trees_agree_with_the_plain_walk_on_any_answers(raw: Raw) -> None:
    assert RULES.verdicts(read(raw)) == NAIVE.verdicts(raw)


@given(lives, st.randoms(use_true_random=False))
@STEADY
def test_the_order_of_answering_changes_nothing(raw: Raw, rng: Random) -> None:
    shuffled = rng.sample(list(raw.items()), len(raw))
    assert RULES.values(read(dict(shuffled))) == RULES.values(read(raw))


def more_said(raw: Raw, rng: Random) -> Raw:
    """The same person later: some silences on what applies answered, some dates said to the month or day."""
    later = dict(raw)
    for fact, ways in COMPLETE.items():
        value = raw.get(fact, "")
        if value == "" and applies(NOTICE.facts[fact], read(later)) and rng.random() < 0.5:
            later[fact] = rng.choice(ANYTHING[fact])
        elif fact in DAYS and value and "XX" not in value and rng.random() < 0.7:
            finer = [day for day in (*ways, *ANYTHING[fact]) if day and day.startswith(value)]
            later[fact] = rng.choice(finer or [value])
    return later


def test_more_information_never_takes_back_what_was_said() -> None:
    """met and not_met stay, confirm stays or becomes met, and nothing leaves the bounds that were promised."""
    rng, moved = Random(11), set()
    half_said = [person(case["like"], **case.get("facts", {})) for case in load_cases("partial")]
    for raw in (*crowd(1000, seed=11), *half_said * 5):
        later = more_said(raw, rng)
        before, after = RULES.values(read(raw)), RULES.values(read(later))
        for root in RULES.roots.values():
            old, new = unpack(before[root.index]), unpack(after[root.index])
            assert unpack(before[root.index], LOWEST) <= new <= unpack(before[root.index], HIGHEST), (raw, later)
            may = {Verdict.CONFIRM: {Verdict.CONFIRM, Verdict.MET}, Verdict.UNKNOWN: set(Verdict)}
            assert new in may.get(old, {old}), (raw, later)
            moved.add((old, new))
    assert len(moved) == 4 + 3 + 1  # every move that may happen did happen


def test_bounds_shrink_as_answers_come_in() -> None:
    """Of every condition; where an answer turns out to be left over, only of the levels: it never decided one."""
    rng, left_over = Random(13), 0
    levels = {root.index for root in RULES.roots.values()}
    for raw in crowd(500, seed=13):
        said, later = read(raw), read(more_said(raw, rng))
        before, after = RULES.values(said), RULES.values(later)
        ruled_out = len(applicable(NOTICE.facts, said)) > len(said.keys() & applicable(NOTICE.facts, later).keys())
        left_over += ruled_out
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            if ruled_out and index not in levels:
                continue
            assert unpack(old, LOWEST) <= unpack(new, LOWEST) <= unpack(new, HIGHEST) <= unpack(old, HIGHEST)
    assert 0 < left_over < 250


def test_a_changed_answer_is_as_if_it_had_been_given_at_once() -> None:
    """Unless facts come to exist by it, or do not exist at all."""
    rng, compared = Random(17), 0
    for raw in crowd(300, seed=17):
        found = {**applicable(NOTICE.facts, read(raw))}
        for fact in rng.sample(list(RULES.table), 3):
            answer = read({fact: rng.choice(ANYTHING[fact])})[fact]
            about = (other for other in NOTICE.facts.values() if other.id == fact or fact in other.applies)
            after = {fact: answer}
            if all((applies(o, found) and applies(o, after)) or ruled_out(o, after) for o in about):
                assert RULES.values_if(RULES.values(found), fact, answer) == RULES.values(found | {fact: answer})
                compared += 1
    assert compared > 800


def test_facts_of_the_procedure_decide_nothing() -> None:
    assert NOTICE.about.procedure not in RULES.table
    assert set(NOTICE.facts) - set(RULES.table) == {NOTICE.about.procedure}


def test_levels_stand_from_the_lowest_to_the_highest() -> None:
    assert list(RULES.roots) == list(RULES.verdicts({})) == ["5", "4", "3", "2", "1"]


# —— joins ——

IS_REGULAR = {"fact": "post", "is": "regular"}
IS_AWAY = {"fact": "post", "is": "away", "confirm": "exam_office"}
HAS_LEVEL = {"fact": "held_level", "is": "4"}


def verdict(tree: dict[str, Any], **raw: Any) -> Verdict:
    condition: TypeAdapter[Any] = TypeAdapter(Condition)
    return Rules(NOTICE, {"tree": condition.validate_python(tree)}).verdicts(read(raw))["tree"]


@pytest.mark.parametrize(
    ("tree", "raw", "expected"),
    [
        ({"all": [IS_REGULAR, HAS_LEVEL]}, {"post": "regular"}, Verdict.UNKNOWN),
        ({"all": [IS_REGULAR, HAS_LEVEL]}, {"post": "other"}, Verdict.NOT_MET),
        ({"all": [IS_REGULAR, HAS_LEVEL]}, {"post": "regular", "held_level": "4"}, Verdict.MET),
        ({"any": [IS_REGULAR, HAS_LEVEL]}, {"post": "regular"}, Verdict.MET),
        ({"any": [IS_REGULAR, HAS_LEVEL]}, {"post": "other"}, Verdict.UNKNOWN),
        ({"any": [IS_REGULAR, IS_AWAY]}, {"post": "away"}, Verdict.CONFIRM),
        ({"all": [IS_REGULAR], "confirm": "exam_office"}, {"post": "regular"}, Verdict.CONFIRM),
        ({"any": [IS_REGULAR], "confirm": "exam_office"}, {}, Verdict.UNKNOWN),
        ({"any": [IS_REGULAR], "confirm": "exam_office"}, {"post": "other"}, Verdict.NOT_MET),
        ({"all": [{"when": IS_REGULAR}, HAS_LEVEL]}, {"post": "other", "held_level": "4"}, Verdict.NOT_MET),
        ({"all": [{"judged": "称职"}]}, {}, Verdict.MET),
        ({"all": [{"judged": "称职", "confirm": "unit"}]}, {}, Verdict.CONFIRM),
        ({"any": [{"never": "不再报"}, IS_REGULAR]}, {"post": "other"}, Verdict.NOT_MET),
        ({"all": [{"use": "not_retired"}]}, {"retirement": "around_issue"}, Verdict.CONFIRM),
    ],
)
def test_joins(tree: dict[str, Any], raw: Raw, expected: Verdict) -> None:
    assert verdict(tree, **raw) == expected


def test_equal_conditions_are_one_term() -> None:
    terms = [term for root in RULES.roots.values() for term in _terms(root)]
    merit = [term for term in terms if term.node.clause == "二（四）8" and term.members]
    assert len(merit) > 1 and len({term.index for term in merit}) == 1
    assert len({term.index for term in terms}) == len(RULES.values({}))


def _terms(term: Any) -> list[Any]:
    return [term, *(inner for part, _ in term.members for inner in _terms(part))]
