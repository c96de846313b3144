"""名册核查 in a real browser: from the upload to the downloads, and nothing of it anywhere else."""

import io
import time
import urllib.request
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import tab_to
from tests.browser.visits import Visit, settled, shoot
from tests.pages.officer import MISTAKES, SIZE, with_mistakes
from tests.roster.review.reviews import DRIVER
from tests.rosters import HEADINGS, csv_of, workbook_of
from tests.server import Server

pytestmark = pytest.mark.browser
FILE = "input[type=file]"


@pytest.fixture(scope="module")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("roster") / "名册.xlsx"
    path.write_bytes(workbook_of(with_mistakes(), [*HEADINGS, "申报等级"]))
    return path


def upload(page: Page, path: Path) -> None:
    page.set_input_files(FILE, path)
    page.get_by_role("button", name="列都对").click()
    expect(page.get_by_role("heading", name="先改这")).to_be_visible()


def step(page: Page, name: str) -> None:
    """To one of the five steps."""
    page.locator(".st-key-steps").get_by_role("button", name=name).click()
    settled(page)


def option(page: Page, words: str) -> Locator:
    """One of those of which one is chosen."""
    return page.locator("[data-testid=stRadioOption]").filter(has_text=words)


def downloaded(page: Page, label: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=label).click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_from_the_upload_to_the_sheet(server: Server, visit: Visit, roster: Path, screen: str) -> None:
    page = visit(f"{server.url}/roster", screen)
    shoot(page, f"roster-{screen}-empty")
    page.set_input_files(FILE, roster)
    expect(page.get_by_role("heading", name="核对列名")).to_be_visible()
    settled(page)
    shoot(page, f"roster-{screen}-columns")
    page.get_by_role("button", name="列都对").click()
    expect(page.get_by_role("heading", name=f"{len(MISTAKES) + 1} 行")).to_be_visible()
    settled(page)
    shoot(page, f"roster-{screen}-fix")
    step(page, "看结果")
    page.locator("summary").filter(has_text="人数和费用").click()
    expect(page.get_by_role("list", name="全体人员在每一级的结论").get_by_role("listitem")).to_have_count(5)
    shoot(page, f"roster-{screen}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    step(page, "下载")
    shoot(page, f"roster-{screen}-downloads")

    book = openpyxl.load_workbook(io.BytesIO(downloaded(page, "下载核对表")))
    assert book.sheetnames == ["封面", "核对表"]
    assert sum(isinstance(row[0], int) for row in book["核对表"].values) == SIZE
    rows = downloaded(page, "下载带结论的名册（.csv）").decode("utf-8-sig").splitlines()
    assert len(rows) == SIZE + 1 and "核查：结论" in rows[0]
    book = openpyxl.load_workbook(io.BytesIO(downloaded(page, "下载带结论的名册（.xlsx）")))
    assert book.worksheets[0].max_row == SIZE + 1
    step(page, "上传")
    assert openpyxl.load_workbook(io.BytesIO(downloaded(page, "下载空白名册")))["名册"]["A1"].value == "序号"


UNREADABLE = """() => {
  const lines = (element) => {
    const words = document.createRange();
    words.selectNodeContents(element);
    return new Set([...words.getClientRects()].map((box) => Math.round(box.bottom))).size;
  };
  const found = [];
  for (const name of document.querySelectorAll(".st-key-card_one .grid tbody th"))
    if (lines(name) > 1) found.push(`${name.innerText}: ${lines(name)} lines`);
  const steps = [...document.querySelectorAll(".st-key-steps button p")].map((p) => [p, p.getBoundingClientRect()]);
  for (const [n, [p, box]] of steps.entries()) {
    const next = steps[n + 1]?.[1];
    if (lines(p) > 1) found.push(`${p.innerText}: ${lines(p)} lines`);
    const touches = next && Math.abs(next.top - box.top) < 2 && next.left - box.right < 6;
    if (touches) found.push(`${p.innerText} touches the next`);
  }
  const pen = document.createElement("canvas").getContext("2d");
  for (const field of document.querySelectorAll("[data-testid=stSelectbox] input")) {
    const style = getComputedStyle(field), words = field.value || field.placeholder;
    pen.font = `${style.fontSize} ${style.fontFamily}`;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (pen.measureText(words).width > room + 1) found.push(`${words}: cut off`);
  }
  return found;
}"""
"""What of the steps, the fields and the names of levels does not stand whole on one line."""


@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_steps_fields_and_levels_are_read_whole_in_either_size_of_type(
    server: Server, visit: Visit, roster: Path, screen: str
) -> None:
    page = visit(f"{server.url}/roster", screen, own=True)
    upload(page, roster)
    step(page, "看结果")
    assert page.evaluate(UNREADABLE) == []
    page.get_by_role("button", name="大字").click()
    settled(page)
    assert page.evaluate(UNREADABLE) == []


def test_five_hundred_people_stand_on_the_page_at_once(server: Server, visit: Visit, roster: Path) -> None:
    """The figure is printed, not judged: machines differ. The first visitor has paid for loading the libraries."""
    page = visit(f"{server.url}/roster")
    upload(page, roster)
    settled(page)
    start = time.perf_counter()
    page.set_input_files(FILE, roster)  # the same columns: no question in between
    page.locator(".here").and_(page.locator("h2")).or_(page.locator(".st-key-working")).first.wait_for()
    page.get_by_role("heading", name="先改这").wait_for()
    settled(page)
    problems, start = time.perf_counter() - start, time.perf_counter()
    page.locator(".st-key-steps").get_by_role("button", name="看结果").click()
    page.get_by_role("radiogroup", name=f"人员，共 {SIZE} 人").wait_for()
    people = time.perf_counter() - start
    print(f"{SIZE} people: from the choice of the file to what is to be done {problems:.2f} s, the list {people:.2f} s")


def test_an_upload_is_gone_from_the_server_and_the_page_is_its_owners_alone(
    server: Server, visit: Visit, roster: Path
) -> None:
    page = visit(f"{server.url}/roster")
    upload(page, roster)
    with urllib.request.urlopen(f"{server.url}/_stcore/metrics?families=cache_memory_bytes") as answer:
        assert b"UploadedFileManager" not in answer.read()
    other = visit(f"{server.url}/roster")
    expect(other.get_by_role("heading", name="选名册文件")).to_be_visible()
    assert other.get_by_text("核查结果").count() == 0
    assert "错例" not in page.url and "错例" not in server.log.read_text(encoding="utf-8")


def test_a_case_opens_on_the_enquiry_page_in_a_new_tab(server: Server, visit: Visit, roster: Path) -> None:
    page = visit(f"{server.url}/roster")
    upload(page, roster)
    settled(page)
    step(page, "看结果")  # a link that moves while the page is drawn is missed
    with page.expect_popup() as popup:
        page.get_by_role("link", name="在咨询台打开").first.click()
    settled(popup.value)
    expect(popup.value.get_by_role("heading", name="咨询台")).to_be_visible()
    assert popup.value.url.startswith(f"{server.url}/enquiry?case=1.")
    expect(page.get_by_role("heading", name="核查结果")).to_be_visible()


def test_a_file_of_another_kind_is_refused_in_chinese(server: Server, visit: Visit, tmp_path: Path) -> None:
    page = visit(f"{server.url}/roster")
    (tmp_path / "名册.pdf").write_bytes(b"%PDF")
    page.set_input_files(FILE, tmp_path / "名册.pdf")
    expect(page.get_by_text("不能上传这种文件")).to_be_visible()
    (tmp_path / "名册.csv").write_bytes(b"x" * (11 << 20))
    page.set_input_files(FILE, tmp_path / "名册.csv")
    expect(page.get_by_text("文件不能超过 10")).to_be_visible()


def test_the_keyboard_alone_takes_a_roster_in(server: Server, visit: Visit, tmp_path: Path) -> None:
    small = tmp_path / "名册.csv"
    small.write_text("姓名,岗位身份,现有等级\n张三,在岗正式人员,没有\n", encoding="utf-8")
    page = visit(f"{server.url}/roster")
    with page.expect_file_chooser() as chooser:  # it listens a moment later: a key pressed at once would be missed
        tab_to(page, "upload", "BUTTON")  # the name of its icon comes first
        page.keyboard.press("Enter")
    chooser.value.set_files(small)
    expect(page.get_by_role("heading", name="核对列名")).to_be_visible()
    settled(page)
    tab_to(page, "列都对")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radiogroup", name="人员，共 1 人")).to_be_visible()


def test_a_word_and_a_cell_are_put_right_and_the_download_says_so(server: Server, visit: Visit, tmp_path: Path) -> None:
    rows = [DRIVER | {"姓名": f"职工{number}", "岗位身份": "某种人"} for number in range(4)]
    late = DRIVER | {"姓名": "李四", "参加工作时间": "2008-07", "转正定级时间": "2009-07", "取证时间": "2014.1"}
    path = tmp_path / "名册.csv"
    path.write_bytes(csv_of([*rows, late], [*DRIVER]))
    page = visit(f"{server.url}/roster")
    upload(page, path)
    option(page, "在岗正式人员").click()
    expect(page.get_by_text("4 行这样写；定了以后，4 人的结论会变")).to_be_visible()
    page.get_by_role("button", name="4 行都按“在岗正式人员”算").click()
    expect(page.get_by_text("4 人的结论变了")).to_be_visible()
    expect(page.get_by_role("heading", name="分不清是 1 月还是 10 月")).to_be_visible()
    settled(page)
    page.get_by_role("textbox", name="取证时间").fill("2014-01")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="没有要改的")).to_be_visible()
    expect(page.get_by_text("1 人的结论变了")).to_be_visible()
    settled(page)
    book = openpyxl.load_workbook(io.BytesIO(downloaded(page, "下载改好的名册")))
    assert [cell.value for cell in book["改了什么"][2]][:5] == [6, "李四", "取证时间", "2014.1", "2014-01"]
    assert "2014-01" in [cell.value for cell in book["名册"][6]]
    step(page, "看结果")
    option(page, "李四").click()
    expect(page.get_by_role("heading", name="李四")).to_be_visible()
    step(page, "下载")
    lines = downloaded(page, "下载带结论的名册（.csv）").decode("utf-8-sig").splitlines()
    assert "2014-01" in lines[5] and "初步符合" in lines[1]
    slips = downloaded(page, "全部补充核实单，打印用").decode()
    assert "补充核实单" in slips
