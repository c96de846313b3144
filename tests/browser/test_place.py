"""Where several places have a notice in force: what asks for the place is seen on every screen."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import second
from tests.browser.visits import Serve, Visit
from tests.folders import two_notices
from tests.people import NOTICE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_the_place_is_asked_where_it_can_be_seen(serve: Serve, visit: Visit, tmp_path: Path, screen: str) -> None:
    two_notices(tmp_path, NOTICE.about.id, second.NOTICE.about.id)
    page = visit(serve(GONGQIN_CONTENT=str(tmp_path)).url, screen, own=True)
    expect(page.get_by_role("heading", name="您的单位在哪里？")).to_be_visible()
    page.get_by_role("button", name=second.NOTICE.about.place).click()
    expect(page.get_by_role("heading", name="您够哪一级的条件？")).to_be_visible()
