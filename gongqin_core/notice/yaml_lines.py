"""YAML as plain data, each place of it with its line; and what is wrong, as a file and a line of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .base import Place


class Line(NamedTuple):
    """A line of a file, counted from 1."""

    file: str
    number: int


Lines = Mapping[Place, Line]
"""Place in a file (keys and positions) → where it is written."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with the content: where, and what to do about it. `line`: 0 for a whole folder."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}：{self.text}"


class ContentError(Exception):
    """The content cannot be used. `problems` is never empty."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, sorted(problems))))
        self.problems = sorted(problems)


def nearest_line(lines: Lines, place: Place) -> Line:
    """The line of a place in a file, or of the nearest place around it."""
    return next(lines[place[:n]] for n in range(len(place), -1, -1) if place[:n] in lines)


# —— reading ——


class _Words(yaml.CSafeLoader):
    """Composes nodes whose values are all words: what kind of value each might be is never worked out."""

    def resolve(self, kind: type, value: str | None, implicit: tuple[bool, bool]) -> str:
        return "word"

    def descend_resolver(self, node: Any, place: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def read_yaml(path: Path, name: str) -> tuple[Any, Lines]:
    """Plain data (every scalar a string: `no` stays a word, a date stays a text) and the line of each place."""
    text = _read_text(path, name)
    lines: dict[Place, Line] = {(): Line(name, 1)}
    problems: list[Problem] = []
    try:
        data = _plain(yaml.compose(text, Loader=_Words), (), lines, problems, name)
    except yaml.MarkedYAMLError as error:
        from .complaints import complain_of_yaml
        from .full_width import slip

        line, of_key = slip(text, _line(error)) or (_line(error), complain_of_yaml(error.problem))
        problems = [Problem(name, line, of_key)]
    except yaml.YAMLError:
        problems = [Problem(name, 1, "有 YAML 不允许的字符。请删去看不见的特殊字符")]
    except RecursionError:
        problems = [Problem(name, 1, "一层套一层，没有尽头。请看 & 和 * 是不是引用了自己")]
    if problems:
        raise ContentError(problems)
    return data, lines


def _line(error: yaml.MarkedYAMLError) -> int:
    """Where a quotation mark or a bracket was opened, not where its end was missed; else where reading stopped."""
    opened = error.context and ("quoted" in error.context or "flow" in error.context)
    mark = error.context_mark if opened else error.problem_mark
    return mark.line + 1 if mark else 1


def _read_text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        what = "缺这个文件。请从上一年的文件夹复制一份再改"
    except UnicodeDecodeError:
        what = "不是 UTF-8 文字。请用 UTF-8 另存"
    except OSError:
        what = "打不开这个文件。请看它是不是文件夹、能不能读"
    raise ContentError([Problem(name, 1, what)])


def _of_two(twice: list[Problem]) -> list[Problem]:
    """Keys that stand twice in one item of a list: where several do, a second item has lost its dash."""
    if len(twice) < 2:
        return twice
    first = min(twice, key=lambda problem: problem.line)
    return [replace(first, text=f"{first.text}；这里本来另起一项的，前面加上“- ”")]


def _plain(node: Any, place: Place, lines: dict[Place, Line], problems: list[Problem], name: str) -> Any:
    if node is None:
        return None
    lines[place] = Line(name, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*place, i), lines, problems, name) for i, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        twice: list[Problem] = []
        for key_node, child in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in mapping:
                twice.append(Problem(name, line, f"“{key}”写了两次。请留一个"))
            mapping[key] = _plain(child, (*place, key), lines, problems, name)
            lines[(*place, key)] = Line(name, line)
        problems += _of_two(twice) if place and isinstance(place[-1], int) else twice
        return mapping
    return node.value
