"""The day it is: the one place where the clock is read. Readers are handed the day."""

from datetime import date
from os import environ


class ClockError(Exception):
    """The day that was named cannot be used; the text says where, what and what to do."""


def today() -> date:
    """The day it is, or the one in GONGQIN_TODAY. ClockError where that is no day."""
    named = environ.get("GONGQIN_TODAY")
    try:
        return date.fromisoformat(named) if named else date.today()
    except ValueError:
        raise ClockError(
            f"环境变量 GONGQIN_TODAY 写的是“{named}”，不是日期。请写成 年-月-日 的样子，或者去掉它"
        ) from None
