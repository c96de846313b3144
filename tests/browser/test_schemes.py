"""What `test_everyone` asks of a phone in the dark, of the light and of a desk too: one state of each kind of page."""

import pytest

from tests.browser.checks import axe, measured
from tests.browser.hands import unfold
from tests.browser.visits import Visit, settled
from tests.people import person
from tests.server import Server
from tests.visitor import code_of

pytestmark = pytest.mark.browser

QUESTION, RESULT = person("third", level_since="2014", education=""), person("newcomer", career_start="2011")
ADDRESSES = (
    "",
    f"?case={code_of(QUESTION)}",
    f"?case={code_of(RESULT)}",
    "prepare",
    "timetable",
    f"career?case={code_of(RESULT)}",
    f"enquiry?case={code_of(RESULT)}",
    "roster",
)
TOO_WIDE = "document.querySelector('[data-testid=stMain]').scrollWidth > innerWidth"


@pytest.mark.parametrize(
    ("scheme", "screen"), [("light", "phone"), ("light", "desktop"), ("dark", "desktop"), ("light", "kiosk")]
)
def test_a_page_is_clean_in_the_light_and_in_the_dark(server: Server, visit: Visit, scheme: str, screen: str) -> None:
    page = visit(f"{server.url}/", screen, color_scheme=scheme)
    found = {}
    for address in ADDRESSES:
        page.goto(f"{server.url}/{address}")
        settled(page)
        unfold(page)
        wide = ["wider than the window"] if page.evaluate(TOO_WIDE) else []
        found[address] = [*axe(page), *measured(page, 18, 44), *wide]
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
