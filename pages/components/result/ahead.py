"""What a level that is not met would take, as a part of its card; and the way to the page with the whole career."""

from datetime import date
from html import escape

import streamlit as st

from gongqin_core.ahead.advice import CAVEAT, Advice, advice
from gongqin_core.ahead.outlook import Outlooks
from gongqin_core.ahead.stakes import Stake, intro, outcomes, stakes
from gongqin_core.guide.timetable import next_chance
from gongqin_core.judging.explain import Explanation, Finding
from gongqin_core.notice.notice import Notice
from pages.components.pieces.markup import bullets, fold


def ahead(explanation: Explanation, findings: dict[str, Finding], today: date) -> dict[str, str]:
    """Level id → its part (HTML); empty where there is nothing to say."""
    rules, answers = explanation.rules, explanation.answers
    person = Outlooks(rules, answers, next_chance(rules.notice, today), findings)
    open_facts = stakes(rules, answers)
    return {
        level: _part([*_unsure(rules.notice, open_facts[level]), *_nearest(advice(person, level, today))])
        for level in findings
    }


def _part(pieces: list[str]) -> str:
    return f'<div class="ahead">{"".join(pieces)}<p class="hint">{CAVEAT}</p></div>' if pieces else ""


def _unsure(notice: Notice, found: list[Stake]) -> list[str]:
    return [
        f"<p><b>{escape(intro(notice, stake))}。</b>查清以后：</p>{bullets(map(escape, outcomes(notice, stake)))}"
        for stake in found
    ]


def _nearest(told: Advice) -> list[str]:
    if not told.nearest:
        return []
    others = fold(f"还有 {len(told.others)} 条路", bullets(map(escape, told.others))) if told.others else ""
    heading = "以后能不能报" if told.stuck else "以后怎样才能报"
    return [f"<h4>{heading}</h4>", *(f"<p>{escape(sentence)}</p>" for sentence in told.nearest), others]


def way_to_career(findings: dict[str, Finding]) -> None:
    """The link to 晋级路线, for people who have a level still ahead of them."""
    if not all(finding.closed for finding in findings.values()):
        onward("career.py", "看晋级路线：每一级最早哪一年")


def onward(page: str, label: str) -> None:
    """A link to another page that looks like one."""
    with st.container(key=f"onward_{page.removesuffix('.py')}"):
        st.page_link(page, label=label, query_params=dict(st.query_params))
