"""Every example in a docstring of the core comes out as it says."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

from tests.places import ROOT

CORE = sorted((ROOT / "gongqin_core").rglob("*.py"))
WITH_EXAMPLES = [path.relative_to(ROOT) for path in CORE if ">>> " in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=str)
def test_examples_come_out_as_they_say(path: Path) -> None:
    results = doctest.testmod(import_module(".".join(path.with_suffix("").parts)))
    assert results.attempted and not results.failed


def test_the_ways_to_write_and_to_count_dates_have_examples() -> None:
    assert {"gongqin_core/judging/answers.py", "gongqin_core/notice/counting_years.py"} <= set(map(str, WITH_EXAMPLES))
