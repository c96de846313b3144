"""What each level costs and what it is made of: as a chart, as a table, and in words where a figure asks for them."""

import altair as alt
import pandas as pd

from gongqin_core.notice.notice import Fee, Level, Notice
from gongqin_core.take_away.html import BREAK, Html, element, join
from pages.components.pieces.charts import INK, SHADES, draw_chart
from pages.components.pieces.html import bold, bullets, cite, draw, row, table


def draw_fees(notice: Notice) -> None:
    _chart(notice)
    draw(_table(notice), bullets(_notes(notice)))


def _chart(notice: Notice) -> None:
    """Bars made of items, with the total behind them; nothing where the notice states no fee."""
    costs = [(level.short, fee) for level in notice.levels if (fee := notice.fees[level.id]).total]
    if not costs:
        return
    rows = [(level, *part) for level, fee in costs for part in _parts(fee)]
    names = list(dict.fromkeys(name for _, name, _ in rows))
    parts = pd.DataFrame(rows, columns=["等级", "项目", "元"]).assign(次序=[names.index(name) for _, name, _ in rows])
    sums = [(level, fee.total, f"{fee.total} 元") for level, fee in costs]
    totals = pd.DataFrame(sums, columns=["等级", "合计", "字"])
    level = alt.Y("等级:N", sort=[level for level, _ in costs], title=None)
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
    draw_chart(layers.properties(height=60 + 36 * len(costs)), "各级费用由哪几项组成，数字和下面的表一样")


def _parts(fee: Fee) -> list[tuple[str, int]]:
    """What the total is made of, as far as the notice says."""
    return list(fee.items.items()) or ([] if fee.total is None else [("没写分哪几项", fee.total)])


def _table(notice: Notice) -> Html:
    names = list(dict.fromkeys(name for fee in notice.fees.values() for name in fee.items))
    rows = [_row(level, notice.fees[level.id], names) for level in notice.levels]
    return element("div", table(["", *names, "合计"], rows, "每人费用（元）"), css="wide")


def _row(level: Level, fee: Fee, items: list[str]) -> Html:
    total = "通知没写" if fee.total is None else str(fee.total)
    other_name = level.name.removeprefix(level.short)  # on a line of its own: a phone is narrow
    return row(join([level.short, BREAK, other_name]), *(str(fee.items.get(name, "—")) for name in items), bold(total))


def _notes(notice: Notice) -> list[Html]:
    notes = [join([fee.note, cite(notice, fee.clause)]) for fee in notice.fees.values() if fee.note]
    return notes + [join([f"{e.name}：{e.text}", cite(notice, e.clause)]) for e in notice.extras]
