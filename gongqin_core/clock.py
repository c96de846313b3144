"""The day it is: the one place where the clock is read. Readers are handed the day."""

from datetime import UTC, date, datetime
from os import environ


class ClockError(Exception):
    """The day that was named cannot be used; the text says where, what and what to do."""


def today(zone: str, now: datetime | None = None) -> date:
    """The day it is in a time zone (a name of the IANA's list, as a notice has one), whatever the machine's own; or the
    one in GONGQIN_TODAY. ClockError where that is no day, or this machine knows no such zone. `now`: another moment
    than this one, with its zone."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    named = environ.get("GONGQIN_TODAY")
    try:
        return date.fromisoformat(named) if named else (now or datetime.now(UTC)).astimezone(ZoneInfo(zone)).date()
    except ZoneInfoNotFoundError:
        raise ClockError(f"这台机器没有时区 {zone} 的资料。请安装锁定文件里的 tzdata") from None
    except ValueError:
        raise ClockError(
            f"环境变量 GONGQIN_TODAY 写的是“{named}”，不是日期。请写成 年-月-日 的样子，或者去掉它"
        ) from None
