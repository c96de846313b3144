"""What a level costs, and how it is examined: the shapes in `fees.yaml`."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from .nodes import Id, LevelId, Strict

Money = int | Decimal
"""Yuan: whole ones as an int, others to the fen."""
WRITTEN = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def _written(amount: Any) -> Any:
    """The amount, if it is written in plain digits: what else may stand for a number is not what a clerk means."""
    if isinstance(amount, str) and not WRITTEN.fullmatch(amount):
        raise PydanticKnownError("decimal_parsing")
    return amount


def _whole(amount: Decimal) -> Money:
    return int(amount) if amount == int(amount) else amount


class _Read:
    """Tells pydantic how an amount is read from a file."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        amount = core_schema.decimal_schema(ge=Decimal(), decimal_places=2)
        plain = core_schema.no_info_before_validator_function(_written, amount)
        return core_schema.no_info_after_validator_function(_whole, plain)


Yuan = Annotated[Money, _Read]
"""An amount as a field of a model."""


class Cost(Strict):
    """Yuan a person. Where the notice states items, they add up to the total."""

    total: Yuan | None = None
    items: dict[str, Yuan] = Field(default_factory=dict)
    per_subject: Yuan | None = None
    """What each subject of the exam costs, where the notice states that."""


class TradeCost(Cost):
    """What those pay whose trade is of these groups, or (`rest`, how the notice calls them) of none that another cost
    names."""

    groups: tuple[Id, ...] = ()
    rest: str | None = None


class Fee(Cost):
    """What one level costs: everybody the same, or each by their trade (`by_trade`). Where the notice states nothing,
    there is no total and `note` says so."""

    clause: str
    by_trade: tuple[TradeCost, ...] = ()
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
