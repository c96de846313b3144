"""Checks on the catalogues of trades: names, numbers, codes and groups."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from ...notice.answer_leaves import InGroup, ListedIn
from ...notice.fees import TradeCost
from ...notice.spelling import spelling
from ...notice.trades import Catalogue, Group, Trade
from ...notice.yaml_lines import Problem
from .figure_words import plain
from .places import Book, no_such, repeated
from .sources import sources_of


def repeated_trades(book: Book) -> Iterator[Problem]:
    """A name stands in a catalogue once; a former name nowhere else, or it would be a present one too."""
    earlier: dict[str, Trade] = {}
    for spot in book.of(Catalogue):
        here: dict[str, Trade] = {}
        for i, trade in enumerate(spot.value.trades):
            other = earlier.get(trade.name)
            if trade.name in here or (other and (other.now or trade.now)):
                yield book.at(spot, f"工种“{trade.name}”写了两次。请留一个", "trades", i)
            elif other and (other.code, {*other.groups}) != (trade.code, {*trade.groups}):
                text = f"工种“{trade.name}”在另一份目录里的 code 或 groups 和这里不一样。请改成一样"
                yield book.at(spot, text, "trades", i)
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


def shared_codes(book: Book) -> Iterator[Problem]:
    """A code names one trade, and no other is called like it."""
    owners = {spelling(spot.value.name): spot.value.name for spot in book.of(Trade)}
    for spot in book.of(Trade):
        trade: Trade = spot.value
        owner = owners.setdefault(spelling(trade.code), trade.name) if trade.code else trade.name
        if owner != trade.name:
            text = f"代码“{trade.code}”也是“{owner}”的。请对照通知改；几个工种共用的代码认不出工种，都不写 code"
            yield book.at(spot, text, "code")


def unknown_groups(book: Book) -> Iterator[Problem]:
    known = book.notice.group
    for spot in book.of(Trade):
        for place, name in enumerate(spot.value.groups):
            if name not in known:
                yield book.at(spot, no_such("工种的组", name, known, "trades.yaml 的 groups"), "groups", place)
        for place, name in repeated(spot.value.groups):
            yield book.at(spot, f"“{name}”写了两次。请留一个", "groups", place)


def idle_groups(book: Book) -> Iterator[Problem]:
    """A group has members, and something looks at it."""
    used = {spot.value.group for spot in book.of(InGroup)}
    used |= {group for spot in book.of(TradeCost) for group in spot.value.groups}
    for spot in book.of(Group):
        group: Group = spot.value
        if not book.notice.trade_names.groups[group.id]:
            text = f"没有工种属于“{group.name}”。请在这些工种后面写 groups: [{group.id}]，不用的组就删去"
            yield book.at(spot, text)
        elif group.id not in used:
            text = f"“{group.name}”没有地方用。请在条件里写 in_group: {group.id}，或者在 fees.yaml 里用它；不用的就删去"
            yield book.at(spot, text)


def idle_catalogues(book: Book) -> Iterator[Problem]:
    """Some condition looks at a catalogue or at a group of its trades, or fees hang on the trade."""
    if any(True for _ in book.of(TradeCost)):
        return
    used = {spot.value.catalogue for spot in book.of(ListedIn)}
    groups = {spot.value.group for spot in book.of(InGroup)}
    for spot in book.of(Catalogue):
        if spot.value.id not in used and not any(groups.intersection(trade.groups) for trade in spot.value.trades):
            text = f"工种目录“{spot.value.id}”没有条件用。请在条件里写 listed_in: {spot.value.id}，不用的就删去"
            yield book.at(spot, text)


def groups_in_other_words(book: Book) -> Iterator[Problem]:
    """The clause of a group names it; says it how many there are, or which, they are so many, and these."""
    sources = sources_of(book)
    for spot in book.of(Group):
        group: Group = spot.value
        restated, name = plain(sources.text.get(group.clause, "")), plain(group.name)
        members = book.notice.trade_names.groups[group.id]
        if restated and name not in restated:
            yield book.at(spot, f"出处 {group.clause} 里没有“{group.name}”。请对照通知，看哪一个写错了", "name")
        for count in re.findall(rf"{re.escape(name)}[^，。；：、（]{{0,3}}?(\d+)个", restated):
            if int(count) != len(members):
                text = f"出处 {group.clause} 说“{group.name}”有 {count} 个，标了它的有 {len(members)} 个。请对照通知改"
                yield book.at(spot, text)
        beside = [plain(other.name) for other in book.notice.groups if other.clause == group.clause]
        if all(other in restated for other in beside):
            yield from (book.at(spot, text) for text in _other_members(book, group, restated, members))


def _other_members(book: Book, group: Group, restated: str, members: frozenset[str]) -> Iterator[str]:
    """Trades that a clause lists behind a group's name and that do not belong to it, and the other way round."""
    trades = {plain(name): name for name in book.notice.trade_names.every}
    names = sorted({*trades, *(plain(other.name) for other in book.notice.groups)}, key=len, reverse=True)
    listed: set[str] = set()
    behind = ""
    for found in re.finditer("|".join(map(re.escape, names)), restated):
        if found[0] in trades:
            listed |= {trades[found[0]]} if behind == plain(group.name) else set()
        else:
            behind = found[0]
    if extra := sorted(listed - members):
        yield f"出处 {group.clause} 把“{'、'.join(extra)}”列在“{group.name}”里，目录里没有标。请对照通知改"
    if listed and (absent := sorted(members - listed)):
        yield f"出处 {group.clause} 没有把“{'、'.join(absent)}”列在“{group.name}”里，目录里标了。请对照通知改"


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    repeated_trades,
    wrong_numbers,
    unknown_present_names,
    shared_codes,
    unknown_groups,
    idle_groups,
    idle_catalogues,
)
CITED: tuple[Callable[[Book], Iterator[Problem]], ...] = (groups_in_other_words,)
"""Checks against the clauses that are cited."""
