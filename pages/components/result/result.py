"""The result page: one sentence that answers, the levels nearest first, what the notice leaves open, and take-aways."""

import re

import streamlit as st

from gongqin_core.judging.verdict import Verdict
from gongqin_core.take_away.html import Html, element, join
from gongqin_core.take_away.result import Result
from pages.components.pieces import html, ladder
from pages.components.result import ahead, best, rows, take_away, to_do
from pages.components.server import kiosk

LONGEST_PHRASE = 11
"""Characters of a headline that stand on one line of a phone."""


def draw(result: Result) -> None:
    """Top to bottom: the answer, the staircase, what to do and why, the other levels, the years ahead, take-aways."""
    verdict = result.best.verdict if result.best else Verdict.NOT_MET
    word = html.tag(verdict) if result.best else None
    said = (*result.closed_for_good, *result.recommended)
    with st.container(key="answer"):
        html.draw(
            element(
                "div",
                element("div", word, html.title(_phrases(result)), css=f"hero {verdict.code}"),
                ladder.judged(result.levels.values()),
                element("div", *map(html.p, said), html.p(result.first_check, css="hint")),
                css="answer",
            )
        )
    if kiosk.on():
        _on_a_touch_screen(result)
        return
    with st.container(key="columns"):
        first, second = st.columns([7, 6], gap="small")
    with first:
        to_do.look_up(result)
        drawn = best.card(result)
    with second:
        html.draw(html.heading("其他等级", css="unseen"), rows.others(result, drawn))
        if not result.never:
            ahead.years(result)
        with st.container(key="take"):
            take_away.draw(result)


def _on_a_touch_screen(result: Result) -> None:
    """Within one screen and a half: what to do, and the code to scan; all else is folded."""
    with st.container(key="screen"):
        with st.container(key="do"):
            to_do.look_up(result)
            drawn = best.card(result)
        with st.container(key="take"):
            take_away.draw(result)
            with st.expander("其他等级，往后哪一年能报", key="others"):
                html.draw(rows.others(result, drawn))
                if not result.never:
                    ahead.years(result)


def spoken(result: Result) -> list[str]:
    """What is read aloud: the answer, and each level that is near with its reasons, without clause numbers."""
    lines = [result.title, *result.below]
    lines += [f"{thing.title}。{thing.text}" for thing in result.to_do]
    lines += [fact.sentence for fact in result.to_look_up]
    for level in result.near:
        lines += [f"{level.exam}：{level.word}。", *(reason.sentence for reason in level.grounds)]
    return lines


def _phrases(result: Result) -> Html:
    """The title in pieces that stay on one line each: it breaks between phrases, and never within a level's name."""
    names = "|".join(re.escape(level.exam) for level in result.levels.values())
    parts = re.split(f"(?<=[：；，、])|(?=还是|能不能)|((?:(?<!申)报)?(?:{names}))", result.title)
    return join(html.whole(part) if part and len(part) <= LONGEST_PHRASE else part for part in parts)
