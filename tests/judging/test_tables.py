"""What one leaf says of one answer, for every kind of leaf and every kind of answer."""

import tracemalloc
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from pydantic import TypeAdapter

from gongqin_core.judging.answers import Answer, Span, read_answer
from gongqin_core.judging.tables import FactTable
from gongqin_core.judging.verdict import HIGHEST, LOWEST, Verdict, unpack
from gongqin_core.notice.conditions import Condition
from gongqin_core.notice.counting_years import calendar_years, completed_years, years_before
from gongqin_core.notice.load import read_notice
from gongqin_core.notice.questions import NONE
from tests.people import COMPLETE, NOTICE, RULES, read
from tests.places import TESTS

NOT_MET, UNKNOWN, CONFIRM, MET = Verdict
CONDITION: TypeAdapter[Any] = TypeAdapter(Condition)
NAMES = NOTICE.trade_names
GROUPED = read_notice(TESTS / "notices" / "xijin-2022").notice


def table(**leaf: Any) -> FactTable:
    """A table of one leaf, written as in YAML (`one_of` is its `in`, `is_` its `is`)."""
    raw = {{"is_": "is", "one_of": "in"}.get(key, key): value for key, value in leaf.items()}
    return FactTable(NOTICE.facts[leaf["fact"]], (CONDITION.validate_python(raw),), NAMES)


def of_group(group: str, **more: Any) -> FactTable:
    """A table of one leaf on the trade, of a notice whose trades have groups."""
    leaf = {"fact": "trade", "in_group": group, **more}
    return FactTable(GROUPED.facts["trade"], (CONDITION.validate_python(leaf),), GROUPED.trade_names)


def says(found: FactTable, value: Any) -> tuple[Verdict, Verdict, Verdict]:
    """Now, lowest and highest, for a JSON value."""
    (packed,) = found.row(read_answer(found.fact, value))
    return unpack(packed), unpack(packed, LOWEST), unpack(packed, HIGHEST)


def now(found: FactTable, value: Any) -> Verdict:
    return says(found, value)[0]


FULL = table(fact="career_start", full_years=10, as_of="2020-12-31")
FULL_DISPUTED = table(fact="career_start", full_years=10, as_of="2020-12-31", disputed="exam_office")
FEWER = table(fact="career_start", fewer_years=10, as_of="2020-12-31")
FEWER_DISPUTED = table(fact="career_start", fewer_years=10, as_of="2020-12-31", disputed="exam_office")
CALENDAR = table(fact="career_start", calendar_years=10, as_of="2020-06-30")
ONE_CALENDAR = table(fact="career_start", calendar_years=1, as_of="2020-06-30")
AGED = table(fact="birth", aged=50, as_of="2020-12-31")
AGED_DISPUTED = table(fact="birth", aged=50, as_of="2020-12-31", disputed="exam_office")
YOUNGER = table(fact="birth", younger=60, as_of="2020-12-31")
YOUNGER_DISPUTED = table(fact="birth", younger=60, as_of="2020-12-31", disputed="exam_office")
BY = table(fact="regularised_on", by="2020-09-30")
BY_DISPUTED = table(fact="regularised_on", by="2020-09-30", disputed="exam_office")
FROM = table(fact="regularised_on", **{"from": "2020-09-30"})
FROM_DISPUTED = table(fact="regularised_on", disputed="exam_office", **{"from": "2020-09-30"})
BY_CAPPED = table(fact="regularised_on", by="2020-09-30", confirm="exam_office")
TWO_YEARS = table(fact="excellent_years", has=["2016", "2017", "2018"], at_least=2)


