"""XML as a stream of elements: expat reads it, whatever its spelling, in bounded memory (XML 1.0).

Attributes are known by name, in any order and in either kind of quotes; a prefix says nothing, so names are local ones.
No workbook declares a document type (ECMA-376 part 2, 8.1.4), and its entities could grow without bound: it is
refused.
"""

import re
from codecs import BOM_UTF8, EncodedFile, lookup
from collections.abc import Callable, Iterator
from typing import BinaryIO
from xml.parsers import expat

CHUNK = 1 << 16
DEEPEST = 100
"""Elements within elements; a sheet has six."""
LONGEST_MARK = 1 << 20
"""Bytes of one tag or comment: expat reads it again from its beginning with every chunk."""
NO_CHARACTERS = bytes(byte if byte >= 32 or byte in b"\t\n\r" else 32 for byte in range(256))
"""Control characters, which some programs write although XML has none, become spaces."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""How it begins: its bytes are no characters."""
DECLARED = re.compile(rb"""\A\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)""")
ENCODINGS = {"utf-8", "ascii", "iso8859-1", "cp1252", "gb18030", "gbk", "gb2312", "big5"}
"""That bytes may be in, as codecs call them; others are no text, or cost more than they hold."""
MOST_ELEMENTS = 1 << 20
"""In a file that is not read cell by cell: a workbook's styles and relations."""
Attributes = dict[str, str]
Start = Callable[[str, list[str]], None]
"""Called with an element's name and its attributes, names and values by turns."""


class MarkupError(ValueError):
    """What is no XML, or more than any workbook has."""


class Markup:
    """One XML file. `parser` is expat's, for whoever wants texts; `begun` counts the elements that `start` has seen."""

    def __init__(self, file: BinaryIO, start: Start) -> None:
        self.begun = 0
        self._ended: list[str] = []
        self.count_end = self._ended.append
        """To be called, by whoever watches the ends of elements, with each name."""
        head = file.read(256)
        file.seek(0)
        self._wide = head.startswith(UTF_16)
        self._file, encoding = (file, None) if self._wide else _known(file, head)
        self.parser = expat.ParserCreate(encoding)
        self.parser.ordered_attributes = True
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parser.StartElementHandler = start
        self.parser.EndElementHandler = self.count_end

    @property
    def depth(self) -> int:
        """In how many elements, itself among them, the one stands whose start was seen last."""
        return self.begun - len(self._ended)

    def chunks(self) -> Iterator[None]:
        """Reads on, a chunk at a time. MarkupError when it is no XML."""
        fed = 0
        chunk = self._file.read(CHUNK).lstrip(b" \t\r\n")
        while chunk:
            self._parse(chunk if self._wide else chunk.translate(NO_CHARACTERS))
            fed += len(chunk)
            self._refuse_excess(fed)
            yield
            chunk = self._file.read(CHUNK)
        self._parse(b"", last=True)

    def _parse(self, chunk: bytes, last: bool = False) -> None:
        try:
            self.parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise MarkupError(str(error)) from None

    def _refuse_excess(self, fed: int) -> None:
        self.begun -= len(self._ended)
        self._ended.clear()
        if self.begun > DEEPEST or fed - self.parser.CurrentByteIndex > LONGEST_MARK:
            raise MarkupError("more than any workbook has")


def _known(file: BinaryIO, head: bytes) -> tuple[BinaryIO, str | None]:
    """The file in UTF-8, and that encoding where it is not the one the file declares. A file of bytes that says it is
    in UTF-16 is in UTF-8."""
    declared = DECLARED.match(head.removeprefix(BOM_UTF8))
    if not declared or declared[1].lower() == b"utf-8":
        return file, None
    encoding = lookup(declared[1].decode()).name
    if encoding in ("utf-8", "utf-16"):
        return file, "utf-8"
    if encoding not in ENCODINGS:
        raise MarkupError(encoding)
    return EncodedFile(file, "utf-8", encoding), "utf-8"


def _refuse(*_: object) -> None:
    raise MarkupError("a document type")


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def elements(file: BinaryIO) -> Iterator[tuple[str, str, Attributes]]:
    """The elements of a file with few: the name of the one they stand in, their own, and their attributes."""
    found: list[tuple[str, str, Attributes]] = []
    path = [""]
    left = MOST_ELEMENTS

    def start(name: str, attributes: list[str]) -> None:
        markup.begun += 1
        found.append((path[-1], local(name), dict(zip(attributes[::2], attributes[1::2], strict=True))))
        path.append(local(name))

    def end(name: str) -> None:
        markup.count_end(name)
        path.pop()

    markup = Markup(file, start)
    markup.parser.EndElementHandler = end
    for _ in markup.chunks():
        left -= len(found)
        if left < 0:
            raise MarkupError("more elements than any workbook has")
        yield from found
        found.clear()
    yield from found
