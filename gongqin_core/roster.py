"""The same verdicts for a whole roster.

Every different text of a column is read once, into an answer, and answers over which all conditions agree are one state
of `lookup.py`. A row is then a handful of small numbers, judged in blocks by a few look-ups.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from .answers import Answer, AnswerError, Span
from .cells import EXAMPLE, NAME_HEADINGS, cell_text, read_cell, recognise
from .lookup import Lookup, lookup_of
from .notice import Notice
from .questions import Fact, Suspicion
from .sheets import RosterError
from .suspicions import Repeats, as_number, suspects
from .verdict import Verdict

if TYPE_CHECKING:
    import pandas

BLOCK = 1 << 14
"""Rows judged at a time: few enough that the arrays of a block stay in the processor's cache."""
LONGEST_QUOTE = 40
WORDS = [verdict.code for verdict in Verdict]

Array = Any
"""A numpy array; numpy itself is loaded only when a roster is."""


# —— cells to answers ——


class Column:
    """The different texts one fact has had so far, each read once. A text's *code* is its place in all lists here."""

    def __init__(self, fact: Fact, heading: str, lookup: Lookup) -> None:
        self.fact = fact
        self.heading = heading
        self._lookup = lookup
        self.texts: list[str] = []
        self.answers: list[Answer] = []
        self.remedies: list[str | None] = []
        """What to write instead of a text that cannot be read."""
        self.blank, self.unreadable = array("b"), array("b")
        self.first, self.last = array("q"), array("q")
        """The days a date may mean, as YYYYMMDD; 0 for no date."""
        self.state = array("H")
        """The state of the fact in `lookup.py`."""
        self._codes = _Codes(self)

    def codes(self, texts: Sequence[str]) -> Array:
        """The code of each text; those that are new are read."""
        import numpy as np

        return np.fromiter(map(self._codes.__getitem__, texts), np.intp, len(texts))

    def read(self, text: str) -> int:
        answer, remedy, blank = None, None, not text.strip()
        try:
            answer = None if blank else read_cell(self.fact, text)
        except AnswerError as error:
            remedy = error.why
        self.texts.append(text)
        self.answers.append(answer)
        self.remedies.append(remedy)
        self.blank.append(blank)
        self.unreadable.append(remedy is not None)
        days = (answer.first, answer.last) if isinstance(answer, Span) else ()
        first, last = (as_number(date.fromordinal(day)) for day in days) if days else (0, 0)
        self.first.append(first)
        self.last.append(last)
        self.state.append(self._lookup.state(self.fact.id, answer))
        return len(self.texts) - 1

    def per_row(self, values: "array[int]", codes: Array) -> Array:
        import numpy as np

        return np.frombuffer(values, values.typecode).take(codes)

    def among(self, wanted: Sequence[str], codes: Array) -> Array:
        """Whether each row's answer is one of the codes wanted."""
        import numpy as np

        return np.array([answer in wanted for answer in self.answers]).take(codes)


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
    """A notice's rules over columns. `headings`: fact → heading as the roster spells it; `line`: that of the next row.
    What was read is kept, so a roster may come in blocks; memory grows with the number of different texts."""

    def __init__(self, notice: Notice, headings: Mapping[str, str], today: date, line: int = 1) -> None:
        self.notice = notice
        self.lookup = lookup_of(notice)
        self.today = today
        self.line = line
        self.columns = {fact: Column(notice.facts[fact], heading, self.lookup) for fact, heading in headings.items()}
        self._repeats = Repeats()

    def judge(self, codes: Mapping[str, Array], names: Sequence[str]) -> Judged:
        """`codes`: fact → one code of its column per row; `names`: who each row is, "" where it does not say."""
        verdicts = self.verdicts(codes, len(names))
        found: dict[int, list[str]] = {}
        for row, text in self._problems(codes, names):
            found.setdefault(row, []).append(text)
        self.line += len(names)
        return Judged(verdicts, ["；".join(found[row]) if row in found else "" for row in range(len(names))])

    def verdicts(self, codes: Mapping[str, Array], count: int) -> dict[str, Array]:
        """Level id → a verdict for each of `count` rows (int8)."""
        import numpy as np

        found = {level: np.empty(count, np.int8) for level in self.lookup.rules.roots}
        for block in _blocks(count):
            for level, verdicts in self.lookup.verdicts(self._states(codes, block)).items():
                found[level][block] = verdicts
        return found

    def reasons(self, codes: Mapping[str, Array], count: int) -> Array:
        """A reason code for each of `count` rows, as rows of words (uint64): see `Lookup.unit_verdicts`."""
        import numpy as np

        blocks = (self.lookup.reasons(self._states(codes, block)) for block in _blocks(count))
        return np.hstack([np.vstack(words) for words in blocks]).T

    def _states(self, codes: Mapping[str, Array], block: slice) -> dict[str, Array]:
        """The state of each fact the roster has, in the rows of a block."""
        return {fact: column.per_row(column.state, codes[fact][block]) for fact, column in self.columns.items()}

    def _problems(self, codes: Mapping[str, Array], names: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Row and `列名：原值：怎么改`: cells that cannot be read, then one doubt about a cell at most."""
        for fact, column in self.columns.items():
            for row in _rows(column.per_row(column.unreadable, codes[fact])):
                code = codes[fact][row]
                yield row, problem(column, code, str(column.remedies[code]))
        for row, name in enumerate(names):
            if name.startswith(EXAMPLE):
                yield row, f"{NAME_HEADINGS[0]}：{name}：这是模板里的示例。请删去这一行"
        doubted: set[tuple[int, str]] = set()
        for suspicion, row, say in self._suspicions(codes, names):
            if (row, suspicion.fact) not in doubted:
                doubted.add((row, suspicion.fact))
                yield row, problem(self.columns[suspicion.fact], codes[suspicion.fact][row], say)

    def _suspicions(self, codes: Mapping[str, Array], names: Sequence[str]) -> Iterator[tuple[Suspicion, int, str]]:
        for suspicion in self.notice.questions.suspicions:
            if suspicion.fact not in self.columns:
                continue
            if suspicion.must == "once":
                texts = map(self.columns[suspicion.fact].texts.__getitem__, codes[suspicion.fact].tolist())
                for row, line in self._repeats.find(names, texts, self.line):
                    yield suspicion, row, f"与第 {line} 行{suspicion.say}"
            else:
                for row in _rows(suspects(suspicion, self.columns, codes, self.today)):
                    yield suspicion, row, suspicion.say


def _blocks(count: int) -> Iterator[slice]:
    return (slice(start, start + BLOCK) for start in range(0, count, BLOCK))


def _rows(flags: Array | None) -> list[int]:
    """The numbers of the rows that are flagged."""
    rows: list[int] = [] if flags is None else flags.nonzero()[0].tolist()
    return rows


def problem(column: Column, code: int, remedy: str) -> str:
    """`列名：原值：怎么改` in one line."""
    quoted = " ".join(column.texts[code].split())
    shortened = quoted[:LONGEST_QUOTE] + "…" if len(quoted) > LONGEST_QUOTE else quoted
    return f"{column.heading}：{shortened}：{remedy.replace('；', '，')}"


# —— a roster ——


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
    frame: "pandas.DataFrame", notice: Notice, today: date, mapping: Mapping[str, str] | None = None
) -> "pandas.DataFrame":
    """The frame with a column per level (`level_…`, lowest level first: ordered categories, the verdict codes) and
    `problems`. Cells are texts as in a file, missing ones are blank. `mapping`: fact → column; by default the
    columns that carry a fact's name. RosterError when no column can be used."""
    import pandas as pd

    names = list(map(str, frame.columns))
    found = find_columns("表头", names, notice)
    chosen = mapping or {fact: names[column] for fact, column in found.items()}
    screening = Screening(notice, chosen, today)
    codes = {fact: _series_codes(frame[heading], screening.columns[fact]) for fact, heading in chosen.items()}
    name = next((heading for heading in names if heading in NAME_HEADINGS), None)
    judged = screening.judge(codes, frame[name].fillna("").tolist() if name else [""] * len(frame))
    words = pd.Index(WORDS)
    results: list[Any] = [pd.Categorical.from_codes(v, words, ordered=True) for v in judged.verdicts.values()]
    columns: dict[str, Any] = dict(zip(result_headings(notice), [*results, judged.problems], strict=True))
    return frame.assign(**columns)


def _series_codes(series: "pandas.Series[Any]", column: Column) -> Array:
    import pandas as pd

    numbers, texts = pd.factorize(series)
    return column.codes([*map(cell_text, texts), ""]).take(numbers)  # a missing cell is number -1: the last, blank
