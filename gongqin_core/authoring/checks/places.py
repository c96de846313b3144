"""Every value of a notice and the place where its file says it: what the checks walk over."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from ...judging.everybody import Everybody
from ...notice.base import Place
from ...notice.files import FILES
from ...notice.load import Source
from ...notice.spelling import spelling
from ...notice.yaml_lines import Problem


class Spot(NamedTuple):
    """One value (a text, a number, a tuple, a model) and its place, spelt with the keys of the file."""

    part: str
    place: Place
    value: Any

    @property
    def key(self) -> str | int:
        return self.place[-1] if self.place else ""


def inside(value: Any) -> Iterable[tuple[str | int, Any]]:
    """What a value holds, by the keys and positions of the file."""
    if isinstance(value, str):
        return ()
    if isinstance(value, tuple):
        return enumerate(value)
    if isinstance(value, dict):
        return value.items()
    if isinstance(value, BaseModel):
        return [(key, given) for key, name in _keys(type(value)) if (given := getattr(value, name)) is not None]
    return ()


@cache
def _keys(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The keys a file uses for the fields of a model, and the fields."""
    return tuple((field.alias or name, name) for name, field in kind.model_fields.items())


class Book:
    """A notice spread out into its spots."""

    def __init__(self, source: Source, path: Path) -> None:
        self.notice = source.notice
        self.parts = source.parts
        self.path = path
        """The folder."""
        self.folder = path.name
        self._line = source.line
        self._spots: dict[type, list[Spot]] = defaultdict(list)
        self._at: dict[tuple[str, Place], Spot] = {}
        for part in FILES:
            self._spread(part, (), getattr(source.parts, part))

    def _spread(self, part: str, place: Place, value: Any) -> None:
        self._at[part, place] = spot = Spot(part, place, value)
        self._spots[type(value)].append(spot)
        for key, inner in inside(value):
            self._spread(part, (*place, key), inner)

    def of(self, *kinds: type) -> Iterator[Spot]:
        """The spots whose value is of one of these kinds; those of one kind in the order of the files."""
        return chain.from_iterable(spots for kind, spots in self._spots.items() if issubclass(kind, kinds))

    def around(self, spot: Spot) -> Iterator[Spot]:
        """What a spot stands in, from the inside out; the file comes last."""
        return (self._at[spot.part, spot.place[:n]] for n in range(len(spot.place) - 1, -1, -1))

    @cached_property
    def everybody(self) -> Everybody:
        """Everybody there could be, for what is proved of them."""
        return Everybody(self.notice)

    @cached_property
    def citations(self) -> tuple[Spot, ...]:
        """Every mention of a clause, by its number."""
        return tuple(s for s in self.of(str) if s.key == "clause" or s.place[-2:-1] in (("clauses",), ("see",)))

    def at(self, spot: Spot, text: str, *inside: str | int) -> Problem:
        """A problem of a spot, or of what stands `inside` it."""
        return self.problem(spot.part, (*spot.place, *inside), text)

    def problem(self, part: str, place: Place, text: str) -> Problem:
        return Problem(*self._line(part, *place), text)

    def line(self, part: str, place: Place) -> int:
        """The line of a place, for a message about another in the same file."""
        return self._line(part, *place).number

    def where(self, spot: Spot) -> str:
        """File and line, for a message about one place that speaks of another."""
        line = self._line(spot.part, *spot.place)
        own = line.file.startswith(f"{self.folder}/")
        return f"{FILES[spot.part][0] if own else line.file}:{line.number}"


def no_such(what: str, name: str, known: Iterable[str], where: str) -> str:
    """A name that nothing has: what was meant, or else where the right ones stand."""
    if comma := next((mark for mark in "，、" if mark in name), None):
        return f"“{name}”里用了“{comma}”。几个{what}之间请用英文逗号“,”隔开"
    spelled = {spelling(right): right for right in known}
    close = get_close_matches(spelling(name), spelled, n=1, cutoff=0.8 if what == "条款" else 0.6)
    return f"没有{what}“{name}”。" + (f"是不是“{spelled[close[0]]}”？" if close else f"请对照 {where}")


def repeated(names: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """Position and name of whatever comes a second time."""
    seen = set()
    for position, name in enumerate(names):
        if name in seen:
            yield position, name
        seen.add(name)
