"""Old workbooks (.xls, BIFF 2 to 8) in, read by xlrd, and what else begins like one.

Nothing of the file format is read here. By hand is only what xlrd does not tell or does wrong: a number format shows a
month (`number_formats.py`), a record that no roster needs is odd and no reason to refuse the file, and a document of
another program is called what it is. xlrd trusts what a file says of itself (a table of texts that leads back to its
own beginning, names that double each other, a directory in a circle), so it runs in a process of its own.
"""

from collections.abc import Iterator
from itertools import islice
from os import devnull
from typing import Any, BinaryIO

from .archive import SAVE_AS, broken, locked
from .number_formats import style_of
from .sheet import Limits, RosterError
from .struck import struck, struck_cell
from .table import HEAD, Head, Table, table_name

UNREAD = {"Book": ("name",), "Sheet": ("feat11", "hlink", "msodrawingetc", "note", "obj", "quicktip", "txo")}
"""Records that no roster needs, by who reads them: names of ranges, notes, links, drawings."""
STREAMS = {
    "EncryptedPackage": "有打开密码。请在表格软件里去掉密码，再另存",
    "WordDocument": f"是 Word 文档，不是表格文件。{SAVE_AS}",
    "PowerPoint Document": "是演示文稿，不是表格文件。请选 .xlsx、.xls 或 .csv 文件",
}
"""By a stream that only they have: what else begins like an old workbook (MS-CFB, MS-OFFCRYPTO 2.3.4)."""


class OldWorkbook:
    """The visible sheets of an .xls file, in its order. RosterError when it is broken or has a password. Not to be used
    but in a process of its own."""

    def __init__(self, file: BinaryIO, name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        content = file.read()
        try:
            book = _opened(content)
        except MemoryError:
            raise
        except Exception as error:  # whatever a damaged file makes xlrd raise
            raise self._refusal(str(error), content) from None
        own = {number: kind.format_str for number, kind in book.format_map.items() if kind.format_str}
        self.from_1904 = bool(book.datemode)
        self._struck_fonts = {number for number, font in enumerate(book.font_list) if font.struck_out}
        self._may_be_struck = bool(self._struck_fonts)
        self._styles = [
            style_of(xf.format_key, own, self.from_1904, xf.font_index in self._struck_fonts) for xf in book.xf_list
        ]
        self._sheets = [sheet for sheet in book.sheets() if not sheet.visibility]
        self._hidden = [sheet for sheet in book.sheets() if sheet.visibility]

    @property
    def titles(self) -> list[str]:
        return [sheet.name for sheet in self._sheets]

    def tables(self) -> Iterator[Table]:
        """One after the other. RosterError where one is too large."""
        for sheet in self._sheets:
            table = Table(table_name(self._name, sheet.name), sheet.name, self._limits)
            for number, row in sheet.rowinfo_map.items():
                if row.hidden:
                    table.hide(number + 1)
            table.hidden_columns = {column for column, kind in sheet.colinfo_map.items() if kind.hidden}
            for top, below, left, right in sheet.merged_cells:
                table.merge((top + 1, left, below, right - 1))
            for number in range(sheet.nrows):
                self._fill(table, number, sheet)
            yield table

    def heads(self, hidden: bool = False) -> Iterator[Head]:
        """The first rows of each sheet, or of each that is hidden."""
        for sheet in self._hidden if hidden else self._sheets:
            rows = ([self._value(cell) for cell in sheet.row(number)] for number in range(sheet.nrows))
            yield sheet.name, list(islice(rows, HEAD))

    def _fill(self, table: Table, number: int, sheet: Any) -> None:
        import xlrd

        cells = sheet.row(number)
        for column, cell in enumerate(cells):
            if (value := self._value(cell)) != "":
                if self._may_be_struck:
                    value = self._with_strokes(table, number, column, value, sheet)
                table.put(number + 1, column, value)
        for column, cell in enumerate(cells) if number + 1 in table.rows else ():
            if cell.ctype == xlrd.XL_CELL_TEXT and not cell.value:
                table.empty_results[column] = table.empty_results.get(column, 0) + 1

    def _with_strokes(self, table: Table, number: int, column: int, value: Any, sheet: Any) -> Any:
        """The cell with strokes over what is struck out of it."""
        style = sheet.cell_xf_index(number, column)
        if style < len(self._styles) and self._styles[style].struck:
            table.strike(number + 1)
            return struck_cell(value)
        runs = sheet.rich_text_runlist_map.get((number, column)) if isinstance(value, str) else None
        if not runs:
            return value
        ends = [*(start for start, _ in runs[1:]), len(value)]
        parts = zip(runs, ends, strict=True)
        marked = (struck(value[s:e]) if font in self._struck_fonts else value[s:e] for (s, font), e in parts)
        return value[: runs[0][0]] + "".join(marked)

    def _value(self, cell: Any) -> Any:
        import xlrd

        match cell.ctype:
            case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
                return self._styles[cell.xf_index].of_number(cell.value)
            case xlrd.XL_CELL_BOOLEAN:
                return bool(cell.value)
            case xlrd.XL_CELL_ERROR:
                return xlrd.error_text_from_code.get(cell.value, "#ERROR!")
        return cell.value

    def _refusal(self, error: str, content: bytes) -> RosterError:
        if "encrypted" in error:
            return locked(self._name)
        for stream, reason in STREAMS.items():
            if stream.encode("utf-16-le") in content:
                return RosterError(f"{self._name}：{reason}")
        return broken(self._name)


def _opened(content: bytes) -> Any:
    import xlrd

    for owner in (xlrd.book.Book, xlrd.sheet.Sheet):
        for record in UNREAD[owner.__name__]:
            setattr(owner, f"handle_{record}", lambda *_: None)
    with open(devnull, "w") as log:  # xlrd tells at length what it finds odd
        return xlrd.open_workbook(
            file_contents=content,
            logfile=log,
            formatting_info=True,
            ragged_rows=True,
            ignore_workbook_corruption=True,
        )
