"""What a person does at a page in a real browser, for more than one test: with the keyboard, or to see everything."""

import pytest
from playwright.sync_api import Page

# What the focus is on, and whether one can see it: an outline of its own, or of the box or field around it.
FOCUS = """() => {
  let here = document.activeElement;
  while (here.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
  const around = here.closest("[data-testid=stRadioGroup] > div, [data-testid=stCheckbox] label") ?? here;
  const outlined = [here, around].some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  const box = around.getBoundingClientRect();
  const words = around.innerText || here.getAttribute("aria-label") || "";
  return { tag: here.tagName, words: words.trim(), seen: outlined && box.bottom > 0 && box.top < innerHeight };
}"""


def tab_to(page: Page, words: str, tag: str = "", limit: int = 60) -> None:
    """Press Tab until the focus is there; it is seen wherever it rests on the way."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["tag"] != "BODY":
            assert focus["seen"], focus
        if focus["words"].startswith(words) and focus["tag"].startswith(tag):
            return
    pytest.fail(f"Tab never comes to “{words}”")


# What a 技师 of 2012 taps, fact by fact; a list for what is asked in parts, letters for a trade.
TAPS: dict[str, str | list[str]] = {
    "post": "在岗正式人员",
    "held_level": "二级（技师）",
    "certificate_kind": "机关事业单位工勤证书",
    "trade_change": "没换过工种",
    "level_since": ["2012", "11"],
    "exceptional": "以上都没有",
    "career_start": ["1990", "7"],
    "regularised_on": ["1991", "7"],
    "retirement": "2020 年不退休",
    "obstacles": "以上都没有",
    "education": "高中、职高、技校、中专",
    "trade": "焊工",
    "assessments": "年年合格以上",
    "merits": "以上都没有",
    "excellent_years": "以上都没有",
    "paper": "有，在 CN 刊物独立发表",
    "paper_on": ["2018", "6"],
    "affiliation": "县（市、区）的单位",
}


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details:not(.menu)').forEach((folded) => { folded.open = true; })")
