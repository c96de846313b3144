"""Next year's notice as a copy of this year's, in which every figure is marked to be checked: `gongqin new`.

A mark is a comment on a line of its own above the line it speaks of (`MARK` in `load.py`). It names the figures, so the
old ones stay in sight while the line is changed; taking it away touches no value; and the file stays valid YAML with
all its comments, so editors and all other checks work on it from the first minute.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from ..notice.files import FILES
from ..notice.load import MARK
from ..notice.yaml_lines import ContentError, Problem, read_yaml
from .marks import is_mark

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
UNITS = "年|月|日|号|个月|天|元|分|周岁|岁|项|门|科|篇|名|次|等奖|倍|份|本|个|小时|学时|年度"
FIGURE = re.compile(
    r"[\w.]+@[\w.]+|〔\d+〕\d+ ?号|(?:\d{4} ?年 ?)?\d+ ?月(?: ?\d+ ?日)?"
    rf"|\d[\d:./-]*(?: ?(?:{UNITS}))?|[两二三四五六七八九十百千]+(?:{UNITS})|(?<=[满近足过前后])一(?:{UNITS})"
)
"""A mail address, a document number, a day or month, a number with its unit, a number in Chinese with one."""
YEAR_IN_A_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

NO_FIGURES = {"clause", "clauses", "example", "headings", "words", "also", "people_mark"}
"""Keys under which a figure is a citation (checked against the clauses) or invented."""
CODES = {
    "id",
    "code",
    "fact",
    "is",
    "in",
    "has",
    "lacks",
    "levels",
    "applies",
    "use",
    "reading",
    "later",
    "alongside",
    "means",
    "groups",
    "in_group",
}
"""Keys under which stand names and codes that stay from year to year, unless there is a year in them."""
NAMES = {("clauses", "id"), ("catalogues", "trades", "name"), ("catalogues", "trades", "code"), ("groups", "name")}
"""Under which keys stands what a notice calls something, whatever it is."""
IN_FULL = {"number", "title", "short", "issuer", "place", "only_for", "reviewed_by", "read", "online", "statements"}
"""Keys under which every word is the notice's own, figure or not."""
WITHOUT = shutil.ignore_patterns("cases.yaml")
"""Worked cases are of one notice: a person reads them from it anew."""
LONGEST = 30
"""Characters quoted of a text that has to be checked in full."""


class NewError(ValueError):
    """The copy cannot be made; `str()` says what is wrong and what to do."""


def new_notice(root: Path, source: Path, name: str) -> int:
    """Copy the folder `source` to `root/name`, every figure marked; returns the number of marks. All or nothing."""
    if not NAME.fullmatch(name):
        shown = " ".join(name.split())[:LONGEST]
        raise NewError(f"“{shown}”不能做通知的名字。请用小写字母、数字、- 和 _，如 {source.name}-new")
    target = root / name
    if target.exists():
        raise NewError(f"{target} 已经有了。请换一个名字，或者先移走它")
    try:
        texts = {file: marked(source / file, name) for file, _ in FILES.values()}
        with TemporaryDirectory(prefix=".new-", dir=root) as parent:  # one folder deeper than notices are looked for
            draft = Path(shutil.copytree(source, Path(parent) / name, ignore=WITHOUT))
            for file, text in texts.items():
                (draft / file).write_text(text, encoding="utf-8")
            draft.rename(target)
    except ContentError as error:
        raise NewError(f"{error.problems[0]}（照它复制以前，先改好它）") from None
    except OSError:
        raise NewError(f"{target} 写不进去。请看 {root} 能不能写") from None
    return sum(bool(MARK.fullmatch(line)) for text in texts.values() for line in text.splitlines())


def marked(path: Path, name: str) -> str:
    """The text of a file of a notice with a mark above every line that holds a figure, and `name` for its id. Marks
    that it has already are made anew. ContentError when it cannot be read."""
    file = f"{path.parent.name}/{path.name}"
    data, _ = read_yaml(path, file)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not is_mark(line)]
    if path.name == FILES["about"][0]:
        lines = [f"id: {name}" if line.startswith("id:") else line for line in lines]
    by_line: dict[int, list[str]] = {}
    places = dict(_to_check(yaml.compose("\n".join(lines), Loader=yaml.CSafeLoader), path.name))
    for (line, _), words in places.items():  # what is used in several places (&) stands in one
        by_line.setdefault(line, []).extend(words)
    text = "".join(_with_mark(line, by_line.get(number, [])) for number, line in enumerate(lines))
    if _without_id(yaml.load(text, yaml.CBaseLoader)) != _without_id(data):
        raise ContentError([Problem(file, 1, "有的句子写成了几行，没法在上面加标记。请一句写在一行里")])
    return text


def _with_mark(line: str, words: list[str]) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return (f"{indent}# 核对：{'、'.join(words)}\n" if words else "") + f"{line}\n"


def _without_id(data: Any) -> Any:
    return {key: value for key, value in data.items() if key != "id"} if isinstance(data, dict) else data


def _to_check(node: Any, file: str, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[int, int], list[str]]]:
    """Line and column (from 0) of every value that holds a figure, and what is to be checked there."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _to_check(value, file, (*keys, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _to_check(value, file, keys)
    elif isinstance(node, yaml.ScalarNode) and (words := _words(node.value, file, keys)):
        yield (node.start_mark.line, node.start_mark.column), words


def _words(value: str, file: str, keys: tuple[str, ...]) -> list[str]:
    inner = keys[1:]  # the first is the list that the whole file is
    if keys == ("id",) or keys[:1] == ("shares",) or not NO_FIGURES.isdisjoint(inner):
        return []
    if keys in NAMES:
        return [value]
    if not CODES.isdisjoint(inner) or keys[:2] == ("suspicions", "when"):
        return [value] if YEAR_IN_A_NAME.search(value) else []
    if not IN_FULL.isdisjoint(keys) and file in (FILES["about"][0], FILES["preparation"][0]):
        return [value if len(value) <= LONGEST else f"{value[:LONGEST]}……"]
    return list(dict.fromkeys(FIGURE.findall(value)))
