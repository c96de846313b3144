"""Which clauses a place in the files goes by, and which figures stand in them."""

import re
from collections.abc import Collection, Iterator
from datetime import date
from functools import cached_property

from ...guide.timetable import notice_year
from ...notice.nodes import Asks
from ...notice.notice import Clause
from ...notice.once import once
from ...notice.questions import Fact
from .figure_words import Figure, day, figures_in, repeats
from .places import Book, Spot

NUMBERED = re.compile(r"\d+$|\(\d+\)$")
ANYWHERE = ("document", "address")
"""Names rather than figures: they are right wherever they are said."""


class Sources:
    """The clauses of a notice as the source of its figures."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.year = notice_year(book.notice)
        """The year of the notice: its own without a clause."""
        self.figures = {c.id: (*figures_in(c.heading), *figures_in(c.text)) for c in book.notice.clauses}
        self.text = {clause.id: f"{clause.heading}。{clause.text}" for clause in book.notice.clauses}
        self._fact_clauses: dict[str, set[str]] = {}
        for spot in book.of(Asks):
            if spot.part == "levels":
                self._fact_clauses.setdefault(spot.value.fact, set()).add(spot.value.clause or "")

    def clauses(self, spot: Spot) -> frozenset[str]:
        """The clauses that a spot goes by: those of the innermost thing around it that cites any, and all it sees. What
        is said of a question goes by the conditions on it as well."""
        seen: set[str] = set()
        for outer in (spot, *self.book.around(spot)):
            value = outer.value
            seen |= set(getattr(value, "see", ()))
            own = {getattr(value, "clause", None), *getattr(value, "clauses", ())} - {None}
            if own and not isinstance(value, Clause) and outer.place[:1] != ("clauses",):
                further = self._fact_clauses.get(value.id, set()) if isinstance(value, Fact) else set()
                return frozenset(seen | own | further)
        return frozenset(seen)

    def standing(self, clauses: Collection[str]) -> str:
        """Where a clause stands, to be looked at as well; nothing where there are several."""
        places = {clause.id: n for n, clause in enumerate(self.book.notice.clauses)}
        known = [places[clause] for clause in clauses if clause in places]
        spot = Spot("clauses", ("clauses", known[0], "text"), None) if len(known) == 1 else None
        return f"（条款在 {self.book.where(spot)}）" if spot else ""

    def stands(self, figure: Figure, clauses: Collection[str]) -> bool:
        """Whether a figure stands in one of the clauses, or is how many things one of them lists."""
        within = self.figures if figure.kind in ANYWHERE else clauses
        others = (other for clause in within for other in self.figures.get(clause, ()))
        counted = (count == figure.value for count in self._counts(clauses))
        return any(repeats(figure, other, self.year) for other in others) or any(counted)

    def is_year(self, figure: Figure) -> bool:
        return figure.value == (self.year, 0, 0)

    def _counts(self, clauses: Collection[str]) -> Iterator[tuple[int, str]]:
        """How many numbered clauses stand under a clause, or are cited side by side."""
        stems = [NUMBERED.sub("", clause) for clause in clauses if NUMBERED.search(clause)]
        counts = {self._children.get(clause, 0) for clause in clauses} | {stems.count(stem) for stem in stems}
        yield from ((count, unit) for count in counts for unit in ("项", "种", "步", "条", "点", "个") if count)

    @cached_property
    def _children(self) -> dict[str, int]:
        stems = [NUMBERED.sub("", clause) for clause in self.figures if NUMBERED.search(clause)]
        return {clause: stems.count(clause) for clause in self.figures}

    @cached_property
    def days(self) -> frozenset[str]:
        """The days and months that the notice names for all to go by, and the ends of its year."""
        stages = {when for stage in self.book.notice.stages for when in (stage.first, stage.last) if when}
        named = {str(named.on) for named in self.book.notice.days}
        return frozenset(stages | named | {str(self.year), f"{self.year}-01-01", f"{self.year}-12-31"})

    def names_day(self, when: str | date, clauses: Collection[str]) -> bool:
        """Whether the notice names a day: as one to go by, or in one of the clauses."""
        return str(when) in self.days or self.stands(day(when), clauses)


@once
def sources_of(book: Book) -> Sources:
    return Sources(book)
