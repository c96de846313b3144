"""A frame script that draws every kind of element the app uses, for `test_shell.py`: framework texts, no page's own."""

from pathlib import Path

import pandas as pd
import streamlit as st

SLOW = Path(__file__).with_name("slow")
"""A pipe: who reads it waits until somebody writes."""


def widgets() -> None:
    table = pd.DataFrame({"级别": ["四级", "五级"], "费用": [320, 300]})
    st.title("控件", help="说明")
    st.radio("单选", ["是", "否"], index=None)
    st.checkbox("多选项")
    st.selectbox("下拉", ["焊工", "电工"], index=None, key="select")
    st.text_input("短文", key="text")
    st.text_area("长文", key="area")
    st.date_input("日期", value=None, key="date")
    st.file_uploader("名册", type=["xlsx"], key="file")
    st.download_button("下载", b"1", "结果.txt")
    st.download_button("下载不了", no_file, "结果.txt", on_click="ignore")
    with st.expander("展开"):
        st.write("里面 Upload")
    with st.popover("弹出"):
        st.write("里面")
    st.dataframe(table)
    st.table(table)
    st.bar_chart(table, x="级别", y="费用")
    st.progress(0.4, text="进度")
    if st.button("提示"):
        st.toast("好了")
    if st.button("对话框"):
        dialog()
    if st.button("慢"):
        with st.spinner("正在计算", show_time=True):
            SLOW.read_text()
    if st.button("出错"):
        raise ValueError("秘密")


@st.dialog("确认")
def dialog() -> None:
    st.write("要清除吗")


def no_file() -> bytes:
    raise ValueError


def second() -> None:
    st.title("第二页")


here = st.navigation([st.Page(widgets, title="控件", default=True), st.Page(second, title="第二页", url_path="second")])
here.run()
# What every page ends with: until then a wide screen shows nothing.
st.html('<p class="foot">完</p>')
