"""Rows that do not say whose they are, right below somebody who says more: perhaps that person's second certificate."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..notice.spelling import spelling, visible
from .columns import CodedRows, one_line
from .heading_words import NAME_HEADINGS, NUMBER_HEADINGS
from .problems import Problems

NUMBERS = frozenset(map(spelling, NUMBER_HEADINGS))
FURTHER = "没写姓名，像是和第 {} 行是同一个人（如另一本证书）。请合成一行，不是的请写上姓名"
HAS_FURTHER = "第 {} 行没写姓名，像是同一个人（如另一本证书）。请合成一行，不是的请写上姓名"


def number_columns(headings: Sequence[str]) -> list[int]:
    """The columns that count the rows."""
    return [column for column, heading in enumerate(headings) if spelling(heading) in NUMBERS]


def may_be_further(name: str, numbers: Iterable[object]) -> bool:
    """Whether a row may belong to somebody above. `numbers`: its cells in the columns that count the rows."""
    return not visible(name) and not any(visible(str(number)) for number in numbers)


class Owner(NamedTuple):
    """Whoever stands above a row: line and name, and the facts that are filled in there."""

    line: int
    name: str
    filled: frozenset[str]


class FurtherRows:
    """Of a roster that comes in blocks. `apart`: facts that tell people apart; a row that says one is a person's."""

    def __init__(self, apart: Collection[str]) -> None:
        self._apart = {*apart}
        self._last: Owner | None = None
        """Whoever stands above the next block."""
        self._before: tuple[Problems, int] | None = None
        """The problems of the block before, and its last row."""

    def find(
        self, rows: CodedRows, names: Sequence[str], line: int, nameless: Sequence[int], further: Sequence[int]
    ) -> dict[int, Owner]:
        """Row → whose further row it may be. `further`: those of the `nameless` that may be further rows at all."""
        found: dict[int, Owner] = {}
        without = {*nameless}
        for row in further:
            owner = self._above(row, found, rows, names, line, without)
            filled = _filled(rows, row)
            if owner and owner.filled - filled and not filled & self._apart:
                found[row] = owner
        if names:
            self._last = self._above(len(names), found, rows, names, line, without)
        return found

    def point_out(self, problems: Problems, found: Mapping[int, Owner], line: int, count: int) -> None:
        """Tell whoever has one right below, be it in the block before: its problems are complete only now."""
        for row, owner in found.items():
            if owner.line == line + row - 1:
                said = one_line(NAME_HEADINGS[0], owner.name, HAS_FURTHER.format(line + row))
                there, place = (problems, row - 1) if row else self._before or (problems, 0)
                there.add_each([place], [said])
        if count:
            self._before = problems, count - 1

    def _above(
        self,
        row: int,
        found: Mapping[int, Owner],
        rows: CodedRows,
        names: Sequence[str],
        line: int,
        without: set[int],
    ) -> Owner | None:
        above = row - 1
        if above < 0:
            return self._last
        if above in found:
            return found[above]
        named = names[above].strip() and above not in without
        return Owner(line + above, names[above], _filled(rows, above)) if named else None


def _filled(rows: CodedRows, row: int) -> frozenset[str]:
    return frozenset(fact for fact, column in rows.columns.items() if not column.blank[int(rows.codes[fact][row])])
