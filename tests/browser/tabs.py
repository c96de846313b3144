"""Tabs of one Chromium, in which one test after another visits pages.

In a tab that is used again the app's scripts are compiled already. What a test can leave behind there is taken away:
the page, what it keeps in the browser, other tabs, the size of the window. Its history stays, and what a test does to
the tab itself; such a test asks for a tab of its own.
"""

from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.visits import SCREENS, context_of, settled

HERE = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:")
"""How an address begins that is on this machine."""
FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"


class Tab:
    """A page in a profile of its own, and the addresses off this machine that it asked for."""

    def __init__(self, browser: Browser, options: dict[str, Any]) -> None:
        self.options = options
        self.outside: list[str] = []
        self.context = context_of(browser, **options)
        self.context.on("request", lambda request: self.note(request.url))
        self.page = self.context.new_page()
        self.page.on("websocket", lambda socket: self.note(socket.url))
        self.size = self.page.viewport_size

    def note(self, url: str) -> None:
        if not url.startswith(HERE):
            self.outside.append(url)

    def clear(self) -> None:
        """Take away what a test left behind."""
        for other in self.context.pages:
            if other is not self.page:
                other.close()
        if self.page.url.startswith("http"):
            self.page.evaluate(FORGET)
        self.page.goto("about:blank")
        self.context.clear_cookies()
        if self.size and self.page.viewport_size != self.size:
            self.page.set_viewport_size(self.size)


class Tabs:
    """The tabs of a Chromium: those at rest, and those that the running test visits pages in."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.resting: list[Tab] = []
        self.shared: list[Tab] = []
        self.own: list[Tab] = []

    def visit(self, url: str, screen: str = "desktop", own: bool = False, **options: Any) -> Page:
        """Open an address on that screen, in an English browser, and wait until it is settled."""
        options = {"locale": "en-US", **SCREENS[screen], **options}
        rested = [tab for tab in self.resting if tab.options == options and not own]
        tab = rested[0] if rested else Tab(self.browser, options)
        if rested:
            self.resting.remove(tab)
        (self.own if own else self.shared).append(tab)
        tab.page.goto(url)
        settled(tab.page)
        return tab.page

    def leave(self) -> list[str]:
        """Put the tabs to rest and close those that are a test's own; the addresses off this machine they asked for."""
        outside = [url for tab in (*self.shared, *self.own) for url in tab.outside]
        for tab in self.shared:
            tab.clear()
            tab.outside.clear()
        for tab in self.own:
            tab.context.close()
        self.resting += self.shared
        self.shared, self.own = [], []
        return outside
