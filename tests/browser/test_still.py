"""A page that comes up stays where it is, asks for nothing that is not there, and complains of nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visits import SCREENS, context_of, settled
from tests.people import person
from tests.server import Server
from tests.visitor import code_of

pytestmark = pytest.mark.browser

SHIFTED = 0.1
"""What Web Vitals calls good, of the cumulative layout shift."""
SHIFTS = """() => {
  window.shifts = [];
  const name = ({ node, previousRect, currentRect }) =>
    `${node?.textContent?.slice(0, 30)}: ${previousRect.top} → ${currentRect.top}`;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries())
      if (!shift.hadRecentInput) window.shifts.push({ value: shift.value, moved: shift.sources.map(name) });
  }).observe({ type: "layout-shift", buffered: true });
}"""
SEEN = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(window.shifts))))"
"""What has moved until the next picture has been drawn."""
ADDRESSES = {
    "start": "",
    "question": "?begun=1",
    **{name: name for name in ("levels", "prepare", "timetable", "faq", "notice", "changes", "enquiry", "roster")},
    "result": f"?case={code_of(person('newcomer'))}",
    "caller": f"enquiry?case={code_of(person('third'))}",
    "career": f"career?case={code_of(person('newcomer'))}",
}


class Watched:
    """A tab, and what its console said and was refused."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complain(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complain(str(error)))
        page.on("response", lambda got: self.complain(f"{got.status} {got.url}") if got.status >= 400 else None)

    def complain(self, words: str) -> None:
        self.complaints.append(words)

    def open(self, url: str) -> list[dict[str, Any]]:
        """What moved while the page came up."""
        self.complaints.clear()
        self.page.goto(url)
        settled(self.page)
        shifts: list[dict[str, Any]] = self.page.evaluate(SEEN)
        return shifts


@pytest.fixture(scope="module", params=["phone", "desktop"])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Watched]:
    """A browser that opens them one after the other, the first with nothing kept from earlier."""
    context = context_of(browser, **SCREENS[request.param])
    context.add_init_script(f"({SHIFTS})()")
    yield Watched(context.new_page())
    context.close()


@pytest.mark.parametrize("name", ADDRESSES)
def test_nothing_moves_and_nothing_is_missing(server: Server, tab: Watched, name: str) -> None:
    shifts = tab.open(f"{server.url}/{ADDRESSES[name]}")
    assert tab.complaints == []
    assert sum(shift["value"] for shift in shifts) <= SHIFTED, shifts
