"""What stands over a roster's columns: which fact a heading means, where the heading is, and columns left alone."""

from collections.abc import Mapping, Sequence

from ..notice.notice import Notice
from ..notice.questions import Fact
from ..notice.spelling import spelling
from .cells import cell_text, inside
from .spreadsheets.sheet import RosterError, Row

NAME_HEADINGS = ("姓名", "名字", "职工姓名")
UNIT_HEADINGS = ("单位", "工作单位", "单位名称", "所在单位", "用人单位", "现工作单位")
APPLIED_HEADINGS = ("申报等级", "拟报等级", "报考等级", "申报级别", "拟申报等级", "申请等级", "申报技术等级")
"""What usually stands over the level applied for."""


def recognise(headings: Sequence[str], facts: Mapping[str, Fact]) -> list[str | None]:
    """The fact each column holds, by id, Chinese name, question or synonym; None for a column that passes through."""
    known = {spelling(name): fact.id for fact in facts.values() for name in _names(fact)}
    return [known.get(spelling(inside(heading))) for heading in headings]


def _names(fact: Fact) -> tuple[str, ...]:
    return (fact.id, fact.short, fact.question, *fact.headings)


def name_column(headings: Sequence[str]) -> int | None:
    """The first column that says who each row is."""
    known = set(map(spelling, NAME_HEADINGS))
    return next((column for column, heading in enumerate(headings) if spelling(inside(heading)) in known), None)


def find_heading(head: Sequence[Row], facts: Mapping[str, Fact]) -> tuple[int, list[str]] | None:
    """Which of the first rows names the most facts, and its headings. Where a cell is empty, the one above it holds:
    that is how a merged heading of two rows looks."""
    most, heading = 0, None
    for number, row in enumerate(head):
        upper = head[number - 1] if number else []
        texts = [cell_text(cell).strip() for cell in row]
        headings = [text or (cell_text(upper[i]).strip() if i < len(upper) else "") for i, text in enumerate(texts)]
        known = sum(fact is not None for fact in recognise(headings, facts))
        if known > most:
            most, heading = known, (number, headings)
    return heading


def no_heading(name: str, facts: Mapping[str, Fact]) -> RosterError:
    some = "、".join(fact.short for fact in list(facts.values())[:5])
    return RosterError(f"{name} 第 1 行：没有一列认得出来。表头请写{some}这样的名称，一列一个")


def result_headings(notice: Notice) -> list[str]:
    """`level_…` per level, lowest first, and `problems`."""
    return [*(f"level_{level.id}" for level in notice.levels), "problems"]


def find_columns(name: str, headings: Sequence[str], notice: Notice) -> dict[str, int]:
    """Fact → column. RosterError when two columns hold one fact, or results stand there already. `name`: the roster
    and line for messages."""
    facts, results = notice.facts, result_headings(notice)
    columns: dict[str, int] = {}
    for column, (heading, fact) in enumerate(zip(headings, recognise(headings, facts), strict=True)):
        if spelling(heading) in results:
            raise RosterError(f"{name}“{heading}”列：已经有结果列了。请用没有核查过的名册，或删去结果列")
        if fact in columns:
            raise RosterError(
                f"{name}：“{headings[columns[fact]]}”和“{heading}”两列都是{facts[fact].short}。请只留一列"
            )
        if fact:
            columns[fact] = column
    return columns
