"""The same verdicts for a whole roster.

Every different text of a column is read once, into an answer, and answers over which all conditions agree are one state
of `lookup.py`. A row is then a handful of small numbers, judged in blocks by a few look-ups.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ..judging.verdict import Verdict
from ..notice.notice import Notice
from .arrays import Array, Coded, of_each
from .assumption import read_assumptions
from .cells import cell_text
from .columns import CodedRows, Column
from .date_parts import date_columns, date_text
from .examples import is_example
from .further_rows import may_be_further, number_columns
from .headings import find_columns, name_column, no_heading, result_headings
from .lookup import lookup_of
from .person_names import is_nameless
from .problems import Problems
from .remark_columns import remark_columns
from .row_problems import NOTHING_SEEN, RowProblems
from .row_signs import RowSigns, stands_alone
from .settled import Settled
from .units import Units, unit_column
from .words import Words
from .words_file import read_words

if TYPE_CHECKING:
    import pandas

BLOCK = 1 << 15
"""Rows judged at a time: few enough that the arrays of a block stay in the processor's cache."""
VERDICT_CODES = [verdict.code for verdict in Verdict]


# —— columns to verdicts ——


@dataclass(frozen=True)
class JudgedRows:
    """`verdicts`: level id → a verdict per row (int8), lowest level first."""

    verdicts: dict[str, Array]
    problems: Problems
    settled: Problems
    """What an office's words have settled in each row."""

    @property
    def columns(self) -> list[Coded]:
        """A column of verdict codes per level, and one of problems."""
        return [*(Coded(verdicts, VERDICT_CODES) for verdicts in self.verdicts.values()), self.problems.column]


class Screening:
    """A notice's rules over columns. `headings`: fact → heading as the roster spells it; `line`: that of the next row.
    `words`: what an office means by its own. What was read is kept, so a roster may come in blocks; memory grows with
    the number of different texts."""

    def __init__(
        self, notice: Notice, headings: Mapping[str, str], today: date, line: int = 1, words: Words | None = None
    ) -> None:
        self.notice = notice
        self.lookup = lookup_of(notice)
        self.today = today
        self.line = line
        self.words = words or Words()
        self.columns = {
            fact: Column(notice.facts[fact], heading, self.lookup, self.words) for fact, heading in headings.items()
        }
        self.settled = Settled(notice, self.columns, self.words)
        self._problems = RowProblems(notice, self.columns, today)

    def assumed(self, words: Mapping[str, str], count: int) -> dict[str, Array]:
        """Fact → the codes of a column in which every row says what is assumed for all."""
        import numpy as np

        return {fact: np.full(count, self.columns[fact].codes([text])[0]) for fact, text in words.items()}

    def judge(
        self,
        codes: Mapping[str, Array],
        names: Sequence[str],
        signs: RowSigns = NOTHING_SEEN,
    ) -> JudgedRows:
        """`codes`: fact → one code of its column per row; `names`: who each row is, "" where it does not say. The
        problems of the last row are complete only when the next block was judged."""
        verdicts = self.verdicts(codes, len(names))
        problems = self._problems.find(codes, names, self.line, signs)
        self.line += len(names)
        return JudgedRows(verdicts, problems, self.settled.find(codes, len(names)))

    def filled(self, codes: Mapping[str, Array], count: int) -> Array:
        """Whether each of `count` rows says anything of a fact."""
        import numpy as np

        filled = np.zeros(count, bool)
        for fact, of_fact in codes.items():
            filled |= of_each(self.columns[fact].blank, of_fact) == 0
        return filled

    def verdicts(self, codes: Mapping[str, Array], count: int) -> dict[str, Array]:
        """Level id → a verdict for each of `count` rows (int8)."""
        import numpy as np

        whole = {level: np.empty(count, np.int8) for level in self.lookup.rules.roots}
        for block in _blocks(count):
            for level, verdicts in self.lookup.verdicts(self._states(codes, block)).items():
                whole[level][block] = verdicts
        return whole

    def reasons(self, codes: Mapping[str, Array], count: int) -> Array:
        """A reason code for each of `count` rows, as rows of words (uint64): see `Lookup.unit_verdicts`."""
        import numpy as np

        reasons = np.empty((count, self.lookup.words), np.uint64)
        for block in _blocks(count):
            for number, word in enumerate(self.lookup.reasons(self._states(codes, block))):
                reasons[block, number] = word
        return reasons

    def _states(self, codes: Mapping[str, Array], block: slice) -> dict[str, Array]:
        """The state of each fact the roster has, in the rows of a block."""
        return CodedRows(self.columns, {fact: of_fact[block] for fact, of_fact in codes.items()}).states()


def _blocks(count: int) -> Iterator[slice]:
    return (slice(start, start + BLOCK) for start in range(0, count, BLOCK))


# —— a roster ——


