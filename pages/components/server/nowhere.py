"""Where an address of Streamlit's own leads nowhere: it would answer with its English page, as if there were one."""

from typing import Final

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.components.server import index

FILES_ALONE: Final = ("/static/", "/_stcore/")
"""Below these are scripts, pictures and figures, and never a page."""


class Nowhere:
    """ASGI middleware: a page below `FILES_ALONE` is the Chinese one that says there is none, with 404."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(FILES_ALONE):
            await self.app(scope, receive, send)
            return
        page = False

        async def send_files(message: Message) -> None:
            nonlocal page
            if message["type"] == "http.response.start":
                page = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
            if not page:
                await send(message)

        await self.app(scope, receive, send_files)
        if page:
            up = "../" * (scope["path"].count("/") - 1)
            missing = HTMLResponse(index.missing(up, "look.css"), 404, headers={"Cache-Control": "no-store"})
            await missing(scope, receive, send)
