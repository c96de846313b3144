"""What every page shares: the address, the banner about the season, and the way to the other pages."""

from html import escape

import streamlit as st

from gongqin_core.timetable import season
from pages.components import kiosk, session

PAGES = [
    st.Page("self_check.py", title="资格自查", url_path="check", default=True),
    st.Page("levels.py", title="各级条件", url_path="levels"),
    st.Page("prepare.py", title="费用与准备", url_path="prepare"),
    st.Page("timetable.py", title="日程", url_path="timetable"),
    st.Page("faq.py", title="常见问答", url_path="faq"),
    st.Page("notice.py", title="通知条款", url_path="notice"),
    st.Page("enquiry.py", title="咨询台", url_path="enquiry"),
]
# Pages that a public kiosk does not have.
FOR_UNITS = {"enquiry", "roster"}


def frame() -> None:
    pages = [page for page in PAGES if page.url_path not in FOR_UNITS] if kiosk.on() else PAGES
    here = st.navigation(pages, position="hidden")
    session.read_address()
    if kiosk.on():
        kiosk.watch()
        if not kiosk.started():
            return
    with st.container(horizontal=True, key="pages"):
        for page in pages:
            st.page_link(page, label=page.title, query_params=dict(st.query_params))
    _banner()
    here.run()


def _banner() -> None:
    notice = session.notice()
    now = season(notice, session.today())
    css = "over" if now.over else "running"
    trouble = session.address_trouble()
    st.html(
        f'<p class="season {css}" role="note">{escape(now.sentence)}</p>'
        + (f'<p class="season over" role="alert">{escape(trouble)}</p>' if trouble else "")
        + f'<p class="which">{escape(notice.about.short)} · {escape(notice.about.number)}</p>'
    )


frame()
