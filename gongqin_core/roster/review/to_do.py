"""What people still have to do, for the check sheet: judge what no program judges, supply and confirm."""

from collections.abc import Iterator, Sequence

from ...notice.notice import Notice
from .check_list import by_unit
from .entries import Entry
from .person import unit_name

JUDGED = "由人认定的，本核查没有判断（初步符合的人也都要认定）"
AT_ONCE = 60
"""People in one text, so that it fits a cell."""


def to_judge(notice: Notice, entries: Sequence[Entry]) -> Iterator[str]:
    """What has to be judged at levels that somebody applies for, the highest first; once where it is the same."""
    levels: dict[str, list[str]] = {}
    for level in reversed(notice.level):
        judged = (item for entry in entries if entry.level == level for item in entry.to_judge)
        items = dict.fromkeys(f"{item.what}（由{item.who}认定，{item.clause}）" for item in judged)
        if items:
            levels.setdefault("；".join(items), []).append(notice.level[level].name)
    return (f"{'、'.join(names)}：{items}" for items, names in levels.items())


def to_supply(entries: Sequence[Entry]) -> Iterator[str]:
    """What is missing or to be confirmed, and who, unit by unit; what most people have in common first."""
    waiting: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.to_do:
            waiting.setdefault(entry.to_do, []).append(entry)
    for to_do, some in sorted(waiting.items(), key=lambda group: -len(group[1])):
        for part in (some[start : start + AT_ONCE] for start in range(0, len(some), AT_ONCE)):
            yield f"{to_do.removesuffix('。')}（{len(part)} 人）：{_who(part)}"


def _who(entries: Sequence[Entry]) -> str:
    names = {unit: "、".join(one.person.who for one in some) for unit, some in by_unit(entries).items()}
    return "；".join(f"{unit_name(unit)} {who}" if unit else who for unit, who in names.items())
