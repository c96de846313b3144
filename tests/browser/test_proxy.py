"""The pages behind `deploy/nginx.conf`: over HTTPS, with their WebSocket, an upload and a download."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import context_of
from tests.deploy.proxy import Proxy
from tests.rosters import HEADINGS, clean_rows, workbook_of
from tests.server import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, server: Server, tmp_path: Path) -> Iterator[Page]:
    """An officer's page on the address of the proxy, whose certificate nobody has signed."""
    proxy = Proxy(tmp_path, (server.port, server.port))
    proxy.start()
    context = context_of(browser, ignore_https_errors=True)
    page = context.new_page()
    page.goto(f"https://127.0.0.1:{proxy.port}/roster")
    yield page
    context.close()
    proxy.stop()


def test_a_roster_goes_in_and_its_results_come_out(page: Page, tmp_path: Path) -> None:
    roster = tmp_path / "名册.xlsx"
    roster.write_bytes(workbook_of(clean_rows(3), HEADINGS))
    page.set_input_files("input[type=file]", roster)
    page.get_by_role("button", name="列都对").click()
    page.locator(".st-key-steps").get_by_role("button", name="下载").click()
    button = page.get_by_role("button", name="下载带结论的名册（.csv）")
    expect(button).to_be_visible()
    with page.expect_download() as download:
        button.click()
    rows = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 4 and "核查：结论" in rows[0]
