"""Every small change that could slip into a notice's conditions: a figure or a day by one, a code in or out, another
fact, catalogue or group of the same kind, a join turned round, a condition left out, a `confirm` or `disputed`
forgotten.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ...notice.answer_leaves import Has, In, InGroup, Is, Lacks, ListedIn
from ...notice.base import Place
from ...notice.conditions import All, AnyJoin, AnyLeaf, AnyNode, AnyOf, Relaxed, Use, When, walk
from ...notice.nodes import Leaf, Node
from ...notice.notice import Notice


@dataclass(frozen=True)
class Mutant:
    """A notice's conditions and trees with one thing changed."""

    place: Place
    """Where in `levels.yaml`."""
    text: str
    """What was done to it."""
    shorter: bool
    """Whether something was left out of a list: a member of a join, a code."""
    conditions: Mapping[str, AnyNode]
    trees: Mapping[str, AnyNode]
    """By level, those that may come to say something else."""


@dataclass(frozen=True)
class Change:
    """Another node in the place of one, and where inside it they differ."""

    place: Place
    text: str
    node: AnyNode
    shorter: bool = False


def mutants(notice: Notice) -> Iterator[Mutant]:
    """All of them, in the order of the file."""
    for name, node in notice.conditions.items():
        trees = {level.id: level.tree for level in notice.levels if _uses(notice, level.tree, name)}
        for change in _changes(notice, node):
            changed = {**notice.conditions, name: change.node}
            yield Mutant(("conditions", name, *change.place), change.text, change.shorter, changed, trees)
    for number, level in enumerate(notice.levels):
        for change in _changes(notice, level.tree):
            place = ("levels", number, "tree", *change.place)
            yield Mutant(place, change.text, change.shorter, notice.conditions, {level.id: change.node})


def _uses(notice: Notice, node: AnyNode, name: str) -> bool:
    """Whether a condition with a name is part of a node, or of another that is."""
    used = {inner.use for inner in walk(node) if isinstance(inner, Use)}
    return name in used or any(_uses(notice, notice.conditions[other], name) for other in used)


def _changes(notice: Notice, node: AnyNode) -> Iterator[Change]:
    if isinstance(node, When):
        yield from _inside(notice, node, ("when",), node.when, "when")
        return
    if isinstance(node, Node) and node.confirm:
        yield Change(("confirm",), "漏写 confirm", _with(node, confirm=None))
    if isinstance(node, All | AnyOf):
        yield from _of_join(notice, node)
    elif isinstance(node, Relaxed):
        yield from _of_relaxed(notice, node)
    elif isinstance(node, Leaf):
        yield from _of_leaf(notice, node)


def _inside(notice: Notice, node: AnyNode, place: Place, inner: AnyNode, field: str) -> Iterator[Change]:
    for change in _changes(notice, inner):
        yield Change((*place, *change.place), change.text, _with(node, **{field: change.node}), change.shorter)


def _of_join(notice: Notice, join: AnyJoin) -> Iterator[Change]:
    key, other = ("all", AnyOf) if isinstance(join, All) else ("any", All)
    members = join.members
    if len(members) > 1:
        turned = other.model_construct(**{name: getattr(join, name) for name in type(join).model_fields})
        yield Change((key,), f"{key} 写成 {'any' if key == 'all' else 'all'}", turned)
    for number, member in enumerate(members):
        before, after = members[:number], members[number + 1 :]
        if len(members) > 1:
            yield Change((key, number), "漏写这一条", _with(join, members=before + after), True)
        for change in _changes(notice, member):
            changed = _with(join, members=(*before, change.node, *after))
            yield Change((key, number, *change.place), change.text, changed, change.shorter)


def _of_relaxed(notice: Notice, node: Relaxed) -> Iterator[Change]:
    for field, values in _fields(notice, node):
        for value in values:
            text = f"{field}: {getattr(node, field)} 写成 {value}" if value is not None else f"漏写 {field}"
            yield Change((field,), text, _with(node, **{field: value}))
    for number, some in enumerate(node.relaxed):
        before, after = node.relaxed[:number], node.relaxed[number + 1 :]
        place = ("relaxed", number)
        if before or after:
            yield Change(place, "漏写这一条", _with(node, relaxed=before + after))
        for less in (some.less - 1, some.less + 1):
            if 1 <= less < node.full_years:
                changed = _with(node, relaxed=(*before, _with(some, less=less), *after))
                yield Change((*place, "less"), f"less: {some.less} 写成 {less}", changed)
        for change in _changes(notice, some.when):
            changed = _with(node, relaxed=(*before, _with(some, when=change.node), *after))
            yield Change((*place, "when", *change.place), change.text, changed)


def _of_leaf(notice: Notice, leaf: AnyLeaf) -> Iterator[Change]:
    for field, values in _fields(notice, leaf):
        key = type(leaf).model_fields[field].alias or field
        for value in values:
            text = f"{key}: {_said(getattr(leaf, field))} 写成 {_said(value)}" if value is not None else f"漏写 {key}"
            shorter = isinstance(value, tuple) and len(value) < len(getattr(leaf, field))
            yield Change((key,), text, _with(leaf, **{field: value}), shorter)


def _fields(notice: Notice, leaf: AnyLeaf | Relaxed) -> Iterator[tuple[str, list[Any]]]:
    """Fields of a leaf, and what could stand there by mistake."""
    yield "fact", _other_facts(notice, leaf)
    for field in sorted(type(leaf).model_fields.keys() - Node.model_fields.keys() - {"fact"}):
        value = getattr(leaf, field)
        if isinstance(value, date):
            yield field, [value + timedelta(by) for by in (-1, 1)]
        elif isinstance(value, int | Decimal):
            most = len(leaf.codes) if isinstance(leaf, Has) else value + 1
            yield field, [number for number in (value - 1, value + 1) if 1 <= number <= most]
    if getattr(leaf, "disputed", None):
        yield "disputed", [None]
    match leaf:
        case Is(code=code):
            yield "code", [other.code for other in notice.facts[leaf.fact].options if other.code != code]
        case In(codes=codes) | Has(codes=codes) | Lacks(codes=codes):
            yield "codes", [*_fewer(codes), *((*codes, code) for code in _further(notice, leaf, codes))]
        case ListedIn(catalogue=catalogue):
            yield "catalogue", [other.id for other in notice.catalogues if other.id != catalogue]
        case InGroup(group=group):
            yield "group", [other.id for other in notice.groups if other.id != group]
        case _:
            pass


def _other_facts(notice: Notice, leaf: AnyLeaf | Relaxed) -> list[str]:
    """Facts of the same kind that know the same codes."""
    codes = {*getattr(leaf, "codes", ())}
    facts = [fact for fact in notice.facts.values() if fact.type == leaf.fact_type and codes <= fact.codes]
    return [fact.id for fact in facts if fact.id != leaf.fact]


def _fewer(codes: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (codes[:i] + codes[i + 1 :] for i in range(len(codes) if len(codes) > 1 else 0))


def _further(notice: Notice, leaf: AnyLeaf, codes: tuple[str, ...]) -> list[str]:
    return [option.code for option in notice.facts[leaf.fact].options if option.code not in codes]


def _with(node: Any, **fields: Any) -> Any:
    return node.model_copy(update=fields)


def _said(value: Any) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)
