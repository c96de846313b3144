"""Answers of a person, in the shapes every reader works on, and how files and JSON spell them.

choice, trade → str · multi → frozenset of codes · date → Span, or "none" · number → Number · cannot tell → None ·
not asked → absent.
"""

import json
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from ..notice.notice import Notice
from ..notice.questions import NONE, Fact
from ..notice.spelling import spelling
from ..notice.trade_codes import WrongCode
from .numbers import Number, outside_numbers, read_number
from .placeholders import means_no_name
from .stretch import Stretch
from .years import outside

WRITTEN_OUT = ("date", "trade", "number")
"""Types of facts whose answers have no code."""
PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?")
DEEP = 3
"""Lists within lists that a message shows."""
LONGEST_TRADE = 40


@dataclass(frozen=True, slots=True)
class Span(Stretch):
    """The days a (partial) date may mean, first and last, as ordinals. `settled`: the missing part is not to be had."""

    settled: bool = False

    @classmethod
    def parse(cls, text: str) -> "Span":
        """`1998`, `1998-07`, `1998-07-15`; `1998-XX` and `1998-07-XX` say that the rest cannot be told (ISO 8601-2).
        ValueError when there is no such day.

        >>> month = Span.parse("1998-07")
        >>> date.fromordinal(month.first).isoformat(), date.fromordinal(month.last).isoformat(), month.settled
        ('1998-07-01', '1998-07-31', False)
        >>> print(Span.parse("1998-XX"), Span.parse("1998-XX").settled)
        1998-XX True
        """
        match = PARTIAL_DATE.fullmatch(text)
        if not match:
            raise ValueError(text)
        year, month, day = match[1], match[2], match[3]
        settled = "XX" in (month, day)
        if month == "XX" and day not in (None, "XX"):
            raise ValueError(text)
        first_month, last_month = (1, 12) if month in (None, "XX") else (int(month), int(month))
        if day in (None, "XX"):
            first_day, last_day = 1, monthrange(int(year), last_month)[1]
        else:
            first_day = last_day = int(day)
        first = date(int(year), first_month, first_day)
        return cls(first.toordinal(), date(int(year), last_month, last_day).toordinal(), settled)

    def __str__(self) -> str:
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        if first == last:
            return first.isoformat()
        known = first.isoformat()[: 7 if first.month == last.month else 4]
        return f"{known}-XX" if self.settled else known


Answer = str | frozenset[str] | Span | Number | None
Answers = Mapping[str, Answer]
Part = str | Span | Number | None
"""What an answer consists of."""


def applies(fact: Fact, answers: Answers) -> bool:
    """Whether the fact exists for this person; not where it cannot be told."""
    return all(other not in answers or answers[other] in codes for other, codes in fact.applies.items())


def ruled_out(fact: Fact, answers: Answers) -> bool:
    """Whether the fact is known not to exist for this person."""
    return any(answers.get(other) is not None and answers[other] not in codes for other, codes in fact.applies.items())


def applicable(facts: Mapping[str, Fact], answers: Answers) -> Answers:
    """The answers without those to facts that are ruled out: left over, they decide nothing."""
    left_over = {fact for fact in answers if facts[fact].applies and ruled_out(facts[fact], answers)}
    return {fact: answer for fact, answer in answers.items() if fact not in left_over} if left_over else answers


def sets_of(codes: Sequence[str]) -> Iterator[frozenset[str]]:
    """Every answer there is to a multi with these codes, those of fewer codes first."""
    return (frozenset(some) for size in range(len(codes) + 1) for some in combinations(codes, size))


class AnswerError(ValueError):
    """An answer nobody can use. `fact` is where, `why` is what is wrong and what to write instead."""

    def __init__(self, fact: str, why: str) -> None:
        super().__init__(f"{fact}：{why}")
        self.fact = fact
        self.why = why


def read_answers(facts: Mapping[str, Fact], raw: Mapping[str, Any]) -> dict[str, Answer]:
    """JSON answers (fact → value) checked against the notice's facts. AnswerError names the first unusable one."""
    for name in raw:
        if name not in facts:
            raise AnswerError(_quoted(name), f"没有这一项。可用的有：{'、'.join(facts)}")
    return {name: _within_bounds(facts[name], read_answer(facts[name], value)) for name, value in raw.items()}


def _within_bounds(fact: Fact, answer: Answer) -> Answer:
    """The same answer. AnswerError for a date in a year, or a number, that the question does not take, and for what is
    no name of a trade."""
    why = None
    if isinstance(answer, Span):
        why = outside(answer.first, answer.last, fact.years) if fact.years else None
    elif isinstance(answer, Number):
        why = outside_numbers(fact, answer)
    elif fact.type == "trade" and isinstance(answer, str) and (means_no_name(answer) or fact.is_elsewhere(answer)):
        why = f"“{answer}”不是工种的名称。不知道就写 null"
    if why:
        raise AnswerError(fact.id, why)
    return answer


