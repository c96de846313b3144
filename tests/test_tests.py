"""How tests are written: what they may not lean on, each with what to do instead."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.places import TESTS
from tests.server import free_port

OURS = ("gongqin_core", "pages")


class Spot(NamedTuple):
    """A file of `tests/` and the nodes in it."""

    path: Path
    nodes: list[ast.AST]

    def __str__(self) -> str:
        return str(self.path.relative_to(TESTS))

    @property
    def calls(self) -> list[ast.Call]:
        return [node for node in self.nodes if isinstance(node, ast.Call)]

    @property
    def imports(self) -> Iterator[tuple[str, str, str]]:
        """Every name that is imported: from where, what, and its name here."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from (("", name.name, name.asname or name.name) for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.module or "", name.name, name.asname or name.name) for name in node.names)


@pytest.fixture(scope="module")
def files() -> list[Spot]:
    paths = sorted(TESTS.glob("**/*.py"))
    return [Spot(path, list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))) for path in paths]


def test_nothing_is_imported_from_a_test(files: list[Spot]) -> None:
    """What two tests share stands in a module beside them."""
    imports = [(str(file), f"{module}.{name}") for file in files for module, name, _ in file.imports]
    assert [place for place in imports if re.match(r"\.?tests\.(.*\.)?(test_|conftest)", place[1])] == []


def test_nothing_private_is_touched(files: list[Spot]) -> None:
    """What a test needs to know has a name for everybody, or can be seen from outside."""
    names = [(str(file), name) for file in files for _, name, _ in file.imports]
    attributes = [(str(file), node) for file in files for node in file.nodes if isinstance(node, ast.Attribute)]
    names += [(file, node.attr) for file, node in attributes if ast.unparse(node.value) not in ("self", "cls")]
    assert [place for place in names if re.match("_(?!_)", place[1])] == []


def test_nobody_sleeps(files: list[Spot]) -> None:
    """What is waited for comes sooner than a sleep ends, or later."""
    calls = [(str(file), ast.unparse(call.func)) for file in files for call in file.calls]
    assert [place for place in calls if place[1].endswith(("sleep", "wait_for_timeout"))] == []


def test_no_module_of_ours_is_changed(files: list[Spot]) -> None:
    """There are arguments, files and environment variables to change what a module does."""
    changed = []
    for file in files:
        ours = {here for module, name, here in file.imports if (module or name).split(".")[0] in OURS}
        targets = [call.args[0] for call in file.calls if ast.unparse(call.func).endswith("setattr")]
        names = [ast.unparse(target).strip("'").split(".")[0] for target in targets]
        changed += [(str(file), name) for name in names if name in {*ours, *OURS}]
    assert changed == []


def test_no_two_servers_are_given_the_same_port() -> None:
    ports = [free_port() for _ in range(1000)]
    assert len({*ports}) == len(ports)
