"""The office's words: what was said that they mean, each with its way back; a file of them for next year."""

from zlib import crc32

import streamlit as st

from gongqin_core.roster.review.review import Review
from gongqin_core.roster.spreadsheets.sheet import RosterError
from gongqin_core.roster.words import Word
from gongqin_core.roster.words_file import dumps, loads
from pages.components.pieces.html import alert, bullets, draw, p
from pages.components.roster.desk import Desk
from pages.components.roster.tables import page_of
from pages.components.server import uploads

AT_A_TIME = 10
"""Words of the list at a time."""


def draw_words(desk: Desk, review: Review) -> None:
    number = len(review.words)
    label = f"本单位的词：定了 {number} 个" if number else "用以前定好的词"
    with st.expander(label, key=desk.key("words"), on_change="rerun", expanded=bool(desk.words_trouble)) as fold:
        if fold.open:
            every = list(review.words)
            for word in every[page_of(number, AT_A_TIME, desk.key("words_page"))]:
                _word(desk, review, word)
            _files(desk, review)


def _word(desk: Desk, review: Review, word: Word) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        draw(p(word.said(review.notice)))
        fewer = review.words.without(word.fact, word.text)
        number = crc32(f"{word.fact} {word.text}".encode())
        st.button("不再这样算", on_click=desk.settle, args=(fewer,), key=desk.key(f"unsay_{number}"))


def _files(desk: Desk, review: Review) -> None:
    if desk.words_trouble:
        draw(alert("这个词语文件没有用", desk.words_trouble))
    draw(bullets(desk.words_notes))
    if len(review.words):
        content = dumps(review.words, review.notice)
        st.download_button(
            "下载这些词，明年再用", content, "本单位的词.csv", "text/csv", on_click="ignore", key="words_file"
        )
    file = st.file_uploader("选以前下载的词语文件（.csv）", ["csv"], key=desk.key(f"words_upload_{desk.words_files}"))
    if file:
        try:
            loaded = loads(file.getvalue(), file.name, review.notice, review.words)
            desk.take_words(loaded.words, loaded.notes)
        except RosterError as error:
            desk.refuse_words(str(error))
        finally:
            uploads.release()
        st.rerun()
