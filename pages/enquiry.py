"""咨询台: an HR officer answers a call. All facts on one page in any order; the five verdicts follow at once."""

import streamlit as st

from gongqin_core.judging.explain import Explanation
from gongqin_core.take_away.result import Result
from pages.components import session
from pages.components.enquiry.asked import draw_asked, draw_reply, draw_verdicts
from pages.components.enquiry.calls import draw_answered, draw_ways_in
from pages.components.enquiry.facts import draw_facts
from pages.components.enquiry.usual import assumed, draw_stated, draw_to_state
from pages.components.enquiry.what_if import draw_what_if
from pages.components.pieces import finding, focus
from pages.components.pieces.enquiries import clauses_about, enquiries_about
from pages.components.pieces.heads import head
from pages.components.pieces.html import draw, heading


def page() -> None:
    result = Result(Explanation(session.rules(), session.answers()), session.today())
    name, ways_in = st.columns([3, 5], gap="medium", vertical_alignment="bottom")
    with name:
        draw(head("enquiry"))
    with ways_in:
        draw_ways_in()
    told, answered = st.columns([7, 6], gap="medium")
    with answered, st.container(key="aside"):
        asked = draw_asked(result)
        draw_to_state(result)
        draw_reply(result, asked, assumed())
        draw_stated(result)
        draw_verdicts(result)
        draw_what_if(result)
    with told:
        draw_facts(result, asked, assumed())
    draw_answered()
    _look_up()
    focus.on_step(str(session.generation()), "咨询台", to=".st-key-facts input")


def _look_up() -> None:
    notice = session.notice()
    draw(heading("查问答和条款"))
    label = "写几个字，如：缴费、换岗、学历；也可以写条号"
    finding.found(label, lambda text: enquiries_about(notice, text, 5) + clauses_about(notice, text), "desk_search")


page()
