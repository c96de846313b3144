"""What one visitor's socket may send: the kinds of message that the pages need, no larger and no faster than people
and their browsers do."""

from collections.abc import Callable
from time import monotonic
from typing import Any, Final

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

PACE: Final = 10
"""Messages a second that one socket may send for as long as it likes."""
BURST: Final = 60
"""Messages it may send at once, after a pause: a page with many fields hands each of them in."""
LARGEST: Final = 1_000_000
"""Bytes of one message. Files go another way."""

KINDS: Final = frozenset(("rerun_script", "stop_script", "file_urls_request", "app_heartbeat"))
"""Beside these, `OPERATIONS`. What is left out empties the caches of all, changes settings, reads the repository, or is
for the makers of Streamlit."""
OPERATIONS: Final = frozenset(("deferred_file", "dataframe_chunk"))
"""A download that is made when it is asked for, and more rows of a long table."""


class Pace:
    """How fast one socket may go on: `BURST` messages, refilled by `PACE` a second."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.clock, self.left, self.seen = clock, float(BURST), clock()

    def allows_one_more(self) -> bool:
        now = self.clock()
        self.left = min(BURST, self.left + (now - self.seen) * PACE)
        self.seen = now
        if self.left < 1:
            return False
        self.left -= 1
        return True


def is_needed(data: Any) -> bool:
    """Whether what a socket sent (bytes, or anything else where the visitor made it up) is a message of the pages."""
    if not isinstance(data, bytes) or len(data) > LARGEST:
        return False
    try:
        message = BackMsg.FromString(data)
    except DecodeError:
        return False
    if message.WhichOneof("type") == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload") in OPERATIONS
    return message.WhichOneof("type") in KINDS
