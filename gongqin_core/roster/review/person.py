"""One row of a roster as a person: who, where, how they come out, and the level that the roster names for them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...judging.verdict import Verdict
from ...notice.notice import Notice
from ...notice.spelling import spelling


@dataclass(frozen=True, slots=True)
class Person:
    """One row. `line` is where it stands in the file."""

    row: int
    line: int
    name: str
    unit: str
    verdicts: Mapping[str, Verdict]
    """Level id → verdict, lowest level first."""
    problems: tuple[str, ...] = ()
    named_level: str | None = None
    """The level that the roster says the person applies for."""

    @property
    def who(self) -> str:
        """The name, or the line where there is none."""
        return self.name or f"第 {self.line} 行"

    @property
    def best(self) -> Verdict:
        return max(self.verdicts.values())

    @property
    def highest_met(self) -> str | None:
        return next((level for level in reversed([*self.verdicts]) if self.verdicts[level] == Verdict.MET), None)


def by_unit(people: Iterable[Person]) -> dict[str, list[Person]]:
    """In the order in which units first appear."""
    units: dict[str, list[Person]] = {}
    for person in people:
        units.setdefault(person.unit, []).append(person)
    return units


def unit_name(unit: str) -> str:
    return unit or "没写单位"


def levels_by_spelling(notice: Notice) -> dict[str, str]:
    """How a roster may write a level → its id: by number, by either name, or by both."""
    levels: dict[str, str] = {}
    for level in notice.levels:
        both = spelling(level.name)
        for word in (level.id, level.short, both, f"{level.id}级", *filter(None, re.split(r"[()]", both))):
            levels[spelling(word)] = level.id
    return levels


def no_level(notice: Notice, heading: str, text: str) -> str:
    """The problem of a cell that should name a level."""
    known = "、".join(level.name for level in notice.levels)
    return f"{heading}：{text}：认不出是哪一级。请写下面的一项：{known}"
