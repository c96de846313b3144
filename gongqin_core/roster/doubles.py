"""People who stand in a roster twice, or may: the notice's doubts of the kind `once`, in their order."""

from collections.abc import Iterator, Mapping, Sequence

from ..notice.notice import Notice
from .arrays import Array
from .columns import CodedRows, Column, one_line
from .heading_words import NAME_HEADINGS
from .overlaps import Overlaps
from .repeats import MIXER, NEVER, Named, Repeats, likeness_of, named

ALL_THE_SAME = "与第 {} 行各列都一样。是同一个人就只留一行，不是的请补上{}"
RIGHT_BELOW = "和第 {} 行姓名一样，没写{}，分不清是不是同一个人。是同一个人就合成一行，不是的请补上"
LIKE = "姓名一样，{}也对得上。请看是不是同一个人，同一个人只留一行"
"""Of the date of somebody, which is written otherwise in two rows."""


class Doubles:
    """The doubts about a roster that comes in blocks. The answer to the first fact tells people of one name apart; the
    answers to the others count where that is missing. `columns`: those of the roster."""

    def __init__(self, notice: Notice, columns: Mapping[str, Column]) -> None:
        self._notice, self._columns = notice, columns
        once = [suspicion for suspicion in notice.suspicions if suspicion.must == "once"]
        self._first, self._others = once[:1], [(suspicion, Repeats()) for suspicion in once[1:]]
        self._same, self._overlaps = Repeats(), Overlaps()
        self._last = (0, 0)
        """The name and the unit, as numbers, of the row above the next block; 0 for none."""

    def find(self, rows: CodedRows, names: Sequence[str], units: Array, line: int) -> dict[int, str]:
        """Row → what to say of it. `units`: a number (uint64) of each row's unit, None where the roster has none;
        `line`: that of the first row."""
        found: dict[int, str] = {}
        for row, text in self._repeated(rows, names, units, line) if self._first else ():
            found.setdefault(row, text)
        return found

    def _repeated(self, rows: CodedRows, names: Sequence[str], units: Array, line: int) -> Iterator[tuple[int, str]]:
        import numpy as np

        [suspicion] = self._first
        fact, people = suspicion.fact, named(names, line)
        likeness, missing = likeness_of(fact, rows, len(names))
        first, last = _days(rows, fact, len(names))
        apart = np.zeros(len(names), np.uint64) if units is None else units
        same = people if units is not None else people.only(first == 0)
        for row, earlier in _pairs(*self._same.find(same, likeness)):
            if missing[row]:
                remedy = ALL_THE_SAME.format(earlier, self._notice.facts[fact].short)
                yield row, one_line(NAME_HEADINGS[0], names[row], remedy)
            else:
                yield row, self._said(fact, rows, row, earlier, suspicion.say)
        marks = [_marks(rows, other.fact, len(names)) for other, _ in self._others]
        again, very, like = self._overlaps.find(people, apart, first, last, marks[0] if marks else apart * np.uint64(0))
        later = list[tuple[int, int]]()
        for row, exactly, earlier in zip(again.tolist(), very.tolist(), like.tolist(), strict=True):
            if missing[row]:
                later.append((row, earlier))
            elif exactly != NEVER:
                yield row, self._said(fact, rows, row, exactly, suspicion.say)
            else:
                yield row, self._said(fact, rows, row, earlier, LIKE.format(self._notice.facts[fact].short))
        for (other, repeats), mark in zip(self._others, marks, strict=True):
            known = people.only(mark > 0)
            later += _pairs(*repeats.find(known, mark + apart * np.uint64(MIXER), missing))
            for row, earlier in sorted(later, key=lambda pair: pair[1]):
                yield row, self._said(other.fact, rows, row, earlier, other.say)
            later = []
        unknown = np.all([missing, *(mark == 0 for mark in marks)], axis=0)
        for row in (self._is_right_below(people, apart) & unknown).nonzero()[0].tolist():
            yield row, one_line(NAME_HEADINGS[0], names[row], RIGHT_BELOW.format(line + row - 1, self._told_by))

    @property
    def _told_by(self) -> str:
        """What tells people of one name apart."""
        doubts = *self._first, *(doubt for doubt, _ in self._others)
        return "、".join(self._notice.facts[doubt.fact].short for doubt in doubts)

    def _is_right_below(self, people: Named, apart: Array) -> Array:
        """Whether the row above has the same name and unit; `apart`: a number for each row's unit."""
        import numpy as np

        who = np.zeros(len(apart), np.uint64)
        who[people.rows] = people.name
        above = np.append(np.uint64(self._last[0]), who)[: len(who)]
        unit = np.append(np.uint64(self._last[1]), apart)[: len(who)]
        if len(who):
            self._last = int(who[-1]), int(apart[-1])
        return (who != 0) & (who == above) & (apart == unit)

    def _said(self, fact: str, rows: CodedRows, row: int, earlier: int, say: str) -> str:
        return self._columns[fact].problem(int(rows.codes[fact][row]), f"与第 {earlier} 行{say}")


def _pairs(rows: Array, lines: Array) -> Iterator[tuple[int, int]]:
    return zip(rows.tolist(), lines.tolist(), strict=True)


def _days(rows: CodedRows, fact: str, count: int) -> tuple[Array, Array]:
    """The days that the answers to a date may mean, 0 where there is none."""
    import numpy as np

    if fact not in rows.columns:
        return np.zeros(count, np.int32), np.zeros(count, np.int32)
    return rows.per_row(fact, "first"), rows.per_row(fact, "last")


def _marks(rows: CodedRows, fact: str, count: int) -> Array:
    """A number (uint64) for each row, the same for rows with the same date; 0 for none."""
    import numpy as np

    first, last = (days.astype(np.uint64) for days in _days(rows, fact, count))
    mixed = (first << np.uint64(32) | last) * np.uint64(MIXER) | np.uint64(1 << 32)
    return np.where(first > 0, mixed, np.uint64(0))
