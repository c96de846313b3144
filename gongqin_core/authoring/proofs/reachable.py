"""Every level can come out every way: somebody meets it, somebody has to have it confirmed, and somebody does not."""

from collections.abc import Callable, Iterator

from ...judging.diagrams import NOBODY
from ...judging.verdict import Verdict
from ...notice.conditions import AnyNode, Use, walk
from ...notice.load import Problem
from ...notice.nodes import Node
from ...notice.notice import Notice
from ..checks.places import Book
from .people import whole

WAYS = {
    Verdict.MET: "不论怎么回答，谁也不会“初步符合”。请看 all、any、when 和数字写错没有",
    Verdict.CONFIRM: "写了 confirm 或 disputed，可是谁也不会“需确认”。请看有没有别的条件把它盖住了",
    Verdict.NOT_MET: "不论怎么回答，谁都符合。请看是不是漏了条件，或者 all 写成了 any",
}


def levels_come_out_every_way(book: Book) -> Iterator[Problem]:
    everybody = book.everybody
    for number, level in enumerate(book.notice.levels):
        for verdict, text in WAYS.items():
            if verdict == Verdict.CONFIRM and not _leaves_something_open(book.notice, level.tree):
                continue
            people = everybody.diagrams.where(everybody.level_diagrams[level.id], [verdict])
            if whole(everybody, people) == NOBODY:
                yield book.problem("levels", ("levels", number), f"{level.short}：{text}")


def _leaves_something_open(notice: Notice, tree: AnyNode) -> bool:
    """Whether something in a tree is for an office to decide."""
    for node in walk(tree):
        if isinstance(node, Use) and _leaves_something_open(notice, notice.conditions[node.use]):
            return True
        if isinstance(node, Node) and (node.confirm or getattr(node, "disputed", None)):
            return True
    return False


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (levels_come_out_every_way,)
