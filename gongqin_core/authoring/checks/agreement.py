"""Checks on what is said twice: a label says what is counted below it, a suspicion what it looks at."""

from collections.abc import Callable, Iterator

from ...notice.conditions import AnyNode, Relaxed, walk
from ...notice.day_leaves import NotReached, YearsLeaf
from ...notice.nodes import Node
from ...notice.questions import Suspicion
from ...notice.yaml_lines import Problem
from .figure_words import figures_in
from .places import Book

FEWER = ("不足", "不满", "未满", "少于", "不到", "以内", "以下")
"""Words of a label that says how many years are too many."""


def labels_that_say_otherwise(book: Book) -> Iterator[Problem]:
    """A label says the years that are counted below it, and whether they are to be reached or not to be."""
    for spot in book.of(Node):
        label = spot.value.label or ""
        leaves = [node for node in walk(spot.value) if isinstance(node, YearsLeaf)]
        units = {leaf.unit for leaf in leaves}
        labelled = {one.value for one in figures_in(label) if one.kind == "number" and one.value[1] in units}
        counted = _years(spot.value)
        if label and leaves and labelled != counted:
            years = "、".join(f"{n} {unit}" for n, unit in sorted(counted))
            yield book.at(spot, f"label“{label}”和条件数的 {years} 对不上。请改成一样", "label")
        elif leaves and label and all(isinstance(leaf, NotReached) for leaf in leaves) != _says_fewer(label):
            yield book.at(spot, f"label“{label}”和条件说反了：看是“满”还是“不足”。请改成一样", "label")


def _years(node: AnyNode) -> set[tuple[int, str]]:
    """The years that a condition speaks of, with their unit: of a relaxation, how many fewer are enough."""
    if isinstance(node, Relaxed):
        return {(years, YearsLeaf.unit) for years in (node.full_years, *(some.less for some in node.relaxed))}
    nodes = list(walk(node))
    relaxed = [inner for inner in nodes if isinstance(inner, Relaxed)]
    spelled_out = [leaf for one in relaxed for leaf in walk(one.spelled_out)]
    leaves = [leaf for leaf in nodes if isinstance(leaf, YearsLeaf) and leaf not in spelled_out]
    return {(leaf.years, leaf.unit) for leaf in leaves} | {(one.full_years, YearsLeaf.unit) for one in relaxed}


def _says_fewer(label: str) -> bool:
    return any(word in label for word in FEWER)


def suspicions_that_say_otherwise(book: Book) -> Iterator[Problem]:
    """A suspicion says the years that it looks at."""
    for spot in book.of(Suspicion):
        written = {
            one.value[0] for one in figures_in(spot.value.say) if one.kind == "number" and one.value[1] in ("年", "岁")
        }
        if written != ({spot.value.years} - {0}):
            text = f"say 里的年数和 years 写的 {spot.value.years} 对不上。请改成一样"
            yield book.at(spot, text, "say")


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (labels_that_say_otherwise, suspicions_that_say_otherwise)
