"""Ask while an answer can still change a verdict, and only then; ask again only for the missing part of a date."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from random import Random
from typing import NamedTuple

import pytest

from gongqin_core.authoring.proofs.asking import Completions
from gongqin_core.judging.answers import Answer, Span, applies
from gongqin_core.judging.evaluate import Term
from gongqin_core.judging.everybody import Everybody
from gongqin_core.judging.interview import is_decided, next_question, open_levels, open_questions
from gongqin_core.judging.progress import Progress, progress
from gongqin_core.judging.verdict import HIGHEST, LOWEST, unpack
from gongqin_core.notice.nodes import Leaf
from tests.people import COMPLETE, DAYS, LEVELS, NOTICE, PEOPLE, RULES, Raw, anybody, person, population, read, somebody

WAYS: Mapping[str, list[Answer]] = {f: [read({f: value})[f] for value in ways] for f, ways in COMPLETE.items()}
Answers = dict[str, Answer]


def facts_of(term: Term) -> dict[str, None]:
    """The facts a tree tests, in their order."""
    if term.members:
        return {fact: None for part, _ in term.members for fact in facts_of(part)}
    return {term.node.fact: None} if isinstance(term.node, Leaf) else {}


TESTED = {level: facts_of(root) for level, root in RULES.roots.items()}

# —— can an answer still change a verdict? Tried out, whatever the interview says ——


def ways(fact: str, answers: Mapping[str, Answer]) -> list[Answer]:
    """Every kind of answer still open: all of them, or the days inside a partial date; none where it does not apply."""
    if fact not in answers:
        return WAYS[fact] if applies(NOTICE.facts[fact], answers) else [None]
    said = answers[fact]
    if not isinstance(said, Span) or said.settled:
        return [said]
    return [day for day in WAYS[fact] if isinstance(day, Span) and said.first <= day.first <= said.last] or [said]


def matters(fact: str, level: str, answers: Answers, others: Sequence[str], left: list[int]) -> bool:
    """Whether some way of answering `others` leaves two answers to `fact` with different verdicts. Each try takes one
    from `left[0]`; below zero the search is given up."""
    root, values = RULES.roots[level].index, RULES.values(answers)
    tries = [RULES.values_if(values, fact, answer)[root] for answer in ways(fact, answers)]
    left[0] -= len(tries)
    bounds = [(unpack(packed, LOWEST), unpack(packed, HIGHEST)) for packed in tries]
    if max(low for low, _ in bounds) > min(high for _, high in bounds):
        return True
    if left[0] < 0 or not others or all(low == high for low, high in bounds):
        return False
    other, *rest = others
    return any(matters(fact, level, answers | {other: way}, rest, left) for way in ways(other, answers))


@cache
def can_change(fact: str, said: frozenset[tuple[str, Answer]]) -> bool | None:
    """None where the search was given up."""
    answers, gave_up = dict(said), False
    for level in (level for level, facts in TESTED.items() if fact in facts):
        others = [other for other in TESTED[level] if other != fact and len(ways(other, answers)) > 1]
        left = [3000]
        if matters(fact, level, answers, others, left):
            return True
        gave_up |= left[0] < 0
    return None if gave_up else False


def completed(answers: Answers, rng: Random) -> Answers:
    return {fact: rng.choice(ways(fact, answers)) for fact in RULES.table}


# —— whole interviews ——


def said(raw: Raw, fact: str, before: Raw) -> object:
    """What the person says when asked: the year of a date first, all of it when asked again."""
    value = raw[fact]
    return value[:4] if fact in DAYS and value and value != "none" and fact not in before else value


def interview(raw: Raw) -> Iterator[tuple[str, Raw]]:
    """The questions one person is asked, each with the answers so far."""
    answers: Raw = {}
    while (fact := next_question(RULES, read(answers))) is not None:
        yield fact, dict(answers)
        assert fact not in answers or answers[fact] != raw[fact], f"asked in a circle: {fact}"
        answers[fact] = said(raw, fact, answers)
    assert RULES.verdicts(read(answers)) == RULES.verdicts(read(raw))


def town() -> list[Raw]:
    rng = Random(31)
    specialists = [person(like, trade=rng.choice(COMPLETE["trade"])) for like in PEOPLE if like != "nobody"]
    women = [person("junior", sex="female", birth=birth) for birth in ("1972-05-01", "1975-04-14")]
    return [*population(50), *specialists, *women, *(somebody(rng, 2) for _ in range(30))]


def test_every_interview_ends_with_the_verdicts_of_all_facts() -> None:
    """Nobody is asked what does not apply to them: a person who has no answer fails here."""
    lengths = [len(list(interview(raw))) for raw in population(120, seed=37)]
    assert max(lengths) < len(NOTICE.facts)
    assert sum(lengths) / len(lengths) < len(NOTICE.facts) / 2


def test_every_question_asked_can_change_a_verdict() -> None:
    asked, questions, unsure = set(), 0, 0
    for raw in town():
        for fact, answers in interview(raw | {fact: raw.get(fact) for fact in RULES.table}):
            found = can_change(fact, frozenset(read(answers).items()))
            assert found is not False, (fact, answers)
            unsure += found is None
            questions += 1
            asked.add(fact)
    assert asked == set(RULES.table)
    assert unsure < questions / 100


def half_answered(size: int, seed: int) -> Iterator[Raw]:
    """People who have said most things, some of them roughly or not for sure."""
    rng = Random(seed)
    for i in range(size):
        raw = anybody(rng, 0.85) if i % 3 == 0 else somebody(rng, 5)
        for fact in rng.sample(list(raw), rng.randint(0, 4) if len(raw) > 15 else 0):
            del raw[fact]
        yield raw


def test_it_stops_only_when_no_completion_gives_another_verdict() -> None:
    rng, stopped = Random(41), 0
    for raw in half_answered(300, seed=41):
        answers = read(raw)
        if next_question(RULES, answers) is None:
            stopped += 1
            now = RULES.verdicts(answers)
            for _ in range(20):
                assert RULES.verdicts(completed(answers, rng)) == now, raw
    assert stopped > 60


def test_it_goes_on_only_where_an_answer_can_tell_or_all_agree_on_something_else() -> None:
    rng, went_on, unsure = Random(43), 0, 0
    for raw in half_answered(250, seed=43):
        answers = read(raw)
        fact = next_question(RULES, answers)
        if fact is not None:
            went_on += 1
            found = can_change(fact, frozenset(answers.items()))
            if not found:
                unsure += found is None
                assert found is None or RULES.verdicts(completed(answers, rng)) != RULES.verdicts(answers), (fact, raw)
    assert went_on > 100 and unsure < went_on / 50


def test_a_level_is_decided_exactly_when_no_completion_moves_it() -> None:
    rng, seen = Random(47), set()
    for raw in half_answered(150, seed=47):
        answers = read(raw)
        values = RULES.values(answers)
        decided = {level for level in LEVELS if is_decided(RULES, answers, level, values)}
        assert (next_question(RULES, answers) is None) == (decided == set(LEVELS))
        for _ in range(10):
            found = RULES.verdicts(completed(answers, rng))
            assert all(found[level] == RULES.verdicts(answers)[level] for level in decided), raw
        seen.add(len(decided))
    assert seen >= {0, 3, 4, 5}


# —— exactly, over all completions ——

ALL = Everybody(NOTICE)


def test_open_is_exactly_what_an_answer_can_change() -> None:
    """And where no answer can, something is open only if all agree on another verdict than the one that holds now."""
    seen = set()
    for raw in half_answered(120, seed=77):
        answers = read(raw)
        completions = Completions(ALL, answers)
        found, exact = {*open_questions(RULES, answers)}, {fact for fact in RULES.table if completions.hang_on(fact)}
        now = RULES.verdicts(answers)
        assert found == exact if exact else bool(found) == completions.agree_on_another(now), raw
        assert found or completions.settled(now), raw
        seen.add(bool(exact))
    assert seen == {True, False}


def test_a_fact_that_is_live_in_two_places_may_move_one_level_and_not_another() -> None:
    """Only to be confirmed at best, whoever holds 五级: at 三级 no answer about the trade matters."""
    answers = read({"post": "other_staffing", "held_level": "5"})
    assert open_levels(RULES, answers)["trade_change"] == ("5", "4")


ALL_AGREE: Raw = {
    "post": "regular",
    "obstacles": [],
    "retirement": "not_in_2020",
    "career_start": "2006-07-01",
    "held_level": "4",
    "exceptional": [],
    "trade_change": "changed_not_retested",
}
"""By either kind of certificate 四级 is met, by another branch each."""


def test_where_all_agree_and_bounds_cannot_see_it_is_asked() -> None:
    answers = read(ALL_AGREE)
    values = RULES.values(answers)
    assert not any(Completions(ALL, answers).hang_on(fact) for fact in RULES.table)
    assert {
        way: RULES.verdicts(answers | {"certificate_kind": way})["4"].code for way in ("public_sector", "other")
    } == {
        "public_sector": "met",
        "other": "met",
    }
    assert unpack(values[RULES.roots["4"].index]).code == "unknown"
    assert [*open_questions(RULES, answers)] == ["certificate_kind"]
    assert {fact for fact, levels in open_levels(RULES, answers).items() if "4" in levels} == {"certificate_kind"}
    assert not is_decided(RULES, answers, "4", values)
    for way in ("public_sector", "other"):
        told = answers | {"certificate_kind": way}
        assert is_decided(RULES, told, "4", RULES.values(told))


def test_where_all_agree_that_it_cannot_be_told_nothing_is_asked() -> None:
    """Without a certificate of the public sector 四级 hangs on the years at work, which nobody can tell."""
    answers = read(ALL_AGREE | {"career_start": None, "certificate_kind": "other"})
    assert RULES.verdicts(answers)["4"].code == "unknown"
    assert "4" not in {level for levels in open_levels(RULES, answers).values() for level in levels}


# —— dates ——


@pytest.mark.parametrize(
    ("base", "fact", "value", "asked_again"),
    [
        ("newcomer", "career_start", "2010", False),
        ("newcomer", "career_start", "2011", False),
        ("newcomer", "career_start", "2012", False),
        ("newcomer", "regularised_on", "2019", False),
        ("newcomer", "regularised_on", "2020", True),
        ("newcomer", "regularised_on", "2020-08", False),
        ("newcomer", "regularised_on", "2020-09", True),
        ("newcomer", "regularised_on", "2020-09-XX", False),
        ("newcomer", "regularised_on", "2020-XX", False),
        ("newcomer", "regularised_on", "2020-10", False),
        ("fifth", "level_since", "2015", False),
        ("fifth", "level_since", "2016", False),
        ("fifth", "level_since", "2017", False),
        ("junior", "birth", "1969", False),
        ("junior", "birth", "1970", True),
        ("junior", "birth", "1970-03", False),
        ("junior", "birth", "1970-04", True),
        ("junior", "birth", "1970-04-XX", False),
        ("junior", "birth", "1970-05", False),
        ("junior", "birth", "1971", False),
        ("junior", "birth", "1975", False),
        ("second", "paper_on", "2018", False),
        ("second", "paper_on", "2019", True),
        ("second", "paper_on", "2019-11", False),
        ("second", "paper_on", "2019-12", True),
        ("second", "paper_on", "2020", False),
        ("lecturer", "title_since", "2016", False),
        ("veteran", "regularised_on", "2020", False),
        ("third", "birth", "1970", False),
    ],
)
def test_a_date_is_asked_again_only_while_it_is_too_coarse(base: str, fact: str, value: str, asked_again: bool) -> None:
    assert next_question(RULES, read(person(base, **{fact: value}))) == (fact if asked_again else None)


def test_women_are_asked_for_the_day_in_another_year() -> None:
    woman = person("junior", sex="female")
    assert {year: next_question(RULES, read(woman | {"birth": year})) for year in ("1970", "1975", "1976")} == {
        "1970": None,
        "1975": "birth",
        "1976": None,
    }


def test_sex_is_asked_only_where_age_decides() -> None:
    someone = person("junior", sex="")
    asked = {year: next_question(RULES, read(someone | {"birth": year})) for year in ("1969", "1972", "1976")}
    assert asked == {"1969": None, "1972": "sex", "1976": None}


def test_cannot_tell_is_not_asked_again() -> None:
    assert next_question(RULES, {}) == "post"
    assert next_question(RULES, read({"post": None})) != "post"
    nobody_knows: Raw = dict.fromkeys(RULES.table)
    assert next_question(RULES, read(nobody_knows)) is None


def test_of_a_certificate_of_which_one_cannot_tell_nothing_more_is_asked() -> None:
    """It would be filed away: there may be no certificate at all."""
    untold = {fact: "" for fact in NOTICE.facts if "held_level" in NOTICE.facts[fact].applies}
    asked = [fact for fact, _ in interview(person("second", held_level="null", **untold))]
    assert "held_level" in asked and not untold.keys() & set(asked)


@pytest.mark.parametrize("closed", [{"post": "other"}, {"obstacles": ["unfit"]}, {"retirement": "before_issue"}])
def test_one_answer_can_end_it(closed: Raw) -> None:
    assert next_question(RULES, read(closed)) is None


def test_what_only_picks_steps_and_addresses_is_never_asked() -> None:
    facts = {fact for raw in population(40) for fact, _ in interview(raw)}
    assert NOTICE.about.procedure not in facts


def test_values_at_hand_give_the_same_question() -> None:
    for raw in half_answered(50, seed=53):
        answers = read(raw)
        assert next_question(RULES, answers, RULES.values(answers)) == next_question(RULES, answers)


# —— about how many are left ——


class Step(NamedTuple):
    """One step of an interview: how many questions come after it, and what was told of that."""

    left: int
    told: Progress


def walked(raw: Raw) -> list[Step]:
    """All steps of the interview of somebody who answers each question at once, that on the procedure at its end."""
    answers, said, told = read(raw), Answers(), list[Progress]()
    while (fact := next_question(RULES, said)) is not None:
        told.append(progress(RULES, said))
        said[fact] = answers.get(fact)
    last = progress(RULES, said)
    told += [last] if last.most else []
    return [Step(len(told) - number, step) for number, step in enumerate(told)]


TOWN_WALKED = [walked(raw) for raw in population(100, seed=4)]


@pytest.mark.parametrize("name", PEOPLE)
def test_what_is_left_is_told_on_every_step(name: str) -> None:
    for _, told in walked(person(name)):
        assert 1 <= told.least <= told.most <= told.longest <= len(NOTICE.facts)


def test_nobody_who_can_answer_is_asked_more_than_is_told_at_the_longest() -> None:
    assert all(left <= told.longest for steps in TOWN_WALKED for left, told in steps)
    for before, after in (pair for steps in TOWN_WALKED for pair in pairwise(steps)):
        assert after.told.longest < before.told.longest


def test_hardly_anybody_is_asked_more_or_less_than_was_told() -> None:
    steps = [step for steps in TOWN_WALKED for step in steps]
    assert len(steps) > 500
    assert sum(left > told.most for left, told in steps) < len(steps) / 20
    assert sum(left < told.least for left, told in steps) < len(steps) / 50


def test_what_is_told_hardly_ever_rises_and_never_by_more_than_one() -> None:
    rises = [after.told.most - before.told.most for steps in TOWN_WALKED for before, after in pairwise(steps)]
    assert max(rises) <= 1 and sum(rise > 0 for rise in rises) < len(rises) / 40


def test_the_last_question_is_that_on_the_procedure_for_whoever_may_apply() -> None:
    may, may_not = (read(person("third", post=post, affiliation="")) for post in ("regular", "other"))
    assert progress(RULES, may)[2:] == (1, 1, 1) and progress(RULES, may_not)[2:] == (0, 0, 0)
    assert progress(RULES, may | read({"affiliation": "city"}))[2:] == (0, 0, 0)
    assert progress(RULES, may | read({"affiliation": None}))[2:] == (0, 0, 0)


def test_where_somebody_stands_is_told_as_the_interview_tells_it() -> None:
    seen = set()
    for raw in half_answered(120, seed=59):
        answers = read(raw)
        values = RULES.values(answers)
        found = progress(RULES, answers)
        assert found.next == next_question(RULES, answers, values)
        assert found.undecided == {level for level in LEVELS if not is_decided(RULES, answers, level, values)}
        seen.add(len(found.undecided))
    assert seen >= {0, 1, 2, 5}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"career_start": "1998"}, {"career_start": "1999-03"}, True),
        ({"career_start": "1998"}, {"career_start": "2012"}, False),
        ({"regularised_on": "2020"}, {"regularised_on": "2020-08"}, False),
        ({"regularised_on": "2020-08"}, {"regularised_on": "2020-09"}, False),
        ({"regularised_on": "2020-08-01"}, {"regularised_on": "2020-08-31"}, True),
        ({"regularised_on": "2020-09-XX"}, {"regularised_on": "2020-09"}, False),
        ({"trade": "没有这个工种"}, {"trade": "也没有这个"}, True),
    ],
)
def test_only_people_whose_answers_mean_the_same_are_told_together(one: Raw, other: Raw, alike: bool) -> None:
    [fact] = one
    table = RULES.table[fact]
    assert (table.alike(read(one)[fact]) == table.alike(read(other)[fact])) == alike
    assert not alike or progress(RULES, read(one)) == progress(RULES, read(other))
