"""The lines of a CSV file: one after the other, or thousands at once."""

from codecs import BOM_UTF8
from os import SEEK_END
from typing import BinaryIO

from .csv_encoding import in_utf8
from .sheet import Portions, RosterError

END_OF_FILE = b"\x1a"
"""How some programs end a text, as CP/M did."""
LAST = 64
"""Bytes at the end of a file in which that is looked for."""


class CsvLines:
    """Lines with their ends, so that what stands in quotes stays as it is; as an iterator, texts for `csv.reader`.

    `encoding`: one that the whole file is in. RosterError, while texts are taken, at a line with a NUL.
    """

    def __init__(self, file: BinaryIO, name: str, encoding: str, portions: Portions) -> None:
        self._end = _end_of_text(file)
        file.seek(0)
        self._file, self._name, self._encoding = file, name, encoding
        self.portions = portions
        self._read = b""
        """Whole lines in UTF-8, each with a line feed; those before `_at` have been taken."""
        self._at = 0
        self.number = 0
        """Of the line taken last."""

    def __iter__(self) -> "CsvLines":
        return self

    def __next__(self) -> str:
        if self._at == len(self._read):
            self._read_on()
        line = self._read[self._at : self._read.find(b"\n", self._at) + 1]
        if not line:
            raise StopIteration
        self.take(len(line), 1)
        if b"\0" in line:
            raise RosterError(f"{self._name} 第 {self.number} 行：有空字符，文件多半坏了。请重新导出")
        return line.decode()

    def ahead(self) -> bytes:
        """Whole lines that come next, in UTF-8 and each with a line feed; none at the end of the file."""
        if self._at == len(self._read):
            self._read_on()
        return self._read[self._at :]

    def take(self, size: int, count: int) -> None:
        """The next `count` lines, of so many bytes together, count as taken."""
        self._at += size
        self.number += count

    def _read_on(self) -> None:
        left = self._end - self._file.tell()
        lines = self._file.read(min(self.portions.read, left))
        lines += self._file.readline(left - len(lines))
        if lines and not lines.endswith(b"\n"):
            lines += b"\n"
        lines = lines.removeprefix(BOM_UTF8).replace(b"\n" + BOM_UTF8, b"\n")  # of files that were joined
        self._read = in_utf8(lines, self._encoding, self._name, self.number)
        self._at = 0


def _end_of_text(file: BinaryIO) -> int:
    """Where the text ends, before a sign that says so."""
    size = file.seek(0, SEEK_END)
    file.seek(max(0, size - LAST))
    last = file.read()
    text = last.rstrip(END_OF_FILE + b"\r\n")
    signs = last[len(text) :]
    return size - len(signs) + signs.index(END_OF_FILE) if END_OF_FILE in signs else size
