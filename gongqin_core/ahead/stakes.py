"""What hangs on a fact that cannot be told: the result for each way in which it may turn out.

A fact is unsure where the person cannot tell it, or can tell only part of a date. Answers that lead to the same
result are one branch; where all do, there is nothing to say.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, TypeVar, assert_never

from ..judging.answers import Answer, Answers, Span, applies
from ..judging.evaluate import Rules, rules_of
from ..judging.numbers import Number, all_numbers
from ..judging.tables import FactTable
from ..judging.verdict import Verdict
from ..judging.words import chinese, number_words, say, within_year
from ..notice.answer_leaves import InGroup, ListedIn
from ..notice.notice import Notice
from ..notice.questions import NONE, Fact
from .earliest import Earliest, Prospect

AnyStretch = TypeVar("AnyStretch", Span, Number)


class Upshot(NamedTuple):
    """How one level comes out: its verdict, and the years from which it is met (`disputed` where the first of them is
    to be confirmed). None where waiting does not help. `delays`: whether of days without an end the later ones come
    later."""

    verdict: Verdict
    certain: int | None = None
    disputed: int | None = None
    delays: bool = False

    @property
    def years(self) -> tuple[int, int]:
        """From when it is at least to be confirmed, and from when it is met; `date.max.year` for never."""
        certain = self.certain or date.max.year
        return self.disputed or certain, certain


@dataclass(frozen=True, slots=True)
class Branch:
    """Answers that lead to one upshot. A Number or Span stands for all numbers or days from its first to its last; that
    has no end where it begins or ends with the calendar (`date.min`, `date.max`). Years are then the soonest that any
    of its days gives."""

    answers: tuple[Answer, ...]
    upshot: Upshot


@dataclass(frozen=True, slots=True)
class Stake:
    """One unsure fact, and what it decides at one level: two branches or more."""

    fact: str
    branches: tuple[Branch, ...]


def stakes(rules: Rules, answers: Answers) -> dict[str, list[Stake]]:
    """Level id → what each unsure fact decides there, in the notice's order of asking."""
    by_level: dict[str, list[Stake]] = {level: [] for level in rules.roots}
    for fact in unsure(rules, answers):
        tried = [(answer, _upshots(rules, answers, fact, answer)) for answer in _possible(rules, answers, fact)]
        for level in rules.roots:
            branches = _branches((answer, upshots[level]) for answer, upshots in tried)
            if len(branches) > 1:
                by_level[level].append(Stake(fact, branches))
    return by_level


def unsure(rules: Rules, answers: Answers) -> list[str]:
    """The facts that cannot be told, or not in full."""
    facts = rules.notice.facts
    return [
        fact for fact in rules.table if fact in answers and _is_unsure(answers[fact]) and applies(facts[fact], answers)
    ]


def _is_unsure(answer: Answer) -> bool:
    return answer is None or (isinstance(answer, Span) and answer.settled)


def _possible(rules: Rules, answers: Answers, fact: str) -> list[Answer]:
    """One answer for each way the fact may turn out; of days, the stretch over which all leaves say one thing."""
    table, answer = rules.table[fact], answers[fact]
    if table.fact.type == "multi":  # all of them at once is no answer that people give
        return [way for way in table.completions(answer) if way != table.fact.codes]
    if table.fact.type == "number":
        return list(_stretches(table, all_numbers(table.fact)))
    if table.fact.type != "date":
        return table.completions(answer)
    known = answer if isinstance(answer, Span) else Span(date.min.toordinal(), date.max.toordinal())
    stretches: list[Answer] = list(_stretches(table, known))
    return [*stretches, NONE] if answer is None and table.fact.none else stretches


def _stretches(table: FactTable, known: AnyStretch) -> Iterator[AnyStretch]:
    first = known.first
    for cut in (*table.cuts, known.last):
        if first <= cut:
            yield replace(known, first=first, last=min(cut, known.last))
            first = cut + 1
        if first > known.last:
            return


