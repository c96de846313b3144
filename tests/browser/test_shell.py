"""The shell around the pages: language, headers, error texts. On a workbench page, because it holds for any page."""

import gzip
import re
import shutil
import urllib.request
from email.message import Message
from os import mkfifo
from pathlib import Path
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from streamlit.file_util import get_static_dir

from gongqin_core.take_away.html import EMPTY
from pages.components.server import headers, index
from tests.browser import checks
from tests.browser.visits import Serve, Visit, context_of, settled, shoot
from tests.places import ROOT
from tests.server import Server

# File types and keys, sizes, and what the workbench page says itself.
ALLOWED = r"XLSX|CSV|PNG|Esc|Ctrl|Vega-Lite|\d+(\.\d+)?[KMG]?B|roster\.\w+|里面 Upload"


def latin(page: Page) -> set[str]:
    return set(checks.latin(page, ALLOWED))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The server as it is, with the workbench in the place of the pages."""
    folder = tmp_path_factory.mktemp("workbench")
    shutil.copy(ROOT / "app.py", folder)
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    shutil.copytree(ROOT / "pages" / "components", folder / "pages" / "components")
    shutil.copy(Path(__file__).parent / "every_widget.py", folder / "pages" / "frame.py")
    mkfifo(folder / "pages" / "slow")
    return folder


@pytest.fixture(scope="module")
def workbench(serve: Serve, folder: Path) -> Server:
    return serve(folder)


def test_a_changed_index_page_stops_the_server_at_its_start() -> None:
    with pytest.raises(ValueError, match="has changed"):
        index.chinese("<html>", "zh.js", "look.css", index.Beginning("", EMPTY, ""))


def test_health_is_plain(workbench: Server) -> None:
    with urllib.request.urlopen(f"{workbench.url}/healthz") as answer:
        assert answer.read() == b"ok"


def asked(url: str, **headers: str) -> tuple[Message, bytes]:
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
        return answer.headers, answer.read()


@pytest.mark.parametrize("kind", ["js", "css"])
def test_scripts_and_style_sheets_come_compressed_to_whoever_can_read_that(workbench: Server, kind: str) -> None:
    file = next((Path(get_static_dir()) / "static" / kind).glob(f"index.*.{kind}"))
    url, text = f"{workbench.url}/static/{kind}/{file.name}", file.read_bytes()
    headers, packed = asked(url, **{"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed) == text and len(packed) < len(text) / 2
    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert "immutable" in headers["Cache-Control"]
    for other in ({"Accept-Encoding": "identity"}, {"Accept-Encoding": "gzip", "Range": "bytes=0-"}):
        headers, plain = asked(url, **other)
        assert plain == text and "Content-Encoding" not in headers


@pytest.mark.parametrize("path", ["/static/js/no.js", "/static/js/..%2f..%2findex.html", "/static/css/"])
def test_what_is_no_file_is_not_compressed_either(workbench: Server, path: str) -> None:
    with pytest.raises(HTTPError, match=r"404|400"):
        asked(workbench.url + path, **{"Accept-Encoding": "gzip"})


def test_who_indexes_pages_is_answered_and_kept_from_addresses_with_answers(workbench: Server) -> None:
    with urllib.request.urlopen(f"{workbench.url}/robots.txt") as answer:
        assert answer.read() == b"User-agent: *\nDisallow: /*?\n"
    with urllib.request.urlopen(f"{workbench.url}/") as answer:
        assert f'<meta name="description" content="{index.DESCRIPTION}">' in answer.read().decode()


@pytest.mark.parametrize("path", ["/", "/second", "/zh.js", "/look.css", "/healthz", "/_stcore/health", "/favicon.png"])
def test_every_answer_carries_the_security_headers(workbench: Server, path: str) -> None:
    expected = headers.security(f"127.0.0.1:{workbench.port}")
    assert expected["Content-Security-Policy"].count(f" ws://127.0.0.1:{workbench.port} ") == 1
    with urllib.request.urlopen(workbench.url + path) as answer:
        assert {name: answer.headers[name] for name in expected} == expected


@pytest.mark.parametrize("host", ["", "a; script-src *", "a b", "a/b", "*", "https://a", "a:b"], ids=repr)
def test_what_is_no_name_of_a_host_stands_in_no_policy(host: str) -> None:
    assert headers.security(host) == headers.SECURITY


@pytest.mark.parametrize("host", ["gongqin.example.cn", "10.1.2.3:8443", "[::1]:8501"])
def test_a_page_speaks_to_its_own_host_alone(host: str) -> None:
    assert f"connect-src 'self' ws://{host} wss://{host};" in headers.security(host)["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/a/b", "/levels/x", "/wp-admin/setup.php", "/a/"])
def test_an_address_that_leads_nowhere_says_so_in_chinese(workbench: Server, path: str) -> None:
    with pytest.raises(HTTPError) as missing:
        urllib.request.urlopen(workbench.url + path)
    with missing.value as answer:
        assert answer.status == 404
        assert "没有这个网页" in (page := answer.read().decode()) and 'lang="zh-CN"' in page


def test_settings_are_all_known_to_streamlit(workbench: Server) -> None:
    assert "not a valid config option" not in workbench.log.read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "/second?case=1"], ids=["the first page", "a deep link"])
@pytest.mark.parametrize("screen", ["phone", "desktop", "kiosk"])
def test_the_page_is_chinese_and_quiet(workbench: Server, visit: Visit, screen: str, path: str) -> None:
    page = visit(workbench.url + path, screen, own=True)
    complaints: list[str] = []
    issues: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    devtools = page.context.new_cdp_session(page)  # what it refuses silently stands among its issues
    devtools.on("Audits.issueAdded", lambda said: issues.append(said["issue"]["code"]))
    devtools.send("Audits.enable")
    page.reload()
    settled(page)
    assert page.evaluate("[document.documentElement.lang, navigator.language]") == ["zh-CN", "zh-CN"]
    assert complaints == [] and "ContentSecurityPolicyIssue" not in issues
    shoot(page, f"shell-{screen}{'-second' if path else ''}")


@pytest.mark.browser
def test_the_first_link_into_the_app_opens_its_page(serve: Serve, folder: Path, visit: Visit) -> None:
    """On a server that nobody has visited yet: that is when Streamlit used to say “Page not found”."""
    page = visit(serve(folder).url + "/second?case=1")
    expect(page.get_by_role("heading", name="第二页")).to_be_visible()
    settled(page)
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.browser
def test_no_english_in_any_state(workbench: Server, visit: Visit) -> None:
    page = visit(workbench.url)
    expect(page.locator("[data-testid=stVegaLiteChart] svg.marks")).to_be_visible()
    expect(page.get_by_text("里面 Upload")).to_be_attached()
    assert latin(page) == set()

    select = page.locator(".st-key-select input")
    select.click()
    select.fill("没有的工种")
    expect(page.get_by_text("没有找到")).to_be_visible()
    assert latin(page) == set()
    page.keyboard.press("Escape")

    page.locator(".st-key-text input").press_sequentially("一")
    assert latin(page) == set()
    page.locator(".st-key-area textarea").press_sequentially("一")
    assert latin(page) == set()

    page.locator(".st-key-date").get_by_role("button", name="选择日期").click()
    expect(page.get_by_role("button", name="上个月")).to_be_visible()
    assert latin(page) == set()
    page.get_by_role("gridcell", name="15").first.click()
    page.keyboard.press("Escape")
    settled(page)
    assert latin(page) == set()

    uploader = page.locator(".st-key-file input[type=file]")
    uploader.set_input_files({"name": "roster.exe", "mimeType": "application/octet-stream", "buffer": b"1"})
    expect(page.get_by_text("不能上传这种文件")).to_be_visible()
    file: FilePayload = {"name": "roster.xlsx", "mimeType": "application/octet-stream", "buffer": b"0"}
    large: FilePayload = {**file, "buffer": b"0" * 11 * 1024 * 1024}
    uploader.set_input_files(large)
    expect(page.get_by_text("文件不能超过")).to_be_visible()
    uploader.set_input_files(file)
    settled(page)
    assert latin(page) <= {"不能上传这种文件（application/octet-stream），请选择下方列出的类型。"}
    shoot(page, "shell-upload")


@pytest.mark.browser
def test_no_english_in_messages(workbench: Server, folder: Path, visit: Visit) -> None:
    page = visit(workbench.url)
    for button, words in {"提示": "好了", "慢": "正在计算", "下载不了": "文件没有生成", "对话框": "要清除吗"}.items():
        page.get_by_role("button", name=button, exact=True).click()
        expect(page.get_by_text(words)).to_be_visible()
        assert latin(page) == set()
        if button == "慢":
            (folder / "pages" / "slow").write_text("")
        settled(page)
    page.get_by_role("button", name="关闭").last.click()

    page.locator("[data-testid=stVegaLiteChart]").hover()
    page.get_by_role("button", name="查看数据").click()
    expect(page.get_by_role("button", name="查看图表")).to_be_attached()
    assert latin(page) == set()

    page.goto(workbench.url + "/nowhere")
    settled(page)
    expect(page.get_by_text("您要找的页面不存在")).to_be_visible()
    assert latin(page) == set()
    shoot(page, "shell-not-found")


@pytest.mark.browser
def test_an_upload_and_a_download_pass_the_content_policy(workbench: Server, visit: Visit) -> None:
    page = visit(workbench.url)
    page.locator(".st-key-file input[type=file]").set_input_files(
        {"name": "roster.xlsx", "mimeType": "application/octet-stream", "buffer": b"1"}
    )
    expect(page.get_by_role("button", name="去掉 roster.xlsx")).to_be_visible()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载", exact=True).click()
    assert download.value.suggested_filename == "结果.txt"
    assert download.value.path().read_bytes() == b"1"


@pytest.mark.browser
def test_a_failing_page_apologises_and_logs_no_values(workbench: Server, visit: Visit) -> None:
    page = visit(workbench.url + "/?case=1")
    page.get_by_role("button", name="出错").click()
    expect(page.get_by_text("页面出了点问题")).to_be_visible()
    assert latin(page) == set()
    shoot(page, "shell-apology")
    page.get_by_role("link", name="重新打开").click()
    expect(page.get_by_text("页面出了点问题")).to_have_count(0)
    assert page.url == workbench.url + "/?case=1"
    log = workbench.log.read_text(encoding="utf-8")
    assert re.search(r"ValueError at frame\.py:\d+", log)
    assert "秘密" not in log


@pytest.mark.browser
def test_a_stopped_server_is_announced_in_chinese_and_forgotten_when_it_is_back(
    serve: Serve, folder: Path, visit: Visit
) -> None:
    server = serve(folder)
    page = visit(server.url)
    server.stop()
    expect(page.get_by_role("dialog")).to_contain_text("连接中断")
    expect(page.get_by_text("服务暂时连不上")).to_be_visible()
    assert latin(page) == set()
    shoot(page, "shell-disconnected")
    server.start()
    expect(page.get_by_role("dialog")).to_have_count(0)


NO_V_FLAG = """
  window.RegExp = new Proxy(RegExp, {
    apply: (target, self, [pattern, flags]) => old(target, pattern, flags),
    construct: (target, [pattern, flags]) => old(target, pattern, flags),
  });
  function old(target, pattern, flags) {
    if (/v/.test(flags)) throw new SyntaxError("Invalid flags");
    return new target(pattern, flags);
  }
