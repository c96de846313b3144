"""The answers that there are to a fact, by number: 0 is that it is not known."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from datetime import date
from typing import assert_never

from ..notice.day_leaves import DateLeaf
from ..notice.number_leaves import HUNDREDTHS, NumberLeaf
from ..notice.questions import NONE, Fact
from ..notice.spelling import spelled
from .answers import Answer, Span, sets_of
from .diagrams import EVERYBODY, NOBODY, Runs
from .numbers import Number, all_numbers
from .tables import FactTable
from .verdict import unpack
from .years import ANY_YEARS

UNKNOWN = 0
VAGUE = 2
MONTHS = 12


class Points(ABC):
    """The answers to one fact."""

    size: int
    kinds: tuple[int, ...]
    """Where each stretch of answers of one kind ends: of dates, those that are not known, none, years, months and days;
    elsewhere every answer is one by itself."""
    usual: Answer
    """One that a whole person may be made up with."""

    @abstractmethod
    def point(self, answer: Answer) -> int:
        """The number of an answer."""

    @abstractmethod
    def answer(self, point: int) -> Answer:
        """The answer of a number."""

    @abstractmethod
    def closest(self, first: int, end: int, near: int) -> tuple[float, int]:
        """Of the answers from `first` up to `end`, the one least unlike that of `near`, and how unlike it is: 0 for the
        same, 1 and more for another answer of the same kind, about `VAGUE` for one that is not known or less exact."""

    @abstractmethod
    def ends(self, table: FactTable) -> Sequence[int]:
        """Where runs end of answers of which each leaf of a table says one thing, whatever else they leave open."""

    def runs(self, table: FactTable) -> Runs:
        """What the one leaf of a table says of all of them."""
        return [(end, unpack(table.row(self.answer(end - 1))[0])) for end in self.ends(table)]

    def exact(self) -> Runs:
        """The set of those that are known and cannot be told more exactly."""
        return [(1, NOBODY), (self.size, EVERYBODY)]


class Listed(Points):
    """Answers one by one: codes, sets of codes, names (one stands for all that no catalogue has)."""

    def __init__(self, fact: Fact, answers: Sequence[Answer]) -> None:
        self._answers = (None, *answers)
        self.usual = answers[0]
        self.size = len(self._answers)
        self.kinds = tuple(range(1, self.size + 1))
        self._is_trade = fact.type == "trade"
        self._numbers = {self._key(answer): number for number, answer in enumerate(self._answers)}

    def point(self, answer: Answer) -> int:
        return self._numbers.get(self._key(answer), self._numbers.get("", UNKNOWN))

    def answer(self, point: int) -> Answer:
        return self._answers[point]

    def ends(self, table: FactTable) -> Sequence[int]:
        return self.kinds

    def closest(self, first: int, end: int, near: int) -> tuple[float, int]:
        return min((self._unlike(point, near), point) for point in range(first, end))

    def _unlike(self, point: int, near: int) -> float:
        here, there = self._answers[point], self._answers[near]
        if point == near or point == UNKNOWN:
            return 0 if point == near else VAGUE
        return 1 + (len(here ^ there) / 100 if isinstance(here, frozenset) and isinstance(there, frozenset) else 0)

    def _key(self, answer: Answer) -> Answer:
        return spelled(answer) if self._is_trade and isinstance(answer, str) else answer


class Dates(Points):
    """None where that is an answer, every year, every month and every day of the years of a question."""

    def __init__(self, fact: Fact) -> None:
        self._first, self._last = fact.years or ANY_YEARS
        self._none = 2 if fact.none else 1
        years = self._last - self._first + 1
        self._months = self._none + years
        self._days = self._months + years * MONTHS
        self._zero = date(self._first, 1, 1).toordinal()
        self.usual = Span.parse(f"{(self._first + self._last) // 2}-07-01")
        self.size = self._days + date(self._last, MONTHS, 31).toordinal() - self._zero + 1
        self.kinds = (*range(1, self._none + 1), self._months, self._days, self.size)

    def point(self, answer: Answer) -> int:
        if not isinstance(answer, Span):
            return 1 if answer == NONE and self._none == 2 else UNKNOWN
        if answer.first == answer.last:
            return self._days + answer.first - self._zero
        first, last = date.fromordinal(answer.first), date.fromordinal(answer.last)
        year = first.year - self._first
        return self._none + year if first.month != last.month else self._months + year * MONTHS + first.month - 1

    def answer(self, point: int) -> Answer:
        if point < self._none:
            return NONE if point else None
        if point >= self._days:
            day = point - self._days + self._zero
            return Span(day, day)
        if point < self._months:
            return Span.parse(f"{self._first + point - self._none}")
        year, month = divmod(point - self._months, MONTHS)
        return Span.parse(f"{self._first + year}-{month + 1:02}")

    def exact(self) -> Runs:
        none = [(self._none, EVERYBODY)] if self._none > 1 else []
        return [(1, NOBODY), *none, (self._days, NOBODY), (self.size, EVERYBODY)]

    def closest(self, first: int, end: int, near: int) -> tuple[float, int]:
        if first <= near < end:
            return 0, near
        if end > self._days:
            return 1, min(max(near, first, self._days), end - 1)
        if first == UNKNOWN and end == 1:
            return VAGUE, UNKNOWN
        return (1 if first < self._none else VAGUE - 0.5), end - 1

    def ends(self, table: FactTable) -> Sequence[int]:
        """Only where a stretch of days ends can a leaf come to say something else of the next day, month or year."""
        days = [date.fromordinal(cut) for leaf in table.leaves if isinstance(leaf, DateLeaf) for cut in leaf.cuts()]
        inside = [day for day in days if self._first <= day.year <= self._last]
        ends = {*self.kinds}
        for day in inside:
            texts = f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"
            year, month, exact = (self.point(Span.parse(text)) for text in texts)
            ends |= {year, year + 1, month, month + 1, exact + 1}
        return sorted(ends)


class Numbers(Points):
    """Every number that a question takes, to the hundredth."""

    def __init__(self, fact: Fact) -> None:
        taken = all_numbers(fact)
        self._first, self._last = taken.first, taken.last
        self.usual = Number.at((self._first + self._last) // 2 // HUNDREDTHS * HUNDREDTHS)
        self.size = self._last - self._first + 2
        self.kinds = (1, self.size)

    def point(self, answer: Answer) -> int:
        return answer.first - self._first + 1 if isinstance(answer, Number) else UNKNOWN

    def answer(self, point: int) -> Answer:
        return Number.at(point - 1 + self._first) if point else None

    def closest(self, first: int, end: int, near: int) -> tuple[float, int]:
        if first <= near < end:
            return 0, near
        return (VAGUE, UNKNOWN) if end == 1 else (1, min(max(near, first, 1), end - 1))

    def ends(self, table: FactTable) -> Sequence[int]:
        cuts = (cut for leaf in table.leaves if isinstance(leaf, NumberLeaf) for cut in leaf.cuts())
        inside = {self.point(Number.at(cut)) + 1 for cut in cuts if self._first <= cut < self._last}
        return sorted({*self.kinds, *inside})


def points_of(fact: Fact, names: Collection[str]) -> Points:
    """The answers to a fact. `names`: those of all catalogues."""
    match fact.type:
        case "date":
            return Dates(fact)
        case "number":
            return Numbers(fact)
        case "multi":
            return Listed(fact, list(sets_of([option.code for option in fact.options])))
        case "trade":
            return Listed(fact, ["", *sorted(names)])
        case "choice":
            return Listed(fact, [option.code for option in fact.options])
        case _:
            assert_never(fact.type)
