"""常见问答: what people ask, found by their own words; answered with clauses, or with whom to ask instead."""

from html import escape

import streamlit as st

from gongqin_core.guide.search import find_clauses, find_enquiries
from gongqin_core.notice.notice import Enquiry
from pages.components import session
from pages.components.pieces.markup import bullets, cite, fold, para
from pages.components.server import kiosk


def page() -> None:
    notice = session.notice()
    st.html('<h1 tabindex="-1">常见问答</h1>')
    if not kiosk.on() and (text := _asked()):  # a kiosk has no keyboard
        _found(text)
        return
    topics: dict[str, list[Enquiry]] = {}
    for enquiry in notice.enquiries:
        topics.setdefault(enquiry.topic, []).append(enquiry)
    for topic, enquiries in topics.items():
        st.html(f"<h2>{escape(topic)}</h2>" + "".join(map(_enquiry, enquiries)))


def _asked() -> str:
    label = "您想问什么？写几个字就行，如：交多少钱、工龄、学历"
    return st.text_input(label, key=session.key("faq_text"), max_chars=60).strip()


def _found(text: str) -> None:
    notice = session.notice()
    enquiries = find_enquiries(notice, text, 8)
    clauses = [f"{escape(c.heading)}：{escape(c.text)}{cite(notice, c.id)}" for c in find_clauses(notice, text, 4)]
    if not enquiries and not clauses:
        st.html(
            "<p><b>没有找到。</b>换个说法试试，比如“工龄”“学历”“缴费”。通知里没写的，请问本单位人事。</p>",
        )
        return
    st.html(f"<p>找到这些，最接近的在前面。</p>{''.join(map(_enquiry, enquiries))}")
    if clauses:
        st.html(f"<h2>有关的条款</h2>{bullets(clauses)}")


def _enquiry(enquiry: Enquiry) -> str:
    clauses = "".join(cite(session.notice(), clause) for clause in enquiry.clauses)
    ask = f"<p>通知没写。请{escape(enquiry.ask)}。</p>" if enquiry.ask else ""
    return fold(enquiry.question, para(f"{escape(enquiry.answer)}{clauses}") + ask)


page()
