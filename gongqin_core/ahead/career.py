"""All the way up: in which year each level opens, by each route, if one passes every exam when first allowed.

A route is a chain of exams. From each certificate the next level's nearest way without a further exam is taken; what
it asks for besides time stands beside the stop.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..judging.answers import Answers
from ..judging.evaluate import Rules
from ..judging.explain import explain
from ..judging.prices import amount
from ..notice.conditions import Repeal
from ..notice.fees import Money
from .earliest import Earliest
from .outlook import Applicant, soonest
from .way import Step, Way, answers_after, brings


@dataclass(frozen=True, slots=True)
class Stop:
    """One exam on a route."""

    level: str
    year: int
    """The first certain year; where there is none, the first to be confirmed."""
    earliest: Earliest
    needs: tuple[Step, ...]
    """What it takes besides time and the exams before."""
    repeals: tuple[Repeal, ...]
    again: bool
    """The level held, sat again in a new trade."""
    fee: Money | None
    """In yuan; None where the notice states none, or it hangs on a trade that is not known."""
    total: Money | None
    """All fees up to and with this one; None from the first on that is not known."""
    others: tuple[Way, ...] = ()
    """The ways besides `needs` that lead there in the same year."""


@dataclass(frozen=True, slots=True)
class Route:
    stops: tuple[Stop, ...]

    @property
    def levels(self) -> tuple[str, ...]:
        return tuple(stop.level for stop in self.stops)

    @property
    def rank(self) -> tuple[bool, int, int, Money, int]:
        """Those on which nobody has to confirm a stop first, but for what the notice repeals; then the earliest at the
        top, the fewest stops to be confirmed, the cheapest, the shortest."""
        unsure = [stop for stop in self.stops if stop.earliest.certain is None]
        to_confirm = any(not stop.repeals for stop in unsure)
        return to_confirm, self.stops[-1].year, len(unsure), self.stops[-1].total or 0, len(self.stops)


def routes(rules: Rules, answers: Answers, start: int | None = None) -> list[Route]:
    """The routes to the highest level that can be reached, in the order of `Route.rank`; none where nothing lies ahead.
    `start`: the year of the first exam at the soonest (default: the notice's own)."""
    if rules.notice.passing is None:
        return []
    again = {level for level, finding in explain(rules, answers).items() if finding.outcome == "retest"}
    every = [Route(_as_sure(stops)) for stops in _onward(Applicant(rules, answers, start), -1, again, 0) if stops]
    order = list(rules.roots)
    top = max((order.index(route.levels[-1]) for route in every), default=0)
    return sorted((route for route in every if route.levels[-1] == order[top]), key=lambda route: route.rank)


def _as_sure(stops: tuple[Stop, ...]) -> tuple[Stop, ...]:
    """Whatever comes after a stop that has to be confirmed is no more certain than that."""
    sure, told = True, []
    for stop in stops:
        told.append(stop if sure else replace(stop, earliest=Earliest(None, stop.earliest.disputed)))
        sure = sure and stop.earliest.certain is not None
    return tuple(told)


def _onward(applicant: Applicant, passed: int, again: set[str], paid: Money | None) -> Iterator[tuple[Stop, ...]]:
    """The chains of stops from here to where no further one follows. `passed`: index of the level passed last."""
    further_on = False
    for index, level in enumerate(applicant.rules.roots):
        ways = applicant.ways(level) if index > passed else []
        if not ways:
            continue
        further_on = True
        stop = _stop(applicant, level, ways, level in again, paid)
        for further in _onward(_after(applicant, stop), index, set(), stop.total):
            yield (stop, *further)
    if not further_on:
        yield ()


def _stop(applicant: Applicant, level: str, ways: list[Way], again: bool, paid: Money | None) -> Stop:
    way = soonest(ways)
    fee = amount(applicant.rules.notice, level, applicant.answers)
    total = None if fee is None or paid is None else paid + fee
    needs = tuple(step for step in way.steps if step.kind != "wait")
    others = tuple(other for other in ways if other is not way and other.year == way.year)
    return Stop(level, way.year, way.earliest, needs, way.repeals, again, fee, total, others)


def _after(applicant: Applicant, stop: Stop) -> Applicant:
    """The applicant with the certificate, one year on."""
    notice = applicant.rules.notice
    exam = Step("retest" if stop.again else "pass", stop.year, stop.level)
    answers = answers_after(notice, applicant.answers, stop.needs) | brings(notice, exam)
    return Applicant(applicant.rules, answers, stop.year + 1)
