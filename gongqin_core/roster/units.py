"""Where people belong, as far as it tells two of one name apart."""

from array import array
from collections.abc import Sequence

from ..notice.spelling import spelling
from .arrays import Array
from .cells import inside
from .heading_words import UNIT_HEADINGS, own_heading

UNITS = frozenset(map(spelling, UNIT_HEADINGS))


class Units:
    """A roster's column of units: its different texts, each under a number of its own."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.blank = array("b")
        self._codes: dict[str, int] = {}
        self._numbers = array("Q")

    def codes(self, texts: Sequence[str]) -> Array:
        """The place of each text among the different ones."""
        import numpy as np

        for text in dict.fromkeys(texts):
            if text not in self._codes:
                spelled = spelling(inside(text))
                self._codes[text] = len(self.texts)
                self.texts.append(text)
                self.blank.append(not spelled)
                self._numbers.append(hash(spelled) % (1 << 64))
        return np.array([*map(self._codes.__getitem__, texts)], np.int64)

    def numbers(self, codes: Array) -> Array:
        """A number (uint64) for each, the same for texts that are spelled alike."""
        import numpy as np

        return np.frombuffer(self._numbers, np.uint64).take(codes)


def unit_column(headings: Sequence[str]) -> int | None:
    """The first column that says where each row belongs."""
    return next((column for column, heading in enumerate(headings) if own_heading(heading) in UNITS), None)
