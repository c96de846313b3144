"""通知条款: every clause in our words, how we read the unclear ones, what is missing here, and who read the notice."""

from html import escape

import streamlit as st

from gongqin_core.judging.words import chinese
from gongqin_core.notice.notice import Clause, Reading
from pages.components import session
from pages.components.pieces.markup import bullets, cite, fold, para


def page() -> None:
    notice = session.notice()
    about = notice.about
    st.html(
        f'<h1 tabindex="-1">通知条款</h1><p>{escape(about.issuer)}《{escape(about.title)}》（{escape(about.number)}）。'
        f"{escape(about.only_for)}</p><p>下面用我们自己的话转述，条号和通知一样；数字、日期、文号照原文。</p>"
        f'<p class="hint">对照阅读：{escape(about.read.by)}，{chinese(about.read.on)}。'
        f"文本：{escape(about.read.text)}。</p>"
    )
    st.html("".join(_clause(clause) for clause in notice.clauses))
    _section(
        "通知没写清、我们这样理解",
        "<p>哪里不清楚、有几种理解、我们取哪一种、为什么，都写在这里。</p>",
        "".join(_reading(reading) for reading in notice.readings),
    )
    missing = [
        f"<b>{escape(doc.name)}</b>　{escape(doc.about)}　{escape(doc.where)}{cite(notice, doc.clause)}"
        for doc in notice.missing_documents
    ]
    _section("通知提到、本工具没有的文件", "", bullets(missing))
    silences = [f"{escape(silence.text)}{escape(silence.ask)}" for silence in about.silences]
    _section("通知没写的事，问谁", "", bullets(silences))


def _section(title: str, intro: str, body: str) -> None:
    """Nothing where there is nothing to say."""
    if body:
        st.html(f"<h2>{escape(title)}</h2>{intro}{body}")


def _clause(clause: Clause) -> str:
    kinds = "、".join(clause.kind)
    return fold(f"{clause.id}　{clause.heading}", f'<p>{escape(clause.text)}</p><p class="hint">{escape(kinds)}</p>')


def _reading(reading: Reading) -> str:
    clauses = "".join(cite(session.notice(), clause) for clause in reading.clauses)
    return fold(
        reading.title,
        f"{para(escape(reading.unclear) + clauses)}<p>可以这样理解：</p>{bullets([escape(o) for o in reading.options])}"
        f"<p><b>我们取：</b>{escape(reading.taken)}</p><p><b>因为：</b>{escape(reading.why)}</p>",
    )


page()
