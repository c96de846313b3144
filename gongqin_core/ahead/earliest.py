"""In which year can a level first be met, if the rules stayed as they are and only time went by?

Years of service grow, and the days they are counted to move on with each year's notice; days that the notice names
outright (on or before …) stay where they are, and so does every other answer, unless content says what it becomes
(`later`). What the notice itself repeals from a year on (`repealed`) is from then on to be confirmed. So the trees are
asked again with later counting days, and only in the years in which something changes.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..guide.timetable import notice_year
from ..judging.answers import Answer, Answers, Span
from ..judging.evaluate import Rules
from ..judging.tables import FactTable
from ..judging.verdict import Verdict, fixed, unpack
from ..notice.conditions import AnyLeaf, Counting, FullYears, Repeal, completed_years, years_on
from ..notice.notice import Notice
from ..notice.once import once

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
        self.answers = _later_answers(rules.notice, answers)
        leaves = self.now if self.answers is answers else rules.values(self.answers)
        self._leaves = leaves[: rules.first_join]
        self._ahead: dict[int, list[int]] = {0: self.now}

    def values(self, year: int) -> list[int]:
        """The packed verdicts of all terms under the notice of a year, in the shape of `Rules.values`."""
        years = year - self.first
        if years not in self._ahead:
            values = self._leaves.copy()
            for table in _counting(self.rules, years):
                if table.fact.id in self.answers:
                    self.rules.put(values, table, self.answers[table.fact.id])
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
        root = self.rules.roots[level].index
        if plain[root] == values[root]:
            return []
        return [repeal for term, repeal in self.rules.repealed if plain[term.index] != values[term.index]]

    def but_for_repeals(self, level: str, since: int) -> int | None:
        """The first year, not before `since`, in which at most what the notice repeals by then is to be confirmed."""
        root = self.rules.roots[level].index
        for year in self._turns(since):
            values = self.values(year)[: self.rules.first_join]
            values += self.rules.joins_in(year, fixed(Verdict.MET))(values)
            if unpack(values[root]) == Verdict.MET:
                return year
        return None

    def earliest(self, level: str, since: int | None = None) -> Earliest:
        """The first years of a level, not before `since` (default: the notice's own)."""
        since = self.first if since is None else since
        years = NEVER
        for year in self._turns(since):
            if year > self.first and not self._time_helps[level]:
                break
            verdict = self.verdict(level, year)
            if verdict == Verdict.UNKNOWN:
                break
            if verdict >= Verdict.CONFIRM and years.disputed is None:
                years = Earliest(None, year)
            if verdict == Verdict.MET:
                return Earliest(year, years.disputed)
        return years

    @cached_property
    def _time_helps(self) -> dict[str, bool]:
        """Whether a level would rise above its verdict if every count of years came out well."""
        best = self._leaves.copy()
        for i, leaf in _counts(self.rules):
            if isinstance(self.answers.get(leaf.fact), Span):
                best[i] = fixed(Verdict.CONFIRM if leaf.confirm else Verdict.MET)
        best += self.rules.joins_in(self.first + FURTHEST)(best)
        return {level: unpack(best[root.index]) > Verdict.NOT_MET for level, root in self.rules.roots.items()}

    def _turns(self, since: int) -> list[int]:
        """The years from `since` on in which some verdict may come out differently."""
        turns = [turn for turn in self._all_turns if since < turn]
        return [since, *([self.first + 1] if since == self.first else []), *turns]

    @cached_property
    def _all_turns(self) -> list[int]:
        turns = {repeal.year - self.first for _, repeal in self.rules.repealed}
        for (fact, as_of), counts in _thresholds(self.rules).items():
            answer = self.answers.get(fact)
            if isinstance(answer, Span):
                for day in {answer.first, answer.last}:
                    done = completed_years(day, as_of)
                    turns.update(count - done for count in counts)
                    if (as_of.month, as_of.day) == LEAP_DAY:  # moved to a 28th, it may come a year late
                        turns.update(count - done + 1 for count in counts)
        return sorted(self.first + turn for turn in turns if 1 < turn <= FURTHEST)


def earliest(rules: Rules, answers: Answers, values: list[int] | None = None) -> dict[str, Earliest]:
    """Level id → its first years. `values`: those of `answers`, if at hand."""
    prospect = Prospect(rules, answers, values)
    return {level: prospect.earliest(level) for level in rules.roots}


@once
def _counting(rules: Rules, years: int) -> tuple[FactTable, ...]:
    """The tables that count years, every counting day `years` on."""
    return tuple(
        FactTable(table.fact, tuple(_moved_leaf(leaf, years) for leaf in table.leaves), table.catalogues)
        for table in rules.tables
        if any(isinstance(leaf, Counting) for leaf in table.leaves)
    )


@once
def _counts(rules: Rules) -> tuple[tuple[int, Counting], ...]:
    """The leaves that count years, with their places in `Rules.values`."""
    return tuple((term.index, term.node) for term in rules.terms if isinstance(term.node, Counting))


def _moved_leaf(leaf: AnyLeaf, years: int) -> AnyLeaf:
    if not isinstance(leaf, Counting):
        return leaf
    return leaf.model_copy(update={"as_of": years_on(leaf.as_of, years)})


@once
def _thresholds(rules: Rules) -> dict[tuple[str, date], frozenset[int]]:
    """Fact and counting day → the numbers of completed years at which some leaf comes out differently."""
    counts: dict[tuple[str, date], set[int]] = {}
    for _, leaf in _counts(rules):
        years = leaf.full_years if isinstance(leaf, FullYears) else leaf.fewer_years
        counts.setdefault((leaf.fact, leaf.as_of), set()).update((years - 1, years))
    return {place: frozenset(years) for place, years in counts.items()}


def _later_answers(notice: Notice, answers: Answers) -> Answers:
    becomes = _becomes(notice)
    changed = {fact: code for fact, answer in answers.items() if (code := becomes.get((fact, answer)))}
    return {**answers, **changed} if changed else answers


@once
def _becomes(notice: Notice) -> dict[tuple[str, Answer], str]:
    return {(fact.id, o.code): o.later for fact in notice.facts.values() for o in fact.options if o.later}
