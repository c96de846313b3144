"""Worked cases: the 42 shared with other implementations, and our own on both sides of every limit of the notice."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from gongqin_core.judging.explain import explain
from tests.people import ALL_CASES, LEVELS, NOTICE, RULES, load_cases, person, read
from tests.places import CASES

OWN = tuple(ALL_CASES["cases"])
NONE_WHERE_NULL = ("regularised_on", "title_since")  # elsewhere the shared file's null says: not asked


def shared() -> Iterator[Any]:
    for case in json.loads((CASES / "jiaozuo-2020.json").read_text(encoding="utf-8")):
        nothing = {fact: "none" if fact in NONE_WHERE_NULL else "" for fact, v in case["facts"].items() if v is None}
        facts = {fact: value for fact, value in (case["facts"] | nothing).items() if value != ""}
        yield pytest.param(facts, case["expect"], id=f"{case['id']} {case['text']}")


def own() -> Iterator[Any]:
    """A level that `expect` leaves out is not_met; `because` names clauses that must be among the reasons."""
    for topic in OWN:
        for case in load_cases(topic):
            facts = person(case["like"], **case.get("facts", {}))
            expect = dict.fromkeys(LEVELS, "not_met") | case.get("expect", {})
            yield pytest.param(facts, expect, case.get("because", {}), id=f"{topic}: {case['name']}")


def verdicts(facts: dict[str, Any]) -> dict[str, str]:
    return {level: verdict.code for level, verdict in RULES.verdicts(read(facts)).items()}


@pytest.mark.parametrize(("facts", "expect"), list(shared()))
def test_shared_case(facts: dict[str, Any], expect: dict[str, str]) -> None:
    assert verdicts(facts) == expect


@pytest.mark.parametrize(("facts", "expect", "because"), list(own()))
def test_own_case(facts: dict[str, Any], expect: dict[str, str], because: dict[str, str | list[str]]) -> None:
    assert verdicts(facts) == expect
    findings = explain(RULES, read(facts))
    for level, clauses in because.items():
        found = {reason.clause for reason in findings[level].reasons}
        assert set([clauses] if isinstance(clauses, str) else clauses) <= found, f"{level}: {found}"


def test_every_file_of_cases_is_read() -> None:
    assert {path.name for path in CASES.iterdir()} == {"jiaozuo-2020.json"}
    assert {"years", "days", "gates", "certificates", "level_1", "partial"} <= {*OWN}


def keys(case: dict[str, Any]) -> Iterable[str]:
    return case.keys() - {"name", "like", "facts", "expect", "because"}


def test_no_case_says_something_nobody_reads() -> None:
    cases = [case for topic in OWN for case in load_cases(topic)]
    assert {key for case in cases for key in keys(case)} == set()
    assert {level for case in cases for part in ("expect", "because") for level in case.get(part, {})} <= set(LEVELS)
    assert {code for case in cases for code in case.get("expect", {}).values()} == {"met", "confirm", "unknown"}


def test_every_option_of_every_fact_stands_in_some_case() -> None:
    """affiliation included: that it changes nothing is a case as well."""
    people = [param.values[0] for param in (*shared(), *own())]
    used = {(fact, code) for facts in people for fact, value in facts.items() for code in _codes(value)}
    known = {(fact.id, option.code) for fact in NOTICE.facts.values() for option in fact.options}
    assert known - used == set()


def _codes(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
