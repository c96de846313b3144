"""Pages of A4 landscape in a workbook, written from top to bottom: titles, paragraphs, tables."""

from collections.abc import Iterable, Sequence
from typing import Any

from ...notice.fees import Money
from ..spreadsheets.colours import HEADING
from ..spreadsheets.styled import LINE, PAGE, SPACE, height, lines, on_a4_across, points, set_widths, write_cell

SIZE = 11
"""Points of the type."""
SQUEEZED = 1.4
"""Pages that are made one, smaller."""
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "align": "center"},
    "beside": {"bold": True, "font_size": 12, "align": "center"},
    "part": {"bold": True, "font_size": 12},
    "text": {"text_wrap": True},
    "exact": {"text_wrap": True, "border": 1},
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
            page.on_one_page()


class Page:
    """One sheet; everything goes below what stands there already."""

    def __init__(self, sheet: Any, looks: dict[str, Any], widths: Sequence[int]) -> None:
        self.sheet = sheet
        self.row = 0
        self._looks = looks
        self._widths = widths
        self._height = 0.0

    @property
    def pages(self) -> float:
        """How many printed pages it takes, as wide as the paper."""
        across, down = PAGE
        return self._height * min(1, across / points(self._widths)) / down

    def on_one_page(self) -> None:
        """Where a little of it would stand alone on a second page, it is printed smaller."""
        if self.pages <= SQUEEZED:
            self.sheet.fit_to_pages(1, 1)

    def line(self, text: str, look: str = "text") -> None:
        """A text over the whole width, as high as it needs."""
        size = LOOKS[look].get("font_size", SIZE) / SIZE
        self._set_height(LINE * size * lines(text, sum(self._widths) / size) + SPACE)
        self.sheet.merge_range(self.row, 0, self.row, len(self._widths) - 1, "", self._looks[look])
        write_cell(self.sheet, self.row, 0, text, self._looks[look])
        self.row += 1

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

    def _set_height(self, height: float) -> None:
        self.sheet.set_row(self.row, height)
        self._height += height

    def _cells(self, cells: Sequence[str | Money], look: str) -> None:
        self._set_height(height([str(cell) for cell in cells], self._widths))
        for column, cell in enumerate(cells):
            write_cell(self.sheet, self.row, column, cell, self._looks[look if isinstance(cell, str) else "number"])
        self.row += 1
