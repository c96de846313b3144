"""What stands behind those figures of a text that are in none of the clauses it cites."""

from datetime import date
from typing import Literal

from pydantic import Field

from .nodes import Strict


class Worked(Strict):
    """One example that a text works out. What is said decides how it is worked out again:

    - `since`, `to`, `years`, `calendar`: how many completed years (周年) and calendar years (年头) it is
    - `since`, `fact`, `verdict`: what the conditions on a fact make of a date
    - `first`, `last`, `years`: how many years from the first to the last, both counted
    - `day`, `after` or `before`: the day (or year) next to one that the notice names; alone, one that it names
    - `people`, `yuan`: what so many people of each level pay together
    - `fact`, `code`: an answer whose code is a figure
    - `ours`: figures of our own, in the words of the text
    """

    since: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}){0,2}$")
    to: date | None = None
    years: int | None = None
    calendar: int | None = None
    fact: str | None = None
    verdict: Literal["met", "confirm", "not_met"] | None = None
    code: str | None = None
    first: int | None = None
    last: int | None = None
    day: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}){0,2}$")
    after: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}){0,2}$")
    before: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}){0,2}$")
    people: dict[str, int] = Field(default_factory=dict)
    yuan: int | None = None
    ours: tuple[str, ...] = ()


class Telling(Strict):
    """Whatever tells people something in words of ours. `see` names further clauses that its figures come from; they
    are not shown."""

    see: tuple[str, ...] = ()
    worked: tuple[Worked, ...] = ()
