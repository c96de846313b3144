"""The notice's stages as real days, and where in the season a day lies. Nothing is more precise than the notice."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal

from ..judging.answers import Span
from ..judging.words import chinese_span, within_year
from ..notice.notice import Notice, Stage
from ..notice.once import once


class State(Enum):
    """Where a stage lies, seen from a day."""

    PAST = "past"
    NOW = "now"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Period:
    """A stage seen from a day. `opens` and `closes` are each a day, or a month where the notice gives no day; without
    `opens` it states no beginning."""

    stage: Stage
    opens: Span | None
    closes: Span
    state: State
    whose: str = ""
    """The levels it is for, where another stage has the same name: （四级、三级）."""

    @property
    def name(self) -> str:
        return self.stage.name + self.whose

    @property
    def first(self) -> date:
        """The last day where the notice states no beginning."""
        return date.fromordinal(self.opens.first) if self.opens else self.last

    @property
    def last(self) -> date:
        return date.fromordinal(self.closes.last)

    @property
    def precision(self) -> Literal["day", "month"]:
        """With `month`, `first` or `last` is the end of a month the notice names, not a day it states."""
        return "day" if _is_day(self.opens or self.closes) and _is_day(self.closes) else "month"

    @property
    def when(self) -> str:
        """From when until when, in Chinese; the year once where it is the same."""
        end = chinese_span(self.closes)
        if self.opens is None:
            return f"到 {end}为止"
        start = chinese_span(self.opens)
        return start if start == end else f"{start}至 {within_year(end, self.first.year)}"

    @property
    def ends(self) -> str:
        """The last day or month, with the hour where the notice states one."""
        return " ".join(filter(None, [chinese_span(self.closes), self.stage.closes_at]))

    @property
    def deadline(self) -> str | None:
        """What ends with the stage, and when; None where the stage is no deadline."""
        return f"{self.stage.deadline}{self.whose}：{self.ends}" if self.stage.deadline else None


@dataclass(frozen=True, slots=True)
class Season:
    """Whether one can apply, with the sentence to show first: the same on every screen and paper. `confirming`:
    registration is closed, but those who registered have still to be confirmed; `unstated`: the notice does not say
    when to register."""

    phase: Literal["unstated", "before", "open", "confirming", "over"]
    sentence: str

    @property
    def before(self) -> bool:
        return self.phase == "before"

    @property
    def open(self) -> bool:
        return self.phase == "open"

    @property
    def over(self) -> bool:
        return self.phase == "over"

    @property
    def closed(self) -> bool:
        """Whether nobody can register any more."""
        return self.phase in ("confirming", "over")


def stages(notice: Notice, today: date, levels: Collection[str] = ()) -> list[Period]:
    """The stages of these levels (none named: of all), in the notice's order."""
    return [
        _period(notice, stage, today)
        for stage in notice.stages
        if not levels or not set(levels).isdisjoint(stage.levels)
    ]


def last_of(periods: Iterable[Period], role: str) -> Period | None:
    """The last of the stages of one kind (`Stage.role`); None where there is none."""
    return max((period for period in periods if period.stage.role == role), key=lambda one: one.last, default=None)


def season(notice: Notice, today: date) -> Season:
    """Where `today` lies. Of several windows for the same levels, the next to close or to open is spoken of; where
    levels have windows of their own, each of them, until all are closed."""
    periods = stages(notice, today)
    apply = [period for period in periods if period.stage.role == "apply"]
    if not apply:
        return Season("unstated", "这份通知没写报名时间。请先问清楚，再准备报名。")
    apart = len({frozenset(period.stage.levels) for period in apply}) > 1
    if apart and (phase := _phase(apply)):
        return Season(phase, "".join(f"{_window_words(period, today)}。" for period in apply))
    if now := [period for period in apply if period.state is State.NOW]:
        first_to_end = min(now, key=lambda period: period.last)
        return Season("open", f"{_until_end(first_to_end, today)}。")
    if to_come := [period for period in apply if period.state is State.TO_COME]:
        first_to_open = min(to_come, key=lambda period: period.first)
        return Season("before", f"{_until_start(first_to_open, today)}。")
    year = notice_year(notice)
    last = chinese_span(max(apply, key=lambda period: period.last).closes)
    closed = f"{year} 年度的报名已于 {within_year(last, year)}截止。"
    for period in periods:
        if period.stage.role == "confirm" and period.state is not State.PAST:
            left = _until_end(period, today) if period.state is State.NOW else _until_start(period, today)
            return Season("confirming", f"{closed}已经报名的，{left}。")
    return Season("over", closed)


def next_chance(notice: Notice, today: date) -> int:
    """The first year, from the notice's own on, in which one can still apply, were registration to end every year on
    the day it ends in this one."""
    first = notice_year(notice)
    registration = last_of(stages(notice, today), "apply")
    if registration is None or today <= registration.last:
        return first
    last = registration.last
    return first + today.year - last.year + ((today.month, today.day) > (last.month, last.day))


def _phase(apply: Collection[Period]) -> Literal["open", "before"] | None:
    states = {period.state for period in apply}
    return "open" if State.NOW in states else "before" if State.TO_COME in states else None


def _window_words(period: Period, today: date) -> str:
    """One window as part of a sentence about several."""
    if period.state is State.PAST:
        return f"{period.name}已于 {within_year(chinese_span(period.closes), today.year)}截止"
    return _until_end(period, today) if period.state is State.NOW else _until_start(period, today)


def _period(notice: Notice, stage: Stage, today: date) -> Period:
    opens = Span.parse(stage.first) if stage.first else None
    closes, day = Span.parse(stage.last), today.toordinal()
    state = State.PAST if day > closes.last else State.TO_COME if opens and day < opens.first else State.NOW
    shared = [other for other in notice.stages if other.name == stage.name] != [stage]
    whose = f"（{'、'.join(notice.level[level].short for level in stage.levels)}）" if shared else ""
    return Period(stage, opens, closes, state, whose)


def _until_start(period: Period, today: date) -> str:
    """Without the year where it is this one: 网上报名 4 月 13 日开始，还有 3 天."""
    assert period.opens  # a stage without a beginning is never still to come
    opens = within_year(chinese_span(period.opens), today.year)
    if not _is_day(period.opens):
        return f"{period.name}从 {opens}开始，具体哪天通知没写"
    return f"{period.name} {opens}开始，还有 {(period.first - today).days} 天"


def _until_end(period: Period, today: date) -> str:
    """Likewise: 网上报名还剩 8 天，到 4 月 28 日 24:00."""
    if not _is_day(period.closes):
        return f"{period.name}到 {within_year(chinese_span(period.closes), today.year)}截止，具体哪天通知没写"
    ends, days = within_year(period.ends, today.year), (period.last - today).days
    return f"{period.name}还剩 {days} 天，到 {ends}" if days else f"{period.name}今天截止，{ends}"


def _is_day(span: Span) -> bool:
    return span.first == span.last


@once
def notice_year(notice: Notice) -> int:
    """The year whose applications the notice takes; where that is not stated, the year it counts to."""
    if notice.about.year:
        return notice.about.year
    opens = [Span.parse(stage.first or stage.last).first for stage in notice.stages if stage.role == "apply"]
    days = [date.fromordinal(day) for day in opens] or [day.on for day in notice.days]
    return max(day.year for day in days)
