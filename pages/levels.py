"""各级条件: each level's tree as sentences, generated from the rules that decide."""

from html import escape

import streamlit as st

from gongqin_core.judging.describe import Sentence, rule
from gongqin_core.judging.words import price
from gongqin_core.notice.notice import Exam, Level, Notice
from pages.components import session
from pages.components.pieces.markup import bullets, cite, fold, para


def page() -> None:
    rules = session.rules()
    shared = [rule(rules.notice, term.node) for term in rules.shared_terms]
    st.html(
        '<h1 tabindex="-1">各级条件</h1><p>下面的话是从判断资格的同一套条件自动写出来的。数字越小，等级越高。'
        "每一级先看您是哪种情况，点开就是条件。</p>"
        + ("<h2>报哪一级都要</h2>" if shared else "")
        + "".join(_sentence(rules.notice, sentence) for sentence in shared)
        + "".join(_level(rules.notice, level, shared) for level in rules.notice.levels)
    )


def _level(notice: Notice, level: Level, shared: list[Sentence]) -> str:
    fee = notice.fees[level.id]
    note = f"。{escape(fee.note)}" if fee.note and fee.total is None else ""
    parts = [part for part in rule(notice, level.tree).parts if part not in shared]
    exams = [exam for exam in notice.exams if level.id in exam.levels]
    return (
        f"<h2>{escape(level.name)}</h2>"
        + "".join(_sentence(notice, part) for part in parts)
        + para(f"<b>费用</b>　{price(notice, level.id)}{note}{cite(notice, fee.clause)}")
        + "".join(para(f"<b>怎么考</b>　{_exam(exam)}{cite(notice, exam.clause)}") for exam in exams)
    )


def _exam(exam: Exam) -> str:
    return escape(f"{'、'.join(exam.subjects)}。{exam.text}")


def _sentence(notice: Notice, sentence: Sentence, opened: bool = False) -> str:
    """One condition; what a named one or a case consists of is folded away, what an unnamed one does is the point."""
    clause = cite(notice, sentence.clause) if sentence.clause else ""
    ask = f'<span class="hint">　确认找{escape(notice.office[sentence.ask].name)}</span>' if sentence.ask else ""
    if not sentence.parts:
        return para(f"{escape(sentence.text)}{ask}{clause}", "rule")
    cases = all(part.case for part in sentence.parts)
    first = sentence.parts[0]
    inner = bullets(_sentence(notice, part, opened=cases and part is first) for part in sentence.parts)
    if sentence.named or sentence.case:
        return fold(sentence.text, f"{ask}{clause}{inner}", opened=opened)
    text = "看您是哪种情况" if cases else escape(sentence.text)
    return para(f"{text}{ask}：{clause}") + inner


page()
