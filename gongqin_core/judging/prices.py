"""What a level costs somebody, in words and as an amount: where it hangs on the trade, by their trade."""

from dataclasses import dataclass

from ..notice.fees import Cost, Fee, Money, TradeCost
from ..notice.notice import Notice
from ..notice.once import once
from ..notice.spelling import spelled
from .answers import Answers, ruled_out
from .words import plain_yuan, yuan

UNSTATED = "费用通知没写"
NOBODY: Answers = {}
"""Of whom nothing is known: what it costs is told for everybody."""


@dataclass(frozen=True, slots=True, eq=False)
class Price:
    """What those of `whose` trades pay; `whose` is empty where everybody pays it."""

    whose: str
    cost: Cost

    @property
    def text(self) -> str:
        """275 元, 技术复杂工种 300 元"""
        total = self.cost.total
        return f"{self.whose} {yuan(total)}".strip() if total is not None else f"{self.whose}{UNSTATED}"

    @property
    def items(self) -> list[str]:
        """What it is made of, item by item (考务费 50 元), or by subject; empty where the notice does not say."""
        each = [f"每科 {yuan(self.cost.per_subject)}"] if self.cost.per_subject is not None else []
        return [*(f"{name} {yuan(amount)}" for name, amount in self.cost.items.items()), *each]

    @property
    def in_full(self) -> str:
        """275 元（考务费 50 元、培训费 225 元）"""
        return self.text + (f"（{'、'.join(self.items)}）" if self.items else "")

    @property
    def sum(self) -> str:
        """技术复杂工种：考务费 200 元 ＋ 评审费 100 元 ＝ 300 元, without what it is made of where that is not said."""
        total = self.cost.total
        whose = f"{self.whose}：" if self.whose else ""
        return whose + " ＝ ".join(filter(None, [" ＋ ".join(self.items), UNSTATED if total is None else yuan(total)]))


def prices(notice: Notice, level: str, answers: Answers = NOBODY) -> tuple[Price, ...]:
    """What a level may cost somebody: one price, or one for each kind of trade while theirs is not known, or stands in
    no catalogue. `answers`: theirs, as far as they are known."""
    every = _payers(notice)[level]
    if len(every) == 1:
        return tuple(every)
    trade = _trade(notice, answers)
    return tuple(price for price, trades in every.items() if trade in trades) or tuple(every)


@once
def _payers(notice: Notice) -> dict[str, dict[Price, frozenset[str]]]:
    """Level id → each of its prices with the trades that pay it, by name; none where all pay the same."""
    return {level: _of_trades(notice, fee) for level, fee in notice.fees.items()}


def _of_trades(notice: Notice, fee: Fee) -> dict[Price, frozenset[str]]:
    if not fee.by_trade:
        return {Price("", fee): frozenset()}
    names = notice.trade_names
    members = [names.of(cost.groups) for cost in fee.by_trade]
    rest = names.every.difference(*members)
    paying = (rest if cost.rest else some for cost, some in zip(fee.by_trade, members, strict=True))
    return dict(zip((Price(_whose(notice, cost), cost) for cost in fee.by_trade), paying, strict=True))


def amount(notice: Notice, level: str, answers: Answers = NOBODY) -> Money | None:
    """What a level costs somebody, in yuan; None where the notice does not say, or while it hangs on their trade."""
    totals = {price.cost.total for price in prices(notice, level, answers)}
    return totals.pop() if len(totals) == 1 else None


def by_trade(notice: Notice, level: str, answers: Answers = NOBODY) -> bool:
    """Whether it hangs on somebody's trade what a level costs them."""
    return len({price.cost.total for price in prices(notice, level, answers)}) > 1


def is_stated(notice: Notice, level: str) -> bool:
    """Whether the notice says what a level costs everybody."""
    return all(price.cost.total is not None for price in prices(notice, level))


def price(notice: Notice, level: str, answers: Answers = NOBODY) -> str:
    """What a level costs somebody: 275 元; while it hangs on their trade, 技术复杂工种 300 元，其他工种 200 元."""
    return "，".join(price.text for price in prices(notice, level, answers))


def plain_price(notice: Notice, level: str, answers: Answers = NOBODY) -> str:
    """The same without 元, for a table."""
    if not is_stated(notice, level):
        return "没写"
    found = prices(notice, level, answers)
    amounts = [plain_yuan(price.cost.total or 0) for price in found]
    if len(found) == 1:
        return amounts[0]
    return "，".join(f"{price.whose} {figure}" for price, figure in zip(found, amounts, strict=True))


def fee_items(notice: Notice, level: str, answers: Answers = NOBODY) -> list[str]:
    """What the price is made of, where it is one; empty where the notice does not say."""
    found = prices(notice, level, answers)
    return found[0].items if len(found) == 1 else []


def _trade(notice: Notice, answers: Answers) -> str | None:
    """The trade that somebody applies for, in the spelling of the catalogues; None while it is not known."""
    fact = next((fact for fact in notice.facts.values() if fact.type == "trade"), None)
    answer = answers.get(fact.id) if fact and not ruled_out(fact, answers) else None
    return notice.trade_names.by_spelling.get(spelled(answer)) if isinstance(answer, str) else None


def _whose(notice: Notice, cost: TradeCost) -> str:
    return cost.rest or "、".join(notice.group[group].name for group in cost.groups)
