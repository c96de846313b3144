"""What leaves an officer's desk on paper, printed by a real Chromium: pages counted, and nothing torn apart."""

import re
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from gongqin_core.roster.review.check_document import check_document
from gongqin_core.roster.review.entries import entry
from gongqin_core.roster.review.slips import as_document, slips
from gongqin_core.roster.review.statement import statements
from tests.pages.officer import sixty

pytestmark = pytest.mark.browser
A4_ACROSS, A4_UPRIGHT = (842, 595), (595, 842)
RADICALS = str.maketrans("⼯⼀⼆⽤⼈⾏⽇⽉⼥⽣⻢⻩", "工一二用人行日月女生马黄")


def printed(browser: Browser, html: str) -> PdfReader:
    page = browser.new_page()
    page.set_content(html)
    data = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    return PdfReader(BytesIO(data))


def texts(reader: PdfReader) -> list[str]:
    """Page by page, without white space; Chromium writes letters that look like a radical as that radical."""
    return [re.sub(r"\s", "", normalize("NFKC", page.extract_text()).translate(RADICALS)) for page in reader.pages]


@pytest.mark.parametrize("units", [1, 3, 8])
def test_the_check_sheet_of_sixty_people_with_twenty_mistakes_has_five_pages_at_most(
    browser: Browser, units: int
) -> None:
    roster = sixty(units)
    assert len(roster.people) == 60
    entries = [entry(roster, person) for person in roster.people]
    reader = printed(browser, check_document(roster, entries, statements(roster, None)))
    assert len(reader.pages) <= 5
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {A4_ACROSS}
    lists = [text for text in texts(reader) if "职" in text or "初步符合" in text]
    assert all("档案已核" in text for text in lists), "headings on every page with people"
    for filled in statements(roster, None):
        statement = re.sub(r"\s", "", normalize("NFKC", filled.text))
        title = re.sub(r"\s", "", normalize("NFKC", filled.statement.title))
        [page] = [text for text in texts(reader) if statement in text]
        assert title in page


def test_all_slips_are_printed_one_page_each(browser: Browser) -> None:
    roster = sixty(3)
    some = slips(roster, [entry(roster, person) for person in roster.people])
    reader = printed(browser, as_document(some))
    assert len(some) > 10 and len(reader.pages) == len(some)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {A4_UPRIGHT}
    for slip, text in zip(some, texts(reader), strict=True):
        assert normalize("NFKC", slip.greeting) in text
