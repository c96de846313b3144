"""What each level costs and what it is made of: as a chart, as a table, and in words where a figure asks for them."""

from html import escape

import altair as alt
import pandas as pd
import streamlit as st

from gongqin_core.notice.notice import Fee, Notice
from pages.components.pieces.charts import INK, SHADES
from pages.components.pieces.charts import draw as draw_chart
from pages.components.pieces.markup import bullets, cite


def draw(notice: Notice) -> None:
    _chart(notice)
    st.html(_table(notice) + bullets(_notes(notice)))


def _chart(notice: Notice) -> None:
    """Bars made of items, with the total behind them; nothing where the notice states no fee."""
    stated = [(level.short, fee) for level in notice.levels if (fee := notice.fees[level.id]).total]
    if not stated:
        return
    rows = [(level, *part) for level, fee in stated for part in _parts(fee)]
    names = list(dict.fromkeys(name for _, name, _ in rows))
    parts = pd.DataFrame(rows, columns=["等级", "项目", "元"]).assign(次序=[names.index(name) for _, name, _ in rows])
    sums = [(level, fee.total, f"{fee.total} 元") for level, fee in stated]
    totals = pd.DataFrame(sums, columns=["等级", "合计", "字"])
    level = alt.Y("等级:N", sort=[level for level, _ in stated], title=None)
    room = alt.Scale(domainMax=totals["合计"].max() * 1.25)  # for the words behind the bars
    shades, below = alt.Scale(domain=names, range=SHADES), alt.Legend(orient="bottom", columns=2)
    bars = alt.Chart(parts).encode(
        y=level,
        x=alt.X("sum(元):Q", axis=None, scale=room),
        color=alt.Color("项目:N", scale=shades, legend=below),
        order=alt.Order("次序:Q"),
        tooltip=["等级", "项目", "元"],
    )
    words = alt.Chart(totals).encode(y=level, x="合计:Q", text="字")
    layers = bars.mark_bar() + words.mark_text(align="left", dx=6, fontSize=15, color=INK)
    draw_chart(layers.properties(height=60 + 36 * len(stated)), "各级费用由哪几项组成，数字和下面的表一样")


def _parts(fee: Fee) -> list[tuple[str, int]]:
    """What the total is made of, as far as the notice says."""
    return list(fee.items.items()) or ([] if fee.total is None else [("没写分哪几项", fee.total)])


def _table(notice: Notice) -> str:
    fees = notice.fees
    names = list(dict.fromkeys(name for fee in fees.values() for name in fee.items))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in [*names, "合计"])
    body = ""
    for level in notice.levels:
        fee = fees[level.id]
        total = "通知没写" if fee.total is None else fee.total
        cells = "".join(f"<td>{fee.items.get(name, '—')}</td>" for name in names) + f"<td><b>{total}</b></td>"
        other_name = level.name.removeprefix(level.short)  # on a line of its own: a phone is narrow
        body += f'<tr><th scope="row">{escape(level.short)}<br>{escape(other_name)}</th>{cells}</tr>'
    return f'<div class="wide"><table><caption>每人费用（元）</caption><tr><td></td>{head}</tr>{body}</table></div>'


def _notes(notice: Notice) -> list[str]:
    notes = [f"{escape(fee.note)}{cite(notice, fee.clause)}" for fee in notice.fees.values() if fee.note]
    return notes + [f"{escape(e.name)}：{escape(e.text)}{cite(notice, e.clause)}" for e in notice.extras]
