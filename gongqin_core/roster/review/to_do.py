"""What people still have to do, for the check sheet: judge what no program judges, supply and confirm."""

from collections.abc import Iterator, Sequence

from ...notice.notice import Notice
from .cover import write_heading
from .entries import Entry, applied_level
from .landscape import Page
from .review import Review

TO_DO_WIDTHS = (8, 12, 24, 18, 62)


def write_to_do(page: Page, review: Review, entries: Sequence[Entry]) -> None:
    """What only people can judge, by level; then who still has to supply or confirm what, one by one."""
    write_heading(page, "还须由人认定、确认的")
    page.line("一、这些由人认定，本核查没有判断（初步符合的人也都要认定）", "part")
    for text in [*to_judge(review.notice, entries)] or ["没有。"]:
        page.line(text)
    page.line("二、这些人还要补充或确认，办好以后重新核查", "part")
    page.table(("序号", "姓名", "单位", "申报等级", "要补充、要确认的"), ())
    page.repeat_above()
    waiting = [entry for entry in entries if entry.to_do]
    for number, entry in enumerate(waiting, 1):
        person = entry.person
        page.table_row([number, person.who, person.unit, applied_level(review, person), entry.to_do])
    if not waiting:
        page.line("没有。")


def to_judge(notice: Notice, entries: Sequence[Entry]) -> Iterator[str]:
    """Every level that somebody applies for, the highest first, with what has to be judged at it."""
    for level in reversed(notice.level):
        judged = (item for entry in entries if entry.level == level for item in entry.to_judge)
        items = dict.fromkeys(f"{item.what}（由{item.who}认定，{item.clause}）" for item in judged)
        if items:
            yield f"{notice.level[level].name}：{'；'.join(items)}"
