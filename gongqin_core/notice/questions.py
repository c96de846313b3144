"""Facts: what may be asked, in which words, and which answers exist; and what in a roster is suspicious."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from .nodes import FactType, Strict
from .other_answers import OtherAnswers
from .spelling import spelling
from .trade_codes import TradeCodes
from .worked import Telling

FactId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Code = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
ShareKey = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
"""A code, `none`, or the first of some years."""
Share = Annotated[float, Field(ge=0, le=100)]
"""How many of a hundred."""

NONE = "none"
"""The answer “none of these” to a multi, or “there is none” to a date."""
PASSED_LEVEL, THAT_YEAR, MORE = "level", "year", "more"
"""What `passing` and `cure` write for the level passed, for a day of the year in which it is done, and for as much more
of a number as it takes."""
ANY_NUMBERS = (0, 9999)
"""First and last number of a question that does not say so itself."""


class Option(Telling):
    """One answer: the code files and JSON use, the words people read, and a hint where the words need one.
    `otherwise` marks an answer that no condition names: the rest."""

    code: Code
    label: str
    hint: str | None = None
    otherwise: bool = False
    words: tuple[str, ...] = ()
    """The notice's own words for it that a roster may have."""
    later: Code | None = None
    """What this answer has become by the next year's notice; itself where absent."""
    mine: str | None = None
    """How somebody with this answer says it of themselves behind 我, whole; instead of the fact's."""
    asked: str | None = None
    """Of a choice: what somebody with this answer asks, word for word; where it is to be confirmed, a yes or a no."""
    ended: str | None = None
    """Of a multi whose `cure` has `none`: what one does to be rid of this one."""


class Wording(Strict):
    """The sentences for what can go wrong with one question: each says what to do."""

    empty: str
    invalid: str | None = None


class CommonWords(Strict):
    """Words that rosters often have and the notice has not, with the reason for how we read them. `means`: a code, or
    `none`. Without it the notice leaves open what they mean: nobody reads them, and who asks is told why."""

    words: tuple[str, ...] = Field(min_length=1)
    means: Code | None = None
    why: str


