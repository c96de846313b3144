"""What stands in the browser's tab and in its address: the page's title, our icon, and the way to the first page."""

import struct
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.people import person
from tests.places import ROOT
from tests.server import Server
from tests.visitor import code_of

Visit = Callable[..., Page]

INK_BLUE = bytes.fromhex("12304E")


def test_the_icon_is_ours(server: Server) -> None:
    with urllib.request.urlopen(f"{server.url}/favicon.png") as answer:
        icon, kind = answer.read(), answer.headers["Content-Type"]
    assert kind == "image/png"
    assert icon == (ROOT / "pages/components/server/favicon.png").read_bytes()
    assert icon.startswith(b"\x89PNG") and struct.unpack(">II", icon[16:24]) == (64, 64)
    assert INK_BLUE in icon


@pytest.mark.parametrize("query", ["", "?case=1.abc", "?case=1.abc&x=%E5%B7%A5"])
def test_the_name_of_the_first_page_leads_to_it_with_the_answers(server: Server, query: str) -> None:
    with urllib.request.urlopen(f"{server.url}/check{query}") as answer:
        assert answer.url == f"{server.url}/{query}"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "title", "heading"),
    [
        ("/", "资格自查", "您能报哪一级？"),
        ("/check", "资格自查", "您能报哪一级？"),
        ("/levels", "各级条件", "各级条件"),
        ("/faq", "常见问答", "常见问答"),
        ("/roster", "上传 · 名册核查", "名册核查"),
    ],
)
def test_a_page_has_its_own_title_and_our_icon(
    server: Server, visit: Visit, path: str, title: str, heading: str
) -> None:
    page = visit(server.url + path)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page).to_have_title(title)
    assert page.get_by_role("dialog").count() == 0
    size = page.evaluate(
        """async () => {
          const icon = new Image();
          icon.src = document.querySelector("link[rel='shortcut icon']").href;
          await icon.decode();
          return [icon.src, icon.naturalWidth, icon.naturalHeight];
        }"""
    )
    assert size == [f"{server.url}/favicon.png", 64, 64]


@pytest.mark.browser
def test_answers_come_along_to_the_first_page(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/check?case={code_of(person('fourth'))}")
    expect(page.get_by_role("heading", level=1)).to_have_text("您可以申报三级（高级工）")
    assert page.url == f"{server.url}/?case={code_of(person('fourth'))}"


@pytest.mark.browser
def test_an_unknown_name_is_still_explained(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/nowhere")
    expect(page.get_by_text("您要找的页面不存在")).to_be_visible()


@pytest.mark.browser
def test_the_title_changes_with_the_step(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/?begun=1")
    expect(page).to_have_title("您在单位是哪种身份？ · 资格自查")
    page.get_by_role("button", name="继续", exact=True).click()
    expect(page).to_have_title("还差一步：您在单位是哪种身份？ · 资格自查")
    page.locator("[data-testid=stRadioOption]").filter(has_text="其他身份").click()
    page.get_by_role("button", name="继续", exact=True).click()
    expect(page).to_have_title("自查结果 · 资格自查")
    page.goto(f"{server.url}/roster")
    expect(page).to_have_title("上传 · 名册核查")
    page.goto(f"{server.url}/levels")
    expect(page).to_have_title("各级条件")
