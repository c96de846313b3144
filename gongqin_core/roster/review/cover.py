"""The cover of the check sheet: what the roster comes to, under which rules, and what people still have to do."""

from collections.abc import Sequence

from ...guide.timetable import season
from ...judging.verdict import Verdict
from ...judging.words import chinese, last_word
from ...notice.notice import Notice
from ...notice.rules_hash import rules_hash
from ..assumption import assumed_words
from .landscape import Page
from .people import Person, Review
from .roles import UNIT
from .statement import Filled
from .tally import Tally, tally
from .words import Line, applied, level_name

BESIDE = "用于与报名系统名册表核对，不代替该表"
COVER, TO_DO = (28, 12, 11, 11, 11, 11, 23, 19), (8, 12, 24, 18, 62)
"""Widths of columns."""
OPEN = (Verdict.CONFIRM, Verdict.UNKNOWN)
VERDICTS = tuple(reversed(Verdict))
COPY = "声明要一字不差地写在报名系统打印的名册表上，不是写在本表上。该认定、该确认的都办好了，再写。"
Rows = list[list[str | int]]


# —— the cover ——


def write_cover(page: Page, review: Review, statements: Sequence[Filled]) -> None:
    whole = tally(review, review.people)
    page.line(f"{review.notice.about.short}　报名人员核对表", "title")
    page.line(BESIDE, "beside")
    for text in _about(review):
        page.line(text)
    page.line("一、人数和费用", "part")
    page.table(LEVEL_HEADINGS, _by_level(review.notice, whole))
    page.line(fee_sentence(whole))
    if UNIT in review.column:
        page.table(UNIT_HEADINGS, [_of_unit(unit, tally(review, people)) for unit, people in review.units.items()])
    page.line("二、声明", "part")
    for text in (COPY, *_not_in_it(whole)):
        page.line(text)
    for filled in statements:
        whose = f"{filled.unit}，" if filled.unit else ""
        page.line(f"{filled.statement.title}（{whose}{filled.people} 人，{filled.statement.clause}）")
        page.line(filled.text, "exact")
        page.line(f"谁签字、在哪里盖章：在名册表上，{filled.statement.signed_by}")


def _about(review: Review) -> list[str]:
    notice = review.notice
    assumed = assumed_words(notice, review.assumed)
    return [
        f"依据：{notice.about.number}　　规则校验码：{rules_hash(notice)}　　核查日期：{chinese(review.today)}",
        f"名册：{review.intake.name}，共 {len(review.people)} 人。{season(notice, review.today).sentence}",
        f"假定：名册没有这几列，{assumed}核查。" if assumed else "假定：没有。",
        f"结论都是初步的。{last_word(notice)}",
    ]


COSTS = ("初步符合的费用（元）", "待定的费用（元）")
LEVEL_HEADINGS = ("申报等级", "每人（元）", *(v.label for v in VERDICTS), *COSTS)
UNIT_HEADINGS = ("单位", "人数", *(v.label for v in VERDICTS), *COSTS)


def _by_level(notice: Notice, whole: Tally) -> Rows:
    rows: Rows = []
    for level, counts in reversed(whole.applied.items()):
        costs = (whole.cost_of(level, Verdict.MET), whole.cost_of(level, *OPEN))
        fee = whole.fee[level]
        rows.append([level_name(notice, level), "没写" if fee is None else fee, *(counts[v] for v in VERDICTS), *costs])
    rows.append(["没有定等级", "", *(whole.no_level[v] for v in VERDICTS), "", ""])
    return [*rows, ["合计", "", *map(whole.verdicts, VERDICTS), whole.cost(Verdict.MET), whole.cost(*OPEN)]]


def _of_unit(unit: str, part: Tally) -> list[str | int]:
    counts = map(part.verdicts, VERDICTS)
    return [unit or "没写单位", part.people, *counts, part.cost(Verdict.MET), part.cost(*OPEN)]


def fee_sentence(whole: Tally) -> str:
    """The fees, and who is not in them yet."""
    pending = whole.cost(*OPEN)
    more = f"需确认、待补充的如果都能报，再加 {pending:,} 元。" if pending else ""
    undecided = f"还有 {whole.undecided} 人没有定申报等级，没有算进去。" if whole.undecided else ""
    unstated = "有的等级通知没写收多少，没有算进去。" if whole.unpriced else ""
    return f"初步符合的费用合计 {whole.cost(Verdict.MET):,} 元。{more}{undecided}{unstated}"


def _not_in_it(whole: Tally) -> list[str]:
    met, rest = whole.verdicts(Verdict.MET), whole.people - whole.verdicts(Verdict.MET)
    if not met:
        return ["现在没有初步符合的人，不用写声明。"]
    return [f"声明里只算初步符合的 {met} 人；其余 {rest} 人没有算进去，定下来以后要重新核查。"] if rest else []


# —— what people still have to do ——


def write_to_do(page: Page, review: Review, lines: Sequence[Line]) -> None:
    """What only people can judge, by level; then who still has to supply or confirm what, one by one."""
    page.line("还须由人认定、确认的", "title")
    page.line(BESIDE, "beside")
    page.line("一、这些由人认定，本核查没有判断（初步符合的人也都要认定）", "part")
    for text in _to_judge(review.notice, lines):
        page.line(text)
    page.line("二、这些人还要补充或确认，办好以后重新核查", "part")
    rows = [_to_do(review, line.person, number, line) for number, line in enumerate((x for x in lines if x.ask), 1)]
    page.table(("序号", "姓名", "单位", "申报等级", "要补充、要确认的"), ())
    page.repeat_above()
    for row in rows:
        page.table_row(row)
    if not rows:
        page.line("没有。")


def _to_judge(notice: Notice, lines: Sequence[Line]) -> list[str]:
    """Every level that somebody applies for, with what has to be judged at it."""
    found: dict[str, dict[str, None]] = {level: {} for level in reversed(notice.level)}
    for line in lines:
        if line.level:
            for item in line.to_judge:
                found[line.level][f"{item.what}（由{item.who}认定，{item.clause}）"] = None
    return [f"{level_name(notice, level)}：{'；'.join(items)}" for level, items in found.items() if items] or ["没有。"]


def _to_do(review: Review, person: Person, number: int, line: Line) -> list[str | int]:
    return [number, person.name or f"第 {person.line} 行", person.unit, applied(review, line.person), line.ask]
