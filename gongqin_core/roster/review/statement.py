"""The statement people must write on the stamped list, with the list's first name and number in their places."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...guide.checklist import checklist
from ...judging.verdict import Verdict
from ...judging.words import procedure_of
from ...notice.notice import PLACE, Statement
from .person import by_unit
from .review import Review


@dataclass(frozen=True, slots=True)
class FilledStatement:
    """A statement ready to copy, naming so many people. `unit`: whose it is, where every unit writes its own."""

    statement: Statement
    unit: str
    people: int
    text: str


def statements(review: Review, procedure: str | None) -> list[FilledStatement]:
    """The statements for a roster. They vouch that people qualify, so only who comes out as met is named; where there
    is nobody, there is no statement. While the kind of unit (`procedure`) is not known, those of all kinds."""
    met = [person for person in review.people if review.level(person) and review.verdict(person) == Verdict.MET]
    fact = review.notice.about.procedure
    return [
        FilledStatement(statement, unit, len(people), fill(statement, [person.name for person in people]))
        for statement in checklist(review.notice, {fact: procedure} if fact and procedure else {}).statements
        for unit, people in (by_unit(met) if statement.each_unit else {"": met}).items()
        if people
    ]


def fill(statement: Statement, names: Sequence[str]) -> str:
    """The text with the first name and how many there are; the mark of a name that is not known stays."""
    marks = iter([names[0], str(len(names))])
    people = PLACE.sub(lambda mark: next(marks) or mark[0], statement.people_mark)
    return statement.text.replace(statement.people_mark, people)


def kind_of_unit(review: Review) -> str | None:
    """The code of the procedure fact, where the roster says one thing for all."""
    fact = review.notice.procedure
    if not fact or not review.people:
        return None
    if len({review.text(person, fact.id) for person in review.people} - {""}) != 1:
        return None
    return procedure_of(review.notice, review.answers(review.people[0]))
