"""`gongqin check`: the good folder plus one edit, and what is said of it, where. The edits are in `broken_content/`:

name: a sentence; file, old, new: the first `old` in the file becomes `new`; says: words of the one problem it makes;
at: a text on the line that is blamed, where that is not the line of the edit; blamed: the file that is blamed, where
that is not the one edited; also: what else is said because it follows; notice: which of `notices/` it is made in, where
that is not jiaozuo-2020.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gongqin_core.authoring.check import check
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.interview import next_question
from gongqin_core.notice.load import read_notice
from tests.folders import copied, holding
from tests.places import CONTENT, TESTS

GOOD = CONTENT / "jiaozuo-2020"

Mistake = dict[str, Any]
MISTAKES: list[Mistake] = [
    mistake
    for path in sorted((TESTS / "broken_content").glob("*.yaml"))
    for mistake in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
]

KINDS: dict[str, list[Mistake]] = yaml.load(
    (TESTS / "authoring" / "mistakes.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
)
"""Those of a clerk, which `test_mistakes.py` makes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(GOOD, tmp_path / GOOD.name)


def edited(folder: Path, mistake: Mistake) -> tuple[str, int]:
    """Make the edit; the file and the line that ought to be blamed."""
    path = holding(folder, mistake["file"], mistake["old"])
    text = path.read_text(encoding="utf-8")
    start = text.index(mistake["old"])
    path.write_text(text[:start] + mistake["new"] + text[start + len(mistake["old"]) :], encoding="utf-8")
    blamed = folder / str(mistake["blamed"]) if "blamed" in mistake else path
    text = blamed.read_text(encoding="utf-8")
    place = text.index(mistake["at"]) if "at" in mistake else start
    return f"{blamed.parent.name}/{blamed.name}", text[:place].count("\n") + 1


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_a_mistake_is_told_with_its_place(tmp_path: Path, mistake: Mistake) -> None:
    good = TESTS / "notices" / mistake["notice"] if "notice" in mistake else GOOD
    folder = copied(good, tmp_path / good.name)
    file, line = edited(folder, mistake)
    problems = check(folder)
    told = [problem for problem in problems if mistake["says"] in problem.text]
    assert [(problem.file, problem.line) for problem in told] == [(file, line)], problems
    others, expected = [problem.text for problem in problems if problem not in told], mistake.get("also", [])
    assert len(others) == len(expected) and all(any(words in text for text in others) for words in expected), problems


def test_mistakes_in_several_files_are_told_together(folder: Path) -> None:
    for file, old, new in [
        ("fees.yaml", "total: 275", "total: 二百"),
        ("schedule.yaml", "role: apply", "role: 报名"),
        ("trades.yaml", "catalogues:", "catalogue:"),
    ]:
        edited(folder, {"file": file, "old": old, "new": new})
    assert [(problem.file, problem.line) for problem in check(folder)] == [
        (f"{folder.name}/fees.yaml", 6),
        (f"{folder.name}/schedule.yaml", 6 + 4),
        (f"{folder.name}/trades.yaml", 3),
    ]


def not_there(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def in_gbk(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk", errors="replace"))


def nothing_in_it(path: Path) -> None:
    path.write_text("", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (not_there, "缺这个文件。请从上一年的文件夹复制一份再改"),
        (a_folder, "打不开这个文件。请看它是不是文件夹、能不能读"),
        (in_gbk, "不是 UTF-8 文字。请用 UTF-8 另存"),
        (nothing_in_it, "文件内容要写成“名字: 内容”的样子。请一行写一个"),
    ],
)
def test_a_file_that_cannot_be_used(folder: Path, spoil: Callable[[Path], None], says: str) -> None:
    spoil(folder / "fees.yaml")
    assert [str(problem) for problem in check(folder)] == [f"{folder.name}/fees.yaml:1：{says}"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    assert [str(problem) for problem in check(folder)] == [f"{folder}：没有这个文件夹。请看名字写对没有"]


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    path = folder / "fees.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert check(folder) == []


def test_problems_come_by_file_and_line(folder: Path) -> None:
    text = (folder / "faq.yaml").read_text(encoding="utf-8")
    (folder / "faq.yaml").write_text(text.replace("clauses: [", "clauses: [九（九）, "), encoding="utf-8")
    problems = check(folder)
    assert len(problems) > 50 and problems == sorted(problems)


FILES = sorted(path.name for path in GOOD.glob("*.yaml"))
DAMAGE: list[Callable[[str], str]] = [
    lambda line: "",
    lambda line: f"  {line}",
    lambda line: line[2:],
    lambda line: line.replace(":", ""),
    lambda line: line.replace("{", "["),
    lambda line: re.sub(r"\d+", "0", line),
    lambda line: re.sub(r"\d+", "99999999999999999999", line),
    lambda line: re.sub(r"[a-z_]+", "x", line),
    lambda line: re.sub(r"[（）一二三四]", "", line),
    lambda line: f"{line}\n{line}",
]


@settings(max_examples=20, deadline=None)
@given(
    name=st.sampled_from(FILES),
    places=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from(DAMAGE)), min_size=1, max_size=3),
)
def test_damaged_files_are_told_or_can_be_used(
    tmp_path_factory: pytest.TempPathFactory, name: str, places: list[tuple[float, Callable[[str], str]]]
) -> None:
    folder = copied(GOOD, tmp_path_factory.mktemp("damaged") / GOOD.name)
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    for where, damage in places:
        place = int(where * len(lines))
        lines[place] = damage(lines[place])
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    if not check(folder):
        rules = Rules(read_notice(folder).notice)
        rules.verdicts({})
        next_question(rules, {})


def test_the_messages_in_the_guide_are_those_of_the_check() -> None:
    """`content/README.md` lists common mistakes as a table: the first cell of a row is what `gongqin check` says."""
    guide = (CONTENT / "README.md").read_text(encoding="utf-8").partition("## 常见的提示")[2]
    quoted = re.findall(r"^\| `([^`]+)` \|", guide, flags=re.MULTILINE)
    said = [words for mistake in MISTAKES for words in (mistake["says"], *mistake.get("also", []))]
    said += [str(mistake["says"]) for kind in KINDS.values() for mistake in kind if "says" in mistake]
    assert len(quoted) > 10
    assert [message for message in quoted if not any(shape(message) in shape(words) for words in said)] == []


def shape(message: str) -> str:
    """A message whatever it speaks of."""
    return re.sub(r"“[^”]*”|\d+", "", message)
