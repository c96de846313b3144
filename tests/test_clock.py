"""The day is that of the notice, whatever zone the server's clock shows: at both sides of midnight, and of 24:00."""

import os
import subprocess
import sys
from datetime import datetime
from typing import NamedTuple

import pytest

from gongqin_core.clock import ClockError, today
from gongqin_core.guide.timetable import season
from gongqin_core.notice.load import load_notice

NOTICE = load_notice("jiaozuo-2020")


@pytest.fixture(autouse=True)
def no_named_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GONGQIN_TODAY", raising=False)


class Moment(NamedTuple):
    """When it is somewhere, the day in the notice's place, and whether 今天截止 is read there."""

    now: str
    day: str
    last: bool


MOMENTS = {
    "the first minute of the last day, which is still the 27th in Greenwich": Moment(
        "2020-04-27T16:00Z", "04-28", True
    ),
    "a minute before the last day": Moment("2020-04-27T15:59Z", "04-27", False),
    "the last minute before 24:00": Moment("2020-04-28T15:59:59Z", "04-28", True),
    "24:00 itself": Moment("2020-04-28T16:00Z", "04-29", False),
    "half past midnight after it, on a server in Greenwich": Moment("2020-04-28T16:30Z", "04-29", False),
    "half past midnight after it, on a server in the place": Moment("2020-04-29T00:30+08:00", "04-29", False),
    "the same on a server in America": Moment("2020-04-28T12:30-04:00", "04-29", False),
    "the evening before on a server further east": Moment("2020-04-29T03:00+12:00", "04-28", True),
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_the_day_is_that_of_the_place(moment: Moment) -> None:
    day = today(NOTICE.about.time_zone, datetime.fromisoformat(moment.now))
    assert f"{day:%m-%d}" == moment.day
    assert ("今天截止" in season(NOTICE, day).sentence) is moment.last


def test_the_zone_of_the_server_says_nothing() -> None:
    """Two servers, 26 hours apart on their own clocks, on the same day; unless midnight passes between them."""
    code = "from gongqin_core.clock import today; print(today('Asia/Shanghai'))"
    for _ in range(2):
        days = {
            subprocess.run([sys.executable, "-c", code], env=os.environ | {"TZ": zone}, capture_output=True).stdout
            for zone in ("Etc/GMT+12", "Etc/GMT-14")
        }
        if len(days) == 1:
            break
    assert len(days) == 1


def test_a_notice_says_in_which_zone_its_days_are() -> None:
    assert NOTICE.about.time_zone == "Asia/Shanghai"


def test_a_zone_that_the_machine_does_not_know_is_said() -> None:
    with pytest.raises(ClockError, match="没有时区 Asia/Nowhere 的资料。请安装"):
        today("Asia/Nowhere")
