"""The result as it is sent to somebody, whatever its code."""

from gongqin_core.take_away.result import Result
from gongqin_core.take_away.slip import text_to_send


def sent(result: Result) -> str:
    return text_to_send(result, "1.x.y")
