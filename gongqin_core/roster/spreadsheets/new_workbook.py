"""Workbooks out: .xlsx. XlsxWriter makes the file; the rows of its one sheet are put in here, as they come.

What decided, with 100,000 rows of 30 cells: XlsxWriter alone took 14 s and 593 MB (20 s in constant memory),
PyExcelerate 16 s, opensheet-core 9 s; these rows come as a stream, in flat memory. Two writers in Rust take 1 to 2 s,
but rustpy-xlsxwriter tells the type of a column by its first row, and jetxl takes whole columns of one type: a roster's
columns hold numbers, days and texts, each as it is. XlsxWriter takes a text `<r>…</r>` for markup besides.
"""

import re
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from .new_sheet import SharedTexts, rows_xml
from .sheet import MOST_ROWS, Row, rows_too_many
from .styled import write_cell

SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
COMPRESSION = 1


def write_workbook(file: BinaryIO, rows: Iterable[Row]) -> None:
    """One sheet. Texts stay texts, whatever sign they begin with: nothing is run as a formula. RosterError when a
    sheet cannot hold the rows. Memory does not grow with them."""
    parts, texts = _frame(), SharedTexts()
    before, _, rest = parts.pop(SHEET).partition(b"<sheetData>")
    after = rest.partition(b"</sheetData>")[2]
    start = re.sub(b' (?:count|uniqueCount)="[0-9]+"', b"", parts.pop(TEXTS).partition(b"<si>")[0])
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=COMPRESSION) as package:
        with package.open(SHEET, "w", force_zip64=True) as sheet:
            sheet.write(re.sub(b"<dimension [^>]*/>", b"", before) + b"<sheetData>")
            for some in rows_xml(rows, texts):
                sheet.write(some)
            sheet.write(b"</sheetData>" + after)
        package.writestr(TEXTS, b"".join([start, *texts.xml(), b"</sst>"]))
        for name, part in parts.items():
            package.writestr(name, part)


def _frame() -> dict[str, bytes]:
    """The parts of a workbook of one text and one day: all of ours but for its rows and its texts."""
    from xlsxwriter import Workbook

    file = BytesIO()
    with Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "姓名")
        sheet.write_datetime(0, 1, date(1999, 1, 1))
    with ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def write_rows(sheet: Any, rows: Iterable[Row]) -> None:
    """The same for a sheet of a workbook that has others, by XlsxWriter, cell by cell."""
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise rows_too_many()
        for column, cell in enumerate(row):
            write_cell(sheet, number, column, cell, None)
