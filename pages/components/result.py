"""The result page: one sentence that answers, the levels nearest first, what the notice leaves open, and take-aways."""

from html import escape

import streamlit as st

from gongqin_core.calendar_file import calendar
from gongqin_core.explain import Explanation, Finding
from gongqin_core.notice import Notice
from gongqin_core.result_sheet import document
from gongqin_core.slip import headline, ordered, plain_text
from gongqin_core.verdict import Verdict
from pages.components import copying, kiosk, printing, session
from pages.components.cards import card
from pages.components.markup import fold, plain


def draw(explanation: Explanation) -> None:
    notice, findings = explanation.rules.notice, explanation.findings()
    title, below = headline(notice, findings)
    near, far = ordered(findings)
    procedure, today = session.procedure(), session.today()
    st.html(
        f'<h1 tabindex="-1">{_whole_names(notice, title)}</h1>'
        + "".join(f"<p>{escape(line)}</p>" for line in below)
        + "".join(card(explanation, finding, procedure, today) for finding in near)
        + _far(explanation, far, alone=not near)
    )
    _affiliation(notice)
    _take_away(explanation)


def _whole_names(notice: Notice, title: str) -> str:
    """The title (HTML), each level's name on one line."""
    html = escape(title)
    for level in notice.levels.levels:
        html = html.replace(escape(level.name), f'<span class="whole">{escape(level.name)}</span>')
    return html


def _far(explanation: Explanation, far: list[Finding], alone: bool) -> str:
    """The noes nobody has a step towards, folded away unless there is nothing else; what is held comes first."""
    if not far:
        return ""
    notice = explanation.rules.notice
    far = sorted(far, key=lambda finding: not finding.held)
    names = "、".join(notice.level[finding.level].short for finding in far)
    cards = "".join(card(explanation, finding, session.procedure(), session.today()) for finding in far)
    title = f"{names}：都不符合，看原因" if alone else f"其他等级（{names}）：不符合，看原因"
    return fold(title, cards, "far", opened=alone)


def _affiliation(notice: Notice) -> None:
    """The one thing that picks steps and addresses, asked only here: it never changes a verdict."""
    fact = notice.facts.get(notice.about.procedure or "")
    if fact is None:
        return
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


def _take_away(explanation: Explanation) -> None:
    """The result to print, to save, to send on, to scan, and its dates for a calendar."""
    issued, procedure = session.issued(), session.procedure()
    st.html("<h2>带走结果</h2>")
    if kiosk.may_print():
        printing.button("打印结果单", explanation, issued, procedure)
    if kiosk.on():
        kiosk.phone(issued)
        return
    levels = [f.level for f in explanation.findings().values() if f.verdict > Verdict.NOT_MET]
    with st.container(horizontal=True):
        st.download_button(
            "保存结果单",
            lambda: document(explanation, issued, procedure).encode(),
            "自查结果单.html",
            "text/html",
            on_click="ignore",
        )
        if levels:
            st.download_button(
                "把日期加进手机日历",
                lambda: calendar(explanation.rules.notice, levels, issued.today),
                "工勤考核日程.ics",
                "text/calendar",
                on_click="ignore",
            )
    st.html('<p class="hint">在微信里保存不了的，请点右上角“…”，选“在浏览器中打开”。</p>')
    text = plain_text(explanation, issued.today, procedure)
    copying.button("复制结果文字，发给单位人事", text, key="copy_result")
