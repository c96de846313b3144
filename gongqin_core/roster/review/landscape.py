"""Pages of A4 landscape in a workbook, written from top to bottom: titles, paragraphs, tables, and bands in them."""

from collections.abc import Iterable, Sequence
from typing import Any

from ...notice.fees import Money
from ..spreadsheets.colours import HEADING
from ..spreadsheets.styled import LINE, PAGE, SPACE, height, lines, on_a4_across, points, set_widths, write_cell

SIZE = 11
"""Points of the type."""
SMALLEST = 0.7
"""Of its size, to which the type goes down where that spares a page."""
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "align": "center"},
    "beside": {"bold": True, "font_size": 12, "align": "center"},
    "part": {"bold": True, "font_size": 12},
    "text": {"text_wrap": True},
    "exact": {"text_wrap": True, "border": 1},
    "band": {"bold": True, "border": 1, "text_wrap": True},
    "heading": {"bold": True, "border": 1, "align": "center", "text_wrap": True} | HEADING.look,
    "cell": {"border": 1, "text_wrap": True},
    "number": {"border": 1, "align": "center", "num_format": "#,##0"},
}


class Paper:
    """A workbook whose sheets print on A4 landscape, with `foot` and page numbers below."""

    def __init__(self, book: Any, foot: str) -> None:
        plain = {"font_name": "宋体", "font_size": SIZE, "valign": "vcenter"}
        self._book = book
        self._foot = foot
        self._pages: list[Page] = []
        self.looks = {name: book.add_format(plain | look) for name, look in LOOKS.items()}

    def page(self, title: str, widths: Sequence[int]) -> "Page":
        """A sheet with columns of these widths, in characters of Latin script."""
        sheet = self._book.add_worksheet(title)
        on_a4_across(sheet, self._foot)
        set_widths(sheet, widths)
        self._pages.append(Page(sheet, self.looks, widths))
        return self._pages[-1]

    def on_few_pages(self) -> None:
        """Once all is written."""
        for page in self._pages:
            page.end()


class Page:
    """One sheet; everything goes below what stands there already."""

    def __init__(self, sheet: Any, looks: dict[str, Any], widths: Sequence[int]) -> None:
        self.sheet = sheet
        self.row = 0
        self._looks = looks
        self._widths = widths
        self._heights: list[float] = []
        self._repeated = 0.0
        self._breaks: list[int] = []
        across, down = PAGE
        self._scale = min(1, across / points(widths))
        self._room = down / self._scale
        """Points of the sheet that stand on one printed page, as wide as the paper."""
        self._used = 0.0
        """Of the printed page that is written now."""

    @property
    def pages(self) -> float:
        """How many printed pages it takes, but for what is repeated on each."""
        return sum(self._heights) / self._room

    def end(self) -> None:
        """Where a little of it would stand alone on a second page, it is printed smaller; else pages end where bands
        want it."""
        if self.pages * SMALLEST <= self._scale:
            self.sheet.fit_to_pages(1, 1)
        elif self._breaks:
            self.sheet.set_h_pagebreaks(self._breaks)

    def line(self, text: str, look: str = "text") -> None:
        """A text over the whole width, as high as it needs."""
        self._set_height(self._high(text, look))
        self.sheet.merge_range(self.row, 0, self.row, len(self._widths) - 1, "", self._looks[look])
        write_cell(self.sheet, self.row, 0, text, self._looks[look])
        self.row += 1

    def texts(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.line(text)

    def band(self, text: str, first: Sequence[str | Money]) -> None:
        """A heading across a table, never parted from the row below it, which has these cells."""
        needed = self._high(text, "band") + self._row_height(first)
        if self._used + needed > self._room:
            self._breaks.append(self.row)
            self._used = self._repeated
        self.line(text, "band")

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str | Money]]) -> None:
        """From the first column on; a row is as high as its longest text needs."""
        self._cells(headings, "heading")
        for row in rows:
            self.table_row(row)

    def table_row(self, cells: Sequence[str | Money]) -> None:
        self._cells(cells, "cell")

    def repeat_above(self, rows: int = 1) -> None:
        """The last so many rows stand on every printed page from here on."""
        self.sheet.repeat_rows(self.row - rows, self.row - 1)
        self._repeated = sum(self._heights[-rows:])

    def _high(self, text: str, look: str) -> float:
        size = float(LOOKS[look].get("font_size", SIZE)) / SIZE
        return LINE * size * lines(text, sum(self._widths) / size) + SPACE

    def _row_height(self, cells: Sequence[str | Money]) -> float:
        return height([str(cell) for cell in cells], self._widths)

    def _set_height(self, height: float) -> None:
        self.sheet.set_row(self.row, height)
        self._heights.append(height)
        self._used = self._used + height if self._used + height <= self._room else self._repeated + height

    def _cells(self, cells: Sequence[str | Money], look: str) -> None:
        self._set_height(self._row_height(cells))
        for column, cell in enumerate(cells):
            write_cell(self.sheet, self.row, column, cell, self._looks[look if isinstance(cell, str) else "number"])
        self.row += 1
