"""Checks on names in sentences: trades, documents and those whom people are sent to are called as they are."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from ...notice.notice import Missing
from ...notice.preparation import Statement
from ...notice.questions import Fact
from ...notice.trades import Trade
from ...notice.yaml_lines import Problem
from .figure_words import plain
from .places import Book, Spot
from .sources import sources_of
from .texts import texts, texts_everywhere

TITLE = re.compile(r"《[^《》]*》")
NUMBERED_TRADE = re.compile(r"第(\d+)号([\u4e00-\u9fff]+)")
QUOTED = re.compile(r"“([^“”]*)”")
SHORTEST = 4
PLAIN = re.compile(rf"[\u4e00-\u9fff]{{{SHORTEST},}}")
"""A name that can be told from one that differs in a single character."""
NOT_IN_NAMES = re.compile(r"[^\u4e00-\u9fff]")
AROUND = 4
"""Characters that a message shows on both sides of a difference."""
LONG_QUOTE = 20
"""Characters from which on a quotation is one of the notice itself."""


def unknown_titles(book: Book) -> Iterator[Problem]:
    """A document in 《》 is one that a clause names, in full or in part."""
    sources = sources_of(book)
    known = [title[1:-1] for text in sources.text.values() for title in TITLE.findall(plain(text))]
    for spot in texts(book):
        for title in TITLE.findall(plain(spot.value)):
            if not any(title[1:-1] in name for name in known):
                yield book.at(spot, f"条款里没有{title}这份文件。请对照通知，看名称写错没有")
    for spot in book.of(Missing):
        restated = plain(sources.text.get(spot.value.clause, ""))
        if TITLE.search(spot.value.name) and restated and plain(spot.value.name) not in restated:
            text = f"出处 {spot.value.clause} 里的文件名和文号不是这样写的。请对照通知改"
            text += sources.standing([spot.value.clause])
            yield book.at(spot, text, "name")


def misspelt_names(book: Book) -> Iterator[Problem]:
    """No name of a trade, a body or a step on the net is written with one wrong, missing or superfluous character."""
    ours = [*sources_of(book).text.values(), *(office.unsure for office in book.notice.about.offices)]
    named = [*book.notice.about.bodies, *(book.notice.preparation.online or _NoWay).path]
    names = [*_trades(book), *(name for name in named if any(name in text for text in map(plain, ours)))]
    known = sorted({name for name in names if PLAIN.fullmatch(name)}, key=lambda name: (-len(name), name))
    offices = [re.escape(office.name) for office in book.notice.about.offices]
    right, near = re.compile("|".join([*known, *offices])), {name: re.compile("|".join(_near(name))) for name in known}
    spots = [spot for spot in texts_everywhere(book) if "bodies" not in spot.place]
    read = [plain(spot.value) for spot in spots]
    starts, whole = [*accumulate((len(text) + 1 for text in read), initial=0)], "\n".join(read)
    words, taken = NOT_IN_NAMES.sub("\n", whole), bytearray(len(whole))
    for found in right.finditer(whole):
        taken[slice(*found.span())] = b"1" * len(found[0])
    for name, pattern in near.items():  # the longest first: what is taken for it is taken for nothing shorter
        for found in pattern.finditer(words):
            if not any(taken[slice(*found.span())]):
                taken[slice(*found.span())] = b"1" * len(found[0])
                spot = spots[bisect_right(starts, found.start()) - 1]
                yield book.at(spot, f"“{found[0]}”是不是“{name}”？请改成一样的写法")


class _NoWay:
    path: tuple[str, ...] = ()


def _near(name: str) -> Iterator[str]:
    """For a text of words alone, the others being lines of their own."""
    for at in range(len(name)):
        before, after = name[:at], name[at + 1 :]
        yield f"{before}.{after}"
        if len(name) > SHORTEST or (before and after):
            yield before + after
        if after and after[0] != name[at]:
            yield f"{before}{after[0]}{name[at]}{after[1:]}"


def _trades(book: Book) -> Iterable[str]:
    return (spot.value.name for spot in book.of(Trade))


def unknown_bodies(book: Book) -> Iterator[Problem]:
    """Those whom people are sent to are named by a clause, or are ways of ours to reach somebody."""
    restated = plain("".join(sources_of(book).text.values()))
    ours = "".join(office.unsure for office in book.notice.about.offices)
    for place, name in enumerate(book.notice.about.bodies):
        if name not in restated and name not in ours:
            yield book.problem("about", ("bodies", place), f"条款和 offices 里都没有“{name}”。请看写错没有")


def misnumbered_trades(book: Book) -> Iterator[Problem]:
    """第 41 号汽车驾驶维修员: the number and the name are one trade's."""
    numbers = {spot.value.number: spot.value.name for spot in book.of(Trade) if spot.value.number}
    for spot in texts(book):
        for match in NUMBERED_TRADE.finditer(plain(spot.value)):
            name = numbers.get(int(match[1]))
            if name is None or not match[2].startswith(name):
                yield book.at(spot, f"第 {match[1]} 号工种是“{name or '（没有）'}”。请对照 trades.yaml")


def quotations_that_differ(book: Book) -> Iterator[Problem]:
    """A long quotation is word for word one of the statements; what a message quotes is an answer of its question."""
    statements = {spot.value.text: book.where(spot) for spot in book.of(Statement)}
    for spot in texts(book):
        for quoted in QUOTED.findall(spot.value):
            if len(quoted) > LONG_QUOTE and statements and not any(quoted in text for text in statements):
                near = max(statements, key=lambda text: SequenceMatcher(None, quoted, text).ratio())
                here, there = _difference(quoted, near)
                text = f"引的声明和 {statements[near]} 的声明不一样：这里是“{here}”，那里是“{there}”"
                yield book.at(spot, f"{text}。请对照通知原文，看哪一处写错了，两处改成一字不差")
    for spot in book.of(str):
        fact = _asking(book, spot)
        for quoted in QUOTED.findall(spot.value) if fact else ():
            if fact and not _is_answer(quoted, fact, book):
                yield book.at(spot, f"“{quoted}”不是这个问题的答案。请照 options、none 或 unsure 的写法改")


def _difference(one: str, other: str) -> tuple[str, str]:
    """The first place in which two texts differ, with what stands around it."""
    changes = SequenceMatcher(None, one, other).get_opcodes()
    _, start, end, first, last = next(change for change in changes if change[0] != "equal")
    return one[max(0, start - AROUND) : end + AROUND], other[max(0, first - AROUND) : last + AROUND]


def _asking(book: Book, spot: Spot) -> Fact | None:
    """The question that a text tells how to answer."""
    if spot.part != "questions" or spot.key not in ("empty", "hint"):
        return None
    return next((outer.value for outer in book.around(spot) if isinstance(outer.value, Fact)), None)


def _is_answer(quoted: str, fact: Fact, book: Book) -> bool:
    words = [*fact.labels.values(), fact.unsure or "", *(w for o in fact.options for w in (o.label, o.hint or ""))]
    others = [label for other in book.notice.facts.values() for label in other.labels.values()]
    return any(quoted in text for text in words) or quoted in others or quoted in _trades(book)


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    unknown_titles,
    misspelt_names,
    unknown_bodies,
    misnumbered_trades,
    quotations_that_differ,
)
