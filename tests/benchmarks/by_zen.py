"""The same trees for zen-engine: two-valued (met or not, every fact known), because it has no verdicts in between.

Expressions are generated from the notice's trees, so the rules are the same; whatever an office has to confirm is a no.
Facts go in as numbers and words, ready to use: making them is not in its times.
"""

import json
from collections.abc import Mapping
from typing import Any

import zen

from gongqin_core.judging.answers import Answer, Span
from gongqin_core.judging.evaluate import Rules, Term
from gongqin_core.notice.answer_leaves import Has, In, Is, Lacks, ListedIn
from gongqin_core.notice.conditions import All, AnyOf, Judged, Never, Use, When
from gongqin_core.notice.day_leaves import By, FewerYears, From, FullYears
from gongqin_core.notice.notice import Notice

NEVER = 10**7
"""A day after all limits: where there is no date."""


def context(notice: Notice, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """A person's facts as JSON values; a date is the ordinal of its day."""
    silent = {fact.id: NEVER if fact.type == "date" else None for fact in notice.facts.values()}
    return silent | {fact: _value(answer, silent[fact]) for fact, answer in answers.items()}


def _value(answer: Answer, silent: int | None) -> Any:
    if isinstance(answer, Span):
        return answer.first
    return sorted(answer) if isinstance(answer, frozenset) else silent or answer


def expression(notice: Notice, node: Any) -> str:
    """A tree as one zen expression."""
    match node:
        case When(when=inner):
            return expression(notice, inner)
        case Use(use=name):
            return expression(notice, notice.conditions[name])
        case All(members=members, confirm=None):
            return f"({' and '.join(expression(notice, member) for member in members)})"
        case AnyOf(members=members, confirm=None):
            return f"({' or '.join(expression(notice, member) for member in members)})"
    return "false" if node.confirm or isinstance(node, Never) else _test(notice, node)


def _test(notice: Notice, leaf: Any) -> str:
    match leaf:
        case Judged():
            return "true"
        case Is(fact=fact, code=code):
            return "false" if code == "none" and notice.facts[fact].type == "date" else f"{fact} == {_text(code)}"
        case In(fact=fact, codes=codes):
            return f"{fact} in {_text(codes)}"
        case Has(fact=fact, codes=codes, at_least=count):
            return f"count({fact}, # in {_text(codes)}) >= {count}"
        case Lacks(fact=fact, codes=codes):
            return f"none({fact}, # in {_text(codes)})"
        case ListedIn(fact=fact, catalogue=catalogue):
            return f"{fact} in {_text(sorted(notice.catalogue[catalogue].names))}"
        case FullYears(fact=fact):
            return f"{fact} <= {leaf.cuts()[0]}"
        case From(fact=fact):
            return f"{fact} > {leaf.cuts()[1 if leaf.disputed else 0]}"
        case By(fact=fact):
            return f"{fact} <= {leaf.cuts()[0 if leaf.disputed else 1]}"
        case FewerYears(fact=fact):
            return f"{fact} > {leaf.cuts()[1 if leaf.disputed else 0]}"
    raise NotImplementedError(leaf)


def _text(codes: Any) -> str:
    return json.dumps(codes, ensure_ascii=False)


def compiled(rules: Rules) -> Any:
    """One compiled expression: level → met or not."""
    trees = {level.id: level.tree for level in rules.notice.levels}
    pairs = (f'"{level}": {expression(rules.notice, tree)}' for level, tree in trees.items())
    return zen.compile_expression(f"{{{', '.join(pairs)}}}")


def decision(rules: Rules) -> Any:
    """A decision whose trace tells what held: an expression for every unit of our explanations, and for every level."""
    units: dict[str, str] = {}
    levels = {f"level_{level}": _over_units(rules.notice, root, units) for level, root in rules.roots.items()}
    steps = [{"id": key, "key": key, "value": value} for key, value in (units | levels).items()]
    parts = [("in", "inputNode", {}), ("rules", "expressionNode", {"expressions": steps}), ("out", "outputNode", {})]
    nodes = [{"id": i, "name": i, "type": kind, "position": {"x": 0, "y": 0}, "content": c} for i, kind, c in parts]
    edges = [
        {"id": f"to_{b}", "type": "edge", "sourceId": a, "targetId": b} for a, b in (("in", "rules"), ("rules", "out"))
    ]
    return zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))


def _over_units(notice: Notice, term: Term, units: dict[str, str]) -> str:
    if term.is_unit:
        units[f"unit_{term.index}"] = expression(notice, term.node)
        return f"$.unit_{term.index}"
    joint = " and " if term.is_all else " or "
    return f"({joint.join(_over_units(notice, part, units) for part, _ in term.members)})"
