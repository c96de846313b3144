"""What an office means by words that the notice does not read: said once, it holds for every row.

A word belongs to a fact, and to no year. It never stands against what the notice reads itself: a word that it reads
already is refused. Nothing is settled by itself, and every output repeats what was.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..judging.answers import Answer, AnswerError
from ..judging.words import one_after_other, say
from ..notice.notice import Notice
from ..notice.questions import NONE, Fact, FactId
from ..notice.spelling import spelling
from .cells import SEPARATOR, inside, is_blank, read_cell
from .ditto_sign import is_ditto
from .spreadsheets.sheet import RosterError

NO_ANSWER = "不是答案"
"""What is chosen for a word that says nothing of its fact: that stays unanswered, and is no problem any more."""
LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Word:
    """One word for an answer to one fact. `codes`: what it stands for, `none` for none of these, of a trade its name;
    several for a multi. Without any it is no answer."""

    fact: FactId
    text: str
    codes: tuple[str, ...] = ()

    @property
    def instead(self) -> str:
        """What a cell would have to say for the same answer; blank where it is none."""
        return ";".join(self.codes)

    def said(self, notice: Notice) -> str:
        """`岗位身份“在编”按在岗正式人员读`"""
        labels = possible(notice, notice.facts[self.fact])
        means = f"按{'、'.join(labels[code] for code in self.codes)}读" if self.codes else "不算答案"
        return f"{notice.facts[self.fact].short}“{self.text}”{means}"


class Heard(NamedTuple):
    """A cell as it is to be read, and the words that stood there instead. Blank where one of them is no answer."""

    text: str
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Words:
    """An office's words. Another one comes of `with_word` and `without`.

    >>> from gongqin_core import load_notice
    >>> notice = load_notice()
    >>> words = Words().with_word(notice, "post", "合同制", ["contract"])
    >>> words.hear(notice.facts["post"], "合 同 制").text
    'contract'
    >>> [word.said(notice) for word in words]
    ['岗位身份“合同制”按签聘用合同的工勤人员读']
    """

    words: tuple[Word, ...] = ()

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)

    def get(self, fact: FactId, text: str) -> Word | None:
        """The word that is spelled like this text."""
        return self._by_spelling.get((fact, spelling(inside(text))))

    def hear(self, fact: Fact, text: str) -> Heard:
        """The text of a cell with this office's words put right: a word is the whole cell, or a part of a multi."""
        if not self.words:
            return Heard(text)
        if whole := self.get(fact.id, text):
            return Heard(whole.instead, (whole,))
        if fact.type != "multi":
            return Heard(text)
        parts = [(part, self.get(fact.id, part)) for part in SEPARATOR.split(text)]
        used = tuple(word for _, word in parts if word)
        if not all(word.codes for word in used):
            return Heard("", used)
        return Heard(";".join(word.instead if word else part for part, word in parts) if used else text, used)

    def with_word(self, notice: Notice, fact: FactId, text: str, codes: Sequence[str]) -> "Words":
        """These and one more; it takes the place of one spelled alike. `codes` as in `Word`. The same where the notice
        reads it so already; RosterError where it reads it otherwise, or there is no such answer."""
        word = Word(fact, _checked(text), _in_order(notice, notice.facts[fact], codes))
        if is_read(notice, notice.facts[fact], text):
            _refuse_another_meaning(notice, word)
            return self
        return Words((*self.without(fact, text), word))

    def without(self, fact: FactId, text: str) -> "Words":
        """These without the one spelled like this."""
        return Words(tuple(word for word in self if word is not self.get(fact, text)))

    @cached_property
    def _by_spelling(self) -> dict[tuple[FactId, str], Word]:
        return {(word.fact, spelling(word.text)): word for word in self}


def possible(notice: Notice, fact: Fact) -> dict[str, str]:
    """What a word for this fact may stand for: code → label. Of a date only that there is none; of a trade the names of
    the notice's catalogues. Besides, any word may be no answer."""
    if fact.type == "trade":
        return {name: name for catalogue in notice.catalogues for name in (trade.name for trade in catalogue.trades)}
    return fact.labels


def is_read(notice: Notice, fact: Fact, text: str) -> bool:
    """Whether the notice says itself what the text means: then no office may say something else. A trade is known by
    a name of its catalogues only."""
    try:
        answer = _answer(fact, text)
    except AnswerError:
        return False
    return fact.type != "trade" or answer is None or answer in possible(notice, fact)


def _answer(fact: Fact, text: str) -> Answer:
    return None if is_blank(fact, text) else read_cell(fact, text)


def rows_said(notice: Notice, rows: Mapping[Word, int]) -> str:
    """`岗位身份“在编”按在岗正式人员读（37 行）`, largest first, of the words that came up; empty where none did."""
    some = sorted(((word, count) for word, count in rows.items() if count), key=lambda one: -one[1])
    return "，".join(f"{word.said(notice)}（{count} 行）" for word, count in some)


def rows_sentence(notice: Notice, rows: Mapping[Word, int]) -> str:
    """The same for an output that says nothing else; empty where no word came up."""
    said = rows_said(notice, rows)
    return f"词语：{said}。" if said else ""


def _checked(text: str) -> str:
    if is_ditto(inside(text)):
        raise RosterError(f"“{text}”是照抄上一行的意思，不能当词语。请在名册里写出来")
    text = " ".join(inside(text).split())
    if not text or text[0] in "=#" or len(text) > LONGEST_WORD:
        raise RosterError(f"“{text[:LONGEST_WORD]}”不能当词语。请写名册里的原话，1 到 {LONGEST_WORD} 个字，不写公式")
    return text


def _in_order(notice: Notice, fact: Fact, codes: Sequence[str]) -> tuple[str, ...]:
    labels = possible(notice, fact)
    for code in codes:
        if code not in labels:
            known = f"可以是{one_after_other(labels.values())}，或{NO_ANSWER}" if labels else f"只能是{NO_ANSWER}"
            raise RosterError(f"“{fact.short}”没有“{code}”这个答案：{known}")
    if len(set(codes)) > 1 and (fact.type != "multi" or NONE in codes):
        raise RosterError(f"“{fact.short}”的一个词语只能是一个答案。请只留一个")
    return tuple(code for code in labels if code in codes)


def _refuse_another_meaning(notice: Notice, word: Word) -> None:
    fact = notice.facts[word.fact]
    answer = _answer(fact, word.text)
    if answer != _answer(fact, word.instead):
        raise RosterError(f"“{fact.short}”的“{word.text}”通知已经读作“{say(fact, answer)}”，不能另定意思。请去掉这一条")