def read_answer(fact: Fact, value: Any) -> Answer:
    """One JSON value: codes or their Chinese words, a list for a multi, null for “cannot tell”."""
    if value is None:
        return None
    if fact.type == "multi":
        return _read_multi(fact, value)
    if isinstance(value, (int, float) if fact.type == "number" else int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise AnswerError(fact.id, f"{_quoted(_written(value))} 不能用，这里要写文字")
    return _read_text(fact, value.strip())


def _read_text(fact: Fact, text: str) -> Answer:
    if fact.type == "trade":
        if not text or len(text) > LONGEST_TRADE:
            raise AnswerError(fact.id, f"工种名称要写 1 到 {LONGEST_TRADE} 个字")
        return trade_named(fact, text)
    if fact.type == "date":
        return _read_date(fact, text)
    if fact.type == "number":
        return _read_number(fact, text)
    return read_code(fact, text)


def trade_named(fact: Fact, text: str) -> str:
    """The name of a trade, also where its code stands instead or beside it; a text that is neither as it is."""
    try:
        return fact.trade_codes.name(text)
    except WrongCode as error:
        raise AnswerError(fact.id, str(error)) from None


def _read_date(fact: Fact, text: str) -> Answer:
    if fact.none and spelling(text) in (NONE, spelling(fact.none)):
        return NONE
    try:
        return Span.parse(text)
    except ValueError:
        none = f"，没有就写 {NONE}" if fact.none else ""
        raise AnswerError(fact.id, f"{_quoted(text)} 不是能认的日期。请写 1998、1998-07 或 1998-07-15{none}") from None


def _read_number(fact: Fact, text: str) -> Answer:
    number = read_number(fact, text)
    if number is None:
        raise AnswerError(fact.id, f"{_quoted(text)} 不是能认的数。请只写数字，最多两位小数，如 90 或 59.5")
    return number


def _read_multi(fact: Fact, value: Any) -> Answer:
    if isinstance(value, str) and spelling(value) in (NONE, spelling(fact.none or NONE)):
        return frozenset()
    if not isinstance(value, list | tuple):
        raise AnswerError(fact.id, f"{_quoted(_written(value))} 不能用，多选要写成列表，都没有写 {NONE} 或空列表")
    codes = [_read_text_code(fact, item) for item in value]
    if NONE in codes and len(codes) > 1:
        raise AnswerError(fact.id, "选了“都没有”，又选了别的，只能留一种")
    return frozenset(code for code in codes if code != NONE)


def _read_text_code(fact: Fact, item: Any) -> str:
    if not isinstance(item, str | int) or isinstance(item, bool):
        raise AnswerError(fact.id, f"{_quoted(_written(item))} 不能用，这里要写文字")
    return read_code(fact, str(item).strip())


def _written(value: Any, depth: int = 0) -> str:
    """A value as it stands in a file, not as Python spells it."""
    match value:
        case bool() | None:
            return json.dumps(value)
        case list() | tuple() if depth < DEEP:
            return f"[{', '.join(_written(item, depth + 1) for item in value)}]"
        case dict() if depth < DEEP:
            return f"{{{', '.join(f'{key}: {_written(item, depth + 1)}' for key, item in value.items())}}}"
        case list() | tuple() | dict():
            return "……"
        case str():
            return value
        case _:
            return repr(value)


def read_code(fact: Fact, text: str) -> str:
    """A code, or the Chinese words for it."""
    spelled = spelling(text)
    if spelled in fact.codes:
        return spelled
    if fact.type == "multi" and spelled == NONE:
        return NONE
    for code, label in fact.labels.items():
        if spelled == spelling(label):
            return code
    known = "、".join(f"{code}（{label}）" for code, label in fact.labels.items())
    raise AnswerError(fact.id, f"没有“{_quoted(text)}”这个答案。可用的有：{known}")


def _quoted(written: str) -> str:
    """What was written, for a sentence about it: on one line, and not at any length."""
    line = " ".join(written.split())
    return line if len(line) <= LONGEST_TRADE else f"{line[:LONGEST_TRADE]}……"


# —— from one notice to another ——


class Carried(NamedTuple):
    """Answers as another notice knows them, in its order of asking. `dropped`: how many it does not know, each code of
    a multi by itself."""

    answers: dict[str, Answer]
    dropped: int


def carry(source: Notice, target: Notice, answers: Answers) -> Carried:
    """Answers given under one notice, by fact and code under another: what a code would hold of them there."""
    carried: dict[str, Answer] = {}
    dropped = sum(len(_parts(answer)) for fact, answer in answers.items() if fact not in target.facts)
    for fact in target.facts.values():
        if fact.id in answers:
            parts = _parts(answers[fact.id])
            known = [part for part in parts if _takes(fact, part, source.facts[fact.id])]
            dropped += len(parts) - len(known)
            try:
                carried |= {fact.id: _joined(fact, known)} if known else {}
            except AnswerError:
                dropped += 1
    return Carried(carried, dropped)


def _parts(answer: Answer) -> list[Part]:
    """What an answer consists of: of a multi, each code."""
    return [*sorted(answer)] or [NONE] if isinstance(answer, frozenset) else [answer]


def _takes(fact: Fact, part: Part, given_to: Fact) -> bool:
    """Whether part of an answer to another notice's fact may be part of one to this fact."""
    if part is None:
        return True
    if isinstance(part, Stretch) or given_to.type == "trade":
        return fact.type in WRITTEN_OUT
    return part in fact.codes or (part == NONE and bool(fact.none))


def _joined(fact: Fact, parts: list[Part]) -> Answer:
    """An answer of its parts. AnswerError where the fact has no such answer."""
    only = parts[0]
    if len(parts) > 1 or (fact.type == "multi" and only is not None):
        return read_answer(fact, parts)
    if fact.type == "trade" and only is not None:  # any name is one, also one that nobody would type
        return str(only)
    if isinstance(only, Stretch):
        return only if (fact.type == "date") == isinstance(only, Span) else read_answer(fact, str(only))
    return read_answer(fact, only)
