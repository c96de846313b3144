"""咨询台 in a real browser: callers one after another, and nothing of the last is left for the next."""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gongqin_core.judging.explain import Explanation
from gongqin_core.take_away.reply import reply
from gongqin_core.take_away.result import Result
from tests.browser.visits import Visit, settled
from tests.people import NOTICE, RULES, Raw, read
from tests.server import Server
from tests.visitor import code_of

pytestmark = pytest.mark.browser

DAY = date(2020, 4, 20)
FILLED = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const fields = [...main.querySelectorAll("input")].map((field) => field.value);
  const chosen = [...main.querySelectorAll(".react-aria-ComboBox [data-tag]")].map((tag) => tag.innerText);
  return [...fields, ...chosen].filter(Boolean);
}"""
"""Whatever stands in a field of the page or is chosen there."""


@dataclass(frozen=True)
class Caller:
    """What one caller says, as the desk's fields take it, and what the officer looks up and tries meanwhile."""

    held_level: str
    prized: str
    """Of the facts that ask for prizes the one that still matters to this caller."""
    prize: str
    career_start: str
    asked: str
    tried: str

    @property
    def raw(self) -> Raw:
        held, prized = NOTICE.facts["held_level"], NOTICE.facts[self.prized]
        codes = {label: code for fact in (held, prized) for code, label in fact.labels.items()}
        return {
            "held_level": codes[self.held_level],
            "career_start": self.career_start,
            self.prized: [codes[self.prize]],
        }


CALLERS = [
    Caller("二级（技师）", "merits", "市厅级以上劳模等荣誉", "1990-07", "缴费", "其他身份"),
    Caller("四级（中级工）", "exceptional", "省部级以上劳模", "2011-03", "换岗", "在岗正式人员"),
    Caller("三级（高级工）", "exceptional", "市厅级以上竞赛名次", "2003", "学历", "其他身份"),
]


@dataclass
class Desk:
    page: Page

    @property
    def cards(self) -> list[str]:
        return self.page.locator("section.card").all_inner_texts()

    @property
    def reply(self) -> str:
        """What 「复制答复」 copies."""
        return self.page.get_by_role("textbox", name="复制答复", include_hidden=True).input_value()

    def pick(self, label: str, option: str, which: int = 0) -> None:
        field = self.page.get_by_role("combobox", name=label).nth(which)
        field.focus()
        field.press("ArrowDown")
        self.page.get_by_role("option", name=option, exact=True).click()

    def tick(self, label: str, option: str) -> None:
        """The list of a field that takes several stays open until it is closed."""
        self.pick(label, option)
        self.page.keyboard.press("Escape")

    def write(self, label: str, text: str) -> None:
        self.page.get_by_role("textbox", name=label).fill(text)
        self.page.keyboard.press("Enter")

    def holds(self, raw: Raw) -> None:
        """Wait until these answers, and no others, have reached the address and the page."""
        expect(self.page).to_have_url(re.compile(f"case={re.escape(code_of(raw))}$" if raw else "/enquiry$"))
        settled(self.page)

    def take(self, caller: Caller) -> None:
        """Fill in what is said, look something up, try something."""
        given: Raw = {}
        for fact, text, fill in (
            ("held_level", caller.held_level, self.pick),
            ("career_start", caller.career_start, self.write),
            (caller.prized, caller.prize, self.tick),
        ):
            fill(NOTICE.facts[fact].short, text)
            given[fact] = caller.raw[fact]
            self.holds(given)
        self.write("写几个字", caller.asked)
        self.page.locator("details.fold:not(section *)").filter(has_text=caller.asked).first.wait_for()
        settled(self.page)
        self.pick("改哪一项", NOTICE.facts["post"].short)
        expect(self.page.get_by_role("combobox", name=NOTICE.facts["post"].short)).to_have_count(2)
        self.pick(NOTICE.facts["post"].short, caller.tried, 1)
        self.page.get_by_text("改了以后").first.wait_for()

    def next(self) -> None:
        self.page.get_by_role("button", name="全部清除，接下一个").click()
        self.holds({})


def test_three_callers_in_a_row_and_nothing_of_one_is_left_for_the_next(server: Server, visit: Visit) -> None:
    desk = Desk(visit(f"{server.url}/enquiry"))
    nobody = (desk.cards, desk.reply)
    assert all("待补充" in card for card in desk.cards) and desk.page.evaluate(FILLED) == []
    for caller in CALLERS:
        desk.take(caller)
        assert desk.reply == reply(Result(Explanation(RULES, read(caller.raw)), DAY))
        assert len(desk.page.evaluate(FILLED)) > 0
        desk.next()
        assert desk.page.evaluate(FILLED) == []
        assert (desk.cards, desk.reply) == nobody
        assert "改了以后" not in desk.page.locator("[data-testid=stMain]").inner_text()


def test_a_code_taken_over_leaves_nothing_of_the_caller_before(server: Server, visit: Visit) -> None:
    desk, (first, second, _) = Desk(visit(f"{server.url}/enquiry")), CALLERS
    desk.take(first)
    desk.page.get_by_role("textbox", name="职工发来的自查码或链接").fill(code_of(second.raw))
    desk.page.get_by_role("button", name="取回").click()
    desk.holds(second.raw)
    assert sorted(desk.page.evaluate(FILLED)) == sorted([second.held_level, second.prize, second.career_start])
    assert desk.reply == reply(Result(Explanation(RULES, read(second.raw)), DAY))


def test_the_copy_button_is_in_view_without_scrolling_and_one_press_states_the_usual(
    server: Server, visit: Visit
) -> None:
    page = visit(f"{server.url}/enquiry")
    page.set_viewport_size({"width": 1280, "height": 900})
    copy = page.get_by_role("button", name="复制答复")
    for _ in range(2):
        box = copy.bounding_box()
        assert box and box["y"] + box["height"] <= 900
        if page.get_by_role("button", name="没说的都按平常算").count():
            page.get_by_role("button", name="没说的都按平常算").press("Enter")
            page.get_by_text("已按平常算").wait_for()
            settled(page)


def test_a_call_is_taken_with_tab_and_enter_in_twelve_keys_besides_the_dates(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/enquiry")
    keys = 0

    def press(*names: str) -> None:
        nonlocal keys
        for name in names:
            page.keyboard.press(name)
            keys += 1

    def has_focus(name: str) -> None:
        settled(page)
        expect(page.get_by_label(name, exact=True)).to_be_focused()

    page.get_by_role("button", name="没说的都按平常算").focus()
    press("Enter")
    page.get_by_text("已按平常算").wait_for()
    settled(page)
    press("Tab")
    has_focus("现有等级")
    press("ArrowDown", "ArrowDown", "ArrowDown", "Enter")
    page.get_by_text("您什么时候首次取得现在这一级证书？").first.wait_for()
    has_focus("现有等级")
    press("Tab", "Tab")  # past the button that empties the field
    has_focus("取证时间")
    page.keyboard.type("2014-06")
    press("Enter")
    expect(page.locator("p.reply")).to_contain_text("三级（高级工）：初步符合")
    assert keys <= 12
