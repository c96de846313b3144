"""How long the pages are on a phone, those that one only reads and the result, and how deep their folds."""

from typing import Any

import pytest
import yaml

from tests.browser.visits import Visit
from tests.people import person
from tests.places import TESTS
from tests.server import Server
from tests.visitor import code_of

pytestmark = pytest.mark.browser

SCREENS = {"levels": 4, "prepare": 5, "faq": 5, "notice": 5}
"""Page → screens at most."""
RESULT = 2.5
"""Screens from the top of a result to 带走结果."""
LIVES: list[dict[str, Any]] = yaml.load(
    (TESTS / "take_away" / "lives.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
BEFORE_TAKE_AWAYS = """() => {
  const heading = [...document.querySelectorAll("h2")].find((found) => found.textContent === "带走结果");
  return (heading.getBoundingClientRect().top + document.querySelector("[data-testid=stMain]").scrollTop) / innerHeight;
}"""
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


@pytest.mark.parametrize("life", LIVES, ids=[life["life"] for life in LIVES])
def test_a_result_is_read_in_two_screens_and_a_half_before_the_take_aways(
    server: Server, visit: Visit, life: dict[str, Any]
) -> None:
    page = visit(f"{server.url}/?case={code_of(person(life['like'], **life['facts']))}", "phone")
    assert page.locator("h1").inner_text().replace("\n", "") == life["headline"]
    assert page.evaluate(BEFORE_TAKE_AWAYS) <= RESULT


@pytest.mark.parametrize("address", ["levels", "?begun=1"])
def test_the_season_is_one_line_on_a_phone(server: Server, visit: Visit, address: str) -> None:
    page = visit(f"{server.url}/{address}", "phone")
    lines = """() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector(".season span"));
      return new Set([...range.getClientRects()].map(({ top }) => top)).size;
    }"""
    assert page.evaluate(lines) == 1
