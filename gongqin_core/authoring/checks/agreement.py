"""Checks on what is said twice: a label says what is counted below it, a suspicion what it looks at, the words of an
answer the same days, and a paper as many as a condition."""

from collections.abc import Callable, Iterator

from ...notice.answer_leaves import Has
from ...notice.conditions import AnyNode, Relaxed, walk
from ...notice.day_leaves import NotReached, YearsLeaf
from ...notice.nodes import Node
from ...notice.preparation import Item
from ...notice.questions import Option, Suspicion
from ...notice.yaml_lines import Problem
from .figure_words import figures_in, repeats
from .later_years import days
from .places import Book, Spot
from .sources import sources_of

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


def options_with_two_days(book: Book) -> Iterator[Problem]:
    """A day in the label of an answer stands in its hint too, where that names days."""
    year = sources_of(book).year
    for spot in book.of(Option):
        label, hint = days(spot.value.label), days(spot.value.hint or "")
        for one in label if hint else ():
            if not any(repeats(one, other, year) for other in hint):
                text = f"label 里的“{one.words}”和 hint 里的“{'、'.join(day.words for day in hint)}”对不上"
                yield book.at(spot, f"{text}。请对照通知，看哪一个写错了", "label")


def papers_with_another_count(book: Book) -> Iterator[Problem]:
    """A paper for those who chose so many asks for as many as a condition does."""
    counts: dict[str, dict[int, Spot]] = {}
    for spot in book.of(Has):
        if spot.part == "levels":
            counts.setdefault(spot.value.fact, {}).setdefault(spot.value.at_least, spot)
    for spot in book.of(Item):
        for leaf in walk(spot.value.when) if spot.value.when else ():
            known = counts.get(leaf.fact, {}) if isinstance(leaf, Has) else {}
            if known and isinstance(leaf, Has) and leaf.at_least not in known:
                needed = "、".join(f"{n}（{book.where(at)}）" for n, at in sorted(known.items()))
                text = f"when 里至少要 {leaf.at_least} 项，条件里要的是 {needed}。请看 at_least 写错没有"
                yield book.at(spot, text, "when")


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    labels_that_say_otherwise,
    suspicions_that_say_otherwise,
    options_with_two_days,
    papers_with_another_count,
)
