"""Charts of markup: bars of parts, stages on a line of months, a staircase of years.

`charts.css` draws them, in the type and the colours of the page. Every figure stands on its mark as text, so that no
table has to repeat it; where there is no room for marks the same text is a list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gongqin_core.take_away.html import EMPTY, Html, element, join
from pages.components.pieces.html import bold

LABELLED = 12
"""Months that have room for a label each; of more, every third has one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: how long it is, what stands on it, and the class that colours it."""

    name: str
    size: float
    text: str
    css: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What it is about, its parts, and what stands behind them."""

    name: Html
    parts: Sequence[Part]
    whole: str = ""

    @property
    def size(self) -> float:
        return sum(part.size for part in self.parts)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on a line of months, the last one included; `css` says how it is drawn."""

    name: str
    when: str
    first: date
    last: date
    css: str


@dataclass(frozen=True, slots=True)
class Rise:
    """A step of a staircase of years: what stands on it, the first in bold."""

    year: str
    name: Html
    lines: Sequence[str]


def bars(rows: Sequence[Bar], label: str) -> Html:
    """Bars one below the other, all to the scale of the longest; nothing where none has a length."""
    longest = max((row.size for row in rows), default=0)
    if not longest:
        return EMPTY
    names = dict.fromkeys((part.name, part.css) for row in rows for part in row.parts)
    key = element("ul", *(element("li", name, css=css) for name, css in names), css="key", aria_hidden="true")
    drawn = (_bar(row, longest) for row in rows)
    return element("div", key, element("ol", *drawn, css="bars", aria_label=label), css="chart")


def _bar(row: Bar, longest: float) -> Html:
    parts = (_part(part, longest) for part in row.parts if part.size)
    whole = element("b", row.whole, css="whole") if row.whole else EMPTY
    return element("li", row.name, element("span", *parts, whole, css="bar"))


def _part(part: Part, longest: float) -> Html:
    name = element("span", f"{part.name} ", css="what")
    return element("span", name, part.text, css=f"part {part.css}", style=f"--of: {part.size / longest:.4f}")


def months(stretches: Sequence[Stretch], today: date, label: str) -> Html:
    """Stages on a line from the first day of the first month to the end of the last, with today where it lies on it."""
    line = _Line(min(stretch.first for stretch in stretches), max(stretch.last for stretch in stretches))
    ticks = element("div", *line.ticks(), line.mark(today), css="axis", aria_hidden="true")
    rows = element("ol", *map(line.row, stretches), aria_label=label)
    return element("div", element("div", ticks, rows, css="months"), css="chart")


class _Line:
    """A line of whole months; places on it are in hundredths."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.end = first.replace(day=1), _next_month(last)

    def at(self, day: date) -> float:
        return 100 * (day - self.first).days / (self.end - self.first).days

    def ticks(self) -> Iterable[Html]:
        starts = [self.first]
        while (following := _next_month(starts[-1])) < self.end:
            starts.append(following)
        every = 1 if len(starts) <= LABELLED else 3
        for place, start in enumerate(starts):
            month = join([str(start.month), element("span", " 月", css="unit")]) if place % every == 0 else EMPTY
            yield element("span", month, css="tick", style=_between(self.at(start), self.at(_next_month(start))))

    def mark(self, today: date) -> Html:
        """Nothing where today is not on the line."""
        if not self.first <= today < self.end:
            return EMPTY
        place, words = self.at(today), f"今天 {today.month} 月 {today.day} 日"
        return element("span", bold(words), css=f"today {_side(place)}", style=_between(place, 100))

    def row(self, stretch: Stretch) -> Html:
        first, end = self.at(stretch.first), self.at(stretch.last + timedelta(days=1))
        when = element("span", stretch.when, css=f"when {_side(first)}")
        return element(
            "li",
            element("b", stretch.name),
            element("div", when, element("i", css="stretch"), css="track", style=_between(first, end)),
            css=stretch.css,
        )


def _side(place: float) -> str:
    """On which side of a place on the line there is room for words."""
    return "early" if place < 50 else "late"


def _between(first: float, end: float) -> str:
    return f"--from: {first:.2f}; --to: {end:.2f}"


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def stairs(rises: Sequence[Rise], label: str) -> Html:
    """One step up for each, in their order."""
    steps = (_step(rise, number) for number, rise in enumerate(rises))
    return element("div", element("ol", *steps, css="stairs", aria_label=label), css="chart")


def _step(rise: Rise, number: int) -> Html:
    lines = (element("span", line, css="line") for line in rise.lines)
    return element("li", bold(rise.year), element("div", rise.name, *lines, css="block"), style=f"--n: {number}")
