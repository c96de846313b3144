"""A higher level is open to nobody to whom a lower one is closed, unless they hold that or a higher one already, or a
clause lets them skip it (`skips`)."""

from collections.abc import Callable, Iterator

from ...judging.diagrams import Diagram
from ...judging.verdict import Verdict
from ...notice.conditions import All, AnyNode, AnyOf, Judged, Never
from ...notice.notice import Level
from ...notice.yaml_lines import Problem
from ..checks.places import Book, no_such
from .people import somebody

OPEN = (Verdict.CONFIRM, Verdict.MET)


def lower_levels_closed(book: Book) -> Iterator[Problem]:
    notice, everybody, diagrams = book.notice, book.everybody, book.everybody.diagrams
    closed = _closed(book)
    for number, level in enumerate(notice.levels):
        lower = {other.id: other for other in notice.levels[:number]}
        open_here = diagrams.where(everybody.level_diagrams[level.id], OPEN)
        without = {other: diagrams.all([open_here, people]) for other, people in closed.items() if other in lower}
        let = _let_through(book, level)
        for other, people in without.items():
            others = diagrams.any(let[place] for place, some in enumerate(level.skips) if other in some.levels)
            if who := somebody(everybody, diagrams.but(people, others), people):
                text = f"{level.short}能报的人，{lower[other].short}却不符合，也不是已经有证，例如：{who}。"
                rest = f"请看这两级的条件写错没有；通知就是这样规定的，在{level.short}加 skips"
                yield book.problem("levels", ("levels", number), text + rest)
        for place, some in enumerate(level.skips):
            for position, other in enumerate(some.levels):
                spot = ("levels", number, "skips", place, "levels", position)
                if other not in lower:
                    yield book.problem("levels", spot, no_such("更低的级别", other, lower, "levels.yaml"))
                elif somebody(everybody, diagrams.all([without[other], let[place]])) is None:
                    text = f"没有人靠这一条越过{lower[other].short}报{level.short}。请删去“{other}”"
                    yield book.problem("levels", spot, text)


def _let_through(book: Book, level: Level) -> list[Diagram]:
    everybody = book.everybody
    says = (everybody.says(some.when, book.notice.conditions, {}) for some in level.skips)
    return [everybody.diagrams.where(diagram, OPEN) for diagram in says]


def _closed(book: Book) -> dict[str, Diagram]:
    """Level id → those to whom it is closed for another reason than that they hold it, or a higher one."""
    conditions = {name: _as_if_not_held(node) for name, node in book.notice.conditions.items()}
    trees = {level.id: _as_if_not_held(level.tree) for level in book.notice.levels}
    levels = book.everybody.levels(conditions, trees)
    return {level: book.everybody.diagrams.where(says, [Verdict.NOT_MET]) for level, says in levels.items()}


def _as_if_not_held(node: AnyNode) -> AnyNode:
    """A tree in which nobody is told that they hold the level, or a higher one."""
    if isinstance(node, Never):
        return Judged(judged=node.never, clause=node.clause)
    if isinstance(node, All | AnyOf):
        return node.model_copy(update={"members": tuple(map(_as_if_not_held, node.members))})
    return node


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (lower_levels_closed,)
