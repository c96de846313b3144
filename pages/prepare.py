"""费用与准备: what each level costs and why, what to bring, who does what, and what happens otherwise."""

from html import escape

import streamlit as st

from gongqin_core.guide.checklist import checklist
from gongqin_core.judging.explain import Explanation
from gongqin_core.notice.notice import Item, Notice, Statement
from gongqin_core.take_away.result import Result
from pages.components import session
from pages.components.pieces import copying, fees
from pages.components.pieces.markup import cite, fold, para, plain
from pages.components.result.cards import items, steps
from pages.components.server import kiosk


def page() -> None:
    notice = session.notice()
    st.html('<h1 tabindex="-1">费用与准备</h1><h2>每个等级交多少钱</h2>')
    fees.draw(notice)
    _online(notice)
    st.html("<h2>要带什么、怎么办</h2>")
    level = st.pills(
        "看哪一级",
        [level.id for level in reversed(notice.levels)],
        default=_recommended(),
        format_func=lambda code: notice.level[code].name,
        key=session.key("prepare_level"),
    )
    lists = checklist(notice, session.answers() or None, level)
    whose = "按您的回答列出。" if session.answers() else "您还没有自查，这里列出所有情形的。"
    known = bool(level or session.answers())
    maybe = items(notice, lists.ask_first) if known else _by_level(notice, lists.ask_first)
    consequences = items(notice, lists.consequences)
    st.html(
        f"<p>{whose}</p><h3>通知写明的</h3>{items(notice, lists.stated) or '<p>通知没有列材料。</p>'}"
        + (f"<h3>可能需要，请先问单位</h3><p>这些通知没有列，是按常理可能要看的。</p>{maybe}" if maybe else "")
        + "".join(
            fold(part.title, steps(notice, part)) if i else f"<h3>{escape(part.title)}</h3>{steps(notice, part)}"
            for i, part in enumerate(lists.steps)
        )
        + (f"<h2>不照办会怎样</h2>{consequences}" if consequences else "")
    )
    for statement in lists.statements:
        _statement(notice, statement)


def _recommended() -> str | None:
    """The level the result puts first, for those who have one."""
    possible = Result(Explanation(session.rules(), session.answers()), session.today()).possible
    return possible[0].id if session.answers() and possible else None


def _by_level(notice: Notice, shown: tuple[Item, ...]) -> str:
    """What everybody may need; what only some may need is folded away by level, for those who have not said theirs."""
    parts: list[str] = [items(notice, tuple(item for item in shown if not item.levels and not item.when))]
    for level in notice.levels:
        own = tuple(item for item in shown if level.id in item.levels)
        parts.append(fold(f"报{level.name}的，还可能要", items(notice, own)) if own else "")
    some = tuple(item for item in shown if item.when and not item.levels)
    return "".join(parts) + (fold("情况特殊的，还可能要", items(notice, some)) if some else "")


def _online(notice: Notice) -> None:
    online = notice.preparation.online
    if online is None:
        return
    path = " → ".join(escape(step) for step in online.path)
    named = {"网址": online.url, "备用": online.fallback}
    links = [f"{name}：{_link(url)}" for name, url in named.items() if url]
    st.html(
        "<h2>在哪里报名</h2>"
        + para(f"{escape(online.text)}{cite(notice, online.clause)}")
        + (f"<p><b>{path}</b></p>" if path else "")
        + "".join(f"<p>{link}</p>" for link in links)
    )


def _link(url: str) -> str:
    if kiosk.on():  # a link would leave the app
        return escape(url)
    return f'<a href="{escape(url)}" target="_blank" rel="noreferrer">{escape(url)}</a>'


def _statement(notice: Notice, statement: Statement) -> None:
    st.html(
        f"<h3>{escape(statement.title)}</h3>"
        + para(
            f"要一字不差地写在名册表上；{escape(statement.people_mark)}处换成名单第一人的姓名和人数。"
            f"{cite(notice, statement.clause)}"
        )
        + f"<blockquote>{escape(statement.text)}</blockquote><p>{escape(statement.signed_by)}</p>"
    )
    copying.button(f"复制{plain(statement.title)}", statement.text, key=f"copy_{statement.id}")


page()