class Fact(Telling):
    """One fact a condition may test, or (procedure only) one that picks steps and addresses."""

    id: FactId
    type: FactType
    short: str
    """The name in lists and roster headings."""
    headings: tuple[str, ...] = ()
    """Other headings that usually stand over it in a roster."""
    surest: tuple[str, ...] = ()
    """Of all these headings those that say exactly what is asked: where another stands beside one of them, it is of
    something else (the trade now, beside the trade applied for)."""
    example: str | None = None
    """What the template's example row has for it."""
    question: str
    hint: str | None = None
    why: str
    clause: str
    options: tuple[Option, ...] = ()
    none: str | None = None
    """Words for “none of these” / “there is none”; absent where that is no answer."""
    none_words: tuple[str, ...] = ()
    """The notice's own words for it that a roster may have."""
    common_words: tuple[CommonWords, ...] = ()
    """What rosters say instead of the words of the notice."""
    unsure: str | None = None
    """Words for “I cannot tell”; absent where that would not be honest."""
    ascending: bool = False
    """Whether the options go from less to more, so that no later one, or no further one of a multi, ever hurts; of a
    date, whether no later day ever does, where else no earlier one does."""
    applies: dict[FactId, tuple[Code, ...]] = Field(default_factory=dict)
    """The fact exists only while each of these facts is not known or has one of these codes; an answer that
    was left over decides nothing."""
    affirms: str | None = None
    """How an explanation begins what this person has (“您”, or “您的证书”)."""
    mine: str | None = None
    """How a person says it of themselves behind 我, `{}` being the answer: {}参加工作."""
    cure: dict[Code, str] = Field(default_factory=dict)
    """Answers a person can bring about, and the step that does: a code, `none` (to be rid of all of a multi), `year`
    (for a date: the year in which it is done; for a multi of years: those that are still to be won), `more` (for a
    number). Absent: neither effort nor anything else changes the answer."""
    soon: tuple[Code, ...] = ()
    """What of `cure` can be done before a registration closes: answers brought about, or of a multi got rid of. All
    else counts from the next year's notice on."""
    years: tuple[int, int] | None = None
    """First and last year of a date, wherever it comes from; absent: any of this century and the last."""
    unit: str | None = None
    """What a number counts: 学时, 分."""
    between: tuple[int, int] | None = None
    """The least and the most that a number can be."""
    errors: Wording
    _codes: TradeCodes = PrivateAttr(default_factory=TradeCodes)
    _others: OtherAnswers = PrivateAttr(default_factory=OtherAnswers)

    def knowing(self, codes: TradeCodes, others: OtherAnswers) -> "Fact":
        """The same with the codes by which a trade may be named, and with what is the answer to another fact; for a
        fact of another type itself."""
        if self.type != "trade":
            return self
        known = self.model_copy()
        known._codes, known._others = codes, others
        return known

    def is_elsewhere(self, text: str) -> bool:
        """Of a trade: whether a text answers another fact instead."""
        return self._others.has(text)

    @property
    def trade_codes(self) -> TradeCodes:
        """What the codes of trades stand for in an answer."""
        return self._codes

    @cached_property
    def labels(self) -> dict[str, str]:
        """Code → words, “none” included where it is an answer."""
        return {o.code: o.label for o in self.options} | ({NONE: self.none} if self.none else {})

    @cached_property
    def own_words(self) -> tuple[tuple[Code, str], ...]:
        """Code and word, for each word of the notice's own for an answer; `none` for none of these."""
        options = ((o.code, word) for o in self.options for word in (o.code, o.label, *o.words))
        none = ((NONE, word) for word in (NONE, self.none, *self.none_words) if word and self.none)
        return (*options, *none)

    @cached_property
    def readable_words(self) -> tuple[tuple[Code, str], ...]:
        """The same with the common ones that have one meaning."""
        common = ((some.means, word) for some in self.common_words for word in some.words if some.means)
        return (*self.own_words, *common)

    @cached_property
    def meanings(self) -> dict[str, Code]:
        """How a readable word is spelled → its code."""
        return {spelling(word): code for code, word in self.readable_words}

    @cached_property
    def open_words(self) -> dict[str, str]:
        """How a common word is spelled whose meaning the notice leaves open → why it does."""
        return {spelling(word): some.why for some in self.common_words if not some.means for word in some.words}

    @cached_property
    def codes(self) -> frozenset[str]:
        return frozenset(o.code for o in self.options)

    @cached_property
    def spelled_names(self) -> tuple[str, ...]:
        """What it is called, as spelled: over a roster's column, too."""
        return tuple(map(spelling, (self.id, self.short, self.question, *self.headings)))

    @cached_property
    def spelled_surest(self) -> frozenset[str]:
        """As spelled, and with them the id and the question; none where none are stated."""
        return frozenset(map(spelling, (self.id, self.question, *self.surest) if self.surest else ()))

    @cached_property
    def spelled_answers(self) -> frozenset[str]:
        """What an answer is called, as spelled, also where its meaning is left open."""
        return frozenset(map(spelling, (*self.codes, *self.labels.values(), *self.meanings, *self.open_words)))

    @property
    def numbers(self) -> tuple[int, int]:
        """The least and the most that an answer in numbers can be."""
        return self.between or ANY_NUMBERS


class Suspicion(Strict):
    """What in a roster's row calls for a second look. It never changes a verdict.

    `filled`: the cell is blank. `absent`: it has a date. `past`: the date, `years` later, is certainly after the day of
    the screening; `recent`: certainly not, or certainly within the notice's year. `after`: the date is certainly less
    than `years` after that of `since`. `once`: another row has the same name and the same answer, or in the same unit a
    date that may be the same; of several such doubts the next counts where one of the two rows lacks the answer to the
    first.
    """

    fact: FactId
    must: Literal["filled", "absent", "past", "recent", "after", "once"]
    since: FactId | None = None
    years: int = Field(default=0, ge=0)
    when: dict[FactId, tuple[Code, ...]] = Field(default_factory=dict)
    """Only in rows where each of these facts has one of these codes."""
    unless: dict[FactId, tuple[Code, ...]] = Field(default_factory=dict)
    """Not in rows where one of these facts has one of these codes."""
    say: str
    """What to do, under the heading of `fact`."""
