"""What in a roster calls for a second look: the notice's `suspicions`, on columns. They never change a verdict.

Nothing here loads numpy: arrays come in, and only operators that mean the same on a number and on a column are used. A
date is YYYYMMDD as one number, so that years are added by adding 10,000; 0 is no date.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..notice.questions import Suspicion
from .columns import YEAR, Column, as_number

Array = Any


def suspects(
    suspicion: Suspicion, columns: Mapping[str, Column], codes: Mapping[str, Array], today: date
) -> Array | None:
    """For each row whether it is suspect (`once` apart); None where the roster lacks a column for it."""
    fact, since_fact = suspicion.fact, suspicion.since or suspicion.fact
    if not {fact, since_fact, *suspicion.when} <= set(columns):
        return None
    column, since = columns[fact], columns[since_fact]
    suspect: Array = None
    match suspicion.must:
        case "filled":
            suspect = column.per_row(column.blank, codes[fact]) > 0
        case "absent":
            suspect = column.per_row(column.last, codes[fact]) > 0
        case "past":
            day = column.per_row(column.first, codes[fact])
            suspect = (day > 0) & (day + suspicion.years * YEAR > as_number(today))
        case "after":
            start = since.per_row(since.first, codes[since_fact])
            latest = column.per_row(column.last, codes[fact])
            suspect = (start > 0) & (latest > 0) & (latest < start + suspicion.years * YEAR)
    for other, wanted in suspicion.when.items():
        suspect = suspect & columns[other].among(wanted, codes[other])
    for other, excused in suspicion.unless.items():
        if other in columns:
            suspect = suspect & ~columns[other].among(excused, codes[other])
    return suspect


class Repeats:
    """Rows with the name and the mark of an earlier one, over all blocks of a roster."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, int], int] = {}

    def find(self, names: Sequence[str], marks: Sequence[int], first_line: int) -> Iterator[tuple[int, int]]:
        """Row in the block, and the line of the earlier row. A row without a name repeats nobody."""
        for row, (name, mark) in enumerate(zip(names, marks, strict=True)):
            person = "".join(name.split()), mark  # short names are often spread: 张　三
            if person[0] and (line := self._seen.setdefault(person, first_line + row)) != first_line + row:
                yield row, line
