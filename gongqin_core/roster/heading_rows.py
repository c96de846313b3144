"""Where a roster's heading is: one row, or two or three of which the upper ones hold for several columns."""

from collections.abc import Mapping, Sequence

from ..judging.answers import AnswerError
from ..notice.questions import Fact
from .cells import cell_text, read_cell
from .heading_hints import SOMEBODY_ELSE
from .heading_words import PART, HeadingWords, own_heading
from .headings import name_column
from .spreadsheets.merges import anchors
from .spreadsheets.sheet import Row
from .spreadsheets.table import Range

MOST_ROWS = 3
LONGEST = 30
"""Characters of a heading in a row below another one."""
Texts = list[list[str]]


def find_heading(
    head: Sequence[Row], facts: Mapping[str, Fact], merged: Sequence[Range] = ()
) -> tuple[int, list[str]] | None:
    """Which of the first rows the heading ends with, and its headings. Of several rows that might be one it is that
    under which most can be read, then that which names most. `merged`: ranges of merged cells."""
    rows = _HeadRows(head, facts, merged)
    found = [heading for bottom in range(len(head)) if (heading := rows.heading(bottom))]
    if not found:
        return None
    best = max(found, key=rows.likelihood) if len(found) > 1 else found[0]
    for deeper in found:
        if (
            best.bottom < deeper.bottom
            and deeper.top <= best.top
            and rows.likelihood(deeper)[:3] >= rows.likelihood(best)[:3]
        ):
            best = deeper
    return best.bottom, best.headings


class _Heading:
    def __init__(self, top: int, bottom: int, headings: list[str], facts: list[str | None]) -> None:
        self.top, self.bottom, self.headings = top, bottom, headings
        self.facts = {fact: column for column, fact in enumerate(facts) if fact}
        own = list(filter(None, map(own_heading, headings)))
        self.score = len(self.facts) + len(own)


class _HeadRows:
    def __init__(self, head: Sequence[Row], facts: Mapping[str, Fact], merged: Sequence[Range]) -> None:
        self.facts, self.words = facts, HeadingWords(facts)
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
        """The best heading that ends with this row."""
        found = [
            heading
            for top in range(bottom, max(bottom - MOST_ROWS, -1), -1)
            if all(self._continues(top, row) for row in range(top + 1, bottom + 1))
            and (heading := self._joined(top, bottom)).facts
        ]
        return max(found, key=lambda heading: heading.score, default=None)

    def _joined(self, top: int, bottom: int) -> _Heading:
        width = max(self.lengths[top : bottom + 1])
        columns = [self._parts(column, top, bottom) for column in range(width)]
        headings = [self._join(parts) for parts in columns]
        facts = self.words.columns(headings)
        for column, fact in enumerate(facts):
            if fact and facts.count(fact) > 1 and len(columns[column]) > 1 and headings[column] == columns[column][-1]:
                headings[column] = " ".join(columns[column])  # another column says more clearly that it is meant
        return _Heading(top, bottom, headings, self.words.columns(headings))

    def _parts(self, column: int, top: int, bottom: int) -> list[str]:
        """What stands over a column, from the top; a blank in an upper row belongs to what stands left of it."""
        parts = [self._upper(row, column) for row in range(top, bottom)] + [self.own[bottom][column]]
        return [part for part in parts if part]

    def _upper(self, row: int, column: int) -> str:
        below = self.own[row + 1]
        while not self.wide[row][column] and column and below[column] and below[column - 1]:
            column -= 1
        return self.wide[row][column]

    def _join(self, parts: list[str]) -> str:
        joined = parts[0] if parts else ""
        for lower in parts[1:]:
            both = f"{joined} {lower}"
            is_part = bool(PART.fullmatch("_" + lower))
            if joined.endswith(lower) and not is_part:
                continue
            alone = self.words.means(lower) and not SOMEBODY_ELSE.search(joined)
            other = SOMEBODY_ELSE.search(joined) or is_part
            joined = both if self.words.means(both) or (other and not alone) else lower
        return joined

    def _continues(self, top: int, row: int) -> bool:
        """Whether a row is one of headings that belong to those above it, and nobody's."""
        texts = self.own[row]
        filled = [column for column, text in enumerate(texts) if text]
        if len(set(filter(None, self.own[top]))) < 2 or any(len(texts[column]) > LONGEST for column in filled):
            return False
        over = {column: self._upper(row - 1, column) for column in filled}
        known = {c for c in filled if self.words.means(texts[c]) or self.words.means(f"{over[c]} {texts[c]}")}
        for column in filled:
            if own_heading(over[column]) and column not in known:
                return False
            if self._answers(self.words.fact(over[column]), texts[column]):
                return False
        if sum(self._is_another(over[column], texts[column]) for column in filled) * 2 > len(filled):
            return False
        return len(known) * 2 >= len(filled) > 1 or (bool(filled) and self._is_under_a_name(top, row))

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
