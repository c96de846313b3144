"""Checks on levels, fees, dates and numbers."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from itertools import pairwise, permutations

from ...judging.answers import Span
from ...judging.words import yuan
from ...notice.notice import Stage
from ...notice.trades import Catalogue, Trade
from ...notice.yaml_lines import Problem
from .figure_words import number
from .places import Book, no_such, repeated
from .sources import Sources

HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")


def disordered_levels(book: Book) -> Iterator[Problem]:
    for i, (lower, higher) in enumerate(pairwise(book.notice.levels)):
        numbered = lower.id.isdecimal() and higher.id.isdecimal()
        if numbered and int(higher.id) >= int(lower.id):
            text = "级别要从最低写到最高，数字大的在前。请换一下顺序"
            yield book.problem("levels", ("levels", i + 1), text)


def unknown_levels(book: Book) -> Iterator[Problem]:
    known = book.notice.level
    for spot in book.of(tuple):
        if spot.key == "levels" and spot.part != "levels":
            for name in spot.value:
                if name not in known:
                    yield book.at(spot, no_such("级别", name, known, "levels.yaml"))
            for _, name in repeated(spot.value):
                yield book.at(spot, f"级别“{name}”写了两次。请留一个")


def _called(book: Book, level: str) -> str:
    return f"{level} 级" if level.isdecimal() or level not in book.notice.level else book.notice.level[level].short


def fees_that_do_not_add_up(book: Book) -> Iterator[Problem]:
    for level, fee in book.notice.fees.items():
        total = sum(fee.items.values())
        if fee.items and fee.total is None:
            text = f"{_called(book, level)}写了各项，没写 total。请补上：各项加起来是 {yuan(total)}"
            yield book.problem("fees", ("levels", level), text)
        elif fee.items and total != fee.total:
            sums = f"各项加起来是 {yuan(total)}，total 写的是 {yuan(fee.total or 0)}"
            text = f"{_called(book, level)}{sums}。请对照通知改"
            stated = Sources(book).stands(number(fee.total or 0, "元"), [fee.clause])
            yield book.problem("fees", ("levels", level, "items" if stated else "total"), text)
        elif fee.total is None and not fee.note:
            text = f"{_called(book, level)}没写 total。通知写了多少钱就补上；没写的，在 note 里说一句"
            yield book.problem("fees", ("levels", level), text)


def subjects_that_do_not_add_up(book: Book) -> Iterator[Problem]:
    """What each subject costs, and all of them together."""
    for level, fee in book.notice.fees.items():
        if fee.per_subject is not None:
            subjects = sum(len(exam.subjects) for exam in book.notice.exams if level in exam.levels)
            total = fee.per_subject * subjects
            if total != fee.total:
                name, each = _called(book, level), yuan(fee.per_subject)
                text = f"{name}每科 {each}，exams 里有 {subjects} 科，total 应当是 {yuan(total)}。请对照通知改"
                yield book.problem("fees", ("levels", level, "per_subject"), text)


def levels_without_fee(book: Book) -> Iterator[Problem]:
    levels, fees = book.notice.level.keys(), book.notice.fees.keys()
    for level in levels - fees:
        yield book.problem("fees", ("levels",), f"缺 {_called(book, level)}的费用。请补上")
    for level in fees - levels:
        text = no_such("级别", level, levels, "levels.yaml")
        yield book.problem("fees", ("levels", level), text)


def levels_without_exam(book: Book) -> Iterator[Problem]:
    """A notice may say nothing at all of exams."""
    for level in book.notice.level if book.notice.exams else ():
        exams = sum(level in exam.levels for exam in book.notice.exams)
        if exams != 1:
            wrong = "写了不止一种考法" if exams else "没写怎么考"
            text = f"{_called(book, level)}{wrong}。请让每个级别在 exams 里正好出现一次"
            yield book.problem("fees", ("exams",), text)


def wrong_dates(book: Book) -> Iterator[Problem]:
    for spot in book.of(Stage):
        for key, text in _wrong_dates(spot.value):
            yield book.at(spot, text, key)


def _wrong_dates(stage: Stage) -> Iterator[tuple[str, str]]:
    for key, day in (("first", stage.first), ("last", stage.last)):
        if day and _span(day) is None:
            yield key, f"没有“{day}”这个日子。请看月份和日子写对没有"
    if stage.first is None:
        return
    if len(stage.first) != len(stage.last):
        yield "last", "first 和 last 一个写到日、一个写到月。请写成一样，通知写到哪里就写到哪里"
    elif stage.first > stage.last:
        yield "last", f"{stage.first} 开始，{stage.last} 就结束了。请看年份对不对、前后是不是写反了"


def no_year(book: Book) -> Iterator[Problem]:
    """Which year a notice is for is stated, or read off its time of application, or else off the days it counts to."""
    applies = any(stage.role == "apply" for stage in book.notice.stages)
    if not book.notice.about.year and not applies and not book.notice.days:
        text = "看不出是哪一年的通知。请在 notice.yaml 里写 year，或者给报名那一段写 role: apply"
        yield book.problem("schedule", ("stages",), text)


def wrong_hours(book: Book) -> Iterator[Problem]:
    for spot in book.of(Stage):
        stage: Stage = spot.value
        if stage.closes_at is not None and not HOUR.fullmatch(stage.closes_at):
            yield book.at(spot, f"“{stage.closes_at}”不是钟点。请写成 17:30 或 24:00 这样", "closes_at")
        if stage.closes_at is not None and stage.last.count("-") < 2:
            yield book.at(spot, "last 没写到日，就没有几点。请把 last 写到日，或者删去 closes_at", "closes_at")


def overlapping_stages(book: Book) -> Iterator[Problem]:
    """Two stages share days only where both say so."""
    for one, other in permutations(book.of(Stage), 2):
        names, other_id = f"“{one.value.name}”和“{other.value.name}”", other.value.id
        overlap, declared = _overlap(one.value, other.value), other_id in one.value.alongside
        if overlap and not declared:
            text = f"{names}的时间重叠。本来就同时的，在 alongside 里写上 {other_id}；不然请改日期"
            yield book.at(one, text)
        if overlap is False and declared:
            text = f"{names}的时间并不重叠。请从 alongside 里删去 {other_id}，或者改日期"
            yield book.at(one, text, "alongside")


def unknown_stages(book: Book) -> Iterator[Problem]:
    for spot in book.of(Stage):
        others = [stage.id for stage in book.notice.stages if stage.id != spot.value.id]
        for name in spot.value.alongside:
            if name not in others:
                yield book.at(spot, no_such("另外一段时间", name, others, "schedule.yaml"), "alongside")


def _overlap(one: Stage, other: Stage) -> bool | None:
    """Whether they share a day; None while the dates of one are wrong in themselves."""
    days, other_days = _days(one), _days(other)
    if not days or not other_days:
        return None
    return days[0] <= other_days[1] and other_days[0] <= days[1]


def _days(stage: Stage) -> tuple[int, int] | None:
    """First and last day of a stage, as ordinals; of one whose beginning is not stated only the last."""
    first, last = _span(stage.first or stage.last), _span(stage.last)
    return (first.first, last.last) if first and last and first.first <= last.last else None


def _span(day: str) -> Span | None:
    try:
        return Span.parse(day)
    except ValueError:
        return None


def repeated_trades(book: Book) -> Iterator[Problem]:
    """A name stands in a catalogue once; a former name nowhere else, or it would be a present one too."""
    earlier: dict[str, Trade] = {}
    for spot in book.of(Catalogue):
        here: dict[str, Trade] = {}
        for i, trade in enumerate(spot.value.trades):
            other = earlier.get(trade.name)
            if trade.name in here or (other and (other.now or trade.now)):
                yield book.at(spot, f"工种“{trade.name}”写了两次。请留一个", "trades", i)
            here[trade.name] = trade
        earlier |= here


def wrong_numbers(book: Book) -> Iterator[Problem]:
    """Where the notice numbers a catalogue, the numbers run from 1 without a gap."""
    for spot in book.of(Catalogue):
        numbers = [trade.number for trade in spot.value.trades]
        wrong = (i for i, number in enumerate(numbers) if number != i + 1)
        for i in [*wrong][:1] if any(numbers) else ():
            yield book.at(spot, f"序号写到这里应当是 {i + 1}。请看是不是漏了、重了或颠倒了", "trades", i)


def unknown_present_names(book: Book) -> Iterator[Problem]:
    """What a former name became stands in some catalogue as a present name."""
    where = {spot.value.name: book.where(spot) for spot in book.of(Trade) if not spot.value.now}
    for spot in book.of(Catalogue):
        for i, trade in enumerate(spot.value.trades):
            if trade.now and trade.now not in where:
                close = get_close_matches(trade.now, where, n=1)
                text = no_such("工种", trade.now, where, "trades.yaml")
                text += f"也请看目录里的那个名称抄对没有（{where[close[0]]}）" if close else ""
                yield book.at(spot, text, "trades", i, "now")


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    disordered_levels,
    unknown_levels,
    fees_that_do_not_add_up,
    subjects_that_do_not_add_up,
    levels_without_fee,
    levels_without_exam,
    wrong_dates,
    no_year,
    wrong_hours,
    unknown_stages,
    repeated_trades,
    wrong_numbers,
    unknown_present_names,
)

ORDERED: tuple[Callable[[Book], Iterator[Problem]], ...] = (overlapping_stages,)
"""Checks that make sense of dates which are right in themselves."""
