"""The statement people must write on the stamped list, with the list's first name and number in their places."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...guide.checklist import checklist
from ...judging.verdict import Verdict
from ...notice.notice import PLACE, Statement
from .people import Person, Review


@dataclass(frozen=True, slots=True)
class Filled:
    """A statement ready to copy, naming so many people. `unit`: whose it is, where every unit writes its own."""

    statement: Statement
    unit: str
    people: int
    text: str


def statements(review: Review, procedure: str | None) -> list[Filled]:
    """The statements for a roster. They vouch that people qualify, so only who comes out as met is named; where there
    is nobody, there is no statement. While the kind of unit (`procedure`) is not known, those of all kinds."""
    met = [person for person in review.people if review.level(person) and review.verdict(person) == Verdict.MET]
    by_unit: dict[str, list[Person]] = {}
    for person in met:
        by_unit.setdefault(person.unit, []).append(person)
    fact, found = review.notice.about.procedure, []
    for statement in checklist(review.notice, {fact: procedure} if fact and procedure else {}).statements:
        for unit, people in by_unit.items() if statement.each_unit else [("", met)]:
            if people:
                text = fill(statement, [person.name for person in people])
                found.append(Filled(statement, unit, len(people), text))
    return found


def fill(statement: Statement, names: Sequence[str]) -> str:
    """The text with the first name and how many there are; the mark of a name that is not known stays."""
    marks = iter([names[0], str(len(names))])
    people = PLACE.sub(lambda mark: next(marks) or mark[0], statement.people_mark)
    return statement.text.replace(statement.people_mark, people)
