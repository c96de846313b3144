"""Rows as they are worked on: some thousands at a time, column by column.

A roster of millions of rows is never in memory as a whole, and most rows of a CSV file never become cells: see
`plain_lines.py`.
"""

import csv
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TypeVar

from ..arrays import Array
from ..cells import cell_text
from .merges import as_read
from .plain_lines import Code, PlainLines
from .sheet import Row

T = TypeVar("T")


@dataclass(frozen=True)
class Block:
    """Rows that follow each other: `rows` of cells at the places `at`, blank lines without any, and `plain` lines at
    all others. `typed`: whether cells may be something else than text."""

    rows: Sequence[Row]
    at: Sequence[int]
    typed: bool = False
    plain: PlainLines | None = None

    def __len__(self) -> int:
        return len(self.rows) + (len(self.plain) if self.plain else 0)

    def codes(self, column: int, code: Code, kept: bool = False) -> Array:
        """What `code` makes of each text of a column. Of plain lines it gets each different one once; `kept`: once in
        all blocks."""
        if self.plain is None:
            return code(self._texts(column))
        of_plain = self.plain.codes(column, code, kept)
        return self._woven_array(of_plain, code(self._texts(column))) if self.rows else of_plain

    def _woven_array(self, of_plain: Array, of_rows: Array) -> Array:
        import numpy as np

        return np.insert(of_plain, np.subtract(self.at, range(len(self.at))), of_rows)

    def texts(self, column: int) -> list[str]:
        """One column."""
        return self._woven(self.plain.texts(column) if self.plain else (), self._texts(column))

    def row(self, place: int) -> Row:
        """The cells of one row."""
        number = bisect_left(self.at, place)
        if number < len(self.at) and self.at[number] == place:
            return self.rows[number]
        return self.plain.row(place - number) if self.plain else []

    def rows_with(self, sign: str) -> list[tuple[int, Row]]:
        """The places and cells of the rows that are not plain, and of the plain ones in which the sign stands."""
        import numpy as np

        found = [*zip(self.at, self.rows, strict=True)]
        if self.plain and (lines := self.plain.rows_with(sign)):
            before = np.subtract(self.at, range(len(self.at)))
            rows_before = np.searchsorted(before, [*lines], "right").tolist()
            found += [(line + count, row) for count, (line, row) in zip(rows_before, lines.items(), strict=True)]
        return found

    def csv_lines(self) -> list[bytes]:
        """Each row as it stands in a CSV file, in UTF-8 and without its end: quotes only where they are needed."""
        return self._woven(self.plain.lines if self.plain else (), list(map(self._csv_line, self.rows)))

    def all_rows(self) -> list[Row]:
        """Each row as cells."""
        return self._woven(self.plain.rows() if self.plain else (), self.rows)

    @property
    def blanks(self) -> list[int]:
        """The places of blank lines."""
        return [place for place, row in zip(self.at, self.rows, strict=True) if not row]

    def _texts(self, column: int) -> list[str]:
        cells = [row[column] if row else "" for row in self._read]
        return [cell if cell.__class__ is str else cell_text(cell) for cell in cells] if self.typed else cells

    @cached_property
    def _read(self) -> Sequence[Row]:
        """The rows as they are read: what is merged is filled in."""
        return [*map(as_read, self.rows)] if self.typed else self.rows

    def _csv_line(self, row: Row) -> bytes:
        return csv_line(map(cell_text, row) if self.typed else row) if row else b""

    def _woven(self, of_plain: Sequence[T], of_rows: Sequence[T]) -> list[T]:
        """What belongs to plain lines and what belongs to rows, in the order of the file."""
        woven: list[T] = []
        start = 0
        for number, (place, of_row) in enumerate(zip(self.at, of_rows, strict=True)):
            woven += of_plain[start : place - number]
            woven.append(of_row)
            start = place - number
        return [*woven, *of_plain[start:]]


def block_of(rows: Sequence[Row], typed: bool = False) -> Block:
    return Block(rows, range(len(rows)), typed)


def blocks_of(rows: Iterable[Row], typed: bool, size: int) -> Iterator[Block]:
    """All rows, `size` of them at a time."""
    coming = iter(rows)
    while rows := list(islice(coming, size)):
        yield block_of(rows, typed)


class _Echo:
    """A file that hands back what it is to write."""

    def write(self, text: str) -> str:
        return text


_writer = csv.writer(_Echo())


def csv_line(cells: Iterable[str]) -> bytes:
    """Some cells as they stand in a CSV file, in UTF-8 and without an end; more cells may follow."""
    line: str = _writer.writerow([*cells, ""])
    return line.removesuffix(",\r\n").encode()
