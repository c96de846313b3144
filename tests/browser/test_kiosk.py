"""The touch screen in a real browser: a whole interview by touch alone, and nothing of it left behind."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.checks import ALLOWED, axe, latin, measured
from tests.browser.hands import TAPS, unfold
from tests.browser.visits import Serve, Visit, resize, settled, shoot
from tests.deploy.kiosk_browser import run
from tests.people import NOTICE
from tests.server import Server

pytestmark = pytest.mark.browser

UPRIGHT: ViewportSize = {"width": 1080, "height": 1920}
LANDSCAPE: ViewportSize = {"width": 1920, "height": 1080}
OPTION = '[data-testid="stRadioOption"], [data-testid="stCheckbox"] label, [data-testid="stButtonGroup"] button'
WAYS_OUT = 'a[href^="http"], a[target="_blank"], [download], input[type=file], input[type=text], textarea'
SCREENS_LONG = "document.querySelector('[data-testid=stMain]').scrollHeight / innerHeight"
TYPED = "addEventListener('keydown', () => { window.typed = true; }, true);"


IDLE, WARNING = 600, 30
"""Seconds, by the page's clock; a test that waits puts it forward, and nobody else has to hurry."""


@pytest.fixture(scope="module")
def kiosk(serve: Serve) -> Server:
    return serve(
        GONGQIN_TODAY="2020-04-20",
        GONGQIN_ADDRESS="https://gongqin.example",
        GONGQIN_KIOSK="1",
        GONGQIN_KIOSK_PRINT="1",
        GONGQIN_KIOSK_IDLE=str(IDLE),
        GONGQIN_KIOSK_WARN=str(WARNING),
    )


@pytest.fixture
def watched(kiosk: Server, visit: Visit) -> Page:
    """The start screen under a clock that can be put forward."""
    page = visit(kiosk.url, "kiosk", own=True)
    page.clock.install()
    page.reload()
    settled(page)
    return page


def start(page: Page) -> None:
    page.get_by_role("button", name="开始自查").tap()
    page.locator("h1.question").wait_for()
    settled(page)


def tap(page: Page, words: str) -> None:
    page.locator(OPTION).filter(has_text=re.compile(rf"^\s*{re.escape(words)}")).last.tap()


def answer(page: Page) -> str:
    """Answer the question on the page by touch; returns its fact."""
    question = page.locator("h1").inner_text()
    [fact] = [fact for fact in NOTICE.facts.values() if fact.question == question]
    wanted = TAPS[fact.id]
    if fact.id == "trade":
        for count, letter in enumerate("HG", 1):
            page.get_by_role("button", name=letter, exact=True).tap()
            expect(page.locator("p.letters")).to_have_text("HG"[:count])
            settled(page)
        tap(page, str(wanted))
    elif isinstance(wanted, list):
        page.get_by_role("radio", name=f"{wanted[0][:3]}0 年代").tap()
        page.get_by_role("radio", name=wanted[0], exact=True).tap()
        month = page.locator("[class*='st-key-month_']").get_by_role("radio", name=wanted[1], exact=True)
        if month.count():
            month.tap()
    else:
        tap(page, wanted)
    page.get_by_role("button", name="继续", exact=True).tap()
    page.locator(".again").or_(page.locator("h1").filter(has_not_text=question)).first.wait_for()
    settled(page)
    return fact.id


def faults(page: Page) -> list[str]:
    """What a touch screen must not have: ways out, files, fields, small type and targets, Latin words, and more."""
    found = [f"way out: {html}" for html in page.locator(WAYS_OUT).evaluate_all("all => all.map((e) => e.outerHTML)")]
    return [*found, *measured(page, 30, 60), *latin(page, ALLOWED), *axe(page)]


def in_lower_two_thirds(page: Page, name: str) -> bool:
    box = page.get_by_role("button", name=name, exact=True).bounding_box()
    assert box and page.viewport_size
    return box["y"] >= page.viewport_size["height"] / 3


