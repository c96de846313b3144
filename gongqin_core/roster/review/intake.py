"""A roster as the page takes it in: its rows in memory, what each column is taken for, and what is not even kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from ...notice.notice import Notice
from ...notice.questions import Fact
from ..cells import spelling
from ..headings import NAME_HEADINGS, looks_like_id_numbers, recognise
from ..spreadsheets.files import read_sheet
from ..spreadsheets.sheet import ON_THE_PAGE, Row, Sheet

NAME, UNIT, APPLIED = "@name", "@unit", "@applied"
"""What a column may be besides a fact: who, where, and the level applied for."""
OWN_WORDS = {NAME: "姓名", UNIT: "单位", APPLIED: "申报等级"}
OWN_HEADINGS = {
    NAME: NAME_HEADINGS,
    UNIT: ("单位", "工作单位", "单位名称", "所在单位", "用人单位", "现工作单位"),
    APPLIED: ("申报等级", "拟报等级", "报考等级", "申报级别", "拟申报等级", "申请等级", "申报技术等级"),
}
RESULT = "核查："
"""How the headings of results begin: a checked roster may be corrected and handed in again."""
ID_HEADING = "身份证"
SAMPLE = 200
"""Rows by which a column of ID numbers is recognised."""
Roles = Mapping[int, str]
"""Column → fact, or one of `OWN_WORDS`. Columns without a role pass through to the results."""


@dataclass(frozen=True)
class Intake:
    """A roster file, read. Nothing of it is kept anywhere but here."""

    name: str
    """The file, and the sheet in it."""
    headings: list[str]
    rows: list[Row]
    """Blank lines are rows without cells."""
    line: int
    """Where the heading stands in the file."""
    typed: bool
    """Whether cells may be something else than text."""
    notes: list[str]
    """What the officer should know about the reading, a sentence each."""
    found: dict[int, str]
    """The role each column seems to have. Two may have the same: see `conflicts`."""

    @property
    def people(self) -> int:
        return sum(map(bool, self.rows))

    def texts(self, column: int, rows: Sequence[Row] | None = None) -> list[str]:
        """One column as text."""
        reader = Sheet(self.name, [], [], self.headings, iter(()), self.typed)
        return [text.strip() for text in reader.texts(self.rows if rows is None else rows, column)]

    def examples(self, column: int) -> list[str]:
        """The first few different texts of a column, to recognise it by."""
        return list(dict.fromkeys(filter(None, self.texts(column, self.rows[:SAMPLE]))))[:3]


def take_in(file: BinaryIO, name: str, notice: Notice) -> Intake:
    """RosterError when the file cannot be used. Columns of ID numbers are dropped at once, and `notes` says so."""
    sheet = read_sheet(file, name, notice.facts, ON_THE_PAGE)
    rows = list(sheet.rows)
    ids = {
        column
        for column, heading in enumerate(sheet.headings)
        if ID_HEADING in heading or looks_like_id_numbers(sheet.texts(rows[:SAMPLE], column))
    }
    kept = [column for column in range(len(sheet.headings)) if column not in ids]
    headings = [sheet.headings[column] for column in kept]
    notes = [
        *sheet.notes,
        *(f"“{sheet.headings[column]}”列像是身份证号：没有读取，结果里也没有这一列。" for column in sorted(ids)),
    ]
    rows = [[row[column] for column in kept] if row else [] for row in rows] if ids else rows
    found = dict(_roles(headings, notice.facts))
    return Intake(sheet.name, headings, rows, sheet.line, sheet.typed, notes, found)


def _roles(headings: Sequence[str], facts: Mapping[str, Fact]) -> Iterator[tuple[int, str]]:
    """Results of an earlier check have no role, save the level applied for where the roster itself names none."""
    own = {spelling(heading): role for role, known in OWN_HEADINGS.items() for heading in known}
    named = recognise(headings, facts)
    roles = [own.get(spelling(heading), fact) for heading, fact in zip(headings, named, strict=True)]
    for column, (heading, role) in enumerate(zip(headings, roles, strict=True)):
        if heading == RESULT + OWN_WORDS[APPLIED] and APPLIED not in roles:
            yield column, APPLIED
        elif role:
            yield column, role


def conflicts(intake: Intake, roles: Roles, notice: Notice) -> list[str]:
    """What has to be settled before people can be judged, a sentence each."""
    by_role: dict[str, list[str]] = {}
    for column, role in sorted(roles.items()):
        by_role.setdefault(role, []).append(f"“{intake.headings[column]}”")
    found = [
        f"{'和'.join(columns)}都当成了“{role_words(role, notice)}”。请只留一列，别的改成“不用”。"
        for role, columns in by_role.items()
        if len(columns) > 1
    ]
    if not any(role in notice.facts for role in roles.values()):
        found.append("没有一列用来核查。请至少给一列定下用途，如“参加工作时间”。")
    return found


def role_words(role: str, notice: Notice) -> str:
    return OWN_WORDS[role] if role in OWN_WORDS else notice.facts[role].short