"""


@pytest.mark.browser
def test_a_browser_that_cannot_run_the_app_gets_words(workbench: Server, browser: Browser) -> None:
    """One that cannot load the app at all, and one, a few years old, that starts it and crashes."""
    cannot_load, crashes = browser.new_page(), browser.new_page()
    cannot_load.route("**/static/js/index*", lambda route: route.abort())
    crashes.add_init_script(NO_V_FLAG)
    for page in cannot_load, crashes:
        page.goto(workbench.url)
    for page in cannot_load, crashes:
        expect(page.get_by_text("这个浏览器版本太旧")).to_be_visible()
        shoot(page, "shell-old-browser")
        page.close()


@pytest.mark.browser
def test_a_part_of_the_app_that_does_not_arrive_is_announced_in_chinese(workbench: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.route("**/static/js/Table.*", lambda route: route.abort())
    page.goto(workbench.url)
    expect(page.get_by_text("页面的一部分没有加载出来")).to_be_visible()
    shoot(page, "shell-part-missing")
    assert latin(page) == set()
    page.close()


@pytest.mark.browser
def test_without_scripts_the_page_says_what_it_needs(workbench: Server, browser: Browser) -> None:
    context = context_of(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(workbench.url)
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("#waiting")).to_be_hidden()
    context.close()
