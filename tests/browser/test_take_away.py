"""带走结果 in a real browser: paper, files, codes to scan, copying, WeChat, and a kiosk that keeps nothing."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from io import BytesIO
from typing import Any
from unicodedata import normalize

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from gongqin_core.judging.explain import Explanation
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.result_sheet import Issued, document, sheet
from gongqin_core.take_away.slip import text_to_scan
from tests.browser.visits import Serve, Visit, context_of, settled, shoot
from tests.people import NOTICE, RULES, Raw, person, read
from tests.server import CHROMIUM, SWITCHES, Server
from tests.visitor import code_of, words

pytestmark = pytest.mark.browser

DAY = date(2020, 4, 20)
ADDRESS = "https://gongqin.example.gov.cn/zicha"
WECHAT = (
    "Mozilla/5.0 (Linux; Android 12; V2055A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 "
    "Mobile Safari/537.36 MicroMessenger/8.0.49.2600(0x28003133) WeChat/arm64 NetType/WIFI Language/zh_CN"
)
PEOPLE: dict[str, Raw] = {
    "nothing to apply for": person("first"),
    "a yes": person("fourth"),
    "two yeses": person("veteran"),
    "to be confirmed": person("newcomer", career_start="2011", affiliation="county"),
    "level 1": person("second"),
    "shortened": person("lecturer"),
    "many ways": person(
        "fifth",
        career_start="2011-09-01",
        level_since="2014-06-01",
        trade_change="changed_not_retested",
        trade="收银员",
        exceptional=["invention_provincial"],
    ),
    "cannot tell anything": dict.fromkeys(NOTICE.facts),
}

OpenResult = Callable[..., Page]
RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰", "母民虎西见角贝车长门青韦页风飞食马鱼鸟麦黄齐齿龙"
)
"""Those that Unicode itself does not fold into letters."""


@pytest.fixture(scope="session")
def reachable(serve: Serve) -> Server:
    return serve(GONGQIN_TODAY=str(DAY), GONGQIN_ADDRESS=ADDRESS)


@pytest.fixture
def result(reachable: Server, visit: Visit) -> OpenResult:
    """`result(raw)` opens somebody's result."""

    def open_result(raw: Raw, screen: str = "phone", **options: Any) -> Page:
        page = visit(f"{reachable.url}/?case={code_of(raw)}", screen, **options)
        page.get_by_role("heading", name="带走结果", exact=True).wait_for()
        return page

    return open_result


def squeezed(text: str) -> str:
    """Without white space; Chromium writes letters that look like a radical as that radical."""
    return re.sub(r"\s", "", normalize("NFKC", text).translate(RADICALS))


def read_pdf(data: bytes) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(data)).pages]


def expected(raw: Raw) -> list[str]:
    """Every paragraph of the sheet."""
    html = sheet(Result(Explanation(RULES, read(raw)), DAY), Issued(code_of(raw), ADDRESS))
    return [squeezed(unescape(words(text))) for text in re.findall(r"<(?:p|h2)[^>]*>(.*?)</(?:p|h2)>", html)]


def scanned(part: Locator) -> list[str]:
    """What a reader of codes sees in a picture of this part of the screen."""
    return [str(code.text) for code in zxingcpp.read_barcodes(Image.open(BytesIO(part.screenshot())).convert("L"))]


# —— paper and files ——


@pytest.mark.parametrize("name", PEOPLE)
def test_the_saved_sheet_prints_as_one_complete_page(name: str, browser: Browser) -> None:
    raw = PEOPLE[name]
    html = document(Result(Explanation(RULES, read(raw)), DAY), Issued(code_of(raw), ADDRESS))
    page = browser.new_page()
    page.set_content(html)
    pages = read_pdf(page.pdf(prefer_css_page_size=True))
    page.close()
    assert len(pages) == 1
    assert [text for text in expected(raw) if text not in pages[0]] == []


@pytest.mark.parametrize("name", ["a yes", "level 1", "many ways"])
def test_the_page_prints_as_the_same_sheet_and_nothing_else(name: str, result: OpenResult) -> None:
    page = result(PEOPLE[name])
    data = page.pdf(prefer_css_page_size=True)
    [text] = read_pdf(data)
    assert [part for part in expected(PEOPLE[name]) if part not in text] == []
    left_over = text
    for part in sorted([*expected(PEOPLE[name]), "扫码接着看"], key=len, reverse=True):
        left_over = left_over.replace(part, "", 1)
    # What is left are the names and verdicts in the table's first column.
    assert not re.search("带走结果|修改|各级条件|常见问答|打印|复制|清除|大字", left_over)
    assert len(left_over) < 120
    paper = PdfReader(BytesIO(data)).pages[0]
    assert (round(float(paper.mediabox.width)), round(float(paper.mediabox.height))) == (595, 842)
    [image] = paper.images
    assert zxingcpp.read_barcodes(Image.open(BytesIO(image.data)).convert("L"))[0].text == link(PEOPLE[name])


