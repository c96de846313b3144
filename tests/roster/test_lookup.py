"""Merged lookup tables: small, and the same as the trees, unit by unit."""

from dataclasses import replace
from datetime import date
from itertools import product
from random import Random
from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter

from gongqin_core.judging.answers import Answer, Span, applicable
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.explain import explain
from gongqin_core.judging.verdict import unpack
from gongqin_core.notice.conditions import Condition
from gongqin_core.notice.load import load_notice
from gongqin_core.notice.questions import NONE, Fact
from gongqin_core.roster.columns import CodedRows, Column
from gongqin_core.roster.lookup import Lookup
from gongqin_core.roster.merging import UNITS_A_WORD

NOTICE = load_notice()
RULES = Rules(NOTICE)
LOOKUP = Lookup(RULES)
CONDITION: TypeAdapter[Any] = TypeAdapter(Condition)


def some_answer(fact: Fact, rng: Random) -> Answer:
    if rng.random() < 0.1:
        return None
    match fact.type:
        case "choice":
            return rng.choice(sorted(fact.codes))
        case "multi":
            return frozenset(code for code in fact.codes if rng.random() < 0.3)
        case "trade":
            return rng.choice(["电工", "焊工", "汽车驾驶员"])
    if fact.none and rng.random() < 0.2:
        return NONE
    first = date(rng.randint(1965, 2020), rng.randint(1, 12), rng.randint(1, 28)).toordinal()
    return Span(first, first + rng.choice([0, 0, 30, 365]))


def crowd(count: int) -> list[dict[str, Answer]]:
    rng = Random(1)
    return [one(rng) for _ in range(count)]


def one(rng: Random) -> dict[str, Answer]:
    """Somebody with answers to what exists for them."""
    said = {fact.id: some_answer(fact, rng) for fact in NOTICE.facts.values() if rng.random() < 0.9}
    return {**applicable(NOTICE.facts, said)}


def states_of(people: list[dict[str, Answer]]) -> dict[str, Any]:
    return {
        fact: np.array([LOOKUP.state(fact, person.get(fact)) for person in people], np.uint16) for fact in RULES.table
    }


PEOPLE = crowd(3000)


def test_every_level_of_every_person_comes_out_as_by_the_trees() -> None:
    verdicts = LOOKUP.verdicts(states_of(PEOPLE))
    for row, person in enumerate(PEOPLE):
        assert {level: column[row] for level, column in verdicts.items()} == RULES.verdicts(person)


def test_a_reason_code_holds_the_verdict_of_every_unit() -> None:
    words = LOOKUP.reasons(states_of(PEOPLE))
    for row, person in enumerate(PEOPLE[:300]):
        values = RULES.values(person)
        units = LOOKUP.unit_verdicts([int(word[row]) for word in words])
        assert units == {index: unpack(values[index]) for index in units}
        assert len(units) > 60


def test_a_reason_code_tells_the_reasons_that_explain_gives() -> None:
    words = LOOKUP.reasons(states_of(PEOPLE))
    alike = 0
    for row, person in enumerate(PEOPLE[:300]):
        units = LOOKUP.unit_verdicts([int(word[row]) for word in words])
        for finding in explain(RULES, person).values():
            for reason in finding.reasons:
                if reason.index in units:  # a constant depends on no fact: it is the same in every row
                    assert units[reason.index] == reason.verdict == finding.verdict
                    alike += 1
                else:
                    assert reason.facts == ()
    assert alike > 1000


def test_a_fact_nobody_has_is_unknown() -> None:
    verdicts = LOOKUP.verdicts({})
    assert {level: int(verdict) for level, verdict in verdicts.items()} == RULES.verdicts({})


def test_tables_stay_small() -> None:
    """The trees are merged fact by fact; a table as large as all combinations would not fit any memory."""
    groups, sizes = [LOOKUP.whole], []
    while groups:
        group = groups.pop()
        groups += group.parts
        sizes += [len(group.table)] if group.parts else []
    assert max(sizes) < 100_000
    assert len(sizes) < len(RULES.table)


def test_more_conditions_than_a_word_has_room_for_are_told_apart() -> None:
    """Two facts meet in 36 conditions, each beside a day of a third: 36 things to know of the two, and more ways to
    answer all three than are looked up at once."""
    facts = ("post", "held_level", "career_start")
    posts, held = (sorted(NOTICE.facts[fact].codes) for fact in facts[:2])
    days = [Span.parse(str(year)).last for year in range(1980, 1980 + len(posts) * len(held))]
    pairs = [{"all": [leaf("post", one), leaf("held_level", two)], "clause": "x"} for one in posts for two in held]
    by_day = [{"fact": "career_start", "by": date.fromordinal(day).isoformat()} for day in days]
    ways = [{"all": [pair, by], "clause": "x"} for pair, by in zip(pairs, by_day, strict=True)]
    rules = Rules(replace(NOTICE, conditions={}), {"4": CONDITION.validate_python({"any": ways, "clause": "x"})})
    lookup = Lookup(rules)
    people: list[dict[str, Answer]] = [
        {"post": post, "held_level": level, "career_start": Span(day, day)}
        for post, level, day in product(posts, held, days)
    ]
    states = {fact: np.array([lookup.state(fact, person[fact]) for person in people], np.uint16) for fact in facts}
    assert len(pairs) > UNITS_A_WORD
    assert [*lookup.verdicts(states)["4"]] == [rules.verdicts(person)["4"] for person in people]


@pytest.mark.parametrize("bounds", [21, 22])
def test_a_column_holds_as_many_states_as_there_are(bounds: int) -> None:
    """With 21 days that something hangs on, a date that may be any of several is in one of 253 states; with 22 in one
    of 276, more than a byte has."""
    years = range(1961, 1961 + bounds)
    ways = [{"fact": "career_start", "by": f"{year}-06-30", "clause": "x"} for year in years]
    levels = {str(year): CONDITION.validate_python(way) for year, way in zip(years, ways, strict=True)}
    rules = Rules(replace(NOTICE, conditions={}), levels)
    lookup = Lookup(rules)
    column = Column(NOTICE.facts["career_start"], "参加工作时间", lookup)
    texts = ["", *(f"{year}{end}" for year in (1960, *years, 2002) for end in ("", "-05", "-06-30", "-07-01"))]
    states = CodedRows({"career_start": column}, {"career_start": column.codes(texts)}).states()
    people = [{"career_start": answer} for answer in column.answers]
    for level, verdicts in lookup.verdicts(states).items():
        assert [*verdicts] == [rules.verdicts(person)[level] for person in people]


def leaf(fact: str, code: str) -> dict[str, str]:
    return {"fact": fact, "is": code}
