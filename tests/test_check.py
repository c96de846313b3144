"""`gongqin check`: the good folder plus one edit, and what is said of it, where."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongqin_core.check import check

GOOD = Path(__file__).parent.parent / "content" / "jiaozuo-2020"


@dataclass(frozen=True)
class Mistake:
    """One edit (`old` becomes `new`, once), and the problem it makes."""

    name: str
    file: str
    old: str
    new: str
    says: str
    at: str = ""
    """What the line blamed holds, where that is not the line of the edit."""
    blamed: str = ""
    """The file blamed, where that is not the one edited."""
    also: tuple[str, ...] = ()
    """What else is said, because it follows."""


def unknown_clause(where: str, file: str, old: str) -> Mistake:
    """A mention of a clause that becomes one of no clause."""
    mention, clause = old.rsplit(" ", 1)
    return Mistake(f"{where} cites no clause", file, old, f"{mention} 九（九）9", f"没有条款“九（九）9”。请对照 clauses.yaml")


CLAUSES = [
    unknown_clause("a fee", "fees.yaml", "clause: 三（三）5"),
    unknown_clause("a level", "levels.yaml", "short: 五级\n    clause: 二（二）1"),
    unknown_clause("a tree", "levels.yaml", "tree:\n      clause: 二（二）1"),
    unknown_clause("a stage", "schedule.yaml", "clause: 四（三）"),
    Mistake("x", "fees.yaml", "a", "b", ""),
]