def screen_frame(
    frame: "pandas.DataFrame",
    notice: Notice,
    today: date,
    mapping: Mapping[str, str] | None = None,
    assume: Sequence[str] = (),
    words: Sequence[str] = (),
) -> "pandas.DataFrame":
    """The frame with a column per level (`level_…`, lowest level first: ordered categories, the verdict codes) and
    `problems`. Cells are texts as in a file, missing ones are blank. `mapping`: fact → column; by default the
    columns that carry a fact's name. `assume`: `项目=答案` for everybody, where there is no column. `words`: what an
    office's own words mean, `项目:词语=答案` or the name of a file of them. RosterError when no column, assumption or
    word can be used."""
    headings = list(map(str, frame.columns))
    named = find_columns("表头", headings, notice)
    columns = mapping or {fact: headings[column] for fact, column in named.items()}
    if not columns:
        raise no_heading("表头", notice.facts)
    assumed = read_assumptions(notice, assume, columns)
    headings_of = {**columns, **{fact: notice.facts[fact].short for fact in assumed}}
    screening = Screening(notice, headings_of, today, words=read_words(notice, words).words)
    dates = date_columns(headings, notice.facts) if mapping is None else {}
    codes = {
        fact: _series_codes(_series(frame, headings, heading, dates), screening.columns[fact])
        for fact, heading in columns.items()
    }
    names = _names(frame, headings)
    signs = _signs(frame, headings, set(columns.values()), names, screening.filled(codes, len(frame)))
    codes |= screening.assumed(assumed, len(frame))
    judged = screening.judge(codes, names, signs)
    return frame.assign(**_result_columns(judged, notice))


def _signs(
    frame: "pandas.DataFrame", headings: Sequence[str], facts: Collection[str], names: Sequence[str], filled: Array
) -> RowSigns:
    """`facts`: the headings of facts; `filled`: whether each row says anything of one."""
    name, order = name_column(headings), number_columns(headings)
    nameless, further, alone = list[int](), list[int](), list[int]()
    if name is not None:
        nameless = [row for row in filled.nonzero()[0].tolist() if is_nameless(names[row])]
        numbers = frame.iloc[:, order].fillna("")
        further = [row for row in nameless if may_be_further(names[row], numbers.iloc[row])]
        blank = (~filled).nonzero()[0].tolist()
        cells = frame.iloc[blank].astype(object).fillna("").itertuples(index=False, name=None)
        alone = [row for row, said in zip(blank, cells, strict=True) if stands_alone(said, name, order)]
    examples, remarks = _examples(frame, headings, facts), _remarks(frame, headings, facts)
    return RowSigns(nameless, further, alone, examples, _units(frame, headings), remarks)


def _examples(frame: "pandas.DataFrame", headings: Sequence[str], facts: Collection[str]) -> dict[int, str]:
    beside = [column for column, heading in enumerate(headings) if heading not in facts]
    found: dict[int, str] = {}
    for column in beside if name_column(headings) is not None else ():
        numbers, texts = _coded(frame.iloc[:, column])
        signs = {number: text.strip() for number, text in enumerate(texts) if is_example(text)}
        if signs:
            found |= {row: signs[number] for row, number in enumerate(numbers.tolist()) if number in signs}
    return found


def _remarks(frame: "pandas.DataFrame", headings: Sequence[str], facts: Collection[str]) -> list[Coded]:
    read = [column for column, heading in enumerate(headings) if heading in facts]
    found = []
    for column, remarks in remark_columns(headings, read).items():
        numbers, texts = _coded(frame.iloc[:, column])
        found.append(remarks.coded(remarks.codes(texts).take(numbers)))
    return found


def _names(frame: "pandas.DataFrame", headings: Sequence[str]) -> list[str]:
    """Who each row is."""
    column = name_column(headings)
    if column is None:
        return [""] * len(frame)
    numbers, texts = _coded(frame.iloc[:, column])
    return [texts[number] for number in numbers.tolist()]


def _units(frame: "pandas.DataFrame", headings: Sequence[str]) -> Array:
    """A number for each row's unit; None without a column of them."""
    column = unit_column(headings)
    if column is None:
        return None
    numbers, texts = _coded(frame.iloc[:, column])
    units = Units()
    return units.numbers(units.codes(texts).take(numbers))


def _series(
    frame: "pandas.DataFrame", headings: Sequence[str], heading: str, dates: Mapping[int, Sequence[int]]
) -> "pandas.Series[Any]":
    """A column; a date in several of them as one."""
    import pandas as pd

    parts = dates.get(headings.index(heading), ()) if heading in headings else ()
    if not parts:
        return frame[heading]
    texts = ([cell_text(cell) for cell in frame.iloc[:, part].fillna("")] for part in parts)
    return pd.Series([*map(date_text, zip(*texts, strict=True))], dtype=object)


def _result_columns(judged: JudgedRows, notice: Notice) -> dict[str, Any]:
    """Heading → column, in order."""
    import pandas as pd

    codes = pd.Index(VERDICT_CODES)
    levels: list[Any] = [pd.Categorical.from_codes(v, codes, ordered=True) for v in judged.verdicts.values()]
    numbers, texts = judged.problems.column
    return dict(zip(result_headings(notice), [*levels, pd.array(texts, "str").take(numbers)], strict=True))


def _coded(series: "pandas.Series[Any]") -> Coded:
    """Each different cell becomes a text once, also where Arrow holds them; a missing one is number -1, the last."""
    import pandas as pd

    numbers, cells = pd.factorize(series)
    return Coded(numbers, [*("" if cell != cell else cell_text(cell) for cell in cells.tolist()), ""])


def _series_codes(series: "pandas.Series[Any]", column: Column) -> Array:
    numbers, texts = _coded(series)
    return column.codes(texts).take(numbers)
