"""Answers that say the same of two years under two codes (`not_in_` and the year): the older notice with the
codes of the newer."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ..notice.answer_leaves import Has, In, Is, Lacks
from ..notice.conditions import All, AnyNode, AnyOf, When
from ..notice.notice import Notice
from ..notice.questions import Code, Fact, FactId, Option

YEAR = re.compile(r"_?(?:19|20)\d\d")
Codes = Mapping[FactId, Mapping[Code, Code]]
"""Fact → the older code → the newer."""


def same_but_for_the_year(old: Notice, new: Notice) -> Codes:
    """Codes of single choices that only one notice has, and that are alike without the years in them. Those of a multi
    are left as they are: there a year is the answer."""
    both = (fact for fact in new.facts.values() if fact.type == "choice" and fact.id in old.facts)
    found = {fact.id: _pairs(old.facts[fact.id], fact) for fact in both}
    return {fact: codes for fact, codes in found.items() if codes}


def _pairs(old: Fact, new: Fact) -> dict[Code, Code]:
    before, after = _by_shape(old.codes - new.codes), _by_shape(new.codes - old.codes)
    return {before[shape][0]: after[shape][0] for shape in before if len(before[shape]) == len(after[shape]) == 1}


def _by_shape(codes: Iterable[Code]) -> dict[str, list[Code]]:
    shapes: dict[str, list[Code]] = defaultdict(list)
    for code in codes:
        shapes[YEAR.sub("", code)].append(code)
    return shapes


def recoded(notice: Notice, codes: Codes) -> Notice:
    """The same notice with other codes in its questions, conditions and trees."""
    if not codes:
        return notice
    return replace(
        notice,
        facts={fact.id: _fact(fact, codes) for fact in notice.facts.values()},
        conditions={name: _node(node, codes) for name, node in notice.conditions.items()},
        levels=tuple(level.model_copy(update={"tree": _node(level.tree, codes)}) for level in notice.levels),
    )


def _fact(fact: Fact, codes: Codes) -> Fact:
    own = codes.get(fact.id, {})
    options = tuple(
        Option.model_copy(option, update={"code": own.get(option.code, option.code)}) for option in fact.options
    )
    applies = {other: _new(codes.get(other, {}), known) for other, known in fact.applies.items()}
    return fresh(fact, options=options, applies=applies)


def fresh(fact: Fact, **fields: Any) -> Fact:
    """A copy, with other fields, that has not yet worked anything out."""
    return Fact.model_construct(**{name: getattr(fact, name) for name in Fact.model_fields} | fields)


def _node(node: AnyNode, codes: Codes) -> Any:
    match node:
        case When(when=inner):
            return node.model_copy(update={"when": _node(inner, codes)})
        case All(members=members) | AnyOf(members=members):
            return node.model_copy(update={"members": tuple(_node(member, codes) for member in members)})
        case Is(fact=fact, code=code):
            return node.model_copy(update={"code": codes.get(fact, {}).get(code, code)})
        case In(fact=fact, codes=known) | Has(fact=fact, codes=known) | Lacks(fact=fact, codes=known):
            return node.model_copy(update={"codes": _new(codes.get(fact, {}), known)})
        case _:
            return node


def _new(codes: Mapping[Code, Code], known: Iterable[Code]) -> tuple[Code, ...]:
    return tuple(codes.get(code, code) for code in known)
