"""The answer: one sentence, the staircase, and what belongs right below it; the same to be read aloud."""

import re

from gongqin_core.judging.verdict import Verdict
from gongqin_core.take_away.html import Html, element, join
from gongqin_core.take_away.result import Result
from pages.components.pieces import html, ladder
from pages.components.pieces.phrases import phrased, whole

LONGEST_PHRASE = 11
"""Characters of a headline that stand on one line of a phone."""


def answer(result: Result) -> Html:
    """One band in the colour of the answer."""
    verdict = result.best.verdict if result.best else Verdict.NOT_MET
    word = html.tag(verdict) if result.best else None
    said = (*result.closed_for_good, *result.recommended)
    inside = element(
        "div",
        element("div", word, html.title(_phrases(result)), *map(html.p, result.urgent), css=f"hero {verdict.code}"),
        ladder.judged(result.levels.values()),
        element("div", *map(html.p, said), html.p(result.first_check, css="hint")),
        css="answer",
    )
    return element("div", inside, css=f"band {verdict.code}")


def spoken(result: Result) -> list[str]:
    """What is read aloud: the answer, and each level that is near with its reasons, without clause numbers."""
    lines = [result.title, *result.below]
    lines += [f"{thing.title}。{thing.first}{thing.text}" for thing in result.to_do]
    lines += [*(fact.sentence for fact in result.to_look_up), *result.besides]
    for level in result.near:
        lines += [f"{level.exam}：{level.word}。", *(reason.sentence for reason in level.grounds)]
    return lines


def _phrases(result: Result) -> Html:
    """The title in pieces that stay on one line each: it breaks between its halves first, then between phrases, and
    never within a level's name."""
    names = "|".join(re.escape(level.exam) for level in result.levels.values())
    halves = []
    for half in re.split("(?<=；)", result.title):
        parts = re.split(f"(?<=[：，、])|(?=还是|能不能)|((?:(?<!申)报)?(?:{names}))", half)
        shown = [whole(part) if len(part) <= LONGEST_PHRASE else phrased(part) for part in parts if part]
        halves.append(element("span", *shown, css="half"))
    return join(halves)
