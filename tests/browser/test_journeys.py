"""A worker at a phone or a desk, in a real browser: three whole interviews, and everything that can come between."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visits import Serve, Visit, settled, shoot
from tests.people import person
from tests.server import Server
from tests.visitor import code_of

pytestmark = pytest.mark.browser

Story = dict[str, str]
"""Question → what this person answers: words of an option, a year, a name."""
SCREENS = ["phone", "desktop"]
ADDRESSES = ["", "levels", "prepare", "timetable", "faq", "notice", "enquiry"]

NEWCOMER: Story = {
    "您在单位是哪种身份？": "在岗正式人员",
    "您现在有哪一级工勤证书？": "没有工勤等级证书",
    "您什么时候参加工作？": "2015",
    "您什么时候转正定级？": "2016",
    "您 2020 年退休吗？": "2020 年不退休",
    "下面这些情形，您有吗？": "以上都没有",
    "您的单位归哪里管？": "县（市、区）的单位",
}
STARTED_IN_2011: Story = NEWCOMER | {"您什么时候参加工作？": "2011", "您什么时候转正定级？": "2012"}
BY_MERIT: Story = NEWCOMER | {
    "您现在有哪一级工勤证书？": "二级（技师）",
    "您的证书是哪一种？": "机关事业单位工勤证书",
    "您换过岗位工种吗？": "没换过工种",
    "您什么时候首次取得现在这一级证书？": "2012",
    "您什么时候参加工作？": "1990",
    "您是什么文化程度？": "高中、职高、技校、中专",
    "您要报哪个工种？": "焊工",
    "您近 5 年的年度考核怎么样？": "年年合格以上",
    "下面这些，您有吗？": "市厅级以上劳模等荣誉",
    "您哪几年的年度考核是优秀？": "以上都没有",
    "您发表过本专业论文吗？": "没有论文",
}


@dataclass
class Worker:
    """Somebody with the self-check open on a page."""

    page: Page

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text().replace("\n", "")

    @property
    def given(self) -> list[str]:
        return self.page.locator("[class*=st-key-given_g] button").all_inner_texts()

    def card(self, level: str) -> Locator:
        """What stands about a level by name, piece by piece."""
        return self.page.locator(f"section[data-level='{level}']")

    def choose(self, answer: str) -> None:
        page, question = self.page, self.page.locator("[class*='st-key-ask_']")
        kind = question.get_attribute("class") or ""
        if "ask_date" in kind:
            page.get_by_role("radio", name=f"{answer[:3]}0 年代").click()
            page.get_by_role("radio", name=answer, exact=True).click()
            settled(page)
        elif "ask_trade" in kind:
            page.get_by_role("textbox").fill(answer)
        else:
            # The box takes the tap wherever it lands, also on the hint below.
            boxes = page.locator("[data-testid=stRadioOption], [data-testid=stCheckbox] label")
            boxes.filter(has_text=answer).first.click()

    def answer(self, answer: str) -> None:
        """Answer the question on the page and wait for the next."""
        before = self.page.locator("h1").inner_text()
        self.choose(answer)
        self.page.get_by_role("button", name="继续").click()
        # For a moment the old question may stand below the new one; then the new heading takes the keyboard's focus.
        expect(self.page.locator("h1").filter(has_text=before)).to_have_count(0)
        expect(self.page.locator("h1")).to_be_focused()
        settled(self.page)

    def tell(self, story: Story, steps: int = 99) -> None:
        """Answer as told until the result (or for some steps)."""
        while steps and self.heading in story:
            self.answer(story[self.heading])
            steps -= 1

    def arrive(self, heading: str) -> None:
        """Wait until the page with this heading is drawn."""
        expect(self.page.locator("h1")).to_have_text(heading)
        settled(self.page)

    def tap(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def change(self, answer: str) -> None:
        self.page.locator("[class*=st-key-given_g] button").filter(has_text=answer).click()


Hire = Callable[..., Worker]


@pytest.fixture
def worker(server: Server, visit: Visit) -> Hire:
    """`worker("phone")` opens the self-check at its first question, `worker("phone", url)` any address."""
    return lambda screen="phone", url="": Worker(visit(url or f"{server.url}/?begun=1", screen))


def has_no_sideways_scrolling(page: Page) -> bool:
    widths = "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
    return bool(page.evaluate(f"{widths}.every((e) => e.scrollWidth <= e.clientWidth)"))


# —— three interviews ——


@pytest.mark.parametrize("screen", SCREENS)
def test_a_newcomer_may_apply_for_level_5(worker: Hire, screen: str) -> None:
    newcomer = worker(screen)
    newcomer.tell(NEWCOMER)
    assert newcomer.heading == "您可以申报五级（初级工）"
    level_5 = newcomer.card("五级（初级工）")
    expect(level_5.first).to_contain_text("初步符合")
    level_5.get_by_text("依据：").click()
    level_5.get_by_text("〔二（二）1〕").first.click()
    expect(level_5.locator("details.clause[open] > p")).to_contain_text("转正定级")
    level_5.get_by_text("带什么、怎么办、多少钱").click()
    level_5.get_by_text("费用 275 元怎么来的").click()
    expect(
        level_5.get_by_text("报名费 10 元 ＋ 考务费 50 元 ＋ 培训费 175 元 ＋ 考核评审费 40 元 ＝ 275 元")
    ).to_be_visible()
    assert has_no_sideways_scrolling(newcomer.page)
    shoot(newcomer.page, f"journey-newcomer-{screen}")


@pytest.mark.parametrize("screen", SCREENS)
def test_who_started_in_2011_has_to_have_levels_5_and_4_confirmed(worker: Hire, screen: str) -> None:
    disputed = worker(screen)
    disputed.tell(STARTED_IN_2011)
    assert disputed.heading == "先确认一件事：报四级（中级工）还是五级（初级工）"
    expect(disputed.card("四级（中级工）").last).to_contain_text("您 9 年，按年头 10 年")
    level_5 = disputed.card("五级（初级工）")
    expect(level_5).to_contain_text("按周年数就报这级")
    level_5.locator("summary").first.click()
    expect(level_5).to_contain_text("按周年 9 年，按年头 10 年（参加工作时间 2011 年）")
    expect(disputed.page.get_by_text("通知没写同一年能不能报两个级别。").first).to_be_visible()
    assert has_no_sideways_scrolling(disputed.page)
    shoot(disputed.page, f"journey-2011-{screen}")


@pytest.mark.parametrize("screen", SCREENS)
def test_a_technician_gets_to_level_1_by_merit_without_a_paper(worker: Hire, screen: str) -> None:
    technician = worker(screen)
    technician.tell(BY_MERIT)
    assert technician.heading == "您可以申报一级（高级技师）"
    assert "您发表过本专业论文吗？" not in technician.given
    level_1 = technician.card("一级（高级技师）")
    expect(level_1.last).to_contain_text("免论文的条件：市厅级以上劳模等荣誉")
    level_1.get_by_text("依据：").click()
    expect(level_1.last).to_contain_text("高级技师申报资格条件附则》（不在本通知内，本工具没有）")
    level_1.get_by_text("带什么、怎么办、多少钱").click()
    level_1.get_by_text("要带什么").click()
    expect(level_1.get_by_text("荣誉证书、表彰决定，和现在还保持荣誉的说明")).to_be_visible()
    expect(level_1.get_by_text("市直、中央和省驻焦单位要做的")).to_have_count(0)
    level_1.get_by_text("怎么办、找谁").click()
    expect(level_1.get_by_text("县（市、区）要做的")).to_be_visible()
    assert has_no_sideways_scrolling(technician.page)
    shoot(technician.page, f"journey-merit-{screen}")


# —— what can come between ——


def test_changing_an_answer_returns_to_where_one_was(worker: Hire) -> None:
    visitor = worker()
    visitor.tell(NEWCOMER, 3)
    here, given = visitor.heading, visitor.given
    visitor.change("在岗正式人员")
    visitor.arrive("您在单位是哪种身份？")
    expect(visitor.page.get_by_test_id("stRadioGroup").get_by_role("radio", name="在岗正式人员")).to_be_checked()
    visitor.answer("签聘用合同的工勤人员")
    assert visitor.heading == here
    assert visitor.given[1:] == given[1:] and "签聘用合同的工勤人员" in visitor.given[0]


def test_nothing_answered_says_what_to_do_and_moves_there(worker: Hire) -> None:
    visitor = worker()
    visitor.tap("继续")
    trouble = visitor.page.get_by_role("alert")
    expect(trouble).to_contain_text("选一种身份再继续；说不清，就选“说不清是哪种”。")
    expect(trouble).to_be_focused()
    shoot(visitor.page, "question-trouble")
    visitor.tell(NEWCOMER, 1)
    expect(trouble).to_have_count(0)
    expect(visitor.page.locator("h1")).to_be_focused()


def test_a_reload_and_a_restarted_server_lose_nothing(serve: Serve, worker: Hire) -> None:
    server = serve(GONGQIN_TODAY="2020-04-20")
    visitor = worker("phone", f"{server.url}/?begun=1")
    visitor.tell(NEWCOMER, 3)
    here, given = visitor.heading, visitor.given
    visitor.page.reload()
    settled(visitor.page)
    assert (visitor.heading, visitor.given) == (here, given)

    server.stop()
    expect(visitor.page.get_by_role("dialog")).to_contain_text("连接中断")
    server.start()
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    settled(visitor.page)
    assert (visitor.heading, visitor.given) == (here, given)
    visitor.tell(NEWCOMER)
    assert visitor.heading == "您可以申报五级（初级工）"


def test_a_shared_link_opens_the_same_case_elsewhere(worker: Hire) -> None:
    at_home = worker("phone")
    at_home.tell(STARTED_IN_2011, 3)
    at_work = worker("desktop", at_home.page.url)
    assert (at_work.heading, at_work.given) == (at_home.heading, at_home.given)
    at_work.tap("全部清除，重新开始")
    at_work.arrive("您在单位是哪种身份？")
    assert "case=" not in at_work.page.url


def test_the_browsers_back_button_goes_back_a_question(worker: Hire) -> None:
    visitor = worker()
    visitor.tell(NEWCOMER, 2)
    third = visitor.heading
    visitor.page.go_back()
    visitor.arrive("您现在有哪一级工勤证书？")
    assert len(visitor.given) == 1
    visitor.page.go_forward()
    visitor.arrive(third)


def test_answers_go_along_to_other_pages_and_back(worker: Hire, server: Server) -> None:
    visitor = worker("desktop", f"{server.url}/?case={code_of(person('newcomer'))}")
    for name, heading in {"各级条件": "各级条件", "资格自查": "您可以申报五级（初级工）"}.items():
        visitor.page.get_by_role("link", name=name).click()
        visitor.arrive(heading)


def test_a_question_people_ask_is_found_by_their_words(worker: Hire, server: Server) -> None:
    visitor = worker("phone", f"{server.url}/faq")
    search = visitor.page.get_by_role("textbox")
    search.fill("合写论文")
    search.press("Enter")
    enquiry = visitor.page.get_by_text("论文跟同事合写的行不行？")
    expect(visitor.page.locator("details.fold summary").first).to_have_text("论文跟同事合写的行不行？")
    enquiry.click()
    expect(visitor.page.get_by_text("通知要求独立发表")).to_be_visible()


def test_a_phone_never_has_to_scroll_sideways(worker: Hire, server: Server) -> None:
    code = code_of(person("second", career_start="1996"))
    visitor = worker("phone", f"{server.url}/?case={code}")
    for address in ADDRESSES:
        visitor.page.goto(f"{server.url}/{address}?case={code}")
        settled(visitor.page)
        if address in ("prepare", "timetable"):
            expect(visitor.page.locator(".chart")).to_be_visible()
        assert has_no_sideways_scrolling(visitor.page), address
        shoot(visitor.page, f"phone-{address or 'check'}")
