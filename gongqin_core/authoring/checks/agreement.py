"""Checks on what is said twice: a label says what is counted below it, a suspicion what it looks at, the words of an
answer the same days; what one answer, day or paper says of itself, those like it say as well."""

from collections.abc import Callable, Iterator

from ...notice.answer_leaves import Has
from ...notice.conditions import AnyNode, Relaxed, walk
from ...notice.day_leaves import By, DateLeaf, From, NotReached, YearsLeaf
from ...notice.nodes import Node
from ...notice.preparation import Item
from ...notice.questions import Fact, Option, Suspicion
from ...notice.yaml_lines import Problem
from .figure_words import Figure, figures_in, repeats
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
        label, hint = _days(spot.value.label), _days(spot.value.hint or "")
        for one in label if hint else ():
            if not any(repeats(one, other, year) for other in hint):
                text = f"label 里的“{one.words}”和 hint 里的“{'、'.join(day.words for day in hint)}”对不上"
                yield book.at(spot, f"{text}。请对照通知，看哪一个写错了", "label")


def _days(text: str) -> list[Figure]:
    """The days and months of a text, not the years alone."""
    return [one for one in figures_in(text) if one.kind == "day" and isinstance(one.value[1], int) and one.value[1]]


def options_that_do_not_go_on(book: Book) -> Iterator[Problem]:
    """Where an answer says what it has become a year later, the others with days of that year say so too."""
    year = sources_of(book).year
    for spot in book.of(Fact):
        if not any(option.later for option in spot.value.options):
            continue
        for number, option in enumerate(spot.value.options):
            days = _days(option.label) + _days(option.hint or "")
            if not option.later and any((one.value[0] or one.carried or year) == year for one in days):
                text = f"“{option.label}”写的是 {year} 年的日子，到下一年就过去了；别的答案有 later，这里没有"
                yield book.at(spot, f"{text}。请加 later：下一年它算哪个答案", "options", number)


def days_that_stay_in_some_places(book: Book) -> Iterator[Problem]:
    """Of the days that conditions set for one question, all stay the same in later years, or all move."""
    kept: dict[tuple[type[DateLeaf], str], Spot] = {}
    every = [spot for spot in book.of(By, From) if spot.part == "levels"]
    for spot in every:
        if spot.value.stays:
            kept.setdefault((type(spot.value), spot.value.fact), spot)
    for spot in every:
        other = kept.get((type(spot.value), spot.value.fact))
        if other and not spot.value.stays:
            text = f"这一天会往后推；{book.where(other)} 看同一个事实，写了 stays: true。请看哪一处写错了"
            yield book.at(spot, text)


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
    options_that_do_not_go_on,
    days_that_stay_in_some_places,
    papers_with_another_count,
)
