"""The files of a notice's folder, a model each, and how together they make a `Notice`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import Field

from .about import About
from .conditions import Condition
from .fees import Exam, Extra, Fee
from .nodes import LevelId, Strict
from .notice import Clause, Enquiry, Level, Missing, NamedDay, Notice, Passing, Reading, Stage
from .other_answers import OtherAnswers
from .preparation import Preparation
from .questions import Code, Fact, FactId, Share, ShareKey, Suspicion
from .trade_codes import TradeCodes
from .trades import Catalogue, Group


class Clauses(Strict):
    """`clauses.yaml`"""

    clauses: tuple[Clause, ...] = Field(min_length=1)
    missing_documents: tuple[Missing, ...] = ()


class Questions(Strict):
    """`questions.yaml`: facts in the order in which they are best asked, and what is suspicious in a roster."""

    facts: tuple[Fact, ...] = Field(min_length=1)
    suspicions: tuple[Suspicion, ...] = ()
    assumable: dict[FactId, Code] = Field(default_factory=dict)
    """What an officer may state for everybody on a roster that has no column for it: fact → code, or `none`."""
    listed: tuple[FactId, ...] = ()
    """What stands beside a name on a list of people, besides the level applied for."""
    unit_states: tuple[FactId, ...] = ()
    """What the unit says of a person and nobody asks the worker, where an officer asks for what is missing."""
    shares: dict[FactId, dict[ShareKey, Share]] = Field(default_factory=dict)
    """How many of a hundred workers give an answer, by our estimate: code → share; of a multi each code by itself; of a
    date, the first year of a stretch → share, and `none`. It decides nothing but what a comparison names first."""


class Levels(Strict):
    """`levels.yaml`: named conditions, and the levels from the lowest to the highest."""

    days: tuple[NamedDay, ...] = ()
    passing: Passing | None = None
    """Without it nobody is told to pass another exam first."""
    conditions: dict[str, Condition] = Field(default_factory=dict)
    levels: tuple[Level, ...] = Field(min_length=1)


class Fees(Strict):
    """`fees.yaml`"""

    levels: dict[LevelId, Fee]
    extras: tuple[Extra, ...] = ()
    exams: tuple[Exam, ...] = ()


class Schedule(Strict):
    """`schedule.yaml`"""

    stages: tuple[Stage, ...] = Field(min_length=1)


class Trades(Strict):
    """`trades.yaml`"""

    groups: tuple[Group, ...] = ()
    catalogues: tuple[Catalogue, ...]


class Faq(Strict):
    """`faq.yaml`"""

    enquiries: tuple[Enquiry, ...] = Field(min_length=1)


class Readings(Strict):
    """`readings.yaml`"""

    readings: tuple[Reading, ...]


FILES: Mapping[str, tuple[str, type[Strict]]] = {
    "about": ("notice.yaml", About),
    "clauses": ("clauses.yaml", Clauses),
    "questions": ("questions.yaml", Questions),
    "levels": ("levels.yaml", Levels),
    "fees": ("fees.yaml", Fees),
    "schedule": ("schedule.yaml", Schedule),
    "preparation": ("preparation.yaml", Preparation),
    "trades": ("trades.yaml", Trades),
    "faq": ("faq.yaml", Faq),
    "readings": ("readings.yaml", Readings),
}
"""Part of a notice → its file and its shape."""


@dataclass(frozen=True)
class Parts:
    """What the files of one folder hold."""

    about: About
    clauses: Clauses
    questions: Questions
    levels: Levels
    fees: Fees
    schedule: Schedule
    preparation: Preparation
    trades: Trades
    faq: Faq
    readings: Readings

    def notice(self) -> Notice:
        codes, others = TradeCodes.of(self.trades.catalogues), OtherAnswers.of(self._answers(), self._trade_words())
        return Notice(
            about=self.about,
            clauses=self.clauses.clauses,
            missing_documents=self.clauses.missing_documents,
            facts={fact.id: fact.knowing(codes, others) for fact in self.questions.facts},
            suspicions=self.questions.suspicions,
            assumable=self.questions.assumable,
            listed=self.questions.listed,
            unit_states=self.questions.unit_states,
            shares=self.questions.shares,
            levels=self.levels.levels,
            conditions=self.levels.conditions,
            days=self.levels.days,
            passing=self.levels.passing,
            fees=self.fees.levels,
            extras=self.fees.extras,
            exams=self.fees.exams,
            stages=self.schedule.stages,
            preparation=self.preparation,
            groups=self.trades.groups,
            catalogues=self.trades.catalogues,
            enquiries=self.faq.enquiries,
            readings=self.readings.readings,
        )

    def _answers(self) -> Iterator[str]:
        """What levels and facts are called, trades apart, and the answers to them."""
        for level in self.levels.levels:
            yield from (level.name, level.short)
        for fact in self.questions.facts:
            if fact.type != "trade":
                yield from (fact.short, *fact.headings, *fact.spelled_answers)

    def _trade_words(self) -> Iterator[str]:
        for catalogue in self.trades.catalogues:
            for trade in catalogue.trades:
                yield from (trade.name, *trade.words)
