"""Plain lines of a CSV file, thousands at once.

A plain line has as many cells as the heading, two at least, and of the signs that mean something to a reader of CSV it
has commas only. So each cell is what stands between two commas, and the line can be written as it stands: it is never
taken apart. Arrow reads the columns that are asked for.
"""

from codecs import BOM_UTF8
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..arrays import Array
from .sheet import Row

if TYPE_CHECKING:
    import pyarrow

SIGNS = b'"', b"\0", b"\r", b"\n\n"
"""What does not occur among plain lines, once every line ends with nothing but a line feed."""
LONGEST = 1 << 17
"""Bytes of a plain line. `csv.reader` refuses a cell of more characters."""


class PlainLines:
    """`text`: in UTF-8, each with a line feed."""

    def __init__(self, text: bytes, table: "pyarrow.Table") -> None:
        self.lines = text.split(b"\n")
        """Without their ends."""
        del self.lines[-1]
        self._table = table

    def __len__(self) -> int:
        return len(self.lines)

    def rows(self) -> list[Row]:
        """The lines taken apart."""
        return [line.decode().split(",") for line in self.lines]

    def row(self, number: int) -> Row:
        """One of them."""
        return self.lines[number].decode().split(",")

    def different(self, column: int) -> tuple[Array, list[str]]:
        """Which of the different texts of a column each line has, by number, and those texts."""
        coded = self._table.column(str(column)).combine_chunks()
        return coded.indices.to_numpy(), coded.dictionary.to_pylist()

    def texts(self, column: int) -> list[str]:
        """One column."""
        texts: list[str] = self._table.column(str(column)).to_pylist()
        return texts


def plain_lines(text: bytes, width: int, columns: Iterable[int]) -> PlainLines | None:
    """The lines of `text` (UTF-8, each with a line feed) if all of them are plain, else None. `width`: cells of the
    heading; `columns`: those that will be asked for."""
    text = text.replace(b"\r\n", b"\n")
    if width < 2 or text.startswith((BOM_UTF8, b"\n")) or any(sign in text for sign in SIGNS):
        return None
    table = _table(text, width, columns)
    if table is None:
        return None
    plain = PlainLines(text, table)
    return plain if len(max(plain.lines, key=len)) < LONGEST else None


def _table(text: bytes, width: int, columns: Iterable[int]) -> "pyarrow.Table | None":
    """None where a line has more or fewer cells."""
    import pyarrow
    from pyarrow.csv import ConvertOptions, ParseOptions, ReadOptions, read_csv

    names, wanted = list(map(str, range(width))), list(map(str, columns))
    whole = ReadOptions(use_threads=False, block_size=len(text) + 1, column_names=names)
    commas_only = ParseOptions(quote_char=False)
    as_texts = dict.fromkeys(wanted, pyarrow.dictionary(pyarrow.int32(), pyarrow.string()))
    cells = ConvertOptions(check_utf8=False, column_types=as_texts, strings_can_be_null=False, include_columns=wanted)
    try:
        return read_csv(pyarrow.BufferReader(text), whole, commas_only, cells)
    except pyarrow.ArrowInvalid:
        return None
