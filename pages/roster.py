"""名册核查: an officer checks the unit's whole roster by the very rules a worker sees. What is wrong comes first."""

from collections.abc import Iterator

import streamlit as st

from gongqin_core.judging.words import last_word
from gongqin_core.roster.assumption import assumed_sentence
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.tally import Tally, tally
from gongqin_core.roster.review.totals import verdict_sentence
from gongqin_core.take_away.html import Html, element
from pages.components.pieces import focus
from pages.components.pieces.html import draw, p, title
from pages.components.roster import desk as roster_desk
from pages.components.roster.columns import draw_columns
from pages.components.roster.corrections import draw_corrections
from pages.components.roster.desk import Desk
from pages.components.roster.downloads import draw_downloads
from pages.components.roster.people import draw_people
from pages.components.roster.problems import draw_problems
from pages.components.roster.totals import draw_totals
from pages.components.roster.upload import draw_upload


def page() -> None:
    desk = roster_desk.desk()
    with st.container(key="roster"):
        draw(
            title("名册核查"),
            p(
                "给人事用：把单位的名册传上来，每个人能报哪一级、哪里填错了，一次看清。"
                "名册只在这个页面打开的时候用：不保存、不外传，刷新或关闭页面就没有了。不要写身份证号。"
            ),
        )
        draw_upload(desk)
        if desk.intake:
            draw_columns(desk, desk.intake)
        if desk.work:
            _judge(desk, desk.work)
        if desk.review:
            _result(desk, desk.review)
    focus.on_step(str(desk.step), to=".here")


def _judge(desk: Desk, work: Review) -> None:
    """Block by block. 「停下」 ends this run between two blocks; an earlier result stays."""
    place, whole = st.empty(), len(work.intake.rows)
    with place.container(key="working"):
        st.button("停下", on_click=desk.cancel, key="stop")
        bar = st.progress(0.0)
        while not work.done:
            work.judge_more()
            bar.progress(work.judged / whole, f"正在核查：{work.judged} / {whole} 行")
    place.empty()
    desk.finish()


def _result(desk: Desk, review: Review) -> None:
    whole = tally(review, review.people)
    draw(*_heading(review, whole))
    with st.container(horizontal=True):
        st.button("重新核对列名", on_click=desk.reopen, key="reopen")
        st.button("清除这份名册", on_click=roster_desk.clear, key="clear")
    draw_problems(desk, review, whole)
    draw_corrections(desk)
    draw_people(desk, review)
    draw_totals(review, whole)
    draw_downloads(desk, review)


def _heading(review: Review, whole: Tally) -> Iterator[Html]:
    yield element("h2", f"核查结果：共 {whole.people} 人", css="here", tabindex=-1)
    yield p(
        f"{review.intake.name}。{verdict_sentence(whole)}。{assumed_sentence(review.notice, review.assumed)}"
        f"结论都是初步的。{last_word(review.notice)}"
    )
    yield from map(p, review.intake.notes)


page()
