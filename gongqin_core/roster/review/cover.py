"""The cover of the check sheet: what the roster comes to, under which rules, what people still have to do, and the
statements to be copied."""

from collections.abc import Iterator, Sequence

from ...guide.timetable import season
from ...judging.verdict import Verdict
from ...judging.words import chinese, last_word
from ...notice.rules_hash import rules_hash
from ..assumption import assumed_sentence
from .check_list import SIGN
from .entries import Entry
from .landscape import Page
from .review import Review
from .roles import UNIT
from .statement import FilledStatement
from .tally import Tally, tally
from .to_do import to_supply
from .totals import LEVEL_HEADINGS, UNIT_HEADINGS, by_level, by_unit, fee_sentence

BESIDE = "用于与报名系统名册表核对，不代替该表"
COVER_WIDTHS = (42, 17, 16, 16, 16, 16, 30, 25)
COPY = "声明要一字不差地写在报名系统打印的名册表上，不是写在本表上。该认定、该确认的都办好了，再写。"


def write_heading(page: Page, title: str) -> None:
    """What every page begins with."""
    page.line(title, "title")
    page.line(BESIDE, "beside")


def write_cover(page: Page, review: Review, entries: Sequence[Entry], statements: Sequence[FilledStatement]) -> None:
    """What the roster comes to, and the statements."""
    whole = tally(review, review.people)
    write_heading(page, f"{review.notice.about.short}　报名人员核对表")
    page.texts(_about(review))
    page.line("一、人数和费用", "part")
    page.table(LEVEL_HEADINGS, by_level(review.notice, whole))
    page.line(fee_sentence(whole))
    if UNIT in review.column:
        page.table(UNIT_HEADINGS, by_unit(review))
    page.line("二、还要补充、确认的，办好以后重新核查", "part")
    page.texts([*to_supply(entries)] or ["没有。"])
    page.line("三、声明", "part")
    page.texts((COPY, *not_in_it(whole)))
    for filled in statements:  # in one cell, so that no page parts them
        page.line(f"{whose(filled)}　{signed_where(filled)}\n{filled.text}", "exact")
    page.line(SIGN)


def whose(filled: FilledStatement) -> str:
    """The heading of a statement: which it is, whose, and how many people it names."""
    unit = f"{filled.unit}，" if filled.unit else ""
    return f"{filled.statement.title}（{unit}{filled.people} 人，{filled.statement.clause}）"


def signed_where(filled: FilledStatement) -> str:
    return f"谁签字、在哪里盖章：在名册表上，{filled.statement.signed_by}"


def _about(review: Review) -> Iterator[str]:
    notice = review.notice
    yield f"依据：{notice.about.number}　　规则校验码：{rules_hash(notice)}　　核查日期：{chinese(review.today)}"
    yield f"名册：{review.intake.name}，共 {len(review.people)} 人。{season(notice, review.today).sentence}"
    yield assumed_sentence(notice, review.assumed) or "假定：没有。"
    if words := review.words_sentence:
        yield words
    yield f"结论都是初步的。{last_word(notice)}"


def not_in_it(whole: Tally) -> Iterator[str]:
    """Whom the statements leave out."""
    met = whole.by_verdict[Verdict.MET]
    if not met:
        yield "现在没有初步符合的人，不用写声明。"
    elif rest := whole.people - met:
        yield f"声明里只算初步符合的 {met} 人；其余 {rest} 人没有算进去，定下来以后要重新核查。"
