"""Checks on what the notices of later years ask: what stays as it is has its reason in the notice or in a reading of
ours, what is repealed moves no more, and an answer that becomes another one is about days that go by."""

import re
from collections.abc import Callable, Iterator

from ...notice.answer_leaves import CodeLeaf
from ...notice.conditions import Join
from ...notice.day_leaves import By, DateLeaf, From
from ...notice.nodes import Asks
from ...notice.questions import Fact, Option
from ...notice.yaml_lines import Problem
from .figure_words import Figure, figures_in
from .places import Book, Spot
from .sources import sources_of

LATER = re.compile("以后各?年|今后|往后|下一?年|明年|每年|各年|历年|废止|年起")
"""Words about later years."""


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


def stays_without_a_reason(book: Book) -> Iterator[Problem]:
    """What stays is repealed by then, or a clause beside it, or a reading of that clause, speaks of later years."""
    for spot in _asking(book):
        clauses = sources_of(book).clauses(spot)
        readings = [reading for reading in book.notice.readings if clauses & {*reading.clauses}]
        said = [sources_of(book).text.get(clause, "") for clause in clauses]
        said += ["".join((reading.unclear, *reading.options, reading.taken, reading.why)) for reading in readings]
        if spot.value.stays and not _repealed(book, spot) and not any(map(LATER.search, said)):
            text = f"写了 stays: true，可是 {'、'.join(sorted(clauses))} 没有说到以后年度"
            yield book.at(spot, f"{text}。请删去；我们这样理解的，在 readings.yaml 里写明", "stays")


def moving_though_repealed(book: Book) -> Iterator[Problem]:
    """What the next notice asks no more has no later day."""
    for spot in _asking(book):
        year = _repealed(book, spot)
        moves = spot.value.moves if isinstance(spot.value, DateLeaf | CodeLeaf) else not spot.value.stays
        if year == sources_of(book).year + 1 and moves:
            text = f"这里会往后推一年，可是 {year} 年起就废止了。请加 stays: true，或者看 repealed 的年份写错没有"
            yield book.at(spot, text)


def _asking(book: Book) -> Iterator[Spot]:
    """Conditions that say whether they stay."""
    return (spot for spot in book.of(Asks) if spot.part == "levels" and hasattr(spot.value, "stays"))


def _repealed(book: Book, spot: Spot) -> int | None:
    """The year from which what a condition stands in is repealed."""
    joins = (around.value for around in book.around(spot) if isinstance(around.value, Join))
    return next((join.repealed.year for join in joins if join.repealed), None)


def options_that_do_not_go_on(book: Book) -> Iterator[Problem]:
    """Where an answer says what it has become a year later, the others with days of that year say so too."""
    year = sources_of(book).year
    for spot in book.of(Fact):
        if not any(option.later for option in spot.value.options):
            continue
        for number, option in enumerate(spot.value.options):
            if not option.later and _of_this_year(book, option):
                text = f"“{option.label}”写的是 {year} 年的日子，到下一年就过去了；别的答案有 later，这里没有"
                yield book.at(spot, f"{text}。请加 later：下一年它算哪个答案", "options", number)


def options_that_go_on_idly(book: Book) -> Iterator[Problem]:
    """An answer that has become another one a year later has days of this year, and the other has none."""
    year = sources_of(book).year
    for spot in book.of(Fact):
        known = {option.code: option for option in spot.value.options}
        for number, option in enumerate(spot.value.options):
            after = known.get(option.later or "")
            if after is None:
                continue
            if not _of_this_year(book, option):
                text = f"“{option.label}”没有写 {year} 年的日子，到下一年也不会变。请删去 later，或者看是不是别的答案的"
                yield book.at(spot, text, "options", number, "later")
            elif _of_this_year(book, after):
                text = f"later 写的是“{after.label}”，那也是 {year} 年的日子，到下一年都过去了。请看下一年它算哪个答案"
                yield book.at(spot, text, "options", number, "later")


def _of_this_year(book: Book, option: Option) -> bool:
    """Whether an answer is about days of the notice's year."""
    year = sources_of(book).year
    return any((one.value[0] or one.carried or year) == year for one in days(option.label) + days(option.hint or ""))


def days(text: str) -> list[Figure]:
    """The days and months of a text, not the years alone."""
    return [one for one in figures_in(text) if one.kind == "day" and isinstance(one.value[1], int) and one.value[1]]


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    days_that_stay_in_some_places,
    stays_without_a_reason,
    moving_though_repealed,
    options_that_do_not_go_on,
    options_that_go_on_idly,
)
