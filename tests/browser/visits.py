"""A page of the app in a real browser: on which screens, when it stands still, and a picture of it."""

from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Page

from tests.places import ROOT
from tests.server import Server

SCREENS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "kiosk": {"viewport": {"width": 1080, "height": 1920}, "has_touch": True},
}
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'


class Serve(Protocol):
    """The fixture `serve`."""

    def __call__(self, folder: Path = ROOT, **env: str) -> Server: ...


class Visit(Protocol):
    """The fixture `visit`."""

    def __call__(self, url: str, screen: str = "desktop", **options: Any) -> Page: ...


def settled(page: Page) -> None:
    """Wait until the script has run to its end and the parts of the app that draw its elements have been fetched."""
    page.wait_for_selector(f'{IDLE}:not(:has([data-testid="stSkeleton"]))')


def shoot(page: Page, name: str) -> None:
    """Keep a picture of the page from top to end as `artifacts/NAME.png`."""
    artifacts = ROOT / "artifacts"
    artifacts.mkdir(exist_ok=True)
    screen = page.viewport_size or {"width": 1280, "height": 900}
    # Streamlit scrolls inside the window, so only a window as high as the page shows all of it.
    height = page.evaluate("document.querySelector('[data-testid=stMain]')?.scrollHeight ?? 0")
    page.set_viewport_size({"width": screen["width"], "height": max(screen["height"], height)})
    page.screenshot(path=artifacts / f"{name}.png")
    page.set_viewport_size(screen)
