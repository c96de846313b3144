"""One fact's column of a roster: every different text is read once, and a row is then the number of its text.

numpy is loaded only when rows come.
"""

from array import array
from collections.abc import Sequence
from datetime import date

from ..judging.answers import Answer, AnswerError, Span
from ..notice.questions import Fact
from .arrays import Array
from .cells import NOTHING_WORDS, read_cell, spelling
from .lookup import Lookup

LONGEST_QUOTE = 40
DATE_NUMBER_YEAR = 10_000
"""A year in a date that is one number: YYYYMMDD."""


def as_number(day: date) -> int:
    return day.year * DATE_NUMBER_YEAR + day.month * 100 + day.day


def one_line(heading: str, text: str, remedy: str) -> str:
    """`列名：原值：怎么改`; ； stands between problems, so a remedy has none."""
    quoted = " ".join(text.split())
    shortened = quoted[:LONGEST_QUOTE] + "…" if len(quoted) > LONGEST_QUOTE else quoted
    return f"{heading}：{shortened}：{remedy.replace('；', '，').removesuffix('。')}"


class Column:
    """The different texts one fact has had so far, each read once. A text's *code* is its place in all lists here."""

    def __init__(self, fact: Fact, heading: str, lookup: Lookup) -> None:
        self.fact = fact
        self.heading = heading
        self._lookup = lookup
        self.texts: list[str] = []
        self.answers: list[Answer] = []
        self.remedies: list[str | None] = []
        """What to write instead of a text that cannot be read."""
        self.blank, self.unreadable = array("b"), array("b")
        self.first, self.last = array("q"), array("q")
        """The days a date may mean, as YYYYMMDD; 0 for no date."""
        self.twin = array("q")
        """The first code with the same answer; -1 for no answer."""
        self.nothing = array("b")
        """Whether the text says that there is nothing to say."""
        self._first_with: dict[Answer, int] = {None: -1}
        self.state = array("H")
        """The state of the fact in `lookup.py`."""
        self._codes = _Codes(self)

    def code(self, text: str) -> int:
        return self._codes[text]

    def codes(self, texts: Sequence[str]) -> Array:
        """The code of each text; those that are new are read."""
        import numpy as np

        return np.fromiter(map(self._codes.__getitem__, texts), np.intp, len(texts))

    def read(self, text: str) -> int:
        """The code of a text that was not met before."""
        answer, remedy = self._answer(text)
        self.texts.append(text)
        self.answers.append(answer)
        self.remedies.append(remedy)
        self.blank.append(not text.strip())
        self.unreadable.append(remedy is not None)
        first, last = _days(answer)
        self.first.append(first)
        self.last.append(last)
        self.twin.append(self._first_with.setdefault(answer, len(self.twin)))
        self.nothing.append(spelling(text) in NOTHING_WORDS)
        self.state.append(self._lookup.state(self.fact.id, answer))
        return len(self.texts) - 1

    def _answer(self, text: str) -> tuple[Answer, str | None]:
        """The answer, None where there is none; and what to write instead of a text that cannot be read."""
        try:
            return (read_cell(self.fact, text) if text.strip() else None), None
        except AnswerError as error:
            return None, error.why

    def problem(self, code: int, remedy: str) -> str:
        """`列名：原值：怎么改` in one line."""
        return one_line(self.heading, self.texts[code], remedy)

    def per_row(self, values: "array[int]", codes: Array) -> Array:
        import numpy as np

        return np.frombuffer(values, values.typecode).take(codes)

    def among(self, wanted: Sequence[str], codes: Array) -> Array:
        """Whether each row's answer is one of the codes wanted."""
        import numpy as np

        return np.array([answer in wanted for answer in self.answers], bool).take(codes)

    def besides(self, wanted: Sequence[str], codes: Array) -> Array:
        """Whether each row's answer is known and none of the codes wanted."""
        import numpy as np

        return np.array([answer is not None and answer not in wanted for answer in self.answers], bool).take(codes)


def _days(answer: Answer) -> tuple[int, int]:
    """The first and the last day an answer may mean, as YYYYMMDD; 0 for no date."""
    if not isinstance(answer, Span):
        return 0, 0
    return as_number(date.fromordinal(answer.first)), as_number(date.fromordinal(answer.last))


class _Codes(dict[str, int]):
    """Text → code; a text is read when it is first met."""

    def __init__(self, column: Column) -> None:
        self._column = column

    def __missing__(self, text: str) -> int:
        self[text] = code = self._column.read(text)
        return code
