"""What a roster comes to: people by level and verdict, and fees. All counting is here; pages and paper only draw."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...judging.prices import amount, by_trade, is_stated
from ...judging.verdict import Verdict
from ...notice.fees import Money
from .person import Person
from .review import Review

VERDICTS = tuple(reversed(Verdict))
"""As they are counted, the best first."""
PENDING = (Verdict.CONFIRM, Verdict.UNKNOWN)
"""What may still become met."""
Counts = dict[Verdict, int]
"""Verdict → people, the best first."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Some of the people of a roster, counted."""

    people: int
    problems: int
    """Places in their rows that call for a second look."""
    at_level: dict[str, Counts]
    """Level → how everybody comes out at it."""
    applicants: dict[str, Counts]
    """Level → how those come out who apply for it."""
    without_level: Counts
    """How those come out at best who apply for none yet."""
    paid: dict[str, dict[Verdict, Money]]
    """Level → verdict → yuan, of those whose fee is known."""
    unpriced: list[str]
    """Levels that somebody applies for, without a fee in the notice."""
    by_trade: int
    """People who may pay something, but how much hangs on a trade that is not known."""

    @property
    def by_verdict(self) -> Counts:
        """How everybody comes out at the level they apply for; at best, while that is open."""
        groups = (self.without_level, *self.applicants.values())
        return {verdict: sum(counts[verdict] for counts in groups) for verdict in VERDICTS}

    def cost(self, *verdicts: Verdict) -> Money:
        """Yuan for the people with these verdicts at the level they apply for."""
        return sum(self.cost_of(level, *verdicts) for level in self.applicants)

    def cost_of(self, level: str, *verdicts: Verdict) -> Money:
        return sum(self.paid[level][verdict] for verdict in verdicts)

    @property
    def undecided(self) -> int:
        """People who may come to apply, but for which level is open."""
        return sum(count for verdict, count in self.without_level.items() if verdict > Verdict.NOT_MET)


def tally(review: Review, people: Sequence[Person]) -> Tally:
    notice = review.notice
    at_level, applicants = {level: _nobody() for level in notice.level}, {level: _nobody() for level in notice.level}
    paid: dict[str, dict[Verdict, Money]] = {level: {**_nobody()} for level in notice.level}
    fees = {level: (by_trade(notice, level), is_stated(notice, level), amount(notice, level)) for level in notice.level}
    without_level, open_fees = _nobody(), 0
    for person in people:
        for level, verdict in person.verdicts.items():
            at_level[level][verdict] += 1
        chosen = review.level(person)
        verdict = review.verdict(person)
        (applicants[chosen] if chosen else without_level)[verdict] += 1
        if chosen:
            hangs, stated, fee = fees[chosen]
            fee = amount(notice, chosen, review.answers(person)) if hangs else fee
            paid[chosen][verdict] += fee or 0
            open_fees += hangs and stated and fee is None and verdict > Verdict.NOT_MET
    unpriced = [level for level, (_, stated, _) in fees.items() if not stated and any(applicants[level].values())]
    return Tally(len(people), problem_count(people), at_level, applicants, without_level, paid, unpriced, open_fees)


def problem_count(people: Iterable[Person]) -> int:
    return sum(len(person.problems) for person in people)


def _nobody() -> Counts:
    return dict.fromkeys(VERDICTS, 0)
