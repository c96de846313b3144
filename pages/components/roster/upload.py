"""The first step: a roster file comes in, and is let go of as soon as it is read."""

import streamlit as st

from gongqin_core.roster.review.intake import take_in
from gongqin_core.roster.spreadsheets.sheet import RosterError
from gongqin_core.roster.spreadsheets.template import template
from gongqin_core.take_away.html import element
from pages.components import session
from pages.components.pieces.html import bold, draw, heading, p
from pages.components.roster.desk import Desk
from pages.components.server import uploads

TYPES = ["xlsx", "xls", "csv"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_upload(desk: Desk) -> None:
    notice = session.notice()
    draw(heading("名册文件"))
    st.download_button(
        "下载空白名册", lambda: template(notice), "名册模板.xlsx", XLSX, on_click="ignore", key="template"
    )
    file = st.file_uploader(
        "选名册文件：.xlsx、.xls 或 .csv，不超过 10 MB。也可以用您自己的名册，列名差不多就能认",
        TYPES,
        key=desk.key("file"),
    )
    if desk.trouble:
        kept = "" if desk.review is None else "下面还是上一份名册的结果。"
        words = bold("这个文件没有核查"), p(f"{desk.trouble}。{kept}")
        draw(element("div", *words, css="trouble", role="alert", tabindex=-1))
    if file:
        with st.spinner("正在读名册，请稍候……"):
            try:
                desk.take(take_in(file, file.name, notice))
            except RosterError as error:
                desk.refuse(str(error))
            finally:
                uploads.release()
        st.rerun()
