"""In front of Streamlit's sockets: who may open one, and what may come through. One bad visitor harms only himself."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.components.server import messages

POLICY = 1008
"""RFC 6455, 7.4.1: the other side broke a rule of this one. Before the handshake it is an answer 403."""


class Gate:
    """ASGI middleware: a socket opened by a page of another host, or that sends what no page needs, is closed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
        elif not from_here(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": POLICY})
        else:
            socket = Socket(receive, send)
            await self.app(scope, socket.receive, socket.send)


def from_here(headers: Headers) -> bool:
    """Whether a socket is opened by a page of this host, or by no page. Of another, Streamlit would ask an outside
    address what this machine is called there, with all visitors waiting."""
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        host = urlsplit(origin).netloc
    except ValueError:
        return False
    return bool(host) and host == headers.get("host")


class Socket:
    """One visitor's socket. The first message that is none of the pages', or comes too fast, closes it."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self.inner_receive, self.inner_send = receive, send
        self.pace = messages.Pace()
        self.closed = False

    async def receive(self) -> Message:
        message = await self.inner_receive()
        if message["type"] != "websocket.receive":
            return message
        if self.pace.allows_one_more() and messages.is_needed(message.get("bytes")):
            return message
        await self.inner_send({"type": "websocket.close", "code": POLICY})
        self.closed = True
        return {"type": "websocket.disconnect", "code": POLICY}

    async def send(self, message: Message) -> None:
        """What Streamlit still has to say to a closed socket goes nowhere."""
        if not self.closed:
            await self.inner_send(message)
