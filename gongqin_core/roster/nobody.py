"""Rows of a roster that are nobody: totals, notes, signatures, headings once more, numbers without anybody.

A row in which a fact is answered is somebody's, whatever else stands there, and so is one with a name that could be
one. What is told apart has to look like one of the things below, and stays in its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..notice.questions import Fact
from ..notice.spelling import spelling
from .cells import cell_text
from .heading_words import NUMBER_HEADINGS, REMARK_HEADINGS, UNIT_HEADINGS, HeadingWords
from .headings import name_column, recognise
from .labels import (
    COUNT,
    DAY,
    HINT,
    NOTE,
    NUMBERED_TEXT,
    SENTENCE,
    SHORTEST_SENTENCE,
    SIGNATURE,
    UNIT,
    kind_of,
    says_nothing,
)
from .spreadsheets.sheet import RosterError, Row

AGAIN, NUMBERED, TITLE, CONTINUED = "重复的表头", "没有填人", "小标题", "和上一行是同一个人"


@dataclass(frozen=True)
class Layout:
    """What stands over the columns. `upper`: rows down to the heading."""

    headings: Sequence[str]
    upper: Sequence[Row]
    facts: Mapping[str, Fact]

    @cached_property
    def name(self) -> int | None:
        return name_column(self.headings)

    @cached_property
    def columns(self) -> dict[int, str]:
        """Column → its fact."""
        return {column: fact for column, fact in enumerate(recognise(self.headings, self.facts)) if fact}

    @cached_property
    def free(self) -> frozenset[int]:
        """Columns of facts that any text answers."""
        return frozenset(column for column, fact in self.columns.items() if self.facts[fact].type == "trade")

    @cached_property
    def words(self) -> HeadingWords:
        return HeadingWords(self.facts)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Columns that are filled before anybody is."""
        return self._headed((*NUMBER_HEADINGS, *UNIT_HEADINGS))

    @cached_property
    def remarks(self) -> frozenset[int]:
        return self._headed(REMARK_HEADINGS)

    @cached_property
    def known(self) -> list[set[str]]:
        """By column, all that stands above."""
        rows = [[cell_text(cell) for cell in row] for row in self.upper]
        return [
            {spelling(text) for text in (heading, *(row[column] for row in rows if column < len(row)))} - {""}
            for column, heading in enumerate(self.headings)
        ]

    def _headed(self, words: Sequence[str]) -> frozenset[int]:
        return frozenset(column for column, heading in enumerate(self.headings) if spelling(heading) in words)


def why_nobody(texts: Sequence[str], layout: Layout, one_cell: bool = False, continued: bool = False) -> str | None:
    """What a row is in which no fact is answered, free text aside; None for somebody, and for a blank one. `texts`: its
    cells; `one_cell`, `continued`: see `MergedRow`. RosterError at another table's heading."""
    filled = {column: text.strip() for column, text in enumerate(texts) if text.strip()}
    if not filled:
        return None
    if continued:
        return CONTINUED
    if _is_above(filled, layout):
        return AGAIN
    kinds = {column: kind_of(text) for column, text in filled.items()}
    numbered = layout.name is not None and filled.keys() <= layout.numbers and not any(kinds.values())
    if numbered and any(map(COUNT.fullmatch, filled.values())):
        return NUMBERED
    name = "" if layout.name is None else filled.get(layout.name, "")
    if len(filled) > 1 and all(HINT.fullmatch(spelling(text)) for text in filled.values()):
        return NOTE
    if name and not one_cell and not says_nothing(name):
        return _under_a_name(name, filled, kinds, layout)
    if any(_answers(column, filled, kinds) for column in layout.free):
        return None
    said = next((kind for column, kind in kinds.items() if kind and column not in layout.remarks), None)
    if said or one_cell:
        return said or TITLE
    return _alone(filled, layout)


def _is_above(filled: Mapping[int, str], layout: Layout) -> bool:
    """Whether most of the cells say what stands above them."""
    same = sum(spelling(text) in layout.known[column] for column, text in filled.items())
    return same * 2 > len(filled) or (same * 2 == len(filled) and same > 1)


def _answers(column: int, filled: Mapping[int, str], kinds: Mapping[int, str | None]) -> bool:
    """Whether a free text is one: not where it follows `审核人：`."""
    text = filled.get(column)
    return bool(text) and not says_nothing(str(text)) and not _signed(column, filled, kinds)


def _signed(column: int, filled: Mapping[int, str], kinds: Mapping[int, str | None]) -> bool:
    before = max((other for other in filled if other < column), default=None)
    return before is not None and kinds[before] == SIGNATURE and spelling(filled[before]).endswith(":")


def _under_a_name(name: str, filled: Mapping[int, str], kinds: Mapping[int, str | None], layout: Layout) -> str | None:
    """What a row is where the column of names has something that is no count and no label."""
    if _signed(layout.name or 0, filled, kinds):
        return SIGNATURE
    spelled = spelling(name)
    if len(filled) > 1:
        return None
    if NUMBERED_TEXT.fullmatch(spelled) or (UNIT.fullmatch(spelled) and len(spelled) > 4 and "·" not in spelled):
        return TITLE
    if DAY.fullmatch(spelled):
        return SIGNATURE
    return NOTE if SENTENCE.fullmatch(spelled) and len(spelled) >= SHORTEST_SENTENCE else None


def _alone(filled: Mapping[int, str], layout: Layout) -> str | None:
    """What a row is that has nothing but one text, left of where a name belongs; or nothing but a day."""
    [(column, text), *others] = filled.items()
    spelled = spelling(text)
    if others or layout.name is None or column in layout.columns or COUNT.fullmatch(spelled):
        return None
    if DAY.fullmatch(spelled):
        return SIGNATURE
    if column > layout.name:
        return None
    return NOTE if SENTENCE.fullmatch(spelled) else TITLE


def refuse_another_table(texts: Sequence[str], line: int, layout: Layout, name: str) -> None:
    """RosterError where a row is a heading with its columns in another order: what is below would be misread."""
    found = {column: layout.words.exact.get(spelling(text)) for column, text in enumerate(texts) if text}
    other = {fact for column, fact in found.items() if fact and layout.columns.get(column) != fact}
    if len(other) > 2:
        what = f"{name} 第 {line} 行：又有一个表头，各列的次序和上面的不同"
        raise RosterError(f"{what}。请把下面的另存一份，或把列调成一样的次序")
