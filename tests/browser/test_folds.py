"""What a visitor had open stays open while the page is drawn anew, and neither scroll nor focus moves: also on a slow
machine, where a redraw comes in several steps."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import second
from tests.browser.visits import Serve, Visit, settled
from tests.folders import copied
from tests.people import NOTICE, person
from tests.places import CONTENT
from tests.second import FOLDER
from tests.server import Server
from tests.visitor import code_of

pytestmark = pytest.mark.browser

OPEN = """() => [...document.querySelectorAll("details[open]")].map((fold) => {
  const around = fold.parentElement.closest("details");
  const level = fold.closest("section")?.querySelector("h3").innerText.split(" ")[0];
  return [level, around?.querySelector("summary").innerText, fold.querySelector("summary").innerText].join(" > ");
})"""
"""Every open fold: level, the fold around it, its own summary."""
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""A list closes when the page scrolls: what the focus scrolled has been scrolled by then."""
READINGS = len({reading.id for notice in (NOTICE, second.NOTICE) for reading in notice.readings})
"""Of two notices together."""


@pytest.fixture
def slow(visit: Visit) -> Callable[..., Page]:
    """A page whose machine is slowed down once it is drawn, six times for the browser's own work."""

    def open_page(url: str, screen: str = "desktop") -> Page:
        page = visit(url, screen, own=True)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
        return page

    return open_page


def without_verdicts(folds: list[str]) -> list[str]:
    """Which folds they are, whatever their summaries say of the level by now."""
    return [re.sub(r"\n[^>]*", " ", fold) for fold in folds]


def test_the_grounds_stay_open_while_an_officer_types(slow: Callable[..., Page], server: Server) -> None:
    page = slow(f"{server.url}/enquiry?case={code_of(person('fifth'))}")
    card = page.locator("section.card").filter(has=page.get_by_role("heading", name="三级（高级工）"))
    card.locator("summary").first.click()
    card.locator("details.clause summary").first.click()
    opened = without_verdicts(page.evaluate(OPEN))
    assert len(opened) == 2
    field = page.get_by_role("textbox", name=NOTICE.facts["career_start"].short)
    field.fill("2003")
    page.keyboard.press("Enter")
    expect(card).to_contain_text("需确认")
    settled(page)
    assert without_verdicts(page.evaluate(OPEN)) == opened
    expect(field).to_be_focused()


ONE_MORE = """
  - id: one_more
    title: 再加一处
    clauses: [一（一）]
    unclear: 没写清。
    options: [这样理解。]
    taken: 这样理解。
    why: 只为和另一份不一样。
"""


def test_changes_of_one_kind_stay_open_when_another_notice_is_chosen(
    slow: Callable[..., Page], serve: Serve, tmp_path: Path
) -> None:
    present, other = tmp_path / "yunxi-2023", tmp_path / "kaifeng-2020"
    copied(FOLDER, present)
    for folder in (tmp_path / "jiaozuo-2020", other):
        copied(CONTENT / "jiaozuo-2020", folder)
    about = (other / "notice.yaml").read_text(encoding="utf-8")
    about = about.replace("id: jiaozuo-2020", "id: kaifeng-2020").replace("〔2020〕25号", "〔2020〕26号")
    (other / "notice.yaml").write_text(about, encoding="utf-8")
    about = (present / "notice.yaml").read_text(encoding="utf-8")
    (present / "notice.yaml").write_text(about.replace("place: 云溪市", "place: 焦作市"), encoding="utf-8")
    with (other / "readings.yaml").open("a", encoding="utf-8") as readings:
        readings.write(ONE_MORE)
    (tmp_path / "current").write_text("yunxi-2023\n", encoding="utf-8")
    page = slow(f"{serve(GONGQIN_CONTENT=str(tmp_path)).url}/changes")
    page.get_by_role("heading", name=f"没写清的地方怎么理解（{READINGS + 1} 处）").wait_for()
    page.get_by_text(f"看全部 {READINGS + 1} 处", exact=True).click()
    assert page.evaluate(OPEN) == [f" >  > 看全部 {READINGS + 1} 处"]
    page.get_by_role("combobox", name="原来的通知").focus()
    page.evaluate(TWO_FRAMES)
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name="焦人社文〔2020〕25号").click()
    page.get_by_role("heading", name=f"没写清的地方怎么理解（{READINGS} 处）").wait_for()
    settled(page)
    assert page.evaluate(OPEN) == [f" >  > 看全部 {READINGS} 处"]


def test_the_next_question_begins_folded(slow: Callable[..., Page], server: Server) -> None:
    page = slow(f"{server.url}/?begun=1")
    page.get_by_text("为什么问这个").click()
    page.locator("[data-testid=stRadioOption]").first.click()
    page.get_by_role("button", name="继续").click()
    expect(page.locator("h1")).to_have_text("您现在有哪一级工勤证书？")
    settled(page)
    assert page.evaluate(OPEN) == []


@pytest.mark.parametrize(
    ("page", "link"), [("notice", "通知没写的事，问谁"), ("prepare", "要带什么"), ("faq", "费用与考试")]
)
def test_a_link_goes_to_its_place_on_the_page_opens_it_and_takes_the_focus_along(
    server: Server, visit: Visit, page: str, link: str
) -> None:
    shown = visit(f"{server.url}/{page}", "phone", own=True)
    before = shown.evaluate("history.length")
    shown.get_by_role("navigation", name="这一页有什么").get_by_role("link", name=link).click()
    assert shown.evaluate("document.activeElement.closest('details:not([open])')") is None
    assert shown.evaluate("document.activeElement.textContent").startswith(link)
    assert shown.evaluate("[location.hash, history.length]") == ["", before]
