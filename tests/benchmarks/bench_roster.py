"""What a whole roster costs, beside Arrow, numpy written by hand, OpenFisca, and reading and writing alone.

    uv run --group bench python -m tests.benchmarks.bench_roster [part, part …; all by default]

All in one run, every contender in turn; it fails where a floor is missed. Ratios are what counts: the machine may be
busy. Every engine first gives the same verdicts: by hand all four of them, OpenFisca met or not, on people of whom
everything is known.
"""

import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from pyarrow import csv as arrow_csv
from python_calamine import CalamineWorkbook

from gongqin_core.notice.load import load_notice
from gongqin_core.roster.review.intake import take_in
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.screen import screen_file
from gongqin_core.roster.screening import BLOCK, Screening, screen_frame
from gongqin_core.roster.spreadsheets.files import open_sheet
from gongqin_core.roster.spreadsheets.new_workbook import write_workbook
from tests.benchmarks import by_openfisca, columns_by_hand
from tests.benchmarks.crowd_of_columns import coded, words
from tests.benchmarks.measure import Floors, Seconds, seconds, show
from tests.benchmarks.roster_files import arrow_types, frame_of, write_csv, write_rows, write_xlsx

NOTICE = load_notice()
TODAY = date(2020, 4, 20)
ROWS, CSV_ROWS, XLSX_ROWS = 1_000_000, 300_000, 100_000
MEMORY_ROWS = 1_000_000, 5_000_000
PAGE_ROWS = 500, 20_000
WIDTH = 2 + len(NOTICE.facts)
PEAK = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "gongqin_core", "screen", *sys.argv[1:]], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000)
"""
"""A process as large as the one it comes from would be measured: so a small one starts what is measured."""
FLOORS = Floors()
Columns = dict[str, Any]


def in_turn(title: str, contenders: Mapping[str, Callable[[], object]], beside: str, rounds: int) -> dict[str, float]:
    """Times of each; the ratio to the one named `beside` on the clock, which is the higher one where that has more
    threads."""
    found = seconds(contenders, rounds)
    base = found[beside]
    rows = [(n, *t, t.clock / base.clock, t.processor / base.processor) for n, t in found.items()]
    show(title, ("", "s", "processor", "×", "× processor"), rows)
    return {name: time.clock / base.clock for name, time in found.items()}


# —— CSV ——


def csv_files(folder: Path) -> None:
    """Arrow takes a file apart and puts it together again, all columns as they come; gongqin does that and screens."""
    write_csv(folder / "utf-8.csv", NOTICE, CSV_ROWS)
    write_csv(folder / "gb18030.csv", NOTICE, CSV_ROWS, "gb18030")
    arrow = "Arrow reads and writes, UTF-8"
    contenders = {
        arrow: partial(_through_arrow, folder, "utf-8"),
        "Arrow reads and writes, GB18030": partial(_through_arrow, folder, "gb18030"),
        "gongqin screen, UTF-8": partial(_screened, folder / "utf-8.csv", folder / "a.csv"),
        "gongqin screen, GB18030": partial(_screened, folder / "gb18030.csv", folder / "b.csv"),
    }
    found = in_turn(f"CSV end to end, {CSV_ROWS:,} rows of {WIDTH} columns", contenders, arrow, rounds=5)
    assert (folder / "a.csv").read_bytes() == (folder / "b.csv").read_bytes()
    FLOORS.at_most("UTF-8, × Arrow", found["gongqin screen, UTF-8"], 4)
    FLOORS.at_most("GB18030, × Arrow with UTF-8", found["gongqin screen, GB18030"], 6)


def _through_arrow(folder: Path, encoding: str) -> None:
    table = arrow_csv.read_csv(folder / f"{encoding}.csv", arrow_csv.ReadOptions(encoding=encoding))
    arrow_csv.write_csv(table, folder / "arrow.csv")


def _screened(source: Path, out: Path) -> None:
    screen_file(source, out, NOTICE, TODAY)


def memory(folder: Path) -> None:
    found = []
    for count in MEMORY_ROWS:
        write_csv(folder / "long.csv", NOTICE, count)
        command = [sys.executable, "-c", PEAK, str(folder / "long.csv"), "--out", str(folder / "out.csv")]
        found.append((f"{count:,} rows", float(subprocess.run(command, check=True, capture_output=True).stdout)))
    show("Memory of `gongqin screen`, CSV", ("", "MB"), found)
    for rows, megabytes in found:
        FLOORS.at_most(f"MB with {rows}", megabytes, 400)


# —— workbooks ——


def workbooks(folder: Path) -> None:
    write_xlsx(folder / "in.xlsx", NOTICE, XLSX_ROWS)
    alone, libraries = "its reader and its writer alone", "calamine reads, XlsxWriter writes"
    contenders = {
        alone: partial(_read_and_write, folder),
        libraries: partial(_through_libraries, folder),
        "gongqin screen": partial(_screened, folder / "in.xlsx", folder / "out.xlsx"),
    }
    found = in_turn(f"XLSX end to end, {XLSX_ROWS:,} rows of {WIDTH} columns", contenders, alone, rounds=1)
    FLOORS.at_most("XLSX, × reader and writer alone", found["gongqin screen"], 1.2)
    FLOORS.at_most("XLSX, × calamine and XlsxWriter", found["gongqin screen"] / found[libraries], 1.2)


def _with_results(row: list[Any]) -> list[Any]:
    return [*row, *["not_met"] * len(NOTICE.levels), ""]


def _read_and_write(folder: Path) -> None:
    with open_sheet(folder / "in.xlsx", NOTICE.facts) as sheet, (folder / "alone.xlsx").open("wb") as file:
        write_workbook(file, map(_with_results, sheet.rows))


def _through_libraries(folder: Path) -> None:
    rows = CalamineWorkbook.from_path(folder / "in.xlsx").get_sheet_by_index(0).to_python(skip_empty_area=False)
    write_rows(folder / "libraries.xlsx", list(map(_with_results, rows)))


# —— coded rows ——


def engines(_: Path) -> None:
    people, known = coded(NOTICE, ROWS), coded(NOTICE, ROWS, everything_known=True)
    screening = Screening(NOTICE, {fact: fact for fact in NOTICE.facts}, TODAY)
    codes, codes_of_known = codes_of(screening, people), codes_of(screening, known)
    ours, hand = screening.verdicts(codes, ROWS), by_hand(people)
    assert all((ours[level] == hand[level]).all() for level in ours)
    dated = by_openfisca.inputs(known)
    theirs, ours = by_openfisca.levels(dated), screening.verdicts(codes_of_known, ROWS)
    assert all(((ours[level] == 3) == theirs[level]).all() for level in ours)
    contenders = {
        "by hand in numpy, four verdicts": lambda: by_hand(people),
        "gongqin, four verdicts": lambda: screening.verdicts(codes, ROWS),
        "gongqin, with reason codes": lambda: (screening.verdicts(codes, ROWS), screening.reasons(codes, ROWS)),
        "OpenFisca, two-valued": lambda: by_openfisca.levels(dated),
    }
    found = {name: _throughput(times) for name, times in seconds(contenders, rounds=7).items()}
    hand_speed, theirs_speed = found["by hand in numpy, four verdicts"], found["OpenFisca, two-valued"]
    rows = [(name, speed, speed / hand_speed, speed / theirs_speed) for name, speed in found.items()]
    show(f"{ROWS:,} coded rows, five levels", ("", "M rows/s", "× by hand", "× OpenFisca"), rows)
    FLOORS.at_least("coded rows, × OpenFisca", found["gongqin, four verdicts"] / theirs_speed, 2)


def _throughput(times: Seconds) -> float:
    return ROWS / times.processor / 1e6


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


# —— frames ——


def frames(_: Path) -> None:
    frame = frame_of(NOTICE, CSV_ROWS)
    arrow = frame.astype(dict(arrow_types(frame)))
    objects = frame.astype(object)
    contenders = {
        "of Python objects": partial(screen_frame, objects, NOTICE, TODAY),
        "of Arrow's texts": partial(screen_frame, arrow, NOTICE, TODAY),
    }
    in_turn(f"screen_frame, {CSV_ROWS:,} rows of {WIDTH} columns", contenders, "of Python objects", rounds=3)


# —— the page ——


def page(_: Path) -> None:
    """What happens between the upload and the lists of people, without what draws them."""
    rows = []
    for count in PAGE_ROWS:
        content = frame_of(NOTICE, count).to_csv(index=False).encode()
        found = seconds({"": partial(_on_the_page, content)})[""]
        rows.append((f"{count:,} rows", found.clock * 1000))
    show("Taken in and judged, as on the page", ("", "ms"), rows)
    FLOORS.at_most("seconds for 500 rows on the page", rows[0][1] / 1000, 1)


def _on_the_page(content: bytes) -> None:
    intake = take_in(BytesIO(content), "名册.csv", NOTICE)
    review = Review(intake, intake.likely_roles, NOTICE, TODAY)
    while not review.done:
        review.judge_more()


PARTS = {part.__name__: part for part in (page, frames, csv_files, memory, engines, workbooks)}

if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        for name in sys.argv[1:] or PARTS:
            PARTS[name](Path(temporary))
    FLOORS.end()
