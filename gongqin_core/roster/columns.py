"""One fact's column of a roster: every different text is read once, and a row is then the number of its text.

numpy is loaded only when rows come.
"""

import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import partial, reduce
from operator import and_

from ..guide.trade_hints import near_trades, trade_hint
from ..judging.answers import Answer, AnswerError, Span, ruled_out
from ..judging.placeholders import says_nothing
from ..notice.questions import Fact
from ..notice.spelling import plain
from .arrays import Array, day_numbers, of_each
from .cells import inside, is_blank, read_cell
from .lookup import Lookup
from .words import Word, Words

LONGEST_QUOTE = 40
IN_YEARS = re.compile(r"[(（](?:年|岁|周岁)[)）]\s*$|^\s*(?:总|累计)?工作时间\s*$")
"""How a heading ends below which stand years, or how many of them; and one that may be of either."""
FEW = re.compile(r"\d{1,2}(?:\.\d)?(?:年|岁|周岁)?")
OF_WORK, YEARS_OF_WORK = re.compile("工作"), re.compile(r"[1-4]\d(?:年(?:\d{1,2}个?月份?)?|\.\d{1,2})")
"""18年 may be a year of this century, or how long somebody has worked; 98年 and 06年 are years."""
LONGEST_FEW = 8
"""Signs of any of them; most dates have more."""
FEW_OR_YEAR = "分不清是年份，还是多少年、多少岁。请写四位的年份，如 1998 或 1998-06"


def one_line(heading: str, text: str, remedy: str) -> str:
    """`列名：原值：怎么改`; ； stands between problems, so a remedy has none."""
    return f"{in_one_line(heading)}：{_quoted(text)}：{_within(remedy)}"


def in_one_line(heading: str) -> str:
    """A heading that is broken into lines, as one."""
    return "".join(map(str.strip, heading.splitlines()))


def _quoted(text: str) -> str:
    if len(text) <= LONGEST_QUOTE and text.isascii() and text.isprintable() and " " not in text:
        return text  # most cells are like this
    quoted = " ".join(text.split())
    return quoted[:LONGEST_QUOTE] + "…" if len(quoted) > LONGEST_QUOTE else quoted


def _within(remedy: str) -> str:
    return remedy.replace("；", "，").removesuffix("。")


