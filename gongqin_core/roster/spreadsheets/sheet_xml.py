"""A sheet of an .xlsx file, read cell by cell (ECMA-376 part 1, 18.3).

It is read here and not by a library, because libraries do not tell what has to be known: which numbers are shown as a
month, which cells hold an error or a formula that nobody has calculated, which rows are hidden. What is read is what
XML says, whatever its spelling. It is read as a stream: nothing that the file claims about its size is believed, and a
cell far away costs no more than any other.
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, time
from math import isfinite
from typing import Any, BinaryIO

from .markup import Markup, MarkupError, local
from .number_formats import Style
from .rich_text import RichText, unescaped
from .sheet import MOST_COLUMNS, MOST_ROWS, Row
from .struck import struck_cell
from .table import WIDEST, YES, Table, is_unseen

DIGITS = "0123456789"
RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})", re.ASCII)
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
TEXTS = ("str", "inlineStr")
"""Types of cells in whose values spaces count; around others they say nothing."""
DATA_DEPTH = 2
"""The sheet's data stand in the sheet."""
KEPT = 1 << 14
"""Different numbers of a style that are read once: years, levels and dates come again and again. So do texts."""


class SheetXml:
    """Fills a table from a sheet's part. `texts` are those that cells refer to, `styles` what the workbook's are."""

    def __init__(self, file: BinaryIO, table: Table, texts: Sequence[str], styles: Sequence[Style]) -> None:
        self._markup = Markup(file, self._start)
        self._parser = self._markup.parser
        self._table = table
        self._texts = _Texts(texts)
        self._numbers = _Numbers(styles)
        self._may_be_struck = any(style.struck for style in styles)
        self._rich = RichText(self._markup)
        known = {"c": self._cell, "v": self._value, "f": self._formula, "is": self._inline, "row": self._row}
        self._of_data = _Handlers(known, self._other)
        around = {"sheetData": self._data, "mergeCell": self._merge, "col": self._columns}
        self._handlers = self._around = _Handlers(around, lambda _: None)
        """Cells are what stands in the sheet's data; what extensions call by the same names is none."""
        self._number, self._label = 0, "0"
        self._cells: Row | None = None
        """The row that cells are read into, once one has content."""
        self._open = self._filled = False
        """Whether a cell is being read, and whether it has a value."""
        self._at, self._column = 0, -1
        self._type = self._style = ""
        self._parts: list[str] = []
        self._calculated: list[str] | None = None
        """The parts of the cell's formula, where it has one."""

    def read(self, until: int = MOST_ROWS) -> None:
        """Up to a row, or further. ValueError or LookupError when the file is no sheet, RosterError when it is too
        large."""
        for _ in self._markup.chunks():
            if self._number > until:
                return
        self._finish()

    def _start(self, name: str, attributes: list[str]) -> None:
        self._markup.begun += 1
        self._handlers[name](attributes)

    def _data(self, _: list[str]) -> None:
        if self._markup.depth == DATA_DEPTH:
            self._handlers = self._of_data

    def _row(self, attributes: list[str]) -> None:
        self._finish()
        given = dict(zip(attributes[::2], attributes[1::2], strict=True))
        self._number = int(given.get("r", self._number + 1))
        self._label = str(self._number)
        if is_unseen(given, "ht"):
            self._table.hide(self._number)
        self._cells, self._column = None, -1

    def _cell(self, attributes: list[str]) -> None:
        if self._open:
            self._finish()
        self._open = True
        self._column += 1
        self._type = self._style = ""
        self._at = self._number
        names = iter(attributes)
        for name in names:
            value = next(names)
            if name == "r":
                self._place(value)
            elif name == "s":
                self._style = value
            elif name == "t":
                self._type = value

    def _place(self, reference: str) -> None:
        """A cell says where it is, and may lie in another row than the one it stands in."""
        letters = reference.rstrip(DIGITS)
        self._column = COLUMNS[letters]
        if reference[len(letters) :] != self._label:
            self._at = int(reference[len(letters) :])

    def _value(self, _: list[str]) -> None:
        if not self._open:
            raise MarkupError("a value outside a cell")
        if self._type == "inlineStr" and self._filled:
            return
        self._filled = True
        self._parts.clear()
        self._parser.CharacterDataHandler = self._parts.append
        if self._type in TEXTS:
            self._parser.EndElementHandler = self._end_text

    def _end_text(self, name: str) -> None:
        self._markup.count_end(name)
        self._parser.CharacterDataHandler = None
        self._parser.EndElementHandler = self._markup.count_end

    def _formula(self, _: list[str]) -> None:
        if self._open:
            self._calculated = []
            self._parser.CharacterDataHandler = self._calculated.append
            self._parser.EndElementHandler = self._end_text

    def _inline(self, _: list[str]) -> None:
        if not self._open:
            raise MarkupError("a text outside a cell")
        self._parser.StartElementHandler = self._start_inline
        self._parser.EndElementHandler = self._end_inline

    def _start_inline(self, name: str, attributes: list[str]) -> None:
        self._markup.begun += 1
        self._rich.start(name, attributes)

    def _end_inline(self, name: str) -> None:
        self._markup.count_end(name)
        self._rich.end(name)
        if local(name) == "is":
            self._filled = True
            self._type = "inlineStr"
            self._parts[:] = [self._rich.take()]
            self._parser.StartElementHandler = self._start
            self._parser.EndElementHandler = self._markup.count_end

    def _other(self, _: list[str]) -> None:
        """Elements that say nothing here. None stands in a cell before its value."""
        self._finish()
        if self._markup.depth == DATA_DEPTH:  # the data have come to their end
            self._handlers = self._around

    def _columns(self, attributes: list[str]) -> None:
        given = dict(zip(attributes[::2], attributes[1::2], strict=True))
        if is_unseen(given, "width"):
            first, last = int(given.get("min", "1")), int(given.get("max", "0"))
            self._table.hidden_columns.update(range(max(first, 1) - 1, min(last, WIDEST)))

    def _merge(self, attributes: list[str]) -> None:
        match = RANGE.fullmatch(dict(zip(attributes[::2], attributes[1::2], strict=True)).get("ref", ""))
        if match:
            self._table.merge((int(match[2]), COLUMNS[match[1]], int(match[4]), COLUMNS[match[3]]))

    def _finish(self) -> None:
        """The cell that was being read is complete."""
        if not self._open:
            return
        parts = self._parts
        text = (parts[0] if len(parts) == 1 else "".join(parts)) if self._filled else ""
        if self._type == "s" and text:
            cell: Any = self._texts[text]
        elif self._type in ("", "n"):
            cell = self._numbers[self._style][text]
        else:
            cell = self._typed(text)
        if cell == "" and self._calculated is not None and self._type != "str":
            cell = _uncalculated("".join(self._calculated))
        self._open = self._filled = False
        self._calculated = None
        if cell != "":
            if self._may_be_struck and self._numbers[self._style].struck:
                cell = struck_cell(cell)
                self._table.strike(self._at)
            self._put(cell)

    def _typed(self, text: str) -> Any:
        match self._type:
            case "inlineStr":
                return text
            case "str":
                return unescaped(text)
            case "b":
                return text.strip() in YES if text.strip() else ""
            case "e":
                return text.strip()
            case "d":
                return self._numbers[self._style].moment(text.strip())
        return self._numbers[self._style][text]

    def _put(self, cell: Any) -> None:
        cells = self._cells
        if cells is not None and len(cells) == self._column < WIDEST and self._at == self._number:
            cells.append(cell)
            return
        self._table.put(self._at, self._column, cell)
        if self._at == self._number:
            self._cells = self._table.row(self._number)