def beside_its_answers(page: Page) -> bool:
    """Whether the question stands at the left of what is touched, both from the top, and 「继续」 is in view."""
    question, answers, button, bar = (
        page.locator(found).bounding_box()
        for found in (".asked", "[class*=st-key-ask_]", ".st-key-go_on", ".st-key-nav")
    )
    assert question and answers and button and bar
    beside = question["x"] + question["width"] < answers["x"]
    in_view = button["y"] > 0 and button["y"] + button["height"] <= bar["y"] + 1
    return beside and in_view and question["y"] < LANDSCAPE["height"] / 3


def test_a_whole_interview_by_touch_alone(kiosk: Server, visit: Visit) -> None:
    page = visit(kiosk.url, "kiosk", own=True)
    page.evaluate(TYPED)
    entries = page.evaluate("history.length")
    assert faults(page) == []
    assert in_lower_two_thirds(page, "开始自查")
    shoot(page, "kiosk start")
    start(page)
    asked: list[str] = []
    while page.locator("h1.question").count():
        page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, 0)")
        assert in_lower_two_thirds(page, "继续") and in_lower_two_thirds(page, "结束并清除")
        kind = page.locator("[class*=st-key-ask_]").evaluate("e => e.className.match(/ask_([a-z]+)/)[1]")
        if kind not in [NOTICE.facts[fact].type for fact in asked]:  # one of each kind
            assert faults(page) == []
            shoot(page, f"kiosk {kind}")
            resize(page, LANDSCAPE)
            assert faults(page) == [] and beside_its_answers(page)
            shoot(page, f"kiosk landscape {kind}")
            resize(page, UPRIGHT)
        asked.append(answer(page))
        assert len(asked) < 25, asked
    assert "一级（高级技师）" in page.locator("h1").inner_text()
    expect(page.get_by_role("img", name="扫码")).to_be_visible()
    assert faults(page) == []
    shoot(page, "kiosk result")
    for size in (LANDSCAPE, UPRIGHT):
        resize(page, size)
        assert page.evaluate(SCREENS_LONG) <= 1.5
    assert page.evaluate("[location.pathname + location.search, history.length, window.typed ?? false]") == [
        *("/", entries, False)
    ]
    assert {NOTICE.facts[fact].type for fact in asked} == {"choice", "multi", "date", "trade"}


def test_every_page_in_both_positions(kiosk: Server, visit: Visit) -> None:
    page = visit(kiosk.url, "kiosk", own=True, viewport=LANDSCAPE)
    assert faults(page) == [] and in_lower_two_thirds(page, "开始自查")
    shoot(page, "kiosk landscape start")
    start(page)
    names = page.locator(".st-key-nav a").all_inner_texts()
    assert "咨询台" not in names and "名册核查" not in names
    for name in names:
        page.locator(".st-key-nav a").filter(has_text=name).tap()
        settled(page)
        shoot(page, f"kiosk landscape {name}")
        unfold(page)
        wrong = faults(page)
        resize(page, UPRIGHT)
        wrong += measured(page, 30, 60)
        resize(page, LANDSCAPE)
        assert wrong == [], name
    assert page.evaluate("history.length") == 2  # the blank page before, and this one


def test_left_alone_it_warns_counts_down_and_wipes_itself(kiosk: Server, watched: Page) -> None:
    page = watched
    page.evaluate("localStorage.setItem('left', 'behind')")
    start(page)
    tap(page, "在岗正式人员")
    page.get_by_role("button", name="继续", exact=True).tap()
    expect(page.get_by_text("您的回答")).to_be_visible()

    warning = page.get_by_role("alertdialog")
    page.clock.fast_forward(IDLE * 1000 - 5_000)
    expect(warning).to_be_hidden()
    page.clock.fast_forward(6_000)
    expect(warning).to_contain_text(re.compile("。(2[0-9]|1[0-9]) 秒后清除"))
    assert measured(page, 30, 60) == [] and latin(page, ALLOWED) == [] and in_lower_two_thirds(page, "继续使用")
    shoot(page, "kiosk warning")
    page.get_by_role("button", name="继续使用").tap()
    expect(warning).to_be_hidden()
    expect(page.get_by_text("您的回答")).to_be_visible()

    page.locator(".st-key-nav a").filter(has_text="通知条款").tap()
    expect(page.get_by_role("heading", name="通知条款")).to_be_visible()
    page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, 5000)")
    page.clock.fast_forward((IDLE + WARNING - 9) * 1000)
    expect(warning).to_contain_text(re.compile("。[1-9] 秒后清除"))
    page.clock.fast_forward(9_000)
    expect(page.get_by_role("button", name="开始自查")).to_be_visible()
    settled(page)
    assert nothing_left(page, kiosk.url)
    page.go_back()
    page.go_forward()
    settled(page)
    assert nothing_left(page, kiosk.url)
    start(page)
    expect(page.locator("h1")).to_have_text(NOTICE.facts["post"].question)
    assert page.get_by_text("您的回答").count() == page.locator("input:checked").count() == 0


