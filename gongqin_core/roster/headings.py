"""What stands over a roster's columns: which fact a heading means, where the heading is, and columns left alone."""

import re
from collections.abc import Iterable, Mapping, Sequence

from ..notice.notice import Notice
from ..notice.questions import Fact
from .cells import cell_text, spelling
from .spreadsheets.sheet import RosterError, Row

NAME_HEADINGS = ("姓名", "名字", "职工姓名")
ID_NUMBER = re.compile(r"\d{17}[\dXx]")
HEADING_WITHIN = 20
"""The heading is looked for in so many rows: titles and notes may stand above it."""


def recognise(headings: Sequence[str], facts: Mapping[str, Fact]) -> list[str | None]:
    """The fact each column holds, by id, Chinese name, question or synonym; None for a column that passes through."""
    known = {spelling(name): fact.id for fact in facts.values() for name in _names(fact)}
    return [known.get(spelling(heading)) for heading in headings]


def _names(fact: Fact) -> tuple[str, ...]:
    return (fact.id, fact.short, fact.question, *fact.headings)


def looks_like_id_numbers(texts: Iterable[str]) -> bool:
    """Whether most of what stands in a column is an ID number; such a column is never read."""
    written = [text for text in map(str.strip, texts) if text]
    return sum(map(bool, map(ID_NUMBER.fullmatch, written))) * 2 > len(written)


def find_heading(head: Sequence[Row], facts: Mapping[str, Fact]) -> tuple[int, list[str]] | None:
    """Which of the first rows names the most facts, and its headings. Where a cell is empty, the one above it holds:
    that is how a merged heading of two rows looks."""
    best, found = 0, None
    for number, row in enumerate(head):
        upper = head[number - 1] if number else []
        texts = [cell_text(cell).strip() for cell in row]
        headings = [text or (cell_text(upper[i]).strip() if i < len(upper) else "") for i, text in enumerate(texts)]
        known = sum(fact is not None for fact in recognise(headings, facts))
        if known > best:
            best, found = known, (number, headings)
    return found


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
    found: dict[str, int] = {}
    for column, (heading, fact) in enumerate(zip(headings, recognise(headings, facts), strict=True)):
        if heading.strip() in results:
            raise RosterError(f"{name}“{heading}”列：已经有结果列了。请用没有核查过的名册，或删去结果列")
        if fact in found:
            raise RosterError(f"{name}：“{headings[found[fact]]}”和“{heading}”两列都是{facts[fact].short}。请只留一列")
        if fact:
            found[fact] = column
    return found
