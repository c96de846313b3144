"""费用与准备: what each level costs and why, what to bring, who does what, and what happens otherwise."""

from functools import partial

import streamlit as st

from gongqin_core.guide.checklist import Checklist, checklist
from gongqin_core.judging.explain import Explanation
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.preparation import Item, Statement
from gongqin_core.take_away.html import Html, element, join
from gongqin_core.take_away.result import Result
from pages.components import session
from pages.components.pieces import copying, finding
from pages.components.pieces.enquiries import preparation_about
from pages.components.pieces.fees import draw_fees
from pages.components.pieces.heads import head
from pages.components.pieces.html import cite, draw, fold, heading, jumps, p, para
from pages.components.pieces.labels import original
from pages.components.pieces.online import WHERE, where
from pages.components.result.cards import items, steps

COST, WHAT, OTHERWISE = "每个等级交多少钱", "要带什么", "不照办会怎样"


def page() -> None:
    notice = session.notice()
    draw(head("prepare"))
    label = "查费用、材料和步骤：写几个字，如：培训费、照片、网址"
    if finding.found(label, partial(preparation_about, notice), "prepare_text"):
        return
    draw(jumps(_places(notice)), heading(COST, name=COST))
    draw_fees(notice)
    if online := where(notice):
        draw(heading(WHERE, name=WHERE), online)
    draw(heading(WHAT, name=WHAT))
    level = st.pills(
        "看哪一级",
        [level.id for level in reversed(notice.levels)],
        default=_recommended(),
        format_func=lambda code: notice.level[code].name,
        key=session.key("prepare_level"),
    )
    lists = checklist(notice, session.answers() or None, level)
    draw(
        p("按您的回答列出。" if session.answers() else "您还没有自查，这里列出所有情形的。"),
        *_bring(notice, lists, known=bool(level or session.answers())),
        *_how(notice, lists),
        *_otherwise(notice, lists),
    )
    for statement in lists.statements:
        _statement(notice, statement)
    draw(p(original(notice), css="hint"))


def _places(notice: Notice) -> dict[str, str]:
    """Where the links at the top lead, and what stands on them."""
    lists = checklist(notice, session.answers() or None)
    titles = [COST, *([WHERE] if notice.preparation.online else []), WHAT, *(part.title for part in lists.steps)]
    return {title: title for title in [*titles, *([OTHERWISE] if lists.consequences else [])]}


def _bring(notice: Notice, lists: Checklist, known: bool) -> list[Html]:
    """`known`: whether it is known for whom; otherwise what only some need is sorted by level."""
    parts = [heading("通知写明的", level=3), items(notice, lists.stated) or p("通知没有列材料。")]
    if maybe := items(notice, lists.ask_first) if known else _by_level(notice, lists.ask_first):
        parts += [heading("可能需要，请先问单位", level=3), p("这些通知没有列，是按常理可能要看的。"), maybe]
    return parts


def _how(notice: Notice, lists: Checklist) -> list[Html]:
    """Who does what, the worker's own steps first."""
    return [fold(part.title, steps(notice, part), key=part.title) for part in lists.steps]


def _otherwise(notice: Notice, lists: Checklist) -> list[Html]:
    return [fold(OTHERWISE, items(notice, lists.consequences), key=OTHERWISE)] if lists.consequences else []


def _recommended() -> str | None:
    """The level the result puts first, for those who have one."""
    possible = Result(Explanation(session.rules(), session.answers()), session.today()).possible
    return possible[0].id if session.answers() and possible else None


def _by_level(notice: Notice, shown: tuple[Item, ...]) -> Html:
    """What everybody may need; what only some may need is folded away by level, for those who have not said theirs."""
    parts: list[str] = [items(notice, tuple(item for item in shown if not item.levels and not item.when))]
    for level in notice.levels:
        if own := tuple(item for item in shown if level.id in item.levels):
            parts.append(fold(f"报{level.name}的，还可能要", items(notice, own)))
    if some := tuple(item for item in shown if item.when and not item.levels):
        parts.append(fold("情况特殊的，还可能要", items(notice, some)))
    return join(parts)


def _statement(notice: Notice, statement: Statement) -> None:
    draw(
        fold(
            statement.title,
            para(
                f"要一字不差地写在名册表上；{statement.people_mark}处换成名单第一人的姓名和人数。",
                cite(notice, statement.clause),
            )
            + element("blockquote", statement.text)
            + p(statement.signed_by),
        )
    )
    draw(copying.button(f"复制{statement.title}", statement.text))


page()
