"""The closed grammar of a condition tree: two joins, a handful of leaves, and nothing that negates.

A tree is data (`levels.yaml`). Each class here is one kind of node; the key that names it in YAML is its tag: that of
the first field the class adds. When a notice does not fit, add a leaf: a class here that `AnyLeaf` names, and mypy
shows every place that has to say something about it. Never an expression language.
"""

from collections.abc import Iterator
from datetime import date
from inspect import get_annotations
from typing import Annotated, Any, ClassVar, Literal, Self, assert_never, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

FactType = Literal["choice", "multi", "date", "trade"]
"""What kind of answer a fact has; a leaf tests facts of one type."""


class Strict(BaseModel):
    """Whatever enters from a file: frozen, and a key nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Elsewhere(Strict):
    """The clause that says for these levels what another says for the rest."""

    levels: tuple[str, ...] = Field(min_length=1)
    clause: str


class Node(Strict):
    """What every node may carry. `clause` is the number in the notice, `elsewhere` that of the same words for some
    levels; `confirm` names the office that decides and caps met at confirm; `label` makes the node one unit in every
    explanation; `reading` names our reading; `explains` marks what decides nothing and only words a reason."""

    clause: str | None = None
    label: str | None = None
    confirm: str | None = None
    reading: str | None = None
    note: str | None = None
    outcome: Literal["held", "retest", "approval"] | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    explains: bool = False

    def clause_at(self, level: str) -> str | None:
        """The clause that says so of a level."""
        return next((other.clause for other in self.elsewhere if level in other.levels), self.clause)


class Repeal(Strict):
    """The notice itself says that a condition ends with the notice of `year`. What holds instead is for that notice
    to say, so by then the condition is to be confirmed, never met. `text` is what people are told."""

    year: int
    clause: str
    text: str


class Join(Node):
    """Conditions taken together. `repealed` changes no verdict of this notice."""

    repealed: Repeal | None = None


class All(Join):
    """Every member has to hold: the lowest verdict counts."""

    members: tuple["Condition", ...] = Field(alias="all", min_length=1)


class AnyOf(Join):
    """One member is enough: the highest verdict counts."""

    members: tuple["Condition", ...] = Field(alias="any", min_length=1)


class When(Strict):
    """A circumstance that selects a branch. Joins like its content; nobody is ever told to change it."""

    when: "Condition"


class Use(Strict):
    """A named condition, written once and used in several places."""

    use: str


class Judged(Node):
    """What only people can judge: always met (or confirm, where capped), and collected for the result."""

    judged: str
    by: str | None = None


class Never(Node):
    """A branch that is closed for the circumstances it stands under; its text says why."""

    never: str


class Asks(Node):
    """What asks something of one fact."""

    fact_type: ClassVar[FactType]
    fact: str


class Leaf(Asks):
    """A test of one fact. An absent answer is unknown, whatever the leaf."""

    def test(self) -> dict[str, Any]:
        """What it tests, as JSON: fact, codes, thresholds and days, and of a disputed count only that it is one. Never
        its words, its clause, which office it is about, or what later notices will test."""
        disputed = getattr(self, "disputed", None) is not None
        return self.model_dump(mode="json", exclude={*Node.model_fields, "disputed", "stays"}) | {"disputed": disputed}


class Is(Leaf):
    """The answer is this code."""

    fact_type = "choice"
    code: str = Field(alias="is")

    @property
    def codes(self) -> tuple[str, ...]:
        return (self.code,)

    def holds(self, value: str) -> bool:
        return value == self.code


class In(Leaf):
    """The answer is one of these codes."""

    fact_type = "choice"
    codes: tuple[str, ...] = Field(alias="in", min_length=2)

    def holds(self, value: str) -> bool:
        return value in self.codes


class Has(Leaf):
    """At least `at_least` of these codes were chosen."""

    fact_type = "multi"
    codes: tuple[str, ...] = Field(alias="has", min_length=1)
    at_least: int = Field(default=1, ge=1)

    def holds(self, value: frozenset[str]) -> bool:
        return len(value.intersection(self.codes)) >= self.at_least


class Lacks(Leaf):
    """None of these codes was chosen."""

    fact_type = "multi"
    codes: tuple[str, ...] = Field(alias="lacks", min_length=1)

    def holds(self, value: frozenset[str]) -> bool:
        return value.isdisjoint(self.codes)


class ListedIn(Leaf):
    """The exact name stands in a catalogue of the notice. Never a near miss."""

    fact_type = "trade"
    catalogue: str = Field(alias="listed_in")


class DateLeaf(Leaf):
    """A test of a day. `disputed` names the office that decides where the notice can be counted two ways:
    the certain count is met, the other one confirm. `stays`: the notice of a later year names the same day, where else
    its day would be as many years later. Days are proleptic ordinals (`date.toordinal`)."""

    fact_type = "date"
    named_day: ClassVar[str]
    """The field with the day that the notice names."""
    later_helps: ClassVar[bool]
    """Whether it comes to hold of more days, the later that day is."""
    disputed: str | None = None
    stays: bool = False

    @property
    def ripens(self) -> bool:
        """Whether a day for which it does not hold may come to do so under the notice of a later year."""
        return self.later_helps and not self.stays

    def years_on(self, years: int) -> Self:
        """What the notice so many years later tests."""
        day = getattr(self, self.named_day)
        return self if self.stays else self.model_copy(update={self.named_day: years_on(day, years)})

    def cuts(self) -> tuple[int, ...]:
        """The last day of each stretch of days over which this leaf gives one answer."""
        raise NotImplementedError

    def holds(self, day: int) -> bool:
        raise NotImplementedError

    def may_hold(self, day: int) -> bool:
        """Whether the other way of counting lets it hold."""
        raise NotImplementedError


class FullYears(DateLeaf):
    """At least `full_years` completed years from the fact's date to `as_of`, both days being the notice's.
    Disputed counting: exactly one completed year short is for the office to decide."""

    named_day = "as_of"
    later_helps = True
    full_years: int = Field(ge=1)
    as_of: date

    def cuts(self) -> tuple[int, ...]:
        return tuple(years_before(self.as_of, n) for n in (self.full_years, self.full_years - 1))

    def holds(self, day: int) -> bool:
        return day <= years_before(self.as_of, self.full_years)

    def may_hold(self, day: int) -> bool:
        return day <= years_before(self.as_of, self.full_years - 1)


class FewerYears(DateLeaf):
    """Fewer than `fewer_years` years by every way of counting. Disputed: the last year before is to be decided."""

    named_day = "as_of"
    later_helps = False
    fewer_years: int = Field(ge=1)
    as_of: date

    def cuts(self) -> tuple[int, ...]:
        return tuple(years_before(self.as_of, n) for n in (self.fewer_years, self.fewer_years - 1))

    def holds(self, day: int) -> bool:
        return day > years_before(self.as_of, self.fewer_years - (1 if self.disputed else 0))

    def may_hold(self, day: int) -> bool:
        return day > years_before(self.as_of, self.fewer_years)


class By(DateLeaf):
    """On or before a day. Disputed: whether “before” takes in the day itself is for the office to decide."""

    named_day = "by"
    later_helps = True
    by: date

    def cuts(self) -> tuple[int, ...]:
        last = self.by.toordinal()
        return (last - 1, last)

    def holds(self, day: int) -> bool:
        return day <= self.by.toordinal() - (1 if self.disputed else 0)

    def may_hold(self, day: int) -> bool:
        return day <= self.by.toordinal()


class From(DateLeaf):
    """On or after a day. Disputed: whether “after” takes in the day itself is for the office to decide."""

    named_day = "first"
    later_helps = False
    first: date = Field(alias="from")

    def cuts(self) -> tuple[int, ...]:
        first = self.first.toordinal()
        return (first - 1, first)

    def holds(self, day: int) -> bool:
        return day >= self.first.toordinal() + (1 if self.disputed else 0)

    def may_hold(self, day: int) -> bool:
        return day >= self.first.toordinal()


class Relaxation(Strict):
    """So many years fewer are enough for those of whom `when` holds."""

    less: int = Field(ge=1)
    when: "Condition"
    clause: str


class Relaxed(Asks):
    """At least so many full years, and fewer for some. A list of relaxations is written once, with an anchor, for all
    conditions that have it. Its label says all these years: to readers it is one thing."""

    fact_type = "date"
    relaxed: tuple[Relaxation, ...] = Field(min_length=1)
    label: str
    clause: str
    full_years: int = Field(ge=1)
    as_of: date
    disputed: str | None = None
    stays: bool = False

    @property
    def spelled_out(self) -> AnyOf:
        """The same as a join: the years themselves, or a circumstance with its fewer years."""
        own = {name: getattr(self, name) for name in Node.model_fields if name != "reading"}
        return AnyOf(any=(self._years(0, self.clause), *map(self._eased, self.relaxed)), **own)

    def _eased(self, some: Relaxation) -> All:
        return All(all=(When(when=some.when), self._years(some.less, some.clause)), clause=some.clause)

    def _years(self, less: int, clause: str) -> FullYears:
        shared = {name: getattr(self, name) for name in ("fact", "as_of", "disputed", "stays", "reading")}
        return FullYears(full_years=max(1, self.full_years - less), clause=clause, **shared)


def years_on(day: date, years: int) -> date:
    """The same day `years` later; 29 February falls back to the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def years_before(day: date, years: int) -> int:
    """The ordinal of the same day `years` earlier."""
    return years_on(day, -years).toordinal()


