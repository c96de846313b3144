"""Other ways to use the pages: with the keyboard alone, in large type, with the pages read aloud."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import axe, measured
from tests.browser.hands import FOCUS, TAPS, tab_to
from tests.browser.visits import Serve, Visit, settled, shoot
from tests.people import NOTICE, person
from tests.server import Server
from tests.visitor import code_of

pytestmark = pytest.mark.browser


VOICES = """(voices) => {
  const said = (window.said = []);
  const speech = {
    getVoices: () => voices, speaking: false, addEventListener() {}, removeEventListener() {},
    speak: (words) => said.push([words.text, words.lang, words.voice.name]), cancel: () => said.push("cancelled"),
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
}"""
CHINESE = {"name": "婷婷", "lang": "zh-CN", "localService": True}
CANTONESE = {"name": "善怡", "lang": "zh-HK", "localService": True}
REMOTE = {"name": "远处", "lang": "zh-CN", "localService": False}
ENGLISH = {"name": "Alex", "lang": "en-US", "localService": True}
WIDE = {"width": 1440, "height": 900}
"""Room for the whole row of links."""


def choose(page: Page, fact_id: str) -> None:
    """Give the answer of `TAPS` to this question, from the keyboard."""
    fact, wanted = NOTICE.facts[fact_id], TAPS[fact_id]
    match fact.type:
        case "choice":
            labels = [option.label for option in fact.options]
            tab_to(page, labels[0])
            page.keyboard.press("Space")
            for _ in range(labels.index(str(wanted))):
                page.keyboard.press("ArrowDown")
        case "multi":
            tab_to(page, str(wanted))
            page.keyboard.press("Space")
        case "date":
            tab_to(page, "", "INPUT")
            page.keyboard.type(".".join(wanted))
            page.keyboard.press("Enter")
            settled(page)
        case "trade":
            tab_to(page, "", "INPUT")
            page.keyboard.type(str(wanted))


def test_the_keyboard_alone_completes_an_interview(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/?begun=1")
    tab_to(page, "继续")
    page.keyboard.press("Enter")
    expect(page.locator(".trouble")).to_be_focused()
    assert page.evaluate(FOCUS)["seen"]
    for _ in range(25):
        question = page.locator("h1").inner_text()
        [fact] = [fact for fact in NOTICE.facts.values() if fact.question == question]
        choose(page, fact.id)
        tab_to(page, "继续")
        page.keyboard.press("Enter")
        page.locator(".again").or_(page.locator("h1").filter(has_not_text=question)).first.wait_for()
        settled(page)
        expect(page.locator("h1")).to_be_focused()
        if not page.locator("h1.question").count():
            break
    assert "一级（高级技师）" in page.locator("h1").inner_text()
    tab_to(page, "依据：")
    page.keyboard.press("Enter")
    tab_to(page, "〔")
    page.keyboard.press("Enter")
    expect(page.locator("details.clause[open]")).to_have_count(1)


def test_large_type_is_kept_from_page_to_page_and_over_a_reload(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/?case={code_of(person('third'))}", "phone")
    address = page.url
    page.get_by_role("button", name="大字", exact=True).tap()
    expect(page.get_by_role("button", name="标准字")).to_be_focused()
    assert measured(page, 30, 60) == []
    page.get_by_text("菜单").tap()
    page.locator(".mast a").filter(has_text="日程").tap()
    expect(page.get_by_role("heading", name="日程", level=1)).to_be_visible()
    page.go_back()
    page.reload()
    settled(page)
    assert measured(page, 30, 60) == []
    shoot(page, "phone large result")
    kept = "Object.entries(localStorage).filter(([name]) => name.startsWith('gongqin'))"
    assert (page.url, page.evaluate(kept)) == (address, [["gongqin_large", "1"]])
    page.get_by_role("button", name="标准字").tap()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "18px"


@pytest.mark.parametrize("voices", [[], [ENGLISH], [REMOTE]], ids=["none", "English", "not on the device"])
def test_without_a_chinese_voice_nothing_is_offered(server: Server, visit: Visit, voices: list[object]) -> None:
    page = visit(server.url, "phone", own=True)
    page.add_init_script(f"({VOICES})({json.dumps(voices)})")
    page.reload()
    settled(page)
    assert page.get_by_role("button", name="朗读").count() == 0


def test_a_chinese_voice_reads_question_and_result(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/?begun=1", "phone", own=True)
    voices = [ENGLISH, REMOTE, CANTONESE, CHINESE]
    page.add_init_script(f"({VOICES})({json.dumps(voices)})")
    page.reload()
    settled(page)
    page.get_by_role("button", name="朗读").tap()
    said = page.evaluate("window.said")
    fact = NOTICE.facts["post"]
    assert said[-len(fact.options) - 3][0] == fact.question
    assert [lines[0] for lines in said[-len(fact.options) - 1 : -1]] == [f"{o.label}。{o.hint}" for o in fact.options]
    assert {tuple(lines[1:]) for lines in said if lines != "cancelled"} == {("zh-CN", "婷婷")}
    assert measured(page, 18, 44) == axe(page) == []
    page.get_by_role("button", name="停止朗读").tap()
    assert page.evaluate("window.said").pop() == "cancelled"

    page.goto(f"{server.url}/?case={code_of(person('veteran'))}")
    settled(page)
    page.get_by_role("button", name="朗读").tap()
    said = page.evaluate("window.said")
    assert page.locator("h1").inner_text() in [lines[0] for lines in said]
    assert "三级（高级工）：初步符合。" in [lines[0] for lines in said]


@pytest.mark.parametrize("path", ["/", "/enquiry"])
def test_the_pages_follow_the_device_into_the_dark(path: str, server: Server, visit: Visit) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = visit(f"{server.url}{path}?case={code_of(person('veteran'))}", color_scheme=scheme)
        grounds.append(page.locator("[data-testid=stApp]").evaluate("(app) => getComputedStyle(app).backgroundColor"))
        assert axe(page) == []
    assert grounds[0] != grounds[1]


def test_a_way_to_another_page_loads_nothing_anew_and_leads_back(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/?case={code_of(person('third'))}", own=True, viewport=WIDE)
    page.evaluate("window.same = true")
    query = page.url.partition("?")[2]
    way = page.locator("a.way").filter(has_text="日程")
    way.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="日程", level=1)).to_be_visible()
    settled(page)
    assert page.url == f"{server.url}/timetable?{query}"
    expect(way).to_be_focused()
    expect(page.locator("a.way[aria-current=page]")).to_have_text("日程")
    page.go_back()
    expect(page.get_by_role("heading", name="日程", level=1)).to_have_count(0)
    settled(page)
    assert (page.url, page.evaluate("window.same")) == (f"{server.url}/?{query}", True)
    with page.context.expect_page() as other:
        page.locator("a.way").filter(has_text="各级条件").click(modifiers=["Control"])
    expect(other.value.get_by_role("heading", name="各级条件", level=1)).to_be_visible()
    assert other.value.url == f"{server.url}/levels?{query}"


def test_where_no_server_listens_the_browser_follows_a_way_by_itself(serve: Serve, visit: Visit) -> None:
    server = serve(GONGQIN_TODAY="2020-04-20")
    page = visit(f"{server.url}/?begun=1", own=True, viewport=WIDE)
    server.stop()
    expect(page.locator("[data-testid=stApp]")).not_to_have_attribute("data-test-connection-state", "CONNECTED")
    with page.expect_event("requestfailed", lambda request: request.is_navigation_request()) as tried:
        page.locator("a.way").filter(has_text="日程").evaluate("(way) => setTimeout(() => way.click())")
    assert tried.value.url == f"{server.url}/timetable?begun=1"


@pytest.mark.parametrize(("width", "in_the_row"), [(1190, False), (1210, True), (1280, True)])
def test_the_links_stand_in_the_row_where_they_have_room(
    server: Server, visit: Visit, width: int, in_the_row: bool
) -> None:
    page = visit(f"{server.url}/levels", own=True, viewport={"width": width, "height": 800})
    seen = page.locator(".mast a:visible")
    assert (seen.count() == 8, page.locator(".menu").is_visible()) == (in_the_row, not in_the_row)
    boxes = [box for link in seen.all() if (box := link.bounding_box())]
    assert len({round(box["y"]) for box in boxes}) == int(in_the_row)
    assert all(box["x"] + box["width"] <= width for box in boxes)
