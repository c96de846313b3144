"""What a clerk may well mistype in jiaozuo-2020 (`mistakes.yaml`): nearly all of it is told, and where.

What a figure, a name or a citation gives away is told at the edit, or with the place of it; what only shows in a
verdict, on the line of a worked case (`judges: true`), with the clause to look at.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongqin_core.authoring.check import check
from tests.folders import copied, holding
from tests.places import CONTENT, TESTS

GOOD = CONTENT / "jiaozuo-2020"
KINDS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (TESTS / "authoring" / "mistakes.yaml").read_text(encoding="utf-8")
)
PLACE = re.compile(r"([a-z]+\.yaml):(\d+)")
"""Another place that a message names."""
NEAR = 8
"""Lines of one item that a message may point at."""
MISTAKES = [mistake for mistakes in KINDS.values() for mistake in mistakes]


def edited(folder: Path, mistake: dict[str, Any]) -> tuple[str, int, int]:
    """Make the edit; the file, and the first and last line of it."""
    path = holding(folder, mistake["file"], mistake["old"])
    text = path.read_text(encoding="utf-8")
    start = text.index(mistake["old"])
    path.write_text(text[:start] + mistake["new"] + text[start + len(mistake["old"]) :], encoding="utf-8")
    first = text[:start].count("\n") + 1
    return f"{path.parent.name}/{path.name}", first, first + max(mistake["old"].count("\n"), mistake["new"].count("\n"))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_what_is_mistyped_is_told(tmp_path: Path, mistake: dict[str, Any]) -> None:
    folder = copied(GOOD, tmp_path / GOOD.name)
    file, first, last = edited(folder, mistake)
    problems = check(folder)
    if mistake.get("missed"):
        assert problems == []
        return
    told = [problem for problem in problems if str(mistake["says"]) in problem.text]
    assert told, problems
    assert all(re.search("请|是不是", problem.text) for problem in told)
    if mistake.get("judges"):
        assert {problem.file for problem in problems} == {f"{folder.name}/cases.yaml"}
    elif not mistake.get("elsewhere"):
        named = [(problem.file, problem.line) for problem in told]
        places = [place for problem in told for place in PLACE.findall(problem.text)]
        named += [(f"{folder.name}/{name}", int(line)) for name, line in places]
        assert any(where == file and first - NEAR <= line <= last + NEAR for where, line in named), (first, problems)


def test_nine_of_ten_are_told_and_of_no_kind_fewer_than_half() -> None:
    found = {kind: [not mistake.get("missed") for mistake in mistakes] for kind, mistakes in KINDS.items()}
    for kind, told in found.items():
        print(f"{kind}: {sum(told)} of {len(told)}")
    every = [one for told in found.values() for one in told]
    print(f"all: {sum(every)} of {len(every)}")
    assert len(every) >= 60 and sum(every) >= 0.9 * len(every)
    assert [kind for kind, told in found.items() if sum(told) < len(told) / 2] == []
