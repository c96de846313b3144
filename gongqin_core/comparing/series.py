"""Notices of one place, year by year: which one stands before which."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from ..guide.timetable import notice_year
from ..notice.load import content_folder, in_force, known_notices, load_notice, read_notice
from ..notice.notice import Notice
from ..notice.yaml_lines import ContentError, Problem

Stamp = tuple[str, int]
"""A folder, and when a file in it was last written."""


def usable_notices() -> Mapping[str, Notice]:
    """By id, every notice that is in order, oldest first; one that is still being entered is not shown to anybody."""
    return _usable(tuple(_stamp(folder) for folder in content_folder().glob("*/")))


def places() -> tuple[Notice, ...]:
    """The notice in force of each place. ContentError where one cannot be used, or two are of the same place."""
    notices = tuple(load_notice(name) for name in in_force())
    for n, notice in enumerate(notices):
        if notice.about.place in {other.about.place for other in notices[:n]}:
            text = f"“{notice.about.id}”和前面一份都是{notice.about.place}的。现行的通知一个地方写一份，请删去旧的一行"
            raise ContentError([Problem(str(content_folder() / "current"), n + 1, text)])
    return notices


def series(notice: Notice, notices: Iterable[Notice]) -> list[Notice]:
    """Those of the same place, oldest first."""
    return sorted((other for other in notices if other.about.place == notice.about.place), key=notice_year)


def predecessor(notice: Notice, notices: Iterable[Notice]) -> Notice | None:
    """The last one of the same place before this one. One of the same year counts: a copy has its model's days until
    they are changed."""
    others = [other for other in series(notice, notices) if other.about.id != notice.about.id]
    return next((other for other in reversed(others) if notice_year(other) <= notice_year(notice)), None)


def readable_notices() -> list[Notice]:
    """Every notice that can be read, those that are still being entered as well."""
    found = []
    for name in known_notices():
        try:
            found.append(read_notice(content_folder() / name).notice)
        except ContentError:
            continue
    return found


def _stamp(folder: Path) -> Stamp:
    return str(folder), max((path.stat().st_mtime_ns for path in folder.glob("*.yaml")), default=0)


@lru_cache(maxsize=1)
def _usable(stamps: tuple[Stamp, ...]) -> Mapping[str, Notice]:
    """Looked for again when something was written: a folder with a mistake in it takes long to read."""
    usable = {}
    for name in known_notices():
        try:
            usable[name] = load_notice(name)
        except ContentError:
            continue
    return dict(sorted(usable.items(), key=lambda named: notice_year(named[1])))
