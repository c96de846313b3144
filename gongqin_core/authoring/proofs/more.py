"""More never hurts: an earlier day, which makes more years (of an `ascending` date a later one), a greater number, and
more of what a question counts up (`ascending`). Where a clause wants less of it, the level says so (`less_helps`)."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from ...judging.diagrams import NOBODY
from ...judging.everybody import Everybody
from ...judging.points import Points
from ...judging.words import say
from ...notice.notice import Level
from ...notice.questions import Fact
from ...notice.yaml_lines import Problem
from ..checks.places import Book, no_such
from .people import somebody


class Step(NamedTuple):
    """Two answers to a fact, by number: the second is a little more."""

    less: int
    more: int


def more_that_hurts(book: Book) -> Iterator[Problem]:
    for number, level in enumerate(book.notice.levels):
        declared = {some.fact: position for position, some in enumerate(level.less_helps)}
        for name in declared.keys() - book.notice.facts.keys():
            spot = ("levels", number, "less_helps", declared[name], "fact")
            yield book.problem("levels", spot, no_such("事实", name, book.notice.facts, "questions.yaml"))
        for fact in book.notice.facts.values():
            text = _hurt(book.everybody, level, fact)
            if text and fact.id not in declared:
                yield book.problem("levels", ("levels", number), text)
            if not text and fact.id in declared:
                place = ("levels", number, "less_helps", declared[fact.id])
                yield book.problem("levels", place, f"“{fact.id}”在这一级没有“少了反而好”的时候。请删去这一条")


def _hurt(everybody: Everybody, level: Level, fact: Fact) -> str | None:
    """For whom a step to more makes a level harder to come by, in words."""
    variable, diagrams = everybody.variable[fact.id], everybody.diagrams
    says, points = everybody.level_diagrams[level.id], everybody.points[everybody.variable[fact.id]]
    nodes = diagrams.asking([says], variable)
    for step in _steps(points, fact, {end for node in nodes for end in node.ends}):
        if all(diagrams.above(node.kid(step.less), node.kid(step.more)) == NOBODY for node in nodes):
            continue
        less, more = (diagrams.given(says, variable, point) for point in step)
        worse = diagrams.above(less, more)
        told = diagrams.given(everybody.whole, variable, step.more)
        if who := somebody(everybody, diagrams.all([worse, told]), worse):
            before, after = (say(fact, points.answer(point)) for point in step)
            text = f"{level.short}：{fact.short}从{before}变成{after}，结论反而差了，例如：{who}。"
            return f"{text}请看条件写错没有；通知就是这样规定的，在这一级加 less_helps"
    return None


def _steps(points: Points, fact: Fact, makes_a_difference: Iterable[int]) -> Iterator[Step]:
    """`makes_a_difference`: where answers begin to do so."""
    if fact.type == "date":
        days = points.kinds[-2]
        ends = (end for end in sorted(makes_a_difference) if days < end < points.size)
        yield from (Step(end - 1, end) if fact.ascending else Step(end, end - 1) for end in ends)
    elif fact.type == "number":
        yield from (Step(end - 1, end) for end in sorted(makes_a_difference) if 1 < end < points.size)
    elif fact.ascending and fact.type == "choice":
        numbers = [points.point(option.code) for option in fact.options]
        yield from (Step(*pair) for pair in pairwise(numbers))
    elif fact.ascending and fact.type == "multi":
        for point in range(1, points.size):
            chosen = points.answer(point)
            if isinstance(chosen, frozenset):
                yield from (Step(point, points.point(chosen | {code})) for code in sorted(fact.codes - chosen))


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (more_that_hurts,)
