"""The public names of `gongqin_core`: which they are, where they live, and that the documents use no others."""

import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import gongqin_core
from tests.places import ROOT, repository

NAMES = [
    *("AnswerError", "Answers", "Case", "CaseError", "ContentError", "Finding", "Notice", "Outlook", "Problem"),
    *("Reason", "RosterError", "Rules", "Verdict"),
    *("assess", "check", "decode", "encode", "explain", "load_notice", "next_question", "outlooks"),
    *("read_answers", "rules_hash", "rules_of", "screen_file", "screen_frame"),
]
"""A name that goes, or comes, is a promise that changes: say so in CHANGES.md."""


def test_the_public_names_are_these_in_order() -> None:
    assert gongqin_core.__all__ == NAMES == sorted(NAMES)
    assert set(NAMES) <= set(dir(gongqin_core))


def homes_for_type_checkers() -> dict[str, str]:
    """Name → the module that the block for type checkers imports it from."""
    tree = ast.parse((ROOT / "gongqin_core" / "__init__.py").read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level == 1]
    return {name.name: f"gongqin_core.{node.module}" for node in imports for name in node.names}


def test_type_checkers_see_the_same_names() -> None:
    assert sorted(homes_for_type_checkers()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_is_what_its_module_calls_so(name: str) -> None:
    assert getattr(gongqin_core, name) is getattr(import_module(homes_for_type_checkers()[name]), name)


def test_any_other_name_is_refused_as_modules_do() -> None:
    with pytest.raises(AttributeError, match="module 'gongqin_core' has no attribute 'Grammar'"):
        _ = gongqin_core.Grammar  # type: ignore[attr-defined]
    with pytest.raises(ImportError, match="cannot import name 'Grammar'"):
        exec("from gongqin_core import Grammar")


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    code = "import sys, gongqin_core; print(sorted(name for name in sys.modules if name.startswith('gongqin_core.')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (run.stdout.strip(), run.stderr) == ("[]", "")


@pytest.mark.parametrize("path", [path for path in repository() if path.suffix == ".md"], ids=str)
def test_examples_in_the_documents_import_only_public_names(path: Path) -> None:
    examples = re.findall(r"^```python\n(.*?)^```", (ROOT / path).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    for node in [node for example in examples for node in ast.walk(ast.parse(example))]:
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "gongqin_core":
            assert node.module == "gongqin_core"
            assert {name.name for name in node.names} <= set(NAMES)
        elif isinstance(node, ast.Import):
            assert not any(name.name.startswith("gongqin_core") for name in node.names)
