"""Checks on a notice that was copied from another of its place: what is of one notice alone has been changed, or a mark
says that it was checked and stays; and all that names a year names the same."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from ...guide.timetable import notice_year
from ...notice.about import About
from ...notice.base import Place
from ...notice.files import FILES, Levels, Schedule
from ...notice.load import base_of, read_file
from ...notice.notice import Stage
from ...notice.questions import Fact
from ...notice.yaml_lines import ContentError, Problem
from ..marks import settled
from .places import Book

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
OF_DOCUMENT = re.compile(r"(?<=〔)\d{4}(?=〕)")
STAYS = "请在上一行写“# 已核对”"


class Said(NamedTuple):
    """Something of one notice: where it stands and what it is."""

    part: str
    place: Place
    what: str


Own = dict[Said, object]
"""What a notice shares with no other of its place."""


def unchanged(book: Book) -> Iterator[Problem]:
    """The number is no other notice's; title, windows and counting days are those of no other notice of the place."""
    parts, done = book.parts, Settled(book)
    mine, about = _own(parts.about, parts.schedule, parts.levels), parts.about
    for path in _others(book):
        other, theirs = _read(path)
        for said, value in mine.items():
            alike = said in theirs and theirs[said] == value and said not in done
            if alike and other and (other.place == about.place or said.what == "文号"):
                text = f"{said.what}和 {path.name} 的一样。请改成这份通知的；对照过、没有变的，{STAYS}"
                yield book.problem(said.part, said.place, text)


def _own(about: About, schedule: Schedule, levels: Levels) -> Own:
    own: Own = {Said("about", ("number",), "文号"): about.number, Said("about", ("title",), "标题"): about.title}
    if about.year:
        own[Said("about", ("year",), "年度")] = about.year
    for n, stage in enumerate(schedule.stages):
        own[_window(stage, n, "的时间")] = (stage.first, stage.last)
    for n, day in enumerate(levels.days):
        own[Said("levels", ("days", n, "on"), "年限算到的日子")] = day.on
    return own


def _window(stage: Stage, n: int, of: str = "") -> Said:
    """The place of a stage's days."""
    return Said("schedule", ("stages", n, "first" if stage.first else "last"), f"“{stage.name}”{of}")


def of_another(book: Book) -> Iterator[Problem]:
    """No text has the number of another notice, or names its place, issuer or the offices of the state in it."""
    done, about = Settled(book), book.parts.about
    own = {about.number, about.place, about.issuer, _stationed(about.place)}
    names: dict[str, str] = {}
    for path in _others(book):
        other, _ = _read(path)
        if other:
            theirs = [other.number, *_names_of(other, about)]
            names |= {name: path.name for name in theirs if name and not any(name in mine for mine in own)}
    for spot in book.of(str) if names else ():
        found = next((name for name in names if name in spot.value), None)
        if found and Said(spot.part, spot.place, found) not in done:
            text = f"这里写着“{found}”，那是 {names[found]} 的。请改成这份通知的；对照过、就是要写它的，{STAYS}"
            yield book.at(spot, text)


def _names_of(other: About, about: About) -> list[str]:
    """What tells another place, the longest first; nothing of the same, nor of a province, which anybody may name."""
    if other.place == about.place or other.place.endswith(("省", "自治区")):
        return []
    return [other.issuer, other.place, other.place.rstrip("省市县区"), _stationed(other.place)]


def _stationed(place: str) -> str:
    """How offices of the state in a place are called: 驻 and its first character."""
    return f"驻{place[:1]}"


def _others(book: Book) -> Iterator[Path]:
    """The folders beside this one that it may have been copied from; the notice in use is copied from none."""
    if not _in_use(book.path):
        paths = (path.parent for path in sorted(book.path.parent.glob("*/notice.yaml")))
        yield from (path for path in paths if path.name != book.folder)


def _in_use(path: Path) -> bool:
    try:
        return (path.parent / "current").read_text(encoding="utf-8").strip() == path.name
    except (OSError, UnicodeDecodeError):
        return False


def _read(folder: Path) -> tuple[About | None, Own]:
    """The same of another folder; nothing where it cannot be read."""
    try:
        base = base_of(folder)
        raw = {part: read_file(folder, FILES[part][0], base)[0] for part in ("about", "schedule", "levels")}
        about = About.model_validate(raw["about"])
        return about, _own(about, Schedule.model_validate(raw["schedule"]), Levels.model_validate(raw["levels"]))
    except (ContentError, ValidationError):
        return None, {}


def mixed_years(book: Book) -> Iterator[Problem]:
    """Name, number, title, windows and counting days are of one year, the one stated. Numbers may be of the year
    before; where a year is stated, what comes later is of that year or the next."""
    done = Settled(book)
    dated = {said: years for said, years in _dated(book) if years and said not in done}
    votes = Counter(year for years in dated.values() for year in years)
    year = max(votes, key=lambda one: (votes[one], one == notice_year(book.notice)), default=0)
    for said, years in dated.items():
        if year not in years and not (said.what == "文号" and year - 1 in years):
            found = "、".join(map(str, sorted(years)))
            text = f"{said.what}写的是 {found} 年，别处多是 {year} 年。请改成一样；对照过、本来就不同的，{STAYS}"
            yield book.problem(said.part, said.place, text)


def _dated(book: Book) -> Iterator[tuple[Said, frozenset[int]]]:
    about = book.parts.about
    yield Said("about", ("number",), "文号"), _years(about.number, OF_DOCUMENT)
    yield Said("about", ("year",), " year "), frozenset([about.year] if about.year else [])
    for key in ("id", "title", "short", "only_for"):
        yield Said("about", (key,), "标题" if key == "title" else f" {key} "), _years(getattr(about, key))
    for n, stage in enumerate(book.parts.schedule.stages):
        years = _years(stage.first or stage.last)
        if stage.role != "later" or (about.year and not years | _years(stage.last) <= {about.year, about.year + 1}):
            yield _window(stage, n), years
    for n, day in enumerate(book.parts.levels.days):
        yield Said("levels", ("days", n, "on"), "年限算到的日子"), frozenset([day.on.year])


def _years(text: str, pattern: re.Pattern[str] = YEAR) -> frozenset[int]:
    return frozenset(map(int, pattern.findall(text)))


def codes_of_another_year(book: Book) -> Iterator[Problem]:
    """An answer whose code names a year names that year in its words, if it names any."""
    for spot in book.of(Fact):
        for n, option in enumerate(spot.value.options):
            coded, told = _years(option.code.replace("_", " ")), _years(option.label)
            if coded and told and not coded & told:
                text = f"代码“{option.code}”和 label“{option.label}”的年份不一样。请看哪一个没改"
                yield book.at(spot, text, "options", n)


class Settled:
    """What of a notice stands below a mark: somebody will look at it, or has."""

    def __init__(self, book: Book) -> None:
        self.book, self.lines = book, settled(book.path)

    def __contains__(self, said: Said) -> bool:
        here = self.book.problem(said.part, said.place, "")
        return (here.file, here.line) in self.lines


CHANGED: tuple[Callable[[Book], Iterator[Problem]], ...] = (unchanged, of_another)
DATED: tuple[Callable[[Book], Iterator[Problem]], ...] = (mixed_years, codes_of_another_year)
