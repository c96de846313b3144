"""One visit over a socket, as a browser makes it: a page is drawn, answered after a while, drawn again."""

import ssl
from asyncio import timeout
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address
from random import Random
from time import monotonic
from typing import Final
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.load.screen import Screen, stands

PATIENCE: Final = 60
"""Seconds after which a page that has not come counts as none."""
ADDRESSES: Final = 200
"""Visits come from so many addresses of this machine, as they would from many: a proxy counts what one of them does."""
UNVERIFIED: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
UNVERIFIED.check_hostname, UNVERIFIED.verify_mode = False, ssl.CERT_NONE


class NotThisMachine(ValueError):
    """A load is for this machine alone."""


def on_this_machine(url: str) -> str:
    """The address, where it is one of the loopback's by number. NotThisMachine otherwise: a name can lead anywhere."""
    try:
        here = ip_address(urlsplit(url).hostname or "").is_loopback
    except ValueError:
        here = False
    if not here:
        raise NotThisMachine(f"{url}: only 127.0.0.1, this machine, may be put under load")
    return url


@dataclass
class Visit:
    """An open socket and the page that came last over it."""

    socket: ClientConnection
    chance: Random
    screen: Screen = field(default_factory=Screen)

    async def answer(self) -> float:
        """Answer the page; seconds until the next one stands."""
        return await self.drawn(self.screen.answered(self.chance))

    async def drawn(self, state: ClientState) -> float:
        """Have a page drawn; seconds until it stands. TimeoutError, or ConnectionClosed of websockets, where none
        comes."""
        began = monotonic()
        messages: list[ForwardMsg] = []
        async with timeout(PATIENCE):
            await self.socket.send(BackMsg(rerun_script=state).SerializeToString())
            while not (messages and stands(messages[-1])):
                messages.append(ForwardMsg.FromString(bytes(await self.socket.recv(decode=False))))
        self.screen.take(messages)
        return monotonic() - began


@asynccontextmanager
async def visit(url: str, number: int, chance: Random) -> AsyncIterator[Visit]:
    """A visit that stays with one process, as with a cookie of the proxy's. InvalidStatus where it is refused."""
    secure = url.startswith("https")
    async with connect(
        f"{on_this_machine(url).replace('http', 'ws', 1)}/_stcore/stream",
        origin=Origin(url),
        subprotocols=[Subprotocol("streamlit"), Subprotocol("nothing")],
        additional_headers={"Cookie": f"route={chance.getrandbits(128):032x}"},
        ssl=UNVERIFIED if secure else None,
        local_addr=(f"127.0.0.{2 + number % ADDRESSES}", 0),
        open_timeout=PATIENCE,
        ping_interval=None,
        max_size=None,
        proxy=None,
    ) as socket:
        yield Visit(socket, chance)