@pytest.mark.parametrize(
    ("leaf", "value", "verdict"),
    [
        (table(fact="post", is_="regular"), "regular", MET),
        (table(fact="post", is_="regular"), "contract", NOT_MET),
        (table(fact="post", is_="away", confirm="exam_office"), "away", CONFIRM),
        (table(fact="post", is_="away", confirm="exam_office"), "regular", NOT_MET),
        (table(fact="held_level", one_of=["none", "5"]), "none", MET),
        (table(fact="held_level", one_of=["none", "5"]), "5", MET),
        (table(fact="held_level", one_of=["none", "5"]), "4", NOT_MET),
        (table(fact="merits", has=["honour", "patent"]), ["patent"], MET),
        (table(fact="merits", has=["honour", "patent"]), ["achievement"], NOT_MET),
        (table(fact="merits", has=["honour"]), [], NOT_MET),
        (table(fact="merits", has=["honour"], confirm="exam_office"), ["honour", "patent"], CONFIRM),
        (TWO_YEARS, ["2016"], NOT_MET),
        (TWO_YEARS, ["2015", "2016"], NOT_MET),
        (TWO_YEARS, ["2016", "2018"], MET),
        (TWO_YEARS, ["2016", "2017", "2018"], MET),
        (table(fact="obstacles", lacks=["unfit"]), [], MET),
        (table(fact="obstacles", lacks=["unfit"]), ["unit_refused"], MET),
        (table(fact="obstacles", lacks=["unfit"]), ["unit_refused", "unfit"], NOT_MET),
        (table(fact="trade", listed_in="level_1_trades"), "焊工", MET),
        (table(fact="trade", listed_in="level_1_trades"), "焊", NOT_MET),
        (table(fact="trade", listed_in="level_1_trades"), "汽车驾驶员", NOT_MET),
        (table(fact="trade", listed_in="former_names", confirm="exam_office"), "汽车驾驶员", CONFIRM),
        (of_group("complex"), "锅炉操作工", MET),
        (of_group("complex"), "6-28-01-03", MET),
        (of_group("complex"), "锅炉工", NOT_MET),
        (of_group("complex"), "保育员", NOT_MET),
        (of_group("common"), "保育员", MET),
        (of_group("complex", confirm="bureau"), "焊工", CONFIRM),
        (FULL, "2010-12-31", MET),
        (FULL, "2011-01-01", NOT_MET),
        (FULL_DISPUTED, "2010-12-31", MET),
        (FULL_DISPUTED, "2011-01-01", CONFIRM),
        (FULL_DISPUTED, "2011-12-31", CONFIRM),
        (FULL_DISPUTED, "2012-01-01", NOT_MET),
        (FEWER, "2010-12-31", NOT_MET),
        (FEWER, "2011-01-01", MET),
        (FEWER_DISPUTED, "2010-12-31", NOT_MET),
        (FEWER_DISPUTED, "2011-01-01", CONFIRM),
        (FEWER_DISPUTED, "2011-12-31", CONFIRM),
        (FEWER_DISPUTED, "2012-01-01", MET),
        (CALENDAR, "2010-12-31", MET),
        (CALENDAR, "2011-01-01", MET),
        (CALENDAR, "2011-12-31", MET),
        (CALENDAR, "2012-01-01", NOT_MET),
        (ONE_CALENDAR, "2020-06-30", MET),
        (ONE_CALENDAR, "2020-07-01", NOT_MET),
        (AGED, "1970-12-31", MET),
        (AGED, "1971-01-01", NOT_MET),
        (AGED_DISPUTED, "1971-01-01", CONFIRM),
        (AGED_DISPUTED, "1971-12-31", CONFIRM),
        (AGED_DISPUTED, "1972-01-01", NOT_MET),
        (YOUNGER, "1960-12-31", NOT_MET),
        (YOUNGER, "1961-01-01", MET),
        (YOUNGER_DISPUTED, "1960-12-31", NOT_MET),
        (YOUNGER_DISPUTED, "1961-01-01", CONFIRM),
        (YOUNGER_DISPUTED, "1961-12-31", CONFIRM),
        (YOUNGER_DISPUTED, "1962-01-01", MET),
        (BY, "2020-09-30", MET),
        (BY, "2020-10-01", NOT_MET),
        (BY, "none", NOT_MET),
        (BY_DISPUTED, "2020-09-29", MET),
        (BY_DISPUTED, "2020-09-30", CONFIRM),
        (BY_DISPUTED, "2020-10-01", NOT_MET),
        (FROM, "2020-09-29", NOT_MET),
        (FROM, "2020-09-30", MET),
        (FROM, "2020-10-01", MET),
        (FROM, "none", NOT_MET),
        (FROM_DISPUTED, "2020-09-29", NOT_MET),
        (FROM_DISPUTED, "2020-09-30", CONFIRM),
        (FROM_DISPUTED, "2020-10-01", MET),
        (BY_CAPPED, "2020-09-30", CONFIRM),
        (BY_CAPPED, "2020-10-01", NOT_MET),
    ],
)
def test_a_leaf_says_for_good(leaf: FactTable, value: Any, verdict: Verdict) -> None:
    assert says(leaf, value) == (verdict, verdict, verdict)


