"""The result page: one sentence that answers, the levels nearest first, what the notice leaves open, and take-aways."""

import re

from gongqin_core.judging.verdict import Verdict
from gongqin_core.take_away.html import EMPTY, Html, element, join
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.result import Result
from pages.components.pieces import html, ladder
from pages.components.result import ahead, take_away, to_do
from pages.components.result.cards import card


def draw(result: Result) -> None:
    verdict = result.best.verdict if result.best else Verdict.NOT_MET
    html.draw(
        element("div", html.title(_whole_names(result)), css=f"hero {verdict.code}"),
        ladder.judged(map(_step, result.levels.values())),
        *(html.p(line) for line in result.below),
    )
    to_do.draw(result)
    html.draw(
        html.heading("各级结果", css="unseen"),
        *([_unsure(result.near)] if result.to_look_up else map(card, result.near)),
        _far(result.far, alone=not result.near and not result.never),
    )
    if not result.never:
        ahead.way_to_career(result)
    take_away.draw(result)


def _step(level: LevelResult) -> ladder.Step:
    return ladder.Step(level.notice.level[level.id], level.verdict, level.word, level.finding.held)


def _unsure(levels: tuple[LevelResult, ...]) -> Html:
    """Where one list says what to look up, the levels with all that hangs on it are folded away."""
    return html.fold("每一级还差什么，查清后各是什么结果", join(map(card, levels)), key="unsure")


def spoken(result: Result) -> list[str]:
    """What is read aloud: the answer, and each level that is near with its reasons, without clause numbers."""
    lines = [result.title, *result.below]
    lines += [f"{thing.title}。{thing.text}" for thing in result.to_do]
    lines += [fact.sentence for fact in result.to_look_up]
    for level in result.near:
        lines += [f"{level.exam}：{level.word}。", *(reason.sentence for reason in level.grounds)]
    return lines


def _whole_names(result: Result) -> Html:
    """The title, each level's name on one line."""
    names = [level.exam for level in result.levels.values()]
    parts = re.split(f"({'|'.join(map(re.escape, names))})", result.title)
    return join(html.whole(part) if part in names else part for part in parts)


def _far(levels: tuple[LevelResult, ...], alone: bool) -> Html:
    """The noes nobody has a step towards, folded away unless there is nothing else; what is held comes first."""
    if not levels:
        return EMPTY
    far = sorted(levels, key=lambda level: not level.finding.held)
    names = "、".join(level.short for level in far)
    words = "、".join(dict.fromkeys(level.word for level in far))
    title = f"{names}：{words}，看原因" if alone else f"其他等级（{names}）：{words}，看原因"
    return html.fold(title, join(card(level) for level in far), css="far", opened=alone)
