"""Whole columns as numpy arrays; numpy itself is loaded only when rows come."""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

Array = Any
YEAR = 10_000
"""In a day that is one number: YYYYMMDD."""


class Coded(NamedTuple):
    """A column of texts: each row's number among those that are different."""

    numbers: Array
    texts: Sequence[str]


def verdict_numbers(unary: Array) -> Array:
    """Unary verdicts as numbers 0 to 3 (int8): as many as there are bits."""
    import numpy as np

    return np.bitwise_count(np.asarray(unary)).astype(np.int8)


def places(numbers: Array) -> Array:
    """Small numbers as places in a table, for several look-ups."""
    import numpy as np

    return np.asarray(numbers, np.intp)


def of_each(values: "array[int]", numbers: Array) -> Array:
    """The value at each of the numbers, not to be written to. Bytes for bytes are looked up fastest as text is."""
    import numpy as np

    if values.itemsize == numbers.itemsize == 1:
        every_byte = values[: 1 << 8].tobytes().ljust(1 << 8, b"\0")
        return np.frombuffer(numbers.tobytes().translate(every_byte), values.typecode)
    return np.frombuffer(values, values.typecode).take(numbers)


def different(numbers: Array, count: int) -> tuple[list[int], Array]:
    """Those of the numbers below `count` that come up, rising; and the place among them of each."""
    import numpy as np

    if len(numbers) < count // 16:
        few, places = np.unique(numbers, return_inverse=True)
        return few.tolist(), places
    is_there = np.zeros(count, bool)
    is_there[numbers] = True
    return is_there.nonzero()[0].tolist(), (np.cumsum(is_there) - 1)[numbers]


def times(numbers: Array, count: int) -> list[int]:
    """How often each of the numbers below `count` comes up."""
    import numpy as np

    often: list[int] = np.bincount(numbers, minlength=count).tolist()
    return often


def day_numbers(ordinals: Sequence[int]) -> Array:
    """Days (`date.toordinal`) as YYYYMMDD, int32; 0 stays 0."""
    import numpy as np

    given = np.asarray(ordinals, np.int64)
    days = (given - date(1970, 1, 1).toordinal()).astype("M8[D]")
    months, years = days.astype("M8[M]"), days.astype("M8[Y]")
    day, month, year = (days - months).astype(int) + 1, (months - years).astype(int) + 1, years.astype(int) + 1970
    return np.where(given > 0, year * YEAR + month * 100 + day, 0).astype(np.int32)
