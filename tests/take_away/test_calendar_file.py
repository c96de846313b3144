"""The calendar file, opened by a second parser (vobject): days as the notice gives them, and no other."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
import vobject

from gongqin_core.guide.timetable import stages
from gongqin_core.notice.notice import Notice
from gongqin_core.take_away.calendar_file import calendar
from tests import second
from tests.people import LEVELS, NOTICE

DAY = date(2020, 4, 20)


@dataclass(frozen=True)
class Event:
    """What the second parser reads of an event; `rings` are the moments of its alarms, on the clock of the calendar."""

    uid: str
    first: date
    end: date
    text: str
    rings: tuple[datetime, ...]


def events(levels: list[str], today: date = DAY, notice: Notice = NOTICE) -> dict[str, Event]:
    """Title → event."""
    read = vobject.readOne(calendar(notice, levels, today).decode())
    return {item.summary.value: _event(item) for item in read.contents.get("vevent", [])}


def _event(item: vobject.base.Component) -> Event:
    first = item.dtstart.value
    midnight = datetime(first.year, first.month, first.day)
    alarms = item.contents.get("valarm", [])
    assert all(alarm.action.value == "DISPLAY" and alarm.description.value for alarm in alarms)
    rings = tuple(midnight + alarm.trigger.value for alarm in alarms)
    return Event(item.uid.value, first, item.dtend.value, item.description.value, rings)


def test_the_stages_are_whole_days_and_their_last_day_is_in_them() -> None:
    found = {title: (event.first, event.end - timedelta(1)) for title, event in events(["3"]).items()}
    assert found == {
        "工勤考核：网上报名": (date(2020, 4, 13), date(2020, 4, 28)),
        "工勤考核：报名截止 24:00": (date(2020, 4, 28), date(2020, 4, 28)),
        "工勤考核：资格审查、现场确认、缴费": (date(2020, 4, 13), date(2020, 5, 11)),
        "工勤考核：确认缴费截止": (date(2020, 5, 11), date(2020, 5, 11)),
    }
    assert all(type(event.first) is date for event in events(["3"]).values())


def test_deadlines_ring_before_they_end_at_nine_in_the_morning() -> None:
    rings = {title: event.rings for title, event in events(["3"]).items() if event.rings}
    assert rings == {
        "工勤考核：报名截止 24:00": (datetime(2020, 4, 25, 9), datetime(2020, 4, 27, 9)),
        "工勤考核：确认缴费截止": (datetime(2020, 5, 8, 9), datetime(2020, 5, 10, 9)),
    }


@pytest.mark.parametrize("levels", [[level] for level in LEVELS] + [list(LEVELS)], ids="".join)
def test_months_without_days_are_not_invented(levels: list[str]) -> None:
    periods = stages(NOTICE, DAY, levels)
    found = events(levels)
    assert {period.name for period in periods if period.precision == "month"}
    for period in periods:
        assert (f"工勤考核：{period.name}" in found) == (period.precision == "day")
    days = {event.first for event in found.values()} | {event.end - timedelta(1) for event in found.values()}
    assert days == {date(2020, 4, 13), date(2020, 4, 28), date(2020, 5, 11)}


@pytest.mark.parametrize(
    ("level", "own", "other"), [("3", "四级、三级", "二级、一级"), ("2", "二级、一级", "四级、三级")]
)
def test_only_the_stages_of_these_levels(level: str, own: str, other: str) -> None:
    titles = "".join(events([level], date(2023, 3, 2), second.NOTICE))
    assert own in titles and other not in titles


def test_every_event_says_by_which_clause() -> None:
    for event in events(list(LEVELS)).values():
        assert event.text.endswith("时间）")
        assert NOTICE.about.number in event.text


def test_the_same_event_again_replaces_the_old_one() -> None:
    today, later = events(["3", "2"]), events(["3"], date(2020, 4, 27))
    assert {title: event.uid for title, event in today.items()} == {title: event.uid for title, event in later.items()}
    assert len({event.uid for event in today.values()}) == len(today)


def test_the_stamp_is_the_day_it_was_made_in_shanghai() -> None:
    stamps = {line for line in calendar(NOTICE, ["3"], DAY).decode().splitlines() if line.startswith("DTSTAMP")}
    assert stamps == {"DTSTAMP:20200419T160000Z"}
    assert b"X-WR-TIMEZONE:Asia/Shanghai" in calendar(NOTICE, ["3"], DAY)
    assert calendar(NOTICE, ["3"], DAY) == calendar(NOTICE, ["3"], DAY)


def test_lines_are_folded_at_75_bytes_and_no_letter_is_torn() -> None:
    data = calendar(NOTICE, list(LEVELS), DAY)
    assert data.endswith(b"END:VCALENDAR\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_no_levels_named_are_all_levels() -> None:
    assert events([]) == events(list(LEVELS))