def _upshots(rules: Rules, answers: Answers, fact: str, answer: Answer) -> dict[str, Upshot]:
    """Level id → how it comes out; of a stretch the soonest."""
    ends = [_of_one(rules, {**answers, fact: end}) for end in _ends(answer)]
    return {level: _soonest(answer, [end[level] for end in ends]) for level in rules.roots}


def _ends(answer: Answer) -> list[Answer]:
    """The first and the last day of a stretch."""
    return [Span(day, day) for day in (answer.first, answer.last)] if isinstance(answer, Span) else [answer]


def _is_open(days: Span) -> bool:
    return days.last == date.max.toordinal()


def _has_no_beginning(days: Span) -> bool:
    return days.first == date.min.toordinal()


def _soonest(answer: Answer, ends: list[Upshot]) -> Upshot:
    soonest = min(ends, key=lambda end: end.years)
    is_first = isinstance(answer, Span) and _is_open(answer) and soonest == ends[0]
    return soonest._replace(delays=is_first and _only_time(soonest) and soonest.years < ends[-1].years)


def _of_one(rules: Rules, answers: Answers) -> dict[str, Upshot]:
    prospect = Prospect(rules, answers)
    return {level: _upshot(prospect.verdict(level, prospect.first), prospect.earliest(level)) for level in rules.roots}


def _upshot(verdict: Verdict, years: Earliest) -> Upshot:
    return Upshot(verdict, years.certain, years.disputed if years.disputed != years.certain else None)


def _branches(upshots: Iterable[tuple[Answer, Upshot]]) -> tuple[Branch, ...]:
    """The answers by their upshots, the best first; neighbouring stretches of days as one."""
    groups: dict[Upshot, list[Answer]] = {}
    for answer, upshot in _without_years_between(upshots):
        groups.setdefault(upshot, []).append(answer)
    ordered = sorted(groups.items(), key=lambda group: (-group[0].verdict, group[0].certain or date.max.year))
    return tuple(Branch(tuple(_joined(answers)), upshot) for upshot, answers in ordered)


def _without_years_between(upshots: Iterable[tuple[Answer, Upshot]]) -> list[tuple[Answer, Upshot]]:
    """The same, where neighbouring stretches of days that only need time, the later of them no less, are one, with the
    soonest of their years: limits that lie between them are not told apart this year."""
    merged: list[tuple[Answer, Upshot]] = []
    for answer, upshot in upshots:
        before, years = merged[-1] if merged else (None, upshot)
        time = _only_time(years) and _only_time(upshot) and years.years <= upshot.years
        if time and isinstance(answer, Span) and isinstance(before, Span):
            delays = _is_open(answer) and (upshot.delays or years.years < upshot.years)
            merged[-1] = (Span(before.first, answer.last), years._replace(delays=delays))
        else:
            merged.append((answer, upshot))
    return merged


def _only_time(upshot: Upshot) -> bool:
    return upshot.verdict == Verdict.NOT_MET and bool(upshot.certain or upshot.disputed)


def _joined(answers: list[Answer]) -> Iterator[Answer]:
    waiting: Span | Number | None = None
    for answer in answers:
        if not isinstance(answer, Span | Number):
            yield answer
        elif waiting and answer.first == waiting.last + 1:
            waiting = replace(waiting, last=answer.last)
        else:
            if waiting:
                yield waiting
            waiting = answer
    if waiting:
        yield waiting


# —— in words ——


def intro(notice: Notice, stake: Stake) -> str:
    return f"{notice.facts[stake.fact].short}还说不清"


def outcomes(notice: Notice, stake: Stake) -> list[str]:
    """若……：初步符合 · 若……：最早 …… 年起, one for each branch, without full stops."""
    fact = notice.facts[stake.fact]
    last = len(stake.branches) - 1
    conditions = (_condition(notice, fact, branch, place == last) for place, branch in enumerate(stake.branches))
    return [f"{words}：{_upshot_of(b)}" for words, b in zip(conditions, stake.branches, strict=True)]


