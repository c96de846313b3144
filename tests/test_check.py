"""`gongqin check`: the good folder plus one edit, and what is said of it, where. The edits are in `broken_content/`:

name: a sentence; file, old, new: the first `old` in the file becomes `new`; says: words of the one problem it makes;
at: a text on the line that is blamed, where that is not the line of the edit; blamed: the file that is blamed, where
that is not the one edited; also: what else is said because it follows.
"""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongqin_core import load
from gongqin_core.check import check
from gongqin_core.evaluate import Rules
from gongqin_core.interview import next_question

TESTS = Path(__file__).parent
CONTENT = TESTS.parent / "content"
GOOD = CONTENT / "jiaozuo-2020"

Mistake = dict[str, Any]
MISTAKES: list[Mistake] = [
    mistake
    for path in sorted((TESTS / "broken_content").glob("*.yaml"))
    for mistake in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def edited(folder: Path, mistake: Mistake) -> tuple[str, int]:
    """Make the edit; the file and the line that ought to be blamed."""
    path = folder / mistake["file"]
    text = path.read_text(encoding="utf-8")
    start = text.index(mistake["old"])
    path.write_text(text[:start] + mistake["new"] + text[start + len(mistake["old"]) :], encoding="utf-8")
    blamed = folder / mistake.get("blamed", mistake["file"])
    text = blamed.read_text(encoding="utf-8")
    place = text.index(mistake["at"]) if "at" in mistake else start
    return f"{folder.name}/{blamed.name}", text[:place].count("\n") + 1


@pytest.fixture(scope="module", autouse=True)
def unchanged_files_are_read_once() -> Iterator[None]:
    """An edit changes one file; the other nine need not be read anew for each."""
    read, known = load.read_yaml, {}

    def read_once(path: Path, name: str) -> object:
        key = (name, path.read_bytes())
        if key not in known:
            known[key] = read(path, name)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "read_yaml", read_once)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / GOOD.name))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_a_mistake_is_told_with_its_place(folder: Path, mistake: Mistake) -> None:
    file, line = edited(folder, mistake)
    problems = check(folder)
    told = [problem for problem in problems if mistake["says"] in problem.text]
    assert [(problem.file, problem.line) for problem in told] == [(file, line)], problems
    others, expected = [problem.text for problem in problems if problem not in told], mistake.get("also", [])
    assert len(others) == len(expected) and all(any(words in text for text in others) for words in expected), problems