class Column:
    """The different texts one fact has had so far, each read once. A text's *code* is its place in all lists here."""

    def __init__(self, fact: Fact, heading: str, lookup: Lookup, words: Words | None = None) -> None:
        self.fact = fact
        self.words = words or Words()
        """What the office says that its own words mean."""
        self.heading = in_one_line(heading)
        self._few: re.Pattern[str] | None = None
        """What may be a year or how many of them."""
        if fact.type == "date" and IN_YEARS.search(self.heading):
            self._few = FEW
        elif fact.type == "date" and OF_WORK.search(self.heading):
            self._few = YEARS_OF_WORK
        self._lookup = lookup
        self.texts: list[str] = []
        self.answers: list[Answer] = []
        self.remedies: list[str | None] = []
        """What to write instead of a text that cannot be read."""
        self.hints: list[str | None] = []
        """What to look at in a text that can be read, and may be meant for something else."""
        self.blank, self.unreadable, self.hinted = array("b"), array("b"), array("b")
        self.first, self.last = array("i"), array("i")
        """The days a date may mean, as YYYYMMDD; 0 for no date."""
        self.twin = array("i")
        """The first code with the same answer; -1 for no answer."""
        self.nothing = array("b")
        """Whether a text that cannot be read says that there is nothing to say."""
        narrow = lookup.narrow(fact.id)
        self.state, self.meant = array(narrow), array(narrow)
        """The state of the fact in `lookup.py`, and the one it would have if the nearest that `hints` name is meant."""
        self.leaves = {other.id: array("B") for other in lookup.rules.notice.facts.values() if fact.id in other.applies}
        """For each fact that depends on this one, whether the text leaves it there."""
        self.settled = array("i")
        """By which of `settlements` a text was read: 0 where the notice alone has read it."""
        self.settlements: list[tuple[Word, ...]] = [()]
        self._settlements: dict[tuple[Word, ...], int] = {(): 0}
        self._problems: dict[str, dict[int, str]] = {}
        """Remedy → code → what was said of it so far, for every block says it again."""
        self._codes: dict[str, int] = {}
        self._first_with: dict[Answer, int] = {None: -1}

    def code(self, text: str) -> int:
        return int(self.codes([text])[0])

    def codes(self, texts: Sequence[str]) -> Array:
        """The code of each text, as small a number as will do: how fast millions of rows are judged hangs on how much
        memory is read. Texts that are new are read."""
        import numpy as np

        codes = [*map(self._codes.get, texts)]
        if None in codes:
            self._read([*dict.fromkeys(text for text, code in zip(texts, codes, strict=True) if code is None)])
            codes = [*map(self._codes.get, texts)]
        return np.array(codes, np.min_scalar_type(len(self.texts)))

    def _read(self, texts: Sequence[str]) -> None:
        """Texts that were not met before, each different."""
        codes = range(len(self.texts), len(self.texts) + len(texts))
        blank = [is_blank(self.fact, text) for text in texts]
        answers, remedies, settled = zip(*map(self._answer, texts, blank), strict=True) if texts else ((), (), ())
        self.texts += texts
        self.answers += answers
        self.remedies += remedies
        self.blank.extend(blank)
        self.unreadable.extend(remedy is not None for remedy in remedies)
        self.nothing.extend(
            remedy is not None and says_nothing(text) for text, remedy in zip(texts, remedies, strict=True)
        )
        firsts = [answer.first if isinstance(answer, Span) else 0 for answer in answers]
        lasts = [answer.last if isinstance(answer, Span) else 0 for answer in answers]
        self.first.frombytes(day_numbers(firsts).tobytes())
        self.last.frombytes(day_numbers(lasts).tobytes())
        self.twin.extend(map(self._first_with.setdefault, answers, codes))
        self.settled.extend(settled)
        self._add_states(answers)
        self._codes.update(zip(texts, codes, strict=True))

    def _add_states(self, answers: Sequence[Answer]) -> None:
        """What answers, and those that may be meant instead, are to the rules."""
        notice, state = self._lookup.rules.notice, partial(self._lookup.state, self.fact.id)
        near = [self._near(answer) for answer in answers] if self.fact.type == "trade" else [[]] * len(answers)
        self.hints += [trade_hint(notice, names) for names in near]
        self.hinted.extend(map(bool, near))
        states = list(map(state, answers))
        self.state.extend(states)
        self.meant.extend(state(names[0]) if names else own for names, own in zip(near, states, strict=True))
        for other, leaves in self.leaves.items():
            leaves.extend(not ruled_out(notice.facts[other], {self.fact.id: answer}) for answer in answers)

    def _answer(self, text: str, blank: bool) -> tuple[Answer, str | None, int]:
        """The answer, None where there is none; what to write instead of a text that cannot be read; and by which of
        `settlements` it was. `blank`: whether the text as it stands says nothing."""
        heard = self.words.hear(self.fact, text)
        if heard.text is not text:
            blank = is_blank(self.fact, heard.text)
        if self._few and len(heard.text) <= LONGEST_FEW and self._few.fullmatch(plain(inside(heard.text))):
            return None, FEW_OR_YEAR, 0
        try:
            answer = None if blank else read_cell(self.fact, heard.text)
        except AnswerError as error:
            return None, error.why, 0
        return answer, None, self._settlement(heard.words)

    def _settlement(self, words: tuple[Word, ...]) -> int:
        if words not in self._settlements:
            self._settlements[words] = len(self.settlements)
            self.settlements.append(words)
        return self._settlements[words]

    def answered(self, code: int) -> bool:
        """Whether the text says anything of the fact, be it that it cannot be told."""
        text = self.words.hear(self.fact, self.texts[code]).text
        return not is_blank(self.fact, text) and not self.unreadable[code]

    def _near(self, answer: Answer) -> list[str]:
        return near_trades(self._lookup.rules.notice, answer) if isinstance(answer, str) else []

    def problem(self, code: int, remedy: str) -> str:
        """`列名：原值：怎么改` in one line."""
        return one_line(self.heading, self.texts[code], remedy)

    def problems(self, codes: Sequence[int], remedy: str) -> list[str]:
        """The same for several codes at once."""
        said = self._problems.setdefault(remedy, {})
        start, end = f"{self.heading}：", f"：{_within(remedy)}"
        said.update((code, start + _quoted(self.texts[code]) + end) for code in codes if code not in said)
        return [said[code] for code in codes]

    def flags(self, wanted: Callable[[Answer], bool], codes: Array) -> Array:
        """For each row whether its answer is wanted."""
        import numpy as np

        return np.array([*map(wanted, self.answers)], bool).take(codes)


class CodedRows:
    """Some rows of a roster: fact → its column, and each row's code in it. What is asked twice is worked out once."""

    def __init__(self, columns: Mapping[str, Column], codes: Mapping[str, Array]) -> None:
        self.columns = columns
        self.codes = codes
        self._per_row: dict[tuple[str, str], Array] = {}

    def per_row(self, fact: str, name: str) -> Array:
        """What the column's list of that name says of each row."""
        if (fact, name) not in self._per_row:
            column = self.columns[fact]
            self._per_row[fact, name] = of_each(getattr(column, name), self.codes[fact])
        return self._per_row[fact, name]

    def among(self, fact: str, wanted: Sequence[str]) -> Array:
        """Whether each row's answer is one of the codes wanted."""
        return self.columns[fact].flags(lambda answer: answer in wanted, self.codes[fact])

    def applies(self, fact: str) -> Array:
        """Whether the fact may exist for each row, as far as the other columns tell; None where none of them tells."""
        others = [self.columns[other] for other in self.columns[fact].fact.applies if other in self.columns]
        exists = [of_each(other.leaves[fact], self.codes[other.fact.id]) for other in others]
        return reduce(and_, exists) if exists else None

    def states(self, meant: str = "") -> dict[str, Array]:
        """The state of each fact in each row: unknown where the fact does not exist. `meant`: a fact that is to mean
        what its hints name."""
        return {fact: self._state(fact, "meant" if fact == meant else "state") for fact in self.columns}

    def _state(self, fact: str, name: str) -> Array:
        state, exists = self.per_row(fact, name), self.applies(fact)
        return state if exists is None else state * exists  # nothing is `UNKNOWN`
