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

    def years_on(self, years: int) -> Self:
        """What the notice so many years later tests."""
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


class FullYears(DateLeaf):
    """At least `full_years` completed years from the fact's date to `as_of`, both days being the notice's.
    Disputed counting: exactly one completed year short is for the office to decide."""

    named_day = "as_of"
    later_helps = True
    full_years: int = Field(ge=1)
    as_of: date

    def cuts(self) -> tuple[int, ...]:
        return tuple(years_before(self.as_of, n) for n in (self.full_years, self.full_years - 1))

    def holds(self, day: int) -> bool:
        return day <= years_before(self.as_of, self.full_years)

    def may_hold(self, day: int) -> bool:
        return day <= years_before(self.as_of, self.full_years - 1)


class FewerYears(DateLeaf):
    """Fewer than `fewer_years` years by every way of counting. Disputed: the last year before is to be decided."""

    named_day = "as_of"
    later_helps = False
    fewer_years: int = Field(ge=1)
    as_of: date

    def cuts(self) -> tuple[int, ...]:
        return tuple(years_before(self.as_of, n) for n in (self.fewer_years, self.fewer_years - 1))

    def holds(self, day: int) -> bool:
        return day > years_before(self.as_of, self.fewer_years - (1 if self.disputed else 0))

    def may_hold(self, day: int) -> bool:
        return day > years_before(self.as_of, self.fewer_years)


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
AnyDateLeaf = Counting | From | By
