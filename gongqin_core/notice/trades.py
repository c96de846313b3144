"""The catalogues of trades: the shapes in `trades.yaml`."""

from functools import cached_property

from pydantic import Field

from .nodes import Id, Strict


class Trade(Strict):
    """One name of a catalogue: its number in the notice, or the present name a former one most likely became."""

    name: str
    number: int | None = None
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
