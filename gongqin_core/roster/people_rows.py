"""Blocks of a roster as they are judged: dates put together, 同上 read as what stands above, and who is nobody."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..notice.spelling import spelling, visible
from .another_table import refuse_another_table
from .arrays import Array, Coded
from .cells import cell_text
from .columns import LONGEST_QUOTE, Column, in_one_line
from .date_parts import date_codes
from .ditto import Dittos
from .examples import SIGN, example_signs, numbers_columns
from .further_rows import may_be_further
from .labels import COUNT, NOTE, SIGNATURE, TOTAL, is_total, says_nothing
from .nobody import AGAIN, COLUMN_NUMBERS, CONTINUED, TITLE, Layout, is_signed, why_nobody
from .person_names import all_named, is_nameless, quoted
from .remark_columns import remark_columns, worth_a_look
from .row_signs import RowSigns, stands_alone
from .spreadsheets.block import Block
from .spreadsheets.merges import MergedRow, as_read
from .spreadsheets.sheet import Sheet
from .units import Units

QUOTED = (TITLE, NOTE)
"""What a row may be that is nobody's and says something of those that are somebody's."""
READ, ANSWERED = 1, 3
"""What a text says of its row: it can be read, though it may be a count; or it is an answer."""


class PeopleRows(NamedTuple):
    """`codes`: fact → a code of its column per row; `names`: "" where a row is nobody's; `nobody`: row → what it is,
    "" where nothing stands in it."""

    codes: dict[str, Array]
    names: list[str]
    nobody: dict[int, str]
    signs: RowSigns

    def results(self, columns: Sequence[Coded]) -> list[Coded]:
        """Columns of results, the problems last, in which nobody has no verdict and the reason is said."""
        if not self.nobody:
            return list(columns)
        rows = list(self.nobody)
        blank = [""] * len(rows)
        why = [f"不是人员（{kind}），没有核查" if kind else "" for kind in self.nobody.values()]
        return [*(_with(column, rows, blank) for column in columns[:-1]), _with(columns[-1], rows, why)]


def _with(column: Coded, rows: Sequence[int], texts: Sequence[str]) -> Coded:
    numbers, known = column.numbers.astype(int), list(column.texts)
    different = {text: len(known) + place for place, text in enumerate(dict.fromkeys(texts))}
    numbers[rows] = [different[text] for text in texts]
    return Coded(numbers, [*known, *different])


@dataclass(frozen=True)
class Places:
    """Where a roster's facts stand: fact → column, and column of a year → the columns of that date."""

    columns: Mapping[str, int]
    dates: Mapping[int, tuple[int, ...]]

    @property
    def all(self) -> set[int]:
        return {part for column in self.columns.values() for part in self.dates.get(column, (column,))}

    def codes(self, block: Block, columns: Mapping[str, Column]) -> dict[str, Array]:
        return {fact: self._codes(block, place, columns[fact].codes) for fact, place in self.columns.items()}

    def _codes(self, block: Block, place: int, code: Callable[[Sequence[str]], Array]) -> Array:
        parts = self.dates.get(place)
        return date_codes(block, parts, code) if parts else block.codes(place, code, kept=True)


