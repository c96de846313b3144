"""What a corrected roster changed: who came or left, which cells and conclusions differ, which doubts are gone.

People are paired by name and by what makes two rows the same person (the notice's `once`); whoever is left over,
because one of the two was corrected, by name and unit; and in a roster without names by the place of the row.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .entries import applied_level, conclusion
from .person import Person
from .review import Review
from .roles import NAME, OWN_WORDS

Pair = tuple[Person | None, Person | None]
"""A person before and after; None where there is no such."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One person who is not the same as before. `cells`: heading, text before, text after; `standing`: level and
    conclusion before and after, where they differ."""

    before: Person | None
    after: Person | None
    cells: tuple[tuple[str, str, str], ...] = ()
    standing: tuple[str, str] | None = None

    @property
    def solved(self) -> tuple[str, ...]:
        """Problems that are gone."""
        return _missing_in(self.after, self.before)

    @property
    def new(self) -> tuple[str, ...]:
        """Problems that were not there."""
        return _missing_in(self.before, self.after)

    @property
    def who(self) -> str:
        return next(person.who for person in (self.after, self.before) if person)


def corrections(before: Review, after: Review) -> list[Correction]:
    """In the order of the later roster, then those left out."""
    return [correction for pair in pairs(before, after) if (correction := _correction(before, after, *pair))]


def pairing_sentence(before: Review, after: Review) -> str:
    """How people were paired."""
    if not _named(before, after):
        return "名册没有姓名列，按先后次序对照。"
    same = "、".join([OWN_WORDS[NAME], *(after.notice.facts[fact].short for fact in _once(after))])
    return f"{same}一样的，当作同一个人；其中有改动的，按姓名和单位认。"


def carry_choices(before: Review, after: Review) -> None:
    """Choose for the same people in a later roster the levels that the officer chose in the earlier one."""
    for then, now in pairs(before, after) if before.chosen else ():
        if then and now and then.row in before.chosen:
            after.choose(now.row, before.chosen[then.row])


# —— who is who ——


def pairs(before: Review, after: Review) -> list[Pair]:
    earlier: dict[int, Person] = {}
    """Row in the later roster → the same person in the earlier one."""
    left, came = list(before.people), list(after.people)
    for likeness in (_same_person, _name_and_unit) if _named(before, after) else (_place,):
        waiting: dict[object, list[Person]] = {}
        for person in reversed(left):
            waiting.setdefault(likeness(before, person), []).append(person)
        for person in came:
            if same := waiting.get(likeness(after, person)):
                earlier[person.row] = same.pop()
        paired = {person.row for person in earlier.values()}
        left = [person for person in left if person.row not in paired]
        came = [person for person in came if person.row not in earlier]
    return [*((earlier.get(person.row), person) for person in after.people), *((person, None) for person in left)]


def _named(before: Review, after: Review) -> bool:
    return NAME in before.column and NAME in after.column


def _same_person(review: Review, person: Person) -> object:
    return person.name, *(review.text(person, fact) for fact in _once(review))


def _once(review: Review) -> list[str]:
    """The fact by which two rows are the same person: the first that the notice doubts twice."""
    return [doubt.fact for doubt in review.notice.suspicions if doubt.must == "once"][:1]


def _name_and_unit(review: Review, person: Person) -> object:
    return person.name, person.unit


def _place(review: Review, person: Person) -> object:
    return person.row


# —— what is different ——


def changed(before: Review, after: Review) -> list[Correction]:
    """Who comes out differently when the same rows are judged again: with other cells, or words read otherwise."""
    earlier = {person.row: person for person in before.people}
    found = []
    for now in after.people:
        then = earlier.get(now.row)
        if then and (then.verdicts != now.verdicts or before.level(then) != after.level(now)):
            then_and_now = standing(before, then), standing(after, now)
            found.append(Correction(then, now, standing=then_and_now))
    return found


def _correction(before: Review, after: Review, then: Person | None, now: Person | None) -> Correction | None:
    if then is None or now is None:
        return Correction(then, now)
    cells = tuple(_cells(before, after, then, now))
    then_and_now = standing(before, then), standing(after, now)
    correction = Correction(then, now, cells, then_and_now if len(set(then_and_now)) > 1 else None)
    return correction if cells or correction.standing or correction.solved or correction.new else None


def _cells(before: Review, after: Review, then: Person, now: Person) -> Iterator[tuple[str, str, str]]:
    """The columns that play a role and read otherwise."""
    if before.intake.headings == after.intake.headings and before.intake.rows[then.row] == after.intake.rows[now.row]:
        return
    for role in dict.fromkeys([*before.column, *after.column]):
        text, new_text = before.text(then, role), after.text(now, role)
        if text != new_text:
            review = after if role in after.column else before
            yield review.intake.headings[review.column[role]], text, new_text


def standing(review: Review, person: Person) -> str:
    """The level applied for, and how the person comes out at it."""
    return f"{applied_level(review, person)}{conclusion(review, person)}"


def _missing_in(there: Person | None, here: Person | None) -> tuple[str, ...]:
    known = there.problems if there else ()
    return tuple(problem for problem in (here.problems if here else ()) if problem not in known)
