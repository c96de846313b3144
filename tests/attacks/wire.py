"""A visitor without a browser: what goes over the socket of a page, said by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.server import Server

PATIENCE = 60
RERUN = BackMsg(rerun_script=ClientState()).SerializeToString()


@dataclass
class Wire:
    """An open socket, and what came over it."""

    socket: ClientConnection
    session: str = ""

    def send(self, message: bytes | str = RERUN) -> None:
        self.socket.send(message)

    def page(self) -> float:
        """Have the page drawn once more; seconds until it stands."""
        began = monotonic()
        self.send()
        while (message := self.hear()).WhichOneof("type") != "script_finished":
            if message.WhichOneof("type") == "new_session":
                self.session = message.new_session.initialize.session_id
        return monotonic() - began

    def hear(self) -> ForwardMsg:
        data = self.socket.recv(PATIENCE)
        assert isinstance(data, bytes)
        return ForwardMsg.FromString(data)

    def closed_with(self) -> int | None:
        """The code with which the server closes the socket; None where it draws a page instead."""
        try:
            while self.hear().WhichOneof("type") != "script_finished":
                pass
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006
        return None


@contextmanager
def opened(server: Server, origin: str | None = None, session: str = "") -> Iterator[Wire]:
    """A socket to a server, from a page of its own host or of another `origin`. InvalidStatus where it is refused."""
    protocols = [Subprotocol(name) for name in ("streamlit", "nothing", session) if name]
    with connect(
        f"{server.url.replace('http', 'ws')}/_stcore/stream",
        origin=Origin(server.url if origin is None else origin),
        subprotocols=protocols,
        open_timeout=PATIENCE,
        max_size=None,
        proxy=None,
    ) as socket:
        yield Wire(socket)
