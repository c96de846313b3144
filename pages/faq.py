"""常见问答: what people ask, found by their own words; answered with clauses, or with whom to ask instead."""

import streamlit as st

from gongqin_core.notice.notice import Enquiry
from gongqin_core.take_away.html import join
from pages.components import session
from pages.components.pieces.enquiries import clauses_about, enquiries_about, enquiry_fold
from pages.components.pieces.heads import head
from pages.components.pieces.html import bold, draw, fold, heading, jumps, p
from pages.components.pieces.labels import original
from pages.components.server import kiosk


def page() -> None:
    notice = session.notice()
    draw(head("faq"))
    if not kiosk.on() and (text := _typed()):  # a kiosk has no keyboard
        _answer(text)
        return
    topics: dict[str, list[Enquiry]] = {}
    for enquiry in notice.enquiries:
        topics.setdefault(enquiry.topic, []).append(enquiry)
    draw(
        jumps({topic: topic for topic in topics}),
        *(
            fold(f"{topic}（{len(enquiries)} 问）", join(enquiry_fold(notice, one) for one in enquiries), key=topic)
            for topic, enquiries in topics.items()
        ),
        p(original(notice), css="hint"),
    )


def _typed() -> str:
    label = "您想问什么？写几个字就行，如：交多少钱、工龄、学历"
    return st.text_input(label, key=session.key("faq_text"), max_chars=60).strip()


def _answer(text: str) -> None:
    notice = session.notice()
    enquiries, clauses = enquiries_about(notice, text, 8), clauses_about(notice, text)
    if not enquiries and not clauses:
        other_words = "换个说法试试，比如“工龄”“学历”“缴费”。通知里没写的，请问本单位人事。"
        draw(p(bold("没有找到。"), other_words))
        return
    draw(p("找到这些，最接近的在前面。"), enquiries)
    if clauses:
        draw(heading("有关的条款"), clauses)


page()
