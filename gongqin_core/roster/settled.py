"""What an office's words have settled: in which rows, and how often."""

from collections.abc import Mapping

from ..notice.notice import Notice
from .arrays import Array, of_each, times
from .columns import Column
from .problems import Problems
from .words import Word, Words


class Settled:
    """The rows that were read by an office's words, of a roster that comes in blocks."""

    def __init__(self, notice: Notice, columns: Mapping[str, Column], words: Words) -> None:
        self.rows: dict[Word, int] = dict.fromkeys(words, 0)
        """Word → rows so far that it was read in."""
        self._notice = notice
        self._columns = {fact: column for fact, column in columns.items() if any(word.fact == fact for word in words)}

    def find(self, codes: Mapping[str, Array], count: int) -> Problems:
        """What was settled in each of `count` rows: `岗位身份“在编”按在岗正式人员读`."""
        said = Problems(count)
        for fact, column in self._columns.items():
            numbers = of_each(column.settled, codes[fact])
            rows = numbers.nonzero()[0]
            said.add(rows, numbers[rows], ["；".join(map(self._said, words)) for words in column.settlements])
            for words, often in zip(column.settlements, times(numbers, len(column.settlements)), strict=True):
                for word in words:
                    self.rows[word] += often
        return said

    def _said(self, word: Word) -> str:
        return word.said(self._notice)
