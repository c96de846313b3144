"""The house of DESIGN: what may import what, where things stand, and what never enters the repository.

The tree in README.md is a fenced block that opens with ```text and whose first line begins with `app.py`. One line is
one or more paths, then at least two spaces or a `#`, then words; two spaces of indentation put a line into the folder
above it, whose name ends with `/`:

    app.py            the server
    gongqin_core/     # pure Python
      load.py notice.py    what things are

Every path it lists exists. It lists everything at the top level of the repository, and every Python file in
`gongqin_core/` and `pages/` except `__init__.py`.
"""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.places import ROOT

CORE = sorted((ROOT / "gongqin_core").glob("**/*.py"))
COLUMNS = {"columns.py", "lookup.py", "screening.py", "row_problems.py"}
"""What works on whole columns, and may know numpy and pandas."""
HEAVY = {"altair", "icalendar", "numpy", "pandas", "pypinyin", "segno", "streamlit"}


@cache
def repository() -> list[Path]:
    """What git tracks or would track, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    names = (Path(name) for name in listed.stdout.split("\0") if name)
    return [name for name in names if (ROOT / name).is_file()]


def blocks(readme: str, language: str) -> list[str]:
    """The fenced blocks of that language in one of the READMEs."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)


def paths_of_tree(tree: str) -> list[str]:
    """The paths that a tree block lists, folders with their `/`."""
    folders: list[str] = []
    paths = []
    for line in filter(str.strip, tree.splitlines()):
        indent = len(line) - len(line.lstrip(" "))
        assert indent % 2 == 0, f"odd indentation: {line!r}"
        folders = folders[: indent // 2]
        names = re.split(r"\s{2,}|\s*#", line.strip())[0].split()
        paths += ["".join(folders) + name for name in names]
        folders.append(names[-1])
    return paths


def test_a_tree_block_is_read_with_its_folders() -> None:
    tree = "app.py    the server\npages/  # pages\n  frame.py roster.py   two\n  components/\n    shell.py\ntests/\n"
    expected = ["app.py", "pages/", "pages/frame.py", "pages/roster.py", "pages/components/"]
    assert paths_of_tree(tree) == [*expected, "pages/components/shell.py", "tests/"]


def test_the_tree_in_the_readme_is_the_tree_on_disk() -> None:
    trees = [block for block in blocks("README.md", "text") if block.startswith("app.py")]
    assert len(trees) == 1, "README.md has no single ```text block that begins with app.py"
    listed = set(paths_of_tree(trees[0]))
    missing = {path for path in listed if not (ROOT / path).exists() or path.endswith("/") != (ROOT / path).is_dir()}
    assert missing == set(), "listed in README.md, not on disk (a folder needs its /)"
    top = {f"{path.parts[0]}/" if len(path.parts) > 1 else path.name for path in repository()}
    houses = {"gongqin_core", "pages"}
    modules = {str(p) for p in repository() if p.suffix == ".py" and p.parts[0] in houses and p.stem != "__init__"}
    assert top | modules <= listed, "on disk, not listed in README.md"


def test_both_readmes_give_the_same_commands() -> None:
    english, chinese = blocks("README.md", "bash"), blocks("README.zh-CN.md", "bash")
    assert english and english == chinese


def test_ci_runs_the_readmes_test_command() -> None:
    command = "pip install uv && uv run pytest"
    assert any(command in block.splitlines() for block in blocks("README.md", "bash"))
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def imported(node: ast.AST) -> set[str]:
    """The top-level packages that an import statement names."""
    if isinstance(node, ast.Import):
        return {name.name.split(".")[0] for name in node.names}
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return {node.module.split(".")[0]}
    return set()


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
        assert anywhere & {"altair", "numpy", "pandas"} == set()


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
    elif wing == "clock.py":
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
    ],
)
def test_no_file_names(words: str) -> None:
    found = []
    for path in repository():
        if ROOT / path != Path(__file__):
            text = (ROOT / path).read_bytes().decode("utf-8", errors="replace")
            found += [f"{path}: {line.strip()[:100]}" for line in text.splitlines() if re.search(words, line)]
    assert found == []