def _condition(notice: Notice, fact: Fact, branch: Branch, is_last: bool) -> str:
    if is_last and len(branch.answers) > 2:
        return "都不是"
    verb = "有" if fact.type == "multi" and frozenset() not in branch.answers else "是"
    words = (_answer(notice, fact, answer) for answer in branch.answers)
    return f"若{verb}{'或'.join(f' {word}' if word[0].isdigit() else word for word in words)}"


def _answer(notice: Notice, fact: Fact, answer: Answer) -> str:
    if isinstance(answer, Number):
        return number_words(fact, answer)
    if isinstance(answer, Span):
        return _days(answer)
    if fact.type == "trade":
        return _trade(notice, fact, str(answer))
    return f"“{say(fact, answer)}”"


def _trade(notice: Notice, fact: Fact, name: str) -> str:
    """A trade by the groups and the catalogue that conditions look at."""
    leaves = rules_of(notice).table[fact.id].leaves
    catalogues = {leaf.catalogue for leaf in leaves if isinstance(leaf, ListedIn)}
    groups_asked = {leaf.group for leaf in leaves if isinstance(leaf, InGroup)}
    members = notice.trade_names.groups
    groups = [group.name for group in notice.groups if group.id in groups_asked and name in members[group.id]]
    title = next((c.title for c in notice.catalogues if c.id in catalogues and name in c.names), None)
    if groups or title:
        rest = "别的工种" if groups_asked else ""
        return f"{f'“{title}”里的' if title else ''}{'、'.join(groups) or rest}"
    return "目录里没有的工种" if groups_asked and catalogues else "别的工种"


def _days(days: Span) -> str:
    if _has_no_beginning(days) and _is_open(days):
        return "随便哪天"
    if _has_no_beginning(days):
        return f"{_end(days.last)}或以前"
    if _is_open(days):
        return f"{_begin(days.first)}或以后"
    first, last = _begin(days.first), _end(days.last)
    if first == last:
        return first
    whole = all(len(part) == len("0000 年") for part in (first, last))
    return f"{first}至 {last}" if whole else _from_to(days)


def _from_to(days: Span) -> str:
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)
    if first == last:
        return chinese(first)
    return f"{chinese(first)}至 {within_year(chinese(last), first.year)}"


def _begin(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.year} 年" if (day.month, day.day) == (1, 1) else chinese(day)


def _end(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.year} 年" if (day.month, day.day) == (12, 31) else chinese(day)


def _upshot_of(branch: Branch) -> str:
    """Where the later days of a stretch without an end come later, the years are those of its first, and it says so."""
    words = _upshot_words(branch.upshot)
    later = [days for days in branch.answers if isinstance(days, Span) and _is_open(days)]
    if not branch.upshot.delays or _has_no_beginning(later[0]):
        return words
    return f"{_begin(later[0].first)}的{words}；更晚的还要晚"


def _upshot_words(upshot: Upshot) -> str:
    match upshot.verdict:
        case Verdict.MET:
            return "初步符合"
        case Verdict.CONFIRM:
            return f"要先请人确认；{upshot.certain} 年起不用确认" if upshot.certain else "要先请人确认"
        case Verdict.UNKNOWN:
            return "还要看别的情况"
        case Verdict.NOT_MET:
            return _no_words(upshot)
        case _:
            assert_never(upshot.verdict)


def _no_words(upshot: Upshot) -> str:
    if upshot.certain and upshot.disputed:
        return f"最早 {upshot.disputed} 年，要先请人确认；{upshot.certain} 年起不用确认"
    if upshot.disputed:
        return f"最早 {upshot.disputed} 年，要先请人确认"
    return f"最早 {upshot.certain} 年起" if upshot.certain else "不符合"
