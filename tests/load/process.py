"""What a process takes of the machine, as Linux says it."""

from dataclasses import dataclass
from os import sysconf
from pathlib import Path
from typing import Final

TICKS: Final = sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Use:
    """Megabytes of memory, open files, threads, and seconds of processor time so far."""

    megabytes: float
    files: int
    threads: int
    processor: float


def use_of(process: int) -> Use:
    """Of a running process, by its number. OSError where there is none."""
    place = Path(f"/proc/{process}")
    lines = (place / "status").read_text(encoding="utf-8").splitlines()
    status = dict(line.split(":", 1) for line in lines if ":" in line)
    # The name, in brackets, may hold anything.
    after_name = (place / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return Use(
        megabytes=int(status["VmRSS"].split()[0]) / 1024,
        files=len(list((place / "fd").iterdir())),
        threads=int(status["Threads"]),
        processor=(int(after_name[11]) + int(after_name[12])) / TICKS,
    )
