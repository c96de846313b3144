"""The four answers this product gives, in their order (the contract every reader shares)."""

from collections.abc import Iterable
from enum import IntEnum


class Verdict(IntEnum):
    """`all` takes the lowest, `any` the highest; the numbers are also what a roster column holds (int8)."""

    NOT_MET = 0
    UNKNOWN = 1
    CONFIRM = 2
    MET = 3

    @property
    def code(self) -> str:
        """The word used in files and JSON: `not_met`, `unknown`, `confirm`, `met`."""
        return self.name.lower()

    @property
    def label(self) -> str:
        """The word people read."""
        return LABELS[self]


LABELS = {
    Verdict.NOT_MET: "不符合",
    Verdict.UNKNOWN: "待补充",
    Verdict.CONFIRM: "需确认",
    Verdict.MET: "初步符合",
}


def combine(possible: Iterable[int]) -> Verdict:
    """What is known when any of `possible` may be the case: one shared answer, at least confirm, or unknown."""
    lowest, highest = min(spread := tuple(possible)), max(spread)
    if lowest == highest:
        return Verdict(lowest)
    return Verdict.CONFIRM if lowest >= Verdict.CONFIRM else Verdict.UNKNOWN


# Inside the readers a verdict is unary: 000, 001, 011, 111. Then min is `&` and max is `|`, on an int as on a numpy
# column, and three verdicts side by side in one int go through a tree in a single pass: what holds now, and the lowest
# and highest it can still become once the open questions are answered.
NOW, LOWEST, HIGHEST = 0, 3, 6
OF_UNARY = {(1 << verdict) - 1: verdict for verdict in Verdict}


def pack(now: int, lowest: int, highest: int) -> int:
    """Three verdicts in one int."""
    return (1 << now) - 1 << NOW | (1 << lowest) - 1 << LOWEST | (1 << highest) - 1 << HIGHEST


def fixed(verdict: int) -> int:
    """A verdict that no further answer can change."""
    return pack(verdict, verdict, verdict)


def unpack(packed: int, which: int = NOW) -> Verdict:
    """One of the three verdicts (`NOW`, `LOWEST`, `HIGHEST`)."""
    return OF_UNARY[packed >> which & 0b111]