def completed_years(since: int, as_of: date) -> int:
    """Anniversaries (周年) from the ordinal `since` to `as_of`; negative when `since` is later.

    >>> since = date(1988, 7, 1).toordinal()
    >>> completed_years(since, date(1998, 6, 30)), completed_years(since, date(1998, 7, 1))
    (9, 10)
    >>> leap_day = date(1988, 2, 29).toordinal()
    >>> completed_years(leap_day, date(1998, 2, 28)), completed_years(leap_day, date(1998, 3, 1))
    (9, 10)
    """
    years = as_of.year - date.fromordinal(since).year
    return years if since <= years_before(as_of, years) else years - 1


def calendar_years(since: int, as_of: date) -> int:
    """Calendar years touched, both ends counted (年头)."""
    return as_of.year - date.fromordinal(since).year + 1


AnyJoin = All | AnyOf
Constant = Judged | Never
"""What no answer changes."""
Counting = FullYears | FewerYears
AnyDateLeaf = Counting | From | By
AnyLeaf = Is | In | Has | Lacks | ListedIn | AnyDateLeaf
AnyNode = AnyJoin | When | Use | Relaxed | Constant | AnyLeaf
Resolved = AnyJoin | Constant | AnyLeaf
"""A node as the readers have it: named conditions put where they are used, relaxations spelled out,
circumstances marked from outside."""


