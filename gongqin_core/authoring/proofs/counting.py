"""Days and years that conditions count: what can be counted two ways is left to an office, and every limit lies within
the years that its question takes."""

from collections.abc import Callable, Iterator
from datetime import date

from ...judging.numbers import all_numbers
from ...notice.conditions import AnyOf, tag_of
from ...notice.day_leaves import By, DateLeaf
from ...notice.number_leaves import NumberLeaf
from ...notice.yaml_lines import Problem
from ..checks.places import Book, Spot


def readings_decided_alone(book: Book) -> Iterator[Problem]:
    """Where the notice can be read two ways (`reading`), the other way is never refused: it is to be confirmed."""
    for spot in book.of(DateLeaf):
        leaf: DateLeaf = spot.value
        if leaf.reading and not (leaf.disputed or leaf.confirm or _stands_beside_a_capped_one(book, spot)):
            text = f"按解读“{leaf.reading}”有两种算法，这里只认一种。请加 disputed: 单位编号；没有两种的，删去 reading"
            yield book.at(spot, text, "reading")


def _stands_beside_a_capped_one(book: Book, spot: Spot) -> bool:
    """Whether another day that is to be confirmed, the other way to read it, stands in the same place of another member
    of the same `any`."""
    around = next((other for other in book.around(spot) if isinstance(other.value, AnyOf)), None)
    if around is None or not isinstance(spot.value, By):
        return False
    start, member = len(around.place) + 1, len(around.place) + 2
    beside = (other for other in book.of(By) if other.place[:start] == spot.place[:start])
    return any(other.place[member:] == spot.place[member:] and _caps(other.value, spot.value) for other in beside)


def _caps(other: By, leaf: By) -> bool:
    return other.fact == leaf.fact and other.reading == leaf.reading and other.confirm is not None


def limits_out_of_reach(book: Book) -> Iterator[Problem]:
    """A limit beyond the years of its question is one that no answer comes to."""
    for spot in book.of(DateLeaf):
        fact = book.notice.facts.get(spot.value.fact)
        if fact is None or fact.years is None:
            continue
        first, last = fact.years
        for day in map(date.fromordinal, spot.value.cuts()):
            if not first <= day.year <= last:
                text = f"界线在 {day}，可是“{fact.id}”只收 {first} 年至 {last} 年。"
                yield book.at(spot, f"{text}请看数字写错没有，或者改 questions.yaml 的 years")
                break


def numbers_out_of_reach(book: Book) -> Iterator[Problem]:
    """A number that all answers, or none, come to decides nothing."""
    for spot in book.of(NumberLeaf):
        fact = book.notice.facts.get(spot.value.fact)
        if fact is None:
            continue
        taken, (least, most) = all_numbers(fact), fact.numbers
        if not all(taken.first <= cut < taken.last for cut in spot.value.cuts()):
            text = f"界线是 {spot.value.limit}，可是“{fact.id}”只收 {least} 至 {most}。"
            yield book.at(spot, f"{text}请看数字写错没有，或者改 questions.yaml 的 between", tag_of(spot.value))


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    readings_decided_alone,
    limits_out_of_reach,
    numbers_out_of_reach,
)
