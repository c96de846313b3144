"""What is decided by the kind of a thing is decided for every kind: take any `case` away from a `match` that ends in
`assert_never`, and mypy says so."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest

from tests.places import ROOT

HOUSES = ("gongqin_core", "pages")
CONFIG = """[mypy]
strict = true
[mypy-numpy.*,pandas.*,streamlit.*]
follow_imports = skip
"""
"""Types of large libraries decide nothing here."""
CACHE = ROOT / ".mypy_cache" / "dispatch"
Case = tuple[int, int]
"""First and last line, from 1."""


def cases(source: str) -> Iterator[Case]:
    """Every case of every match that ends in `assert_never`, that one itself left out."""
    for outer in ast.walk(ast.parse(source)):
        for _, block in ast.iter_fields(outer):
            statements = [item for item in block if isinstance(item, ast.stmt)] if isinstance(block, list) else []
            for match, after in zip_longest(statements, statements[1:]):
                if isinstance(match, ast.Match):
                    inside = is_never(match.cases[-1].body[0])
                    if inside or is_never(after):
                        yield from map(lines, match.cases[:-1] if inside else match.cases)


def is_never(statement: ast.stmt | None) -> bool:
    return statement is not None and ast.unparse(statement).startswith("assert_never(")


def lines(case: ast.match_case) -> Case:
    return case.pattern.lineno, case.body[-1].end_lineno or 0


def without(source: str, case: Case) -> str:
    kept = source.splitlines()
    del kept[case[0] - 1 : case[1]]
    return "\n".join(kept)


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bool]:
    """`module: first line of a case`, or `module` as it is → whether mypy says that not all kinds are decided. One run
    over a copy of the house in which each module stands once more for each of its cases."""
    folder = tmp_path_factory.mktemp("dispatch")
    (folder / "mypy.ini").write_text(CONFIG, encoding="utf-8")
    names: dict[Path, str] = {}
    for house in HOUSES:
        shutil.copytree(ROOT / house, folder / house, ignore=shutil.ignore_patterns("__pycache__"))
        for path in sorted((folder / house).rglob("*.py")):
            source, name = path.read_text(encoding="utf-8"), str(path.relative_to(folder))
            for number, case in enumerate(cases(source)):
                names[path] = name
                mutant = path.with_stem(f"{path.stem}_without_{number}")
                mutant.write_text(without(source, case), encoding="utf-8")
                names[mutant] = f"{name}: {source.splitlines()[case[0] - 1].strip()}"
    command = [sys.executable, "-m", "mypy", "--config-file", "mypy.ini", "--cache-dir", str(CACHE), *map(str, names)]
    errors = subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout.splitlines()
    missed = {line.split(":")[0] for line in errors if 'to "assert_never"' in line}
    return {name: str(path.relative_to(folder)) in missed for path, name in names.items()}


def test_every_kind_is_decided(complaints: dict[str, bool]) -> None:
    assert [name for name, complains in complaints.items() if complains and ":" not in name] == []


def test_a_kind_left_out_is_noticed(complaints: dict[str, bool]) -> None:
    assert [name for name, complains in complaints.items() if not complains and ":" in name] == []


def test_the_kinds_of_conditions_are_among_them(complaints: dict[str, bool]) -> None:
    modules = {name.partition(":")[0] for name in complaints}
    assert {"gongqin_core/judging/describe.py", "gongqin_core/judging/tables.py"} <= modules
    assert sum(":" in name for name in complaints) > 40
