"""A roster judged, as an officer works with it: everybody, the level each applies for, what is wrong in each row."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ...judging.answers import Answers
from ...judging.evaluate import rules_of
from ...judging.explain import Explanation
from ...judging.verdict import Verdict
from ...notice.notice import Notice
from ...notice.spelling import spelling
from ...take_away.result import Result
from ..arrays import Array, Coded
from ..columns import in_one_line
from ..examples import example_signs
from ..further_rows import may_be_further, number_columns
from ..id_numbers import holds_id_number
from ..person_names import is_nameless
from ..remark_columns import remark_columns
from ..row_signs import RowSigns, stands_alone
from ..screening import BLOCK, JudgedRows, Screening
from ..units import Units
from ..words import Words, rows_said, rows_sentence
from .intake import Intake
from .person import Person, by_unit, levels_by_spelling, no_level
from .roles import APPLIED, NAME, REMARK, UNIT, Roles


@dataclass
class Review:
    """`roles`: which column is which; `assumed`: fact → what stands for everybody, where the roster lacks a column;
    `words`: what the office's own words mean.

    `judge_more` until `done`; then everything here can be asked. `chosen` (row → level): what the officer chose.
    """

    intake: Intake
    roles: Roles
    notice: Notice
    today: date
    assumed: Mapping[str, str] = field(default_factory=dict)
    chosen: dict[int, str] = field(default_factory=dict)
    words: Words = field(default_factory=Words)
    people: list[Person] = field(default_factory=list)
    judged: int = 0
    """Rows judged so far, blank ones included."""

    def __post_init__(self) -> None:
        self.column = {role: column for column, role in self.roles.items()}
        self._remarks = remark_columns(self.intake.headings, self.roles)
        facts = [fact for fact in self.notice.facts if fact in self.column]
        headings = {fact: self.intake.headings[self.column[fact]] for fact in facts}
        self.assumed = {fact: text for fact, text in self.assumed.items() if fact not in self.column}
        headings |= {fact: self.notice.facts[fact].short for fact in self.assumed}
        self.screening = Screening(self.notice, headings, self.today, self.intake.line + 1, self.words)
        used = {column for role, column in self.column.items() if role == NAME or role in self.notice.facts}
        self._beside = [column for column in range(len(self.intake.headings)) if column not in used]
        self._order = number_columns(self.intake.headings)
        self._units = Units()
        self._levels = levels_by_spelling(self.notice)
        self._verdicts: dict[tuple[int, ...], Mapping[str, Verdict]] = {}

    @property
    def unread_headings(self) -> list[str]:
        """Of the columns without a role."""
        headings = map(in_one_line, self.intake.headings)
        return [heading for column, heading in enumerate(headings) if heading and column not in self.roles]

    # —— judging, block by block ——

    @property
    def done(self) -> bool:
        return self.judged >= len(self.intake.rows)

    def judge_more(self) -> None:
        """Judge the next block of rows."""
        rows = self.intake.rows[self.judged : self._end_of_block()]
        names, units, levels = (self._texts(role, rows) for role in (NAME, UNIT, APPLIED))
        codes = {fact: column.codes(self._texts(fact, rows)) for fact, column in self.screening.columns.items()}
        nameless = (
            [row for row, name in enumerate(names) if rows[row] and is_nameless(name)] if NAME in self.column else []
        )
        numbers = self._units.numbers(self._units.codes(units)) if UNIT in self.column else None
        examples = example_signs(enumerate(rows), self._beside)
        remarks = [self._remarked(column, rows) for column in self._remarks]
        further = [row for row in nameless if may_be_further(names[row], (rows[row][at] for at in self._order))]
        signs = RowSigns(nameless, further, self._alone(codes, rows), examples, numbers, remarks)
        judged = self.screening.judge(codes, names, signs)
        for number, verdicts in enumerate(self._verdicts_by_row(judged)):
            if rows[number]:
                row, level = self.judged + number, self._levels.get(spelling(levels[number]))
                problems = [visibly(problem) for problem in judged.problems.by_row.get(number, ())]
                if levels[number] and not level:
                    heading = self.intake.headings[self.column[APPLIED]]
                    problems.append(no_level(self.notice, heading, levels[number]))
                line = self.intake.line + 1 + row
                self.people.append(Person(row, line, names[number], units[number], verdicts, tuple(problems), level))
        self.judged += len(rows)

    def _alone(self, codes: Mapping[str, Array], rows: Sequence[list[object]]) -> list[int]:
        """Rows that have nothing but a name."""
        read = {fact: of_fact for fact, of_fact in codes.items() if fact in self.column}
        blank = (~self.screening.filled(read, len(rows))).nonzero()[0].tolist()
        return [row for row in blank if stands_alone(rows[row], self.column.get(NAME), self._order)]

    def _remarked(self, column: int, rows: Sequence[list[object]]) -> Coded:
        """What to look at in a column that nobody judges by. It can be put right where there is anything."""
        remarks = self._remarks[column]
        codes = remarks.codes(self.intake.texts(column, rows))
        if codes.any():
            self.column[f"{REMARK}{column}"] = column
        return remarks.coded(codes)

    def _end_of_block(self) -> int:
        """Not between somebody and a row below that does not say whose it is."""
        end, rows, name = self.judged + BLOCK, self.intake.rows, self.column.get(NAME)
        while name is not None and end < len(rows) and rows[end] and is_nameless(self.intake.text(name, end)):
            end += 1
        return end

    def _verdicts_by_row(self, judged: JudgedRows) -> Iterator[Mapping[str, Verdict]]:
        """Level id → verdict, for each row; those who come out alike share one mapping."""
        for numbers in zip(*(column.tolist() for column in judged.verdicts.values()), strict=True):
            if numbers not in self._verdicts:
                self._verdicts[numbers] = dict(zip(judged.verdicts, map(Verdict, numbers), strict=True))
            yield self._verdicts[numbers]

    def _texts(self, role: str, rows: Sequence[list[object]]) -> list[str]:
        """A column of some rows; what is assumed for everybody; blanks where there is neither."""
        column = self.column.get(role)
        if column is None:
            return [self.assumed.get(role, "")] * len(rows)
        return self.intake.texts(column, rows)

    # —— the office's own words ——

    def with_words(self, words: Words) -> "Review":
        """The same roster and choices, to be judged anew with these words."""
        return Review(self.intake, self.roles, self.notice, self.today, self.assumed, {**self.chosen}, words)

    def codes(self, rows: Sequence[int]) -> dict[str, Array]:
        """Fact → the code of its column in each of these rows."""
        some = [self.intake.rows[row] for row in rows]
        return {fact: column.codes(self._texts(fact, some)) for fact, column in self.screening.columns.items()}

    @property
    def words_said(self) -> str:
        """`岗位身份“在编”按在岗正式人员读（37 行）`, to follow 词语： on an output; empty where no word came up."""
        return rows_said(self.notice, self.screening.settled.rows)

    @property
    def words_sentence(self) -> str:
        return rows_sentence(self.notice, self.screening.settled.rows)

    # —— the level applied for ——

    def choose(self, row: int, level: str | None) -> None:
        """The level the officer chooses for somebody; None: as the roster says, or the highest that is met."""
        self.chosen.pop(row, None)
        if level:
            self.chosen[row] = level

    def level(self, person: Person) -> str | None:
        """As the officer chose, as the roster says, or the highest that is met. None: open."""
        return self.chosen.get(person.row) or person.named_level or person.highest_met

    def verdict(self, person: Person) -> Verdict:
        """At the level applied for; while that is open, the best there is."""
        level = self.level(person)
        return person.verdicts[level] if level else person.best

    # —— one person ——

    def text(self, person: Person, role: str) -> str:
        """What the roster says about one person in the column of a role; what is assumed where it has none."""
        column = self.column.get(role)
        return self.assumed.get(role, "") if column is None else self.intake.text(column, person.row)

    def answers(self, person: Person) -> Answers:
        """What can be read of the row, and what is assumed for everybody."""
        answers = {}
        for fact, column in self.screening.columns.items():
            code = column.code(self.text(person, fact))
            if column.answered(code):
                answers[fact] = column.answers[code]
        return answers

    def shareable(self, person: Person) -> Answers:
        """The answers for a link or code: without a text in which the name or an ID number stands."""

        def private(text: str) -> bool:
            return bool(person.name and person.name in text) or holds_id_number(text)

        facts, answers = self.notice.facts, self.answers(person).items()
        return {fact: answer for fact, answer in answers if facts[fact].type != "trade" or not private(str(answer))}

    def result(self, person: Person) -> Result:
        return Result(Explanation(rules_of(self.notice), self.answers(person)), self.today)

    # —— some of them ——

    @property
    def with_problems(self) -> list[Person]:
        return [person for person in self.people if person.problems]

    @property
    def units(self) -> dict[str, list[Person]]:
        """People by unit, in the order in which units first appear."""
        return by_unit(self.people)

    def search(
        self,
        verdict: str | None,
        unit: str | None,
        name: str,
        level: str | None = None,
        rows: Collection[int] | None = None,
    ) -> list[Person]:
        """Who comes out so (code of a verdict) in this unit, with `name` in the name, among these `rows`; None for any.
        At `level`; None: at the level they apply for."""
        wanted = spelling(name)
        return [
            person
            for person in self.people
            if (rows is None or person.row in rows)
            and unit in (None, person.unit)
            and wanted in spelling(person.name)
            and verdict in (None, (person.verdicts[level] if level else self.verdict(person)).code)
        ]


def visibly(problem: str) -> str:
    """A problem of a blank cell quotes nothing, which people take for a slip of the pen."""
    return problem.replace("：：", "：（空着）：", 1)
