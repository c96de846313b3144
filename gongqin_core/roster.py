"""The same verdicts for a whole roster: columns go through the very function that judges one person.

Every different text of a column is read once, into an answer; answers over which all conditions agree are one *state*;
a row is then a handful of small numbers. The joins of the trees run on arrays of unary verdicts (uint8), block by block.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .answers import Answer, AnswerError
from .cells import cell_text, read_cell, recognise
from .evaluate import rules_of
from .notice import Notice
from .questions import Fact
from .sheets import RosterError, Row, Sheet, open_sheet, write_sheet
from .tables import FactTable
from .verdict import Verdict

if TYPE_CHECKING:
    import pandas

BLOCK = 1 << 14
"""Rows judged at a time: few enough that the arrays of a block stay in the processor's cache."""
LONGEST_QUOTE = 40
NOW_BITS = 0b111
WORDS = [verdict.code for verdict in Verdict]

Array = Any
"""A numpy array; numpy itself is loaded only when a roster is."""


# —— cells to answers ——


class Reading(NamedTuple):
    """What one text means. `remedy` says what to write instead of a text that cannot be read."""

    text: str
    answer: Answer
    remedy: str | None
    blank: bool
    state: int


class Column:
    """The different texts one fact has had so far; a text's *code* is its position in `readings`."""

    def __init__(self, fact: Fact, table: FactTable | None) -> None:
        self.fact = fact
        self.table = table
        self.readings: list[Reading] = []
        self.states: dict[tuple[int, ...], int] = {}
        """What the leaves on the fact say now (unary verdicts) → number."""
        self._codes = _Codes(self)

    def codes(self, texts: Sequence[str]) -> Array:
        """The code of each text. Reads those that are new."""
        import numpy as np

        return np.fromiter(map(self._codes.__getitem__, texts), np.intp, len(texts))

    def read(self, text: str) -> int:
        answer, remedy, blank = None, None, not text.strip()
        if not blank:
            try:
                answer = read_cell(self.fact, text)
            except AnswerError as error:
                remedy = error.why
        says = tuple(value & NOW_BITS for value in self.table.row(answer)) if self.table else ()
        self.readings.append(Reading(text, answer, remedy, blank, self.states.setdefault(says, len(self.states))))
        return len(self.readings) - 1

    def leaves(self, codes: Array) -> Iterator[Array]:
        """Unary verdicts, an array for each leaf of the fact's table."""
        import numpy as np

        states = np.array([reading.state for reading in self.readings], np.intp).take(codes)
        for leaf in zip(*self.states, strict=True):
            yield np.array(leaf, np.uint8).take(states)


class _Codes(dict[str, int]):
    """Text → code; a text is read when it is first met."""

    def __init__(self, column: Column) -> None:
        self._column = column

    def __missing__(self, text: str) -> int:
        self[text] = code = self._column.read(text)
        return code


# —— columns to verdicts ——


@dataclass(frozen=True)
class Judged:
    """`verdicts`: level id → a verdict per row (int8), lowest level first; `problems`: a text per row."""

    verdicts: dict[str, Array]
    problems: list[str]


class Screening:
    """A notice's rules over columns. `headings`: fact → heading as the roster spells it. What was read is kept, so a
    roster may come in blocks; memory grows with the number of different texts."""

    def __init__(self, notice: Notice, headings: Mapping[str, str]) -> None:
        self.rules = rules_of(notice)
        self.headings = headings
        self.columns = {fact: Column(notice.facts[fact], self.rules.table.get(fact)) for fact in headings}

    def judge(self, codes: Mapping[str, Array], count: int) -> Judged:
        """`codes`: fact → one code of its column per row; `count` rows."""
        import numpy as np

        verdicts = {level: np.empty(count, np.int8) for level in self.rules.roots}
        for start in range(0, count, BLOCK):
            block = slice(start, start + BLOCK)
            values = self._values({fact: column[block] for fact, column in codes.items()})
            for level, root in self.rules.roots.items():
                verdicts[level][block] = np.bitwise_count(values[root.index])  # unary: as many bits as the verdict
        return Judged(verdicts, self._problems(codes, count))

    def _values(self, codes: Mapping[str, Array]) -> list[Any]:
        """`Rules.values`, only what holds now: an array per term, or an int where it is the same for every row."""
        values: list[Any] = []
        for table in self.rules.tables:
            column = self.columns.get(table.fact.id)
            values += column.leaves(codes[table.fact.id]) if column else map(_now, table.cannot_tell)
        values += map(_now, self.rules.constants)
        values += self.rules.joins(values)
        return values

    def _problems(self, codes: Mapping[str, Array], count: int) -> list[str]:
        import numpy as np

        found: dict[int, list[str]] = {}
        for fact, column in self.columns.items():
            unreadable = np.array([reading.remedy is not None for reading in column.readings])
            for row in np.flatnonzero(unreadable.take(codes[fact])).tolist() if unreadable.any() else ():
                reading = column.readings[codes[fact][row]]
                found.setdefault(row, []).append(problem(self.headings[fact], reading.text, reading.remedy or ""))
        return ["；".join(found[row]) if row in found else "" for row in range(count)]


