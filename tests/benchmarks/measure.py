"""Times beside each other: every contender in turn, round after round, so that a busy machine slows all alike."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from time import process_time
from typing import Any


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
