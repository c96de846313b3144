"""One short name for everything that decides verdicts, so that a case made under other rules can be told."""

from functools import lru_cache
from hashlib import sha256
from json import dumps
from typing import Any

from .conditions import All, AnyOf, Leaf, Use, When, tag_of
from .notice import Notice

WORDS = {"clause", "label", "confirm", "disputed", "reading", "note", "outcome"}
"""What a leaf carries besides its test."""


@lru_cache(maxsize=8)
def rules_hash(notice: Notice) -> str:
    """12 hex digits over facts, trees, catalogues and named days; never over wording, citations or any order that
    decides nothing (of questions, options or the members of a join)."""
    named: dict[str, str] = {}
    rules = {
        "facts": {fact.id: [fact.type, sorted(fact.codes), fact.none is not None] for fact in notice.facts.values()},
        "levels": [[level.id, _form(level.tree, notice, named)] for level in notice.levels],
        "catalogues": {catalogue.id: sorted(catalogue.names) for catalogue in notice.catalogues},
        "days": sorted(str(day.on) for day in notice.days),
    }
    return sha256(dumps(rules, sort_keys=True).encode()).hexdigest()[:12]


def _form(node: Any, notice: Notice, named: dict[str, str]) -> str:
    """What a tree tests, on one line. A named condition stands where it is used; `named` keeps those written."""
    match node:
        case When(when=inner):
            return f"when({_form(inner, notice, named)})"
        case Use(use=name):
            if name not in named:
                named[name] = _form(notice.conditions[name], notice, named)
            return named[name]
        case All(members=members) | AnyOf(members=members):
            test = ",".join(sorted(_form(member, notice, named) for member in members))
        case Leaf():
            test = _test(node)
        case _:  # judged and never test nothing; that one stands here counts
            test = ""
    return f"{tag_of(node)}{'*' if node.confirm else ''}({test})"


def _test(leaf: Leaf) -> str:
    """Fact, codes, thresholds and days; whether an office decides a disputed count, never which office."""
    test = leaf.model_dump(mode="json", exclude=WORDS)
    if "codes" in test:
        test["codes"] = sorted(test["codes"])
    return dumps(test | {"disputed": getattr(leaf, "disputed", None) is not None}, sort_keys=True)
