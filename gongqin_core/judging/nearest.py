"""Somebody of a set of people who is least unlike somebody given: as few other answers as can be, and known ones."""

from typing import NamedTuple

from .diagrams import ENDS, NOBODY, Diagram
from .everybody import Everybody


class Near(NamedTuple):
    """Somebody, and how unlike the one given they are (`Points.closest`, over all facts)."""

    unlike: float
    points: tuple[int, ...]


def nearest(everybody: Everybody, people: Diagram, to: tuple[int, ...]) -> Near | None:
    """None where there is nobody in the set."""
    return _Search(everybody, to).within(people)


class _Search:
    def __init__(self, everybody: Everybody, to: tuple[int, ...]) -> None:
        self._everybody = everybody
        self._to = to
        self._known: dict[Diagram, Near | None] = {}

    def within(self, people: Diagram) -> Near | None:
        if people < ENDS:
            return None if people == NOBODY else Near(0, self._to)
        if people not in self._known:
            self._known[people] = min(self._ways(people), default=None)
        return self._known[people]

    def _ways(self, people: Diagram) -> list[Near]:
        node, first, ways = self._everybody.diagrams.nodes[people], 0, []
        for end, kid in zip(node.ends, node.kids, strict=True):
            found = self.within(kid)
            if found is not None:
                unlike, point = self._everybody.points[node.variable].closest(first, end, self._to[node.variable])
                points = (*found.points[: node.variable], point, *found.points[node.variable + 1 :])
                ways.append(Near(found.unlike + unlike, points))
            first = end
        return ways
