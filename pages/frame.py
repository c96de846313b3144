"""What every page shares: the address, 「大字」, the way to the other pages, and the banner about the season."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from gongqin_core.guide.timetable import season
from gongqin_core.take_away.html import element
from pages.components import session
from pages.components.pieces.html import draw, p
from pages.components.server import kiosk, uploads

PAGES = [
    st.Page("self_check.py", title="资格自查", default=True),  # at `/`, where `shell.FIRST_PAGE` leads too
    st.Page("levels.py", title="各级条件", url_path="levels"),
    st.Page("prepare.py", title="费用与准备", url_path="prepare"),
    st.Page("timetable.py", title="日程", url_path="timetable"),
    st.Page("faq.py", title="常见问答", url_path="faq"),
    st.Page("notice.py", title="通知条款", url_path="notice"),
    st.Page("changes.py", title="政策变化", url_path="changes"),
    st.Page("enquiry.py", title="咨询台", url_path="enquiry"),
    st.Page("roster.py", title="名册核查", url_path="roster"),
]
# Pages that one reaches from another page, not from the row.
ASIDE = [st.Page("career.py", title="晋级路线", url_path="career")]
# Pages that stand on a quieter line, and that a public kiosk does not have.
FOR_UNITS = {"enquiry", "roster"}


def frame() -> None:
    workers = [page for page in PAGES if page.url_path not in FOR_UNITS]
    units = [] if kiosk.on() else [page for page in PAGES if page.url_path in FOR_UNITS]
    here = st.navigation([*workers, *units, *ASIDE], position="hidden")
    session.read_address(resumes=here is PAGES[0])
    if here.url_path != "roster":
        uploads.release()
    if kiosk.on():
        kiosk.watch()
        if not kiosk.started():
            _banner()
            kiosk.welcome()
            return
    with st.container(key="nav"):
        with st.container(horizontal=True, key="pages"):
            if not kiosk.on():
                _switches(here)
            _links(workers)
        if units:
            with st.container(horizontal=True, key="units"):
                draw(element("span", "给人事用：", css="hint"), width="content")
                _links(units)
    _banner()
    here.run()


def _switches(here: StreamlitPage) -> None:
    """「大字」, and where the screen is narrow the way to the links: `look.css` and `large.js` do the rest.

    The page's name makes the text differ from page to page, so that the list is closed again on the next one.
    """
    draw(
        element("details", element("summary", "全部页面"), css="menu", data_page=here.title),
        element("button", "大字", css="large on", type="button"),
        element("button", "标准字", css="large off", type="button"),
        width="content",
    )


def _links(pages: list[StreamlitPage]) -> None:
    for page in pages:
        st.page_link(page, label=page.title, query_params=dict(st.query_params))


def _banner() -> None:
    notice = session.notice()
    now = season(notice, session.today())
    css = "over" if now.over else "running"
    trouble = session.address_trouble()
    draw(
        p(now.sentence, css=f"season {css}", role="note"),
        p(trouble, css="season over", role="alert") if trouble else None,
        p(f"{notice.about.short} · {notice.about.number}", css="which"),
    )


frame()