class RowReader:
    """Rows of a roster that comes in blocks. `columns`: those of its facts; `sheet`: where it comes from."""

    def __init__(self, layout: Layout, places: Places, columns: Mapping[str, Column], sheet: Sheet) -> None:
        self.layout, self.places, self.line = layout, places, sheet.line + 1
        self.columns = {fact: columns[fact] for fact in places.columns}
        self.nobody: dict[str, list[int]] = {}
        """What rows are that are nobody's → their lines."""
        self.titles: dict[int, str] = {}
        """What the first titles and notes in the table say, by line."""
        self.legends: dict[int, str] = {}
        """All that stands in them, and in rows of totals."""
        self.remarks = remark_columns(layout.headings, places.all)
        self.people = 0
        """Rows so far that are somebody's."""
        self._sheet = sheet
        self._units = Units()
        self._unit_dittos = Dittos(self._units)
        self._is_below_heading = True
        self._dittos = {fact: Dittos(column) for fact, column in self.columns.items()}
        self._says: dict[str, list[int]] = {fact: [] for fact in self.columns}

    def read(self, block: Block) -> PeopleRows:
        codes = self.places.codes(block, self.columns)
        at = self.layout.name
        names = [""] * len(block) if at is None else block.texts(at)
        says = self._said(codes, len(block))
        unclear = self._unclear(block, codes, says, names)
        nobody = {row: kind for row, kind in unclear.items() if kind is not None}
        nameless = list[int]()
        if at is not None and not all_named(names):
            nameless = [row for row, name in enumerate(names) if is_nameless(name) and row not in nobody]
        for row, kind in nobody.items():
            names[row] = ""
            if kind:
                self.nobody.setdefault(kind, []).append(self.line + row)
            if kind in (*QUOTED, TOTAL) and len(self.legends) < MOST_STRETCHES:
                self._keep(self.line + row, kind, self._texts(row, block))
        codes, units = self._resolved(codes, nobody, block)
        signs = {} if at is None else example_signs(block.rows_with(SIGN), self.layout.beside)
        examples = {row: sign for row, sign in signs.items() if row not in nobody}
        remarks = [remark.coded(block.codes(column, remark.codes)) for column, remark in self.remarks.items()]
        further = [row for row in nameless if may_be_further(names[row], self._numbers(row, block))]
        self.line += len(block)
        self.people += len(block) - len(nobody)
        alone = [row for row, kind in unclear.items() if kind is None and self._is_alone(row, block)]
        return PeopleRows(codes, names, nobody, RowSigns(nameless, further, alone, examples, units, remarks))

    def _keep(self, line: int, kind: str, texts: Mapping[int, str]) -> None:
        """What a row says that is nobody's, and perhaps something of those that are somebody's."""
        self.legends[line] = " ".join(texts.values())
        said = texts.get(-1 if self.layout.name is None else self.layout.name) or max(texts.values(), key=len)
        if kind in QUOTED or worth_a_look(said):
            self.titles[line] = said

    def _resolved(
        self, codes: dict[str, Array], nobody: Mapping[int, str], block: Block
    ) -> tuple[dict[str, Array], Array]:
        """The codes of the facts with what stands above in the place of 同上, and the numbers of the units."""
        import numpy as np

        count, place = len(block), self.layout.unit
        people = np.ones(count, bool)
        people[list(nobody)] = False
        above = people.copy()
        above[[row for row, kind in nobody.items() if kind == CONTINUED]] = True
        apart, resolved = self._sheet.apart(self.line, count), dict[str, Array]()
        for fact, column in self.columns.items():
            resolved[fact] = self._dittos[fact].resolved(codes[fact], above, apart)
            if nobody:
                resolved[fact] = np.where(people, resolved[fact], column.code(""))
        if place is None:
            return resolved, None
        units = self._unit_dittos.resolved(block.codes(place, self._units.codes), people, apart)
        return resolved, self._units.numbers(units)

    def _unclear(
        self, block: Block, codes: Mapping[str, Array], says: Array, names: Sequence[str]
    ) -> dict[int, str | None]:
        """Of each row that is not plainly somebody's: what it is, None for somebody, "" for a blank one."""
        unclear = [
            row for row in (says < ANSWERED).nonzero()[0].tolist() if not (says[row] and self._is_name(names[row]))
        ]
        merged = zip(block.at, block.rows, strict=True) if block.typed else ()
        continued = [
            place
            for place, row in merged
            if isinstance(row, MergedRow) and (row.continued or is_total(names[place]))  # what is merged is not its own
        ]
        found = {row: self._what_is(row, block) for row in sorted({*unclear, *continued})}
        found |= dict.fromkeys(self._signed(block, codes, says), SIGNATURE)
        return self._with_column_numbers(found, block)

    def _signed(self, block: Block, codes: Mapping[str, Array], says: Array) -> list[int]:
        """Rows of signatures with a day that stands below a date: nothing but dates can be read in them."""
        dated = (says == ANSWERED).nonzero()[0]
        for fact, column in self.columns.items():
            if column.fact.type not in ("date", "trade") and len(dated):
                dated = dated[self._said_of(fact)[codes[fact][dated]] == 0]
        return [row for row in dated.tolist() if is_signed(self._texts(row, block), self.layout)]

    def _with_column_numbers(self, found: Mapping[int, str | None], block: Block) -> dict[int, str | None]:
        """With the rows that number the columns: between a heading and the first person below it."""
        numbered: dict[int, str | None] = {}
        starts = [*([0] if self._is_below_heading else []), *(row + 1 for row, what in found.items() if what == AGAIN)]
        self._is_below_heading, row = False, -1
        for start in starts:
            if start <= row:
                continue
            row = start
            while row < len(block):
                if self._numbers_columns(row, block):
                    numbered[row] = COLUMN_NUMBERS
                elif found.get(row) is None:
                    break
                row += 1
            self._is_below_heading = row >= len(block)
        return dict(sorted({**found, **numbered}.items()))

    def _numbers_columns(self, row: int, block: Block) -> bool:
        return numbers_columns(self._texts(row, block), self.layout.name)

    def _what_is(self, row: int, block: Block) -> str | None:
        cells = block.row(row)
        texts = [visible(cell_text(cell)) for cell in as_read(cells)]
        merged = (cells.one_cell, cells.continued) if isinstance(cells, MergedRow) else ()
        kind = why_nobody(texts, self.layout, *merged) if any(texts) else ""
        if kind in (None, AGAIN):
            refuse_another_table(texts, self.line + row, self.layout, self._sheet.name, kind)
        return kind

    def _texts(self, row: int, block: Block) -> dict[int, str]:
        """What stands in a row, by column."""
        texts = [visible(cell_text(cell)) for cell in as_read(block.row(row))]
        return {column: text for column, text in enumerate(texts) if text}

    def _is_alone(self, row: int, block: Block) -> bool:
        return stands_alone(as_read(block.row(row)), self.layout.name, self.layout.order)

    def _numbers(self, row: int, block: Block) -> list[object]:
        cells = as_read(block.row(row))
        return [cells[column] for column in self.layout.order if column < len(cells)]

    def _is_name(self, name: str) -> bool:
        return bool(name.strip()) and not says_nothing(name)

    def _said(self, codes: Mapping[str, Array], count: int) -> Array:
        """What the facts of each row say, together. Free text says nothing here."""
        import numpy as np

        said = np.zeros(count, np.int8)
        for fact, column in self.columns.items():
            if column.fact.type == "trade":
                continue
            said |= self._said_of(fact)[codes[fact]]
            if (said == ANSWERED).all():
                break
        return said

    def _said_of(self, fact: str) -> Array:
        """What each text of a fact's column says."""
        import numpy as np

        column, known = self.columns[fact], self._says[fact]
        known += (_says_code(column, code) for code in range(len(known), len(column.texts)))
        return np.array(known, np.int8)


