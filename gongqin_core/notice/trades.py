"""The catalogues of trades: the shapes in `trades.yaml`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated

from pydantic import Field

from .nodes import Id, Strict
from .spelling import spelled

TradeCode = Annotated[str, Field(pattern=r"^[0-9A-Za-z]+([-.][0-9A-Za-z]+)*$")]


class Trade(Strict):
    """One name of a catalogue: its number in the notice, or the present name a former one most likely became."""

    name: str
    number: int | None = None
    code: TradeCode | None = None
    """The official code of the occupation, or the bureau's own; one that several have together names none."""
    groups: tuple[Id, ...] = ()
    """The groups it belongs to."""
    now: str | None = None
    also: tuple[str, ...] = ()
    """Further ways people spell the name in pinyin, a space between syllables."""
    words: tuple[str, ...] = ()
    """What people usually call it, or those who do it: a search finds it by them, and a roster's problem names it."""


class Catalogue(Strict):
    id: Id
    title: str
    clause: str
    trades: tuple[Trade, ...] = Field(min_length=1)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(t.name for t in self.trades)


class Group(Strict):
    """Some trades of the catalogues, as the notice calls them together: 技术复杂工种."""

    id: Id
    name: str
    clause: str


@dataclass(frozen=True)
class TradeNames:
    """The names of trades that conditions look at."""

    catalogues: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Catalogue id → its names."""
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Group id → the names that belong to it, in whichever catalogue."""

    def of(self, groups: Iterable[str]) -> frozenset[str]:
        """The names that belong to any of these groups, by id; none for a group that is not there."""
        return frozenset[str]().union(*(self.groups.get(group, ()) for group in groups))

    @cached_property
    def every(self) -> frozenset[str]:
        return frozenset[str]().union(*self.catalogues.values())

    @cached_property
    def by_spelling(self) -> dict[str, str]:
        """How a name of the catalogues is spelled → the name."""
        return {spelled(name): name for name in sorted(self.every)}


def names_of(catalogues: Sequence[Catalogue], groups: Sequence[Group]) -> TradeNames:
    trades = [trade for catalogue in catalogues for trade in catalogue.trades]
    members = {group.id: frozenset(trade.name for trade in trades if group.id in trade.groups) for group in groups}
    return TradeNames({catalogue.id: catalogue.names for catalogue in catalogues}, members)
