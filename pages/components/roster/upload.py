"""The first step: a roster file comes in, and is let go of as soon as it is read. At later steps another may."""

import streamlit as st

from gongqin_core.roster.review.intake import Intake, take_in
from gongqin_core.roster.spreadsheets.sheet import RosterError
from gongqin_core.roster.spreadsheets.template import template
from gongqin_core.take_away.html import element
from pages.components import session
from pages.components.pieces.html import bold, bullets, draw, fold, p
from pages.components.roster.desk import Desk, clear
from pages.components.server import uploads

TYPES = ["xlsx", "xls", "csv"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_upload(desk: Desk) -> None:
    notice = session.notice()
    draw(
        element("h2", "选名册文件", css="here", tabindex=-1),
        p(
            "给人事用：把单位的名册传上来，每个人能报哪一级、哪里填错了，一次看清。"
            "名册只在这个页面打开的时候用：不保存、不外传，刷新或关闭页面就没有了。不要写身份证号。"
        ),
    )
    _take_file(desk)
    st.download_button(
        "下载空白名册", lambda: template(notice), "名册模板.xlsx", XLSX, on_click="ignore", key="template"
    )


def draw_another(desk: Desk) -> None:
    """At every later step: the corrected file, another roster, or none."""
    with st.expander("换一份名册，或上传改好的", expanded=bool(desk.trouble)):
        _take_file(desk)
        if desk.review:
            st.button("清除这份名册", on_click=clear, key="clear")


def draw_notes(intake: Intake) -> None:
    """What the officer should know about the reading: rows that are nobody's, sheets and columns left alone."""
    if intake.notes:
        draw(fold(f"读这份名册时的说明（{len(intake.notes)} 条）：哪些行不是人、哪些列没读", bullets(intake.notes)))


def _take_file(desk: Desk) -> None:
    _draw_trouble(desk)
    file = st.file_uploader(
        "选名册文件：.xlsx、.xls 或 .csv，不超过 10 MB。也可以用您自己的名册，列名差不多就能认",
        TYPES,
        key=desk.key("file"),
    )
    if file:
        with st.spinner("正在读名册，请稍候……"):
            try:
                desk.take(take_in(file, file.name, session.notice()))
            except RosterError as error:
                desk.refuse(str(error))
            finally:
                uploads.release()
        st.rerun()


def _draw_trouble(desk: Desk) -> None:
    if desk.trouble:
        kept = "" if desk.review is None else "上一份名册的结果还在。"
        words = bold("这个文件没有核查"), p(f"{desk.trouble}。{kept}")
        draw(element("div", *words, css="trouble", role="alert", tabindex=-1))
