"""Until when somebody may apply who may now: what time takes away again, while all else stays as it is.

A post that ends, years that no longer count, an age or a number of years that must not be passed.
"""

from dataclasses import dataclass

from ..judging.answers import Span
from ..judging.verdict import Verdict, unpack
from ..judging.words import say
from .earliest import Prospect
from .outlook import Applicant


@dataclass(frozen=True, slots=True)
class Lapse:
    """`now`: how a level comes out under the notice; `year`: the first in which it comes out worse, as `then`.
    `facts`: those of which the answer alone is why. `won`: whether new years of the kind that count would help."""

    now: Verdict
    year: int
    then: Verdict
    facts: tuple[str, ...]
    won: bool


def lapse(prospect: Prospect, level: str) -> Lapse | None:
    """What becomes of a level that is met, or to be confirmed; None where it stays so, or nobody can say."""
    now = prospect.verdict(level, prospect.first)
    year = prospect.worse(level, prospect.first) if now >= Verdict.CONFIRM else None
    then = prospect.verdict(level, year) if year else Verdict.UNKNOWN
    if year is None or then == Verdict.UNKNOWN:
        return None
    facts = tuple(fact for fact in prospect.rules.table if _is_why(prospect, level, year, fact))
    years = any(isinstance(prospect.answers[fact], frozenset) for fact in facts)
    return Lapse(now, year, then, facts, years and prospect.until(level, prospect.first) is not None)


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
    """That it is now or hardly again, in one sentence; empty where nothing urges: before the next two notices nothing
    is lost but to whoever does not win new years."""
    found = lapse(person.prospect, level)
    if found is None or not (found.won or found.year <= person.start + 1):
        return ""
    last, first = found.year - 1, person.prospect.first
    when = "今年" if last == person.start == first else f"{last} 年"
    may = "能报" if found.now == Verdict.MET else "还可能报"
    if found.won:
        names = "、".join(person.rules.notice.facts[fact].short for fact in found.facts)
        return f"{'到 ' if last > person.start else ''}{when}{may}；{found.year} 年起，要有新的{names}。"
    then = "就不能报了" if found.then == Verdict.NOT_MET else "要先请人确认"
    why = "；".join(_why(person, fact) for fact in found.facts)
    return f"{when}{may}；{found.year} 年起{then}{f'（{why}）' if why else ''}。"


def _why(person: Applicant, fact: str) -> str:
    """The fact with its answer; a day is what years are counted from."""
    short, answer = person.rules.notice.facts[fact].short, person.answers[fact]
    return f"按{short}算" if isinstance(answer, Span) else f"{short}：{say(person.rules.notice.facts[fact], answer)}"
