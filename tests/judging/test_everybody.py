"""Everybody at once says what the readers say of each, and equal functions are one number."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gongqin_core.judging.answers import Span
from gongqin_core.judging.diagrams import EVERYBODY, NOBODY, Diagrams
from gongqin_core.judging.everybody import Everybody
from gongqin_core.judging.points import UNKNOWN
from gongqin_core.notice.answer_leaves import In, Is
from gongqin_core.notice.conditions import AnyOf
from tests.people import ALL_CASES, NOTICE, RULES, STEADY, Raw, answers, lives, load_cases, person, read

ALL = Everybody(NOTICE)
LEVELS = ALL.level_diagrams


def verdicts(raw: Raw) -> dict[str, int]:
    point = ALL.at(read(raw))
    return {level: ALL.diagrams.at(diagram, point) for level, diagram in LEVELS.items()}


def test_every_worked_case_is_judged_as_by_the_rules() -> None:
    for topic in ALL_CASES["cases"]:
        for case in load_cases(topic):
            raw = person(case["like"], **case.get("facts", {}))
            assert verdicts(raw) == RULES.verdicts(read(raw)), case["name"]


@STEADY
@given(answers)
def test_anybody_is_judged_as_by_the_rules(raw: Raw) -> None:
    assert verdicts(raw) == RULES.verdicts(read(raw))


@STEADY
@given(lives)
def test_somebody_is_judged_as_by_the_rules(raw: Raw) -> None:
    assert verdicts(raw) == RULES.verdicts(read(raw))


def test_every_answer_has_its_number() -> None:
    for points in ALL.points:
        some = {*range(min(points.size, 300)), points.size - 1}
        assert {points.point(points.answer(point)) for point in some} == some


@STEADY
@given(st.dates(date(1960, 1, 1), date(2020, 12, 31)), st.sampled_from((4, 7, 10)))
def test_a_date_is_found_again_as_precise_as_it_was(day: date, known: int) -> None:
    points = ALL.points[ALL.variable["career_start"]]
    answer = Span.parse(day.isoformat()[:known])
    assert points.answer(points.point(answer)) == answer


def test_what_nobody_asked_and_what_nobody_can_tell_is_not_known() -> None:
    assert set(ALL.at({})) == set(ALL.at(dict.fromkeys(NOTICE.facts))) == {UNKNOWN}
    assert ALL.answers(ALL.at({})) == {}


def test_a_trade_in_no_catalogue_is_as_good_as_any_other() -> None:
    trade = ALL.variable["trade"]
    assert ALL.at({"trade": "保管工"})[trade] == ALL.at({"trade": "没有的工种"})[trade] != UNKNOWN


def test_two_ways_to_write_a_condition_are_one_number() -> None:
    male, female = Is.model_validate({"fact": "sex", "is": "male"}), Is.model_validate({"fact": "sex", "is": "female"})
    either = AnyOf.model_validate({"any": [male, female]})
    both = In.model_validate({"fact": "sex", "in": ["male", "female"]})
    assert ALL.says(either, {}, {}) == ALL.says(both, {}, {}) != ALL.says(male, {}, {})


def test_an_answer_to_what_does_not_apply_is_nobodys() -> None:
    def real(raw: Raw) -> int:
        return ALL.diagrams.at(ALL.real, ALL.at(read(raw)))

    assert real({"held_level": "none"}) == real({"held_level": "5", "level_since": "2012"}) == EVERYBODY
    assert real({"level_since": "2012"}) == EVERYBODY
    assert real({"held_level": "none", "level_since": "2012"}) == NOBODY


def test_who_has_answered_everything_exactly() -> None:
    def whole(**raw: Any) -> int:
        return ALL.diagrams.at(ALL.whole, ALL.at(read(person("newcomer", **raw))))

    assert (
        whole()
        == whole(regularised_on="none")
        == whole(held_level="5", certificate_kind="other", trade_change="same", level_since="2012-06-30")
        == EVERYBODY
    )
    assert (
        whole(career_start="2015-07")
        == whole(post=None)
        == whole(level_since="2012-06-30")
        == whole(held_level="5")
        == NOBODY
    )


# —— diagrams ——

SIZES = (3, 4, 2)


@st.composite
def functions(draw: st.DrawFn) -> tuple[Diagrams, list[int]]:
    """Two functions of three facts, any verdict at each of their points."""
    diagrams = Diagrams(len(SIZES))

    def of(variable: int) -> int:
        if variable == len(SIZES):
            return draw(st.integers(0, 3))
        return diagrams.node(variable, [(point + 1, of(variable + 1)) for point in range(SIZES[variable])])

    return diagrams, [of(0), of(0)]


def others(point: tuple[int, ...], alike: set[int]) -> Iterator[tuple[int, ...]]:
    """Everybody who is the same in some variables."""
    return product(*([point[n]] if n in alike else range(size) for n, size in enumerate(SIZES)))


@STEADY
@given(functions(), st.tuples(*(st.integers(0, size - 1) for size in SIZES)))
def test_of_two_functions_each_point_is_combined(both: tuple[Diagrams, list[int]], point: tuple[int, ...]) -> None:
    diagrams, (a, b) = both
    here, there = diagrams.at(a, point), diagrams.at(b, point)
    assert diagrams.at(diagrams.all([a, b]), point) == min(here, there)
    assert diagrams.at(diagrams.any([a, b]), point) == max(here, there)
    assert diagrams.at(diagrams.differ(a, b), point) == (EVERYBODY if here != there else NOBODY)
    assert diagrams.at(diagrams.above(a, b), point) == (EVERYBODY if here > there else NOBODY)
    assert [diagrams.at(diagrams.given(a, 1, end), point) for end in range(SIZES[1])] == [
        diagrams.at(a, (point[0], end, point[2])) for end in range(SIZES[1])
    ]
    looked_at = set(diagrams.on_the_way(a, point))
    assert all(diagrams.at(a, other) == here for other in others(point, looked_at))
    assert diagrams.at(diagrams.where(a, [1, 2]), point) == (EVERYBODY if here in (1, 2) else NOBODY)
    assert diagrams.at(diagrams.but(diagrams.where(a, [3]), diagrams.where(b, [3])), point) == 3 * (here == 3 > there)
