"""A file of a notice laid over that of its base: what the notice writes itself, and the rest as the base has it.

A key that the notice leaves out is the base's; one that it writes empty is left away. Of things in a list that have
names (`id` or `code`), the notice's list says which there are and in what order; of each it writes what differs, or its
name alone. What rosters say (`common_words`, `headings`) is added to what the base knows of it. All else that the
notice writes stands as it is written.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

Place = tuple[str | int, ...]
NAMED_BY = frozenset(("id", "code"))
ADDED = frozenset(("common_words", "headings"))
"""Lists that a notice makes longer."""
Where = TypeVar("Where")
"""Whatever tells where a place is written."""


class NotInBase(KeyError):
    """A list takes something from the base that is not there: its place in the notice's own file, and its name."""

    def __init__(self, place: Place, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.place, self.name, self.known = place, name, known


class Overlay(Generic[Where]):
    """Two files as plain data, each with where its places are written; `lines` is the same of the whole, once `data`
    has been worked out."""

    def __init__(self, own: Mapping[Place, Where], base: Mapping[Place, Where]) -> None:
        self._own, self._base = own, base
        self.lines: dict[Place, Where] = {}
        self.replaced: list[Where] = []
        """Where the notice's own file says something else than the base."""

    def laid(self, own: Any, base: Any, place: Place = (), there: Place = (), here: Place = ()) -> Any:
        """What stands at `place` of the whole: `own`, from `here` of the notice's file, over `base`, from `there` of
        the other. NotInBase for a name that the base does not have."""
        if isinstance(own, dict) and isinstance(base, dict):
            return self._keys(own, base, place, there, here)
        if isinstance(own, list) and isinstance(base, list) and (names := _names(base)):
            self.lines[place] = self._own[here]
            return [self._item(item, base, names, (*place, n), there, (*here, n)) for n, item in enumerate(own)]
        if here and here[-1] in ADDED and isinstance(own, list) and isinstance(base, list):
            return self._added(own, base, place, there, here)
        if own != base:
            self.replaced.append(self._own[here])
        return self._taken(own, self._own, place, here)

    def _keys(self, own: dict[str, Any], base: dict[str, Any], place: Place, there: Place, here: Place) -> Any:
        self.lines[place] = self._own[here]
        whole: dict[str, Any] = {}
        for key, value in own.items():
            if key in base and value == "":
                self.replaced.append(self._own[(*here, key)])
            elif key in base:
                whole[key] = self.laid(value, base[key], (*place, key), (*there, key), (*here, key))
            else:
                whole[key] = self._taken(value, self._own, (*place, key), (*here, key))
        for key in base.keys() - own.keys():
            whole[key] = self._taken(base[key], self._base, (*place, key), (*there, key))
        return whole

    def _added(self, own: list[Any], base: list[Any], place: Place, there: Place, here: Place) -> list[Any]:
        self.lines[place] = self._own[here]
        known = [self._taken(item, self._base, (*place, n), (*there, n)) for n, item in enumerate(base)]
        return known + [self._taken(item, self._own, (*place, len(base) + n), (*here, n)) for n, item in enumerate(own)]

    def _item(self, item: Any, base: list[Any], names: list[str], place: Place, there: Place, here: Place) -> Any:
        if isinstance(item, str):
            if item not in names:
                raise NotInBase(here, item, names)
            n = names.index(item)
            return self._taken(base[n], self._base, place, (*there, n))
        name = _name(item)
        if name not in names:
            return self._taken(item, self._own, place, here)
        n = names.index(name)
        return self.laid(item, base[n], place, (*there, n), here)

    def _taken(self, value: Any, lines: Mapping[Place, Where], place: Place, at: Place) -> Any:
        """A value of one of the files with all that is in it."""
        self.lines[place] = lines[at]
        if isinstance(value, dict):
            return {key: self._taken(inner, lines, (*place, key), (*at, key)) for key, inner in value.items()}
        if isinstance(value, list):
            return [self._taken(inner, lines, (*place, n), (*at, n)) for n, inner in enumerate(value)]
        return value


def _name(item: Any) -> str | None:
    """What a thing in a list is called."""
    return next((item[key] for key in item if key in NAMED_BY), None) if isinstance(item, dict) else None


def _names(items: list[Any]) -> list[str]:
    """What the things in a list are called; nothing where not all have a name."""
    names = [_name(item) for item in items]
    return [name for name in names if isinstance(name, str)] if None not in names else []
