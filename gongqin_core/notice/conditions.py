"""The closed grammar of a condition tree: two joins, a handful of leaves, and nothing that negates.

A tree is data (`levels.yaml`). Each class here is one kind of node; the key that names it in YAML is its tag: that of
the first field the class adds. When a notice does not fit, add a leaf: a class here that `AnyLeaf` names, and mypy
shows every place that has to say something about it. Never an expression language.
"""

from collections.abc import Iterator
from datetime import date
from inspect import get_annotations
from typing import Annotated, Any, assert_never, get_args

from pydantic import BaseModel, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .answer_leaves import AnyTradeLeaf, Has, In, Is, Lacks
from .day_leaves import AnyDateLeaf, FullYears
from .nodes import Asks, Leaf, Node, Strict
from .number_leaves import AnyNumberLeaf


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
    """What only people can judge: always met (or confirm, where capped), and collected for the result. `asked`: what to
    say to whoever confirms it, word for word; it is answered by 能 or 不能."""

    judged: str
    by: str | None = None
    asked: str | None = None


class Never(Node):
    """A branch that is closed for the circumstances it stands under; its text says why."""

    never: str


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


AnyJoin = All | AnyOf
Constant = Judged | Never
"""What no answer changes."""
AnyLeaf = Is | In | Has | Lacks | AnyTradeLeaf | AnyNumberLeaf | AnyDateLeaf
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
