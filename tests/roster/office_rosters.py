"""Rosters in the layouts of offices, as files, and screened on both ways."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlwt

from gongqin_core.roster.screen import screen_file
from tests.people import NOTICE
from tests.rosters import TODAY, judged, taken_in

Rows = Sequence[Sequence[Any]]
LEVELS = len(NOTICE.levels)


def csv_file(rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx(rows: Rows, *merged: str, **other_sheets: Rows) -> bytes:
    book = openpyxl.Workbook()
    for number, (title, cells) in enumerate({"名册": rows, **other_sheets}.items()):
        sheet = book.create_sheet(title, number)
        for row in cells:
            sheet.append([None if cell == "" else cell for cell in row])
    for cells_of_one in merged:
        book.worksheets[0].merge_cells(cells_of_one)
    del book["Sheet"]
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def xls(rows: Rows, *merged: tuple[int, int, int, int]) -> bytes:
    """`merged`: first row, last row, first column, last column, from 0."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("名册")
    hidden = {(r, c) for top, low, left, right in merged for r in range(top, low + 1) for c in range(left, right + 1)}
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if (number, column) not in hidden and cell != "":
                sheet.write(number, column, cell)
    for top, low, left, right in merged:
        sheet.write_merge(top, low, left, right, rows[top][left])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class Screened:
    """A roster, screened on both ways; `rows`: line → cells of the result."""

    def __init__(self, folder: Path, content: bytes, name: str) -> None:
        (folder / name).write_bytes(content)
        self.notes = screen_file(folder / name, folder / "结果.csv", NOTICE, TODAY)
        with (folder / "结果.csv").open(encoding="utf-8-sig", newline="") as file:
            self.rows = dict(enumerate(csv.reader(file), 1))
        self.review = judged(taken_in(content, name))
        for person in self.review.people:
            assert self.verdicts(person.line) == [verdict.code for verdict in person.verdicts.values()]
            assert sorted(filter(None, self.problems(person.line).split("；"))) == sorted(
                problem.replace("：（空着）：", "：：") for problem in person.problems
            )

    @property
    def people(self) -> list[str]:
        return [person.name for person in self.review.people]

    def verdicts(self, line: int) -> list[str]:
        return self.rows[line][-LEVELS - 1 : -1]

    def problems(self, line: int) -> str:
        return self.rows[line][-1]

    def said(self, name: str, role: str) -> str:
        """What is read of somebody."""
        person = next(person for person in self.review.people if person.name == name)
        return self.review.text(person, role)

    @property
    def nobody(self) -> dict[int, str]:
        start = "不是人员（"
        return {
            line: row[-1].removeprefix(start).removesuffix("），没有核查")
            for line, row in self.rows.items()
            if row and row[-1].startswith(start) and not any(self.verdicts(line))
        }
