"""The statement people must write on the stamped list, with the list's first name and number in their places."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .checklist import checklist
from .notice import Notice, Statement
from .review_words import Line
from .verdict import Verdict

PLACE = re.compile("X+")
"""The marks in `people_mark`: the first stands for the name, the second for the number."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A statement ready to copy, naming so many people. `unit`: whose it is, where every unit writes its own."""

    statement: Statement
    unit: str
    people: int
    text: str


def statements(notice: Notice, procedure: str | None, lines: Iterable[Line]) -> list[Filled]:
    """The statements for a list of people. It vouches that they qualify, so only who comes out as met is named in it;
    where there is nobody, there is no statement. While the kind of unit (`procedure`) is not known, all kinds."""
    met = [line for line in lines if line.level and line.verdict == Verdict.MET]
    by_unit: dict[str, list[Line]] = {}
    for line in met:
        by_unit.setdefault(line.person.unit, []).append(line)
    found = []
    for statement in checklist(
        notice, {notice.about.procedure: procedure} if notice.about.procedure and procedure else {}
    ).statements:
        for unit, people in by_unit.items() if statement.each_unit else [("", met)]:
            if people:
                found.append(
                    Filled(statement, unit, len(people), fill(statement, [line.person.name for line in people]))
                )
    return found


def fill(statement: Statement, names: Sequence[str]) -> str:
    """The text with the first name and how many there are; the mark of a name that is not known stays."""
    marks = iter([names[0], str(len(names))])
    people = PLACE.sub(lambda mark: next(marks) or mark[0], statement.people_mark)
    return statement.text.replace(statement.people_mark, people)
