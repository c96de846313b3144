"""Pages of A4 landscape in a workbook, written from top to bottom: titles, paragraphs, tables."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any
from unicodedata import east_asian_width

A4 = 9
"""The number of the paper size (ECMA-376 part 1, 18.3.1.63)."""
SIZE, LINE, SPACE = 11, 15, 4
"""Points: of type, of one line, above and below."""
FILLED = 0.93
"""How much of a line is filled before it breaks."""
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "align": "center"},
    "beside": {"bold": True, "font_size": 12, "align": "center"},
    "part": {"bold": True, "font_size": 12},
    "text": {"text_wrap": True},
    "exact": {"text_wrap": True, "border": 1},
    "heading": {"bold": True, "border": 1, "align": "center", "text_wrap": True, "bg_color": "#EEF2F6"},
    "cell": {"border": 1, "text_wrap": True},
    "number": {"border": 1, "align": "center", "num_format": "#,##0"},
}


class Paper:
    """A workbook whose sheets print on A4 landscape, with `foot` and page numbers below."""

    def __init__(self, book: Any, foot: str) -> None:
        plain = {"font_name": "宋体", "font_size": SIZE, "valign": "vcenter"}
        self._book = book
        self._foot = foot.replace("&", "&&")
        self.looks = {name: book.add_format(plain | look) for name, look in LOOKS.items()}

    def page(self, title: str, widths: Sequence[int]) -> "Page":
        """A sheet with columns of these widths, in characters of Latin script."""
        sheet = self._book.add_worksheet(title)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.set_footer(f"&L{self._foot}&R第 &P 页，共 &N 页")
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return Page(sheet, self.looks, widths)


class Page:
    """One sheet; everything goes below what stands there already."""

    def __init__(self, sheet: Any, looks: dict[str, Any], widths: Sequence[int]) -> None:
        self.sheet = sheet
        self.row = 0
        self._looks = looks
        self._widths = widths

    def line(self, text: str, look: str = "text") -> None:
        """A text over the whole width, as high as it needs."""
        size = LOOKS[look].get("font_size", SIZE) / SIZE
        self.sheet.set_row(self.row, LINE * size * _lines(text, sum(self._widths) / size) + SPACE)
        self.sheet.merge_range(self.row, 0, self.row, len(self._widths) - 1, "", self._looks[look])
        self.sheet.write_string(self.row, 0, text, self._looks[look])
        self.row += 1

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
        """From the first column on; a row is as high as its longest text needs."""
        self._cells(headings, "heading")
        for row in rows:
            self.table_row(row)

    def table_row(self, cells: Sequence[str | int]) -> None:
        self._cells(cells, "cell")

    def repeat_above(self, rows: int = 1) -> None:
        """The last so many rows stand on every printed page from here on."""
        self.sheet.repeat_rows(self.row - rows, self.row - 1)

    def _cells(self, cells: Sequence[str | int], look: str) -> None:
        lines = max(_lines(str(cell), width) for cell, width in zip(cells, self._widths, strict=False))
        self.sheet.set_row(self.row, LINE * lines + SPACE)  # not every program finds the height by itself
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                self.sheet.write_number(self.row, column, cell, self._looks["number"])
            else:
                self.sheet.write_string(self.row, column, cell, self._looks[look])
        self.row += 1


def _lines(text: str, across: float) -> int:
    return sum(max(1, ceil(_width(part) / (across * FILLED))) for part in text.split("\n"))


def _width(text: str) -> int:
    """In characters of Latin script; a Chinese one is two wide."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)
