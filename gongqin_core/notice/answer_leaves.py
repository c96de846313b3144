"""Leaves that test what was chosen or named."""

import re
from collections.abc import Iterable
from typing import Self

from pydantic import Field

from .nodes import Leaf

YEAR = re.compile(r"(?:19|20)\d\d")


def years_among(codes: Iterable[str]) -> list[int]:
    """The codes that are years, the first year first.

    >>> years_among(["1999", "1996", "all_pass_1998"])
    [1996, 1999]
    """
    return sorted(int(code) for code in codes if YEAR.fullmatch(code))


class CodeLeaf(Leaf):
    """A test of codes. A code that is a year is as many years later in the notice of a later year, unless the leaf
    `stays`."""

    stays: bool = False

    @property
    def named(self) -> tuple[str, ...]:
        """Its codes: a field of the one kind, and worked out by the other."""
        codes: tuple[str, ...] = getattr(self, "codes", ())
        return codes

    @property
    def years(self) -> list[int]:
        """The years that it asks for and that move on, the first one first."""
        return [] if self.stays else years_among(self.named)

    @property
    def moves(self) -> bool:
        return bool(self.years)

    def years_on(self, years: int) -> Self:
        """What the notice so many years later tests."""
        if not self.moves:
            return self
        later = {str(year): str(year + years) for year in self.years}
        codes = tuple(later.get(code, code) for code in self.named)
        return self.model_copy(update={"code": codes[0]} if isinstance(self, Is) else {"codes": codes})


class Is(CodeLeaf):
    """The answer is this code."""

    fact_type = "choice"
    code: str = Field(alias="is")

    @property
    def codes(self) -> tuple[str, ...]:
        return (self.code,)

    def holds(self, value: str) -> bool:
        return value == self.code


class In(CodeLeaf):
    """The answer is one of these codes."""

    fact_type = "choice"
    codes: tuple[str, ...] = Field(alias="in", min_length=2)

    def holds(self, value: str) -> bool:
        return value in self.codes


class Has(CodeLeaf):
    """At least `at_least` of these codes were chosen."""

    fact_type = "multi"
    codes: tuple[str, ...] = Field(alias="has", min_length=1)
    at_least: int = Field(default=1, ge=1)

    def holds(self, value: frozenset[str]) -> bool:
        return len(value.intersection(self.codes)) >= self.at_least


class Lacks(CodeLeaf):
    """None of these codes was chosen."""

    fact_type = "multi"
    codes: tuple[str, ...] = Field(alias="lacks", min_length=1)

    def holds(self, value: frozenset[str]) -> bool:
        return value.isdisjoint(self.codes)


class ListedIn(Leaf):
    """The exact name stands in a catalogue of the notice. Never a near miss."""

    fact_type = "trade"
    catalogue: str = Field(alias="listed_in")


class InGroup(Leaf):
    """The exact name stands in a catalogue of the notice, and belongs to a group there."""

    fact_type = "trade"
    group: str = Field(alias="in_group")


AnyTradeLeaf = ListedIn | InGroup
