"""One difference between two notices, and the same difference at several levels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: `before` is None for what is new, `after` for what is gone. `levels`: those it is about (ids)."""

    what: str
    before: str | None
    after: str | None
    old_clause: str | None = None
    new_clause: str | None = None
    levels: tuple[str, ...] = ()


def each_once(changes: Iterable[Change]) -> Iterator[Change]:
    """The same change of several levels once."""
    levels: dict[Change, list[str]] = {}
    for change in changes:
        levels.setdefault(replace(change, levels=()), []).extend(change.levels)
    return (replace(change, levels=tuple(dict.fromkeys(ids))) for change, ids in levels.items())