def nothing_left(page: Page, home: str) -> bool:
    """The start screen from its top, at the plain address, with nothing kept in the browser and nothing to print."""
    page.get_by_role("button", name="开始自查").wait_for()
    kept = page.evaluate("[localStorage.getItem('left'), document.querySelector('[data-testid=stMain]').scrollTop]")
    return (page.url, kept, page.locator(".paper, .st-key-nav").count()) == (f"{home}/", [None, 0], 0)


def test_whoever_is_done_ends_it(kiosk: Server, visit: Visit) -> None:
    page = visit(kiosk.url, "kiosk")
    start(page)
    page.get_by_role("button", name="结束并清除").tap()
    expect(page.get_by_role("alertdialog")).to_contain_text("全部清除")
    page.get_by_role("button", name="继续使用").tap()
    expect(page.locator("h1.question")).to_be_visible()
    page.get_by_role("button", name="结束并清除").tap()
    page.get_by_role("alertdialog").get_by_role("button", name="结束并清除").tap()
    settled(page)
    assert nothing_left(page, kiosk.url)


def test_without_a_network_it_hides_the_answers_says_so_and_recovers(kiosk: Server, watched: Page) -> None:
    page = watched
    start(page)
    page.context.set_offline(True)
    page.clock.fast_forward((IDLE + WARNING + 1) * 1000)
    expect(page.get_by_role("alertdialog")).to_contain_text("服务暂时连不上")
    assert page.locator("#cover").evaluate("cover => getComputedStyle(cover).backgroundColor") == "rgb(18, 48, 78)"
    assert latin(page, ALLOWED) == []
    page.context.set_offline(False)
    page.clock.fast_forward(2_000)
    expect(page.get_by_role("button", name="开始自查")).to_be_visible()
    assert nothing_left(page, kiosk.url)


def test_a_restarted_server_ends_the_visit_and_says_so(serve: Serve, visit: Visit) -> None:
    server = serve(GONGQIN_KIOSK="1")
    page = visit(server.url, "kiosk")
    start(page)
    settled(page)
    tap(page, "在岗正式人员")
    server.stop()
    expect(page.get_by_text("服务暂时")).to_be_visible()
    assert latin(page, ALLOWED) == []
    server.start()
    expect(page.get_by_role("dialog")).to_have_count(0)
    settled(page)
    page.get_by_role("button", name="继续", exact=True).tap()
    expect(page.get_by_role("alertdialog")).to_contain_text("请重新开始")
    page.get_by_role("button", name="知道了").tap()
    start(page)


def test_the_browser_of_the_start_script_opens_it_and_asks_nobody_else(
    kiosk: Server, browser: Browser, tmp_path: Path
) -> None:
    """Its own switches, but no screen: whether it fills one, and whether a printer prints, is not seen here."""
    *switches, _ = run(tmp_path).browser
    arguments = [*switches, "--no-sandbox"]
    started = browser.browser_type.launch(executable_path="/usr/bin/chromium", args=arguments)
    page = started.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(kiosk.url)
    expect(page.get_by_role("button", name="开始自查")).to_be_visible()
    assert [url for url in asked if not url.startswith((kiosk.url, "data:", "blob:"))] == []
    started.close()
