"""The second sheet of the checked roster: what it rests on, what words were taken to mean, what was changed."""

from collections.abc import Iterable, Sequence
from typing import Any

from ...judging.words import chinese, last_word
from ...notice.rules_hash import rules_hash
from ..assumption import assumed_sentence
from ..spreadsheets.colours import HEADING, OF_VERDICT, PROBLEM
from ..spreadsheets.sheet import Row
from ..spreadsheets.styled import height, on_a4_across, set_widths, write_cell
from .review import Review

TITLE = "说明和改动"
CHANGES = ("行", "姓名", "列", "原来", "改成", "原来的结论", "现在的结论")
WIDTHS = (8, 14, 20, 26, 26, 24, 24)
NOTHING = "没有。"


def write_remarks(book: Any, review: Review, changes: Iterable[Row], words: Iterable[str]) -> None:
    """Add the sheet to the workbook. `changes`: a row each under `CHANGES`; `words`: a sentence each,
    besides what the office says of its own."""
    sheet = book.add_worksheet(TITLE)
    set_widths(sheet, WIDTHS)
    page = _Remarks(book, sheet)
    page.part("这份结果")
    notice = review.notice
    page.text(f"依据{notice.about.number}，规则校验码 {rules_hash(notice)}，{chinese(review.today)}核查。")
    page.text(f"名册：{review.intake.name}，共 {len(review.people)} 人。结论都是初步的。{last_word(notice)}")
    page.text("有毛病的格子涂了颜色，批注里写着怎么改；说到第几行的，是上传的名册里的行号。", page.wrong)
    for verdict, look in page.verdict.items():
        page.text(verdict.label, look)
    page.part("假定")
    page.text(assumed_sentence(notice, review.assumed) or NOTHING)
    page.part("名册上的词当作什么")
    for text in [*filter(None, (review.words_sentence, *words))] or [NOTHING]:
        page.text(text)
    page.part("改动")
    page.table(CHANGES, [*changes])
    on_a4_across(sheet)


class _Remarks:
    """The sheet, written from top to bottom."""

    def __init__(self, book: Any, sheet: Any) -> None:
        cell = {"text_wrap": True, "valign": "top"}
        self._sheet = sheet
        self._row = 0
        self._part = book.add_format({"bold": True, "font_size": 12})
        self._heading = book.add_format(HEADING.look | {"bold": True, "border": 1})
        self._text = book.add_format(cell)
        self._cell = book.add_format(cell | {"border": 1})
        self.wrong = book.add_format(cell | PROBLEM.look)
        self.verdict = {verdict: book.add_format(cell | colours.look) for verdict, colours in OF_VERDICT.items()}

    def part(self, title: str) -> None:
        self._row += bool(self._row)
        write_cell(self._sheet, self._row, 0, title, self._part)
        self._row += 1

    def text(self, text: str, look: Any = None) -> None:
        """Over the whole width, as high as it needs."""
        look = look or self._text
        self._sheet.set_row(self._row, height([text], [sum(WIDTHS)]))
        self._sheet.merge_range(self._row, 0, self._row, len(WIDTHS) - 1, "", look)
        write_cell(self._sheet, self._row, 0, text, look)
        self._row += 1

    def table(self, headings: Sequence[str], rows: Sequence[Row]) -> None:
        if not rows:
            return self.text(NOTHING)
        for look, cells in [(self._heading, headings), *((self._cell, row) for row in rows)]:
            self._sheet.set_row(self._row, height([str(cell) for cell in cells], WIDTHS))
            for column, cell in enumerate(cells):
                write_cell(self._sheet, self._row, column, cell, look)
            self._row += 1
        return None
