"""Every level can come out every way: somebody meets it, somebody has to have it confirmed, and somebody does not.
Whoever has answered all that is for them gets one of these."""

from collections.abc import Callable, Iterator, Sequence

from ...judging.diagrams import NOBODY
from ...judging.nearest import nearest
from ...judging.points import UNKNOWN
from ...judging.verdict import Verdict
from ...notice.base import Place
from ...notice.conditions import AnyNode, Use, walk
from ...notice.nodes import Leaf, Node
from ...notice.notice import Notice
from ...notice.yaml_lines import Problem
from ..checks.places import Book
from .branches import Spot, members, resolved
from .people import in_words, whole

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


def left_open_by_what_does_not_apply(book: Book) -> Iterator[Problem]:
    """A condition on a fact that does not exist for somebody stays unknown, and nothing can be asked."""
    everybody, told = book.everybody, set[Place]()
    for number, level in enumerate(book.notice.levels):
        unknown = everybody.diagrams.where(everybody.level_diagrams[level.id], [Verdict.UNKNOWN])
        somebody = nearest(everybody, whole(everybody, unknown), (UNKNOWN,) * len(everybody.facts))
        if somebody is None:
            continue
        spot = _unknown_of(book, Spot(("levels", number, "tree"), level.tree), somebody.points)
        if isinstance(spot.node, Leaf) and spot.place not in told:
            told.add(spot.place)
            text = f"有人没有“{book.notice.facts[spot.node.fact].short}”这一题（questions.yaml 的 applies），这里却要看"
            who = in_words(everybody, unknown, somebody)
            rest = f"，{level.short}就答完了还是“待补充”，例如：{who}。请在外面加 when，把这些人分开"
            yield book.problem("levels", spot.place, text + rest)


def _unknown_of(book: Book, spot: Spot, points: Sequence[int]) -> Spot:
    """The first condition of a tree that is unknown of somebody of whom all is."""
    everybody, conditions = book.everybody, book.notice.conditions
    for member in members(resolved(book.notice, spot)):
        if everybody.diagrams.at(everybody.says(member.node, conditions, {}), points) == Verdict.UNKNOWN:
            return _unknown_of(book, member, points)
    return resolved(book.notice, spot)


def _leaves_something_open(notice: Notice, tree: AnyNode) -> bool:
    """Whether something in a tree is for an office to decide."""
    for node in walk(tree):
        if isinstance(node, Use) and _leaves_something_open(notice, notice.conditions[node.use]):
            return True
        if isinstance(node, Node) and (node.confirm or getattr(node, "disputed", None)):
            return True
    return False


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    levels_come_out_every_way,
    left_open_by_what_does_not_apply,
)
