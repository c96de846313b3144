"""What a roster comes to: people by level and verdict, and fees."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...judging.verdict import Verdict
from .people import Person, Review


@dataclass(frozen=True, slots=True)
class Tally:
    """Some of the people of a roster, counted."""

    people: int
    problems: int
    """People with problems in their rows."""
    by_level: dict[str, dict[Verdict, int]]
    """Level → how everybody comes out at it."""
    applied: dict[str, dict[Verdict, int]]
    """Level → how those come out who apply for it."""
    no_level: dict[Verdict, int]
    """How those come out at best who apply for none yet."""
    fee: dict[str, int | None]
    """Level → yuan a person; None where the notice states nothing."""

    def cost(self, *verdicts: Verdict) -> int:
        """Yuan for the people with these verdicts at the level they apply for."""
        return sum(self.cost_of(level, *verdicts) for level in self.applied)

    def cost_of(self, level: str, *verdicts: Verdict) -> int:
        return (self.fee[level] or 0) * sum(self.applied[level][verdict] for verdict in verdicts)

    @property
    def unpriced(self) -> list[str]:
        """Levels that somebody applies for, without a fee in the notice."""
        return [level for level, fee in self.fee.items() if fee is None and any(self.applied[level].values())]

    def verdicts(self, verdict: Verdict) -> int:
        """People with this verdict at the level they apply for; at best, while that is open."""
        return self.no_level[verdict] + sum(counts[verdict] for counts in self.applied.values())

    @property
    def undecided(self) -> int:
        """People who may come to apply, but for which level is open."""
        return sum(count for verdict, count in self.no_level.items() if verdict > Verdict.NOT_MET)


def tally(review: Review, people: Iterable[Person]) -> Tally:
    notice, people = review.notice, list(people)
    by_level = {level: _none() for level in notice.level}
    applied, no_level = {level: _none() for level in notice.level}, _none()
    for person in people:
        for level, verdict in person.verdicts.items():
            by_level[level][verdict] += 1
        chosen = review.level(person)
        (applied[chosen] if chosen else no_level)[review.verdict(person)] += 1
    fee = {level: notice.fees[level].total for level in notice.level}
    return Tally(len(people), sum(bool(p.problems) for p in people), by_level, applied, no_level, fee)


def _none() -> dict[Verdict, int]:
    return dict.fromkeys(reversed(Verdict), 0)