def _tag(kind: type[BaseModel]) -> str:
    first = next(name for name in get_annotations(kind) if name in kind.model_fields)
    return kind.model_fields[first].alias or first


TAGS: dict[str, type[BaseModel]] = {_tag(kind): kind for kind in get_args(AnyNode)}
"""The key that names a kind in a file → the kind. `by` comes last, because it is also who judges."""
_TAG_OF = {kind: tag for tag, kind in TAGS.items()}


def tag_of(node: AnyNode) -> str:
    """The key that names this kind of node in a file."""
    return _TAG_OF[type(node)]


class _ByTag:
    """Tells pydantic which kind something is by the first tag among its keys."""

    @staticmethod
    def _tag_in(raw: Any) -> str | None:
        if isinstance(raw, BaseModel):
            return _TAG_OF.get(type(raw))
        return next((tag for tag in TAGS if tag in raw), None) if isinstance(raw, dict) else None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        choices = {tag: handler.generate_schema(kind) for tag, kind in TAGS.items()}
        return core_schema.tagged_union_schema(choices, discriminator=cls._tag_in)


Condition = Annotated[AnyNode, _ByTag]
"""A node as a field of a model."""

for _kind in (All, AnyOf, When, Relaxation, Relaxed):
    _kind.model_rebuild()


def walk(node: AnyNode) -> Iterator[AnyNode]:
    """The node and everything below it, parents first; a `use` is not followed, a relaxation spelled out."""
    yield node
    match node:
        case All(members=members) | AnyOf(members=members):
            for member in members:
                yield from walk(member)
        case When(when=inner):
            yield from walk(inner)
        case Relaxed(spelled_out=join):
            yield from walk(join)
        case Use() | Judged() | Never() | Leaf():
            pass
        case _:
            assert_never(node)