def _now(packed: int) -> int:
    return packed & NOW_BITS


def problem(heading: str, value: str, remedy: str) -> str:
    """`列名：原值：怎么改` in one line."""
    quoted = " ".join(value.split())
    shortened = quoted[:LONGEST_QUOTE] + "…" if len(quoted) > LONGEST_QUOTE else quoted
    return f"{heading}：{shortened}：{remedy.replace('；', '，')}"


# —— whole rosters ——


def result_headings(notice: Notice) -> list[str]:
    """`level_…` per level, lowest first, and `problems`."""
    return [*(f"level_{level.id}" for level in notice.levels.levels), "problems"]


def find_columns(name: str, headings: Sequence[str], notice: Notice) -> dict[str, int]:
    """Fact → column. RosterError when two columns hold one fact, or results stand there already. `name`: the roster
    and line for messages."""
    facts, results = notice.facts, result_headings(notice)
    found: dict[str, int] = {}
    for column, (heading, fact) in enumerate(zip(headings, recognise(headings, facts), strict=True)):
        if heading.strip() in results:
            raise RosterError(f"{name}“{heading}”列：已经有结果列了。请用没有核查过的名册，或删去结果列")
        if fact in found:
            raise RosterError(f"{name}：“{headings[found[fact]]}”和“{heading}”两列都是{facts[fact].short}。请只留一列")
        if fact:
            found[fact] = column
    return found


def screen_frame(
    frame: "pandas.DataFrame", notice: Notice, mapping: Mapping[str, str] | None = None
) -> "pandas.DataFrame":
    """The frame with a column per level (`level_…`, lowest level first: ordered categories, the verdict codes) and
    `problems`. Cells are texts as in a file, missing ones are blank. `mapping`: fact → column; by default the
    columns that carry a fact's name. RosterError when no column can be used."""
    import pandas as pd

    names = list(map(str, frame.columns))
    found = find_columns("表头", names, notice)
    chosen = mapping or {fact: names[column] for fact, column in found.items()}
    screening = Screening(notice, chosen)
    codes = {fact: _series_codes(frame[heading], screening.columns[fact]) for fact, heading in chosen.items()}
    judged = screening.judge(codes, len(frame))
    results = [pd.Categorical.from_codes(found, WORDS, ordered=True) for found in judged.verdicts.values()]
    return frame.assign(**dict(zip(result_headings(notice), [*results, judged.problems], strict=True)))


def _series_codes(series: "pandas.Series[Any]", column: Column) -> Array:
    import pandas as pd

    numbers, texts = pd.factorize(series)
    return column.codes([*map(cell_text, texts), ""]).take(numbers)  # a missing cell is number -1: the last, blank


def screen_file(source: Path, out: Path, notice: Notice, today: date) -> list[str]:
    """Write `source` again to `out` with one verdict column per level, lowest level first, and `problems`. Returns
    what the officer should know about the reading of the file, a sentence each.

    RosterError when a file or a heading cannot be used; then nothing is written. `today` (day of the screening) only
    serves to notice dates in the future.
    """
    if source.resolve() == out.resolve():
        raise RosterError(f"{out} 就是名册本身。结果请写到另一个文件")
    with open_sheet(source, notice.facts) as sheet:
        found = find_columns(f"{sheet.name} 第 {sheet.line} 行", sheet.headings, notice)
        heading = sheet.heading_row + result_headings(notice)
        screened = chain(sheet.above, [heading], _screened(sheet, found, notice))
        write_sheet(out, screened)
        return sheet.notes


def _screened(sheet: Sheet, found: Mapping[str, int], notice: Notice) -> Iterator[Row]:
    """The rows with their results. A blank line stays one."""
    import numpy as np

    screening = Screening(notice, {fact: sheet.headings[column] for fact, column in found.items()})
    words = np.array(WORDS, dtype=object)
    while rows := list(islice(sheet.rows, BLOCK)):
        codes = {fact: screening.columns[fact].codes(sheet.texts(rows, column)) for fact, column in found.items()}
        judged = screening.judge(codes, len(rows))
        verdicts = [words.take(level).tolist() for level in judged.verdicts.values()]
        for row, *results in zip(rows, *verdicts, judged.problems, strict=True):
            yield row and [*row, *results]
