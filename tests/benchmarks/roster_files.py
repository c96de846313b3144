"""Made-up rosters for benchmarks: as a frame, and as files of any length, which are written as a stream."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import xlsxwriter

from gongqin_core.notice.notice import Notice
from tests.benchmarks.crowd_of_columns import coded, words

PART = 100_000
"""Rows that are made up; in longer files the same people come again, under other names."""
YOUNG_ENOUGH = date(1961, 1, 1).toordinal()
"""Whoever is born from then on is not 60 in the notice's year."""
YEARS_AFTER_BIRTH = {
    "birth": 0,
    "career_start": 18,
    "regularised_on": 19,
    "level_since": 45,
    "paper_on": 46,
    "title_since": 47,
}


def frame_of(notice: Notice, count: int) -> pd.DataFrame:
    """A roster as a file has it: number, name, and the facts as text. Most lives are plausible: one row in fifty has
    dates that contradict each other."""
    people = coded(notice, count)
    numbers = [str(number) for number in range(count)]
    frame = pd.DataFrame({"序号": numbers, "姓名": [f"职工{number}" for number in numbers]})
    for fact in notice.facts.values():
        lowest, texts = words(fact)
        places = people[fact.id].astype(np.intp) - lowest
        if fact.type == "date":
            born = YOUNG_ENOUGH + np.arange(count) * 17 % 4000
            day = np.where(np.arange(count) % 50 > 0, born + 365 * YEARS_AFTER_BIRTH[fact.id], people[fact.id])
            places = np.where(people[fact.id] > 0, day - lowest, people[fact.id] + 1)
        frame[fact.short] = np.array(texts, object).take(places)
    return frame


def write_csv(path: Path, notice: Notice, count: int, encoding: str = "utf-8") -> None:
    """`count` rows. Memory does not grow with them."""
    head, *lines = frame_of(notice, min(count, PART)).to_csv(index=False).splitlines()
    ends = [line.split(",", 2)[2] for line in lines]
    with path.open("w", encoding=encoding, newline="") as file:
        file.write(f"{head}\n")
        for start in range(0, count, PART):
            numbers = range(start, min(start + PART, count))
            file.writelines(f"{number},职工{number},{end}\n" for number, end in zip(numbers, ends, strict=False))


def write_xlsx(path: Path, notice: Notice, count: int) -> None:
    frame = frame_of(notice, count)
    write_rows(path, [list(frame.columns), *frame.to_numpy().tolist()])


def write_rows(path: Path, rows: list[list[Any]]) -> None:
    """By XlsxWriter, cell by cell."""
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, column, cell)


def arrow_types(frame: pd.DataFrame) -> Mapping[str, str]:
    """Heading → the type of a column of texts that Arrow holds."""
    return dict.fromkeys(frame.columns, "string[pyarrow]")
