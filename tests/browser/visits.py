"""A page of the app in a real browser: on which screens, when it stands still, and a picture of it."""

from itertools import count
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.places import ROOT
from tests.server import Server

SCREENS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "kiosk": {"viewport": {"width": 1080, "height": 1920}, "has_touch": True},
}
PATIENCE = 60_000
"""Milliseconds. On a shared machine the time a page takes says nothing; figures are in benchmarks/."""
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'


STILL = """([call, idle]) => {
  const seen = window.seen ??= { still: 0, call: 0 };
  if (seen.call !== call) {
    seen.watch?.disconnect();
    const parts = { subtree: true, childList: true, attributes: true, characterData: true };
    Object.assign(seen, { call, still: 0, watch: new MutationObserver(() => { seen.still = 0; }) });
    seen.watch.observe(document, parts);
  }
  const answered = !(window.asked > (window.heard ?? 0));
  seen.still = answered && document.querySelector(idle) ? seen.still + 1 : 0;
  return seen.still > 3;
}"""
"""Asked again and again: whether the app is idle, and has been, and the page the same, the last three times too. What
the page has just asked of the server is answered first, however long a busy machine takes to begin."""
HEARING = """window.WebSocket = class extends WebSocket {
  constructor(...address) {
    super(...address);
    this.addEventListener("message", () => { window.heard = performance.now(); });
  }
  send(message) {
    window.asked = performance.now();
    super.send(message);
  }
};"""
"""Run before a page's own scripts: when it last asked its server for something, and last heard from it."""
CALLS = count(1)
PICTURED = 8
"""To draw fifty screens at once takes Chromium a minute and half a gigabyte, and nobody looks at them."""


class Serve(Protocol):
    """The fixture `serve`."""

    def __call__(self, folder: Path = ROOT, **env: str) -> Server: ...


class Visit(Protocol):
    """The fixture `visit`."""

    def __call__(self, url: str, screen: str = "desktop", own: bool = False, **options: Any) -> Page: ...


def context_of(browser: Browser, **options: Any) -> BrowserContext:
    """A profile of its own, patient, whose pages let `settled` know when they have asked their server for something."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(HEARING)
    return context


def settled(page: Page) -> None:
    """Wait until the script has run to its end, all parts of the app have been fetched, and nothing on the page changes
    for some looks in a row: also what is drawn after the script has ended, or starts it again, is then over."""
    page.wait_for_function(STILL, arg=[next(CALLS), f'{IDLE}:not(:has([data-testid="stSkeleton"]))'], polling=20)


def resize(page: Page, size: ViewportSize) -> None:
    """Change the size of the window and wait until all has followed."""
    page.set_viewport_size(size)
    settled(page)


def shoot(page: Page, name: str) -> None:
    """Keep a picture of the page from its top, `PICTURED` screens at most, as `artifacts/NAME.png`."""
    artifacts = ROOT / "artifacts"
    (artifacts / name).parent.mkdir(parents=True, exist_ok=True)
    screen = page.viewport_size or {"width": 1280, "height": 900}
    # Streamlit scrolls inside the window, so only a window as high as the page shows all of it.
    height = page.evaluate("document.querySelector('[data-testid=stMain]')?.scrollHeight ?? 0")
    height = min(max(screen["height"], height), screen["height"] * PICTURED)
    page.set_viewport_size({"width": screen["width"], "height": height})
    page.screenshot(path=artifacts / f"{name}.png")
    page.set_viewport_size(screen)
