"""Checks on prices in sentences: whatever a level, or an item of its fee, is said to cost is what it costs."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from ...judging.words import yuan
from ...notice.fees import Cost
from ...notice.notice import Notice
from ...notice.yaml_lines import Problem
from .figure_words import plain
from .places import Book
from .texts import texts_everywhere

PARTS = re.compile(r"[。；！？]")


def prices_of_something_else(book: Book) -> Iterator[Problem]:
    """四级（中级工）320 元，其中培训费 210 元: the sum and the item are those of the level named last before them."""
    notice = book.notice
    levels = {name: level.id for level in notice.levels for name in (level.name, level.short)}
    costs = [cost for level in notice.fees for cost in _costs(notice, level)]
    items = sorted({name for cost in costs for name in cost.items}, key=len, reverse=True)
    if not levels or not items:
        return
    names = "|".join(map(re.escape, sorted(levels, key=len, reverse=True)))
    price = rf"(?P<item>{'|'.join(map(re.escape, items))})(?P<price>\d+(?:\.\d+)?)元"
    told = re.compile(rf"(?P<level>{names})(?:\d+人)?，?(?:每人)?(?:(?P<sum>\d+(?:\.\d+)?)元)?|{price}")
    for spot in texts_everywhere(book):
        for part in PARTS.split(plain(spot.value)):
            for words, right in _wrong(told, part, levels, notice):
                yield book.at(spot, f"“{words}”和 fees.yaml 对不上：那里是 {right}。请对照通知，看哪一个写错了")


def _wrong(told: re.Pattern[str], part: str, levels: dict[str, str], notice: Notice) -> Iterator[tuple[str, str]]:
    """What a part of a sentence says that the fees do not, and what they say."""
    level: str | None = None
    for found in told.finditer(part):
        if found["level"]:
            level = levels[found["level"]]
            totals = [cost.total for cost in _costs(notice, level) if cost.total is not None]
            if found["sum"] and totals and Decimal(found["sum"]) not in totals:
                yield found[0], "、".join(map(yuan, totals))
        elif level:
            right = [cost.items[found["item"]] for cost in _costs(notice, level) if found["item"] in cost.items]
            if right and Decimal(found["price"]) not in right:
                yield found[0], "、".join(f"{found['item']} {yuan(amount)}" for amount in right)


def _costs(notice: Notice, level: str) -> Iterator[Cost]:
    """What a level costs, to whomever."""
    if level in notice.fees:
        yield from notice.fees[level].by_trade or (notice.fees[level],)


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (prices_of_something_else,)
