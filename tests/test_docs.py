"""The documents say what is there: trees, commands, options, variables and files, each in one place.

A tree is a fenced block that opens with ```text and whose first line begins with a file. One line is one or more
paths, then at least two spaces, then words; two spaces of indentation put a line into the folder above it, whose name
ends with `/`:

    app.py            the server
    gongqin_core/     pure Python
      load.py notice.py    what things are

Every path it lists exists. README.md's lists everything at the top of the repository and every folder below it;
those of the core and of the pages list every module.
"""

import ast
import contextlib
import io
import os
import re
import subprocess
import sys
import sysconfig
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from gongqin_core import cli
from tests.places import ROOT, repository

TWINS = ("README.md", "README.zh-CN.md")
PAIRS = (TWINS, ("deploy/README.md", "deploy/README.zh-CN.md"))
DOCUMENTS = sorted(str(path) for path in repository() if path.suffix == ".md")
every_document = pytest.mark.parametrize("path", DOCUMENTS)


def document(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def blocks(path: str, language: str) -> list[str]:
    """The fenced blocks of that language in one of the documents."""
    return re.findall(rf"^```{language}\n(.*?)^```", document(path), flags=re.DOTALL | re.MULTILINE)


# —— trees ——


def paths_of_tree(tree: str) -> list[str]:
    """The paths that a tree block lists, folders with their `/`."""
    folders: list[str] = []
    paths = []
    for line in filter(str.strip, tree.splitlines()):
        indent = len(line) - len(line.lstrip(" "))
        assert indent % 2 == 0, f"odd indentation: {line!r}"
        folders = folders[: indent // 2]
        names = re.split(r"\s{2,}", line.strip())[0].split()
        paths += ["".join(folders) + name for name in names]
        folders.append(names[-1])
    return paths


def tree_of(path: str) -> set[str]:
    """What the tree in a document lists, seen from the root of the repository."""
    [tree] = [block for block in blocks(path, "text") if re.match(r"[a-z_]+\.py", block)]
    folder = "" if len(Path(path).parts) == 1 else f"{Path(path).parent}/"
    paths = paths_of_tree(tree)
    assert [listed for listed, times in Counter(paths).items() if times > 1] == []
    return {folder + listed for listed in paths}


def not_there(listed: set[str]) -> set[str]:
    """A folder needs its `/`."""
    return {path for path in listed if not (ROOT / path).exists() or path.endswith("/") != (ROOT / path).is_dir()}


def test_a_tree_block_is_read_with_its_folders() -> None:
    tree = "app.py    the server\npages/  pages\n  frame.py roster.py   two\n  components/\n    shell.py\ntests/\n"
    expected = ["app.py", "pages/", "pages/frame.py", "pages/roster.py", "pages/components/"]
    assert paths_of_tree(tree) == [*expected, "pages/components/shell.py", "tests/"]


@pytest.mark.parametrize("path", TWINS)
def test_the_readmes_tree_is_the_first_two_floors_on_disk(path: str) -> None:
    top = {f"{path.parts[0]}/" if len(path.parts) > 1 else path.name for path in repository()}
    second = {"{}/{}/".format(*path.parts) for path in repository() if len(path.parts) > 2}
    assert not_there(tree_of(path)) == set(), "listed, not on disk"
    assert tree_of(path) == top | second


@pytest.mark.parametrize("path", ["gongqin_core/README.md", "pages/README.md"])
def test_a_wings_tree_is_its_modules_on_disk(path: str) -> None:
    house = Path(path).parts[0]
    code = [file for file in repository() if file.suffix == ".py" and file.parts[0] == house]
    assert not_there(tree_of(path)) == set(), "listed, not on disk"
    assert {str(file) for file in code if file.stem != "__init__"} <= tree_of(path), "on disk, not listed"


# —— the documents together ——


@pytest.mark.parametrize("path", TWINS)
def test_the_readme_is_short(path: str) -> None:
    assert len(document(path).splitlines()) <= 150


@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_twins_give_the_same_commands_and_pictures(pair: tuple[str, str]) -> None:
    english, chinese = ([*blocks(path, "bash"), *re.findall(r'src="(.*?)"', document(path))] for path in pair)
    assert english and english == chinese


@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_twins_have_the_same_parts(pair: tuple[str, str]) -> None:
    english, chinese = (re.findall(r"^(#+ |- \*|\| `\w+)", document(path), re.MULTILINE) for path in pair)
    assert english == chinese


@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_twins_give_the_same_figures(pair: tuple[str, str]) -> None:
    english, chinese = (
        [sorted(re.findall(r"\d+(?:[,.]\d+)*", row)) for row in re.findall(r"^ *\|.*", document(path), re.MULTILINE)]
        for path in pair
    )
    assert [row for row in english if row] == [row for row in chinese if row]


@every_document
def test_no_command_leaves_a_file_that_a_commit_would_take(path: str) -> None:
    for block in blocks(path, "bash"):
        for written in re.findall(r"(?:--out|[^->]>) +(?!/dev/)([\w./-]+)", block):
            ignored = subprocess.run(["git", "check-ignore", "-q", written], cwd=ROOT).returncode == 0
            assert ignored or written.startswith("/"), f"{path}: {written}"


def test_ci_runs_the_readmes_test_command() -> None:
    command = "pip install uv && uv run pytest"
    assert any(command in block.splitlines() for block in blocks("README.md", "bash"))
    assert command in document(".ci/run").splitlines()


def test_nothing_is_said_twice() -> None:
    """But for commands and trees: no line of more than 60 characters stands in two documents, or twice in one."""
    lines = [
        line.strip()
        for path in DOCUMENTS
        for line in re.sub(r"^```(bash|text)\n.*?^```", "", document(path), flags=re.DOTALL | re.MULTILINE).splitlines()
    ]
    assert [line for line, times in Counter(lines).items() if times > 1 and len(line) > 60] == []


@every_document
def test_every_link_leads_somewhere(path: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", document(path)):
        file, _, heading = target.partition("#")
        linked = (ROOT / path).parent / file
        assert linked.is_file(), target
        headings = re.findall(r"^#+ (.*)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
        assert not heading or heading in [name.lower().replace(" ", "-") for name in headings], target


@every_document
def test_every_path_it_names_is_there(path: str) -> None:
    """In backticks, with a folder and an ending that the repository has; seen from the root, from the document, or
    from a folder named in the same line."""
    missing = []
    for line in document(path).splitlines():
        for named in re.findall(r"`([\w.*-]+(?:/[\w.*@-]+)+\.(?:py|md|yaml|json|js|css|toml|conf|sh|service))`", line):
            if not any(list(root.glob(named)) for root in (ROOT, (ROOT / path).parent)):
                missing.append(named)
    assert missing == []


NAMED = set(re.findall(r"`[\w/]+\.py: (\w+)`", document("gongqin_core/README.md")))
GLOSSARY = re.findall(r"^\| .*? \| .*? \| .*? \| (`.*`) \|$", document("gongqin_core/README.md"), re.MULTILINE)


def test_the_glossary_is_there() -> None:
    assert len(GLOSSARY) > 50


def test_one_word_has_one_meaning() -> None:
    rows = re.findall(r"^\| (.*?) \| .*? \| .*? \| `.*` \|$", document("gongqin_core/README.md"), re.MULTILINE)
    terms = Counter(term for row in rows for term in row.split(", "))
    names = {
        name: {where for row in GLOSSARY for where in re.findall(rf"`([\w/]+\.py): {name}`", row)} for name in NAMED
    }
    assert [term for term, times in terms.items() if times > 1] == []
    assert [name for name, places in names.items() if len(places) > 1] == []


@pytest.mark.parametrize("where", sorted({where for row in GLOSSARY for where in re.findall("`(.*?)`", row)}))
def test_a_term_of_the_glossary_lives_where_it_says(where: str) -> None:
    file, _, name = where.partition(": ")
    body = ast.parse(document(f"gongqin_core/{file}")).body
    names = {node.name for node in body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    names |= {ast.unparse(target) for node in body if isinstance(node, ast.Assign) for target in node.targets}
    assert not name or name in names


# —— commands ——


@cache
def help_of(*command: str) -> str:
    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.suppress(SystemExit):
        cli.main([*command, "--help"])
    return text.getvalue()


def options_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)) - {"--help"}


COMMANDS = set(re.findall(r"^    ([a-z]+) ", help_of(), re.MULTILINE))
GUIDE = "gongqin_core/README.md"


def sections() -> dict[str, str]:
    """Command → the heading of its section."""
    return dict(re.findall(r"^### `gongqin ([a-z]+)(.*)`$", document(GUIDE), re.MULTILINE))


def test_every_command_has_a_section_and_no_other() -> None:
    assert COMMANDS and sections().keys() == COMMANDS


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_section_names_every_option_of_its_command_and_no_other(command: str) -> None:
    [(but, shared)] = re.findall(r"^All but (.*) take `(--\w+)", document(GUIDE), re.MULTILINE)
    everywhere = {shared} if f"`{command}`" not in but else set()
    assert options_in(sections()[command]) | everywhere == options_in(help_of(command))


@every_document
def test_every_command_line_it_shows_can_be_given(path: str) -> None:
    for command, rest in re.findall(r"\bgongqin ([a-z]+)\b([^\n`“”|。，]*)", document(path)):
        if command in COMMANDS:
            assert options_in(rest) <= options_in(help_of(command)), f"gongqin {command}{rest}"
    told = re.findall(r"`gongqin ([a-z]+)", document(path))
    assert set(told) <= COMMANDS


@pytest.mark.parametrize(
    "block", [block for block in blocks(GUIDE, "bash") if "gongqin" in block and "bench" not in block]
)
def test_the_commands_of_the_guide_run_as_they_stand_there(block: str, tmp_path: Path) -> None:
    for name in ("content", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    scripts = sysconfig.get_path("scripts")
    env = {name: value for name, value in os.environ.items() if not name.startswith("GONGQIN_")}
    run = subprocess.run(
        ["bash", "-euc", f'uv() {{ shift; command "{scripts}/$@"; }}\n{block}'],
        cwd=tmp_path,
        env=env | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert run.stderr == ""


@pytest.mark.parametrize("example", blocks(GUIDE, "python")[:1])
def test_the_first_example_runs(example: str) -> None:
    run = subprocess.run([sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines()[0] == "regularised_on"


# —— running it ——


@pytest.mark.parametrize("path", PAIRS[1])
def test_every_file_of_a_deployment_is_explained(path: str) -> None:
    explained = set(re.findall(r"^\| `([^`]+)` \|", document(path), re.MULTILINE))
    assert {file.name for file in repository() if file.parts[0] == "deploy" and file.suffix != ".md"} <= explained


@pytest.mark.parametrize("path", PAIRS[1])
def test_every_variable_that_is_read_is_explained_and_no_other(path: str) -> None:
    code = [str(file) for file in repository() if file.suffix == ".py" and file.parts[0] in {"gongqin_core", "pages"}]
    read = {name for file in code for name in re.findall(r'"(GONGQIN_[A-Z_]+)"', document(file))}
    rows = re.findall(r"^\| (`GONGQIN.*?) \|", document(path), re.MULTILINE)
    assert {name for row in rows for name in re.findall("GONGQIN_[A-Z_]+", row)} == read
