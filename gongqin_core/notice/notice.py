"""A notice and the things it speaks of. Wording is Chinese and lives in `content/`; shapes live here and in the modules
beside, those of whole files in `files.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, assert_never

from pydantic import Field

from .about import About, Office
from .conditions import All, AnyNode, AnyOf, Condition, Judged, Never, Relaxed, Resolved, Use, When
from .fees import Exam, Extra, Fee
from .nodes import Id, Leaf, LevelId, Strict
from .preparation import Preparation
from .questions import Code, Fact, FactId, Share, ShareKey, Suspicion
from .trades import Catalogue, Group, TradeNames, names_of
from .worked import Telling

Month = Annotated[str, Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
"""A day (YYYY-MM-DD) where the notice gives days, a month (YYYY-MM) where it gives months."""


class Clause(Strict):
    """One clause under the notice's own number, restated. `information` marks one that nothing has to use; `informs`
    holds those of its figures that only inform, in its own words."""

    id: str
    heading: str
    kind: tuple[str, ...] = Field(min_length=1)
    text: str
    information: bool = False
    informs: tuple[str, ...] = ()


class Missing(Telling):
    """A document the notice refers to but does not include: not in this tool."""

    id: Id
    name: str
    clause: str
    about: str
    where: str


class LessHelps(Strict):
    """The clause by which less of something is better, where otherwise more of it never hurts: 不足 10 年."""

    fact: FactId
    clause: str


class Skips(Strict):
    """The clause by which a level is open to some people to whom lower ones are closed."""

    levels: tuple[LevelId, ...]
    """The lower ones."""
    when: Condition
    """Who these people are."""
    clause: str


class Level(Strict):
    """One level: how it is called and its condition tree."""

    id: LevelId
    name: str
    """Both names: 四级（中级工）."""
    short: str
    """四级"""
    clause: str
    less_helps: tuple[LessHelps, ...] = ()
    """What fewer years of, or less of, may be better here."""
    skips: tuple[Skips, ...] = ()
    """Who may come to this level without a lower one; it decides nothing."""
    tree: Condition


class NamedDay(Strict):
    """A day several conditions count to; trees reuse it through a YAML anchor."""

    name: str
    on: date
    clause: str


class Passing(Strict):
    """What a person's answers become by passing: fact → a code, `level` (the level passed) or `year` (a day of the year
    of the exam)."""

    higher: dict[FactId, Code]
    """After a higher level than the one held."""
    again: dict[FactId, Code] = Field(default_factory=dict)
    """After the level held, where a branch with the outcome `retest` lets one sit it again."""


class Stage(Strict):
    """One stretch of the year. `first` is absent where the notice states only how long there is time. `alongside` names
    the stages it knowingly overlaps."""

    id: Id
    name: str
    first: Month | None = None
    last: Month
    closes_at: str | None = None
    """The hour on the last day, only where the notice states one."""
    deadline: str | None = None
    """What ends with this stage, in a word or two (报名截止)."""
    role: Literal["apply", "confirm", "later"]
    levels: tuple[LevelId, ...] = Field(min_length=1)
    alongside: tuple[Id, ...] = ()
    text: str
    clause: str


class Enquiry(Telling):
    """A question people ask: what the notice answers, with clauses; about what it leaves open, `ask` says in a whole
    sentence whom to ask what."""

    id: str
    topic: str
    question: str
    answer: str
    clauses: tuple[str, ...] = ()
    ask: str | None = None
    words: tuple[str, ...] = ()
    """Further words a person may search by."""


class Reading(Telling):
    """How we read an unclear place: what is unclear, which readings there are, which we take and why."""

    id: Id
    title: str
    clauses: tuple[str, ...] = Field(min_length=1)
    unclear: str
    options: tuple[str, ...] = Field(min_length=1)
    taken: str
    why: str
    shown: str | None = None
    """The one sentence a result shows where this reading decides it."""


@dataclass(frozen=True, eq=False)
class Notice:
    """Everything one folder says, in the notice's own order. Things with an id are also to be had by it (`level`,
    `clause`, …). A notice is the one that was loaded: two are never equal, and readers keep by it what they work out
    once; another one with something changed is made with `dataclasses.replace`."""

    about: About
    clauses: tuple[Clause, ...]
    missing_documents: tuple[Missing, ...]
    facts: Mapping[FactId, Fact]
    """In the order in which they are best asked."""
    suspicions: tuple[Suspicion, ...]
    assumable: Mapping[FactId, Code]
    """What an officer may state for everybody on a roster that has no column for it: fact → code, or `none`."""
    listed: tuple[FactId, ...]
    """What stands beside a name on a list of people, besides the level applied for."""
    unit_states: tuple[FactId, ...]
    """What the unit says of a person and nobody asks the worker, where an officer asks for what is missing."""
    shares: Mapping[FactId, Mapping[ShareKey, Share]]
    """How frequent answers are, by our estimate (`files.py`)."""
    levels: tuple[Level, ...]
    """From the lowest to the highest."""
    conditions: Mapping[str, Condition]
    """Named conditions, as `use` names them."""
    days: tuple[NamedDay, ...]
    passing: Passing | None
    """Without it nobody is told to pass another exam first."""
    fees: Mapping[LevelId, Fee]
    extras: tuple[Extra, ...]
    exams: tuple[Exam, ...]
    stages: tuple[Stage, ...]
    preparation: Preparation
    groups: tuple[Group, ...]
    """Of trades."""
    catalogues: tuple[Catalogue, ...]
    enquiries: tuple[Enquiry, ...]
    readings: tuple[Reading, ...]

    @cached_property
    def clause(self) -> dict[str, Clause]:
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def level(self) -> dict[LevelId, Level]:
        return {level.id: level for level in self.levels}

    @cached_property
    def reading(self) -> dict[str, Reading]:
        return {reading.id: reading for reading in self.readings}

    @cached_property
    def catalogue(self) -> dict[str, Catalogue]:
        return {catalogue.id: catalogue for catalogue in self.catalogues}

    @cached_property
    def group(self) -> dict[str, Group]:
        return {group.id: group for group in self.groups}

    @cached_property
    def trade_names(self) -> TradeNames:
        """The names of its catalogues and groups."""
        return names_of(self.catalogues, self.groups)

    @cached_property
    def office(self) -> dict[str, Office]:
        return {office.id: office for office in self.about.offices}

    @cached_property
    def procedure(self) -> Fact | None:
        """The fact that picks steps and addresses, where there is one."""
        return self.facts.get(self.about.procedure or "")

    def resolved(self, node: AnyNode) -> tuple[Resolved, bool]:
        """The node itself, with named conditions (`use`) put where they are used and relaxations spelled out, and
        whether it stands under a `when`: then it only selects a branch."""
        match node:
            case Use(use=name):
                return self.resolved(self.conditions[name])
            case When(when=inner):
                return self.resolved(inner)[0], True
            case Relaxed(spelled_out=join):
                return join, False
            case All() | AnyOf() | Judged() | Never() | Leaf():
                return node, False
            case _:
                assert_never(node)

    def who(self, office: str, procedure: str | None = None) -> str:
        """How a person reaches an office; `procedure` is the code of the procedure fact, or None."""
        asked = self.office[office]
        return asked.ask.get(procedure or "", asked.unsure)
