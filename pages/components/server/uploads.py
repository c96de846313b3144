"""Uploaded files never touch the disk, and are let go of: Streamlit would keep them as long as the session, and longer
on an idle server. (Neither has a public way; tests watch that both work.) One a session, and so many in all."""

import asyncio
from typing import Final

from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.config import get_option
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.components.server import kiosk
from pages.components.server.visitors import Visitors

MEGABYTE = 1 << 20
ROUTE: Final = "/_stcore/upload_file/"
IN_ALL: Final = 100 * MEGABYTE
"""Of all files that one process holds or is receiving."""
SECONDS: Final = 300
"""Within which a file has to be there; 10 MB over 400 kbit/s take 200."""


def keep_in_memory() -> None:
    """At the start of the server: a file is received in memory up to the largest that is let in. Otherwise whatever is
    above 1 MB goes through a temporary file."""
    MultiPartParser.spool_max_size = largest() + MEGABYTE


def largest() -> int:
    """Bytes of one file."""
    return int(get_option("server.maxUploadSize")) * MEGABYTE


def release() -> None:
    """Forget every file this session has uploaded."""
    context = get_script_run_ctx()
    if context:
        context.uploaded_file_mgr.remove_session_files(context.session_id)


def forget(session: str) -> None:
    """The same for a session whose socket is closed."""
    if session and runtime.exists():
        runtime.get_instance().uploaded_file_mgr.remove_session_files(session)


def held() -> int:
    """Bytes of all files that are there."""
    stats = runtime.get_instance().uploaded_file_mgr.get_stats()
    return sum(stat.byte_length for family in stats.values() for stat in family if hasattr(stat, "byte_length"))


class OneFileEach:
    """ASGI middleware: a file is let in from whoever has a page open, one at a time, and takes the place of the one
    before it. A kiosk lets none in."""

    def __init__(self, app: ASGIApp, visitors: Visitors) -> None:
        self.app, self.visitors = app, visitors
        self.coming: dict[str, int] = {}
        """Session → bytes of the file that it is sending."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "PUT" or not scope["path"].startswith(ROUTE):
            await self.app(scope, receive, send)
            return
        session = scope["path"].removeprefix(ROUTE).split("/")[0]
        size = _size(Headers(scope=scope))
        if refusal := self._refusal(session, size):
            status, words = refusal
            await PlainTextResponse(words, status)(scope, receive, send)
            return
        forget(session)
        self.coming[session] = size
        try:
            async with asyncio.timeout(SECONDS):
                await self.app(scope, receive, send)
        finally:
            del self.coming[session]
            if session not in self.visitors.sessions:  # gone while it was sending
                forget(session)

    def _refusal(self, session: str, size: int) -> tuple[int, str] | None:
        """Status and words where a file is not let in."""
        if kiosk.on():
            return 403, "触摸屏不收文件。"
        if session not in self.visitors.sessions:
            return 400, "页面已经关了。请重新打开页面再传。"
        if session in self.coming:
            return 429, "上一个文件还没传完。请等一等再传。"
        if held() + sum(self.coming.values()) + size > IN_ALL:
            return 503, "现在传文件的人太多。请过几分钟再传。"
        return None


def _size(headers: Headers) -> int:
    """Bytes that are announced; the largest of all where none are, and Streamlit stops at that."""
    text = headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() else largest() + MEGABYTE
