"""The statement people must write on the stamped list, with the list's first name and number in their places."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...guide.checklist import checklist
from ...judging.answers import Answers
from ...judging.verdict import Verdict
from ...judging.words import procedure_of
from ...notice.preparation import PLACE, Statement
from .person import Person, by_unit
from .review import Review


@dataclass(frozen=True, slots=True)
class FilledStatement:
    """A statement ready to copy, naming so many people. `unit`: whose it is, where every unit writes its own."""

    statement: Statement
    unit: str
    people: int
    text: str


def statements(review: Review, procedure: str | None) -> list[FilledStatement]:
    """The statements for a roster, in the notice's order. They vouch that people qualify, so only who comes out as met
    is named; where there is nobody, there is no statement.

    Each counts the people whose kind of unit it is for: the kind that their row says, else the one stated for all
    (`procedure`). While neither is known, the statements of all kinds."""
    met = [person for person in review.people if review.level(person) and review.verdict(person) == Verdict.MET]
    vouched: dict[str, list[Person]] = {}
    kinds = Kinds(review, procedure)
    for person in met:
        for statement in kinds.statements(person):
            vouched.setdefault(statement.id, []).append(person)
    return [
        FilledStatement(statement, unit, len(people), fill(statement, [person.name for person in people]))
        for statement in review.notice.preparation.statements
        for unit, people in _by_unit(statement, vouched.get(statement.id, [])).items()
    ]


class Kinds:
    """Which kind of unit each person's is. `procedure`: the code that stands for rows that say none."""

    def __init__(self, review: Review, procedure: str | None) -> None:
        self._review = review
        self._procedure = procedure
        self._fact = review.notice.about.procedure
        self._said: dict[str, str | None] = {}
        self._statements: dict[str | None, tuple[Statement, ...]] = {}

    def statements(self, person: Person) -> tuple[Statement, ...]:
        """Those for this person's unit."""
        kind = self._kind(person)
        if kind not in self._statements:
            answers: Answers = {self._fact: kind} if self._fact and kind else {}
            self._statements[kind] = checklist(self._review.notice, answers).statements
        return self._statements[kind]

    def _kind(self, person: Person) -> str | None:
        """The code of the procedure fact; each different text of the roster is read once."""
        text = self._review.text(person, self._fact) if self._fact else ""
        if text not in self._said:
            self._said[text] = procedure_of(self._review.notice, self._review.answers(person))
        return self._said[text] or self._procedure


def _by_unit(statement: Statement, people: list[Person]) -> dict[str, list[Person]]:
    """Who stands together in one: a unit's people where each unit writes its own, otherwise all."""
    if statement.each_unit:
        return by_unit(people)
    return {"": people} if people else {}


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
