"""How long the pages are that one only reads, on a phone, and how deep their folds."""

import pytest

from tests.browser.visits import Visit
from tests.server import Server

pytestmark = pytest.mark.browser

SCREENS = {"levels": 4, "prepare": 5, "faq": 5, "notice": 5}
"""Page → screens at most."""
LENGTH = "document.querySelector('[data-testid=stMain]').scrollHeight / innerHeight"
DEPTH = """() => Math.max(...[...document.querySelectorAll("details.fold")].map((fold) => {
  let depth = 0;
  for (let part = fold; part; part = part.parentElement.closest("details.fold")) depth += 1;
  return depth;
}))"""


@pytest.mark.parametrize("name", SCREENS)
def test_a_page_is_read_in_few_screens_and_its_folds_are_two_deep_at_most(
    server: Server, visit: Visit, name: str
) -> None:
    page = visit(f"{server.url}/{name}", "phone")
    assert page.evaluate(LENGTH) <= SCREENS[name]
    assert page.evaluate(DEPTH) <= 2
