"""A roster's rows as the page works on them: merged cells filled, dates in one column, 同上 written out, and rows that
are nobody's blank."""

from collections.abc import Collection, Sequence
from functools import cached_property

from ...notice.notice import Notice
from ..columns import Column
from ..date_parts import date_columns
from ..ditto import Dittos
from ..ditto_sign import is_ditto
from ..heading_words import UNIT_HEADINGS, own_heading
from ..headings import recognise
from ..legends import legend_sentences
from ..lookup import lookup_of
from ..nobody import Layout
from ..people_rows import Places, RowReader, nobody_sentences
from ..spreadsheets.block import block_of
from ..spreadsheets.merges import as_read
from ..spreadsheets.sheet import Row, Sheet
from ..units import Units


class TidyTable:
    """`ids`: columns of ID numbers, which are never read."""

    def __init__(self, sheet: Sheet, rows: Sequence[Row], ids: Collection[int], notice: Notice) -> None:
        self._sheet, self._notice = sheet, notice
        layout = Layout(sheet.headings, [*sheet.above, sheet.heading_row], notice.facts)
        found = enumerate(recognise(sheet.headings, notice.facts))
        columns = {fact: column for column, fact in reversed([*found]) if fact and column not in ids}
        self._places = Places(columns, date_columns(sheet.headings, notice.facts))
        self._columns = {
            fact: Column(notice.facts[fact], sheet.headings[column], lookup_of(notice))
            for fact, column in columns.items()
        }
        self.aside: dict[int, Row] = {}
        """Row that is nobody's → what stands in it."""
        self.tidied: list[str] = []
        """What of the rows is written in another way than in the file, a sentence each."""
        self._reader = RowReader(layout, self._places, self._columns, sheet)
        self.rows = self._tidy(rows)

    @cached_property
    def parts(self) -> set[int]:
        """Columns that hold a part of a date which stands whole in another one."""
        return {part for parts in self._places.dates.values() for part in parts[1:]}

    @cached_property
    def headings(self) -> list[str]:
        """A date that stood in several columns has its usual name."""
        headings = list(self._sheet.headings)
        for fact, column in self._places.columns.items():
            if column in self._places.dates:
                headings[column] = self._notice.facts[fact].short
        return headings

    @property
    def notes(self) -> list[str]:
        """What the officer should know, a sentence each."""
        nobody, titles = self._reader.nobody, self._reader.titles
        legends = legend_sentences(self._sheet, self._reader.legends, self._columns.values())
        return [*legends, *nobody_sentences(nobody, titles), *self.together]

    @property
    def together(self) -> list[str]:
        """Which columns are one now."""
        headings = self._sheet.headings
        return [
            f"{'、'.join(f'“{headings[part]}”' for part in parts)}合成一列“{self.headings[column]}”。"
            for column, parts in self._places.dates.items()
        ]

    def _tidy(self, rows: Sequence[Row]) -> list[Row]:
        read = self._reader.read(block_of(rows, self._sheet.typed))
        tidy = [[] if number in read.nobody else list(as_read(row)) for number, row in enumerate(rows)]
        self.aside = {number: list(rows[number]) for number in read.nobody}
        dittos: list[str] = []
        for fact, place in self._places.columns.items():
            texts = self._columns[fact].texts
            if place in self._places.dates or any(map(is_ditto, texts)):
                _write(tidy, place, [texts[code] for code in read.codes[fact].tolist()])
            if any(map(is_ditto, texts)):
                dittos.append(self._sheet.headings[place])
        self.tidied += self.together
        for place, heading in enumerate(self._sheet.headings):
            if own_heading(heading) in UNIT_HEADINGS:
                texts = self._sheet.texts(tidy, place)
                if any(map(is_ditto, texts)):
                    _write(tidy, place, self._written_out(texts, tidy))
                    dittos.append(heading)
        if dittos:
            self.tidied.append(f"{'、'.join(f'“{heading}”' for heading in dittos)}列里的“同上”，写成了上面一格的内容。")
        return tidy

    def _written_out(self, units: Sequence[str], rows: Sequence[Row]) -> list[str]:
        """Units, with what stands above in the place of 同上."""
        known = Units()
        apart = self._sheet.apart(self._sheet.line + 1, len(rows))
        codes = Dittos(known).resolved(known.codes(units), [*map(bool, rows)], apart)
        return [known.texts[code] for code in codes.tolist()]


def _write(rows: Sequence[Row], column: int, texts: Sequence[str]) -> None:
    for row, text in zip(rows, texts, strict=True):
        if row:
            row[column] = text
