"""The five levels as a staircase, the lowest at the left: `ladder.css` draws it, the words are in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.notice import Level, Notice
from gongqin_core.take_away.html import EMPTY, Html, element, join
from pages.components.pieces.html import bold, p


@dataclass(frozen=True, slots=True)
class Step:
    """One level on the staircase. `verdict`: None while it is open; `word`: what stands beside its sign; `closed`: as
    `mark` takes it."""

    level: Level
    verdict: Verdict | None
    word: str = ""
    closed: str = ""


def mark(verdict: Verdict, closed: str = "") -> Html:
    """A verdict's sign, drawn; for the eye alone: the word beside it says the same. `closed`: `held` for a level that
    the person has, `below` for one that lies below it; neither is a failure."""
    return element("i", css=f"sign {verdict.code} {closed}".strip(), aria_hidden="true")


def pair(level: Level) -> Html:
    """Both names of a level, the number first: **四级** 中级工."""
    return element("span", bold(level.short), _second(level), css="lv")


def named(notice: Notice) -> Html:
    """The levels by their names: `plain`, on the ink blue of the start."""
    blocks = (element("div", bold(level.short), _second(level), css="block") for level in notice.levels)
    return element("ol", *(element("li", block) for block in blocks), css="ladder plain")


def judged(steps: Iterable[Step]) -> Html:
    """The staircase of a result: a sign and a word on every step."""
    items = []
    for step in steps:
        verdict = Verdict.UNKNOWN if step.verdict is None else step.verdict
        word = bold(step.word or verdict.label)
        block = element("div", mark(verdict, step.closed), word, css="block")
        items.append(element("li", block, pair(step.level), css=verdict.code))
    return element("ol", *items, css="ladder")


def progress(steps: Iterable[Step], *said: Html) -> Html:
    """The small staircase above a question: what is open is solid, what is decided hollow under its sign; beside it
    what is `said`, and in words what the steps show."""
    steps = tuple(steps)
    items = []
    for step in steps:
        block = element("div", EMPTY if step.verdict is None else mark(step.verdict, step.closed), css="block")
        level = element("span", bold(step.level.short), css="lv")
        items.append(
            element("li", block, level, css="open" if step.verdict is None else f"decided {step.verdict.code}")
        )
    drawn = element("ol", *items, css="ladder", aria_hidden="true")
    return join([element("div", drawn, *said, css="progress"), p(in_words(steps), css="unseen")])


def in_words(steps: Iterable[Step]) -> str:
    """没定：三级、二级。不符合：五级、四级、一级。"""
    by_word: dict[str, list[str]] = {}
    for step in steps:
        by_word.setdefault("没定" if step.verdict is None else step.verdict.label, []).append(step.level.short)
    return "".join(f"{word}：{'、'.join(levels)}。" for word, levels in by_word.items())


def _second(level: Level) -> Html:
    other = level.name.removeprefix(level.short).strip("（）")
    return element("span", other) if other else EMPTY
