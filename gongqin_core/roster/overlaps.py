"""Who may stand in a roster twice with a date that is written in one place more exactly than in another, or left out.

Dates are whole years, months or days, so two of them overlap where one begins within the other. Somebody is remembered
as one number, of the name, of the day on which the date begins, and of how exact it is: all dates of one name stand
together, in their order.
"""

from collections.abc import Sequence

from .arrays import YEAR, Array
from .repeats import MIXER, NEVER, Named, Run, Runs

DAY_BITS, BITS = 17, 19
"""Of a number: the day, and how exact it is with it. The rest is the name's."""
EPOCH = 1900
DAY, MONTH, WHOLE_YEAR = 0, 1, 2
MOST_LOOKED_AT = 256
"""Dates of one name among which somebody without a date is looked for."""
Ranges = Sequence[tuple[Array, Array]]


class Overlaps:
    """Rows with the name of an earlier one, and a date that may be the same."""

    def __init__(self) -> None:
        self._runs = Runs()

    def find(self, people: Named, apart: Array, first: Array, last: Array, mark: Array) -> tuple[Array, Array, Array]:
        """Rows in the block; for each the line of the first row that says the very same, `NEVER` where there is none,
        and of the first whose date may be the same; the last for rows without a date whose `mark` is the same. `apart`,
        `mark`: a number (uint64) a row, another for people who are certainly not the same, and 0 for no mark; `first`,
        `last`: the days a date may mean, as YYYYMMDD, 0 for no date."""
        import numpy as np

        rows = people.rows
        first, last = first[rows].astype(np.int64), last[rows].astype(np.int64)
        mixed = (people.name + apart[rows] * np.uint64(MIXER)) * np.uint64(MIXER)
        who = mixed >> np.uint64(BITS) << np.uint64(BITS)
        exact = np.where(first == last, DAY, np.where(first // 100 == last // 100, MONTH, WHOLE_YEAR))
        order = np.argsort(_key(who, first, exact), kind="stable")
        first, last, who, exact = first[order], last[order], who[order], exact[order]
        lines = (rows + people.line).astype(np.uint32)[order]
        run = Run(_key(who, first, exact), (mark[rows][order] >> np.uint64(32)).astype(np.uint32), lines)
        dated, ranges = first > 0, _ranges(run.person, who, first, last)
        found = np.full((len(ranges) + 1, len(order)), NEVER, np.uint32)
        here = run.take(dated)
        for other in (*self._runs.all, here):
            known = _shared(who) if other is here else _of_somebody(other, who)
            _look(other, ranges, known & dated, found)
            _look_for_marks(other, run.check, who, known & ~dated & (run.check > 0), found[-1])
        is_new = np.append(True, (here.person[1:] != here.person[:-1]) | (here.check[1:] != here.check[:-1]))
        self._runs.remember(here.take(is_new[: len(here.person)]))
        like = found[1:].min(axis=0)
        again = like < lines
        return rows[order][again], np.where(found[0] < lines, found[0], NEVER)[again], like[again]


def _ranges(own: Array, who: Array, first: Array, last: Array) -> Ranges:
    """Where the same date stands, those within it, and the month and the year that it is in."""
    return (
        (own, own),
        (_key(who, first, DAY), _key(who, last, WHOLE_YEAR)),
        (_key(who, first // 100 * 100 + 1, MONTH),) * 2,
        (_key(who, first // YEAR * YEAR + 101, WHOLE_YEAR),) * 2,
    )


def _key(who: Array, day: Array, exact: Array | int) -> Array:
    """Numbers that rise with the day, and where it is the same from an exact date to a year."""
    import numpy as np

    years = (day // YEAR - EPOCH).clip(0, (1 << DAY_BITS - 9) - 1)
    small = years << 9 | day // 100 % 100 << 5 | day % 100
    return who | (small << 2 | exact).astype(np.uint64)


def _shared(who: Array) -> Array:
    """Whether another row is of the same person; those of one person stand together."""
    import numpy as np

    same = who[1:] == who[:-1]
    return np.append(same, False)[: len(who)] | np.append(False, same)[: len(who)]


def _of_somebody(run: Run, who: Array) -> Array:
    """Whether anything of somebody stands in a run."""
    import numpy as np

    if not len(run.person):
        return np.zeros(len(who), bool)
    place = np.searchsorted(run.person, who).clip(max=len(run.person) - 1)
    return (run.person[place] ^ who) >> np.uint64(BITS) == 0


def _look(run: Run, ranges: Ranges, which: Array, found: Array) -> None:
    """Puts the earliest line in each range of the rows `which` into `found`, where it is earlier."""
    import numpy as np

    rows = which.nonzero()[0]
    lines = np.append(run.line, np.uint32(NEVER))
    for number, (low, high) in enumerate(ranges if len(rows) else ()):
        start, end = np.searchsorted(run.person, low[rows]), np.searchsorted(run.person, high[rows], "right")
        some = start < end
        if some.any():
            earliest = np.minimum.reduceat(lines, np.stack([start[some], end[some]], 1).ravel())[::2]
            found[number, rows[some]] = np.minimum(found[number, rows[some]], earliest)


def _look_for_marks(run: Run, marks: Array, who: Array, which: Array, found: Array) -> None:
    """The same for rows without a date: the earliest line of somebody with the same mark."""
    import numpy as np

    rows = which.nonzero()[0]
    if not len(rows):
        return
    start = np.searchsorted(run.person, who[rows])
    end = np.searchsorted(run.person, who[rows] | np.uint64((1 << BITS) - 1), "right")
    count = (end - start).clip(max=MOST_LOOKED_AT)
    asked = np.repeat(np.arange(len(rows)), count)
    place = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + start[asked]
    same = run.check[place] == marks[rows[asked]]
    np.minimum.at(found, rows[asked[same]], run.line[place[same]])
