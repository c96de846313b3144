"""Streamlit's scripts and style sheets, compressed: it sends them as they are, three times as many bytes."""

import gzip
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

FILE: Final = re.compile(r"/static/(js|css)/([\w-][\w.-]*\.(?:js|css))")
"""Their names change with their text. Pictures and fonts are compressed already."""
TYPES: Final = {"js": "text/javascript", "css": "text/css"}
HEADERS: Final = {
    "Content-Encoding": "gzip",
    "Vary": "Accept-Encoding",
    "Cache-Control": "public, max-age=31536000, immutable",
}


class Packed:
    """ASGI middleware: who can read gzip gets these files so; each is compressed once, when it is first asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = FILE.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        headers = Headers(scope=scope) if found else {}
        if found and "gzip" in headers.get("accept-encoding", "") and "range" not in headers:
            kind, name = found.groups()
            if packed := await run_in_threadpool(_packed, kind, name):
                await Response(packed, media_type=TYPES[kind], headers=HEADERS)(scope, receive, send)
                return
        await self.app(scope, receive, send)


@lru_cache(maxsize=512)
def _packed(kind: str, name: str) -> bytes:
    """Empty for no such file."""
    file = Path(get_static_dir()) / "static" / kind / name
    return gzip.compress(file.read_bytes(), mtime=0) if file.is_file() else b""