def _uncalculated(formula: str) -> str:
    """What stands in a cell for a formula without a result; the text that is empty needs no calculating."""
    return "" if formula.strip() == '""' else f"={formula}"


class _Handlers(dict[str, Callable[[list[str]], None]]):
    """By an element's name as it is written; what has the same local name is the same element."""

    def __init__(self, known: dict[str, Callable[[list[str]], None]], other: Callable[[list[str]], None]) -> None:
        super().__init__(known)
        self._known, self._other = known, other

    def __missing__(self, name: str) -> Callable[[list[str]], None]:
        return self._known.get(local(name), self._other)


class _Texts(dict[str, str]):
    """By number, as it is written: the texts that cells share."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._shared = texts

    def __missing__(self, number: str) -> str:
        if not number.strip():
            return ""
        index = int(number)
        if not 0 <= index < len(self._shared):
            raise LookupError(number)
        text = self._shared[index]
        if len(self) < KEPT:
            self[number] = text
        return text


class _Numbers(dict[str, "_Values"]):
    """By style, as it is written: the values of its numbers."""

    def __init__(self, styles: Sequence[Style]) -> None:
        self._styles = styles

    def __missing__(self, style: str) -> "_Values":
        number = int(style or 0)
        self[style] = values = _Values(self._styles[number] if 0 <= number < len(self._styles) else Style())
        return values


class _Values(dict[str, Any]):
    """By text: the value of a number. What is no number stays a text."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self.struck = style.struck

    def __missing__(self, text: str) -> Any:
        written = text.strip()
        number = float(written) if NUMBER.fullmatch(written) else float("nan")
        value = self._style.of_number(number) if isfinite(number) else written
        if len(self) < KEPT:
            self[text] = value
        return value

    def moment(self, text: str) -> Any:
        """A day that is written out."""
        try:
            moment = datetime.fromisoformat(text).replace(tzinfo=None)
        except ValueError:
            return text
        return self._style.of_moment(moment if moment.time() != time() else moment.date())


class _Columns(dict[str, int]):
    """Letters → column from 0."""

    def __missing__(self, letters: str) -> int:
        column = 0
        for letter in letters.upper():
            if not "A" <= letter <= "Z":
                raise ValueError(letters)
            column = column * 26 + ord(letter) - ord("A") + 1
        if not 0 < column <= MOST_COLUMNS:
            raise ValueError(letters)
        self[letters] = column - 1
        return column - 1


COLUMNS = _Columns()
