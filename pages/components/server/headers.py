"""The security headers that every answer carries."""

import re
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECURITY: Final = {
    # The address carries the answers.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Streamlit needs inline styles, and blob: for its components; scripts only from here.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'self'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
}


HOST: Final = re.compile(r"[A-Za-z0-9.-]+(:[0-9]{1,5})?|\[[0-9a-fA-F:.]+\](:[0-9]{1,5})?")
"""What may stand in a policy as the name of this host."""


def security(host: str) -> dict[str, str]:
    """The headers of an answer of this host, as a browser called it. Older browsers take no socket of the same host
    for 'self', so it is named; one that is no name is left out."""
    sockets = f"connect-src 'self' ws://{host} wss://{host}; " if HOST.fullmatch(host) else "connect-src 'self'; "
    policy = SECURITY["Content-Security-Policy"].replace("connect-src 'self'; ", sockets)
    return {**SECURITY, "Content-Security-Policy": policy}


class SecurityHeaders:
    """ASGI middleware: every answer over HTTP carries its security headers, and a download stays in no cache."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        host = Headers(scope=scope).get("host", "") if scope["type"] == "http" else ""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(security(host))
                if scope["path"].startswith("/media/"):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self.app(scope, receive, send_with_headers)
