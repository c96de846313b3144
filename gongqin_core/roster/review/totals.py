"""Counts and fees as tables of text and numbers, and in a sentence: the same on the page and on paper."""

from collections.abc import Iterator

from ...judging.prices import amount, plain_price
from ...judging.verdict import Verdict
from ...judging.words import yuan
from ...notice.fees import Money
from ...notice.notice import Notice
from .person import unit_name
from .review import Review
from .tally import PENDING, VERDICTS, Counts, Tally, tally

Cells = list[str | Money]
COSTS = ("初步符合的费用（元）", "待定的费用（元）")
"""Of those who are met, and of those who may still become it (`PENDING`)."""
LABELS = tuple(verdict.label for verdict in VERDICTS)
LEVEL_HEADINGS = ("申报等级", "每人（元）", *LABELS, *COSTS)
UNIT_HEADINGS = ("单位", "人数", *LABELS, *COSTS)


def by_level(notice: Notice, whole: Tally) -> Iterator[Cells]:
    """Those who apply for a level and what they pay, the highest first; those without one, and all together."""
    for level, counts in reversed(whole.applicants.items()):
        each = amount(notice, level)
        costs = (whole.cost_of(level, Verdict.MET), whole.cost_of(level, *PENDING))
        yield [notice.level[level].name, plain_price(notice, level) if each is None else each, *_counts(counts), *costs]
    yield ["没有定等级", "", *_counts(whole.without_level), "", ""]
    yield ["合计", "", *_counts(whole.by_verdict), *_costs(whole)]


def by_unit(review: Review) -> Iterator[Cells]:
    """Each unit at the levels its people apply for."""
    for unit, people in review.units.items():
        part = tally(review, people)
        yield [unit_name(unit), part.people, *_counts(part.by_verdict), *_costs(part)]


def _counts(counts: Counts) -> tuple[int, ...]:
    return tuple(counts[verdict] for verdict in VERDICTS)


def _costs(whole: Tally) -> tuple[Money, Money]:
    return whole.cost(Verdict.MET), whole.cost(*PENDING)


def verdict_sentence(whole: Tally) -> str:
    """How many come out how, without a full stop."""
    return "，".join(f"{verdict.label} {count} 人" for verdict, count in whole.by_verdict.items())


def fee_sentence(whole: Tally) -> str:
    """The fees, and who is not in them yet."""
    pending = whole.cost(*PENDING)
    more = f"需确认、待补充的如果都能报，再加 {yuan(pending, thousands=True)}。" if pending else ""
    undecided = f"还有 {whole.undecided} 人没有定申报等级，没有算进去。" if whole.undecided else ""
    unstated = "有的等级通知没写收多少，没有算进去。" if whole.unpriced else ""
    by_trade = f"还有 {whole.by_trade} 人的费用要看工种，没有算进去。" if whole.by_trade else ""
    return f"初步符合的费用合计 {yuan(whole.cost(Verdict.MET), thousands=True)}。{more}{undecided}{by_trade}{unstated}"
