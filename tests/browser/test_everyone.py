"""Every page, in every state, is readable, tappable, Chinese and clean for axe, in both sizes of type.

One phone whose system is set to dark shows them all, one after the other: each state is opened, looked at, enlarged,
and narrowed as far as a small phone or double zoom does it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checks import ALLOWED, axe, latin, measured
from tests.browser.hands import unfold
from tests.browser.visits import SCREENS, context_of, resize, settled, shoot
from tests.people import NOTICE, Raw, person
from tests.server import Server
from tests.visitor import code_of

pytestmark = pytest.mark.browser

SOMEBODY = person("third", post="away", birth="1975", trade="自己写的工种")


Act = Callable[[Page], None]


@dataclass(frozen=True)
class State:
    """A page as somebody with these answers finds it, after they did something."""

    raw: Raw | None = None
    path: str = ""
    act: Act = lambda page: None
    asks: str = ""
    """The fact whose question is expected there."""
    code: str = ""


def go_on(page: Page) -> None:
    page.get_by_role("button", name="继续", exact=True).click()
    page.locator(".trouble").wait_for()


def menu(page: Page) -> None:
    page.locator(".menu summary").click()


def years(page: Page) -> None:
    page.get_by_role("radio", name="2010 年代").click()
    page.get_by_role("radio", name="2015", exact=True).wait_for()


def suggestions(page: Page) -> None:
    page.locator("input[type=text]").fill("dg")
    go_on(page)


def ask_the_faq(words: str) -> Act:
    def act(page: Page) -> None:
        page.locator("input[type=text]").fill(words)
        page.keyboard.press("Enter")
        page.get_by_text("找到").first.wait_for()
        unfold(page)

    return act


def upload(page: Page) -> None:
    roster = "姓名,岗位身份,现有等级,参加工作时间\n张三,在岗正式人员,没有,2011.6\n李四,在岗,三级,1995/13/1\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "名册.csv", "mimeType": "text/csv", "buffer": roster.encode()}
    )
    page.get_by_text("1995/13/1").first.wait_for()
    unfold(page)


def put_right(page: Page) -> None:
    upload(page)
    page.get_by_role("button", name="列都对").click()
    page.get_by_role("heading", name="先改这").wait_for()
    settled(page)


def check_roster(page: Page) -> None:
    put_right(page)
    page.locator(".st-key-steps").get_by_role("button", name="看结果").click()
    page.locator("[data-testid=stRadioOption]").filter(has_text="李四").click()
    page.get_by_role("heading", name="李四").wait_for()
    unfold(page)


def what_if(page: Page) -> None:
    page.get_by_role("combobox", name="改哪一项").click()
    page.get_by_role("combobox", name="改哪一项").fill("文化程度")
    page.get_by_role("option", name="文化程度").click()
    page.get_by_role("combobox", name="文化程度").nth(1).click()
    page.get_by_role("option", name="小学").click()
    page.get_by_text("改了以后").wait_for()


STATES = {
    "start": State(),
    "first question": State(path="?begun=1", asks="post"),
    "list of pages": State(act=menu),
    "why a question is asked": State(path="?begun=1", act=unfold),
    "a choice not made": State(path="?begun=1", act=go_on, asks="post"),
    "several of several": State(person("fifth", exceptional=""), asks="exceptional"),
    "none of several ticked": State(person("fifth", exceptional=""), act=go_on, asks="exceptional"),
    "a date": State(person("third", level_since=""), asks="level_since"),
    "a list of years": State(person("third", level_since=""), act=years),
    "no date": State(person("third", level_since=""), act=go_on, asks="level_since"),
    "a month too": State(person("newcomer", regularised_on="2020"), asks="regularised_on"),
    "a day too": State(person("newcomer", regularised_on="2020-09"), asks="regularised_on"),
    "a trade": State(person("second", trade=""), act=unfold, asks="trade"),
    "suggested trades": State(person("second", trade=""), act=suggestions, asks="trade"),
    "a yes": State(person("veteran"), act=unfold),
    "to be confirmed": State(person("third", post="away"), act=unfold),
    "cannot tell": State(person("third", level_since="null"), act=unfold),
    "a no": State(person("newcomer", post="other"), act=unfold),
    "a damaged link": State(code="1.jiaozuo-2020.damaged"),
    "levels": State(path="levels", act=unfold),
    "preparation": State(path="prepare", act=unfold),
    "timetable": State(path="timetable"),
    "enquiries": State(path="faq", act=unfold),
    "an enquiry found": State(path="faq", act=ask_the_faq("交多少钱")),
    "nothing found": State(path="faq", act=ask_the_faq("zzzz")),
    "the notice": State(path="notice", act=unfold),
    "career": State(person("third"), path="career", act=unfold),
    "changes": State(path="changes", act=unfold),
    "enquiry desk": State(path="enquiry"),
    "a caller": State(SOMEBODY, path="enquiry", act=unfold),
    "another answer tried": State(SOMEBODY, path="enquiry", act=what_if),
    "roster": State(path="roster", act=unfold),
    "a roster with a mistake": State(path="roster", act=upload),
    "a roster to be put right": State(path="roster", act=put_right),
    "a checked roster": State(path="roster", act=check_roster),
    "no such page": State(path="nowhere"),
}


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = context_of(browser, locale="en-US", color_scheme="dark", **SCREENS["phone"])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", STATES)
def test_state(server: Server, phone: Page, name: str) -> None:
    state = STATES[name]
    code = state.code or (code_of(state.raw) if state.raw else "")
    phone.goto(f"{server.url}/{state.path}{f'?case={code}' if code else ''}")
    settled(phone)
    state.act(phone)
    settled(phone)
    if state.asks:
        assert phone.locator("h1").inner_text() == NOTICE.facts[state.asks].question
    checks = {
        "Latin words": latin(phone, ALLOWED),
        "axe": axe(phone),
        "18 px": measured(phone, 18, 44),
        "大字": enlarged(phone),
        "320 px wide": narrowed(phone),
    }
    if state.act is not unfold:  # pages that are many screens long take long to draw, and nobody looks at them
        shoot(phone, f"phone {name}")
    wrong = [f"{check}: {one}" for check, found in checks.items() for one in found]
    assert not wrong, "\n".join(wrong)


def enlarged(page: Page) -> list[str]:
    """What is wrong in large type."""
    page.evaluate("document.documentElement.classList.add('large-type')")
    found = measured(page, 30, 60)
    page.evaluate("document.documentElement.classList.remove('large-type')")
    return found


def narrowed(page: Page) -> list[str]:
    """What a small phone, or 400 % on a desk, cuts off."""
    resize(page, {"width": 320, "height": 844})
    found = measured(page, 18, 44)
    resize(page, {"width": 390, "height": 844})
    return found
