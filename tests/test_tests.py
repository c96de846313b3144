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
