"""What each level costs and what it is made of: bars with every figure on them, and words where one asks for it."""

from gongqin_core.judging.prices import Price, prices
from gongqin_core.judging.words import plain_yuan
from gongqin_core.notice.fees import Cost, Money
from gongqin_core.notice.notice import Level, Notice
from gongqin_core.take_away.html import Html, join
from pages.components.pieces.charts import Bar, Part, bars
from pages.components.pieces.html import bullets, cite, draw
from pages.components.pieces.ladder import pair

SHADES = 4
"""As many colours of parts as `charts.css` has; a further item begins again with the first."""
UNSPLIT = "没写分哪几项"


def draw_fees(notice: Notice) -> None:
    every = (price for level in notice.fees for price in prices(notice, level))
    names = list(dict.fromkeys(name for price in every for name in _items(price.cost)))
    css = {name: f"c{number % SHADES + 1}" for number, name in enumerate(names)}
    rows = [_bar(level, price, css) for level in notice.levels for price in prices(notice, level.id)]
    draw(bars(rows, "每个等级交多少钱"), bullets(_notes(notice)))


def _bar(level: Level, price: Price, css: dict[str, str]) -> Bar:
    """What a level costs; where that hangs on the trade, those of one kind."""
    parts = [Part(name, float(amount), plain_yuan(amount), css[name]) for name, amount in _items(price.cost).items()]
    return Bar(pair(level), parts, price.text)


def _items(cost: Cost) -> dict[str, Money]:
    """What the total is made of, as far as the notice says."""
    return cost.items or ({} if cost.total is None else {UNSPLIT: cost.total})


def _notes(notice: Notice) -> list[Html]:
    notes = [join([fee.note, cite(notice, fee.clause)]) for fee in notice.fees.values() if fee.note]
    return notes + [join([f"{e.name}：{e.text}", cite(notice, e.clause)]) for e in notice.extras]
