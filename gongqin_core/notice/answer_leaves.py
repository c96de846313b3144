"""Leaves that test what was chosen or named."""

from pydantic import Field

from .nodes import Leaf


class Is(Leaf):
    """The answer is this code."""

    fact_type = "choice"
    code: str = Field(alias="is")

    @property
    def codes(self) -> tuple[str, ...]:
        return (self.code,)

    def holds(self, value: str) -> bool:
        return value == self.code


class In(Leaf):
    """The answer is one of these codes."""

    fact_type = "choice"
    codes: tuple[str, ...] = Field(alias="in", min_length=2)

    def holds(self, value: str) -> bool:
        return value in self.codes


class Has(Leaf):
    """At least `at_least` of these codes were chosen."""

    fact_type = "multi"
    codes: tuple[str, ...] = Field(alias="has", min_length=1)
    at_least: int = Field(default=1, ge=1)

    def holds(self, value: frozenset[str]) -> bool:
        return len(value.intersection(self.codes)) >= self.at_least


class Lacks(Leaf):
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
