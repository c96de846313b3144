"""From a folder of YAML to a `Notice`, or to a list of problems that say file, line, what is wrong and what to do."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from os import environ
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .base import NotInBase, Overlay, Place
from .files import FILES, Parts
from .notice import Notice
from .yaml_lines import ContentError, Line, Lines, Problem, nearest_line, read_yaml

MARK = re.compile(r"\s*#\s*待?核对(?:[：:]\s*(.*?))?\s*")
"""A line that says of the next one: not yet checked against the notice. `gongqin new` writes them."""
EXTENDS = re.compile(r"^extends:[ \t]+([a-z0-9_-]+)[ \t]*(?:#.*)?$", re.MULTILINE)
"""The line of `notice.yaml` that names the folder it is laid over; found as text, so that it is known however the rest
of the file is broken."""
CONFIRMED = re.compile(r"\s*#\s*已核对(?:[：:]\s*(.*?))?\s*")
"""A line that says of the next one: it was checked, and stays as it was."""
UNCHECKED = "还没有对照通知核对。请把下一行改好（没有变的就不改），再删去这一行"


@dataclass(frozen=True)
class Source:
    """A notice as read, file by file, with the line of every place, for the checks that look across files."""

    notice: Notice
    parts: Parts
    lines: Mapping[str, Lines]

    def line(self, part: str, *place: str | int) -> Line:
        """The line of a place in a part, or of the nearest place around it."""
        return nearest_line(self.lines[part], place)


# —— where notices are ——


def content_folder() -> Path:
    """`GONGQIN_CONTENT`, else `content/` of the checkout, else the content inside the installed package."""
    if named := environ.get("GONGQIN_CONTENT"):
        return Path(named)
    return _own_content()


@cache
def _own_content() -> Path:
    checkout = Path(__file__).parents[2] / "content"
    return checkout if (checkout / "current").is_file() else Path(__file__).parents[1] / "content"


def in_force() -> tuple[str, ...]:
    """Ids of the notices in force, one of each place, as the file `current` names them line by line. The first is meant
    where nobody says which. ContentError where there is none."""
    path = content_folder() / "current"
    try:
        names = tuple(path.read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError):
        names = ()
    if not names:
        text = "读不到现行通知的名字。请在这个文件里写通知文件夹的名字，一个地方一行"
        raise ContentError([Problem(str(path), 1, text)])
    return names


def notice_folder(notice_id: str | None = None) -> Path:
    """The folder of a notice; without an id, of the first one in force."""
    root = content_folder()
    if notice_id is None:
        notice_id = in_force()[0]
    if notice_id not in (known := known_notices()):
        text = f"没有通知“{notice_id}”。现有：{'、'.join(known) or '一个也没有'}"
        raise ContentError([Problem(str(root), 0, text)])
    return root / notice_id


def known_notices() -> list[str]:
    """Ids of the notices in the content folder."""
    root = content_folder()
    return sorted(p.parent.name for p in root.glob("*/notice.yaml")) if root.is_dir() else []


@cache
def load_notice(notice_id: str | None = None) -> Notice:
    """A notice by id (default: the current one), read once a process. ContentError when it cannot be used; nor can
    one that still holds another notice's figures unchecked."""
    if notice_id is None:
        return load_notice(in_force()[0])
    folder = notice_folder(notice_id)
    notice = read_notice(folder).notice
    if marks := list(unchecked(folder)):
        todo = f"请先运行 gongqin check --notice {folder.name}，照它说的一处处核对"
        text = f"还有 {len(marks)} 处没有对照通知核对，不能用来判断。{todo}"
        raise ContentError([Problem(marks[0].file, marks[0].line, text)])
    return notice


def unchecked(folder: Path) -> Iterator[Problem]:
    """Every line of a notice's files that is marked as not yet checked."""
    for name, _ in FILES.values():
        for number, line in enumerate((folder / name).read_text(encoding="utf-8").splitlines(), 1):
            if mark := MARK.fullmatch(line):
                what = f"“{mark[1]}”" if mark[1] else "下一行"
                yield Problem(f"{folder.name}/{name}", number, what + UNCHECKED)


def read_notice(folder: Path) -> Source:
    """Read and validate every file of a notice's folder; all problems at once."""
    problems: list[Problem] = []
    parts: dict[str, Any] = {}
    lines: dict[str, Lines] = {}
    base = base_of(folder)
    for part, (name, model) in FILES.items():
        try:
            raw, lines[part] = read_file(folder, name, base)
            parts[part] = model.model_validate(raw)
        except ContentError as error:
            problems += error.problems
        except ValidationError as error:
            problems += located(error, lines[part])
    if problems:
        raise ContentError(problems)
    whole = Parts(**parts)
    return Source(whole.notice(), whole, lines)


def base_of(folder: Path) -> Path | None:
    """The folder that a notice's own is laid over, as its `extends` names it. ContentError where there is none such."""
    name = FILES["about"][0]
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None  # told when the file itself is read
    if not (named := EXTENDS.search(text)):
        return None
    base = folder.parent / named[1]
    if not base.is_dir() or (base / name).exists():
        line = text.count("\n", 0, named.start()) + 1
        what = "是一份通知，不是底本" if base.is_dir() else "旁边没有这个文件夹"
        raise ContentError(
            [Problem(f"{folder.name}/{name}", line, f"extends 写的“{named[1]}”{what}。请写底本文件夹的名字")]
        )
    return base


def read_file(folder: Path, name: str, base: Path | None) -> tuple[Any, Lines]:
    """A file of a notice's folder as plain data, laid over that of its base if that has one; and the line of each
    place. ContentError when it cannot be read."""
    if base is None or not (base / name).exists():
        return read_yaml(folder / name, f"{folder.name}/{name}")
    data, overlay = lay_over(folder, name, base)
    return data, overlay.lines


def lay_over(folder: Path, name: str, base: Path) -> tuple[Any, Overlay[Line]]:
    """The same of a file that the base has too, and what lies over what."""
    own, lines = read_yaml(folder / name, f"{folder.name}/{name}")
    shared, there = read_yaml(base / name, f"{base.name}/{name}")
    overlay = Overlay(lines, there)
    try:
        return overlay.laid(own, shared), overlay
    except NotInBase as error:
        text = f"{base.name}/{name} 里没有“{error.name}”。那里有的是：{'、'.join(error.known)}"
        raise ContentError([Problem(*lines[error.place], text)]) from None


def located(error: ValidationError, lines: Lines) -> Iterator[Problem]:
    """What pydantic finds wrong with what was read, with the file and the line of it."""
    from .complaints import complain, without_echoes  # where nothing is wrong, nobody needs them

    for detail in without_echoes(error.errors(include_url=False)):
        place = tuple(key for key in detail["loc"])
        yield Problem(*lines[_known_place(place, lines)], complain(detail))


def _known_place(place: tuple[Any, ...], lines: Lines) -> Place:
    """The place as the file spells it: pydantic's own steps (union tags) are left out."""
    known: Place = ()
    for key in place:
        if (*known, key) in lines:
            known = (*known, key)
    return known
