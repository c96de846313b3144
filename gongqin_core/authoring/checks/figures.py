"""Checks on levels and dates."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise, permutations

from ...judging.answers import Span
from ...notice.notice import Stage
from ...notice.yaml_lines import Problem
from .places import Book, no_such, repeated

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


ROLE_WORDS = {"apply": ("报名", "申报"), "confirm": ("确认", "审查", "审核", "缴费")}
"""Role of a stage → words of its name that say so."""


def roles_of_other_stages(book: Book) -> Iterator[Problem]:
    """A stage has the role that its name and its deadline speak of."""
    for spot in book.of(Stage):
        stage: Stage = spot.value
        for words in filter(None, (stage.deadline, stage.name)):
            said = {role for role, known in ROLE_WORDS.items() if any(word in words for word in known)}
            if len(said) == 1 and stage.role not in said:
                text = f"“{words}”说的是 role: {min(said)} 的事，这里写的是 {stage.role}。请看哪一个写错了"
                yield book.at(spot, text, "role")
                break
        else:
            if stage.role != "later" and not stage.deadline:
                text = f"role 写的是 {stage.role}，可是没有 deadline，说不出是什么截止"
                yield book.at(spot, f"{text}。请看 role 写错没有，不然加 deadline", "role")


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


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    disordered_levels,
    unknown_levels,
    wrong_dates,
    no_year,
    wrong_hours,
    unknown_stages,
    roles_of_other_stages,
)

ORDERED: tuple[Callable[[Book], Iterator[Problem]], ...] = (overlapping_stages,)
"""Checks that make sense of dates which are right in themselves."""
