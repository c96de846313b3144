"""The five levels as a staircase, the lowest at the left: `ladder.css` draws it, the words are in it."""

from collections.abc import Container, Iterable

from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.notice import Level, Notice
from gongqin_core.take_away.html import BREAK, EMPTY, Html, element, join
from gongqin_core.take_away.level_result import LevelResult
from pages.components.pieces.html import bold, p

LATE = {Verdict.MET: "条件够", Verdict.CONFIRM: "要确认"}
"""How a level comes out, on its step, once registration for it has ended."""


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


def judged(levels: Iterable[LevelResult]) -> Html:
    """The staircase of a result: a sign and a word on every step; where it is too late to apply, that too."""
    items = []
    for level in levels:
        late = LATE.get(level.verdict) if level.over else None
        words = [element("span", late, BREAK), "已截止"] if late else [level.word]
        block = element("div", mark(level.verdict, level.closed), bold(*words), css="block")
        items.append(element("li", block, pair(_named(level)), css=level.verdict.code))
    return element("ol", *items, css="ladder")


def progress(levels: Iterable[LevelResult], undecided: Container[str], *said: str) -> Html:
    """The small staircase above a question: what is open (`undecided`, by id) is solid, what is decided hollow under
    its sign; beside it what is `said` and what is held; in words all that the steps show."""
    levels = tuple(levels)
    items = []
    for level in levels:
        still_open = level.id in undecided
        block = element("div", EMPTY if still_open else mark(level.verdict, level.closed), css="block")
        css = "open" if still_open else f"decided {level.verdict.code}"
        items.append(element("li", block, element("span", bold(level.short), css="lv"), css=css))
    drawn = element("ol", *items, css="ladder", aria_hidden="true")
    own = [part for level in levels for part in _own(level, undecided)]
    beside = element("p", *said, *own)
    return join([element("div", drawn, beside, css="progress"), p(in_words(levels, undecided), css="unseen")])


def in_words(levels: Iterable[LevelResult], undecided: Container[str]) -> str:
    """没定：三级、二级。不用再报：五级。已持有：四级。不符合：一级。"""
    by_word: dict[str, list[str]] = {}
    for level in levels:
        retest = level.possible and level.finding.outcome == "retest"
        word = "没定" if level.id in undecided else level.word
        by_word.setdefault(word, []).append(level.exam if retest else level.short)
    return "".join(f"{word}：{'、'.join(names)}。" for word, names in by_word.items())


def _own(level: LevelResult, undecided: Container[str]) -> list[Html]:
    """The level that the person has, in a few words: that they have it, or sit it again in a new trade."""
    if level.id in undecided or not (level.finding.held or level.finding.outcome == "retest"):
        return []
    words = f"{level.short}{level.word}" if level.finding.closed else f"{level.short}考新工种"
    return [BREAK, element("span", words, css="hint")]


def _named(level: LevelResult) -> Level:
    return level.notice.level[level.id]


def _second(level: Level) -> Html:
    other = level.name.removeprefix(level.short).strip("（）")
    return element("span", other) if other else EMPTY
