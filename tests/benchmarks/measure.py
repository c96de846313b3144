"""Times beside each other: every contender in turn, round after round, so that a busy machine slows all alike."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple


def microseconds(
    contenders: Mapping[str, Callable[[Any], object]], cases: Sequence[Any], rounds: int
) -> dict[str, float]:
    """Median processor time of one call, in µs. A round calls each contender once with every case."""
    for contender in contenders.values():
        contender(cases[0])
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            start = process_time()
            for case in cases:
                contender(case)
            times[name].append((process_time() - start) / len(cases) * 1e6)
    return {name: median(found) for name, found in times.items()}


class Seconds(NamedTuple):
    """`clock`: as long as somebody waits; `processor`: what all threads took together, which a busy machine changes
    less."""

    clock: float
    processor: float


def seconds(contenders: Mapping[str, Callable[[], object]], rounds: int = 3) -> dict[str, Seconds]:
    """The median of each, on either clock."""
    times: dict[str, list[Seconds]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            clock, processor = perf_counter(), process_time()
            contender()
            times[name].append(Seconds(perf_counter() - clock, process_time() - processor))
    return {name: Seconds(*map(median, zip(*found, strict=True))) for name, found in times.items()}


def show(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table: the first column is words, the others are figures."""
    print(f"\n{title}")
    lines = [head, *([cell if isinstance(cell, str) else f"{cell:,.4g}" for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        print(
            "  " + line[0].ljust(widths[0]),
            *(cell.rjust(w) for cell, w in zip(line[1:], widths[1:], strict=True)),
            sep="   ",
        )


class Floors:
    """What figures may not fall below, or rise above. All are printed, and a run in which one was missed fails."""

    def __init__(self) -> None:
        self._missed: list[str] = []

    def at_most(self, what: str, found: float, most: float) -> None:
        self._judge(what, found, f"≤ {most:,.4g}", found <= most)

    def at_least(self, what: str, found: float, least: float) -> None:
        self._judge(what, found, f"≥ {least:,.4g}", found >= least)

    def end(self) -> None:
        """SystemExit where one was missed."""
        if self._missed:
            raise SystemExit("\nmissed: " + "; ".join(self._missed))

    def _judge(self, what: str, found: float, wanted: str, is_met: bool) -> None:
        line = f"{what}: {found:,.3g}, wanted {wanted}"
        print(f"  {'met   ' if is_met else 'MISSED'}   {line}")
        if not is_met:
            self._missed.append(line)