def _says_code(column: Column, code: int) -> int:
    if column.blank[code] or column.unreadable[code]:
        return 0
    return READ if column.fact.type != "date" and COUNT.fullmatch(spelling(column.texts[code])) else ANSWERED


def nobody_sentences(nobody: Mapping[str, Sequence[int]], titles: Mapping[int, str]) -> list[str]:
    """What the officer should know: which lines are nobody's, and why. `titles`: what titles in the table say."""
    kinds = [
        f"{kind}：{_titles(lines, titles) if titles.keys() & {*lines} else f'第 {_lines(lines)} 行'}"
        for kind, lines in nobody.items()
    ]
    count = sum(map(len, nobody.values()))
    return [f"有 {count} 行不是人员，没有核查。{'；'.join(kinds)}。"] if kinds else []


def _titles(lines: Sequence[int], titles: Mapping[int, str]) -> str:
    said = [f"第 {line} 行“{quoted(in_one_line(titles[line]))[:LONGEST_QUOTE]}”" for line in lines if line in titles]
    others = [line for line in lines if line not in titles]
    return "、".join([*said, *([f"第 {_lines(others)} 行"] if others else [])])


def _lines(lines: Sequence[int]) -> str:
    """Lines in a row as one stretch; only the first few of very many."""
    stretches: list[list[int]] = []
    for line in lines:
        if stretches and stretches[-1][1] == line - 1:
            stretches[-1][1] = line
        else:
            stretches.append([line, line])
    said = [str(first) if first == last else f"{first}–{last}" for first, last in stretches]
    return "、".join(said[:MOST_STRETCHES]) + (" 等" if len(said) > MOST_STRETCHES else "")


MOST_STRETCHES = 30
