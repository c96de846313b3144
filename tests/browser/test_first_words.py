"""The words that come with the page: there before any script, gone when the app draws, and nothing moves for them."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import SCREENS, Serve, Visit, settled, shoot
from tests.people import person
from tests.server import Server
from tests.visitor import code_of

pytestmark = pytest.mark.browser

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
FAST = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
SHOWN = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime"""
MOVED = """window.moved = [];
new PerformanceObserver((list) => {
  const parts = list.getEntries().flatMap((shift) => shift.sources.map(({ node }) => node?.parentElement ?? node));
  window.moved.push(...parts.filter((part) => part?.closest("#waiting")).map((part) => part.textContent));
}).observe({ type: "layout-shift", buffered: true });"""
OPENING = "正在打开，请稍候……"


def without_scripts(page: Page) -> Page:
    """Nothing but the page itself comes."""
    page.route("**/*.js*", lambda route: None)
    page.route("**/*.css*", lambda route: None)
    return page


@pytest.mark.parametrize(
    ("address", "heading"),
    [("/", "您能报哪一级？"), ("/levels", "各级条件"), (f"/career?case={code_of(person('third'))}", "晋级路线")],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_says_what_it_is_before_any_script_or_style_has_come(
    server: Server, browser: Browser, address: str, heading: str, scheme: str
) -> None:
    page = without_scripts(browser.new_page(**SCREENS["phone"], color_scheme=scheme))  # type: ignore[arg-type]
    page.goto(server.url + address, wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.get_by_text(OPENING)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    shoot(page, f"first-words-{scheme}-{heading}")
    page.close()


@pytest.mark.parametrize("query", ["begun=1", f"case={code_of(person('third'))}"])
def test_who_goes_on_with_a_link_is_not_shown_the_start(server: Server, browser: Browser, query: str) -> None:
    page = without_scripts(browser.new_page())
    page.goto(f"{server.url}/?{query}", wait_until="commit")
    expect(page.get_by_text(OPENING)).to_be_visible()
    assert page.get_by_role("heading").count() == 0
    page.close()


def test_a_touch_screen_shows_its_start(serve: Serve, browser: Browser) -> None:
    page = without_scripts(browser.new_page(**SCREENS["kiosk"]))
    page.goto(f"{serve(GONGQIN_KIOSK='1', GONGQIN_TODAY='2020-04-20').url}/levels", wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_have_text("您能报哪一级？")
    page.close()


def test_on_a_slow_line_the_words_are_there_in_two_seconds_and_go_when_the_app_draws(
    server: Server, browser: Browser
) -> None:
    page = browser.new_page(**SCREENS["phone"])
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    page.goto(server.url, wait_until="commit")
    assert page.wait_for_function(SHOWN).json_value() <= 2000
    expect(page.locator("#waiting")).to_be_visible()
    assert page.locator("#root").inner_html() == ""
    line.send("Network.emulateNetworkConditions", FAST)
    expect(page.get_by_role("button", name="开始自查")).to_be_visible()
    settled(page)
    expect(page.locator("#waiting")).to_be_hidden()
    page.close()


def test_nothing_moves_when_styles_come_and_the_words_go(server: Server, visit: Visit) -> None:
    page = visit(server.url, "phone", own=True)
    page.add_init_script(MOVED)
    page.reload()
    settled(page)
    expect(page.locator("#waiting")).to_be_hidden()
    assert page.evaluate("window.moved") == []


def test_the_words_stay_until_something_is_drawn(server: Server, browser: Browser) -> None:
    """Not only until the app's empty frame is there: the socket may take as long as the scripts."""
    page = browser.new_page()
    page.route_web_socket("**/_stcore/stream", lambda socket: None)
    page.goto(server.url)
    expect(page.locator("[data-testid=stApp]")).to_be_attached()
    expect(page.get_by_text(OPENING)).to_be_visible()
    page.close()


FETCHED = """() => performance.getEntriesByType("resource").map((entry) =>
  [entry.name.split("/").at(-1), entry.startTime, entry.responseEnd])"""
DRAWN = "document.addEventListener('drawn', () => { window.drawn = performance.now(); });"


def test_nothing_is_fetched_that_the_first_page_has_no_use_for_and_what_it_needs_at_once(
    server: Server, browser: Browser
) -> None:
    page = browser.new_page(**SCREENS["phone"])
    page.add_init_script(DRAWN)
    page.goto(f"{server.url}/?begun=1")
    expect(page.get_by_role("radio").first).to_be_visible()
    settled(page)
    began = {name.partition(".")[0]: start for name, start, _ in page.evaluate(FETCHED)}
    assert not {name for name in began if name.startswith("SourceSans")}
    assert began.get("MaterialSymbols-Rounded", 1e9) >= page.evaluate("window.drawn")
    came = {name.partition(".")[0]: end for name, _, end in page.evaluate(FETCHED)}
    assert max(began[part] for part in ("Html", "Radio", "useField", "WidgetLabel")) < came["index"]
    page.close()


def test_the_signs_come_when_the_page_is_drawn(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    with page.expect_response(lambda answer: "MaterialSymbols" in answer.url):
        page.goto(server.url)
    page.close()


def test_the_app_opens_its_socket_before_it_is_told_settings(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    for address in ("health", "host-config"):
        page.route(f"**/_stcore/{address}", lambda route: None)
    page.goto(f"{server.url}/levels")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("各级条件")
    page.close()
