"""The result page: one sentence that answers, the levels nearest first, what the notice leaves open, and take-aways."""

from html import escape

import streamlit as st

from gongqin_core.explain import Explanation, Finding
from gongqin_core.notice import Notice
from gongqin_core.slip import headline, ordered, plain_text
from pages.components import copying, session
from pages.components.cards import card
from pages.components.markup import fold, plain


def draw(explanation: Explanation) -> None:
    notice, findings = explanation.rules.notice, explanation.findings()
    title, below = headline(notice, findings)
    st.html(f'<h1 tabindex="-1">{escape(title)}</h1>' + "".join(f"<p>{escape(line)}</p>" for line in below))
    near, far = ordered(findings)
    procedure, today = session.procedure(), session.today()
    st.html("".join(card(explanation, finding, procedure, today) for finding in near) + _far(explanation, far))
    _affiliation(notice)
    copying.button("复制结果文字，发给单位人事", plain_text(explanation, today, procedure), key="copy_result")


def _far(explanation: Explanation, far: list[Finding]) -> str:
    if not far:
        return ""
    notice = explanation.rules.notice
    names = "、".join(notice.level[finding.level].short for finding in far)
    cards = "".join(card(explanation, finding, session.procedure(), session.today()) for finding in far)
    return fold(f"其他等级（{names}）：不符合，看原因", cards, "far")


def _affiliation(notice: Notice) -> None:
    """The one thing that picks steps and addresses, asked only here: it never changes a verdict."""
    fact = notice.facts[notice.about.procedure]
    codes = [option.code for option in fact.options]
    given = session.procedure()

    def keep() -> None:
        if (chosen := st.session_state.get("affiliation")) is not None:
            session.put(fact.id, chosen)

    st.radio(
        plain(f"{fact.question}{fact.hint or ''}"),
        codes,
        index=codes.index(given) if given in codes else None,
        format_func=lambda code: plain(fact.labels[code]),
        key="affiliation",
        on_change=keep,
        width="stretch",
    )
