"""Plain lines of a CSV file, thousands at once.

A plain line has as many cells as the heading, two at least, and of the signs that mean something to a reader of CSV it
has commas only. So each cell is what stands between two commas, and the line can be written as it stands: it is never
taken apart. Arrow reads the columns that are asked for, and puts results behind the lines.
"""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ..arrays import Array
from .sheet import Row

if TYPE_CHECKING:
    import pyarrow

SIGNS = b'"', b"\0", b"\r"
"""What does not occur among plain lines, once every line ends with nothing but a line feed."""
LONGEST = 1 << 17
"""Bytes of a plain line. `csv.reader` refuses a cell of more characters."""
MOST_KEPT = 1 << 15
"""Different texts of a column. A century has as many days and a few more."""
Code = Callable[[Sequence[str]], Array]
"""Makes a number of each text."""


class PlainLines:
    """`text`: in UTF-8, each with a line feed; `ends`: where those stand; `known`: column → its texts so far."""

    def __init__(self, text: bytes, ends: Array, table: "pyarrow.Table", known: "Known") -> None:
        self._text, self._ends, self._table, self._known = text, ends, table, known

    def __len__(self) -> int:
        return len(self._ends)

    @cached_property
    def lines(self) -> list[bytes]:
        """Without their ends."""
        return self._text.split(b"\n")[:-1]

    def with_results(self, columns: Sequence[tuple[Array, Sequence[bytes]]]) -> memoryview:
        """All lines as CSV, as RFC 4180 ends them, but for the last line feed. `columns`: what is put behind each
        line, by number. No line becomes an object of Python's."""
        import numpy as np
        import pyarrow
        from pyarrow.compute import binary_join_element_wise

        # The first without, and each other with, the line feed of the one before: what comes in between ends with \r.
        lines = _texts(self._ends, self._text)
        behind = [
            _texts(np.cumsum([*map(len, texts)]), b"".join(texts)).take(_arrow(pyarrow.int32(), len(self), numbers))
            for numbers, texts in columns
        ]
        carriage_return, nothing = _texts(np.array([1, 1]), b"\r")
        pool = pyarrow.system_memory_pool()
        joined = binary_join_element_wise(lines, *behind, carriage_return, nothing, memory_pool=pool)
        _, places, text = joined.buffers()
        return memoryview(text)[: np.frombuffer(places, np.int32)[len(self)]]

    def rows(self) -> list[Row]:
        """The lines taken apart."""
        return [line.decode().split(",") for line in self.lines]

    def rows_with(self, sign: str) -> dict[int, Row]:
        """Those in which a sign stands anywhere, by number, taken apart."""
        import numpy as np

        found, wanted, start = dict[int, Row](), sign.encode(), 0
        while (at := self._text.find(wanted, start)) >= 0:
            number = int(np.searchsorted(self._ends, at))
            start = int(self._ends[number])
            line = self._text[int(self._ends[number - 1]) + 1 if number else 0 : start]
            found[number] = line.decode().split(",")
        return found

    def row(self, number: int) -> Row:
        """One of them."""
        return self.lines[number].decode().split(",")

    def codes(self, column: int, code: Code, kept: bool) -> Array:
        """What `code` makes of each text of a column; it gets each different one once. `kept`: once in all blocks, or
        hardly more often; there is one such `code` to a column."""
        numbers, different = self._different(column)
        texts = self._known.setdefault(column, KnownTexts(code)) if kept else KnownTexts(code)
        return texts.codes(different).take(numbers)

    def texts(self, column: int) -> list[str]:
        """One column."""
        numbers, different = self._different(column)
        return list(map(different.to_pylist().__getitem__, numbers.tolist()))

    def _different(self, column: int) -> "tuple[Array, pyarrow.Array]":
        """Which of the different texts of a column each line has, by number, and those texts."""
        coded = self._table.column(str(column)).combine_chunks()
        return _numbers(coded.indices), coded.dictionary


class KnownTexts:
    """The different texts of a column so far, and what `code` has made of each. Where there are very many, they are no
    longer kept: to look for them would take longer than to read them."""

    def __init__(self, code: Code) -> None:
        self._code = code
        self._texts: pyarrow.Array | None = None
        self._codes: Array = None

    def codes(self, texts: "pyarrow.Array") -> Array:
        """What `code` makes of some texts, each different."""
        import numpy as np
        import pyarrow
        from pyarrow.compute import index_in

        if self._texts is None:
            self._texts, self._codes = texts, self._code(texts.to_pylist())
            return self._codes
        if len(self._texts) > MOST_KEPT:
            return self._code(texts.to_pylist())
        found = index_in(texts, value_set=self._texts)
        places = _numbers(found)
        if found.null_count:
            is_new = np.unpackbits(np.frombuffer(found.buffers()[0], np.uint8), bitorder="little")[: len(texts)] == 0
            places = np.where(is_new, len(self._texts) + np.cumsum(is_new) - 1, places)
            new = texts.take(_arrow(pyarrow.int32(), found.null_count, is_new.nonzero()[0]))
            self._codes = np.concatenate([self._codes, self._code(new.to_pylist())])
            self._texts = pyarrow.concat_arrays([self._texts, new])
        return self._codes.take(places)


Known = dict[int, KnownTexts]


def plain_lines(text: bytes, width: int, columns: Iterable[int], known: Known) -> PlainLines | None:
    """The lines of `text` (UTF-8, each with a line feed) if all of them are plain, else None. `width`: cells of the
    heading; `columns`: those that will be asked for; `known`: what is kept from one block to the next."""
    import numpy as np

    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n")
    if width < 2 or text.startswith(BOM_UTF8) or any(sign in text for sign in SIGNS):
        return None
    ends = (np.frombuffer(text, np.uint8) == ord("\n")).nonzero()[0]
    lengths = np.diff(ends, prepend=-1)
    if lengths.min(initial=LONGEST) == 1 or lengths.max(initial=0) > LONGEST:
        return None
    table = _table(text, width, columns)
    return None if table is None else PlainLines(text, ends, table, known)


def _numbers(numbers: "pyarrow.Array") -> Array:
    """Numbers (int32) none of which is missing. `to_numpy` would load pandas for that."""
    import numpy as np

    return np.frombuffer(numbers.buffers()[1], np.int32)[numbers.offset : numbers.offset + len(numbers)]


def _texts(ends: Array, text: bytes) -> "pyarrow.Array":
    """One that ends at each of these places."""
    import numpy as np
    import pyarrow

    return _arrow(pyarrow.binary(), len(ends), np.append(0, ends), text)


def _arrow(kind: "pyarrow.DataType", count: int, numbers: Array, *rest: bytes) -> "pyarrow.Array":
    """What Arrow makes of memory as it is: `pyarrow.array` would load pandas for that."""
    import numpy as np
    import pyarrow

    buffers = map(pyarrow.py_buffer, (numbers.astype(np.int32), *rest))
    return pyarrow.Array.from_buffers(kind, count, [None, *buffers])


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
        return read_csv(pyarrow.BufferReader(text), whole, commas_only, cells, pyarrow.system_memory_pool())
    except pyarrow.ArrowInvalid:
        return None
