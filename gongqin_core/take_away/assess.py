"""One person's answers in, everything the notice says about all levels out: the JSON of `gongqin assess`."""

from decimal import Decimal
from typing import Any

from ..ahead.earliest import Earliest, earliest
from ..judging.answers import Answers
from ..judging.evaluate import Rules
from ..judging.explain import Explanation, Finding
from ..judging.interview import next_question
from ..judging.prices import Price, prices
from ..notice.fees import Cost, Money
from ..notice.notice import Notice
from ..notice.rules_hash import rules_hash
from .reasons import worded


def assess(rules: Rules, answers: Answers) -> dict[str, Any]:
    """The contract's shape: notice, rules_hash, next_question, and per level verdict, held, reasons, to_be_judged, fee
    (yuan) and earliest. While the fee hangs on a trade that is not known, it has no total, and `by_trade` has them all
    with whose each is.

    `earliest` is the year (text) from which waiting alone makes the level met by every way of counting, if the rules
    stayed as they are: the notice's own where it is met now. It is null where the level is held or lies below the one
    held, where it closes before it opens, where a fact is missing on the way there, and where it takes more than
    waiting: an exam, a qualification, or somebody's confirmation."""
    values = rules.values(answers)
    findings = Explanation(rules, answers, values).findings()
    years = earliest(rules, answers, values)
    return {
        "notice": rules.notice.about.id,
        "rules_hash": rules_hash(rules.notice),
        "next_question": next_question(rules, answers, values),
        "levels": {level: _level(rules.notice, answers, finding, years[level]) for level, finding in findings.items()},
    }


def _level(notice: Notice, answers: Answers, finding: Finding, years: Earliest) -> dict[str, Any]:
    return {
        "verdict": finding.verdict.code,
        "held": finding.held,
        "reasons": [
            {"clause": reason.clause, "text": reason.sentence, "verdict": reason.verdict.code}
            for reason in worded(notice, answers, finding.reasons)
        ],
        "to_be_judged": [item.judged for item in finding.judged],
        "fee": _fee(prices(notice, finding.level, answers)),
        "earliest": None if years.certain is None else str(years.certain),
    }


def _fee(found: tuple[Price, ...]) -> dict[str, Any]:
    """The one price; of several, by the trades that pay them, no total."""
    if len(found) == 1:
        return _cost(found[0].cost)
    by_trade = [{"whose": price.whose, **_cost(price.cost)} for price in found]
    return {"total": None, "items": {}, "by_trade": by_trade}


def _cost(cost: Cost) -> dict[str, Any]:
    return {"total": _amount(cost.total), "items": {name: _amount(amount) for name, amount in cost.items.items()}}


def _amount(amount: Money | None) -> int | float | None:
    return float(amount) if isinstance(amount, Decimal) else amount
