"""Who is judged differently under two notices: all of them, in classes, the most frequent first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations

from ..judging.diagrams import EVERYBODY, NOBODY, Diagram
from ..judging.verdict import Verdict
from ..notice.nodes import LevelId
from .boxes import Boxes
from .shares import Shares
from .two_notices import TwoNotices
from .who import who

MOST = 12
"""Classes described of those who move from one verdict to another at one level, where nothing else is said."""


@dataclass(frozen=True)
class Moved:
    """A class of people, in words, and what becomes of them at some levels."""

    levels: tuple[LevelId, ...]
    before: Verdict
    after: Verdict
    who: str
    """Empty for everybody who meets what both notices ask of all."""
    share: float
    """Of one, by the shares of the questions; each question by itself."""
    alike: bool
    """Whether `who` leaves out what both notices ask of everybody at the level."""


@dataclass(frozen=True)
class Movement:
    """`classes`, and the share of those who move and are in none of them; `only_unknown`: levels at which nobody moves
    but some who left something unanswered."""

    classes: tuple[Moved, ...]
    rest: float
    only_unknown: tuple[LevelId, ...]


def movement(two: TwoNotices, most: int = MOST) -> Movement:
    """All who move, by level and verdicts; up to `most` classes of each."""
    return _Search(two, most).movement()


class _Search:
    def __init__(self, two: TwoNotices, most: int) -> None:
        self.two, self.most = two, most
        stated = {**two.old.shares, **two.new.shares}
        self.shares = [
            Shares(two.facts[fact], points, stated.get(fact, {}))
            for fact, points in zip(two.after.facts, two.points, strict=True)
        ]
        for_some = [number for number, fact in enumerate(two.facts.values()) if fact.applies]
        self.boxes = Boxes(two.diagrams, [points.size for points in two.points], self._weight, for_some)
        self.undescribed: Diagram = NOBODY

    def movement(self) -> Movement:
        found: dict[tuple[Verdict, Verdict, str, bool], Moved] = {}
        for level in self.two.levels:
            for moved in self._at(level):
                key = moved.before, moved.after, moved.who, moved.alike
                known = found.get(key)
                found[key] = replace(known, levels=known.levels + moved.levels) if known else moved
        classes = sorted(found.values(), key=lambda moved: -moved.share)
        return Movement(
            tuple(classes), self.boxes.share(self.undescribed), tuple(filter(self._only_unknown, self.two.levels))
        )

    def _weight(self, variable: int, first: int, end: int) -> float:
        return self.shares[variable].of(first, end)

    def _at(self, level: LevelId) -> Iterator[Moved]:
        """First those who meet what is asked of all, then those of whom that does not say enough."""
        d, said = self.two.diagrams, NOBODY
        alike = self.two.alike(level)
        for common in dict.fromkeys((alike, EVERYBODY)):
            others = d.where(d.all((self.two.people, common)), [NOBODY])
            for before, after in permutations(Verdict, 2):
                people = d.all((self._who_move(level, before, after), common))
                if (left := d.but(people, said)) != NOBODY:
                    within = d.any((people, others))
                    for box, moved in self._classes(level, before, after, left, within, common):
                        said = d.any((said, box))
                        yield from [moved] if moved else []

    def _classes(
        self, level: LevelId, before: Verdict, after: Verdict, people: Diagram, within: Diagram, common: Diagram
    ) -> Iterator[tuple[Diagram, Moved | None]]:
        d, left = self.two.diagrams, people
        for number, (box, said, share) in enumerate(self.boxes.cover(people, within)):
            if number == self.most:
                self.undescribed = d.any((self.undescribed, left))
                yield people, None
                return
            inside = self.boxes.of(box)
            left = d.but(left, inside)
            text = who(self.two, said, self.shares)
            yield inside, Moved((level,), before, after, text, share, common != EVERYBODY)

    def _who_move(self, level: LevelId, before: Verdict, after: Verdict) -> Diagram:
        d, two = self.two.diagrams, self.two
        was, now = two.before.level_diagrams[level], two.after.level_diagrams[level]
        return d.all((d.where(was, [before]), d.where(now, [after]), two.people))

    def _only_unknown(self, level: LevelId) -> bool:
        two = self.two
        differ = two.diagrams.differ(two.before.level_diagrams[level], two.after.level_diagrams[level])
        real = two.diagrams.all((differ, two.before.real, two.after.real))
        return real != NOBODY and two.diagrams.all((differ, two.people)) == NOBODY
