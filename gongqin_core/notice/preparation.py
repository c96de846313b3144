"""What to bring and to do, and what happens otherwise: the shapes in `preparation.yaml`."""

import re
from typing import Annotated, Literal

from pydantic import Field

from .conditions import Condition
from .nodes import Id, LevelId, Strict
from .worked import Telling


class Item(Telling):
    """A thing to bring, a step to take or a consequence; `when` limits it to the people it concerns."""

    text: str
    basis: Literal["stated", "ask_first"] = "stated"
    clause: str
    levels: tuple[LevelId, ...] = ()
    when: Condition | None = None


class Steps(Strict):
    """What one kind of unit does, in order."""

    id: Id
    title: str
    who: str
    when: Condition | None = None
    steps: tuple[Item, ...] = Field(min_length=1)


PLACE = re.compile("X+")
"""The marks in the `people_mark` of a statement: the first stands for the name, the second for the number."""


class Statement(Strict):
    """A sentence people must write exactly: the only quotations in this tool."""

    id: Id
    title: str
    text: str
    people_mark: str
    """The part of `text` that stands for the first name on the list and the number of people."""
    signed_by: str
    each_unit: bool = False
    """Whether every unit writes its own; otherwise one stands under the list of all units."""
    clause: str
    when: Condition | None = None


Address = Annotated[str, Field(pattern=r"^https?://\S+$")]


class Online(Strict):
    """Where and how to register on the net, as far as the notice says."""

    path: tuple[str, ...] = ()
    url: Address | None = None
    fallback: Address | None = None
    text: str
    clause: str

    @property
    def where(self) -> str:
        """The first thing to open, else the address, as it goes before 报名: 在某某网."""
        return f"在{self.path[0] if self.path else f' {self.url} ' if self.url else '网上'}"


class Preparation(Strict):
    """`preparation.yaml`. What the notice does not speak of is absent. The first of `steps` are the worker's own."""

    online: Online | None = None
    documents: tuple[Item, ...] = ()
    steps: tuple[Steps, ...] = ()
    consequences: tuple[Item, ...] = ()
    statements: tuple[Statement, ...] = ()
