"""Headings break between words, and never within one, however narrow the screen and large the type."""

from itertools import pairwise

import pytest

from pages.components.pieces.phrases import WORDS
from tests.browser.visits import Visit, settled
from tests.people import Raw, person
from tests.server import Server
from tests.visitor import code_of

pytestmark = pytest.mark.browser

# The lines that the heading is set in.
LINES = """() => {
  const lines = new Map();
  const walker = document.createTreeWalker(document.querySelector("h1"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { bottom } = range.getBoundingClientRect();
      lines.set(bottom, (lines.get(bottom) ?? "") + range.toString());
    }
  }
  return [...lines.values()];
}"""
FITS = "document.querySelector('h1').scrollWidth <= document.querySelector('h1').clientWidth"
SOMEBODY: dict[str, Raw] = {
    "when the certificate was obtained": person("third", level_since=""),
    "which certificate": {"post": "regular"},
    "whether one taught for long": person("lecturer", teaching=""),
    "nothing to apply for": person("newcomer", post="other"),
    "an exception to be confirmed": person("fourth", level_since="2018-06", exceptional=["provincial_model"]),
    "a unit that refuses": person("newcomer", career_start="2000", obstacles=["unit_refused"]),
    "an exam in a new trade": person("third", trade_change="changed_not_retested", level_since="2010-06"),
}


@pytest.mark.parametrize("who", SOMEBODY)
def test_a_heading_breaks_between_words(server: Server, visit: Visit, who: str) -> None:
    page = visit(f"{server.url}/?case={code_of(SOMEBODY[who])}", "phone", own=True)
    assert broken(page.evaluate(LINES)) == [] and page.evaluate(FITS)
    page.get_by_role("button", name="大字").click()
    settled(page)
    assert broken(page.evaluate(LINES)) == [] and page.evaluate(FITS)


def broken(lines: list[str]) -> list[str]:
    """The words that stand partly at the end of one line and partly at the beginning of the next."""
    return [
        word
        for line, following in pairwise(lines)
        for word in WORDS
        for at in range(1, len(word))
        if line.endswith(word[:at]) and following.startswith(word[at:]) and not longer(word, line, following)
    ]


def longer(word: str, line: str, following: str) -> bool:
    """Whether what looks like the word is the meeting of two others, both whole."""
    return any(line.endswith(other) for other in WORDS) and any(following.startswith(other) for other in WORDS)
