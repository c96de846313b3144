"""Whole columns as numpy arrays; numpy itself is loaded only when rows come."""

from typing import Any

Array = Any


def verdict_numbers(unary: Array) -> Array:
    """Unary verdicts as numbers 0 to 3 (int8): as many as there are bits."""
    import numpy as np

    return np.bitwise_count(np.asarray(unary)).astype(np.int8)


def rows_where(flags: Array | None) -> list[int]:
    """The numbers of the rows that are flagged; none where there are no flags."""
    rows: list[int] = [] if flags is None else flags.nonzero()[0].tolist()
    return rows
