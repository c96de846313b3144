"""The problems of a block of rows: each different text once, and which rows have it."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from .arrays import Array, Coded


class Problems:
    """What is wrong in `count` rows. A row's problems keep the order in which they were added."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._texts: list[str] = [""]
        self._rows: list[Array] = []
        self._numbers: list[Array] = []

    def add(self, rows: Array, numbers: Array, texts: Iterable[str]) -> None:
        """To each of `rows` the text of its number. To be called before anything is asked."""
        if len(rows):
            self._rows.append(rows)
            self._numbers.append(numbers + len(self._texts))
            self._texts.extend(texts)

    def add_each(self, rows: Sequence[int], texts: Sequence[str]) -> None:
        """To each of `rows` a text of its own."""
        import numpy as np

        self.add(np.asarray(rows, np.intp), np.arange(len(rows)), texts)

    @cached_property
    def by_row(self) -> dict[int, list[str]]:
        """Row → its problems; rows without any are not there."""
        problems: dict[int, list[str]] = {}
        for row, number in zip(*(column.tolist() for column in self._sorted), strict=True):
            problems.setdefault(row, []).append(self._texts[number])
        return problems

    @cached_property
    def column(self) -> Coded:
        """All problems of a row as one text, empty where there is none."""
        import numpy as np

        rows, numbers = self._sorted
        column, texts = np.zeros(self._count, np.intp), [*self._texts]
        column[rows] = numbers
        starts = np.flatnonzero(np.append(True, rows[1:] != rows[:-1])[: len(rows)])
        ends = np.append(starts[1:], len(rows))
        several = (ends - starts > 1).nonzero()[0]
        together = _Together(texts)
        every = numbers.tolist()
        groups = zip(starts[several].tolist(), ends[several].tolist(), strict=True)
        column[rows[starts[several]]] = [together[tuple(every[start:end])] for start, end in groups]
        return Coded(column, texts)

    @cached_property
    def _sorted(self) -> tuple[Array, Array]:
        """Rows, rising, and the number of a problem of each."""
        import numpy as np

        rows = np.concatenate([*self._rows, np.empty(0, np.intp)])
        order = np.argsort(rows, kind="stable")
        return rows[order], np.concatenate([*self._numbers, np.empty(0, np.intp)])[order]


class _Together(dict[tuple[int, ...], int]):
    """Numbers of some texts → the number of the text that joins them, which is added to the texts."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts

    def __missing__(self, numbers: tuple[int, ...]) -> int:
        self[numbers] = joined = len(self._texts)
        self._texts.append("；".join(self._texts[number] for number in numbers))
        return joined
