"""Numbers that people answer with: hours of study, points. To two decimals, as people write them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ..notice.number_leaves import HUNDREDTHS, hundredths
from ..notice.questions import Fact
from ..notice.spelling import NOTE_MARK, spelling
from .stretch import Stretch

WRITTEN = re.compile(r"\d{1,6}(?:\.\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Number(Stretch):
    """A number, in hundredths: `first` and `last` are the same, or between them lie those that may be meant."""

    @classmethod
    def parse(cls, text: str) -> "Number":
        """ValueError for what is no number, or has more than two decimals.

        >>> Number.parse("59.5"), str(Number.parse("90.00"))
        (Number(first=5950, last=5950), '90')
        """
        if not WRITTEN.fullmatch(text):
            raise ValueError(text)
        return cls.at(hundredths(Decimal(text)))

    @classmethod
    def at(cls, number: int) -> "Number":
        return cls(number, number)

    def __str__(self) -> str:
        return spelled_number(self.first)


def spelled_number(number: int) -> str:
    """Hundredths as a number without needless noughts: 59.5, 90."""
    return f"{Decimal(number) / HUNDREDTHS:f}"


def read_number(fact: Fact, text: str) -> Number | None:
    """A number as people write it, with the unit of its question or without; None for something else.

    >>> from gongqin_core.notice.questions import Fact, Wording
    >>> words = dict(short="学时", question="", why="", clause="", errors=Wording(empty=""))
    >>> print(read_number(Fact(id="hours", type="number", unit="学时", **words), "９０ 学时"))
    90
    """
    if NOTE_MARK.search(text):
        return None
    written = spelling(text).removesuffix(spelling(fact.unit or ""))
    try:
        return Number.parse(written)
    except ValueError:
        return None


def all_numbers(fact: Fact) -> Number:
    """The stretch of every number that a question takes."""
    least, most = fact.numbers
    return Number(least * HUNDREDTHS, most * HUNDREDTHS)


def outside_numbers(fact: Fact, number: Number) -> str | None:
    """Why a number is none that the question takes; None where it is."""
    taken = all_numbers(fact)
    if taken.first <= number.first and number.last <= taken.last:
        return None
    least, most = fact.numbers
    return f"{number} 不在 {least} 至 {most} 之间。请核对"
