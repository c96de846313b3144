"""What every page and every state of it must pass in a real browser: readable, tappable, Chinese, and clean for axe.

Each check returns what is wrong, in words; an empty list is a pass.
"""

import re
from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

MEASURE = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8")

LATIN = r"[A-Za-z]{2,}"
TEXTS = """() => {
  const seen = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.tagName === "WBR") continue;
    if (node.nodeType === Node.ELEMENT_NODE)
      seen.push(...["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "placeholder", "title"]
        .map((name) => node.getAttribute(name) ?? ""));
    else if (node.previousSibling?.tagName === "WBR")
      seen.push(`${seen.pop()}${node.data}`);
    else if (!node.parentElement.closest('style, script, noscript, [data-testid="stIconMaterial"]'))
      seen.push(node.data);
  }
  return seen;
}"""

AXE = """async () => {
  const strict = { contrastRatio: { normal: { expected: 4.5 }, large: { expected: 4.5 } } };
  axe.configure({ checks: [{ id: "color-contrast", options: strict }] });
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
  const why = ({ any, all, none }) => [...any, ...all, ...none][0]?.message.slice(0, 150) ?? "";
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 150)} ${why(node)}`));
}"""

FRAMEWORK = {
    'region: <div id="react-aria': "an open list or calendar is drawn at the end of the page, outside its landmarks",
    'presentation-role-conflict: <section role="presentation" tabindex="-1" data-testid="stFileUploaderDropzone"': (
        "the place to drop a file on is marked as presentation and labelled at once"
    ),
    'target-size: <button data-variant="pills"': (
        "「继续」 stays at the thumb: what lies under its edge is whole once it is scrolled; `measured` has its size"
    ),
}
"""What axe says of Streamlit's own parts: how the complaint begins → why nothing here can mend it."""


def latin(page: Page, allowed: str) -> list[str]:
    """Texts and labels on the page that have a Latin word in them, beyond the allowed ones."""
    return sorted({text for text in page.evaluate(TEXTS) if re.search(LATIN, re.sub(allowed, "", text))})


def measured(page: Page, size: float, target: float) -> list[str]:
    """Text smaller than `size` px or set tighter than 1.3, targets smaller than `target` px, text cut off."""
    found: dict[str, list[str]] = page.evaluate(MEASURE, {"size": size, "target": target})
    return sorted({f"{kind}: {place}" for kind, places in found.items() for place in places})


@cache
def _axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def axe(page: Page) -> list[str]:
    """Violations of WCAG 2.0–2.2 A/AA and best practice, with 4.5 : 1 asked of large text too."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found: list[str] = page.evaluate(AXE)
    return [violation for violation in found if not violation.startswith(tuple(FRAMEWORK))]


# Marks, names and addresses that the notice itself writes in Latin letters, what the app's own codes consist of, a key.
ALLOWED = r"CN|Alt \+ |ISSN|XLSX?|X{1,3}|https?://\S+|\w+@[\w.]+|\d\.jiaozuo-2020\.[\w-]+|\b[0-9a-f]{12,16}\b|\bhg\b|sha256|gongqin|UTF-8|CSV|\.xlsx?|\.csv|MB"
