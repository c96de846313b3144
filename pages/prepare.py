"""费用与准备: what each level costs and why, what to bring, who does what, and what happens otherwise."""

from html import escape

import altair as alt
import pandas as pd
import streamlit as st

from gongqin_core.checklist import checklist
from gongqin_core.notice import Fee, Notice, Statement
from pages.components import copying, kiosk, session
from pages.components.cards import items, steps
from pages.components.charts import draw
from pages.components.markup import bullets, cite, fold, para, plain


def page() -> None:
    notice = session.notice()
    st.html('<h1 tabindex="-1">费用与准备</h1><h2>每个等级交多少钱</h2>')
    _fees(notice)
    _online(notice)
    st.html("<h2>要带什么、怎么办</h2>")
    levels = [level.id for level in reversed(notice.levels.levels)]
    level = st.segmented_control(
        "看哪一级", levels, default=None, format_func=lambda code: notice.level[code].name, key="prepare_level"
    )
    lists = checklist(notice, session.answers() or None, level)
    whose = "按您的回答列出。" if session.answers() else "您还没有自查，这里列出所有情形的。"
    maybe, consequences = items(notice, lists.ask_first), items(notice, lists.consequences)
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


def _fees(notice: Notice) -> None:
    rows = [
        {"等级": notice.level[level].name, "项目": name, "元": yuan, "次序": place}
        for level, fee in notice.fees.levels.items()
        for place, (name, yuan) in enumerate(_parts(fee))
    ]
    if rows:
        _chart(notice, pd.DataFrame(rows))
    st.html(_table(notice))
    notes = [f"{escape(fee.note)}{cite(notice, fee.clause)}" for fee in notice.fees.levels.values() if fee.note]
    notes += [f"{escape(extra.name)}：{escape(extra.text)}{cite(notice, extra.clause)}" for extra in notice.fees.extras]
    st.html(bullets(notes))


def _parts(fee: Fee) -> list[tuple[str, int]]:
    """What the total is made of, as far as the notice says."""
    return list(fee.items.items()) or ([] if fee.total is None else [("没写分哪几项", fee.total)])


def _chart(notice: Notice, data: pd.DataFrame) -> None:
    order = [level.name for level in notice.levels.levels]
    names = list(dict.fromkeys(data["项目"]))
    bars = (
        alt.Chart(data)
        .mark_bar()
        .encode(
            y=alt.Y("等级:N", sort=order, title=None, axis=alt.Axis(labelLimit=200, labelOverlap=False)),
            x=alt.X("sum(元):Q", title="元"),
            color=alt.Color("项目:N", sort=names, legend=alt.Legend(orient="bottom", columns=2)),
            order=alt.Order("次序:Q"),
            tooltip=["等级", "项目", "元"],
        )
    )
    draw(bars.properties(height=300), "各级费用由哪几项组成，数字和下面的表一样")


def _table(notice: Notice) -> str:
    fees = notice.fees.levels
    names = list(dict.fromkeys(name for fee in fees.values() for name in fee.items))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in [*names, "合计"])
    body = ""
    for level in notice.levels.levels:
        fee = fees[level.id]
        total = "通知没写" if fee.total is None else fee.total
        cells = "".join(f"<td>{yuan}</td>" for yuan in [*(fee.items.get(name, "—") for name in names), total])
        body += f'<tr><th scope="row">{escape(level.name)}</th>{cells}</tr>'
    return f'<div class="wide"><table><caption>每人费用（元）</caption><tr><td></td>{head}</tr>{body}</table></div>'


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
        + (f"<p>{'　'.join(links)}</p>" if links else "")
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
