"""Roster files in and out: which reader a file needs, and how a result gets its name only when it is complete."""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from os import SEEK_END, fstat, getpid, replace
from os.path import islink, realpath
from pathlib import Path
from stat import S_ISCHR
from typing import BinaryIO

from ...disk import why_not
from ...notice.questions import Fact
from . import kinds
from .csv_text import read_csv
from .sheet import MEGABYTE, ON_THE_COMMAND_LINE, USUAL, Limits, Portions, RosterError, Row, Sheet


@contextmanager
def open_sheet(source: Path, facts: Mapping[str, Fact], room: int = 0, portions: Portions = USUAL) -> Iterator[Sheet]:
    """A roster file on disk. RosterError, also while rows are read, when it cannot be used. `room`: as below."""
    with _opened(source) as file:
        yield read_sheet(file, source.name, facts, ON_THE_COMMAND_LINE, room, portions)


def _opened(source: Path) -> BinaryIO:
    try:
        if source.is_fifo():  # to open one waits for whoever writes to it
            raise RosterError(f"{source} 是管道，不能读两遍。请先存成一个文件")
        file = source.open("rb")
        if S_ISCHR(fstat(file.fileno()).st_mode):  # some never end
            file.close()
            raise RosterError(f"{source} 是设备，不是名册文件。请写名册文件的名称")
        file.seek(0)  # what comes through a pipe cannot be read twice
    except FileNotFoundError:
        raise RosterError(f"没有 {source} 这个文件。请核对文件名和所在的文件夹") from None
    except IsADirectoryError:
        raise RosterError(f"{source} 是文件夹。请写名册文件的名称") from None
    except PermissionError:
        raise RosterError(f"{source} 读不了，没有权限。请换一个文件，或关掉正打开它的程序") from None
    except OSError:
        raise RosterError(f"{source} 打不开。请核对文件名，或先存成一个文件") from None
    return file


def read_sheet(
    file: BinaryIO,
    name: str,
    facts: Mapping[str, Fact],
    limits: Limits,
    room: int = 0,
    portions: Portions = USUAL,
) -> Sheet:
    """A roster from a seekable file, by what it contains: .xlsx, .xls, or CSV in UTF-8 or GB18030. `room`: cells of a
    row of CSV, where it has notes beside the headings; WiderRows, while rows are read, says how much is needed."""
    if file.seek(0, SEEK_END) > limits.size * MEGABYTE:
        raise RosterError(f"{name}：超过 {limits.size} MB。请删去图片和多余的工作表，或分成几份")
    file.seek(0)
    start = file.read(kinds.LENGTH)
    file.seek(0)
    if kinds.is_workbook(start):
        from .workbook import read_workbook

        return read_workbook(file, name, facts, limits)
    kinds.refuse_others(start, name)
    return read_csv(file, name, facts, limits, room, portions)


# —— out ——


@contextmanager
def new_file(out: Path) -> Iterator[BinaryIO]:
    """A file that gets its name only when it is complete; until then nothing is overwritten. Where the name is that of
    a link, what it leads to is written, and it stays a link."""
    if out.name in ("", "-"):
        raise RosterError("没有写结果文件的名称。请写一个 .csv 或 .xlsx 文件")
    if islink(out) and str(out.parent.resolve()).startswith(("/dev", "/proc")):
        raise RosterError(f"{out} 不是普通文件。请写另一个文件名")
    out = Path(realpath(out)) if islink(out) else out
    unfinished = out.with_name(f".{out.name}.{getpid()}")
    try:
        if out.is_dir():
            raise RosterError(f"{out} 是文件夹。请写结果文件的名称")
        if out.exists() and not out.is_file():
            raise RosterError(f"{out} 不是普通文件。请写另一个文件名")
        with unfinished.open("xb") as file:
            yield file
        replace(unfinished, out)
    except OSError as error:
        raise RosterError(f"{out}：写不进去。{why_not(error)}") from None
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def write_csv(file: BinaryIO, rows: Iterable[Row]) -> None:
    """UTF-8 with BOM; lines end as RFC 4180 and spreadsheets have it."""
    file.write(BOM_UTF8)
    text = TextIOWrapper(file, "utf-8", newline="")
    csv.writer(text).writerows(rows)
    text.detach()  # flushes, and leaves the file open to whoever opened it
