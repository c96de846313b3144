"""Who is connected to this process: how many there are, how many there may be, and whose sessions those are."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from os import environ
from typing import Final

from pages.components.server import numbers

MOST: Final = 2000
"""Visitors that one process takes at once, where nothing says otherwise."""
FILES: Final = 4
"""Open files of one visitor: the socket, and three that Streamlit waits with."""
GONE: Final = 128
"""Visitors who have left, and whom Streamlit keeps for two minutes in case they come back, without the socket."""
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
    """How many visitors this process takes."""
    return most_of(environ.get("GONGQIN_SESSIONS", ""), open_files())


def most_of(named: str, may_open: int) -> int:
    """`named`: what GONGQIN_SESSIONS says; no whole number counts as not set. Then it is as many visitors as a process
    may open files for, at most `MOST`."""
    return numbers.whole(named) or max(1, min(MOST, (may_open - files_of(0)) // FILES))


def files_of(visitors: int) -> int:
    """How many files a process opens for so many visitors at once."""
    return OWN_FILES + GONE * (FILES - 1) + visitors * FILES


def open_files() -> int:
    """How many files this process may open; where the system has no such limit, as many as `MOST` need."""
    with suppress(ImportError):
        import resource

        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft != resource.RLIM_INFINITY:
            return soft
    return files_of(MOST)
