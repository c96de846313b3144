"""Years on one scale: how many the notice wants, and how many a person has."""

from dataclasses import dataclass

from ..judging.answers import Answers, Span
from ..judging.describe import counted, few_to_most
from ..judging.explain import Reason
from ..judging.verdict import Verdict
from ..judging.words import chinese, chinese_span
from ..notice.counting_years import calendar_years
from ..notice.day_leaves import FewerYears
from ..notice.notice import Notice


@dataclass(frozen=True, slots=True)
class Count:
    """`need`: so many years, or `fewer` than that. `have`: the fewest and the most completed years (周年) that the date
    may mean; `maybe`: the calendar years (年头) where these may be what counts, else as many as `have` at most."""

    need: int
    fewer: bool
    have: tuple[int, int]
    maybe: int
    basis: str
    """From when until when."""

    @property
    def wanted(self) -> str:
        return f"{self.need} 年"

    @property
    def yours(self) -> str:
        """9 年, or 8 至 9 年."""
        return f"{counted(self.have)} 年"

    @property
    def disputed(self) -> bool:
        return self.maybe > self.have[1]


def count(notice: Notice, answers: Answers, reason: Reason) -> Count | None:
    """The years that decided a reason; None where others did, or the day is not known."""
    leaf = reason.counting
    answer = answers.get(leaf.fact) if leaf else None
    if leaf is None or not isinstance(answer, Span):
        return None
    have = few_to_most(answer, leaf)
    _, maybe = few_to_most(answer, leaf, calendar_years) if reason.verdict == Verdict.CONFIRM else have
    until = f"{leaf.as_of.year} 年底" if (leaf.as_of.month, leaf.as_of.day) == (12, 31) else chinese(leaf.as_of)
    basis = f"{notice.facts[leaf.fact].short} {chinese_span(answer)}至 {until}"
    return Count(leaf.years, isinstance(leaf, FewerYears), have, maybe, basis)
