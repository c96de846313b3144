"""The result to print, to save, to send on, to scan, and its dates for a calendar: files where the browser takes files,
and the same as text and pictures for one that does not."""

import streamlit as st

from gongqin_core.take_away.calendar_file import calendar
from gongqin_core.take_away.html import EMPTY, Html, element
from gongqin_core.take_away.qr import Picture
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.result_sheet import Issued, document
from gongqin_core.take_away.slip import dates_text, plain_text, text_to_scan
from pages.components import session
from pages.components.pieces import copying
from pages.components.pieces.html import draw as put
from pages.components.pieces.html import fold, heading, p
from pages.components.result import printing
from pages.components.server import kiosk


def draw(result: Result) -> None:
    issued = session.issued()
    put(heading("带走结果", css="unseen" if kiosk.on() else ""))
    if kiosk.on():
        _off_the_screen(result, issued)
        return
    if _in_wechat():
        put(
            p(
                "微信里不能打印，也存不了文件。要打印、要存结果单、要把日期加进日历，请点右上角的“…”，"
                "选“在浏览器中打开”。"
            )
        )
    else:
        _files(result, issued)
    _texts(result)
    put(heading("换手机看，或者给人事看", level=3), _scan(issued, "扫这个码，看到的是同一份回答和结果。"))
    with st.container(horizontal=True):
        if issued.link:
            copying.button("复制链接", issued.link, key=session.key("copy_link"))
        copying.button("复制自查码", issued.code, key=session.key("copy_code"))
    put(fold("看自查码", _code(issued)))


def _off_the_screen(result: Result, issued: Issued) -> None:
    """From a screen that keeps nothing: a code that leads here, or where nothing does, one that holds the words."""
    scan, words = issued.scan, "为什么、带什么、找谁办，在手机上接着看。"
    if scan is None:
        scan = session.drawn(text_to_scan(result, issued.code))
        words = "结果、理由、截止日期和自查码，都在扫出来的文字里，不用上网。"
    title = heading("用手机微信扫一扫，带走结果", level=3)
    put(element("div", _image(scan), element("div", title, p(words)), css="scan"))
    if kiosk.may_print():
        printing.button("打印结果单", result, issued)


def _in_wechat() -> bool:
    return "MicroMessenger" in st.context.headers.get("User-Agent", "")


def _files(result: Result, issued: Issued) -> None:
    printing.button("打印结果单（一页）", result, issued)
    st.download_button(
        "保存结果单", lambda: document(result, issued).encode(), "自查结果单.html", "text/html", on_click="ignore"
    )
    if result.possible:
        with st.container(key="dates"):
            st.download_button(
                "把日期加进手机日历",
                lambda: calendar(result.notice, _levels(result), result.today),
                "工勤考核日程.ics",
                "text/calendar",
                on_click="ignore",
            )


def _levels(result: Result) -> list[str]:
    return [level.id for level in result.possible]


def _texts(result: Result) -> None:
    copying.button("复制结果文字，发给单位人事", plain_text(result), key=session.key("copy_result"))
    if result.possible:
        copying.button(
            "复制日期", dates_text(result.notice, result.today, _levels(result)), key=session.key("copy_dates")
        )


def _scan(issued: Issued, words: str) -> Html:
    """A picture, so that it can be pressed for long and kept; nothing where no address leads here."""
    if not issued.scan:
        return EMPTY
    return p(words) + _image(issued.scan)


def _image(scan: Picture) -> Html:
    return element("img", css="qr", alt="二维码，扫码打开这份结果", src=scan.src)


def _code(issued: Issued) -> Html:
    return p("自查码（人事在“咨询台”粘贴它，就能看到同一份回答）：") + p(issued.code, css="code")
