"""What a whole roster costs, beside numpy written by hand, OpenFisca, and reading and writing alone. All in one run.

    uv run --group bench python -m tests.benchmarks.bench_roster [rows in thousands, 1000 by default]

Processor time, so that a busy machine changes the figures little; the ratios are what counts. Every contender first
gives the same verdicts: by hand all four of them, OpenFisca met or not, on people of whom everything is known.
"""

import resource
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import numpy as np
import pandas as pd
import xlsxwriter
from python_calamine import CalamineWorkbook

from gongqin_core.notice.load import load_notice
from gongqin_core.roster.screen import screen_file
from gongqin_core.roster.screening import BLOCK, Screening, screen_frame
from tests.benchmarks import by_openfisca, columns_by_hand
from tests.benchmarks.crowd_of_columns import FIRST_DAY, coded, words
from tests.benchmarks.measure import show

NOTICE = load_notice()
TODAY = date(2020, 4, 20)
ROWS = 1000 * int(sys.argv[1] if len(sys.argv) > 1 else 1000)
YEARS_AFTER_BIRTH = {
    "birth": 0,
    "career_start": 20,
    "regularised_on": 21,
    "level_since": 47,
    "paper_on": 48,
    "title_since": 49,
}
Columns = dict[str, Any]


def seconds(*jobs: Callable[[], object], rounds: int = 3) -> list[float]:
    """The least processor time of each job; every round runs each once."""
    times: list[list[float]] = [[] for _ in jobs]
    for _ in range(rounds):
        for job, found in zip(jobs, times, strict=True):
            start = process_time()
            job()
            found.append(process_time() - start)
    return [min(found) for found in times]


def by_hand(people: Columns) -> Columns:
    """In the same blocks as the engine: whole columns would be slower."""
    blocks = range(0, len(people["post"]), BLOCK)
    parts = [columns_by_hand.levels({f: c[at : at + BLOCK] for f, c in people.items()}) for at in blocks]
    return {level: np.concatenate([part[level] for part in parts]) for level in parts[0]}


def codes_of(screening: Screening, people: Columns) -> Columns:
    """The same people as codes of the screening's columns."""
    codes = {}
    for fact in NOTICE.facts.values():
        lowest, texts = words(fact)
        place = people[fact.id].astype(np.intp) - lowest
        if fact.type == "date":
            place = np.where(people[fact.id] > 0, place, people[fact.id] + 1)
        codes[fact.id] = screening.columns[fact.id].codes(texts).take(place)
    return codes


def compare_engines() -> None:
    people, known = coded(NOTICE, ROWS), coded(NOTICE, ROWS, everything_known=True)
    screening = Screening(NOTICE, {fact: fact for fact in NOTICE.facts}, TODAY)
    codes, codes_of_known = codes_of(screening, people), codes_of(screening, known)
    ours, hand = screening.verdicts(codes, ROWS), by_hand(people)
    assert all((ours[level] == hand[level]).all() for level in ours)
    dated = by_openfisca.inputs(known)
    theirs, ours = by_openfisca.levels(dated), screening.verdicts(codes_of_known, ROWS)
    assert all(((ours[level] == 3) == theirs[level]).all() for level in ours)
    names = (
        "by hand in numpy, four verdicts",
        "gongqin, four verdicts",
        "gongqin, with reason codes",
        "OpenFisca, two-valued",
    )
    times = seconds(
        lambda: by_hand(people),
        lambda: screening.verdicts(codes, ROWS),
        lambda: (screening.verdicts(codes, ROWS), screening.reasons(codes, ROWS)),
        lambda: by_openfisca.levels(dated),
    )
    rows = [(n, ROWS / t / 1e6, t / times[0], times[3] / t) for n, t in zip(names, times, strict=True)]
    show(f"{ROWS:,} coded rows, five levels", ("", "M rows/s", "× time by hand", "× OpenFisca's throughput"), rows)


def texts_of(people: Columns) -> pd.DataFrame:
    """A roster as a file has it: a name, and the facts as text. Most lives are plausible: one row in fifty has dates
    that contradict each other."""
    count = len(people["post"])
    frame = pd.DataFrame({"姓名": [f"职工{number}" for number in range(count)]})
    for fact in NOTICE.facts.values():
        lowest, texts = words(fact)
        places = people[fact.id].astype(np.intp) - lowest
        if fact.type == "date":
            born = FIRST_DAY + np.arange(count) * 17 % 4000
            day = np.where(np.arange(count) % 50 > 0, born + 365 * YEARS_AFTER_BIRTH[fact.id], people[fact.id])
            places = np.where(people[fact.id] > 0, day - lowest, people[fact.id] + 1)
        frame[fact.short] = np.array(texts, object).take(places)
    return frame


def compare_csv(folder: Path) -> None:
    texts_of(coded(NOTICE, ROWS)).to_csv(folder / "in.csv", index=False, encoding="utf-8-sig")

    def pandas_alone() -> None:
        frame = pd.read_csv(folder / "in.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
        frame.to_csv(folder / "alone.csv", index=False, encoding="utf-8-sig")

    ours, alone = seconds(
        lambda: screen_file(folder / "in.csv", folder / "out.csv", NOTICE, TODAY), pandas_alone, rounds=1
    )
    rows = [("gongqin screen", ours, ours / alone), ("pandas reads and writes", alone, 1.0)]
    show(f"CSV end to end, {ROWS:,} rows of {len(NOTICE.facts) + 1} columns", ("", "s", "×"), rows)


def memory(folder: Path) -> None:
    """Of a process that screens the CSV file of `compare_csv` and does nothing else."""
    command = [sys.executable, "-m", "gongqin_core", "screen", str(folder / "in.csv"), "--out", str(folder / "out.csv")]
    subprocess.run(command, check=True)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    show(f"Memory, CSV of {ROWS:,} rows", ("", "MB"), [("gongqin screen", most / 1000)])


def compare_xlsx(folder: Path, count: int) -> None:
    with xlsxwriter.Workbook(folder / "in.xlsx", {"in_memory": True}) as book:
        frame = texts_of(coded(NOTICE, count))
        _write(book, [list(frame.columns), *frame.to_numpy().tolist()])

    def libraries_alone() -> None:
        rows = CalamineWorkbook.from_path(folder / "in.xlsx").get_sheet_by_index(0).to_python(skip_empty_area=False)
        with xlsxwriter.Workbook(folder / "alone.xlsx", {"in_memory": True}) as book:
            _write(book, [[*row, *["not_met"] * 5, ""] for row in rows])

    ours, alone = seconds(
        lambda: screen_file(folder / "in.xlsx", folder / "out.xlsx", NOTICE, TODAY), libraries_alone, rounds=1
    )
    rows = [("gongqin screen", ours, ours / alone), ("calamine reads, XlsxWriter writes", alone, 1.0)]
    show(f"XLSX end to end, {count:,} rows", ("", "s", "×"), rows)


def _write(book: xlsxwriter.Workbook, rows: Iterable[Iterable[Any]]) -> None:
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(number, column, cell)


def small_roster() -> None:
    frame = texts_of(coded(NOTICE, 500))
    screen_frame(frame, NOTICE, TODAY)
    (once,) = seconds(lambda: screen_frame(frame, NOTICE, TODAY))
    show("500 rows, as on the page", ("", "ms"), [("screen_frame", once * 1000)])


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        small_roster()
        compare_csv(Path(temporary))
        show(
            "Memory",
            ("", "MB"),
            [("most that the CSV run took", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)],
        )
        compare_engines()
        compare_xlsx(Path(temporary), ROWS // 10)
