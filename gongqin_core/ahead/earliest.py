"""In which year can a level first be met, if the rules stayed as they are and only time went by?

Years of service and ages grow: the days that a notice names, and the years that are codes, move on with each year's
notice, unless content says that one stays (`stays`). Every answer stays as it is, unless content says what it becomes
(`later`); so years that were won drop out one by one, and none comes in. What the notice itself repeals from a year on
(`repealed`) is from then on to be confirmed. So the trees are asked again with later days, and only in the years in
which something changes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..guide.timetable import notice_year
from ..judging.answers import Answer, Answers, Span, applicable
from ..judging.evaluate import Rules, Term
from ..judging.tables import FactTable
from ..judging.verdict import Verdict, fixed, unpack
from ..notice.answer_leaves import CodeLeaf, Lacks
from ..notice.conditions import AnyLeaf, Repeal
from ..notice.day_leaves import Counting, DateLeaf
from ..notice.notice import Notice
from ..notice.once import once
from .won import by_then, turns_of_years, untold

FURTHEST = 50
"""Years looked ahead: longer than a working life."""
LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class Earliest:
    """The first years of a level, as years of a notice (`notice_year` when it is now)."""

    certain: int | None
    """Met by every way of counting; None where no year helps, or where a fact is missing on the way there."""
    disputed: int | None
    """At least to be confirmed: by the other way of counting, or because the notice repeals what is missing; never
    after `certain`."""

    @property
    def year(self) -> int | None:
        """The certain year, else the disputed one."""
        return self.disputed if self.certain is None else self.certain


NEVER = Earliest(None, None)


class Prospect:
    """One person's verdicts in this year and in later ones, all else as it is."""

    def __init__(self, rules: Rules, answers: Answers, values: list[int] | None = None) -> None:
        self.rules = rules
        self.first = notice_year(rules.notice)
        self.now = rules.values(answers) if values is None else values
        self.answers = _later_answers(rules.notice, applicable(rules.notice.facts, answers))
        leaves = self.now if self.answers is answers else rules.values(self.answers)
        self._leaves = leaves[: rules.first_join]
        self._ahead: dict[int, list[int]] = {0: self.now}

    def values(self, year: int) -> list[int]:
        """The packed verdicts of all terms under the notice of a year, in the shape of `Rules.values`."""
        years = year - self.first
        if years not in self._ahead:
            values = self._leaves.copy()
            for table in _moved(self.rules, years):
                if table.fact.id in self.answers:
                    self.rules.put(values, table, by_then(table.fact, self.answers[table.fact.id], years))
            values += self.rules.joins_in(year)(values)
            self._ahead[years] = values
        return self._ahead[years]

    def verdict(self, level: str, year: int) -> Verdict:
        return unpack(self.values(year)[self.rules.roots[level].index])

    def by_counting(self, level: str, year: int) -> bool:
        """Whether a level to be confirmed in a year would be met, were every count taken the more generous way."""
        values = self.values(year)[: self.rules.first_join]
        for i, leaf in _counts(self.rules):
            if leaf.disputed and unpack(values[i]) == Verdict.CONFIRM:
                values[i] = fixed(Verdict.MET)
        values += self.rules.joins_in(year)(values)
        return unpack(values[self.rules.roots[level].index]) == Verdict.MET

    def repeals(self, level: str, year: int) -> list[Repeal]:
        """What the notice repeals by then, where the level's verdict of that year rests on it."""
        values = self.values(year)
        plain = values[: self.rules.first_join]
        plain += self.rules.joins(plain)
        root = self.rules.roots[level]
        if plain[root.index] == values[root.index]:
            return []
        inside = _below(root)
        ended = [(term.index, repeal) for term, repeal in self.rules.repealed if repeal.year <= year]
        return [repeal for index, repeal in ended if index in inside and plain[index] != values[index]]

    def settled(self, level: str, since: int) -> int | None:
        """The first year, not before `since`, in which a level is at least to be confirmed, however days and years are
        counted."""
        root = self.rules.roots[level].index
        for year in self._turns(level, since):
            values = self.values(year)[: self.rules.first_join]
            for i, _ in _moving(self.rules):
                if unpack(values[i]) == Verdict.CONFIRM:
                    values[i] = fixed(Verdict.NOT_MET)
            values += self.rules.joins_in(year)(values)
            if unpack(values[root]) >= Verdict.CONFIRM:
                return year
        return None

    def until(self, level: str, year: int) -> int | None:
        """The last year, from `year` on, in which a level comes out no worse, where it is years dropping out that make
        it worse; None where nothing does, or something else."""
        if not any(self.answers.get(leaf.fact) for leaf in _asking_years(self.rules)[level]):
            return None
        worse = self.worse(level, year)
        if worse is None:
            return None
        verdict = unpack(self._with_every_year(worse)[self.rules.roots[level].index])
        return None if verdict < self.verdict(level, year) else worse - 1

    def worse(self, level: str, year: int) -> int | None:
        """The first year after `year` in which a level comes out worse than in that."""
        verdict = self.verdict(level, year)
        return next((turn for turn in self._turns(level, year) if self.verdict(level, turn) < verdict), None)

    def _with_every_year(self, year: int) -> list[int]:
        """The values of a year, did everything that asks for years hold."""
        values = self.values(year)[: self.rules.first_join]
        for i, leaf in _moving(self.rules):
            if isinstance(leaf, CodeLeaf):
                values[i] = fixed(Verdict.CONFIRM if leaf.confirm else Verdict.MET)
        values += self.rules.joins_in(year)(values)
        return values

    @cached_property
    def now_and_once_dropped(self) -> list[list[int]]:
        """The values of now; and where years count, those of now without them: all drop out some day."""
        dropped = self.now[: self.rules.first_join]
        for i, leaf in _moving(self.rules):
            if isinstance(leaf, CodeLeaf) and not isinstance(leaf, Lacks) and unpack(dropped[i]) > Verdict.UNKNOWN:
                dropped[i] = fixed(Verdict.NOT_MET)
        dropped += self.rules.joins(dropped)
        return [self.now] if dropped == self.now else [self.now, dropped]

    def else_ready(self, level: str, year: int, repealed_by: int) -> bool:
        """Whether in a year nothing is lacking at a level but what the notice repeals by a later one."""
        values = self.values(year)[: self.rules.first_join]
        values += self.rules.joins_in(repealed_by, fixed(Verdict.MET))(values)
        return unpack(values[self.rules.roots[level].index]) == Verdict.MET

    def earliest(self, level: str, since: int | None = None) -> Earliest:
        """The first years of a level, not before `since` (default: the notice's own)."""
        since = self.first if since is None else since
        years = NEVER
        if since > self.first and not self._time_helps[level]:
            return years
        for year in self._turns(level, since):
            verdict = self.verdict(level, year)
            if verdict == Verdict.UNKNOWN:
                break
            if verdict >= Verdict.CONFIRM and years.disputed is None:
                years = Earliest(None, year)
            if verdict == Verdict.MET:
                return Earliest(year, years.disputed)
            if not self._time_helps[level]:
                break
        return years

    @cached_property
    def _time_helps(self) -> dict[str, bool]:
        """Whether a level would rise above its verdict if every day that moves came out well."""
        best = self._leaves.copy()
        for i, leaf in _moving(self.rules):
            answer = self.answers.get(leaf.fact)
            if isinstance(answer, Span) or (answer and isinstance(leaf, CodeLeaf)):
                best[i] = fixed(Verdict.CONFIRM if leaf.confirm else Verdict.MET)
        best += self.rules.joins_in(self.first + FURTHEST)(best)
        return {level: unpack(best[root.index]) > Verdict.NOT_MET for level, root in self.rules.roots.items()}

    def _turns(self, level: str, since: int) -> Iterator[int]:
        """The years from `since` on in which the level's verdict may come out differently."""
        yield since
        turns = {repeal.year for _, repeal in self.rules.repealed if repeal.year <= self.first + FURTHEST}
        for fact, limits in _limits(self.rules)[level].items():
            answer = self.answers.get(fact)
            if isinstance(answer, Span):
                turns.update(self._turns_of(answer, limits))
        for leaf in _asking_years(self.rules)[level]:
            years_on = turns_of_years(leaf, self.rules.notice.facts[leaf.fact], self.answers.get(leaf.fact))
            turns.update(self.first + years for years in years_on if 1 < years <= FURTHEST)
        if since == self.first:
            turns.add(since + 1)
        yield from sorted(turn for turn in turns if since < turn)

    def _turns_of(self, answer: Span, limits: Iterable[tuple[int, int, int]]) -> Iterator[int]:
        """The years in which some limit, moved on, passes a day of the answer. A limit on 29 February falls on the 28th
        in other years, where the day before it may be a limit as well."""
        for ordinal in {answer.first, answer.last}:
            day = date.fromordinal(ordinal)
            for year, month, of_month in limits:
                turn = day.year - year + ((day.month, day.day) > (month, of_month))
                for years in (turn, turn + 1) if (month, of_month) == LEAP_DAY else (turn,):
                    if 1 < years <= FURTHEST:
                        yield self.first + years


