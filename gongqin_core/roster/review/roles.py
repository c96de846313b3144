"""What each column of an officer's roster is taken for: a fact, or who, where, and the level applied for."""

from collections.abc import Mapping, Sequence

from ...notice.notice import Notice
from ...notice.questions import Fact
from ...notice.spelling import spelling
from ..heading_words import APPLIED_HEADINGS, NAME_HEADINGS, UNIT_HEADINGS, own_heading
from ..headings import recognise

NAME, UNIT, APPLIED = "@name", "@unit", "@applied"
"""What a column may be besides a fact: who, where, and the level applied for."""
REMARK = "@remark"
"""How a column of remarks is known, with its number behind: it is not judged by, and its words are looked at."""
OWN_WORDS = {NAME: "姓名", UNIT: "单位", APPLIED: "申报等级"}
OWN_HEADINGS = {NAME: NAME_HEADINGS, UNIT: UNIT_HEADINGS, APPLIED: APPLIED_HEADINGS}
CHECKED = "核查："
"""How the headings of results begin: a checked roster may be corrected and handed in again."""
Roles = Mapping[int, str]
"""Column → fact, or one of `OWN_WORDS`. Columns without a role pass through to the results."""


def likely_roles(headings: Sequence[str], facts: Mapping[str, Fact]) -> dict[int, str]:
    """The role each column seems to have; two may have the same (see `conflicts`). Results of an earlier check have
    none, save the level applied for where the roster itself names none."""
    own = {spelling(heading): role for role, known in OWN_HEADINGS.items() for heading in known}
    recognised = zip(headings, recognise(headings, facts), strict=True)
    roles = {column: own.get(own_heading(heading) or "", fact) for column, (heading, fact) in enumerate(recognised)}
    if APPLIED not in roles.values():
        earlier = CHECKED + OWN_WORDS[APPLIED]
        roles |= {column: APPLIED for column, heading in enumerate(headings) if heading == earlier}
    return {column: role for column, role in roles.items() if role}


def conflicts(headings: Sequence[str], roles: Roles, notice: Notice) -> list[str]:
    """What has to be settled before people can be judged, a sentence each."""
    by_role: dict[str, list[str]] = {}
    for column, role in sorted(roles.items()):
        by_role.setdefault(role, []).append(f"“{headings[column]}”")
    sentences = [
        f"{'和'.join(columns)}都当成了“{role_words(role, notice)}”。请只留一列，别的改成“不用”。"
        for role, columns in by_role.items()
        if len(columns) > 1
    ]
    if not any(role in notice.facts for role in roles.values()):
        sentences.append("没有一列用来核查。请至少给一列定下用途，如“参加工作时间”。")
    return sentences


def role_words(role: str, notice: Notice) -> str:
    return OWN_WORDS[role] if role in OWN_WORDS else notice.facts[role].short
