"""A roster judged, as an officer works with it: people with a verdict per level, the level each applies for, and what
is wrong in each row."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from ...judging.answers import Answers
from ...judging.evaluate import rules_of
from ...judging.explain import Explanation
from ...judging.verdict import Verdict
from ...notice.notice import Notice
from ...take_away.result import Result
from ..cells import spelling
from ..headings import ID_NUMBER
from ..screening import BLOCK, Screening
from .intake import Intake
from .roles import APPLIED, NAME, UNIT, Roles


@dataclass(frozen=True, slots=True)
class Person:
    """One row. `line` is where it stands in the file; `stated`: the level the roster says the person applies for."""

    row: int
    line: int
    name: str
    unit: str
    verdicts: Mapping[str, Verdict]
    """Level id → verdict, lowest level first."""
    problems: tuple[str, ...] = ()
    stated: str | None = None

    @property
    def best(self) -> Verdict:
        return max(self.verdicts.values())

    @property
    def highest_met(self) -> str | None:
        return next((level for level in reversed([*self.verdicts]) if self.verdicts[level] == Verdict.MET), None)


@dataclass
class Review:
    """`roles`: which column is which; `assumed`: fact → what stands for everybody, where the roster lacks a column.

    `judge_more` until `done`; then everything here can be asked. `chosen` (row → level) is the officer's to fill.
    """

    intake: Intake
    roles: Roles
    notice: Notice
    today: date
    assumed: Mapping[str, str] = field(default_factory=dict)
    chosen: dict[int, str] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    judged: int = 0
    """Rows judged so far, blank ones included."""

    def __post_init__(self) -> None:
        self.column = {role: column for column, role in self.roles.items()}
        facts = [fact for fact in self.notice.facts if fact in self.column]
        headings = {fact: self.intake.headings[self.column[fact]] for fact in facts}
        self.assumed = {fact: text for fact, text in self.assumed.items() if fact not in self.column}
        self._screening = Screening(self.notice, headings | dict(self.assumed), self.today, self.intake.line + 1)
        self._levels = _level_words(self.notice)
        self._by_row: dict[int, Person] = {}

    # —— judging, block by block ——

    @property
    def done(self) -> bool:
        return self.judged >= len(self.intake.rows)

    def judge_more(self) -> None:
        """Judge the next block of rows."""
        rows = self.intake.rows[self.judged : self.judged + BLOCK]
        names, units, stated = (self._texts(role, rows) for role in (NAME, UNIT, APPLIED))
        codes = {fact: column.codes(self._texts(fact, rows)) for fact, column in self._screening.columns.items()}
        result = self._screening.judge(codes, names)
        verdicts = zip(*(found.tolist() for found in result.verdicts.values()), strict=True)
        by_level: dict[tuple[int, ...], dict[str, Verdict]] = {}
        for i, found in enumerate(verdicts):
            if not rows[i]:
                continue
            if found not in by_level:
                by_level[found] = dict(zip(result.verdicts, map(Verdict, found), strict=True))
            row, level = self.judged + i, self._levels.get(spelling(stated[i]))
            problems = [
                *map(_visibly, result.problems.get(i, ())),
                *([] if level or not stated[i] else [self._no_level(stated[i])]),
            ]
            line = self.intake.line + 1 + row
            self.people.append(Person(row, line, names[i], units[i], by_level[found], tuple(problems), level))
        self.judged += len(rows)

    def _texts(self, role: str, rows: Sequence[list[object]]) -> list[str]:
        """A column of some rows; what is assumed for everybody; blanks where there is neither."""
        column = self.column.get(role)
        if column is None:
            return [self.assumed.get(role, "")] * len(rows)
        return self.intake.texts(column, rows)

    def _no_level(self, text: str) -> str:
        known = "、".join(level.name for level in self.notice.levels)
        return f"{self.intake.headings[self.column[APPLIED]]}：{text}：认不出是哪一级。请写下面的一项：{known}"

    # —— one person ——

    def level(self, person: Person) -> str | None:
        """The level applied for: as the officer chose, as the roster says, or the highest that is met. None: open."""
        return self.chosen.get(person.row) or person.stated or person.highest_met

    def verdict(self, person: Person) -> Verdict:
        """At the level applied for; while that is open, the best there is."""
        level = self.level(person)
        return person.verdicts[level] if level else person.best

    def text(self, person: Person, role: str) -> str:
        """What the roster says about one person in the column of a role."""
        return self._texts(role, [self.intake.rows[person.row]])[0]

    def answers(self, person: Person) -> Answers:
        """What can be read of the row, and what is assumed for everybody."""
        answers = {}
        for fact, column in self._screening.columns.items():
            code = int(column.codes([self.text(person, fact)])[0])
            if not column.blank[code] and not column.unreadable[code]:
                answers[fact] = column.answers[code]
        return answers

    def shareable(self, person: Person) -> Answers:
        """The answers for a link or code: without a text in which the name or an ID number stands."""

        def private(text: str) -> bool:
            return bool(person.name and person.name in text) or bool(ID_NUMBER.search(text))

        facts, answers = self.notice.facts, self.answers(person).items()
        return {fact: answer for fact, answer in answers if facts[fact].type != "trade" or not private(str(answer))}

    def result(self, person: Person) -> Result:
        return Result(Explanation(rules_of(self.notice), self.answers(person)), self.today)

    # —— all ——

    @property
    def with_problems(self) -> list[Person]:
        return [person for person in self.people if person.problems]

    @property
    def units(self) -> dict[str, list[Person]]:
        """People by unit, in the order in which units first appear."""
        first: dict[str, int] = {}
        for person in self.people:
            first.setdefault(person.unit, len(first))
        ordered = sorted(self.people, key=lambda person: first[person.unit])
        return {unit: list(people) for unit, people in groupby(ordered, key=lambda person: person.unit)}


def _visibly(problem: str) -> str:
    """A problem of a blank cell quotes nothing, which people take for a slip of the pen."""
    return problem.replace("：：", "：（空着）：", 1)


def _level_words(notice: Notice) -> dict[str, str]:
    """How a roster may write a level → its id: by number, by either name, or by both."""
    words: dict[str, str] = {}
    for level in notice.levels:
        both = spelling(level.name)
        for word in (level.id, level.short, both, f"{level.id}级", *filter(None, re.split(r"[()]", both))):
            words[spelling(word)] = level.id
    return words
