"""Rosters as files: a heading and rows of texts in, the same with further columns out."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from os import getpid, replace
from pathlib import Path
from typing import TextIO

Row = list[str]


class RosterError(Exception):
    """A file, heading or option that cannot be used: one line naming file, line and column, and what to do."""


@dataclass(frozen=True)
class Sheet:
    """A roster being read. `rows` yields as many cells as there are headings, in the file's order, blank lines
    as no cells at all; it can be read once, and only while the file is open."""

    name: str
    headings: Row
    rows: Iterator[Row]


@contextmanager
def open_sheet(source: Path) -> Iterator[Sheet]:
    """A CSV file in UTF-8, with or without BOM. RosterError, also while rows are read, when it cannot be used."""
    name = source.name
    try:
        with source.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(_without_nul(file, name), strict=True)
            headings = next(lines, [])
            if not headings:
                raise RosterError(f"{name} 第 1 行：没有表头。第一行要写各列的名称")
            yield Sheet(name, headings, _rows(lines, len(headings), name))
    except FileNotFoundError:
        raise RosterError(f"没有 {source} 这个文件。请核对文件名和所在的文件夹") from None
    except UnicodeDecodeError:
        line = _undecodable_line(source)
        raise RosterError(f"{name} 第 {line} 行：不是 UTF-8 文字。请在表格软件里另存为“CSV UTF-8”") from None
    except OSError as error:
        raise RosterError(f"{source} 读不了（{error.strerror}）。请核对它是不是文件，有没有权限") from None


def _without_nul(file: TextIO, name: str) -> Iterator[str]:
    for number, line in enumerate(file, 1):
        if "\0" in line:
            raise RosterError(f"{name} 第 {number} 行：有空字符，文件多半坏了。请重新导出")
        yield line


def _rows(lines: "csv._reader", width: int, name: str) -> Iterator[Row]:
    try:
        for row in lines:
            if len(row) > width:
                where = f"{name} 第 {lines.line_num} 行第 {width + 1} 列"
                raise RosterError(f"{where}：表头只有 {width} 列，这一行有 {len(row)} 格。请删去多出来的逗号")
            yield row + [""] * (width - len(row)) if row else row
    except csv.Error as error:
        raise RosterError(f"{name} 第 {lines.line_num} 行：引号不成对（{error}）。请重新导出") from None


def _undecodable_line(source: Path) -> int:
    with source.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def write_sheet(out: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A CSV file in UTF-8 with BOM. It gets its name only when it is complete; until then nothing is overwritten."""
    unfinished = out.with_name(f".{out.name}.{getpid()}")
    try:
        with unfinished.open("x", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(headings)
            writer.writerows(rows)
        replace(unfinished, out)
    except OSError as error:
        raise RosterError(f"{out} 写不了（{error.strerror}）。请换一个文件名或文件夹") from None
    finally:
        unfinished.unlink(missing_ok=True)
