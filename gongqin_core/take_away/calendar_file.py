"""The stages that concern a person as a calendar file (iCalendar, RFC 5545), by the library icalendar.

All-day events, only where the notice gives days: a month without days is not invented. Deadlines ring before they end.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from ..guide.timetable import Period, stages
from ..notice.notice import Notice

if TYPE_CHECKING:
    from icalendar import Event

REMINDERS = (timedelta(days=-3, hours=9), timedelta(days=-1, hours=9))
"""Nine in the morning, three days and one day before a deadline's own day begins."""


def calendar(notice: Notice, levels: Collection[str], today: date) -> bytes:
    """The calendar file of these levels; `today` stamps it."""
    from icalendar import Calendar

    file = Calendar()
    file.add("prodid", "-//gongqin//CN")
    file.add("version", "2.0")
    file.add("x-wr-calname", notice.about.short)
    file.add("x-wr-timezone", notice.about.time_zone)
    for period in stages(notice, today, levels):
        if period.precision == "day" and (period.opens or not period.deadline):
            file.add_component(_event(notice, period, today))
        if period.deadline and period.closes.first == period.closes.last:
            file.add_component(_deadline(notice, period, today))
    data: bytes = file.to_ical()
    return data


def _event(notice: Notice, period: Period, today: date) -> "Event":
    """A stage: from its first day to its last, both included."""
    return _all_day(notice, period, today, "stage", period.name, period.first, period.last)


def _deadline(notice: Notice, period: Period, today: date) -> "Event":
    """All of the last day: an hour of 24:00 is its end, and a calendar would show it as the next day."""
    from icalendar import Alarm

    title = f"{period.stage.deadline}{period.whose} {period.stage.closes_at or ''}".strip()
    event = _all_day(notice, period, today, "deadline", title, period.last, period.last)
    for before in REMINDERS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", period.deadline)
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event


def _all_day(notice: Notice, period: Period, today: date, kind: str, title: str, first: date, last: date) -> "Event":
    from zoneinfo import ZoneInfo

    from icalendar import Event

    event = Event()
    event.add("uid", f"{notice.about.id}-{period.stage.id}-{kind}@gongqin")
    event.add(
        "dtstamp",
        datetime(today.year, today.month, today.day, tzinfo=ZoneInfo(notice.about.time_zone)).astimezone(
            ZoneInfo("UTC")
        ),
    )
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", f"工勤考核：{title}")
    event.add("transp", "TRANSPARENT")  # nobody is busy all day because registration is open
    event.add("description", f"{period.stage.text}（{notice.about.number}，{period.stage.clause}）")
    return event
