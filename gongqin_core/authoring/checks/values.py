"""Checks on the figures that decide: every threshold, day, sum, hour and address stands in the clause it cites."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from ...judging.words import yuan
from ...notice.answer_leaves import Has
from ...notice.conditions import Join, Relaxation, Relaxed, tag_of
from ...notice.day_leaves import By, FewerYears, From, FullYears, YearsLeaf
from ...notice.fees import Cost, Exam, TradeCost
from ...notice.nodes import Asks
from ...notice.notice import NamedDay, Stage
from ...notice.number_leaves import AtLeast, AtMost
from ...notice.preparation import Online
from ...notice.trades import Catalogue, Group
from ...notice.yaml_lines import Problem
from .figure_words import Figure, day, figures_in, number, plain
from .places import Book, Spot
from .sources import Sources, sources_of

COUNT = "个"
"""The unit in which a clause says how long a catalogue is, if it does."""


class Value(NamedTuple):
    """Figures that something in the files stands for; one of them has to stand in its clause. `key`: where they are."""

    spot: Spot
    key: str
    figures: tuple[Figure, ...]


def values(book: Book) -> Iterator[Value]:
    """Every value that has to stand in a clause."""
    for spot in book.of(Asks, Relaxation, NamedDay, Join, Stage, Online, Cost, Catalogue, Group):
        for key, *figures in _values(book, spot.value):
            yield Value(spot, key, tuple(figures))


def _values(book: Book, value: object) -> Iterator[tuple[str, *tuple[Figure, ...]]]:
    match value:
        case FullYears() | FewerYears():
            yield value.count, number(value.years, "年"), number(value.years, "岁")
        case YearsLeaf():
            yield value.count, number(value.years, value.unit)
        case Relaxed(full_years=years):
            yield "full_years", number(years, "年")
        case Relaxation(less=years):
            yield "less", number(years, "年")
        case Has(at_least=least) if least > 1:
            yield "at_least", number(least, "")
        case AtLeast() | AtMost():
            unit = book.notice.facts[value.fact].unit if value.fact in book.notice.facts else None
            yield tag_of(value), number(value.limit, unit or "")
        case By(by=when):
            yield "by", day(when)
        case From(first=when):
            yield "from", day(when)
        case NamedDay(on=on):
            yield "on", day(on)
        case Join(repealed=repealed) if repealed:
            yield "repealed", day(str(repealed.year))
        case Stage():
            if value.first:
                yield "first", day(value.first)
            yield "last", day(value.last)
            if value.closes_at:
                yield "closes_at", *figures_in(value.closes_at)
        case Online():
            for key, address in (("url", value.url), ("fallback", value.fallback)):
                if address:
                    yield key, *figures_in(address)
        case Cost():
            yield from (("items", number(amount, "元")) for amount in value.items.values())
            for key, amount in (("total", value.total), ("per_subject", value.per_subject)):
                if amount is not None:
                    yield key, number(amount, "元")
        case Catalogue(trades=trades) if not trades[0].now:
            yield "trades", number(len(trades), COUNT)
        case Group(id=group):
            yield "id", number(len(book.notice.trade_names.groups[group]), COUNT)


def unfounded_values(book: Book) -> Iterator[Problem]:
    sources = sources_of(book)
    for value in values(book):
        clauses = _clauses(value, sources)
        if not any(_stands(value, figure, clauses, sources) for figure in value.figures):
            shown = _shown(value)
            cited = "、".join(sorted(clauses)) or "（没写出处）"
            text = f"出处 {cited} 里没有“{shown}”。请对照通知，看数字和出处哪个写错了{sources.standing(clauses)}"
            yield book.at(value.spot, text, value.key)


def _shown(value: Value) -> str:
    """The figure in words; of a paper also that of the years of which one is left to be confirmed."""
    words = next(iter(value.figures)).words if value.figures else ""
    node = value.spot.value
    beyond = isinstance(node, FullYears) and value.spot.part != "levels"
    return f"{node.full_years + 1} 年”或“{words}" if beyond else words


def _clauses(value: Value, sources: Sources) -> frozenset[str]:
    if value.key == "repealed":
        return frozenset([value.spot.value.repealed.clause])
    return sources.clauses(value.spot)


def _stands(value: Value, figure: Figure, clauses: frozenset[str], sources: Sources) -> bool:
    if sources.stands(figure, clauses):
        return True
    node = value.spot.value
    if isinstance(node, Group):  # what a clause says of how many there are has a check of its own
        return True
    if isinstance(node, Catalogue):
        return not any(one.value[1] == COUNT for clause in clauses for one in sources.figures.get(clause, ()))
    if isinstance(node, FullYears) and value.spot.part != "levels":  # a paper is asked of those to be confirmed as well
        return sources.stands(number(node.full_years + 1, "年"), clauses)
    return isinstance(node, By) and _is_age(node.by, clauses, sources)


def _is_age(born: date, clauses: frozenset[str], sources: Sources) -> bool:
    """Whether a day is so many years before one that the notice names, as a clause says."""
    restated = chain.from_iterable(sources.figures.get(clause, ()) for clause in clauses)
    ages = {one.value[0] for one in restated if one.kind == "number" and one.value[1] in ("年", "岁")}
    return any(f"{born.year + int(age)}-{born:%m-%d}" in sources.days for age in ages)


def unnamed_items(book: Book) -> Iterator[Problem]:
    """What a fee is made of stands in its clause with its sum; so do the subjects of an exam and the way to a page."""
    sources = sources_of(book)
    for spot in book.of(Cost, Exam, Online):
        cited_clauses = sources.clauses(spot)
        restated = plain("".join(sources.text.get(clause, "") for clause in cited_clauses))
        for key, words in _items(book, spot.value):
            if restated and plain(words) not in restated:
                cited = "、".join(sorted(cited_clauses))
                text = f"出处 {cited} 里没有“{words}”。请对照通知，看名称和数字写错没有"
                text += sources.standing(cited_clauses)
                yield book.at(spot, text, key)


def _items(book: Book, value: Cost | Exam | Online) -> Iterator[tuple[str, str]]:
    if isinstance(value, TradeCost):
        yield from (("groups", book.notice.group[group].name) for group in value.groups)
        yield from (("rest", rest) for rest in [value.rest] if rest)
    match value:
        case Cost(items=items):
            yield from (("items", f"{name} {yuan(amount)}") for name, amount in items.items())
        case Exam(subjects=subjects):
            yield from (("subjects", subject) for subject in subjects)
        case Online(path=path):
            yield from (("path", step) for step in path)


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (unfounded_values, unnamed_items)
