"""What a level costs, and how it is examined: the shapes in `fees.yaml`."""

from typing import Annotated

from pydantic import Field

from .nodes import LevelId, Strict

Yuan = Annotated[int, Field(ge=0)]


class Fee(Strict):
    """What one level costs, in yuan a person. Where the notice states items, they add up to the total; where it states
    nothing, `total` is absent and `note` says so."""

    clause: str
    total: Yuan | None = None
    items: dict[str, Yuan] = Field(default_factory=dict)
    note: str | None = None


class Extra(Strict):
    """Something paid apart from the fee, with no figure in the notice."""

    name: str
    text: str
    clause: str


class Exam(Strict):
    """How the levels named are examined."""

    levels: tuple[LevelId, ...] = Field(min_length=1)
    text: str
    subjects: tuple[str, ...] = ()
    clause: str
