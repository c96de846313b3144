"""Who is connected to this process: how many there are, how many there may be, and whose sessions those are."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from os import environ
from typing import Final

MOST: Final = 2000
"""Visitors that one process takes at once, where nothing says otherwise."""
FILES: Final = 4
"""Open files of one visitor: the socket, and what Streamlit waits with."""
OWN_FILES: Final = 100
"""Open files of the process itself, with room for the answers that are being sent."""
NEARLY: Final = 0.9
"""The part of the most at which whoever watches the server is told."""


@dataclass
class Visitors:
    """The sockets that are open now. `sessions` are those of Streamlit behind them."""

    most: int
    sockets: int = 0
    sessions: set[str] = field(default_factory=set)

    @property
    def full(self) -> bool:
        return self.sockets >= self.most

    @property
    def nearly_full(self) -> bool:
        return self.sockets >= self.most * NEARLY

    def come(self, session: str) -> None:
        """One more socket, that asks for this session; "" for a new one."""
        self.sockets += 1
        self.know(session)

    def know(self, session: str) -> None:
        """Which session a socket has turned out to have."""
        if session:
            self.sessions.add(session)

    def go(self, sessions: Collection[str]) -> None:
        """A socket is closed that had, or asked for, these sessions."""
        self.sockets -= 1
        self.sessions.difference_update(sessions)


def most() -> int:
    """How many visitors this process takes: `GONGQIN_SESSIONS`, else as many as it may open files for, at most `MOST`.
    What is no whole number from 1 on counts as not set."""
    text = environ.get("GONGQIN_SESSIONS", "")
    named = int(text) if text.isascii() and text.isdigit() else 0
    return named or max(1, min(MOST, (open_files() - OWN_FILES) // FILES))


def open_files() -> int:
    """How many files this process may open; where the system has no such limit, as many as `MOST` need."""
    with suppress(ImportError):
        import resource

        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft != resource.RLIM_INFINITY:
            return soft
    return MOST * FILES + OWN_FILES
