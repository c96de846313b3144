"""The cells that problems are about. A problem is `列名：原值：怎么改`; here alone it is taken apart again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..columns import in_one_line, one_line
from ..doubles import LIKE
from ..heading_words import NAME_HEADINGS
from .person import Person
from .review import Review, visibly
from .roles import NAME


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell that calls for something. `role`: its column's; empty where a problem is about no column."""

    person: Person
    role: str
    text: str
    remedy: str


class Spots:
    """The spots of a roster's people."""

    def __init__(self, review: Review) -> None:
        self._review = review
        named = {in_one_line(review.intake.headings[column]): role for role, column in review.column.items()}
        self._roles = {NAME_HEADINGS[0]: NAME} | named
        once = (doubt for doubt in review.notice.suspicions if doubt.must == "once")
        says = [say for doubt in once for say in (doubt.say, LIKE.format(review.notice.facts[doubt.fact].short))]
        self._repeated = tuple(one_line("", "", say).removeprefix("：：") for say in says)

    def of(self, people: Iterable[Person]) -> Iterator[Spot]:
        """Every problem of these people, taken apart, in its order."""
        return (self._spot(person, problem) for person in people for problem in person.problems)

    def by_column(self, person: Person) -> dict[int, list[str]]:
        """Column → what is wrong there. What is about no column of the roster is left out."""
        problems: dict[int, list[str]] = {}
        for spot, problem in zip(self.of([person]), person.problems, strict=True):
            if spot.role in self._review.column:
                problems.setdefault(self._review.column[spot.role], []).append(problem)
        return problems

    def answerable(self, person: Person) -> list[str]:
        """The roles of which the person knows what should stand there, each once: not whether somebody stands there
        twice, which the officer sees."""
        roles = (spot.role for spot in self.of([person]) if not spot.remedy.endswith(self._repeated))
        return list(dict.fromkeys(role for role in roles if role in self._review.column))

    def _spot(self, person: Person, problem: str) -> Spot:
        """A heading or a cell may hold a colon too, so both are looked for whole."""
        for heading, role in self._roles.items():
            if problem.startswith(f"{heading}："):
                text = self._review.text(person, role)
                for start in (one_line(heading, text, ""), f"{heading}：{text}："):
                    for shown in (start, visibly(start)):
                        if problem.startswith(shown):
                            return Spot(person, role, text, problem.removeprefix(shown))
        return Spot(person, "", "", problem)
