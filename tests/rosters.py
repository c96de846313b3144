"""Roster files for tests: a town's workers under the template's headings, with mistakes where a test wants them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import xlsxwriter

from gongqin_core.roster.review.intake import Intake, take_in
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.spreadsheets.template import BEFORE
from tests.people import NOTICE, Raw, population

TODAY = date(2020, 4, 20)
HEADINGS = (*BEFORE, *(fact.short for fact in NOTICE.facts.values()))
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华"
UNITS = ("市公路管理处", "市第三中学", "市园林局")
Row = dict[str, Any]
"""Heading → cell."""


def words(fact_id: str, value: Any) -> str:
    """An answer as people write it into the template."""
    fact = NOTICE.facts[fact_id]
    if isinstance(value, list):
        return ";".join(fact.labels[code] for code in value) or str(fact.none)
    return fact.labels.get(value, str(value))


def row(number: int, raw: Raw) -> Row:
    name = SURNAMES[number % 20] + GIVEN[number // 20 % 24] + GIVEN[number // 480 % 24]
    unit = UNITS[number % len(UNITS)]
    return dict(zip(BEFORE, (str(number), name, unit), strict=True)) | {
        NOTICE.facts[fact].short: words(fact, value) for fact, value in raw.items()
    }


@cache
def clean_rows(size: int) -> tuple[Row, ...]:
    """People in whose rows nothing calls for a second look."""
    rows = [row(number, raw) for number, raw in enumerate(population(size * 2), 1)]
    people = judged(taken_in(csv_of(rows))).people
    return tuple(rows[person.row] for person in people if not person.problems)[:size]


def table(rows: Iterable[Mapping[str, Any]], headings: Sequence[str] = HEADINGS) -> list[list[Any]]:
    return [list(headings), *([row.get(heading, "") for heading in headings] for row in rows)]


def csv_of(rows: Iterable[Mapping[str, Any]], headings: Sequence[str] = HEADINGS) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table(rows, headings))
    return text.getvalue().encode("utf-8-sig")


def workbook_of(rows: Iterable[Mapping[str, Any]], headings: Sequence[str] = HEADINGS) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("名册")
        for number, cells in enumerate(table(rows, headings)):
            sheet.write_row(number, 0, cells)
    return file.getvalue()


def taken_in(content: bytes, name: str = "名册.csv") -> Intake:
    return take_in(io.BytesIO(content), name, NOTICE)


def judged(intake: Intake, **assumed: str) -> Review:
    review = Review(intake, intake.likely_roles, NOTICE, TODAY, assumed)
    while not review.done:
        review.judge_more()
    return review
