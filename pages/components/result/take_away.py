"""The result to print, to save, to send on, to scan, and its dates for a calendar: files where the browser takes files,
and the same as text and pictures for one that does not."""

from collections.abc import Callable

import streamlit as st

from gongqin_core.take_away.calendar_file import calendar
from gongqin_core.take_away.html import EMPTY, Html, element, join
from gongqin_core.take_away.qr import Picture, picture
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.result_sheet import Issued, document
from gongqin_core.take_away.slip import dates_text, text_to_scan, text_to_send
from pages.components.pieces import copying
from pages.components.pieces.html import fold, heading, p, stack
from pages.components.result import printing
from pages.components.server import kiosk

IN_WECHAT = "微信里不能打印，也存不了文件。要打印、要存结果单、要把日期加进日历，请点右上角的“…”，选“在浏览器中打开”。"


def title() -> Html:
    return heading("带走结果", css="unseen" if kiosk.on() else "")


def has_dates(result: Result) -> bool:
    """Whether a stage of what may be applied for is not over yet."""
    return any(period.last >= result.today for level in result.possible for period in level.periods)


def texts(result: Result, issued: Issued) -> Html:
    """What is sent on as text, and what is scanned."""
    again = [copying.button("复制链接", issued.link)] if issued.link else []
    head = "换手机看，或者给人事看" if issued.scan or issued.link else "给人事看"  # a code alone is for 咨询台
    dates = dates_text(result.notice, result.today, _levels(result)) if has_dates(result) else ""
    return stack(
        copying.button("复制结果文字，发给单位人事", text_to_send(result, issued.code)),
        copying.button("复制日期", dates) if dates else None,
        heading(head, level=3) + _scan(issued, "扫这个码，看到的是同一份回答和结果。"),
        element("div", *again, copying.button("复制自查码", issued.code), css="abreast"),
        fold("看自查码", _code(issued)),
    )


def off_the_screen(result: Result, issued: Issued) -> Html:
    """From a screen that keeps nothing: a code that leads here, or where nothing does, one that holds the words."""
    scan, words = issued.scan, "为什么、带什么、找谁办，在手机上接着看。"
    if scan is None:
        scan = picture(text_to_scan(result, issued.code), error="l")
        words = "结果、理由、截止日期和自查码，都在扫出来的文字里，不用上网。"
    over = heading("用手机微信扫一扫，带走结果", level=3)
    return element("div", _image(scan), element("div", over, p(words)), css="scan")


def in_wechat() -> bool:
    """Where nothing can be printed or saved."""
    return "MicroMessenger" in st.context.headers.get("User-Agent", "")


def files(sheet: Html, dates: bool, result: Callable[[], Result], issued: Issued) -> None:
    """The `sheet` to print; and two files, made from the `result` when they are asked for, the second with its `dates`
    if there are any."""
    printing.button("打印结果单（一页）", sheet)
    st.download_button(
        "保存结果单", lambda: document(result(), issued).encode(), "自查结果单.html", "text/html", on_click="ignore"
    )
    if dates:
        st.download_button(
            "把日期加进手机日历",
            lambda: _calendar(result()),
            "工勤考核日程.ics",
            "text/calendar",
            key="dates",
            on_click="ignore",
        )


def _calendar(result: Result) -> bytes:
    return calendar(result.notice, _levels(result), result.today)


def _levels(result: Result) -> list[str]:
    return [level.id for level in result.possible]


def _scan(issued: Issued, words: str) -> Html:
    """A picture, so that it can be pressed for long and kept; nothing where no address leads here."""
    return join([p(words), _image(issued.scan)]) if issued.scan else EMPTY


def _image(scan: Picture) -> Html:
    return element("img", css="qr", alt="二维码，扫码看这份结果", src=scan.src)


def _code(issued: Issued) -> Html:
    return p("自查码（人事在“咨询台”粘贴它，就能看到同一份回答）：") + p(issued.code, css="code")
