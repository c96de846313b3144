"""Named conditions and circumstances are followed in one place, and every reader follows them alike."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter

from gongqin_core.comparing.compare_trees import condition_changes
from gongqin_core.judging.describe import rule
from gongqin_core.judging.evaluate import Rules
from gongqin_core.notice.conditions import AnyNode, Condition
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.rules_hash import rules_hash
from tests.people import NOTICE

CLAUSE = "二（二）"
POST = {"fact": "post", "is": "regular", "clause": CLAUSE}
SEX = {"fact": "sex", "is": "male", "clause": CLAUSE}


def node(raw: dict[str, Any]) -> AnyNode:
    condition: AnyNode = TypeAdapter(Condition).validate_python(raw)
    return condition


def with_tree(first: dict[str, Any], **named: dict[str, Any]) -> Notice:
    """The notice with one level, whose tree is `first` and a condition on the sex."""
    tree = node({"all": [first, SEX]})
    level = NOTICE.levels[0].model_copy(update={"tree": tree})
    return replace(NOTICE, levels=(level,), conditions={name: node(raw) for name, raw in named.items()})


WRITTEN_OUT = with_tree({"when": POST})


@pytest.mark.parametrize(
    "named",
    [
        pytest.param(with_tree({"when": {"use": "a"}}, a=POST), id="起了名的条件，用在情形里"),
        pytest.param(with_tree({"use": "a"}, a={"when": POST}), id="情形本身起了名"),
        pytest.param(with_tree({"use": "a"}, a={"use": "b"}, b={"when": POST}), id="名字套名字"),
    ],
)
def test_a_circumstance_by_name_is_the_same_circumstance(named: Notice) -> None:
    level = named.levels[0].id
    members = [[circumstance for _, circumstance in Rules(n).roots[level].members] for n in (named, WRITTEN_OUT)]
    assert members == [[True, False]] * 2
    assert rule(named, named.levels[0].tree) == rule(WRITTEN_OUT, WRITTEN_OUT.levels[0].tree)
    assert rules_hash(named) == rules_hash(WRITTEN_OUT)
    assert list(condition_changes(WRITTEN_OUT, named)) == []


def test_a_condition_that_leads_to_itself_does_not_hang() -> None:
    with pytest.raises(RecursionError):
        Rules(with_tree({"use": "a"}, a={"use": "b"}, b={"use": "a"}))
