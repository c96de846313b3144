"""What surrounds every page and Streamlit has no setting for: language, the look, an icon, health.

Streamlit serves one English `index.html` for every address. The routes here answer first, with the same page in
Chinese; `zh.js` then translates what Streamlit draws into it, by the table `zh.json`. An upgrade that changes the page
stops the server at its start instead of bringing English back unnoticed.
"""

import hashlib
import json
from functools import lru_cache
from typing import Final

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from gongqin_core.notice.notice import Notice
from pages.components import session
from pages.components.server import files, first_words, index, kiosk
from pages.components.server.visitors import Visitors

FIRST_PAGE: Final = "check"
"""The name of the page at `/`: Streamlit opens it there only, and takes its name for that of no page at all."""

STYLES: Final = (
    *("tokens", "icons", "base", "masthead", "buttons", "cards", "question", "dates", "verdicts", "ladder", "folds"),
    *("start", "result", "todo", "copying", "tables", "charts"),
    # What holds for every target and every text; then what is special to a page, and to paper.
    *("reach", "desk", "roster", "takeaway", "paper"),
)
"""In the order in which they are served: of two rules that say as much, the later holds."""
KIOSK_STYLES: Final = ("kiosk", "kiosk_across")
SCRIPTS: Final = {
    is_kiosk: ("base", "first_words", "focus", "folds", "jumps", "ways", "copying", "read_aloud", last)
    for is_kiosk, last in {False: "large", True: "kiosk_page"}.items()
}
"""By whether this is a kiosk: its type is large anyway, and it must leave no trace."""


def look() -> str:
    """All style sheets in one."""
    names = STYLES + KIOSK_STYLES if kiosk.on() else STYLES
    return "\n".join(files.read(f"css/{name}.css") for name in names)


def script() -> str:
    """`zh.js`, called with the table it translates by, and what else has to run before the first drawing."""
    table = json.dumps(json.loads(files.read("js/zh.json")), ensure_ascii=False)
    others = [files.read(f"js/{name}.js") for name in SCRIPTS[kiosk.on()]]
    return "\n".join([files.read("js/zh.js"), f"speakChinese({table});", *others])


class Address(Convertor[str]):
    """An address is a text, and stays one."""

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


class PageName(Address):
    """The address of a page: one part without a dot. Files and Streamlit's own addresses have a dot or more parts."""

    regex = r"[^/.]+"


class NoPage(Address):
    """An address of two parts or more that is none of Streamlit's own, which would show its English page there."""

    regex = r"(?!(?:_stcore|media|component|static|app|auth)/)[^/]+/.*"


def routes(connected: Visitors) -> list[BaseRoute]:
    """The page at `/` and at every page's name; script, style and icon; `/healthz` for whoever watches the server."""
    register_url_convertor("page_name", PageName())
    register_url_convertor("no_page", NoPage())
    served = {"zh.js": (script(), "text/javascript"), "look.css": (look(), "text/css")}
    script_url, style_url = (
        f"{name}?{hashlib.sha256(text.encode()).hexdigest()[:12]}" for name, (text, _) in served.items()
    )
    streamlit, style, full = index.streamlit_index(), first_words.style(), index.full(style_url)

    @lru_cache(maxsize=2 * len(first_words.NAMES))
    def html(name: str, _: tuple[Notice, ...], closed: bool) -> str:
        """By the notices in force, of which it speaks, and whether one can still register."""
        beginning = index.Beginning(first_words.title_of(name), first_words.words_of(name, closed), style)
        return index.chinese(streamlit, script_url, style_url, beginning)

    html(first_words.FIRST, session.places(), first_words.is_late())  # what is wrong with it is said at the start

    async def page(request: Request) -> Response:
        if connected.full:
            return HTMLResponse(full, 503, headers={"Cache-Control": "no-store", "Retry-After": "60"})
        name = first_words.name_of(request.path_params.get("name", ""), request.query_params)
        return HTMLResponse(html(name, session.places(), first_words.is_late()), headers={"Cache-Control": "no-cache"})

    async def no_page(request: Request) -> Response:
        up = "../" * request.path_params["path"].count("/")
        return HTMLResponse(index.missing(up, style_url), 404, headers={"Cache-Control": "no-store"})

    async def file(request: Request) -> Response:
        # Its address changes with its text, so a browser need never ask again.
        text, media_type = served[request.url.path.rpartition("/")[2]]
        return Response(text, media_type=media_type, headers={"Cache-Control": "public, max-age=31536000, immutable"})

    async def first_page(request: Request) -> Response:
        # Relative, because the app may stand below another address; with the answers.
        return RedirectResponse(f"./?{request.url.query}".removesuffix("?"))

    async def icon(_: Request) -> Response:
        # Streamlit asks for this address whatever `index.html` says, so it is the same for every icon.
        return FileResponse(files.HERE / "favicon.png", headers={"Cache-Control": "public, max-age=86400"})

    async def healthz(_: Request) -> Response:
        if connected.nearly_full:
            return PlainTextResponse(f"打开的页面 {connected.sockets} 个，最多 {connected.most} 个", 503)
        return PlainTextResponse("ok")

    async def robots(_: Request) -> Response:
        # The pages may be found; an address with somebody's answers may not.
        return PlainTextResponse("User-agent: *\nDisallow: /*?\n")

    return [
        Route("/healthz", healthz),
        Route("/robots.txt", robots),
        Route("/favicon.png", icon),
        Route(f"/{FIRST_PAGE}", first_page),
        *(Route(f"/{name}", file) for name in served),
        Route("/", page),
        Route("/{name:page_name}", page),
        Route("/{path:no_page}", no_page),
    ]
