"""How a sheet of the check sheet comes out of a printer, by the heights of its rows and where its pages end."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gongqin_core.roster.spreadsheets.styled import PAGE, points


def printed_pages(sheet: Worksheet) -> list[list[int]]:
    """The rows of each printed page, without those that are repeated on it; one page where it is made to fit."""
    rows = list(range(1, sheet.max_row + 1))
    if sheet.page_setup.fitToHeight is None:
        return [rows]
    across, down = PAGE
    columns = [get_column_letter(column) for column in range(1, sheet.max_column + 1)]
    room = down / min(1, across / points([sheet.column_dimensions[column].width for column in columns]))
    heights = {row: float(sheet.row_dimensions[row].height or 15) for row in rows}
    first, last = map(int, (sheet.print_title_rows or "$2:$1").replace("$", "").split(":"))
    repeated = sum(heights[row] for row in range(first, last + 1))
    ended = {each.id for each in sheet.row_breaks.brk}
    pages: list[list[int]] = [[]]
    used = 0.0
    for row in rows:
        if pages[-1] and (row - 1 in ended or used + heights[row] > room):
            pages.append([])
            used = repeated
        pages[-1].append(row)
        used += heights[row]
    return pages
