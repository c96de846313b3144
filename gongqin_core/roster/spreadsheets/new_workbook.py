"""Workbooks out: .xlsx, by XlsxWriter."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, BinaryIO

from .sheet import MOST_ROWS, RosterError, Row

LONGEST_TEXT = 32_767
"""What a cell can hold (ECMA-376)."""


def write_workbook(file: BinaryIO, rows: Iterable[Row]) -> None:
    """One sheet. Texts stay texts, whatever sign they begin with: nothing is run as a formula."""
    from xlsxwriter import Workbook

    book = Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    write_rows(book.add_worksheet(), rows)
    book.close()


def write_rows(sheet: Any, rows: Iterable[Row]) -> None:
    """Rows from the top of a sheet on, cell by cell as what they are."""
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise RosterError(f"结果超过 {MOST_ROWS} 行，.xlsx 放不下。请把结果写成 .csv 文件")
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                _write_text(sheet, number, column, cell)
            elif isinstance(cell, bool):
                sheet.write_boolean(number, column, cell)
            elif isinstance(cell, int | float):
                sheet.write_number(number, column, cell)
            elif isinstance(cell, date | datetime):
                sheet.write_datetime(number, column, cell)
            else:
                sheet.write_string(number, column, str(cell))


def _write_text(sheet: Any, row: int, column: int, text: str) -> None:
    if len(text) > LONGEST_TEXT:
        where = f"结果第 {row + 1} 行第 {column + 1} 列"
        raise RosterError(f"{where}：一格超过 {LONGEST_TEXT} 个字，.xlsx 放不下。请把结果写成 .csv 文件")
    if text:
        sheet.write_string(row, column, text)
