"""Checks on prices in sentences: whatever a level, or an item of its fee, is said to cost is what it costs."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from ...judging.words import yuan
from ...notice.notice import Notice
from ...notice.yaml_lines import Problem
from .figure_words import plain
from .places import Book
from .texts import texts

PARTS = re.compile(r"[。；！？]")


def prices_of_something_else(book: Book) -> Iterator[Problem]:
    """四级（中级工）320 元，其中培训费 210 元: the sum and the item are those of the level named last before them."""
    notice = book.notice
    levels = {name: level.id for level in notice.levels for name in (level.name, level.short)}
    items = sorted({name for fee in notice.fees.values() for name in fee.items}, key=len, reverse=True)
    if not levels or not items:
        return
    names = "|".join(map(re.escape, sorted(levels, key=len, reverse=True)))
    price = rf"(?P<item>{'|'.join(map(re.escape, items))})(?P<price>\d+(?:\.\d+)?)元"
    told = re.compile(rf"(?P<level>{names})(?:\d+人)?，?(?:每人)?(?:(?P<sum>\d+(?:\.\d+)?)元)?|{price}")
    for spot in texts(book, everywhere=True):
        for part in PARTS.split(plain(spot.value)):
            for words, right in _wrong(told, part, levels, notice):
                yield book.at(spot, f"“{words}”和 fees.yaml 对不上：那里是 {right}。请对照通知，看哪一个写错了")


def _wrong(told: re.Pattern[str], part: str, levels: dict[str, str], notice: Notice) -> Iterator[tuple[str, str]]:
    """What a part of a sentence says that the fees do not, and what they say."""
    level: str | None = None
    for found in told.finditer(part):
        if found["level"]:
            level = levels[found["level"]]
            total = notice.fees[level].total if level in notice.fees else None
            if found["sum"] and total is not None and Decimal(found["sum"]) != total:
                yield found[0], yuan(total)
        elif level and level in notice.fees:
            right = notice.fees[level].items.get(found["item"])
            if right is not None and Decimal(found["price"]) != right:
                yield found[0], f"{found['item']} {yuan(right)}"


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (prices_of_something_else,)
