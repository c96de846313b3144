"""What every node of a condition tree is made of, whatever its kind (`conditions.py`)."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_jsonable_python

FactType = Literal["choice", "multi", "date", "trade", "number"]
"""What kind of answer a fact has; a leaf tests facts of one type."""


Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
LevelId = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
"""Its rank is its place among the levels, not its id."""


class Strict(BaseModel):
    """Whatever enters from a file: frozen, and a key nobody knows is an error."""

    # Built when it is first used: of most only what holds them is.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Elsewhere(Strict):
    """The clause that says for these levels what another says for the rest."""

    levels: tuple[str, ...] = Field(min_length=1)
    clause: str


class Node(Strict):
    """What every node may carry. `clause` is the number in the notice, `elsewhere` that of the same words for some
    levels; `confirm` names the office that decides and caps met at confirm; `label` makes the node one unit in every
    explanation; `reading` names our reading; `explains` marks what decides nothing and only words a reason."""

    clause: str | None = None
    label: str | None = None
    confirm: str | None = None
    reading: str | None = None
    note: str | None = None
    outcome: Literal["held", "retest", "approval"] | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    explains: bool = False

    def clause_at(self, level: str) -> str | None:
        """The clause that says so of a level."""
        return next((other.clause for other in self.elsewhere if level in other.levels), self.clause)


class Asks(Node):
    """What asks something of one fact."""

    fact_type: ClassVar[FactType]
    fact: str


class Leaf(Asks):
    """A test of one fact. An absent answer is unknown, whatever the leaf."""

    @property
    def moves(self) -> bool:
        """Whether the notice of a later year tests something else: a day or a year as many years later."""
        return False

    def years_on(self, years: int) -> Self:
        """What the notice so many years later tests."""
        return self

    def test(self) -> dict[str, Any]:
        """What it tests, as JSON: fact, codes, thresholds and days, and of a disputed count only that it is one. Never
        its words, its clause, which office it is about, or what later notices will test."""
        disputed = getattr(self, "disputed", None) is not None
        asked = type(self).model_fields.keys() - Node.model_fields.keys() - {"disputed", "stays"}
        tested: dict[str, Any] = to_jsonable_python({name: getattr(self, name) for name in asked})
        return tested | {"disputed": disputed}
