"""Leaves that test a day: years counted to a day, and before or after one."""

from datetime import date
from typing import ClassVar, Self

from pydantic import Field

from .counting_years import years_before, years_on
from .nodes import Leaf


class DateLeaf(Leaf):
    """A test of a day. `disputed` names the office that decides where the notice can be counted two ways:
    the certain count is met, the other one confirm. `stays`: the notice of a later year names the same day, where else
    its day would be as many years later. Days are proleptic ordinals (`date.toordinal`)."""

    fact_type = "date"
    named_day: ClassVar[str]
    """The field with the day that the notice names."""
    later_helps: ClassVar[bool]
    """Whether it comes to hold of more days, the later that day is."""
    disputed: str | None = None
    stays: bool = False

    @property
    def ripens(self) -> bool:
        """Whether a day for which it does not hold may come to do so under the notice of a later year."""
        return self.later_helps and not self.stays

    @property
    def moves(self) -> bool:
        return not self.stays

    def years_on(self, years: int) -> Self:
        day = getattr(self, self.named_day)
        return self if self.stays else self.model_copy(update={self.named_day: years_on(day, years)})

    def cuts(self) -> tuple[int, ...]:
        """The last day of each stretch of days over which this leaf gives one answer."""
        raise NotImplementedError

    def holds(self, day: int) -> bool:
        raise NotImplementedError

    def may_hold(self, day: int) -> bool:
        """Whether the other way of counting lets it hold."""
        raise NotImplementedError


class YearsLeaf(DateLeaf):
    """A test of the years from the fact's date to `as_of`, both days being the notice's."""

    named_day = "as_of"
    unit: ClassVar[str] = "年"
    """What is counted, as labels and clauses say it."""

    count: ClassVar[str]
    """The field with how many."""
    as_of: date

    @property
    def years(self) -> int:
        years: int = getattr(self, self.count)
        return years


class Reached(YearsLeaf):
    """At least so many completed years. Disputed counting: exactly one short is for the office to decide."""

    later_helps = True

    def cuts(self) -> tuple[int, ...]:
        return tuple(years_before(self.as_of, n) for n in (self.years, self.years - 1))

    def holds(self, day: int) -> bool:
        return day <= years_before(self.as_of, self.years)

    def may_hold(self, day: int) -> bool:
        return day <= years_before(self.as_of, self.years - 1)


class NotReached(YearsLeaf):
    """Fewer years than that by every way of counting. Disputed: the last year before is to be decided."""

    later_helps = False

    def cuts(self) -> tuple[int, ...]:
        return tuple(years_before(self.as_of, n) for n in (self.years, self.years - 1))

    def holds(self, day: int) -> bool:
        return day > years_before(self.as_of, self.years - (1 if self.disputed else 0))

    def may_hold(self, day: int) -> bool:
        return day > years_before(self.as_of, self.years)


class FullYears(Reached):
    """So many completed years, or more."""

    count = "full_years"
    full_years: int = Field(ge=1)


class FewerYears(NotReached):
    """Not so many years."""

    count = "fewer_years"
    fewer_years: int = Field(ge=1)


class Aged(Reached):
    """So many full years of age (周岁), or more."""

    unit = "岁"
    count = "aged"
    aged: int = Field(ge=1)


class Younger(NotReached):
    """Not so many full years of age."""

    unit = "岁"
    count = "younger"
    younger: int = Field(ge=1)


class CalendarYears(YearsLeaf):
    """At least so many calendar years touched (年头), both ends counted. There is only this way to count them."""

    later_helps = True
    count = "calendar_years"
    calendar_years: int = Field(ge=1)

    def cuts(self) -> tuple[int, ...]:
        return (self._last,)

    def holds(self, day: int) -> bool:
        return day <= self._last

    def may_hold(self, day: int) -> bool:
        return self.holds(day)

    @property
    def _last(self) -> int:
        """The last day of the year in which it has to begin; never after the day that is counted to."""
        last = date(self.as_of.year + 1 - self.calendar_years, 12, 31)
        return min(last, self.as_of).toordinal()


class By(DateLeaf):
    """On or before a day. Disputed: whether “before” takes in the day itself is for the office to decide."""

    named_day = "by"
    later_helps = True
    by: date

    def cuts(self) -> tuple[int, ...]:
        last = self.by.toordinal()
        return (last - 1, last)

    def holds(self, day: int) -> bool:
        return day <= self.by.toordinal() - (1 if self.disputed else 0)

    def may_hold(self, day: int) -> bool:
        return day <= self.by.toordinal()


class From(DateLeaf):
    """On or after a day. Disputed: whether “after” takes in the day itself is for the office to decide."""

    named_day = "first"
    later_helps = False
    first: date = Field(alias="from")

    def cuts(self) -> tuple[int, ...]:
        first = self.first.toordinal()
        return (first - 1, first)

    def holds(self, day: int) -> bool:
        return day >= self.first.toordinal() + (1 if self.disputed else 0)

    def may_hold(self, day: int) -> bool:
        return day >= self.first.toordinal()


Counting = FullYears | FewerYears
"""What can be counted as completed years or as calendar years, where a notice does not say which."""
AnyYearsLeaf = Counting | CalendarYears | Aged | Younger
AnyDateLeaf = AnyYearsLeaf | From | By
