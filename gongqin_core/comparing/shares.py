"""How frequent the answers from one point to another are, by the `shares` of a notice."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate, pairwise

from ..judging.answers import Answer, Span
from ..judging.numbers import Number
from ..judging.points import UNKNOWN, Points
from ..judging.shares import RARELY, Stated, of_codes
from ..notice.number_leaves import HUNDREDTHS
from ..notice.questions import NONE, Fact


class Shares:
    """`of(first, end)`: the share of the answers from one point up to another."""

    def __init__(self, fact: Fact, points: Points, stated: Stated) -> None:
        one_by_one = {"date": _of_dates, "number": _of_numbers}.get(fact.type, of_codes)
        self._up_to = (0.0, *accumulate(one_by_one(fact, [points.answer(n) for n in range(points.size)], stated)))

    def of(self, first: int, end: int) -> float:
        """Not known has all of those to whom the question is not put."""
        known = self._up_to[end] - self._up_to[max(first, 1)] if end > 1 else 0
        return 1.0 if first == UNKNOWN and end == 1 else known


def _of_dates(fact: Fact, answers: Sequence[Answer], stated: Stated) -> list[float]:
    none = stated.get(NONE, RARELY) / 100 if fact.none else 0
    days = [date.fromordinal(a.first).year if isinstance(a, Span) and a.first == a.last else None for a in answers]
    years = {year: _in_stretch(year, stated) for year in {*days} if year}
    found = [years[year] if year else 0.0 for year in days]
    of_a_day = (1 - none) / (sum(found) or 1)
    return [none if answer == NONE else share * of_a_day for answer, share in zip(answers, found, strict=True)]


def _of_numbers(fact: Fact, answers: Sequence[Answer], stated: Stated) -> list[float]:
    found = [_in_stretch(a.first // HUNDREDTHS, stated) if isinstance(a, Number) else 0.0 for a in answers]
    whole = sum(found) or 1
    return [share / whole for share in found]


def _in_stretch(year: int, stated: Stated) -> float:
    """What is stated of a stretch of years or numbers, spread evenly over it; the last is as long as the one before."""
    starts = sorted(int(key) for key in stated if key != NONE)
    if not starts:
        return 1.0
    lengths = [after - before for before, after in pairwise(starts)] or [10]
    stretches = zip(starts, [*lengths, lengths[-1]], strict=True)
    return next((stated[str(first)] / length for first, length in stretches if first <= year < first + length), 0.0)
