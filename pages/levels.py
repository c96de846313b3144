"""各级条件: each level's tree as sentences, generated from the rules that decide."""

from html import escape

import streamlit as st

from gongqin_core.describe import Sentence, office_sentence, rule
from gongqin_core.notice import Level, Notice
from pages.components import session
from pages.components.markup import bullets, cite, fold


def page() -> None:
    notice = session.notice()
    st.html(
        '<h1 tabindex="-1">各级条件</h1><p>下面的文字由判断您资格的同一套条件自动写出来。数字越小，等级越高。</p>'
        + "".join(_level(notice, level) for level in notice.levels.levels)
    )


def _level(notice: Notice, level: Level) -> str:
    whole = rule(notice, level.tree)
    fee = notice.fees.levels[level.id]
    exam = "".join(
        f"<p>怎么考：{escape(exam.text)}{escape('、'.join(exam.subjects))}。{cite(notice, exam.clause)}</p>"
        for exam in notice.fees.exams
        if level.id in exam.levels
    )
    body = "".join(_sentence(notice, part, False) for part in whole.parts)
    cost = f"<p>费用：{fee.total} 元{cite(notice, fee.clause)}</p>"
    return f"<h2>{escape(level.name)}</h2><p>下面几项都要具备：</p>{body}{cost}{exam}"


def _sentence(notice: Notice, sentence: Sentence, inside: bool) -> str:
    clause = cite(notice, sentence.clause) if sentence.clause else ""
    ask = f"<br>{escape(office_sentence(notice, sentence.ask, session.procedure()))}" if sentence.ask else ""
    if not sentence.parts:
        line = f"{escape(sentence.text)}{clause}{ask}"
        return line if inside else f'<p class="rule">{line}</p>'
    inner = bullets([_sentence(notice, part, True) for part in sentence.parts])
    if inside and all(not part.parts for part in sentence.parts):
        return f"{escape(sentence.text)}{clause}{ask}{inner}"
    return fold(sentence.text, f"{clause}{ask}{inner}")


page()
