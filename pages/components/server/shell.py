"""What surrounds every page and Streamlit has no setting for: language, security headers, health, a plain apology.

Streamlit serves one English `index.html` for every address. The routes here answer first, with the same page in
Chinese; `zh.js` then translates what Streamlit draws into it, by the table `zh.json`. An upgrade that changes the page
stops the server at its start instead of bringing English back unnoticed.
"""

import hashlib
import json
import logging
import re
import traceback
from pathlib import Path
from typing import Any, Final

import streamlit as st
from starlette.convertors import Convertor, register_url_convertor
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from pages.components.server import kiosk

TITLE: Final = "工勤等级考核自查"

NOSCRIPT: Final = """<noscript>
      <style>#waiting { display: none; }</style>
      <p>本页面需要 JavaScript。请在浏览器设置中启用后刷新。</p>
    </noscript>"""

# Stands there until Streamlit fills #root, and again if it crashes: an old browser gets words instead of a blank page,
# and needs to understand no script for that.
WAITING: Final = """<div id="root"></div>
    <style>
      #waiting { font: 18px/1.6 sans-serif; margin: 3rem auto; padding: 0 1rem; max-width: 40rem; }
      #waiting p + p { animation: late 0s 8s both; }
      #root:not(:empty) ~ #waiting { display: none; }
      @keyframes late { from { visibility: hidden; } to { visibility: visible; } }
    </style>
    <div id="waiting">
      <p>正在打开，请稍候……</p>
      <p>一直停在这里？请检查网络后刷新。若仍打不开，说明这个浏览器版本太旧：请升级微信或浏览器，或换一部手机、电脑打开同一网址。</p>
    </div>"""

FIRST_PAGE: Final = "check"
"""The name of the page at `/`: Streamlit opens it there only, and takes its name for that of no page at all."""

STYLES: Final = {False: ["look.css"], True: ["look.css", "kiosk.css"]}
SCRIPTS: Final = {False: "large.js", True: "kiosk.js"}
"""By whether this is a kiosk: its type is large anyway, and it must leave no trace."""

SECURITY: Final = {
    # The address carries the answers.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    # Streamlit needs inline styles, blob: for its components and ws: for its own connection; scripts only from here.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self' ws: wss:; frame-src 'self'; object-src 'none'; base-uri 'self'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
}

# Their text names modules and attributes of the code, never what a person answered.
ABOUT_CODE: Final = (AttributeError, ImportError, NameError, SyntaxError)


def script() -> str:
    """`zh.js`, called with the table it translates by, and what else has to run before the first drawing."""
    table = json.dumps(json.loads(_read("zh.json")), ensure_ascii=False)
    return f"{_read('zh.js')}\nspeakChinese({table});\n{_read(SCRIPTS[kiosk.on()])}"


def chinese(html: str, script_url: str, style_url: str) -> str:
    """Streamlit's `index.html` in Chinese, with the look of this app behind Streamlit's own, so that it wins.

    `script_url` runs before the app's own modules, which read the language as they load. Streamlit's Latin font is not
    fetched ahead: no page uses it. Raises ValueError when a place to rewrite is not there exactly once.
    """
    rewrites = {
        r'<html lang="en">': '<html lang="zh-CN">',
        r"<title>Streamlit</title>": f"<title>{TITLE}</title>",
        r'<link\s+rel="preload"[^>]*as="font"[^>]*>': "",
        r'<!--(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*>': "",
        r"<!-- initialize window.prerenderReady.*?</script>": f'<script src="{script_url}"></script>',
        r"<noscript>.*?</noscript>": NOSCRIPT,
        r'<div id="root"></div>': f'{WAITING}\n    <link rel="stylesheet" href="{style_url}">',
    }
    for pattern, replacement in rewrites.items():
        html, found = re.subn(pattern, replacement, html, flags=re.DOTALL)
        if found != 1:
            raise ValueError(f"Streamlit's index.html has changed: {pattern!r} found {found} times instead of once")
    return html


def _read(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


class PageName(Convertor[str]):
    """The address of a page: one part without a dot. Files and Streamlit's own addresses have a dot or more parts."""

    regex = r"[^/.]+"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


def routes() -> list[BaseRoute]:
    """The page at `/` and at every page's name; script, style and icon; `/healthz` for whoever watches the server."""
    register_url_convertor("page_name", PageName())
    look = "".join(map(_read, STYLES[kiosk.on()]))
    files = {"zh.js": (script(), "text/javascript"), "look.css": (look, "text/css")}
    script_url, style_url = (
        f"{name}?{hashlib.sha256(text.encode()).hexdigest()[:12]}" for name, (text, _) in files.items()
    )
    index = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    html = chinese(index, script_url, style_url)

    async def page(_: Request) -> Response:
        return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

    async def file(request: Request) -> Response:
        # Its address changes with its text, so a browser need never ask again.
        text, media_type = files[request.url.path.rpartition("/")[2]]
        return Response(text, media_type=media_type, headers={"Cache-Control": "public, max-age=31536000, immutable"})

    async def first_page(request: Request) -> Response:
        # Relative, because the app may stand below another address; with the answers.
        return RedirectResponse(f"./?{request.url.query}".removesuffix("?"))

    async def icon(_: Request) -> Response:
        # Streamlit asks for this address whatever `index.html` says, so it is the same for every icon.
        return FileResponse(Path(__file__).parent / "favicon.png", headers={"Cache-Control": "public, max-age=86400"})

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    return [
        Route("/healthz", healthz),
        Route("/favicon.png", icon),
        Route(f"/{FIRST_PAGE}", first_page),
        *(Route(f"/{name}", file) for name in files),
        Route("/", page),
        Route("/{name:page_name}", page),
    ]


class SecurityHeaders:
    """ASGI middleware: every answer over HTTP carries the headers of `SECURITY`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def keep_answers_out_of_logs() -> None:
    """Log what kind of error happened and where, not its text: that may quote what a person answered.

    Streamlit logs the full text from several loggers of its own before `apologise` is asked, hence a record factory.
    """
    make_record = logging.getLogRecordFactory()

    def make_record_without_values(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make_record(*args, **kwargs)
        if record.exc_info and record.exc_info[1]:
            record.msg, record.args = f"{record.getMessage()}: {kind_and_places(record.exc_info[1])}", None
            record.exc_info = None
        return record

    logging.setLogRecordFactory(make_record_without_values)


def kind_and_places(error: BaseException) -> str:
    """For example `ValueError at self_check.py:41 < frame.py:20`, innermost place first, then what caused it."""
    places = reversed(traceback.extract_tb(error.__traceback__))
    text = f"{type(error).__name__} at {' < '.join(f'{Path(place.filename).name}:{place.lineno}' for place in places)}"
    if isinstance(error, ABOUT_CODE):
        text += f" ({error})"
    return f"{text}, caused by {kind_and_places(error.__cause__)}" if error.__cause__ else text


def apologise(_: Exception) -> bool:
    """Say in Chinese that a page failed, and tell Streamlit (True) to show nothing of its own."""
    st.error("页面出了点问题，您填写的内容还在链接里；请点「重新打开」或刷新页面。")
    # An ordinary link opens a new session from the address; a button would run the failed one again.
    st.html('<a href="" style="color: #0B57A4; font-size: 1.25rem">重新打开</a>')
    return True
