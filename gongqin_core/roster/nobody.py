"""Rows of a roster that are nobody: totals, notes, signatures, headings once more, numbers without anybody.

A row in which a fact is answered is somebody's, whatever else stands there, and so is one with a name that could be
one. What is told apart has to look like one of the things below, and stays in its place.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..judging.dates import NoDate, read_date
from ..notice.questions import Fact
from ..notice.spelling import spelling
from .cells import cell_text
from .further_rows import number_columns
from .heading_words import NUMBER_HEADINGS, REMARK_HEADINGS, UNIT_HEADINGS, HeadingWords, Meaning
from .headings import name_column, recognise
from .labels import (
    COUNT,
    DAY,
    GROUP,
    HINT,
    LONGEST,
    NAME_WITH_WORDS,
    NO_NAME,
    NOTE,
    NUMBERED_TEXT,
    NUMERAL,
    OF_ROSTER,
    PART_OF_UNITS,
    SENTENCE,
    SHORT_UNIT,
    SHORTEST_SENTENCE,
    SIGNATURE,
    STARRED,
    TOTAL,
    UNIT,
    kind_of,
    says_nothing,
)
from .spreadsheets.sheet import Row
from .units import unit_column

AGAIN, NUMBERED, TITLE, CONTINUED = "重复的表头", "没有填人", "小标题", "和上一行是同一个人"
SHORTEST_GROUP, SHORTEST_ANSWER = 4, 3
"""Signs of what a group is called."""
SIGNED = re.compile("[:：人者员]|[盖公签][章字名]|日期|时间")
"""What words of a signature have in them."""
COLUMN_NUMBERS = "列的序号"
SHORTEST_COUNTED = 2
COUNTED = re.compile(r"(?P<answer>.+?)(?P<count>\(?:?共?\d+[人名个]\)?|:\d+)?")
EXPLAINED = re.compile(r"\d[.、:=-]?(?P<word>\D+)")
OF_LEGENDS = {"代码", "编码", "代号", "数字", "含义", "名称", "等级", "级别", "说明"}
"""What stands over numbers and what they mean."""
COUNTS_HEADED, OF_GROUPS = {"人数", "数量", "合计", "备注", "占比", "比例"}, {"等级", "级别", "项目", "类别"}
"""What stands over how many people there are of a kind, and over the kinds."""


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
    def unit(self) -> int | None:
        return unit_column(self.headings)

    @cached_property
    def columns(self) -> dict[int, str]:
        """Column → its fact."""
        return {column: fact for column, fact in enumerate(recognise(self.headings, self.facts)) if fact}

    @cached_property
    def meanings(self) -> list[Meaning]:
        """What each column means."""
        parts = self.words.parts(self.headings)
        return [
            parts[column] or self.columns.get(column) or self.words.meaning(heading)
            for column, heading in enumerate(self.headings)
        ]

    @cached_property
    def free(self) -> frozenset[int]:
        """Columns of facts that any text answers."""
        return frozenset(column for column, fact in self.columns.items() if self.facts[fact].type == "trade")

    @cached_property
    def answers(self) -> frozenset[str]:
        """What the answers to all facts are called, as spelled."""
        return frozenset().union(*(fact.spelled_answers for fact in self.facts.values() if fact.type == "choice"))

    @cached_property
    def words(self) -> HeadingWords:
        return HeadingWords(self.facts)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Columns that are filled before anybody is."""
        return self._headed((*NUMBER_HEADINGS, *UNIT_HEADINGS))

    @cached_property
    def order(self) -> frozenset[int]:
        """Columns that count the rows."""
        return frozenset(number_columns(self.headings))

    @cached_property
    def beside(self) -> list[int]:
        """Columns that say neither who somebody is nor anything of them."""
        return [column for column in range(len(self.headings)) if column not in {*self.columns, self.name}]

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
    cells; `one_cell`, `continued`: see `MergedRow`."""
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
    if any(kinds.get(column) == NOTE for column in layout.order):
        return NOTE
    if len(filled) > 1 and all(HINT.fullmatch(spelling(text[:LONGEST])) for text in filled.values()):
        return NOTE
    if _is_of_legend(filled, layout):
        return NOTE
    if name and not one_cell and not says_nothing(name):
        return _under_a_name(name, filled, kinds, layout)
    if any(_answers(column, filled, kinds) for column in layout.free):
        return None
    said = next((kind for column, kind in kinds.items() if kind and column not in layout.remarks), None)
    if said or one_cell:
        return said or TITLE
    return _alone(filled, layout)


def _is_of_legend(filled: Mapping[int, str], layout: Layout) -> bool:
    """Whether a row has nothing but a number and an answer that does not belong where it stands, or what stands over
    such: 代码 含义."""
    spelled = {column: spelling(text[:LONGEST]) for column, text in filled.items()}
    if len(spelled) == 2 and {*spelled.values()} <= OF_LEGENDS:
        return True
    pairs = [EXPLAINED.fullmatch(text) for text in spelled.values()]
    if len(pairs) > 1 and all(pair and pair["word"] in layout.answers for pair in pairs):
        return True
    (_, first), *others = sorted(spelled.items())
    if not first.isdigit() or len(others) != 1:
        return False
    column, word = others[0]
    return word in layout.answers and not word.isdigit() and not _belongs(column, spelled, layout)


def _belongs(column: int, spelled: Mapping[int, str], layout: Layout) -> bool:
    """Whether the answer in a column is one to its fact."""
    fact = layout.columns.get(column)
    return bool(fact) and spelled[column] in layout.facts[str(fact)].spelled_answers


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


def is_signed(filled: Mapping[int, str], layout: Layout) -> bool:
    """Whether a row is one of signatures, each perhaps with the name of who signs and the day, and nothing else.
    `filled`: its cells that say anything, by column."""
    if not any(map(SIGNED.search, filled.values())):
        return False
    kinds = {column: kind_of(text) for column, text in filled.items()}
    by_words = {column for column in filled if kinds[column] == SIGNATURE or _signed(column, filled, kinds)}
    others = filled.keys() - by_words
    return SIGNATURE in kinds.values() and layout.name not in others and all(map(_is_day, map(filled.get, others)))


def _is_day(text: str | None) -> bool:
    try:
        return bool(read_date(text or ""))
    except NoDate:
        return False


def _under_a_name(name: str, filled: Mapping[int, str], kinds: Mapping[int, str | None], layout: Layout) -> str | None:
    """What a row is where the column of names has something that is no count and no label."""
    if _signed(layout.name or 0, filled, kinds):
        return SIGNATURE
    spelled = spelling(name[:LONGEST])
    others = filled.keys() - {layout.name}
    if others <= layout.order and _is_group(spelled, layout):
        return TITLE
    if _is_numbered_group(spelled, {column: filled[column] for column in others}, layout):
        return TITLE
    if _is_counted(spelled, [spelling(filled[column]) for column in others], layout):
        return TOTAL
    if len(filled) > 1:
        return None
    if NUMBERED_TEXT.fullmatch(spelled) or (UNIT.fullmatch(spelled) and len(spelled) > 4 and "·" not in spelled):
        return TITLE
    if any(unit.fullmatch(spelled) for unit in (NO_NAME, PART_OF_UNITS, OF_ROSTER)):
        return TITLE
    if DAY.fullmatch(spelled):
        return SIGNATURE
    if STARRED.fullmatch(spelled):
        return NOTE
    is_sentence = SENTENCE.fullmatch(spelled) and len(spelled) >= SHORTEST_SENTENCE
    return NOTE if is_sentence and not NAME_WITH_WORDS.fullmatch(spelled) else None


def _is_numbered_group(spelled: str, others: Mapping[int, str], layout: Layout) -> bool:
    """Whether it is a unit or a part of one behind 一 or （一）, with nothing beside it but how many people it has."""
    numbers = {column: text for column, text in others.items() if column in layout.order}
    counts = [spelling(text) for column, text in others.items() if column not in numbers]
    if not numbers or not all(NUMERAL.fullmatch(spelling(text)) for text in numbers.values()):
        return False
    is_unit = any(unit.fullmatch(spelled) for unit in (PART_OF_UNITS, SHORT_UNIT, NO_NAME))
    return is_unit and all(map(COUNT.fullmatch, counts))


def _is_counted(spelled: str, others: Sequence[str], layout: Layout) -> bool:
    """Whether it is an answer and how many give it, or the heading above such: 高级工 3, 技师（2人）, 等级 人数."""
    answer = COUNTED.fullmatch(spelled)
    if answer and len(answer["answer"]) >= SHORTEST_COUNTED and answer["answer"] in layout.answers:
        return all(map(COUNT.fullmatch, others)) and bool(others or answer["count"])
    return bool(others) and {*others} <= COUNTS_HEADED and (spelled in layout.words.exact or spelled in OF_GROUPS)


def _is_group(spelled: str, layout: Layout) -> bool:
    """Whether it is what stands above some of the people: 退休人员, or an answer that they have in common."""
    bare = spelled.rstrip(":")
    if NUMBERED_TEXT.fullmatch(spelled) or (GROUP.fullmatch(spelled) and len(bare) >= SHORTEST_GROUP):
        return True
    return len(bare) >= SHORTEST_ANSWER and bare in layout.answers


def _alone(filled: Mapping[int, str], layout: Layout) -> str | None:
    """What a row is that has nothing but one text, left of where a name belongs; or nothing but a day."""
    [(column, text), *others] = filled.items()
    spelled = spelling(text[:LONGEST])
    if others or layout.name is None or column in layout.columns or COUNT.fullmatch(spelled):
        return None
    if DAY.fullmatch(spelled):
        return SIGNATURE
    if column > layout.name:
        return None
    return NOTE if SENTENCE.fullmatch(spelled) else TITLE
