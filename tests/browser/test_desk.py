"""咨询台 in a real browser: callers one after another, and nothing of the last is left for the next."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from gongqin_core.judging.explain import Explanation
from gongqin_core.notice.questions import Fact
from gongqin_core.take_away.reply import reply
from gongqin_core.take_away.result import Result
from tests.browser.visits import Visit, settled
from tests.people import NOTICE, RULES, Raw, read
from tests.server import Server
from tests.take_away.calls import CALLS
from tests.visitor import code_of

pytestmark = pytest.mark.browser

DAY = date(2020, 4, 20)
FILLED = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const fields = [...main.querySelectorAll("input")].map((field) => field.value.replace(/^[0-9] /, ""));
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
        offered = self.page.get_by_role("option", name=re.compile(rf"^([0-9]+ )?{re.escape(option)}$"))
        # A list that is opened while the page is drawn once more is shut again: whoever sees that opens it again.
        for _ in range(5):
            if offered.count():
                break
            field.focus()
            field.press("ArrowDown")
            settled(self.page)
        offered.click()

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


KEYS = 12
"""Keys of a call at most, besides going to the dates and typing them."""
HAS_FOCUS = "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText.trim()"


IN_A_LIST = "document.activeElement.role === 'combobox'"


@dataclass
class Hands:
    """An officer who never takes the mouse."""

    page: Page
    pressed: list[str] = field(default_factory=list)

    def press(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)
            self.pressed.append(name)
        settled(self.page)

    def go_to(self, label: str) -> None:
        while self.page.evaluate(HAS_FOCUS) != label:
            self.press("Tab")
            assert len(self.pressed) < 40, f"Tab never comes to {label}"

    def fill(self, fact: Fact, answer: str | None) -> None:
        """A choice by the number that its list shows; a date as it is said."""
        self.go_to(fact.short)
        if fact.type == "date":
            if self.pressed and self.pressed[-1] == "Tab":
                self.pressed.pop()
            self.page.keyboard.type(answer or str(fact.unsure))
            self.page.keyboard.press("Enter")
            settled(self.page)
        else:
            self.press(_number(fact, answer), "Enter")

    def take(self, call: dict[str, Any]) -> None:
        """What usually holds is stated first, unless the caller said otherwise of a part of it."""
        usual_first = call["usual"] and not set(call["said"]) & set(NOTICE.assumable)
        if usual_first:
            self.press("Alt+P")
        for fact in NOTICE.facts.values():
            if fact.id in call["said"] and self.page.locator(f".st-key-fact_{fact.id}").is_visible():
                self.fill(fact, call["said"][fact.id])
        if call["usual"] and not usual_first:
            self.press("Alt+P")
        if call["asked"] and self.reply != call["reply"]:
            if self.page.evaluate(IN_A_LIST):  # which keeps keys for itself
                self.press("Tab")
            self.press(f"Alt+{call['asked']}")

    @property
    def reply(self) -> str:
        return self.page.locator("p.reply").inner_text()


def _number(fact: Fact, answer: str | None) -> str:
    """What the list shows before an answer: a code that is a number, for others a number that is no code; else the
    place."""
    codes = [*(option.code for option in fact.options), *(["none"] if fact.none else []), None]
    numbers = {code for code in codes if code and code.isdecimal()}
    free = [str(number) for number in range(0 if numbers else 1, len(codes) + 1) if str(number) not in numbers]
    return answer if answer in numbers else free[[code for code in codes if code not in numbers].index(answer)]


def test_each_of_ten_calls_is_taken_without_the_mouse_in_twelve_keys_besides_the_dates(
    server: Server, visit: Visit
) -> None:
    page = visit(f"{server.url}/enquiry")
    page.get_by_role("combobox", name="文化程度").press("3")
    page.keyboard.press("Enter")
    settled(page)
    taken = {}
    for call in CALLS:
        page.get_by_role("button", name="全部清除，接下一个").press("Enter")
        expect(page.locator(".st-key-facts input").first).to_be_focused()
        settled(page)  # until then the keys are those of the buttons of the call before
        hands = Hands(page)
        hands.take(call)
        expect(page.locator("p.reply")).to_have_text(call["reply"])
        taken[call["name"]] = hands.pressed
    assert {name: keys for name, keys in taken.items() if len(keys) > KEYS} == {}
    print({name: len(keys) for name, keys in taken.items()})


@pytest.mark.parametrize(("screen", "named"), [("desktop", True), ("phone", False)])
def test_keys_are_named_where_there_are_any(server: Server, visit: Visit, screen: str, named: bool) -> None:
    page = visit(f"{server.url}/enquiry", screen)
    expect(page.get_by_text("按 Alt + 数字也行")).to_be_visible(visible=named)


CUT = """() => [...document.querySelectorAll("[data-testid=stMain] input[type=text][placeholder]")].filter((field) => {
  const style = getComputedStyle(field), pen = document.createElement("canvas").getContext("2d");
  pen.font = style.font;
  const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return field.clientWidth && pen.measureText(field.placeholder).width > room;
}).map((field) => field.placeholder)"""
"""What stands in an empty field and is not in view to its end."""


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_nothing_touches_the_border_of_a_button_or_is_cut_in_a_field(server: Server, visit: Visit, screen: str) -> None:
    page = visit(f"{server.url}/enquiry", screen)
    desk = Desk(page)
    desk.pick("改哪一项", NOTICE.facts["title_since"].short)
    expect(page.get_by_role("textbox", name=NOTICE.facts["title_since"].short)).to_have_count(2)
    settled(page)
    assert page.evaluate(CUT) == []
    buttons = page.locator(".st-key-asked button")
    inner = [button.locator("p").bounding_box() for button in buttons.all()]
    for button, words in zip(buttons.all(), inner, strict=True):
        around = button.bounding_box()
        assert around and words and words["x"] - around["x"] >= 8