def earliest(rules: Rules, answers: Answers, values: list[int] | None = None) -> dict[str, Earliest]:
    """Level id → its first years. `values`: those of `answers`, if at hand."""
    prospect = Prospect(rules, answers, values)
    return {level: prospect.earliest(level) for level in rules.roots}


@once
def _moved(rules: Rules, years: int) -> tuple[FactTable, ...]:
    """The tables with days that move on, so many years on."""
    return tuple(_moved_table(table, years) for table in rules.tables if any(leaf.moves for leaf in table.leaves))


def _moved_table(table: FactTable, years: int) -> FactTable:
    moved = FactTable(table.fact, tuple(leaf.years_on(years) for leaf in table.leaves), table.names)
    if table.fact.type in ("choice", "multi"):
        moved.rows[None] = untold(moved)
    return moved


@once
def _counts(rules: Rules) -> tuple[tuple[int, Counting], ...]:
    """The leaves that count years, and not those of an age, with their places in `Rules.values`."""
    return tuple((term.index, term.node) for term in rules.terms if isinstance(term.node, Counting))


@once
def _moving(rules: Rules) -> tuple[tuple[int, AnyLeaf], ...]:
    """The leaves whose day or years move on, with their places in `Rules.values`."""
    return tuple((term.index, term.leaf) for term in rules.terms if term.leaf and term.leaf.moves)


