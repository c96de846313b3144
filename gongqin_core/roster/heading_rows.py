"""Where a roster's heading is: one row, or two or three of which the upper ones hold for several columns.

Every row may be the last of a heading. It is decided in this order, each step in a function of its own:

1. Which rows above it belong to it: none of them is a title, answers something or has nothing to do with the row below
   (`_continues`), and a row that has words for groups does belong (`_has_groups`).
2. What stands over each column, from the top: merged cells hold for all their columns, a blank one belongs to what
   stands left of it (`_parts`, `_above`).
3. What a column's words mean together: a group's name changes what is below it, unless it is one of the words that
   change nothing (`heading_groups.py`), or stands over nearly everything and says what the roster is (`_whole`).
4. Which of the headings so found it is: one that says who and has answers below comes first, then the one under which
   most can be read (`likelihood`).
"""

from collections.abc import Mapping, Sequence

from ..judging.answers import AnswerError
from ..notice.questions import Fact
from .cells import cell_text, read_cell
from .heading_groups import HeadingGroups
from .heading_words import PART, HeadingWords, own_heading
from .headings import name_column
from .spreadsheets.merges import anchors
from .spreadsheets.sheet import Row
from .spreadsheets.table import Range

MOST_ROWS = 3
LONGEST = 30
"""Characters of a heading in a row below another one."""
FEWEST_BELOW = 3
"""Headings below each other that make a roster on its side."""
FEWEST_APART = 2
"""Columns below one heading that are told apart."""
MOST_OF_ALL = 5
"""Facts below words that are said of a whole roster."""
Texts = list[list[str]]


def find_heading(
    head: Sequence[Row], facts: Mapping[str, Fact], merged: Sequence[Range] = ()
) -> tuple[int, list[str]] | None:
    """Which of the first rows the heading ends with, and its headings. Of several rows that might be one it is the
    first that says who and has answers below; else that under which most can be read, then that which names most.
    `merged`: ranges of merged cells."""
    rows = _HeadRows(head, facts, merged)
    found = [heading for bottom in range(len(head)) if (heading := rows.heading(bottom))]
    if not found:
        return None
    best = max(found, key=rows.likelihood) if len(found) > 1 else found[0]
    best = next((first for first in found if first.bottom < best.top and all(rows.likelihood(first)[:2])), best)
    for deeper in found:
        if (
            best.bottom < deeper.bottom
            and deeper.top <= best.top
            and rows.likelihood(deeper)[:3] >= rows.likelihood(best)[:3]
        ):
            best = deeper
    return best.bottom, best.headings


def sideways(head: Sequence[Row], facts: Mapping[str, Fact]) -> int | None:
    """The column that the headings stand in, below each other, where a roster is on its side: they are most of the
    column, and no row has two."""
    words = HeadingWords(facts)
    rows = [[words.means(cell_text(cell)) for cell in row] for row in head]
    if any(sum(row) > 1 for row in rows):
        return None
    for column in range(2):
        filled = [
            row[column] for row, cells in zip(rows, head, strict=True) if column < len(row) and cells[column] != ""
        ]
        if sum(filled) >= FEWEST_BELOW and sum(filled) * 2 > len(filled):
            return column
    return None


class _Heading:
    def __init__(self, top: int, bottom: int, headings: list[str], facts: list[str | None]) -> None:
        self.top, self.bottom, self.headings = top, bottom, headings
        self.facts = {fact: column for column, fact in enumerate(facts) if fact}
        own = list(filter(None, map(own_heading, headings)))
        self.score = len(self.facts) + len(own)


