"""Cases to be written: for changes that no worked case notices, people who would, with the verdict left to a person."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...comparing.own_cases import OwnCases
from ...judging.answers import Answer, Answers, applies
from ...judging.diagrams import NOBODY
from ...judging.everybody import Everybody
from ...judging.nearest import Near, nearest
from .changes import Mutant
from .noticing import Noticing, Unnoticed

SOMEBODY = "somebody"


@dataclass(frozen=True)
class ToJudge:
    """A person who notices some changes: like somebody of the cases, but for some answers."""

    like: str
    facts: Mapping[str, Answer]
    """What is not as with that person; None: not known."""
    levels: tuple[str, ...]
    """Those at which the changes show."""
    mutants: tuple[Mutant, ...]


def to_judge(noticing: Noticing, own: OwnCases | None) -> Iterator[ToJudge]:
    """The fewest people that notice all changes, as far as taking the most telling one next finds them."""
    everybody, left = noticing.everybody, list(noticing.unnoticed)
    known = people_to_be_like(everybody, own)
    bases = {name: tuple(everybody.at(answers)) for name, answers in known.items()}
    people = [_closest(everybody, change, bases) for change in left]
    while left:
        name, person = max(people, key=lambda one: (_tells(everybody, one[1], left), -one[1].unlike))
        told = [change for change in left if _notices(everybody, person, change)]
        left = [change for change in left if change not in told]
        people = [one for one in people if any(_notices(everybody, one[1], change) for change in left)]
        yield _case(everybody, name, known[name], person, [change.mutant for change in told])


def people_to_be_like(everybody: Everybody, own: OwnCases | None) -> dict[str, Answers]:
    """By name, those of the cases who have answered all that is for them; else somebody made up, with the first answer
    to every question."""
    facts = everybody.notice.facts
    known = own.people(everybody.notice) if own else {}
    whole = {name: a for name, a in known.items() if all(f in a or not applies(facts[f], a) for f in facts)}
    return whole or {SOMEBODY: _made_up(everybody)}


def _made_up(everybody: Everybody) -> Answers:
    answers: dict[str, Answer] = {}
    for fact, points in zip(everybody.notice.facts.values(), everybody.points, strict=True):
        if applies(fact, answers):
            answers[fact.id] = points.usual
    return answers


def _closest(everybody: Everybody, change: Unnoticed, bases: Mapping[str, tuple[int, ...]]) -> tuple[str, Near]:
    """The person to be like, and somebody who notices the change and is least unlike them. What is for somebody and not
    known counts as well: a person is easier to judge the more is known of them."""
    near = ((name, nearest(everybody, change.people, points)) for name, points in bases.items())
    known = ((name, _with_gaps(everybody, found)) for name, found in near if found)
    return min(known, key=lambda one: one[1].unlike)


def _with_gaps(everybody: Everybody, person: Near) -> Near:
    answers = everybody.answers(person.points)
    facts = everybody.notice.facts.values()
    return person._replace(unlike=person.unlike + sum(f.id not in answers and applies(f, answers) for f in facts))


def _notices(everybody: Everybody, person: Near, change: Unnoticed) -> bool:
    return everybody.diagrams.at(change.people, person.points) != NOBODY


def _tells(everybody: Everybody, person: Near, left: Iterable[Unnoticed]) -> int:
    return sum(_notices(everybody, person, change) for change in left)


def _case(everybody: Everybody, name: str, base: Answers, person: Near, told: list[Mutant]) -> ToJudge:
    answers = everybody.answers(person.points)
    facts = {fact: answers.get(fact) for fact in everybody.facts if answers.get(fact) != base.get(fact)}
    return ToJudge(name, facts, tuple(_levels(everybody, person, told)), tuple(told))


def _levels(everybody: Everybody, person: Near, told: list[Mutant]) -> Iterator[str]:
    before = everybody.level_diagrams
    changed = [everybody.levels(mutant.conditions, mutant.trees) for mutant in told]
    at = everybody.diagrams.at
    for level, diagram in before.items():
        if any(at(diagram, person.points) != at(after.get(level, diagram), person.points) for after in changed):
            yield level
