"""In front of Streamlit's sockets: who may open one, and what may come through. One bad visitor harms only himself."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.components.server import messages, uploads
from pages.components.server.visitors import Visitors

POLICY = 1008
"""RFC 6455, 7.4.1: the other side broke a rule of this one. Before the handshake any code is an answer 403."""


class Gate:
    """ASGI middleware: a socket opened by a page of another host, for a session that has one, or beyond the most there
    may be is refused; one that sends what no page needs is closed."""

    def __init__(self, app: ASGIApp, visitors: Visitors) -> None:
        self.app, self.visitors = app, visitors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = asked_for(headers)
        if not from_here(headers) or session in self.visitors.sessions or self.visitors.full:
            await send({"type": "websocket.close", "code": POLICY})
            return
        socket = Socket(receive, send, self.visitors)
        self.visitors.come(session)
        try:
            await self.app(scope, socket.receive, socket.send)
        finally:
            self.visitors.go({session, socket.session})
            uploads.forget(socket.session)


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


def asked_for(headers: Headers) -> str:
    """The session that a browser wants back after a break, "" for a new one: the third of Streamlit's subprotocols."""
    protocols = headers.get("sec-websocket-protocol", "").split(",")
    return protocols[2].strip() if len(protocols) > 2 else ""


class Socket:
    """One visitor's socket. The first message that is none of the pages', or comes too fast, closes it."""

    def __init__(self, receive: Receive, send: Send, visitors: Visitors) -> None:
        self.inner_receive, self.inner_send, self.visitors = receive, send, visitors
        self.pace = messages.Pace()
        self.closed = False
        self.session = ""

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
        if not self.session and message.get("bytes"):
            # Streamlit tells the browser which session it has, before all else of a page, and nobody else.
            self.session = ForwardMsg.FromString(message["bytes"]).new_session.initialize.session_id
            self.visitors.know(self.session)
        if not self.closed:
            await self.inner_send(message)