class _HeadRows:
    def __init__(self, head: Sequence[Row], facts: Mapping[str, Fact], merged: Sequence[Range]) -> None:
        self.facts, self.words = facts, HeadingWords(facts)
        self.groups = HeadingGroups(self.words)
        self.width = max(map(len, head), default=0)
        self.own: Texts = [[cell_text(cell).strip() for cell in row] + [""] * (self.width - len(row)) for row in head]
        self.lengths = list(map(len, head))
        """What stands in each cell; nothing under a merge."""
        self.wide: Texts = [list(row) for row in self.own]
        """The same with merged cells filled to the right."""
        self._hidden = anchors(merged, len(head), self.width)
        for (row, column), (top, left) in self._hidden.items():
            self.own[row][column] = ""
            self.wide[row][column] = self.own[top][left] if row == top else ""
        self._names = [sum(map(self.words.means, row)) for row in self.own]

    # —— rows joined ——

    def heading(self, bottom: int) -> _Heading | None:
        """The best heading that ends with this row. A row above it that has its groups is part of it."""
        if self._divides(bottom + 1):
            return None
        found = [
            self._joined(top, bottom)
            for top in range(bottom, max(bottom - MOST_ROWS, -1), -1)
            if all(self._continues(top, row) for row in range(top + 1, bottom + 1))
        ]
        whole = [heading for heading in found if self._has_groups(heading)]
        found = [heading for heading in whole[-1:] or found if heading.facts]
        return max(found, key=lambda heading: heading.score, default=None)

    def _has_groups(self, heading: _Heading) -> bool:
        """Whether the first row of a heading of several has words for what stands below, or headings of its own."""
        if heading.top == heading.bottom:
            return False
        texts, below = self.own[heading.top], self.own[heading.top + 1]
        alone = any(self.words.means(text) and not under for text, under in zip(texts, below, strict=True))
        general = any(map(self.groups.is_general, filter(None, texts)))
        return alone or general or self._is_in_part(heading.top) or self._is_merged(heading.top)

    def _is_merged(self, row: int) -> bool:
        """Whether cells of a row are merged to the right, from another than the first."""
        return any(at == above == row and left for (at, _), (above, left) in self._hidden.items())

    def _is_in_part(self, row: int) -> bool:
        """Whether words stand above some of the headings below and not above others."""
        over = [bool(self._upper(row, column)) for column, text in enumerate(self.own[row + 1]) if text]
        return any(over) and not all(over)

    def _joined(self, top: int, bottom: int) -> _Heading:
        width = max(self.lengths[top : bottom + 1])
        columns = [self._parts(column, top, bottom) for column in range(width)]
        whole = self._whole(columns)
        headings = [self._join(parts, whole) for parts in columns]
        facts = self.words.columns(headings)
        for column, fact in enumerate(facts):
            if fact and facts.count(fact) > 1 and len(columns[column]) > 1 and headings[column] == columns[column][-1]:
                headings[column] = " ".join(columns[column])  # another column says more clearly that it is meant
        self._number_filled(bottom, headings)
        return _Heading(top, bottom, headings, self.words.columns(headings))

    def _number_filled(self, bottom: int, headings: list[str]) -> None:
        """Of a fact's heading that is merged over several columns with something in them none is taken for the fact."""
        spans: dict[int, list[int]] = {}
        for (row, column), (top, left) in self._hidden.items():
            if row == top == bottom and column < len(headings) and self.words.fact(headings[left]):
                spans.setdefault(left, [left]).append(column)
        for left, span in spans.items():
            if any(sum(bool(row[column]) for column in span) > 1 for row in self.own[bottom + 1 :]):
                heading = headings[left]
                for number, column in enumerate(span, 1):
                    headings[column] = f"{heading} 左起第 {number} 列"

    def _parts(self, column: int, top: int, bottom: int) -> list[str]:
        """What stands over a column, from the top; a blank in an upper row belongs to what stands left of it."""
        parts = [self._upper(row, column) for row in range(top, bottom)] + [self.own[bottom][column]]
        return [part for part in parts if part]

    def _upper(self, row: int, column: int) -> str:
        return self.wide[row][self._above(row, column)]

    def _above(self, row: int, column: int) -> int:
        """The column in which stands what is above this one, as far as it is not merged. Cells beside merged ones are
        not below these."""
        below = self.own[row + 1]
        while not self.wide[row][column] and column and below[column] and below[column - 1]:
            column -= 1
            if (row, column) in self._hidden:
                return column + 1
        return column

    def _whole(self, columns: Sequence[list[str]]) -> str:
        """The words over nearly the whole of a roster, which say what all of it is, and make nothing else of a heading:
        most facts stand below them, and none of these beside them too. Empty where there are none."""
        meant = [(parts[0], fact) for parts in columns if len(parts) > 1 and (fact := self.words.fact(parts[-1]))]
        beside = [self.words.fact(parts[-1]) for parts in columns if len(parts) == 1]
        for upper in dict.fromkeys(over for over, _ in meant):
            facts = [fact for over, fact in meant if over == upper]
            others = [fact for over, fact in meant if over != upper] + [fact for fact in beside if fact]
            if len(facts) >= MOST_OF_ALL and len(facts) > 2 * len(others) and not {*facts} & {*others}:
                return upper
        return ""

    def _join(self, parts: list[str], whole: str) -> str:
        joined = parts[0] if parts else ""
        for lower in parts[1:]:
            both = f"{joined} {lower}"
            is_part = bool(PART.fullmatch("_" + lower))
            if joined.endswith(lower) and not is_part:
                continue
            alone = (joined == whole or self.groups.belongs(joined, lower)) and (not is_part or self.words.means(lower))
            if self.words.means(both) or not alone or (self.words.fact(joined) and not self.words.means(lower)):
                joined = both
            else:
                joined = self.groups.named(joined, lower) if self.groups.is_general(joined) else lower
        return joined

    def _continues(self, top: int, row: int) -> bool:
        """Whether a row is one of headings that belong to those above it, and nobody's."""
        texts = self.own[row]
        filled = [column for column, text in enumerate(texts) if text]
        if not self._is_of_headings(top) or any(len(texts[column]) > LONGEST for column in filled):
            return False
        if self._divides(row):
            return True
        over = {column: self._upper(row - 1, column) for column in filled}
        known = {c for c in filled if self.words.means(texts[c]) or self.words.means(f"{over[c]} {texts[c]}")}
        for column in filled:
            if own_heading(over[column]) and column not in known:
                return False
            if self._answers(self.words.fact(over[column]), texts[column]):
                return False
        columns = [self._above(row - 1, column) for column in filled]
        single = [
            c
            for c, above in zip(filled, columns, strict=True)
            if columns.count(above) == 1 and not self._spans(row - 1, c)
        ]
        if sum(self._is_another(over[column], texts[column]) for column in single) * 2 > len(filled):
            return False
        return len(known) * 2 >= len(filled) > 1 or (bool(filled) and self._is_under_a_name(top, row))

    def _divides(self, row: int) -> bool:
        """Whether a row says nothing but what columns below one heading of the row above it are apart: 初级工 and
        中级工 below 取证时间. What is somebody's has a name, or something in a column that is not divided."""
        if not 0 < row < len(self.own):
            return False
        texts, over = self.own[row], self.own[row - 1]
        filled = [column for column, text in enumerate(texts) if text]
        places = [(row - 1, self._above(row - 1, column)) for column in filled]
        above = [self._hidden.get(place, place)[1] for place in places]
        if any(above.count(column) < FEWEST_APART for column in above):
            return False
        if any(own_heading(over[column]) for column in above):
            return False
        beside = [
            self._hidden.get((row - 1, column), (row - 1, column)) for column, text in enumerate(texts) if not text
        ]
        if not any(self.words.means(self.own[at][column]) for at, column in beside):
            return False
        return any(self.words.fact(over[column]) for column in above)

    def _is_of_headings(self, row: int) -> bool:
        """Whether a row above another may have headings or groups in it, and is no title."""
        filled = [column for column, text in enumerate(self.own[row]) if text]
        return bool(filled and (len(filled) > 1 or filled[0])) and not self.groups.is_title(self.own[row])

    def _spans(self, row: int, column: int) -> bool:
        """Whether a cell is merged with one beside it."""
        return (row, column) in self._hidden or self._hidden.get((row, column + 1)) == (row, column)

    def _is_another(self, upper: str, lower: str) -> bool:
        """Whether two headings have nothing to do with each other, although one stands below the other."""
        means = self.words.means
        return means(upper) and means(lower) and upper != lower and not means(f"{upper} {lower}")

    def _is_under_a_name(self, top: int, row: int) -> bool:
        """Whether a heading of the rows above, one that is no fact's, is merged with a cell of this row."""
        return any(
            top <= above < row and own_heading(self.own[above][left])
            for (at, _), (above, left) in self._hidden.items()
            if at == row
        )

    # —— which of them ——

    def likelihood(self, heading: _Heading) -> tuple[bool, bool, int, int]:
        """Whether anything below can be read, whether it says who, how much is named and read, and the first."""
        below = sum(self._is_read(fact, column, heading.bottom) for fact, column in heading.facts.items())
        return below > 0, name_column(heading.headings) is not None, heading.score + below, -heading.bottom

    def _is_read(self, fact: str, column: int, bottom: int) -> bool:
        """Whether an answer stands below, before the next row of headings."""
        others = (row for row in range(bottom + 1, len(self.own)) if self._names[row] > 1)
        return any(self._answers(fact, row[column]) for row in self.own[bottom + 1 : next(others, len(self.own))])

    def _answers(self, fact: str | None, text: str) -> bool:
        """Whether a text answers a fact. Any text is a trade."""
        if not fact or not text or self.facts[fact].type == "trade":
            return False
        try:
            read_cell(self.facts[fact], text)
        except AnswerError:
            return False
        return True
