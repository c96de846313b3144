"""What would be different with one other answer, beside what was said."""

import streamlit as st

from gongqin_core.judging.answers import AnswerError
from gongqin_core.roster.cells import read_cell
from gongqin_core.take_away.result import Result
from pages.components import session
from pages.components.enquiry.facts import draw_trade_hint
from pages.components.pieces.html import draw, heading, p, row, table, tag
from pages.components.question import compact


def draw_what_if(result: Result) -> None:
    notice = result.notice
    draw(heading("如果改一项会怎样"), p("原来的回答不动，只看结论差在哪里。"))
    chosen = st.selectbox(
        "改哪一项",
        list(notice.facts),
        None,
        format_func=lambda f: notice.facts[f].short,
        placeholder="选一项",
        key=session.key("if_fact"),
    )
    if chosen is None:
        return
    key = session.key(f"if_{chosen}")
    compact.draw(notice.facts[chosen], ..., key, None)
    if typed := compact.typed(key):
        _draw_difference(result, chosen, typed)


def _draw_difference(result: Result, fact: str, typed: str) -> None:
    notice = result.notice
    try:
        answers = {**result.answers, fact: read_cell(notice.facts[fact], typed)}
    except AnswerError as error:
        draw(p(f"“{typed}”看不懂。{error.why}", css="wrong"))
        return
    draw_trade_hint(notice.facts[fact], answers[fact])
    before, after = session.rules().verdicts(result.answers), session.rules().verdicts(answers)
    rows = [
        row(notice.level[level].name, tag(was), tag(after[level]), css="changed" if was != after[level] else "")
        for level, was in reversed(before.items())
    ]
    draw(
        p("改了以后，各级结论都和现在一样。") if before == after else None,
        table(["", "现在", "改了以后"], rows),
    )
