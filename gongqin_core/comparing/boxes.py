"""Sets of people as few plain descriptions: boxes, each a set of answers to every fact, whatever the others are."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..judging.diagrams import ENDS, EVERYBODY, NOBODY, Diagram, Diagrams

Runs = tuple[tuple[int, int], ...]
"""Stretches of points: of each the first, and the first that is no longer in it."""
Box = dict[int, Runs]
"""Variable → the points allowed; a variable that is not here may have any."""
Weight = Callable[[int, int, int], float]
"""Variable, and a stretch of its points → how frequent these answers are."""


Join = Callable[[Iterable[Diagram]], Diagram]


class Described(NamedTuple):
    """One box; what to say of it; and how frequent those are of whom nothing was said before."""

    box: Box
    said: Box
    share: float


class Boxes:
    """Descriptions of sets of people, the most frequent first."""

    def __init__(
        self, diagrams: Diagrams, sizes: Sequence[int], weight: Weight, for_some: Collection[int] = ()
    ) -> None:
        """`sizes`: how many points each variable has. `for_some`: variables that are only for some people."""
        self.diagrams = diagrams
        self._sizes = sizes
        self._for_some = for_some
        self._weight = weight
        self._shares: dict[Diagram, float] = {NOBODY: 0, EVERYBODY: 1}
        self._best: dict[Diagram, tuple[float, int]] = {NOBODY: (0, 0), EVERYBODY: (1, 0)}

    def share(self, people: Diagram) -> float:
        """How frequent they are, if each fact is answered regardless of the others."""
        if people not in self._shares:
            self._shares[people] = sum(w * self.share(kid) for w, kid in self._weighed(people))
        return self._shares[people]

    def cover(self, people: Diagram, within: Diagram) -> Iterator[Described]:
        """Boxes that together have everybody of `people`, and nobody outside `within`; each says no more of a fact than
        the answers of those of `people` who are in it."""
        left = people
        while left != NOBODY:
            start = self._most_frequent(left)
            boxes = [self._widened(start, order, within) for order in self._orders(start)]
            share, box = max(((self._share_of(box, left), box) for box in boxes), key=lambda f: (f[0], -len(f[1])))
            yield Described(box, self._no_wider(box, people), share)
            left = self.diagrams.but(left, self.of(box))

    def _orders(self, start: Box) -> Iterator[list[int]]:
        """Ways to widen a box: facts that are only for some people come first, or they would stand for these people."""
        frequency = {variable: self._frequency(variable, runs) for variable, runs in start.items()}
        for ranks in ({v: v for v in start}, {v: -v for v in start}, frequency):
            yield [v for _, _, v in sorted((v not in self._for_some, ranks[v], v) for v in start)]

    def _frequency(self, variable: int, runs: Runs) -> float:
        return sum(self._weight(variable, *run) for run in runs)

    def _share_of(self, box: Box, people: Diagram) -> float:
        return self.share(self.diagrams.all((people, self.of(box))))

    def _no_wider(self, box: Box, people: Diagram) -> Box:
        """Of the facts of the box, the answers that those of `people` have who are in it."""
        inside = self.diagrams.all((people, self.of(box)))
        return {v: self._wanted(self._over(self.diagrams.any, inside, {}, v)) for v in box}

    def _wanted(self, people: Diagram) -> Runs:
        """The stretches of points with which somebody is in a set that is about one variable."""
        node = self.diagrams.nodes[people]
        runs = zip((0, *node.ends), node.ends, node.kids, strict=False)
        return tuple((first, end) for first, end, kid in runs if kid == EVERYBODY)

    def of(self, box: Box) -> Diagram:
        """The set of all in a box."""
        return self.diagrams.all(self._allowed(variable, runs) for variable, runs in sorted(box.items()))

    def _allowed(self, variable: int, runs: Runs) -> Diagram:
        steps = [step for first, end in runs for step in ((first, NOBODY), (end, EVERYBODY))]
        steps.append((self._sizes[variable], NOBODY))
        starts = (0, *(end for end, _ in steps))
        return self.diagrams.node(
            variable, [step for start, step in zip(starts, steps, strict=False) if step[0] > start]
        )

    def _weighed(self, people: Diagram) -> list[tuple[float, Diagram]]:
        node, first, found = self.diagrams.nodes[people], 0, []
        for end, kid in zip(node.ends, node.kids, strict=True):
            found.append((self._weight(node.variable, first, end), kid))
            first = end
        return found

    def _most_frequent(self, people: Diagram) -> Box:
        """The stretches of answers that most people of a set have, as they stand in its diagram."""
        box: Box = {}
        while people >= ENDS:
            node = self.diagrams.nodes[people]
            _, run = self._best_run(people)
            box[node.variable] = ((node.ends[run - 1] if run else 0, node.ends[run]),)
            people = node.kids[run]
        return box

    def _best_run(self, people: Diagram) -> tuple[float, int]:
        if people not in self._best:
            ways = [
                (weight * self._best_run(kid)[0], kid != NOBODY, -run)
                for run, (weight, kid) in enumerate(self._weighed(people))
            ]
            best = max(ways)
            self._best[people] = best[0], -best[2]
        return self._best[people]

    def _widened(self, start: Box, order: Sequence[int], within: Diagram) -> Box:
        """A box around `start` that cannot be made any wider; what can be left out first is, in this order."""
        box = dict(start)
        for variable in order:
            if self._over(self.diagrams.all, within, box, variable) == EVERYBODY:
                del box[variable]
        for variable in order:
            if variable in box:
                box[variable] = self._wanted(self._over(self.diagrams.all, within, box, variable))
        return box

    def _over(self, join: Join, people: Diagram, box: Box, variable: int) -> Diagram:
        """A set as one about a single variable: `all` with which everybody in the box is in it, or `any` with which
        somebody is."""
        known: dict[Diagram, Diagram] = {}

        def found(people: Diagram) -> Diagram:
            if people < ENDS:
                return people
            if people not in known:
                node = self.diagrams.nodes[people]
                if node.variable == variable:
                    runs = [(end, found(kid)) for end, kid in zip(node.ends, node.kids, strict=True)]
                    known[people] = self.diagrams.node(variable, runs)
                else:
                    known[people] = join(map(found, self._kids(people, box.get(node.variable))))
            return known[people]

        return found(people)

    def _kids(self, people: Diagram, allowed: Runs | None) -> Sequence[Diagram]:
        node = self.diagrams.nodes[people]
        if allowed is None:
            return tuple(dict.fromkeys(node.kids))
        runs = zip((0, *node.ends), node.ends, node.kids, strict=False)
        inside = (kid for first, end, kid in runs if any(first < stop and start < end for start, stop in allowed))
        return tuple(dict.fromkeys(inside))
