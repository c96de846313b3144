"""One short name for everything that decides verdicts, so that a case made under other rules shows."""

from hashlib import sha256
from json import dumps
from typing import assert_never

from .conditions import All, AnyLeaf, AnyNode, AnyOf, Judged, Never, tag_of
from .nodes import Leaf
from .notice import Notice
from .once import once


@once
def rules_hash(notice: Notice) -> str:
    """12 hex digits over facts, trees, catalogues and named days; never over wording, citations or any order that
    decides nothing (of questions, options or the members of a join)."""
    rules: dict[str, object] = {
        "facts": {fact.id: [fact.type, sorted(fact.codes), fact.none is not None] for fact in notice.facts.values()},
        "levels": [[level.id, _form(notice, level.tree)] for level in notice.levels],
        "catalogues": {catalogue.id: sorted(catalogue.names) for catalogue in notice.catalogues},
        "days": sorted(str(day.on) for day in notice.days),
    }
    if notice.groups:  # notices without any keep the name they had before there were groups
        rules["groups"] = {group: sorted(names) for group, names in notice.trade_names.groups.items()}
    return sha256(dumps(rules, sort_keys=True).encode()).hexdigest()[:12]


def _form(notice: Notice, node: AnyNode) -> str:
    """What a tree tests, on one line. A named condition stands where it is used."""
    resolved, circumstance = notice.resolved(node)
    match resolved:
        case All(members=members) | AnyOf(members=members):
            test = ",".join(sorted(_form(notice, member) for member in members))
        case Leaf():
            test = _test(resolved)
        case Judged() | Never():  # they test nothing; that one stands here counts
            test = ""
        case _:
            assert_never(resolved)
    form = f"{tag_of(resolved)}{'*' if resolved.confirm else ''}({test})"
    return f"when({form})" if circumstance else form


def _test(leaf: AnyLeaf) -> str:
    """The order of its codes decides nothing."""
    test = leaf.test()
    if "codes" in test:
        test["codes"] = sorted(test["codes"])
    return dumps(test, sort_keys=True)
