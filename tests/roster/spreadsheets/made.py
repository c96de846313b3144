"""Workbooks made by XlsxWriter, and what the command line makes of a file."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import xlsxwriter

from gongqin_core.notice.load import load_notice
from gongqin_core.roster.screen import screen_file

NOTICE = load_notice()
TODAY = date(2020, 4, 20)


def screened(folder: Path, content: bytes, name: str = "名册.csv") -> list[list[str]]:
    """The rows that screening writes as CSV."""
    (folder / name).write_bytes(content)
    screen_file(folder / name, folder / "结果.csv", NOTICE, TODAY)
    with (folder / "结果.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def book(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        fill(workbook)
    return file.getvalue()
