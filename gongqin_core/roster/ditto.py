"""What stands above, in the place of 同上."""

from array import array
from typing import Protocol

from .arrays import Array, of_each
from .ditto_sign import is_ditto


class Texts(Protocol):
    """The different texts of a column, by code, and which of them are blank."""

    texts: list[str]
    blank: "array[int]"


class Dittos:
    """One fact's column in blocks: the codes of cells that say the same as the one above."""

    def __init__(self, column: Texts) -> None:
        self._column = column
        self._signs: list[bool] = []
        self._last: int | None = None
        """The code that the first cell of the next block would repeat."""

    def resolved(self, codes: Array, people: Array, apart: Array = None) -> Array:
        """`codes` with what stands above in the place of the sign. `people`: which rows are somebody's; where the row
        above is nobody's or blank, the sign stays. So it does in the rows `apart`, which do not follow what they are
        seen to follow, and below them."""
        import numpy as np

        if not len(codes):
            return codes
        column = self._column
        self._signs += map(is_ditto, column.texts[len(self._signs) :])
        usable = people & (of_each(column.blank, codes) == 0)
        if any(self._signs):
            signs = np.array(self._signs)[codes] & people
            source = np.maximum.accumulate(np.where(signs, -1, np.arange(len(codes))))
            cut = np.full(len(codes), -1)
            if apart is not None:
                cut = np.maximum.accumulate(np.where(apart, np.arange(len(codes)), -1))
            from_here = signs & (source >= 0) & (cut <= source)
            from_here[from_here] = usable[source[from_here]]
            from_before = signs & (source < 0) & (cut < 0) & (self._last is not None)
            codes = np.where(from_here, codes[source], codes)
            codes = np.where(from_before, self._last or 0, codes)
            usable &= ~signs | from_here | from_before
        self._last = int(codes[-1]) if usable[-1] else None
        return codes
