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
Pair = tuple[Diagram, Diagram]
Plainly = Callable[[Diagram, Diagram], Diagram | None]
Runs = list[tuple[int, Diagram]]
"""For a run of points, where it ends (the first point that is no longer in it) and where it leads."""


class Node(NamedTuple):
    """`ends[i]` is where run `i` ends, `kids[i]` where it leads; a verdict has neither."""

    variable: int
    ends: tuple[int, ...]
    kids: tuple[Diagram, ...]

    def kid(self, point: int) -> Diagram:
        """Where a point leads."""
        return self.kids[bisect_right(self.ends, point)]


class Diagrams:
    """All diagrams over `count` variables, 0 to `count` - 1 in the order in which they are asked."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.nodes = [Node(count, (), ())] * ENDS
        self._known: dict[Node, Diagram] = {}
        self._lowest: dict[Pair, Diagram] = {}
        self._highest: dict[Pair, Diagram] = {}
        self._different: dict[Pair, Diagram] = {}
        """What was found out of two diagrams, in either order; so are the two above."""
        self._mapped: dict[tuple[Diagram, tuple[int, ...]], Diagram] = {}
        self._given: dict[tuple[Diagram, int, int], Diagram] = {}

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
        number = self._known.setdefault(node, len(self.nodes))
        if number == len(self.nodes):
            self.nodes.append(node)
        return number

    # —— two diagrams ——

    def all(self, diagrams: Iterable[Diagram]) -> Diagram:
        """The lowest verdict; of sets, who is in all of them."""
        return self._fold([EVERYBODY, *diagrams], _lowest, self._lowest)

    def any(self, diagrams: Iterable[Diagram]) -> Diagram:
        """The highest verdict; of sets, who is in one of them."""
        return self._fold([NOBODY, *diagrams], _highest, self._highest)

    def differ(self, a: Diagram, b: Diagram) -> Diagram:
        """The set of those of whom two diagrams do not say the same."""
        return self._both(a, b, _different, self._different)

    def _fold(self, diagrams: list[Diagram], plainly: Plainly, known: dict[Pair, Diagram]) -> Diagram:
        """By twos, and those by twos again: where only one of many is another, most is known."""
        while len(diagrams) > 1:
            odd = diagrams[-1:] if len(diagrams) % 2 else []
            diagrams = [
                self._both(a, b, plainly, known) for a, b in zip(diagrams[::2], diagrams[1::2], strict=False)
            ] + odd
        return diagrams[0]

    def _both(self, a: Diagram, b: Diagram, plainly: Plainly, known: dict[Pair, Diagram]) -> Diagram:
        """`plainly` says what becomes of two diagrams where that needs no look inside; `known` is what was found."""
        found = plainly(a, b)
        if found is not None:
            return found
        pair = (a, b) if a < b else (b, a)
        found = known.get(pair)
        if found is None:
            runs = [(end, self._both(x, y, plainly, known)) for end, (x, y) in self.side_by_side(a, b)]
            found = known[pair] = self.node(self.first_variable(a, b), runs)
        return found

    def first_variable(self, a: Diagram, b: Diagram) -> int:
        """The one that is asked for first in two diagrams."""
        return min(self.nodes[a].variable, self.nodes[b].variable)

    def side_by_side(self, a: Diagram, b: Diagram) -> list[tuple[int, Pair]]:
        """By runs of the points of their first variable, where two diagrams lead."""
        first, second = self.nodes[a], self.nodes[b]
        if first.variable > second.variable:
            return [(end, (a, kid)) for end, kid in zip(second.ends, second.kids, strict=True)]
        if second.variable > first.variable:
            return [(end, (kid, b)) for end, kid in zip(first.ends, first.kids, strict=True)]
        ends, i, j = sorted({*first.ends, *second.ends}), 0, 0
        runs = list[tuple[int, Pair]]()
        for end in ends:
            runs.append((end, (first.kids[i], second.kids[j])))
            i, j = i + (first.ends[i] == end), j + (second.ends[j] == end)
        return runs

    # —— one diagram ——

    def mapped(self, diagram: Diagram, verdicts: Sequence[int]) -> Diagram:
        """The same with other verdicts in the place of 0, 1, 2 and 3."""
        if diagram < ENDS:
            return verdicts[diagram]
        key = (diagram, (*verdicts,))
        if key not in self._mapped:
            node = self.nodes[diagram]
            runs = [(end, self.mapped(kid, verdicts)) for end, kid in zip(node.ends, node.kids, strict=True)]
            self._mapped[key] = self.node(node.variable, runs)
        return self._mapped[key]

    def where(self, diagram: Diagram, wanted: Iterable[int]) -> Diagram:
        """The set of those who get one of these verdicts."""
        these = set(wanted)
        return self.mapped(diagram, [EVERYBODY if verdict in these else NOBODY for verdict in range(ENDS)])

    def but(self, people: Diagram, others: Diagram) -> Diagram:
        """Who is in the first set and not in the second."""
        return self.all((people, self.where(others, [NOBODY])))

    def above(self, a: Diagram, b: Diagram) -> Diagram:
        """The set of those of whom the first says more than the second."""
        if a == b:
            return NOBODY
        tops = [range(least, ENDS) for least in range(1, ENDS)]
        return self.any(self.but(self.where(a, top), self.where(b, top)) for top in tops)

    def given(self, diagram: Diagram, variable: int, point: int) -> Diagram:
        """What it says where one variable is this point, as a function of the others."""
        node = self.nodes[diagram]
        if node.variable >= variable:
            return node.kid(point) if node.variable == variable else diagram
        key = (diagram, variable, point)
        if key not in self._given:
            runs = [(end, self.given(kid, variable, point)) for end, kid in zip(node.ends, node.kids, strict=True)]
            self._given[key] = self.node(node.variable, runs)
        return self._given[key]

    def asking(self, diagrams: Iterable[Diagram], variable: int) -> list[Node]:
        """The nodes that ask for a variable. Two points say the same in these diagrams if they do in each node."""
        found, seen, waiting = list[Node](), set[Diagram](), [*diagrams]
        while waiting:
            diagram = waiting.pop()
            node = self.nodes[diagram]
            if diagram not in seen and node.variable <= variable:
                seen.add(diagram)
                waiting += node.kids if node.variable < variable else ()
                found += [node] if node.variable == variable else []
        return found

    def on_the_way(self, diagram: Diagram, points: Sequence[int]) -> Iterator[int]:
        """The variables that are looked at to find the verdict of somebody."""
        while diagram >= ENDS:
            node = self.nodes[diagram]
            yield node.variable
            diagram = node.kid(points[node.variable])

    def at(self, diagram: Diagram, points: Sequence[int]) -> int:
        """The verdict of somebody, given the point of each variable."""
        while diagram >= ENDS:
            node = self.nodes[diagram]
            diagram = node.kid(points[node.variable])
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
