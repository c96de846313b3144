"""Many visits at once: opened at a rate, each answering every so many seconds, some leaving for others."""

from asyncio import Event, TaskGroup, timeout
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from time import monotonic
from typing import Final

from streamlit.proto.ClientState_pb2 import ClientState
from websockets.exceptions import WebSocketException

from tests.load.visit import Visit, on_this_machine, visit

MOST_SESSIONS: Final = 5000
MOST_MINUTES: Final = 120


@dataclass(frozen=True)
class Plan:
    """How many sessions, seconds between two answers of one, openings a second, how many a second leave and are
    replaced, and for how many seconds all of it goes on. ValueError beyond the most there may be."""

    sessions: int
    every: float = 10
    opening: float = 50
    leaving: float = 0
    seconds: float = 60

    def __post_init__(self) -> None:
        if not 0 < self.sessions <= MOST_SESSIONS:
            raise ValueError(f"from 1 to {MOST_SESSIONS} sessions")
        if not 0 < self.seconds <= MOST_MINUTES * 60:
            raise ValueError(f"more than 0 and at most {MOST_MINUTES} minutes")
        if min(self.every, self.opening) <= 0 or self.leaving < 0:
            raise ValueError("a time between answers and a rate of openings above 0, and none below")


@dataclass
class Tally:
    """Seconds of every opening and every rerun since the last look, and how many visits have come to nothing."""

    opened: list[float] = field(default_factory=list)
    reruns: list[float] = field(default_factory=list)
    failed: int = 0


@dataclass
class Crowd:
    """The visits of one plan to the pages at `url`. `look` is called with the seconds since the beginning, how many
    are there, how many have come so far, and the tally since the last time; once in `pause` seconds."""

    url: str
    plan: Plan
    look: Callable[[float, int, int, Tally], None]
    pause: float = 10
    chance: Random = field(default_factory=lambda: Random(1))
    tally: Tally = field(default_factory=Tally)
    there: int = 0
    leaving: list[Event] = field(default_factory=list)
    """Of every visit that has come, in their order: set, it leaves after the page that is being drawn."""
    over: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        on_this_machine(self.url)

    async def stay(self) -> None:
        """All come, go on for as long as the plan says, and leave."""
        began = monotonic()
        async with TaskGroup() as visits:
            async with TaskGroup() as group:
                group.create_task(self._come_and_go(visits, began))
                for n in range(1, int(self.plan.seconds // self.pause) + 1):
                    await happens(self.over, began + n * self.pause)
                    tally, self.tally = self.tally, Tally()
                    self.look(monotonic() - began, self.there, len(self.leaving), tally)
                await happens(self.over, began + self.plan.seconds)
                self.over.set()
            for leave in self.leaving:
                leave.set()

    async def _come_and_go(self, visits: TaskGroup, began: float) -> None:
        plan = self.plan
        for n in range(plan.sessions):
            if await happens(self.over, began + n / plan.opening):
                return
            self._come(visits)
        full, gone = monotonic(), 0
        while plan.leaving and not await happens(self.over, full + gone / plan.leaving):
            self.leaving[gone].set()
            self._come(visits)
            gone += 1

    def _come(self, visits: TaskGroup) -> None:
        leave, number = Event(), len(self.leaving)
        self.leaving.append(leave)
        visits.create_task(self._visit(number, leave))

    async def _visit(self, number: int, leave: Event) -> None:
        began = monotonic()
        try:
            async with visit(self.url, number, self.chance) as page:
                await page.drawn(ClientState())
                self.tally.opened.append(monotonic() - began)
                self.there += 1
                try:
                    await self._answer(page, leave)
                finally:
                    self.there -= 1
        except (OSError, WebSocketException):  # TimeoutError is an OSError
            self.tally.failed += 1

    async def _answer(self, page: Visit, leave: Event) -> None:
        due = monotonic() + self.chance.uniform(0, self.plan.every)
        while not await happens(leave, due):
            seconds = await page.answer()  # before the tally is looked for: there may be another by then
            self.tally.reruns.append(seconds)
            due += self.plan.every


async def happens(event: Event, until: float) -> bool:
    """Wait for it, at most to that moment of the monotonic clock; whether it has happened."""
    with suppress(TimeoutError):
        async with timeout(until - monotonic()):
            await event.wait()
    return event.is_set()
