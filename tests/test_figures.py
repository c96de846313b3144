"""Verdicts, rules hashes and case codes are what they were: see `figures.py`."""

import json

import pytest

from tests import figures
from tests.places import TESTS

KEPT = json.loads((TESTS / "figures.json").read_text(encoding="utf-8"))
NOW = figures.now()


@pytest.mark.parametrize("notice", list(KEPT))
def test_rules_and_worked_cases_come_out_as_they_did(notice: str) -> None:
    assert {key: NOW[notice][key] for key in ("rules", "cases")} == {
        key: KEPT[notice][key] for key in ("rules", "cases")
    }


@pytest.mark.parametrize("notice", list(KEPT))
def test_five_thousand_people_come_out_as_they_did(notice: str) -> None:
    assert len(KEPT[notice]["crowd"]) == figures.SIZE
    different = [
        n for n, pair in enumerate(zip(KEPT[notice]["crowd"], NOW[notice]["crowd"], strict=True)) if len({*pair}) > 1
    ]
    assert different == [], "numbers of the people whose verdicts or code are different"
