"""What in a roster calls for a second look: the notice's `suspicions`, on columns. They never change a verdict.

Nothing here loads numpy: arrays come in, and only operators that mean the same on a number and on a column are used. A
date is YYYYMMDD as one number, so that years are added by adding 10,000; 0 is no date.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ..notice.questions import Suspicion
from .arrays import Array
from .columns import DATE_NUMBER_YEAR, Column, as_number


def suspects(
    suspicion: Suspicion, columns: Mapping[str, Column], codes: Mapping[str, Array], today: date
) -> Array | None:
    """For each row whether it is suspect (`once` apart); None where the roster lacks a column for it."""
    if not {suspicion.fact, suspicion.since or suspicion.fact, *suspicion.when} <= set(columns):
        return None
    suspect = _breaks(suspicion, columns, codes, today)
    for other, wanted in suspicion.when.items():
        suspect = suspect & columns[other].among(wanted, codes[other])
    for other, excused in suspicion.unless.items():
        if other in columns:
            suspect = suspect & ~columns[other].among(excused, codes[other])
    return suspect


def _breaks(suspicion: Suspicion, columns: Mapping[str, Column], codes: Mapping[str, Array], today: date) -> Array:
    """For each row whether the cell is not as it `must` be, whatever else the row says."""
    column, of_fact, years = columns[suspicion.fact], codes[suspicion.fact], suspicion.years * DATE_NUMBER_YEAR
    match suspicion.must:
        case "filled":
            return column.per_row(column.blank, of_fact) > 0
        case "absent":
            return column.per_row(column.last, of_fact) > 0
        case "past":
            day = column.per_row(column.first, of_fact)
            return (day > 0) & (day + years > as_number(today))
        case "after":
            since = suspicion.since or suspicion.fact
            start = columns[since].per_row(columns[since].first, codes[since])
            latest = column.per_row(column.last, of_fact)
            return (start > 0) & (latest > 0) & (latest < start + years)


class Repeats:
    """Rows with the name and the likeness of an earlier one, over all blocks of a roster."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, int], int] = {}

    def find(self, names: Sequence[str], likeness: Sequence[int], first_line: int) -> Iterator[tuple[int, int]]:
        """Row in the block, and the line of the earlier row. `likeness`: a number a row, the same for rows that say
        the same of a person. A row without a name repeats nobody."""
        for row, (name, number) in enumerate(zip(names, likeness, strict=True)):
            person = "".join(name.split()), number  # short names are often spread: 张　三
            if person[0] and (line := self._seen.setdefault(person, first_line + row)) != first_line + row:
                yield row, line
