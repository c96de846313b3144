"""The documents say what is there: trees, commands, variables and files, each once.

A tree is a fenced block that opens with ```text. One line is one or more paths, then at least two spaces or a `#`, then
words; two spaces of indentation put a line into the folder above it, whose name ends with `/`:

    app.py            the server
    gongqin_core/     # pure Python
      load.py notice.py    what things are

Every path it lists exists. README.md's lists everything at the top level of the repository.
"""

import re

from tests.places import ROOT, repository


def document(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def blocks(path: str, language: str) -> list[str]:
    """The fenced blocks of that language in one of the documents."""
    return re.findall(rf"^```{language}\n(.*?)^```", document(path), flags=re.DOTALL | re.MULTILINE)


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
    assert command in document(".ci/run").splitlines()


def test_every_file_of_a_deployment_is_explained() -> None:
    explained = set(re.findall(r"^\| `([^`]+)` \|", document("deploy/README.md"), re.MULTILINE))
    assert {path.name for path in repository() if path.parts[0] == "deploy"} - {"README.md"} <= explained


def test_every_variable_that_is_read_is_explained_and_no_other() -> None:
    code = [path for path in repository() if path.suffix == ".py" and path.parts[0] in {"gongqin_core", "pages"}]
    read = {name for path in code for name in re.findall(r'"(GONGQIN_[A-Z_]+)"', document(str(path)))}
    rows = re.findall(r"^\| (`GONGQIN.*?) \|", document("deploy/README.md"), re.MULTILINE)
    assert {name for row in rows for name in re.findall("GONGQIN_[A-Z_]+", row)} == read
