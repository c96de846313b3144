"""What a corrected roster changed: who came or left, which cells and conclusions differ, which doubts are gone.

People are paired by name and by what makes two rows the same person (the notice's `once`); whoever is left over,
because one of the two was corrected, by name and unit; and in a roster without names by the place of the row.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .people import Person, Review
from .roles import NAME, OWN_WORDS
from .words import applied, conclusion

Pair = tuple[Person | None, Person | None]
"""A person before and after; None where there is no such."""
Key = Callable[[Review, Person], object]


@dataclass(frozen=True, slots=True)
class Change:
    """One person who is not the same as before. `cells`: heading, text before, text after; `became`: level and
    conclusion before and after, where they differ."""

    before: Person | None
    after: Person | None
    cells: tuple[tuple[str, str, str], ...] = ()
    became: tuple[str, str] | None = None

    @property
    def solved(self) -> tuple[str, ...]:
        """Problems that are gone."""
        return _missing_in(self.after, self.before)

    @property
    def new(self) -> tuple[str, ...]:
        """Problems that were not there."""
        return _missing_in(self.before, self.after)


def changes(before: Review, after: Review) -> list[Change]:
    """In the order of the later roster, then those left out."""
    return [change for pair in pairs(before, after) if (change := _change(before, after, *pair))]


def basis(before: Review, after: Review) -> str:
    """How people were paired, as a sentence."""
    if not _named(before, after):
        return "名册没有姓名列，按先后次序对照。"
    same = "、".join([OWN_WORDS[NAME], *(after.notice.facts[fact].short for fact in _once(after))])
    return f"{same}一样的，当作同一个人；其中有改动的，按姓名和单位认。"


def carried_over(before: Review, after: Review) -> dict[int, str]:
    """The levels an officer chose, for the same people in a later roster (row → level)."""
    chosen = before.chosen
    return {now.row: chosen[then.row] for then, now in pairs(before, after) if then and now and then.row in chosen}


# —— who is who ——


def pairs(before: Review, after: Review) -> list[Pair]:
    then_of: dict[int, Person] = {}
    left, came = list(before.people), list(after.people)
    for key in (_person, _name_and_unit) if _named(before, after) else (_place,):
        waiting: dict[object, list[Person]] = {}
        for person in reversed(left):
            waiting.setdefault(key(before, person), []).append(person)
        for person in came:
            if same := waiting.get(key(after, person)):
                then_of[person.row] = same.pop()
        found = {then.row for then in then_of.values()}
        left = [person for person in left if person.row not in found]
        came = [person for person in came if person.row not in then_of]
    return [*((then_of.get(person.row), person) for person in after.people), *((person, None) for person in left)]


def _named(before: Review, after: Review) -> bool:
    return NAME in before.column and NAME in after.column


def _person(review: Review, person: Person) -> object:
    return person.name, *(review.text(person, fact) for fact in _once(review))


def _once(review: Review) -> list[str]:
    """The facts by which two rows are the same person."""
    return [doubt.fact for doubt in review.notice.suspicions if doubt.must == "once"]


def _name_and_unit(review: Review, person: Person) -> object:
    return person.name, person.unit


def _place(review: Review, person: Person) -> object:
    return person.row


# —— what is different ——


def _change(before: Review, after: Review, then: Person | None, now: Person | None) -> Change | None:
    if then is None or now is None:
        return Change(then, now)
    cells = tuple(_cells(before, after, then, now))
    was, now_is = _standing(before, then), _standing(after, now)
    change = Change(then, now, cells, (was, now_is) if was != now_is else None)
    return change if cells or change.became or change.solved or change.new else None


def _cells(before: Review, after: Review, then: Person, now: Person) -> Iterator[tuple[str, str, str]]:
    """The columns that play a role and read otherwise."""
    if before.intake.headings == after.intake.headings and before.intake.rows[then.row] == after.intake.rows[now.row]:
        return
    for role in dict.fromkeys([*before.column, *after.column]):
        was, is_now = before.text(then, role), after.text(now, role)
        if was != is_now:
            review = after if role in after.column else before
            yield review.intake.headings[review.column[role]], was, is_now


def _standing(review: Review, person: Person) -> str:
    return f"{applied(review, person)}{conclusion(review, person)}"


def _missing_in(there: Person | None, here: Person | None) -> tuple[str, ...]:
    known = there.problems if there else ()
    return tuple(problem for problem in (here.problems if here else ()) if problem not in known)
