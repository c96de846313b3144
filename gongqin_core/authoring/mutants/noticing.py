"""Which small changes to the conditions anybody would notice, and which no worked case does. Nothing is tried on people
one by one: whoever comes out differently is one set (`judging/everybody.py`)."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...comparing.own_cases import OwnCases
from ...judging.answers import Answers, applies
from ...judging.diagrams import NOBODY, Diagram
from ...judging.everybody import Everybody
from ...notice.notice import Notice
from .changes import Mutant, mutants


@dataclass(frozen=True)
class Unnoticed:
    """A change that no worked case notices, and the set of those who come out differently."""

    mutant: Mutant
    people: Diagram


@dataclass(frozen=True)
class Noticing:
    """What became of all changes: how many there are, how many change nobody's verdict, and those that pass unseen."""

    everybody: Everybody
    mutants: int
    equivalent: int
    cases: int
    unnoticed: tuple[Unnoticed, ...]

    @property
    def noticed(self) -> int:
        return self.mutants - self.equivalent - len(self.unnoticed)


def noticing(notice: Notice, own: OwnCases | None) -> Noticing:
    """`own`: the notice's own cases, each with answers that it knows."""
    everybody = Everybody(notice)
    cases = [_points(everybody, own.answers(case, notice)) for _, case in own.all()] if own else []
    changed = [Unnoticed(mutant, treated_differently(everybody, mutant)) for mutant in mutants(notice)]
    seen = [change for change in changed if change.people != NOBODY]
    left = tuple(change for change in seen if not _noticed(everybody, change.people, cases))
    return Noticing(everybody, len(changed), len(changed) - len(seen), len(cases), left)


def treated_differently(everybody: Everybody, mutant: Mutant) -> Diagram:
    """The set of those who come out differently at some level, with answers to no question that is not for them."""
    before, after = everybody.level_diagrams, everybody.levels(mutant.conditions, mutant.trees)
    moved = [everybody.diagrams.differ(before[level], says) for level, says in after.items()]
    return everybody.diagrams.all([everybody.diagrams.any(moved), everybody.real])


def _points(everybody: Everybody, answers: Answers) -> list[int]:
    facts = everybody.notice.facts
    return everybody.at({fact: answer for fact, answer in answers.items() if applies(facts[fact], answers)})


def _noticed(everybody: Everybody, people: Diagram, cases: Sequence[Sequence[int]]) -> bool:
    return any(everybody.diagrams.at(people, case) != NOBODY for case in cases)
