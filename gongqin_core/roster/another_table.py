"""What does not belong into one roster, and would be misread: another table below the first, a card for each person."""

from collections.abc import Mapping, Sequence

from ..notice.spelling import spelling
from .columns import in_one_line
from .heading_words import NAME_HEADINGS
from .nobody import AGAIN, Layout
from .spreadsheets.sheet import RosterError


def refuse_another_table(texts: Sequence[str], line: int, layout: Layout, name: str, kind: str | None) -> None:
    """RosterError where a row is a heading and one of its cells means something else than what stands above it: what
    is below would be misread. `kind`: what the row is otherwise."""
    filled = {column: text for column, text in enumerate(texts) if text}
    if kind is None:
        _refuse_cards(filled, line, layout, name)
    if kind != AGAIN and not _is_heading(filled, layout):
        return
    if kind == AGAIN and not any(_is_of_heading(column, text, layout) for column, text in filled.items()):
        return
    for column, text in filled.items():
        if spelling(text) not in layout.known[column] and layout.words.meaning(text) != layout.meanings[column]:
            above = in_one_line(layout.headings[column])
            place = f"第 {column + 1} 列是“{in_one_line(text)}”，" + (f"上面是“{above}”" if above else "上面没有列名")
            what = f"{name} 第 {line} 行：又有一个表头，{place}"
            raise RosterError(f"{what}。请把下面的另存一份，或把列调成一样的次序")


def _refuse_cards(filled: Mapping[int, str], line: int, layout: Layout, name: str) -> None:
    """RosterError where the name of a fact stands where a person's belongs, with something beside it."""
    named = "" if layout.name is None else filled.get(layout.name, "")
    if len(filled) > 1 and spelling(named) in layout.words.exact:
        what = f"{name} 第 {line} 行：姓名的位置写着“{in_one_line(named)}”，像是一人一块的登记卡"
        raise RosterError(f"{what}。请改成一人一行、一列一个项目的表，再核查")


def _is_heading(filled: Mapping[int, str], layout: Layout) -> bool:
    """Whether a row names more than two facts in other places, or says 姓名 where names belong, or
    names nobody and half of it is the heading."""
    found = {column: layout.words.exact.get(spelling(text)) for column, text in filled.items()}
    other = {fact for column, fact in found.items() if fact and layout.columns.get(column) != fact}
    name = "" if layout.name is None else filled.get(layout.name, "")
    same = 0 if name else sum(_is_of_heading(column, text, layout) for column, text in filled.items())
    return len(other) > 2 or layout.words.meaning(name) == NAME_HEADINGS or same * 2 >= len(filled)


def _is_of_heading(column: int, text: str, layout: Layout) -> bool:
    """Whether a cell says what the heading says above it: not only what a title does."""
    spelled = spelling(text)
    return spelled in layout.known[column] and spelled in spelling(layout.headings[column])
