"""A running server and a real Chromium for tests that need them.

`serve` starts servers, `server` is one for all; `visit` opens a page on one, waits until it is settled, and fails the
test if the page asked for anything off this machine.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.tabs import Tabs
from tests.browser.visits import PATIENCE, Serve, Visit
from tests.places import ROOT
from tests.server import CHROMIUM, SWITCHES, Server

expect.set_options(timeout=PATIENCE)

ONE_PROCESS = ("--renderer-process-limit=1", "--disable-site-isolation-trials")
"""All pages of a profile in one process, also after an empty one: what has been compiled for one is there for the next,
which then comes up with half the work."""


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
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
def server(serve: Serve) -> Server:
    """The app in the season of the notice that `content/current` names, shared by all tests: do not stop it."""
    return serve(GONGQIN_TODAY="2020-04-20")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all. Playwright keeps an event loop running in this thread, so `asyncio.run` fails in a test."""
    if not CHROMIUM.exists():
        missing = f"{CHROMIUM} is missing: apt-get install chromium fonts-noto-cjk"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*SWITCHES, *ONE_PROCESS])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    return Tabs(browser)


@pytest.fixture
def visit(tabs: Tabs) -> Iterator[Visit]:
    """`visit(url, "phone")` opens a page in a tab of an English browser and waits until it is settled.

    Screens: phone, desktop, kiosk. A test that looks at the history, or does something to the tab and not only to the
    page, says `own=True`. Further arguments go to `Browser.new_context`.
    """
    yield tabs.visit
    assert tabs.leave() == []
