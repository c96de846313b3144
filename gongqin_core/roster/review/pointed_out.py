"""Which cell of a row each of its problems is about. A problem begins with the heading of its column."""

from collections.abc import Iterator

from ..columns import one_line
from ..heading_words import NAME_HEADINGS
from .person import Person
from .review import Review
from .roles import NAME


class PointedOut:
    """The problems of a roster's people by column."""

    def __init__(self, review: Review) -> None:
        named = {NAME_HEADINGS[0]: review.column[NAME]} if NAME in review.column else {}
        own = {review.intake.headings[column]: column for column in review.column.values()}
        self._columns = named | own
        self._with_colon = sorted((heading for heading in own if "：" in heading), key=len, reverse=True)
        once = (doubt for doubt in review.notice.suspicions if doubt.must == "once")
        self._repeated = tuple(one_line("", "", doubt.say).removeprefix("：：") for doubt in once)

    def by_column(self, person: Person) -> dict[int, list[str]]:
        """Column → what is wrong there. What is about no column of the roster is left out."""
        problems: dict[int, list[str]] = {}
        for column, problem in self._with_columns(person):
            problems.setdefault(column, []).append(problem)
        return problems

    def answerable(self, person: Person) -> list[int]:
        """The columns of which the person knows what should stand there, each once: not their name, nor whether
        somebody stands there twice, which the officer sees."""
        found = (column for column, problem in self._with_columns(person) if not problem.endswith(self._repeated))
        return list(dict.fromkeys(found))

    def _with_columns(self, person: Person) -> Iterator[tuple[int, str]]:
        for problem in person.problems:
            column = self._columns.get(self._heading(problem))
            if column is not None:
                yield column, problem

    def _heading(self, problem: str) -> str:
        known = (heading for heading in self._with_colon if problem.startswith(f"{heading}："))
        return next(known, problem.partition("：")[0])
