"""The house: what may import what, and what never enters the repository."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.places import ROOT, repository

CORE = sorted((ROOT / "gongqin_core").glob("**/*.py"))
COLUMNS = {
    *(
        "arrays.py",
        "columns.py",
        "date_parts.py",
        "ditto.py",
        "doubles.py",
        "fact_group.py",
        "merging.py",
        "overlaps.py",
        "people_rows.py",
        "problems.py",
        "remark_columns.py",
        "repeats.py",
        "units.py",
        "screen.py",
        "screening.py",
        "tidy.py",
    ),
    *("block.py", "csv_blocks.py", "csv_encoding.py", "plain_lines.py", "sheet.py"),
}
"""What works on whole columns, and may know numpy, pandas and Arrow."""
HEAVY = {"altair", "icalendar", "numpy", "pandas", "pyarrow", "pypinyin", "segno", "streamlit"}


def imported(node: ast.AST) -> set[str]:
    """The top-level packages that an import statement names."""
    if isinstance(node, ast.Import):
        return {name.name.split(".")[0] for name in node.names}
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return {node.module.split(".")[0]}
    return set()


def declared(group: str) -> set[str]:
    """Distributions that pyproject.toml asks for: the app's own ("") or a group's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["dependency-groups"][group] if group else project["project"]["dependencies"]
    return {plain(re.split(r"[~=<>\[]", requirement)[0]) for requirement in wanted}


def plain(distribution: str) -> str:
    """Its name as registries compare names."""
    return distribution.lower().replace("_", "-")


@pytest.mark.parametrize(
    ("folders", "groups"),
    [
        pytest.param(("gongqin_core", "pages", "app.py", "doctor.py"), ("",), id="the app"),
        pytest.param(("tests",), ("", "dev"), id="its tests"),
    ],
)
def test_what_is_imported_is_declared(folders: tuple[str, ...], groups: tuple[str, ...]) -> None:
    """Not of the engines that benchmarks are printed beside: nothing else needs them installed."""
    files = [path for path in repository() if path.suffix == ".py" and path.parts[0] in folders]
    files = [path for path in files if "benchmarks" not in path.parts]
    nodes = [node for path in files for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))]
    packages = set().union(*map(imported, nodes)) - set(sys.stdlib_module_names) - {"gongqin_core", "pages", "tests"}
    wanted = set().union(*map(declared, groups))
    owners = packages_distributions()
    assert {package for package in packages if not set(map(plain, owners.get(package, ()))) & wanted} == set()


def test_the_lock_of_a_deployment_names_every_dependency_with_its_hash_and_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^([a-z0-9._-]+)==\S+(?: ; [^\n]*)? \\\n    --hash=sha256:", lock, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^[a-z0-9]", lock, re.MULTILINE))
    assert declared("") <= set(pinned)
    assert "://" not in lock


def waits(node: ast.AST) -> bool:
    """Whether what stands inside runs only when called, or never: a function, or a block for type checkers."""
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_core_imports_no_streamlit_and_tables_only_lazily(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    waiting = {inner for node in nodes if waits(node) for inner in ast.walk(node)}
    anywhere = set().union(*map(imported, nodes))
    at_import = set().union(*(imported(node) for node in nodes if node not in waiting))
    assert "streamlit" not in anywhere
    assert at_import & HEAVY == set()
    if path.name not in COLUMNS:
        assert anywhere & {"altair", "numpy", "pandas", "pyarrow"} == set()


WINGS = ("notice", "judging", "guide", "ahead", "take_away", "roster", "comparing", "authoring")
"""Each imports only from those before it; `roster` and `comparing` stand side by side. The command line sees all."""
BESIDE = {"comparing": {"roster"}}


def wings_imported(path: Path) -> set[str]:
    """The wings that a module of the core imports from, wherever in it."""
    here = path.relative_to(ROOT).parent.parts
    wings = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            stem = here[: len(here) - node.level + 1] if node.level else ()
            parts = (*stem, *(node.module or "").split("."))
            wings |= {parts[1]} if parts[0] == "gongqin_core" and len(parts) > 1 else set()
    return wings & set(WINGS)


def test_every_folder_of_the_core_is_a_wing() -> None:
    assert {path.relative_to(ROOT).parts[1] for path in CORE if len(path.relative_to(ROOT).parts) > 2} == set(WINGS)


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_wing_imports_upwards(path: Path) -> None:
    wing = path.relative_to(ROOT).parts[1]
    if wing in WINGS:
        below = set(WINGS[: WINGS.index(wing) + 1]) - BESIDE.get(wing, set())
        assert wings_imported(path) <= below
    elif wing in ("clock.py", "disk.py"):
        assert wings_imported(path) == set()


@pytest.mark.parametrize("module", ["gongqin_core", "gongqin_core.cli"])
def test_importing_the_core_is_light(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({HEAVY!r} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (run.stdout.strip(), run.stderr) == ("", "")


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_core_names_no_year_and_no_city(path: Path) -> None:
    """Not even in a comment: an example that names one is the first step of a rule that does."""
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"(?<!\d)20\d\d(?!\d)|焦作|(?i:jiaozuo)", text) == []


def test_the_lock_that_names_hosts_stays_outside() -> None:
    assert [path for path in repository() if path.name == "uv.lock"] == []


def test_no_file_is_larger_than_a_megabyte() -> None:
    assert [path for path in repository() if (ROOT / path).stat().st_size > 1_000_000] == []


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(r"/(work|root|home)/|/tmp/studio", id="paths of one machine"),
        pytest.param(r"pypi\.org|pythonhosted\.org|deb\.debian\.org|npmjs\.org|index.url", id="registry hosts"),
        pytest.param("邮箱密码", id="passwords"),
        pytest.param(r"\b(DESIGN|READING|HOUSE|PERFORMANCE|STREAMLIT)(\.md| §|'s)", id="documents that are not here"),
    ],
)
def test_no_file_names(words: str) -> None:
    found = []
    for path in repository():
        if ROOT / path != Path(__file__):
            text = (ROOT / path).read_bytes().decode("utf-8", errors="replace")
            found += [f"{path}: {line.strip()[:100]}" for line in text.splitlines() if re.search(words, line)]
    assert found == []
