"""Until when somebody may apply who may now: what time takes away again, while all else stays as it is.

A post that ends, years that no longer count, an age or a number of years that must not be passed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..judging.answers import Span
from ..judging.verdict import Verdict, unpack
from ..judging.words import say
from .earliest import Prospect
from .outlook import Applicant


@dataclass(frozen=True, slots=True)
class Lapse:
    """`worse`: the first year in which a level that is met no longer is, or has to be confirmed; `closed`: the first in
    which it is closed. `facts`: those of which the answer alone is why. `won`: whether new years of the kind that count
    would help."""

    worse: int
    closed: int
    facts: tuple[str, ...]
    won: bool


def lapse(prospect: Prospect, level: str) -> Lapse | None:
    """How a level that is met comes to be closed; None where it does not, or nobody can say."""
    first = prospect.first
    worse = prospect.worse(level, first) if prospect.verdict(level, first) == Verdict.MET else None
    closed = prospect.worse(level, worse) if worse and prospect.verdict(level, worse) == Verdict.CONFIRM else worse
    if worse is None or closed is None or prospect.verdict(level, closed) != Verdict.NOT_MET:
        return None
    facts = _reasons(prospect, level, closed)
    years = any(isinstance(prospect.answers[fact], frozenset) for fact in facts)
    return Lapse(worse, closed, facts, years and prospect.until(level, first) is not None)


def _reasons(prospect: Prospect, level: str, year: int) -> tuple[str, ...]:
    """The facts of which the answer alone is why the level comes out worse than the year before."""
    return tuple(fact for fact in prospect.rules.table if _is_why(prospect, level, year, fact))


def _is_why(prospect: Prospect, level: str, year: int, fact: str) -> bool:
    """Whether the level would come out as the year before, had only what asks for this fact stayed as it was."""
    rules, before, values = prospect.rules, prospect.values(year - 1), prospect.values(year)
    values = values[: rules.first_join]
    leaves = slice(first := rules.first_leaf[fact], first + len(rules.table[fact].leaves))
    values[leaves] = before[leaves]
    values += rules.joins_in(year)(values)
    root = rules.roots[level].index
    return unpack(values[root]) >= unpack(before[root])


def lapse_words(person: Applicant, level: str) -> str:
    """That it is now or hardly again, in one sentence; empty where nothing urges: once its season is over, and where
    before the next two notices nothing is lost but to whoever does not win new years."""
    found = lapse(person.prospect, level) if person.start == person.prospect.first else None
    if found is None or not (found.won or found.worse <= person.start + 1):
        return ""
    when = "今年" if found.worse == person.start + 1 else f"到 {found.worse - 1} 年"
    return f"{person.rules.notice.level[level].short}{when}能报；照现在的条件，{_afterwards(person, found)}。"


def ended_words(person: Applicant, level: str) -> str:
    """That a level of the notice's own year is closed by the next registration, in one sentence; empty where it is not,
    and while this one lasts."""
    prospect, start = person.prospect, person.start
    if start == prospect.first or prospect.verdict(level, prospect.first) < Verdict.CONFIRM:
        return ""
    if prospect.verdict(level, start) != Verdict.NOT_MET:
        return ""
    years = range(prospect.first + 1, start + 1)
    closed = next(year for year in years if prospect.verdict(level, year) == Verdict.NOT_MET)
    name = person.rules.notice.level[level].short
    return f"照现在的条件，{name} {_closed(person, closed, _reasons(prospect, level, closed))}。"


def _afterwards(person: Applicant, found: Lapse) -> str:
    confirmed = ""
    if found.closed > found.worse:
        until = f"至 {found.closed - 1} 年" if found.closed > found.worse + 1 else ""
        confirmed = f"{found.worse} 年{until}要先请人确认，"
    if found.won:
        names = "、".join(person.rules.notice.facts[fact].short for fact in found.facts)
        return f"{confirmed}{found.closed} 年起要有新的{names}"
    return confirmed + _closed(person, found.closed, found.facts)


def _closed(person: Applicant, year: int, facts: Iterable[str]) -> str:
    why = "；".join(filter(None, (_why(person, fact) for fact in facts)))
    return f"{year} 年起就不能报了{f'（{why}）' if why else ''}"


def _why(person: Applicant, fact: str) -> str:
    """What was chosen; of a day nothing: how many years there are since stands in the reasons."""
    answer = person.answers[fact]
    return "" if isinstance(answer, Span) else say(person.rules.notice.facts[fact], answer)
