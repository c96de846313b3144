"""Everyday words: an answer, a day, an amount, whom to ask. What the rules say is in `describe.py`."""

from collections.abc import Collection, Iterable
from datetime import date

from ..notice.fees import Money
from ..notice.notice import Notice
from ..notice.number_leaves import HUNDREDTHS
from ..notice.questions import NONE, Fact
from .answers import Answer, Answers, Span
from .numbers import Number, all_numbers

UNSURE_WORDS = "说不清"
"""“Cannot tell”, where a question has no words of its own for it."""


def one_after_other(options: Iterable[str]) -> str:
    """Options to choose from; in quotes where one of them has a comma in it, so that nobody takes it for two.

    >>> print(one_after_other(["男", "女"]), one_after_other(["没有", "社会、部队或外省证书"]))
    男、女 “没有”“社会、部队或外省证书”
    """
    options = list(options)
    if any(comma in option for option in options for comma in "、，；"):
        return "".join(f"“{option}”" for option in options)
    return "、".join(options)


def say(fact: Fact, answer: Answer) -> str:
    """An answer in the words it was offered in."""
    if answer is None:
        return fact.unsure or UNSURE_WORDS
    if isinstance(answer, frozenset):
        chosen = [option.label for option in fact.options if option.code in answer]
        return "、".join(chosen) or fact.none or "都没有"
    if isinstance(answer, Number):
        return f"{answer} {fact.unit or ''}".strip()
    if isinstance(answer, Span):
        return chinese_span(answer)
    return fact.none or "没有" if answer == NONE and fact.type == "date" else fact.labels.get(answer, answer)


def number_words(fact: Fact, numbers: Number) -> str:
    """A stretch of numbers: from so many on, up to so many, between them; the ends of what the question takes are not
    named."""
    taken = all_numbers(fact)
    first, last = (say(fact, Number.at(number)) for number in (numbers.first, numbers.last))
    if numbers.first == numbers.last:
        return first
    if numbers.first % HUNDREDTHS == 1:  # all above a whole number
        start = f"多于 {say(fact, Number.at(numbers.first - 1))}"
    else:
        start = f"{first}或更多"
    if numbers.last % HUNDREDTHS == HUNDREDTHS - 1:  # all below the next whole number
        end = f"不到 {say(fact, Number.at(numbers.last + 1))}"
    else:
        end = f"{last}或更少"
    return "，".join([*([start] if numbers.first > taken.first else []), *([end] if numbers.last < taken.last else [])])


def say_mine(notice: Notice, answers: Answers, facts: Collection[str], today: date) -> str:
    """Answers as the person says them of themselves: 我现在是五级（初级工），1998 年 7 月参加工作. Of a day to
    come that it is expected: 预计 8 月转正定级. Empty for none."""
    told = [fact for fact in notice.facts.values() if fact.id in facts and answers.get(fact.id) is not None]
    first, *others = [_mine(fact, answers[fact.id], today) for fact in told] or [""]
    words = "，".join([first, *(f"我{part}" if part.startswith("的") else part for part in others)])
    return f"我{' ' if words[0].isdigit() else ''}{words}" if words else ""


def _mine(fact: Fact, answer: Answer, today: date) -> str:
    words = say(fact, answer)
    for option in fact.options:
        if option.mine and option.code == answer:
            return option.mine
    if isinstance(answer, Span) and answer.first > today.toordinal():
        words = f"预计 {words}"
    if fact.mine:
        return fact.mine.replace("{}", words)
    return f"的{fact.short}是 {words}" if isinstance(answer, Span) else f"的{fact.short}是“{words}”"


def chinese(day: date) -> str:
    """1998 年 7 月 15 日"""
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def chinese_span(span: Span) -> str:
    """A date as precisely as it is known."""
    first = date.fromordinal(span.first)
    if span.first == span.last:
        return chinese(first)
    return (
        f"{first.year} 年 {first.month} 月" if date.fromordinal(span.last).month == first.month else f"{first.year} 年"
    )


def within_year(day: str, year: int) -> str:
    """A day in words, without its year where that is the one of which people think anyway."""
    return day.removeprefix(f"{year} 年 ")


def last_word(notice: Notice) -> str:
    """Who decides in the end: no result of ours does."""
    return f"最后能不能报，由{reviewers(notice)}审查决定。"


def reviewers(notice: Notice) -> str:
    """单位、市里和省里"""
    return notice.about.reviewed_by or "单位和上级"


def yuan(amount: Money, thousands: bool = False) -> str:
    """275 元, 46.50 元; with `thousands` 1,275 元"""
    return f"{plain_yuan(amount, thousands)} 元"


def plain_yuan(amount: Money, thousands: bool = False) -> str:
    """The same without the word: for a table."""
    comma = "," if thousands else ""
    return f"{int(amount):{comma}}" if amount == int(amount) else f"{amount:{comma}.2f}"


def exam_name(notice: Notice, level: str, outcome: str | None) -> str:
    """What one applies for: the level by both names, or its exam in a new trade where `outcome` is `retest`."""
    found = notice.level[level]
    return f"新工种的{found.short}（平级考核）" if outcome == "retest" else found.name


def procedure_of(notice: Notice, answers: Answers) -> str | None:
    """The code that picks steps and addresses for somebody with these answers; None while it is not known."""
    code = answers.get(notice.about.procedure or "")
    return code if isinstance(code, str) else None


def office_sentence(notice: Notice, office_id: str | None, procedure: str | None) -> str:
    """Whom to ask, as a sentence; `procedure` is the code of the procedure fact, if known."""
    return f"请{notice.who(office_id, procedure)}。" if office_id else ""