def test_dark_and_large_type_do_not_reach_the_paper(result: OpenResult) -> None:
    page = result(person("second"), own=True, color_scheme="dark")
    page.evaluate("document.documentElement.classList.add('large-type')")
    assert len(read_pdf(page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="print", color_scheme="dark")
    styles = "sheet => [getComputedStyle(sheet).color, getComputedStyle(sheet).fontSize, sheet.style.fontSize]"
    colour, size, points = page.locator(".sheet").evaluate(styles)
    assert colour == "rgb(0, 0, 0)"
    assert float(size.removesuffix("px")) == pytest.approx(float(points.removesuffix("pt")) * 96 / 72, abs=0.01)


def link(raw: Raw) -> str:
    return f"{ADDRESS}/?case={code_of(raw)}"


def test_the_button_prints(result: OpenResult) -> None:
    page = result(person("fourth"))
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    page.get_by_role("button", name="打印结果单（一页）").click()
    assert page.evaluate("window.printed") == 1
    expect(page.locator(".sheet")).to_be_hidden()


def test_files_are_saved_under_chinese_names(result: OpenResult) -> None:
    page = result(person("fourth"), "desktop")
    shoot(page, "take_away_desktop")
    saved = {}
    for name in ("保存结果单", "把日期加进手机日历"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        saved[download.value.suggested_filename] = download.value.path().read_bytes()
    assert list(saved) == ["自查结果单.html", "工勤考核日程.ics"]
    raw = person("fourth")
    whole = document(Result(Explanation(RULES, read(raw)), DAY), Issued(code_of(raw), ADDRESS))
    assert saved["自查结果单.html"].decode() == whole
    assert saved["工勤考核日程.ics"].startswith(b"BEGIN:VCALENDAR") and b"20200428" in saved["工勤考核日程.ics"]


def test_where_nothing_is_open_there_are_no_dates(result: OpenResult) -> None:
    page = result(person("first"))
    expect(page.get_by_role("button", name="打印结果单（一页）")).to_be_visible()
    expect(page.get_by_role("button", name="把日期加进手机日历")).to_have_count(0)
    expect(page.get_by_role("button", name="复制日期")).to_have_count(0)


# —— codes and links ——


def test_the_code_on_the_screen_opens_the_same_result_elsewhere(
    result: OpenResult, reachable: Server, visit: Visit
) -> None:
    page = result(person("second"))
    heading = page.get_by_role("heading", level=1).inner_text()
    shoot(page, "take_away_phone")
    [address] = scanned(page.locator("img.qr"))
    assert address == link(person("second"))
    elsewhere = visit(address.replace(ADDRESS, reachable.url), "phone")
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text(heading)
    desk = visit(address.replace(f"{ADDRESS}/", f"{reachable.url}/enquiry"))
    expect(desk.locator("section.card").filter(has_text="初步符合")).to_have_count(1)


def test_on_an_address_of_this_machine_alone_there_is_the_code_alone(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/?case={code_of(person('fourth'))}")
    expect(page.get_by_role("button", name="复制自查码")).to_be_visible()
    expect(page.get_by_role("heading", name="给人事看", exact=True)).to_be_visible()
    expect(page.locator("img.qr")).to_have_count(0)
    expect(page.get_by_role("button", name="复制链接")).to_have_count(0)


# —— copying ——


@pytest.fixture
def plain(browser: Browser, reachable: Server) -> Iterator[Page]:
    """The result by a name over plain http, where browsers offer no clipboard to scripts."""
    rules = f"--host-resolver-rules=MAP gongqin.test 127.0.0.1:{reachable.port}"
    chromium = browser.browser_type.launch(executable_path=CHROMIUM, args=[*SWITCHES, rules])
    page = context_of(chromium).new_page()
    page.goto(f"http://gongqin.test/?case={code_of(person('fourth'))}")
    settled(page)
    yield page
    chromium.close()


def pasted(page: Page) -> str:
    """What a person gets who pastes into a field of another page."""
    other = page.context.new_page()
    other.set_content("<textarea></textarea>")
    other.locator("textarea").press("Control+V")
    return other.locator("textarea").input_value()


def test_copying_works_over_plain_http_and_says_so(plain: Page) -> None:
    assert plain.evaluate("window.isSecureContext") is False
    button = plain.get_by_role("button", name="复制结果文字，发给单位人事")
    button.click()
    expect(plain.get_by_role("status").filter(has_text="已复制")).to_have_count(1)
    expect(button).to_be_focused()
    text = pasted(plain)
    assert text.startswith(
        "【焦作市 2020 年机关事业单位工勤技能岗位等级考核·自查结果】\n您好！我想报 2020 年的三级（高级工）"
    )
    plain.bring_to_front()
    plain.get_by_role("button", name="复制链接").click()
    expect(plain.get_by_role("status").filter(has_text="已复制")).to_have_count(2)
    assert pasted(plain) == link(person("fourth"))


def test_where_copying_is_refused_the_text_is_selected_for_the_hand(result: OpenResult) -> None:
    page = result(person("fourth"))
    page.evaluate(
        "() => { document.execCommand = () => false;"
        " navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }"
    )
    for name, begin in {"复制日期": "【焦作市 2020 年", "复制自查码": "1.jiaozuo-2020."}.items():
        page.get_by_role("button", name=name).click()
        text = page.get_by_role("textbox", name=name)
        expect(text).to_be_visible()
        expect(text).to_be_focused()
        chosen = text.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")
        assert chosen == text.input_value() and chosen.startswith(begin)
    expect(page.get_by_role("status").filter(has_text="浏览器不让复制")).to_have_count(2)


# —— WeChat ——


def test_in_wechat_everything_is_text_or_a_picture(result: OpenResult) -> None:
    page = result(person("fourth"), user_agent=WECHAT)
    expect(page.get_by_text("选“在浏览器中打开”")).to_be_visible()
    for name in ("打印结果单（一页）", "保存结果单", "把日期加进手机日历"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    page.get_by_role("button", name="复制日期").click()
    expect(page.get_by_role("status").filter(has_text="已复制")).to_have_count(1)
    dates = page.get_by_role("textbox", name="复制日期", include_hidden=True).input_value()
    assert "· 网上报名：2020 年 4 月 13 日至 4 月 28 日，报名截止：2020 年 4 月 28 日 24:00〔四（一）时间〕" in dates
    assert "· 培训：2020 年 5 月至 7 月（具体哪天通知没写）〔四（三）〕" in dates
    for name in ("复制结果文字，发给单位人事", "复制链接", "复制自查码"):
        expect(page.get_by_role("button", name=name)).to_be_visible()
    expect(page.locator("img.qr")).to_have_attribute("src", re.compile("^data:image/png;base64,"))
    shoot(page, "take_away_wechat")


# —— the kiosk ——


def at_kiosk(url: str, visit: Visit) -> Page:
    """The shortest interview on a kiosk: to its result."""
    page = visit(url, "kiosk", own=True)
    page.get_by_role("button", name="开始自查").click()
    settled(page)
    page.get_by_text("其他身份", exact=True).click(force=True)
    page.get_by_role("button", name="继续", exact=True).click()
    page.get_by_role("heading", name="带走结果", exact=True).wait_for()
    settled(page)
    return page


def test_a_kiosk_code_is_scanned_off_its_screen_and_nothing_else_is_offered(
    serve: Serve,
    visit: Visit,
) -> None:
    kiosk = serve(GONGQIN_TODAY=str(DAY), GONGQIN_KIOSK="1", GONGQIN_ADDRESS=ADDRESS)
    page = at_kiosk(kiosk.url, visit)
    shoot(page, "take_away_kiosk")
    assert scanned(page.locator("img.qr")) == [link({"post": "other"})]
    box = page.locator("img.qr").bounding_box()
    assert box and box["width"] >= 340  # what the longest code needs
    for name in ("打印", "保存", "复制", "日历"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    assert page.locator(".sheet").count() == 0


def test_a_kiosk_prints_one_page_and_keeps_nothing_of_it(serve: Serve, visit: Visit) -> None:
    kiosk = serve(GONGQIN_TODAY=str(DAY), GONGQIN_KIOSK="1", GONGQIN_KIOSK_PRINT="1")
    page = at_kiosk(kiosk.url, visit)
    code = code_of({"post": "other"})
    outcome = Result(Explanation(RULES, read({"post": "other"})), DAY)
    assert scanned(page.locator("img.qr")) == [text_to_scan(outcome, code)]  # no address: the words themselves
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    page.get_by_role("button", name="打印结果单").click()
    assert page.evaluate("window.printed") == 1
    [text] = read_pdf(page.pdf(prefer_css_page_size=True))
    assert squeezed(code) in text and "结束并清除" not in text
    page.locator("#end").click()
    page.locator("#leave").click()
    page.get_by_role("button", name="开始自查").wait_for()
    settled(page)
    for _ in range(2):
        assert code not in page.content() and page.locator(".sheet").count() == 0
        page.go_back()
        if page.url != "about:blank":
            settled(page)
    assert page.url in (f"{kiosk.url}/", "about:blank")