@pytest.mark.parametrize(
    ("leaf", "value", "verdicts"),
    [
        (BY_DISPUTED, "2019", (MET, MET, MET)),
        (BY_DISPUTED, "2020-08", (MET, MET, MET)),
        (BY_DISPUTED, "2020-09", (CONFIRM, CONFIRM, MET)),
        (BY_DISPUTED, "2020", (UNKNOWN, NOT_MET, MET)),
        (BY_DISPUTED, "2020-10", (NOT_MET, NOT_MET, NOT_MET)),
        (BY_DISPUTED, "2021", (NOT_MET, NOT_MET, NOT_MET)),
        (FROM_DISPUTED, "2020-08", (NOT_MET, NOT_MET, NOT_MET)),
        (FROM_DISPUTED, "2020-09", (UNKNOWN, NOT_MET, CONFIRM)),
        (FROM_DISPUTED, "2020", (UNKNOWN, NOT_MET, MET)),
        (FROM_DISPUTED, "2020-10", (MET, MET, MET)),
        (BY_DISPUTED, "2020-09-XX", (CONFIRM, CONFIRM, CONFIRM)),
        (BY_DISPUTED, "2020-XX", (UNKNOWN, UNKNOWN, UNKNOWN)),
        (BY_CAPPED, "2020", (UNKNOWN, NOT_MET, CONFIRM)),
        (FULL_DISPUTED, "2010", (MET, MET, MET)),
        (FULL_DISPUTED, "2011", (CONFIRM, CONFIRM, CONFIRM)),
        (FULL_DISPUTED, "2012", (NOT_MET, NOT_MET, NOT_MET)),
    ],
)
def test_a_partial_date_is_decided_where_all_its_days_agree(leaf: FactTable, value: str, verdicts: Any) -> None:
    assert says(leaf, value) == verdicts


@pytest.mark.parametrize("found", RULES.tables, ids=lambda found: found.fact.id)
def test_cannot_tell_is_unknown_for_good(found: FactTable) -> None:
    for packed in found.row(None):
        assert {unpack(packed), unpack(packed, LOWEST), unpack(packed, HIGHEST)} == {UNKNOWN}


@pytest.mark.parametrize("found", RULES.tables, ids=lambda found: found.fact.id)
def test_what_is_not_answered_is_unknown_between_the_extremes_of_all_answers(found: FactTable) -> None:
    rows = [found.row(read({found.fact.id: value})[found.fact.id]) for value in COMPLETE[found.fact.id]]
    for packed, column in zip(found.unanswered, zip(*rows, strict=True), strict=True):
        verdicts = [unpack(value) for value in column]
        assert unpack(packed) == UNKNOWN
        assert (unpack(packed, LOWEST), unpack(packed, HIGHEST)) == (min(verdicts), max(verdicts))


@pytest.mark.parametrize("found", [t for t in RULES.tables if t.fact.type != "multi"], ids=lambda t: t.fact.id)
def test_completions_are_every_way_a_fact_can_turn_out(found: FactTable) -> None:
    by_hand = {found.row(read({found.fact.id: value})[found.fact.id]) for value in COMPLETE[found.fact.id]}
    assert {found.row(answer) for answer in found.completions()} == by_hand


