"""The zip file that an .xlsx is: measured before it is parsed, and its parts found (ECMA-376 part 2)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from .sheet import MEGABYTE, Limits, RosterError
from .sheet_xml import Details, read_details, shortened_dates

CHUNK = 1 << 20


@dataclass(frozen=True)
class Archive:
    """A measured .xlsx file: unpacked it is no larger than the limits allow."""

    name: str
    zip: ZipFile
    paths: list[str]
    """The sheets' XML, in the workbook's order."""
    shortened: dict[int, int]
    """Cell style → how many characters of YYYY-MM-DD it shows."""

    @classmethod
    def opened(cls, file: BinaryIO, name: str, limits: Limits) -> "Archive | None":
        """None for a file that is no zip (.xls). RosterError when it is broken, has a password or is too large."""
        file.seek(0)
        if file.read(2) != b"PK":
            return None
        with _whole(name):
            archive = ZipFile(file)
            _measure(archive, name, limits.unpacked)
            styles = archive.read("xl/styles.xml") if "xl/styles.xml" in archive.namelist() else b""
            return cls(name, archive, _sheet_paths(archive), shortened_dates(styles))

    def details(self, index: int) -> Details:
        """What the XML of a sheet tells; nothing where the workbook names no such part."""
        with _whole(self.name):
            xml = self.zip.read(self.paths[index]) if index < len(self.paths) else b""
            return read_details(xml, self.shortened)


@contextmanager
def _whole(name: str) -> Iterator[None]:
    """Whatever a damaged zip makes its reader raise becomes one clear line."""
    try:
        yield
    except (BadZipFile, LookupError, ZlibError, EOFError, OSError, NotImplementedError, ValueError, OverflowError):
        raise broken(name) from None


def broken(name: str) -> RosterError:
    return RosterError(f"{name}：不是完整的 Excel 文件。请在表格软件里打开，另存为 .xlsx")


def locked(name: str) -> RosterError:
    return RosterError(f"{name}：有打开密码。请在表格软件里去掉密码，再另存")


def _measure(archive: ZipFile, name: str, most: int) -> None:
    """Unpack everything once, keeping nothing: the sizes a zip file states are the sender's own."""
    left = most * MEGABYTE
    for info in archive.infolist():
        if info.flag_bits & 1:
            raise locked(name)
        left -= _size(archive, info, left)
        if left < 0:
            raise RosterError(f"{name}：解开后超过 {most} MB。请删去图片和多余的工作表，或分成几份")


def _size(archive: ZipFile, info: ZipInfo, most: int) -> int:
    if info.file_size > most:
        return info.file_size
    size, stated, info.file_size = 0, info.file_size, 1 << 62  # read to the true end, not to the stated one
    with archive.open(info) as part:
        while size <= most and (chunk := part.read(CHUNK)):
            size += len(chunk)
    info.file_size = stated
    return size


def _sheet_paths(archive: ZipFile) -> list[str]:
    relations = re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", archive.read("xl/_rels/workbook.xml.rels"))
    targets = {_attribute(relation, b"Id"): _attribute(relation, b"Target") for relation in relations}
    sheets = re.findall(rb'<(?:\w+:)?sheet\b[^>]*?\b\w+:id="([^"]*)"', archive.read("xl/workbook.xml"))
    paths = [targets[sheet].decode() for sheet in sheets]
    return [path.removeprefix("/") if path.startswith("/") else f"xl/{path}" for path in paths]


def _attribute(element: bytes, name: bytes) -> bytes:
    found = re.search(rb'\b%s="([^"]*)"' % name, element)
    return found[1] if found else b""
