"""The zip file that an .xlsx is: measured before it is read, and its parts found by name (ECMA-376 part 2)."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from .sheet import MEGABYTE, Limits, RosterError

CHUNK = 1 << 20
SAVE_AS = "请在表格软件里打开，另存为 .xlsx"
OTHERS = {
    "word/": f"是 Word 文档，不是表格文件。{SAVE_AS}",
    "ppt/": "是演示文稿，不是表格文件。请选 .xlsx、.xls 或 .csv 文件",
    "content.xml": f"是 OpenDocument（.ods）表格。{SAVE_AS}",
    "xl/workbook.bin": f"是二进制的 Excel 文件（.xlsb）。{SAVE_AS}",
    "index/document.iwa": "是苹果的 Numbers 文件。请在 Numbers 里导出为 Excel（.xlsx）",
    "index.zip": "是苹果的 Numbers 文件。请在 Numbers 里导出为 Excel（.xlsx）",
}
"""By how a part's name begins that only they have: what else comes as a zip file, and what to do."""
DAMAGED = (BadZipFile, LookupError, ZlibError, EOFError, OSError, ValueError, OverflowError)
"""What a damaged file makes its readers raise."""
PACKED = (".xlsx", ".xls", ".csv", ".xlsm", ".et", ".zip", ".rar", ".7z")


@dataclass(frozen=True)
class Archive:
    """A measured .xlsx file: unpacked it is no larger than the limits allow."""

    name: str
    zip: ZipFile
    parts: dict[str, ZipInfo]
    """By name, as `part_name` has it."""

    @classmethod
    def opened(cls, file: BinaryIO, name: str, limits: Limits) -> "Archive":
        """RosterError when it is broken, has a password or is too large."""
        with whole(name):
            archive = ZipFile(file)
            _measure(archive, name, limits.unpacked)
        return cls(name, archive, {part_name(info.filename): info for info in archive.infolist()})

    def has(self, path: str) -> bool:
        return part_name(path) in self.parts

    def open(self, path: str) -> BinaryIO | None:
        """The part of that name, in any spelling."""
        info = self.parts.get(part_name(path))
        return self.zip.open(info) if info else None  # type: ignore[return-value]

    def no_workbook(self) -> RosterError:
        """What to say of a zip file without a workbook in it."""
        for part, reason in OTHERS.items():
            if any(name.startswith(part) for name in self.parts):
                return RosterError(f"{self.name}：{reason}")
        if any(part.endswith(PACKED) for part in self.parts):
            return RosterError(f"{self.name}：是压缩包。请先解压，再选里面的表格文件")
        return broken(self.name)


def part_name(path: str) -> str:
    """Parts are named without regard to case; some programs write the other slash."""
    return path.replace("\\", "/").lstrip("/").lower()


@contextmanager
def whole(name: str) -> Iterator[None]:
    """Whatever a damaged file makes its reader raise becomes one clear line."""
    try:
        yield
    except NotImplementedError:
        raise RosterError(f"{name}：压缩的办法很少见，读不了。{SAVE_AS}") from None
    except DAMAGED:
        raise broken(name) from None


def broken(name: str) -> RosterError:
    return RosterError(f"{name}：不是完整的 Excel 文件。{SAVE_AS}")


def locked(name: str) -> RosterError:
    return RosterError(f"{name}：有打开密码。请在表格软件里去掉密码，再另存")


def _measure(archive: ZipFile, name: str, most: int) -> None:
    """Unpack everything once, keeping nothing: the sizes a zip file states are the sender's own. What cannot be
    unpacked is no matter here: it may be a picture."""
    left = most * MEGABYTE
    for info in archive.infolist():
        if info.flag_bits & 1:
            raise locked(name)
        with suppress(NotImplementedError, *DAMAGED):
            left -= _size(archive, info, left)
        if left < 0:
            raise RosterError(f"{name}：解开后超过 {most} MB。请删去图片和多余的工作表，或分成几份")


def _size(archive: ZipFile, info: ZipInfo, most: int) -> int:
    if info.file_size > most:
        return info.file_size
    size, stated, info.file_size = 0, info.file_size, 1 << 62  # read to the true end, not to the stated one
    try:
        with archive.open(info) as part:
            while size <= most and (chunk := part.read(CHUNK)):
                size += len(chunk)
    finally:
        info.file_size = stated
    return size