@pytest.mark.parametrize("found", [t for t in RULES.tables if t.fact.type == "multi"], ids=lambda t: t.fact.id)
def test_completions_of_a_multi_reach_as_far_as_all_its_sets(found: FactTable) -> None:
    codes = sorted(found.fact.codes)
    sets = [frozenset(chosen) for size in range(len(codes) + 1) for chosen in combinations(codes, size)]
    rows = [found.row(answer) for answer in found.completions()]
    assert len(set(rows)) == len(rows)
    assert {found.row(chosen) for chosen in sets} >= set(rows)
    for some, every in zip(zip(*rows, strict=True), zip(*map(found.row, sets), strict=True), strict=True):
        assert set(some) == set(every)


@pytest.mark.parametrize(
    ("fact", "value", "days"),
    [
        ("birth", "1970", ["1970-04-13", "1970-12-31"]),
        ("birth", "1970-04", ["1970-04-13", "1970-12-31"]),
        ("birth", "1970-03", ["1970-04-12"]),
        ("regularised_on", "2020", ["2020-09-29", "2020-09-30", "2020-10-01"]),
        ("career_start", "2011", ["2011-12-31"]),
    ],
)
def test_a_partial_date_has_the_completions_inside_it(fact: str, value: str, days: list[str]) -> None:
    found = RULES.table[fact].completions(Span.parse(value))
    rows = {RULES.table[fact].row(Span.parse(day)) for day in days}
    assert {RULES.table[fact].row(answer) for answer in found} == rows


def test_names_of_trades_typed_by_the_public_do_not_fill_the_memory() -> None:
    found = table(fact="trade", listed_in="level_1_trades")
    known = {id(found.row("焊工")), id(found.row("保管工"))}
    names = [f"工种 {i}" for i in range(1000)]
    tracemalloc.start()
    assert {id(found.row(name)) for name in names} < known
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 20 * len(names)


def test_an_answer_is_worked_out_once() -> None:
    found = table(fact="post", is_="regular")
    assert found.row("regular") is found.row("regular")


def test_a_catalogue_never_takes_a_near_miss() -> None:
    found = table(fact="trade", listed_in="level_1_trades")
    for name in NAMES.catalogues["level_1_trades"]:
        near: list[Answer] = [name[:-1], name + "人", name[1:], name * 2]
        assert now(found, name) == now(found, f"{name[0]} {name[1:]}") == MET
        assert [unpack(found.row(other)[0]) for other in near if other not in NAMES.catalogues["level_1_trades"]] == [
            NOT_MET for other in near if other not in NAMES.catalogues["level_1_trades"]
        ]


@pytest.mark.parametrize(
    ("since", "as_of", "completed", "calendar"),
    [
        ("2011-06-15", "2020-12-31", 9, 10),
        ("2010-12-31", "2020-12-31", 10, 11),
        ("2011-01-01", "2020-12-31", 9, 10),
        ("2020-12-31", "2020-12-31", 0, 1),
        ("2021-01-01", "2020-12-31", -1, 0),
        ("2010-06-16", "2020-06-15", 9, 11),
        ("2010-06-15", "2020-06-15", 10, 11),
        ("2000-02-29", "2020-02-28", 19, 21),
        ("2000-02-29", "2020-02-29", 20, 21),
        ("2000-02-29", "2019-02-28", 18, 20),
        ("2000-02-28", "2020-02-29", 20, 21),
    ],
)
def test_years_are_counted_both_ways(since: str, as_of: str, completed: int, calendar: int) -> None:
    day, last = date.fromisoformat(since).toordinal(), date.fromisoformat(as_of)
    assert (completed_years(day, last), calendar_years(day, last)) == (completed, calendar)


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        ("2020-12-31", 10, "2010-12-31"),
        ("2020-02-29", 4, "2016-02-29"),
        ("2020-02-29", 5, "2015-02-28"),
    ],
)
def test_the_same_day_years_before(day: str, years: int, before: str) -> None:
    assert date.fromordinal(years_before(date.fromisoformat(day), years)).isoformat() == before


def test_none_is_no_day_at_all() -> None:
    assert NONE == "none"
    assert now(BY, NONE) == now(table(fact="title_since", full_years=5, as_of="2020-12-31"), NONE) == NOT_MET
