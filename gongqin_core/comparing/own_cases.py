"""A notice's own worked cases, `cases.yaml` in its folder: people, and how somebody has read from the notice that they
come out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, WithJsonSchema

from ..judging.answers import Answers, read_answers
from ..notice.base import Place
from ..notice.load import located
from ..notice.nodes import Strict
from ..notice.notice import Notice
from ..notice.yaml_lines import ContentError, Lines, read_yaml

FILE = "cases.yaml"
Written = Annotated[
    str | tuple[str, ...],
    WithJsonSchema({"type": ["string", "number", "boolean", "null", "array"], "items": {"type": ["string", "number"]}}),
]
Raw = dict[str, Written]


class OwnCase(Strict):
    """A person like another one but for some `facts` (nothing: not asked; null: cannot tell), and how they come out: a
    level that `expect` leaves out is not met. `because`: clauses that are among the reasons."""

    name: str
    like: str | None = None
    facts: Raw = Field(default_factory=dict)
    expect: dict[str, Literal["met", "confirm", "unknown", "not_met"]] = Field(default_factory=dict)
    because: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)


class Cases(Strict):
    """`cases.yaml`: people, and cases by what they are about."""

    people: dict[str, Raw] = Field(default_factory=dict)
    cases: dict[str, tuple[OwnCase, ...]] = Field(min_length=1)


class NoSuchPerson(KeyError):
    """A case is like somebody who is not among the people; `args[0]` is who."""


@dataclass(frozen=True)
class OwnCases:
    """The cases of one folder, with the lines of the file."""

    cases: Cases
    lines: Lines

    def all(self) -> Iterator[tuple[Place, OwnCase]]:
        """Every case, with its place in the file."""
        for topic, those in self.cases.cases.items():
            for number, case in enumerate(those):
                yield ("cases", topic, number), case

    def answers(self, case: OwnCase, notice: Notice) -> Answers:
        """AnswerError for an answer that the notice does not know."""
        return read_answers(notice.facts, _given(self._person(case.like, set()) | case.facts))

    def people(self, notice: Notice) -> dict[str, Answers]:
        """Those whom cases are like, by name."""
        return {name: read_answers(notice.facts, _given(self._person(name, set()))) for name in self.cases.people}

    def _person(self, name: str | None, seen: set[str]) -> Raw:
        """The answers of a person, and of those they are like."""
        if name is None or name in seen:
            return {}
        if name not in self.cases.people:
            raise NoSuchPerson(name)
        own = dict(self.cases.people[name])
        like = own.pop("like", None)
        return self._person(like if isinstance(like, str) else None, {*seen, name}) | own


def own_cases(folder: Path) -> OwnCases | None:
    """Those of a notice's folder; None where there is no such file. ContentError, by file and line, where they cannot
    be read."""
    if not (folder / FILE).is_file():
        return None
    raw, lines = read_yaml(folder / FILE, f"{folder.name}/{FILE}")
    try:
        return OwnCases(Cases.model_validate(raw), lines)
    except ValidationError as error:
        raise ContentError([*located(error, lines)]) from None


def _given(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {fact: None if value == "null" else value for fact, value in raw.items() if value != ""}
