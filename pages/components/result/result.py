"""The result page: one sentence that answers, the levels nearest first, what the notice leaves open, and take-aways."""

from html import escape

import streamlit as st

from gongqin_core.judging.explain import Explanation, Finding
from gongqin_core.notice.notice import Notice
from gongqin_core.take_away.slip import grounds, headline, ordered, reason_sentence
from pages.components import session
from pages.components.pieces.markup import fold, plain
from pages.components.result import ahead as outlook
from pages.components.result import take_away
from pages.components.result.cards import card


def draw(explanation: Explanation) -> None:
    notice, findings = explanation.rules.notice, explanation.findings()
    title, below = headline(notice, findings)
    near, far = ordered(findings)
    procedure, today = session.procedure(), session.today()
    ahead = outlook.ahead(explanation, findings, today)
    st.html(
        f'<h1 tabindex="-1">{_whole_names(notice, title)}</h1>'
        + "".join(f"<p>{escape(line)}</p>" for line in below)
        + '<h2 class="unseen">各级结果</h2>'
        + "".join(card(explanation, finding, procedure, today, ahead[finding.level]) for finding in near)
        + _far(explanation, far, ahead, alone=not near)
    )
    outlook.way_to_career(findings)
    _affiliation(notice)
    take_away.draw(explanation)


def spoken(explanation: Explanation) -> list[str]:
    """What is read aloud: the answer, and each level that is near with its reasons, without clause numbers."""
    notice, findings = explanation.rules.notice, explanation.findings()
    title, below = headline(notice, findings)
    lines = [title, *below]
    for finding in ordered(findings)[0]:
        lines.append(f"{notice.level[finding.level].name}：{finding.verdict.label}。")
        lines += [reason_sentence(notice, reason, session.procedure()) for reason in grounds(explanation, finding)]
    return lines


def _whole_names(notice: Notice, title: str) -> str:
    """The title (HTML), each level's name on one line."""
    html = escape(title)
    for level in notice.levels:
        html = html.replace(escape(level.name), f'<span class="whole">{escape(level.name)}</span>')
    return html


def _far(explanation: Explanation, far: list[Finding], ahead: dict[str, str], alone: bool) -> str:
    """The noes nobody has a step towards, folded away unless there is nothing else; what is held comes first."""
    if not far:
        return ""
    notice = explanation.rules.notice
    far = sorted(far, key=lambda finding: not finding.held)
    names = "、".join(notice.level[finding.level].short for finding in far)
    procedure, today = session.procedure(), session.today()
    cards = "".join(card(explanation, finding, procedure, today, ahead[finding.level]) for finding in far)
    title = f"{names}：都不符合，看原因" if alone else f"其他等级（{names}）：不符合，看原因"
    return fold(title, cards, "far", opened=alone)


def _affiliation(notice: Notice) -> None:
    """The one thing that picks steps and addresses, asked only here: it never changes a verdict."""
    fact = notice.facts.get(notice.about.procedure or "")
    if fact is None:
        return
    codes = [option.code for option in fact.options]
    given, key = session.procedure(), session.key("affiliation")

    def keep() -> None:
        if (chosen := st.session_state.get(key)) is not None:
            session.put(fact.id, chosen)

    st.radio(
        plain(f"{fact.question}{fact.hint or ''}"),
        codes,
        index=codes.index(given) if given in codes else None,
        format_func=lambda code: plain(fact.labels[code]),
        key=key,
        on_change=keep,
        width="stretch",
    )
