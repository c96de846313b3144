"""Copies of notices' folders, to be changed."""

import shutil
from pathlib import Path

from gongqin_core.notice.load import base_of
from tests.places import CONTENT
from tests.second import FOLDER as SECOND


def copied(notice: Path, to: Path) -> Path:
    """A copy of a notice's folder, and beside it one of the base that it is laid over."""
    if base := base_of(notice):
        shutil.copytree(base, to.parent / base.name, dirs_exist_ok=True)
    return Path(shutil.copytree(notice, to))


def two_notices(root: Path, *in_force: str) -> None:
    """The notice of the content and the second one beside it, in a folder of content; `in_force`: their ids."""
    for notice in (CONTENT / "jiaozuo-2020", SECOND):
        copied(notice, root / notice.name)
    (root / "current").write_text("".join(f"{name}\n" for name in in_force), encoding="utf-8")


def all_holding(folder: Path, file: str, text: str) -> list[Path]:
    """The notice's own file and that of its base, those of them that say a text."""
    folders = [folder, base] if (base := base_of(folder)) else [folder]
    paths = [path for each in folders if (path := each / file).is_file()]
    found = [path for path in paths if text in path.read_text(encoding="utf-8")]
    assert found, f"{folder.name}/{file} no longer says {text!r}: choose another place to edit"
    return found


def holding(folder: Path, file: str, text: str) -> Path:
    """The first of them."""
    return all_holding(folder, file, text)[0]


def write_again(folder: Path, file: str, old: str, new: str) -> None:
    """Every `old` in a file of a notice, and in that of its base, becomes `new`."""
    for path in all_holding(folder, file, old):
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
