"""A running server and a real Chromium for tests that need them.

`serve` starts servers, `server` is one for all; `visit` opens a page on one, waits until it is drawn, and fails the
test if the page asked for anything off this machine. `settled` waits for the next drawing, `shoot` keeps a picture in
`artifacts/`.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.places import ROOT
from tests.server import CHROMIUM, SCREENS, SWITCHES, Server

# On a shared machine the time one example takes says nothing.
settings.register_profile("gongqin", deadline=None)
settings.load_profile("gongqin")
# Nor does the time a page takes: patience here, figures in benchmarks/.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """`serve(GONGQIN_TODAY="…")` starts one more server with that environment; `folder` holds another `app.py`."""
    servers: list[Server] = []

    def start(folder: Path = ROOT, **env: str) -> Server:
        server = Server(folder, tmp_path_factory.mktemp("server") / "log.txt", env)
        servers.append(server)
        server.start()
        return server

    yield start
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def server(serve: Callable[..., Server]) -> Server:
    """The app in the season of the notice that `content/current` names, shared by all tests: do not stop it."""
    return serve(GONGQIN_TODAY="2020-04-20")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all. Playwright keeps an event loop running in this thread, so `asyncio.run` fails in a test."""
    if not CHROMIUM.exists():
        missing = f"{CHROMIUM} is missing: apt-get install chromium fonts-noto-cjk"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES.split())
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, settled: Callable[[Page], None]) -> Iterator[Callable[..., Page]]:
    """`visit(url, "phone")` opens a page in a fresh profile of an English browser and waits until it is drawn.

    Screens: phone, desktop, kiosk. Further arguments go to `Browser.new_context`.
    """
    contexts: list[BrowserContext] = []
    outside: list[str] = []

    def note(url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
            outside.append(url)

    def open_page(url: str, screen: str = "desktop", **options: object) -> Page:
        context = browser.new_context(**{"locale": "en-US", **SCREENS[screen], **options})
        contexts.append(context)
        context.on("request", lambda request: note(request.url))
        page = context.new_page()
        page.on("websocket", lambda socket: note(socket.url))
        page.goto(url)
        settled(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert outside == []


@pytest.fixture(scope="session")
def settled() -> Callable[[Page], None]:
    """Wait until the script has run to its end and the parts of the app that draw its elements have been fetched."""

    def wait(page: Page) -> None:
        state = '[data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
        page.wait_for_selector(f'[data-testid="stApp"]{state}:not(:has([data-testid="stSkeleton"]))')

    return wait


@pytest.fixture(scope="session")
def shoot() -> Callable[[Page, str], None]:
    """Keep a picture of the page from top to end as `artifacts/NAME.png`."""
    artifacts = ROOT / "artifacts"
    artifacts.mkdir(exist_ok=True)

    def take(page: Page, name: str) -> None:
        screen = page.viewport_size or {"width": 1280, "height": 900}
        # Streamlit scrolls inside the window, so only a window as high as the page shows all of it.
        height = page.evaluate("document.querySelector('[data-testid=stMain]')?.scrollHeight ?? 0")
        page.set_viewport_size({"width": screen["width"], "height": max(screen["height"], height)})
        page.screenshot(path=artifacts / f"{name}.png")
        page.set_viewport_size(screen)

    return take