@once
def _limits(rules: Rules) -> dict[str, dict[str, frozenset[tuple[int, int, int]]]]:
    """Level → fact → year, month and day of each limit at which a leaf of the level, if it moves on, turns."""
    by_level: dict[str, dict[str, frozenset[tuple[int, int, int]]]] = {}
    leaves = {index: leaf for index, leaf in _moving(rules) if isinstance(leaf, DateLeaf)}
    for level, root in rules.roots.items():
        limits: dict[str, set[tuple[int, int, int]]] = {}
        for leaf in (leaves[index] for index in _below(root) if index in leaves):
            days = map(date.fromordinal, leaf.cuts())
            limits.setdefault(leaf.fact, set()).update((day.year, day.month, day.day) for day in days)
        by_level[level] = {fact: frozenset(days) for fact, days in limits.items()}
    return by_level


@once
def _asking_years(rules: Rules) -> dict[str, list[CodeLeaf]]:
    """Level → its leaves that ask for years, and move on."""
    leaves = {index: leaf for index, leaf in _moving(rules) if isinstance(leaf, CodeLeaf)}
    return {level: [leaves[i] for i in sorted(_below(root) & leaves.keys())] for level, root in rules.roots.items()}


def _below(term: Term) -> set[int]:
    """The indexes of a term and of all that it is made of."""
    return {term.index}.union(*(_below(member.term) for member in term.members))


def _later_answers(notice: Notice, answers: Answers) -> Answers:
    becomes = _becomes(notice)
    changed = {fact: code for fact, answer in answers.items() if (code := becomes.get((fact, answer)))}
    return {**answers, **changed} if changed else answers


@once
def _becomes(notice: Notice) -> dict[tuple[str, Answer], str]:
    return {(fact.id, o.code): o.later for fact in notice.facts.values() for o in fact.options if o.later}
