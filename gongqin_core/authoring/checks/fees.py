"""Checks on fees and exams: what they add up to, and who pays which."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from ...judging.words import yuan
from ...notice.base import Place
from ...notice.fees import Cost, Fee, TradeCost
from ...notice.yaml_lines import Problem
from .figure_words import number, plain
from .places import Book, no_such
from .sources import sources_of


def called(book: Book, level: str) -> str:
    return f"{level} 级" if level.isdecimal() or level not in book.notice.level else book.notice.level[level].short


class Sum(NamedTuple):
    """What a level costs, all or those of some trades; `name`: in words, `place`: in `fees.yaml`."""

    level: str
    name: str
    place: Place
    fee: Fee
    cost: Cost


def sums(book: Book) -> Iterator[Sum]:
    for level, fee in book.notice.fees.items():
        place, name = ("levels", level), called(book, level)
        if not fee.by_trade:
            yield Sum(level, name, place, fee, fee)
        for n, cost in enumerate(fee.by_trade):
            yield Sum(level, f"{name}（{whose(book, cost)}）", (*place, "by_trade", n), fee, cost)


def whose(book: Book, cost: TradeCost) -> str:
    return "、".join(_names(book, cost))


def fees_that_do_not_add_up(book: Book) -> Iterator[Problem]:
    for _, name, place, fee, cost in sums(book):
        total = sum(cost.items.values())
        if cost.items and cost.total is None:
            text = f"{name}写了各项，没写 total。请补上：各项加起来是 {yuan(total)}"
            yield book.problem("fees", place, text)
        elif cost.items and total != cost.total:
            both = f"各项加起来是 {yuan(total)}，total 写的是 {yuan(cost.total or 0)}"
            stated = sources_of(book).stands(number(cost.total or 0, "元"), [fee.clause])
            yield book.problem("fees", (*place, "items" if stated else "total"), f"{name}{both}。请对照通知改")
        elif cost.total is None and cost is not fee:
            yield book.problem("fees", place, f"{name}没写 total。请对照通知补上；通知没写的，请删去这一行")
        elif cost.total is None and not fee.note:
            text = f"{name}没写 total。通知写了多少钱就补上；没写的，在 note 里说一句"
            yield book.problem("fees", place, text)


def subjects_that_do_not_add_up(book: Book) -> Iterator[Problem]:
    """What each subject costs, and all of them together."""
    for level, name, place, _, cost in sums(book):
        if cost.per_subject is not None:
            subjects = sum(len(exam.subjects) for exam in book.notice.exams if level in exam.levels)
            total = cost.per_subject * subjects
            if total != cost.total:
                each = yuan(cost.per_subject)
                text = f"{name}每科 {each}，exams 里有 {subjects} 科，total 应当是 {yuan(total)}。请对照通知改"
                yield book.problem("fees", (*place, "per_subject"), text)


def levels_without_fee(book: Book) -> Iterator[Problem]:
    levels, fees = book.notice.level.keys(), book.notice.fees.keys()
    for level in levels - fees:
        yield book.problem("fees", ("levels",), f"缺 {called(book, level)}的费用。请补上")
    for level in fees - levels:
        text = no_such("级别", level, levels, "levels.yaml")
        yield book.problem("fees", ("levels", level), text)


def levels_without_exam(book: Book) -> Iterator[Problem]:
    """A notice may say nothing at all of exams."""
    for level in book.notice.level if book.notice.exams else ():
        exams = sum(level in exam.levels for exam in book.notice.exams)
        if exams != 1:
            wrong = "写了不止一种考法" if exams else "没写怎么考"
            text = f"{called(book, level)}{wrong}。请让每个级别在 exams 里正好出现一次"
            yield book.problem("fees", ("exams",), text)


# —— by trade ——


def two_kinds_of_fee(book: Book) -> Iterator[Problem]:
    """A level costs everybody the same, or each by their trade, which some question asks for."""
    trades = [fact for fact in book.notice.facts.values() if fact.type == "trade"]
    for level, fee in book.notice.fees.items():
        place, name = ("levels", level), called(book, level)
        for key in ("total", "items", "per_subject") if fee.by_trade else ():
            if getattr(fee, key):
                text = f"{name}写了 by_trade，就不再写 {key}。请移到 by_trade 的每一行里，或者删去 by_trade"
                yield book.problem("fees", (*place, key), text)
        if fee.by_trade and len(trades) != 1:
            text = f"{name}的费用按工种分，要正好有一个问工种的问题，现在有 {len(trades)} 个。请看 questions.yaml"
            yield book.problem("fees", (*place, "by_trade"), text)


def unclear_trades(book: Book) -> Iterator[Problem]:
    """Each of the costs says whose it is, by groups that there are, or as that of all others."""
    known = book.notice.group
    for spot in book.of(TradeCost):
        cost: TradeCost = spot.value
        if bool(cost.groups) == bool(cost.rest):
            text = "这一行要么写 groups（是哪几组工种），要么写 rest（其余的工种通知怎么叫），只写一样。请对照通知改"
            yield book.at(spot, text)
        for n, group in enumerate(cost.groups):
            if group not in known:
                yield book.at(spot, no_such("工种的组", group, known, "trades.yaml 的 groups"), "groups", n)
    for level, fee in book.notice.fees.items():
        rests = [n for n, cost in enumerate(fee.by_trade) if cost.rest]
        for n in rests[1:]:
            place = ("levels", level, "by_trade", n, "rest")
            yield book.problem("fees", place, f"{called(book, level)}的 rest 写了两次。请留一个")


def trades_that_pay_twice(book: Book) -> Iterator[Problem]:
    """No trade is of two costs of a level, and none of the catalogues is of none."""
    names = book.notice.trade_names
    for level, fee in book.notice.fees.items():
        place, name = ("levels", level, "by_trade"), called(book, level)
        members = [names.of(cost.groups) for cost in fee.by_trade]
        for (_, some), (second, others) in combinations(enumerate(members), 2):
            if both := sorted(some & others):
                text = f"{name}有两行都管“{'、'.join(both[:3])}”{'等' if len(both) > 3 else ''}。请看 groups 写错没有"
                yield book.problem("fees", (*place, second), f"{text}，也看 trades.yaml 里这些工种的 groups")
        left = sorted(names.every.difference(*members))
        if fee.by_trade and left and not any(cost.rest for cost in fee.by_trade):
            what = f"“{'、'.join(left[:3])}”{f'等 {len(left)} 个工种' if len(left) > 3 else ''}"
            text = f"{name}没写{what}交多少。请给它们标上 groups，补一行，或者用 rest 写其余的工种交多少"
            yield book.problem("fees", place, text)
        for n, cost in enumerate(fee.by_trade):
            if cost.rest and not left:
                text = f"{name}没有“{cost.rest}”：每个工种都有别的一行管。请看 groups 写错没有，不用的就删去"
                yield book.problem("fees", (*place, n), text)


def sums_of_other_trades(book: Book) -> Iterator[Problem]:
    """In the clause, the sum stands behind the trades that pay it, before the next ones are named."""
    sources = sources_of(book)
    for _, _, place, fee, cost in sums(book):
        if not isinstance(cost, TradeCost) or cost.total is None:
            continue
        restated = plain(sources.text.get(fee.clause, ""))
        names = sorted({plain(name) for other in fee.by_trade for name in _names(book, other)}, key=len, reverse=True)
        parts = re.split(f"({'|'.join(map(re.escape, names))})", restated)
        behind = {name: [parts[n + 1] for n in range(1, len(parts), 2) if parts[n] == name] for name in names}
        sum_of_all = re.compile(rf"(?<![\d.]){re.escape(plain(yuan(cost.total)))}")
        for name in _names(book, cost):
            told = behind[plain(name)]
            if told and not any(sum_of_all.search(part) for part in told):
                text = f"出处 {fee.clause} 里“{name}”后面没有“{yuan(cost.total)}”。请对照通知，看哪一个写错了"
                yield book.problem("fees", (*place, "total"), text + sources.standing([fee.clause]))


def _names(book: Book, cost: TradeCost) -> list[str]:
    """How the notice calls them; a group that is not there by its id."""
    known = book.notice.group
    return [cost.rest] if cost.rest else [known[group].name if group in known else group for group in cost.groups]


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    fees_that_do_not_add_up,
    levels_without_fee,
    two_kinds_of_fee,
    unclear_trades,
    trades_that_pay_twice,
)
USED: tuple[Callable[[Book], Iterator[Problem]], ...] = (subjects_that_do_not_add_up, levels_without_exam)
"""Checks that make sense of levels which are there."""

CITED: tuple[Callable[[Book], Iterator[Problem]], ...] = (sums_of_other_trades,)
"""Checks against the clauses that are cited."""
