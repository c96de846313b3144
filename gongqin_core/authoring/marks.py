"""Marks on lines of a copied notice: not yet checked (`load.py: MARK`), or checked and left as it was (`CONFIRMED`)."""

from collections.abc import Iterator
from pathlib import Path

from ..notice.files import FILES
from ..notice.load import CONFIRMED, MARK
from ..notice.yaml_lines import Problem

CUT = "……"
"""What `gongqin new` puts for the rest of a long text."""


def is_mark(line: str) -> bool:
    """Whether a line only says whether the next one was checked."""
    return bool(MARK.fullmatch(line) or CONFIRMED.fullmatch(line))


def settled(folder: Path) -> set[tuple[str, int]]:
    """File and line of whatever stands below a mark."""
    return {(file, number + 1) for file, number, line, _ in _lines(folder) if is_mark(line)}


def misplaced(folder: Path) -> Iterator[Problem]:
    """Marks that call something checked and left as it was, which is not on the line below."""
    for file, number, line, below in _lines(folder):
        found = CONFIRMED.fullmatch(line)
        for words in (found[1] or "").split("、") if found else ():
            if words.removesuffix(CUT) not in below:
                text = f"写着已核对“{words}”，下一行却没有。改过的，请删去这一行；没有改的，照通知看下一行写错没有"
                yield Problem(file, number, text)


def _lines(folder: Path) -> Iterator[tuple[str, int, str, str]]:
    """File, number (from 1) and text of every line, and the next one."""
    for name, _ in FILES.values():
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        for number, (line, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True), 1):
            yield f"{folder.name}/{name}", number, line, below
