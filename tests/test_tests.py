"""How tests are written: what they may not lean on, each with what to do instead."""

import ast
import re
from pathlib import Path

import pytest

from tests.places import TESTS

FILES = sorted(TESTS.glob("**/*.py"))
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TESTS)))


def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def modules_imported(path: Path) -> set[str]:
    """Every module that a file imports or imports from, `from a import b` being `a` and `a.b`."""
    modules = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            modules |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return modules


@every_file
def test_nothing_is_imported_from_a_test(path: Path) -> None:
    """What two tests share stands in a module beside them."""
    assert not [name for name in modules_imported(path) if re.match(r"tests\.(.*\.)?(test_|conftest)", name)]


@every_file
def test_nothing_private_is_touched(path: Path) -> None:
    """What a test needs to know has a name for everybody, or can be seen from outside."""
    names = [node.attr for node in nodes(path) if isinstance(node, ast.Attribute) and not of_itself(node)]
    imports = [node for node in nodes(path) if isinstance(node, ast.ImportFrom)]
    names += [name.name for node in imports for name in node.names]
    assert [name for name in names if name.startswith("_") and not name.startswith("__")] == []


def of_itself(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")


@every_file
def test_nobody_sleeps(path: Path) -> None:
    """Wait for what is awaited: it comes sooner than a sleep ends, or later."""
    calls = [ast.unparse(node.func) for node in nodes(path) if isinstance(node, ast.Call)]
    assert [call for call in calls if call.endswith(("sleep", "wait_for_timeout"))] == []


@every_file
def test_no_module_of_ours_is_changed(path: Path) -> None:
    """There are arguments, files and environment variables to change what a module does."""
    calls = [node for node in nodes(path) if isinstance(node, ast.Call)]
    changed = [ast.unparse(call.args[0]) for call in calls if ast.unparse(call.func).endswith("setattr")]
    ours = {*names_of_ours(path), "gongqin_core", "pages"}
    assert [name for name in changed if name.strip("'").split(".")[0] in ours] == []


def names_of_ours(path: Path) -> set[str]:
    """What a file imports from the package and the pages, under the names it has there."""
    found: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("gongqin_core", "pages"):
            found |= {name.asname or name.name for name in node.names}
    return found
