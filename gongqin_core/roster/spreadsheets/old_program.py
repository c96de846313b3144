"""Old workbooks (.xls, BIFF 2 to 8), read by xlrd: the program of a process of its own (`elsewhere.py`).

It has one because of what xlrd trusts and a file can make up: a table of texts that leads back to its own beginning,
names that double each other, a directory in a circle.
"""

import pickle
import sys
from collections.abc import Iterator
from os import devnull
from typing import Any, TextIO

from .number_formats import Style, shown_by

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds an .xlsx file with a password (MS-OFFCRYPTO 2.3.4)."""
ROWS_AT_ONCE = 1 << 10
UNREAD = {"Book": ("name",), "Sheet": ("feat11", "hlink", "msodrawingetc", "note", "obj", "quicktip", "txo")}
"""Records that no roster needs, by who reads them: names of ranges, notes, links, drawings. Odd ones are no reason to
refuse a file."""
Message = tuple[Any, ...]


def main() -> None:
    """Read a file from standard input, and write its visible sheets to standard output, as pickles: `("visible",
    count)`, for each sheet `("sheet", title, hidden rows, merged ranges)` and several `("rows", {number: cells})`, then
    `("end",)`. Where it fails, the last is `("locked",)`, `("broken",)` or `("too much",)` instead."""
    out = sys.stdout.buffer
    content = sys.stdin.buffer.read()
    with open(devnull, "w") as sys.stdout:  # xlrd prints what it finds odd
        try:
            for message in _messages(content, sys.stdout):
                pickle.dump(message, out)
        except MemoryError:
            pickle.dump(("too much",), out)
        except Exception as error:
            locked = "encrypted" in str(error) or ENCRYPTED in content
            pickle.dump(("locked",) if locked else ("broken",), out)
    out.flush()


def _messages(content: bytes, log: TextIO) -> Iterator[Message]:
    book = _opened(content, log)
    own = {number: kind.format_str for number, kind in book.format_map.items() if kind.format_str}
    styles = [Style(shown_by(xf.format_key, own), bool(book.datemode)) for xf in book.xf_list]
    sheets = [sheet for sheet in book.sheets() if not sheet.visibility]
    yield "visible", len(sheets)
    for sheet in sheets:
        hidden = sum(row.hidden for row in sheet.rowinfo_map.values())
        yield (
            "sheet",
            sheet.name,
            hidden,
            [(top + 1, left, end, right - 1) for top, end, left, right in sheet.merged_cells],
        )
        for first in range(0, sheet.nrows, ROWS_AT_ONCE):
            numbers = range(first, min(first + ROWS_AT_ONCE, sheet.nrows))
            yield "rows", {number + 1: [_value(cell, styles) for cell in sheet.row(number)] for number in numbers}
    yield ("end",)


def _opened(content: bytes, log: TextIO) -> Any:
    import xlrd

    for owner in (xlrd.book.Book, xlrd.sheet.Sheet):
        for record in UNREAD[owner.__name__]:
            setattr(owner, f"handle_{record}", lambda *_: None)
    return xlrd.open_workbook(
        file_contents=content,
        logfile=log,
        formatting_info=True,
        ragged_rows=True,
        ignore_workbook_corruption=True,
    )


def _value(cell: Any, styles: list[Style]) -> Any:
    import xlrd

    match cell.ctype:
        case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
            return styles[cell.xf_index].of_number(cell.value)
        case xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        case xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(cell.value, "#ERROR!")
    return cell.value


if __name__ == "__main__":
    main()
