"""What in a roster calls for a second look: the notice's `suspicions`, on columns. They never change a verdict.

Nothing here loads numpy: arrays come in, and only operators that mean the same on a number and on a column are used. A
date is YYYYMMDD as one number, so that years are added by adding 10,000; 0 is no date.
"""

from datetime import date

from ..notice.questions import Suspicion
from .arrays import YEAR, Array
from .columns import CodedRows


def suspects(suspicion: Suspicion, rows: CodedRows, today: date) -> Array | None:
    """For each row whether it is suspect (`once` apart); None where the roster lacks a column for it."""
    if not {suspicion.fact, suspicion.since or suspicion.fact, *suspicion.when} <= set(rows.columns):
        return None
    suspect = _breaks(suspicion, rows, today)
    for other, wanted in suspicion.when.items():
        suspect = suspect & rows.among(other, wanted)
    for other, excused in suspicion.unless.items():
        if other in rows.columns:
            suspect = suspect & ~rows.among(other, excused)
    return suspect


def _breaks(suspicion: Suspicion, rows: CodedRows, today: date) -> Array:
    """For each row whether the cell is not as it `must` be, whatever else the row says."""
    fact, years = suspicion.fact, suspicion.years * YEAR
    match suspicion.must:
        case "filled":
            return rows.per_row(fact, "blank") > 0
        case "absent":
            return rows.per_row(fact, "last") > 0
        case "past":
            day = rows.per_row(fact, "first")
            return (day > 0) & (day + years > int(f"{today:%Y%m%d}"))
        case "recent":
            day = rows.per_row(fact, "last")
            return (day > 0) & (day + years <= int(f"{today:%Y%m%d}"))
        case "after":
            start, latest = rows.per_row(suspicion.since or fact, "first"), rows.per_row(fact, "last")
            return (start > 0) & (latest > 0) & (latest < start + years)
