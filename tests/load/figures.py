"""What a load has shown: one row for every look, in a file and as a table at the end."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field, fields
from pathlib import Path

from tests.load.crowd import Tally
from tests.load.process import Use


@dataclass(frozen=True)
class Row:
    """One look. Seconds since the beginning; visits that are there, have come so far, and came to nothing since the
    last look; milliseconds of openings and reruns since then; what the processes take, one figure each."""

    seconds: float
    pages: str
    there: int
    come: int
    failed: int
    opened: int
    opening_p50: float
    opening_p95: float
    reruns: int
    rerun_p50: float
    rerun_p95: float
    megabytes: str
    files: str
    threads: str
    processor: str


def row(seconds: float, pages: str, there: int, come: int, tally: Tally, uses: Sequence[Use]) -> Row:
    opened, reruns = milliseconds(tally.opened), milliseconds(tally.reruns)
    return Row(
        round(seconds, 1),
        pages,
        there,
        come,
        tally.failed,
        len(opened),
        quantile(opened, 0.5),
        quantile(opened, 0.95),
        len(reruns),
        quantile(reruns, 0.5),
        quantile(reruns, 0.95),
        " ".join(f"{use.megabytes:.1f}" for use in uses),
        " ".join(str(use.files) for use in uses),
        " ".join(str(use.threads) for use in uses),
        " ".join(f"{use.processor:.2f}" for use in uses),
    )


def milliseconds(times: Iterable[float]) -> list[float]:
    return sorted(time * 1000 for time in times)


def quantile(ordered: Sequence[float], part: float) -> float:
    """The value below which that part of the values lies; 0 of none."""
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * part))], 1) if ordered else 0


@dataclass
class Figures:
    """All rows so far, printed and written as they come."""

    file: Path | None = None
    rows: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._write([field.name for field in fields(Row)], "w")

    def take(self, row: Row) -> None:
        self.rows.append(row)
        self._write(astuple(row), "a")
        print(
            f"{row.pages} {row.seconds:6.0f} s  {row.there:5} there of {row.come:6}, {row.failed} failed  "
            f"opening p50 {row.opening_p50:6.0f} p95 {row.opening_p95:6.0f}  "
            f"{row.reruns:5} reruns p50 {row.rerun_p50:6.0f} p95 {row.rerun_p95:6.0f} ms  "
            f"{row.megabytes} MB  {row.files} files  {row.threads} threads",
            flush=True,
        )

    def _write(self, values: Iterable[object], mode: str) -> None:
        if self.file:
            with self.file.open(mode, encoding="utf-8", newline="") as file:
                csv.writer(file).writerow(values)
