"""Years on one scale: how many the notice wants, and how many a person has."""

from dataclasses import dataclass

from ..judging.answers import Answers, Span
from ..judging.explain import Reason
from ..judging.verdict import Verdict
from ..judging.words import chinese, chinese_span
from ..notice.counting_years import calendar_years, completed_years
from ..notice.day_leaves import Counting, FewerYears
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
        return f"{'不足 ' if self.fewer else ''}{self.need} 年"

    @property
    def yours(self) -> str:
        """9 年, or 8 至 9 年."""
        fewest, most = self.have
        return f"{most} 年" if fewest == most else f"{fewest} 至 {most} 年"

    @property
    def disputed(self) -> bool:
        return self.maybe > self.have[1]


def count(notice: Notice, answers: Answers, reason: Reason) -> Count | None:
    """The years that decided a reason; None where others did, or the day is not known."""
    leaf = reason.counting
    answer = answers.get(leaf.fact) if leaf else None
    if leaf is None or not isinstance(answer, Span):
        return None
    fewest, most = (max(0, completed_years(day, leaf.as_of)) for day in (answer.last, answer.first))
    maybe = calendar_years(answer.first, leaf.as_of) if reason.verdict == Verdict.CONFIRM else most
    until = f"{leaf.as_of.year} 年底" if (leaf.as_of.month, leaf.as_of.day) == (12, 31) else chinese(leaf.as_of)
    basis = f"{notice.facts[leaf.fact].short} {chinese_span(answer)}至 {until}"
    return Count(_need(leaf), isinstance(leaf, FewerYears), (fewest, most), maybe, basis)


def _need(leaf: Counting) -> int:
    return leaf.fewer_years if isinstance(leaf, FewerYears) else leaf.full_years
