"""Verdicts as a function of all answers at once: decision diagrams, of which equal functions are one number.

A variable is one fact, its points are the answers there are to it, by number from 0. A node asks for one variable and
goes on by runs of points; the ends are the four verdicts (0 to 3). Variables are asked in one order, a node whose runs
all lead on alike is never made, and the same node is made once (Bryant 1986; with runs: Strehl and Thiele 1998). So two
conditions say the same of everybody if, and only if, their numbers are equal. A set of people is a diagram as well:
`NOBODY` (0) and `EVERYBODY` (3) at its ends.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from .verdict import Verdict

Diagram = int
NOBODY, EVERYBODY = int(Verdict.NOT_MET), int(Verdict.MET)
ENDS = len(Verdict)
Runs = list[tuple[int, Diagram]]
"""For a run of points, where it ends (the first point that is no longer in it) and where it leads."""


class Node(NamedTuple):
    """`ends[i]` is where run `i` ends, `kids[i]` where it leads; a verdict has neither."""

    variable: int
    ends: tuple[int, ...]
    kids: tuple[Diagram, ...]


class Diagrams:
    """All diagrams over `count` variables, 0 to `count` - 1 in the order in which they are asked."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.nodes = [Node(count, (), ())] * ENDS
        self._known: dict[Node, Diagram] = {}
        self._memo: dict[tuple[str, Diagram, Diagram], Diagram] = {}

    def node(self, variable: int, runs: Iterable[tuple[int, Diagram]]) -> Diagram:
        """Runs that lead on alike are one."""
        ends: list[int] = []
        kids: list[Diagram] = []
        for end, kid in runs:
            if kids and kids[-1] == kid:
                ends[-1] = end
            else:
                ends.append(end)
                kids.append(kid)
        if len(kids) == 1:
            return kids[0]
        node = Node(variable, tuple(ends), tuple(kids))
        if node not in self._known:
            self._known[node] = len(self.nodes)
            self.nodes.append(node)
        return self._known[node]

    # —— two diagrams ——

    def all(self, diagrams: Iterable[Diagram]) -> Diagram:
        """The lowest verdict; of sets, who is in all of them."""
        found = EVERYBODY
        for diagram in diagrams:
            found = self._both("all", found, diagram, _lowest)
        return found

    def any(self, diagrams: Iterable[Diagram]) -> Diagram:
        """The highest verdict; of sets, who is in one of them."""
        found = NOBODY
        for diagram in diagrams:
            found = self._both("any", found, diagram, _highest)
        return found

    def differ(self, a: Diagram, b: Diagram) -> Diagram:
        """The set of those of whom two diagrams do not say the same."""
        return self._both("differ", a, b, _different)

    def _both(self, name: str, a: Diagram, b: Diagram, known: Callable[[Diagram, Diagram], Diagram | None]) -> Diagram:
        """`known` says what becomes of two diagrams where that needs no look inside."""
        found = known(a, b)
        if found is not None:
            return found
        key = (name, a, b) if a < b else (name, b, a)
        if key not in self._memo:
            variable = min(self.nodes[a].variable, self.nodes[b].variable)
            runs = [(end, self._both(name, x, y, known)) for end, x, y in self._side_by_side(variable, a, b)]
            self._memo[key] = self.node(variable, runs)
        return self._memo[key]

    def _side_by_side(self, variable: int, a: Diagram, b: Diagram) -> Iterator[tuple[int, Diagram, Diagram]]:
        first, second = self.nodes[a], self.nodes[b]
        if first.variable != variable:
            yield from ((end, a, kid) for end, kid in zip(second.ends, second.kids, strict=True))
        elif second.variable != variable:
            yield from ((end, kid, b) for end, kid in zip(first.ends, first.kids, strict=True))
        else:
            i = j = 0
            while i < len(first.ends):
                here, there = first.ends[i], second.ends[j]
                yield min(here, there), first.kids[i], second.kids[j]
                i, j = i + (here <= there), j + (there <= here)

    # —— one diagram ——

    def mapped(self, diagram: Diagram, verdicts: Sequence[int]) -> Diagram:
        """The same with other verdicts in the place of 0, 1, 2 and 3."""
        if diagram < ENDS:
            return verdicts[diagram]
        key = (f"mapped {tuple(verdicts)}", diagram, diagram)
        if key not in self._memo:
            node = self.nodes[diagram]
            runs = [(end, self.mapped(kid, verdicts)) for end, kid in zip(node.ends, node.kids, strict=True)]
            self._memo[key] = self.node(node.variable, runs)
        return self._memo[key]

    def where(self, diagram: Diagram, wanted: Iterable[int]) -> Diagram:
        """The set of those who get one of these verdicts."""
        these = set(wanted)
        return self.mapped(diagram, [EVERYBODY if verdict in these else NOBODY for verdict in range(ENDS)])

    def but(self, people: Diagram, others: Diagram) -> Diagram:
        """Who is in the first set and not in the second."""
        return self.all((people, self.where(others, [NOBODY])))

    def above(self, a: Diagram, b: Diagram) -> Diagram:
        """The set of those of whom the first says more than the second."""
        tops = [range(least, ENDS) for least in range(1, ENDS)]
        return self.any(self.but(self.where(a, top), self.where(b, top)) for top in tops)

    def given(self, diagram: Diagram, variable: int, point: int) -> Diagram:
        """What it says where one variable is this point, as a function of the others."""
        node = self.nodes[diagram]
        if node.variable >= variable:
            return node.kids[bisect_right(node.ends, point)] if node.variable == variable else diagram
        key = (f"given {variable} {point}", diagram, diagram)
        if key not in self._memo:
            runs = [(end, self.given(kid, variable, point)) for end, kid in zip(node.ends, node.kids, strict=True)]
            self._memo[key] = self.node(node.variable, runs)
        return self._memo[key]

    def on_the_way(self, diagram: Diagram, points: Sequence[int]) -> Iterator[int]:
        """The variables that are looked at to find the verdict of somebody."""
        while diagram >= ENDS:
            node = self.nodes[diagram]
            yield node.variable
            diagram = node.kids[bisect_right(node.ends, points[node.variable])]

    def at(self, diagram: Diagram, points: Sequence[int]) -> int:
        """The verdict of somebody, given the point of each variable."""
        while diagram >= ENDS:
            node = self.nodes[diagram]
            diagram = node.kids[bisect_right(node.ends, points[node.variable])]
        return diagram


def _lowest(a: Diagram, b: Diagram) -> Diagram | None:
    if a == b or b == EVERYBODY or a == NOBODY:
        return a
    if a == EVERYBODY or b == NOBODY:
        return b
    return min(a, b) if a < ENDS and b < ENDS else None


def _highest(a: Diagram, b: Diagram) -> Diagram | None:
    if a == b or b == NOBODY or a == EVERYBODY:
        return a
    if a == NOBODY or b == EVERYBODY:
        return b
    return max(a, b) if a < ENDS and b < ENDS else None


def _different(a: Diagram, b: Diagram) -> Diagram | None:
    if a == b:
        return NOBODY
    return EVERYBODY if a < ENDS and b < ENDS else None
