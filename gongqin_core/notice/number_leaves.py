"""Leaves that test a number: hours of study, points."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from .nodes import Leaf

Limit = Annotated[Decimal, Field(ge=0, decimal_places=2)]
HUNDREDTHS = 100
"""Numbers are told to two decimals, and counted in hundredths."""


class NumberLeaf(Leaf):
    """A test of a number, in hundredths."""

    fact_type = "number"

    @property
    def limit(self) -> Decimal:
        """The number that the notice names."""
        raise NotImplementedError

    def cuts(self) -> tuple[int, ...]:
        """The last number of each stretch of numbers over which this leaf gives one answer."""
        raise NotImplementedError

    def holds(self, number: int) -> bool:
        raise NotImplementedError


class AtLeast(NumberLeaf):
    """That number or more."""

    at_least: Limit

    @property
    def limit(self) -> Decimal:
        return self.at_least

    def cuts(self) -> tuple[int, ...]:
        return (hundredths(self.at_least) - 1,)

    def holds(self, number: int) -> bool:
        return number >= hundredths(self.at_least)


class AtMost(NumberLeaf):
    """That number or less."""

    at_most: Limit

    @property
    def limit(self) -> Decimal:
        return self.at_most

    def cuts(self) -> tuple[int, ...]:
        return (hundredths(self.at_most),)

    def holds(self, number: int) -> bool:
        return number <= hundredths(self.at_most)


def hundredths(number: Decimal) -> int:
    return int(number * HUNDREDTHS)


AnyNumberLeaf = AtLeast | AtMost
