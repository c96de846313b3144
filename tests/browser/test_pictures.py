"""A picture of every screen, for eyes: `artifacts/look/NAME.png`. Phone, computer and touch screen, large type, dark
and paper. What can be measured of them is measured elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from gongqin_core.judging.explain import Explanation
from gongqin_core.roster.review.check_document import check_document
from gongqin_core.roster.review.entries import entry
from gongqin_core.roster.review.statement import statements
from gongqin_core.take_away.html import Html
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.result_sheet import Issued, document
from tests.browser.visits import Serve, Visit, settled, shoot
from tests.pages.officer import MISTAKES
from tests.people import RULES, Raw, person, read
from tests.places import ROOT
from tests.roster.review.reviews import DRIVER
from tests.rosters import HEADINGS, clean_rows, csv_of, judged, taken_in
from tests.server import Server
from tests.visitor import code_of

pytestmark = pytest.mark.browser

MET, UNCLEAR = person("third"), person("newcomer", career_start="2011")
QUESTION = person("third", level_since="2014", education="")
Act = Callable[[Page], None]


def stay(page: Page) -> None:
    """Nothing more is done."""


def open_menu(page: Page) -> None:
    page.locator(".menu summary").click()


def leave_open(page: Page) -> None:
    page.get_by_role("button", name="继续", exact=True).click()
    page.locator(".trouble").wait_for()


def pick_a_decade(page: Page) -> None:
    page.get_by_role("radio", name="2010 年代").click()
    page.get_by_role("radio", name="2014", exact=True).wait_for()


def check_a_roster(page: Page) -> None:
    mistakes = [DRIVER | changes for changes, _ in MISTAKES.values()]
    text = csv_of([*clean_rows(20), *mistakes], [*HEADINGS, "申报等级"])
    page.set_input_files("input[type=file]", {"name": "名册.csv", "mimeType": "text/csv", "buffer": text})
    page.get_by_role("button", name="列都对").click()
    page.get_by_role("heading", name="先改这").wait_for()


def see_its_result(page: Page) -> None:
    check_a_roster(page)
    settled(page)
    page.locator(".st-key-steps").get_by_role("button", name="看结果").click()
    page.get_by_role("heading", name="核查结果").wait_for()


@dataclass(frozen=True)
class Picture:
    """A page as somebody with these answers finds it after an act, and what has to be seen there."""

    seen: str
    path: str = ""
    raw: Raw | None = None
    screen: str = "phone"
    act: Act = stay
    large: bool = False
    options: dict[str, Any] = field(default_factory=dict)


DARK = {"color_scheme": "dark"}
PICTURES = {
    "start-phone": Picture("您能报哪一级"),
    "start-desk": Picture("您能报哪一级", screen="desktop"),
    "menu-phone": Picture("名册核查", act=open_menu),
    "question-phone": Picture("文化程度", raw=QUESTION),
    "question-desk": Picture("文化程度", raw=QUESTION, screen="desktop"),
    "question-large": Picture("文化程度", raw=QUESTION, large=True),
    "question-dark": Picture("文化程度", raw=QUESTION, options=DARK),
    "date-phone": Picture("2014", raw=person("third", level_since=""), act=pick_a_decade),
    "error-phone": Picture("还差一步", path="?begun=1", act=leave_open),
    "result-met-phone": Picture("您可以申报", raw=MET),
    "result-confirm-phone": Picture("先确认一件事", raw=UNCLEAR),
    "result-desk": Picture("您可以申报", raw=MET, screen="desktop"),
    "result-large": Picture("您可以申报", raw=MET, large=True),
    "result-dark": Picture("您可以申报", raw=MET, options=DARK),
    "enquiry": Picture("给他的答复", path="enquiry", raw=UNCLEAR, screen="desktop"),
    "roster-fix": Picture("先改这", path="roster", screen="desktop", act=check_a_roster),
    "roster-result": Picture("核查结果", path="roster", screen="desktop", act=see_its_result),
    **{
        f"{name}-{at}": Picture(seen, path=name, raw=raw, screen=screen)
        for name, seen, raw in (
            ("levels", "各级条件", None),
            ("prepare", "费用与准备", None),
            ("timetable", "日程", None),
            ("faq", "常见问答", None),
            ("notice", "通知条款", None),
            ("career", "晋级路线", person("newcomer")),
        )
        for at, screen in (("phone", "phone"), ("desk", "desktop"))
    },
    "timetable-large": Picture("日程", path="timetable", large=True),
    "prepare-dark": Picture("费用与准备", path="prepare", screen="desktop", options=DARK),
}


def kept(name: str) -> tuple[int, int]:
    """How wide and high the picture is."""
    with Image.open(ROOT / "artifacts" / "look" / f"{name}.png") as picture:
        return picture.size


@pytest.mark.parametrize("name", PICTURES)
def test_a_screen(server: Server, visit: Visit, name: str) -> None:
    wanted = PICTURES[name]
    query = f"?case={code_of(wanted.raw)}" if wanted.raw else ""
    page = visit(f"{server.url}/{wanted.path}{query}", wanted.screen, own=wanted.large, **wanted.options)
    if wanted.large:
        page.get_by_role("button", name="大字").click()
    wanted.act(page)
    settled(page)
    expect(page.get_by_text(wanted.seen).filter(visible=True).first).to_be_visible()
    shoot(page, f"look/{name}")
    assert page.viewport_size and kept(name)[0] % page.viewport_size["width"] == 0


@pytest.mark.parametrize(
    ("across", "size"), [(False, (1080, 1920)), (True, (1920, 1080))], ids=["upright", "landscape"]
)
def test_a_touch_screen(kiosk: Server, visit: Visit, across: bool, size: tuple[int, int]) -> None:
    """From its start to the shortest way to a result."""
    name = "-landscape" if across else ""
    page = visit(kiosk.url, "kiosk", own=True, viewport={"width": size[0], "height": size[1]})
    shoot(page, f"look/kiosk-welcome{name}")
    page.get_by_role("button", name="开始自查").tap()
    settled(page)
    shoot(page, f"look/kiosk-question{name}")
    page.get_by_text("其他身份", exact=True).click(force=True)
    page.get_by_role("button", name="继续", exact=True).tap()
    page.get_by_role("img", name="扫码").wait_for()
    settled(page)
    shoot(page, f"look/kiosk-result{name}")
    assert kept(f"kiosk-result{name}")[0] == size[0]


@pytest.fixture(scope="module")
def kiosk(serve: Serve) -> Server:
    return serve(GONGQIN_TODAY="2020-04-20", GONGQIN_KIOSK="1", GONGQIN_KIOSK_PRINT="1")


def sheet_of_paper() -> Html:
    outcome = Result(Explanation(RULES, read(MET)), date(2020, 4, 20))
    return document(outcome, Issued(code_of(MET), "https://gongqin.example.cn"))


def check_sheet() -> Html:
    roster = judged(taken_in(csv_of(clean_rows(9), [*HEADINGS, "申报等级"])))
    return check_document(roster, [entry(roster, person) for person in roster.people], statements(roster, None))


@pytest.mark.parametrize(
    ("name", "drawn", "size"),
    [("paper-result", sheet_of_paper, (794, 1123)), ("paper-check", check_sheet, (1123, 794))],
)
def test_a_sheet_of_paper(browser: Browser, name: str, drawn: Callable[[], Html], size: tuple[int, int]) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.emulate_media(media="print")
    page.set_content(drawn())
    page.screenshot(path=ROOT / "artifacts" / "look" / f"{name}.png")
    page.close()
    assert kept(name) == size
