"""名册核查: an officer checks the unit's whole roster by the very rules a worker sees. What is wrong comes first."""

from html import escape

import streamlit as st

from gongqin_core.judging.verdict import Verdict
from gongqin_core.judging.words import last_word
from gongqin_core.roster.assumption import assumed_words
from gongqin_core.roster.review.people import Review
from pages.components.pieces import focus
from pages.components.roster import desk as roster_desk
from pages.components.roster import people as roster_people
from pages.components.roster import upload as roster_upload
from pages.components.roster.desk import Desk
from pages.components.roster.downloads import draw_downloads
from pages.components.roster.totals import draw_totals


def page() -> None:
    desk = roster_desk.desk()
    with st.container(key="roster"):
        st.html(
            '<h1 tabindex="-1">名册核查</h1><p>给人事用：把单位的名册传上来，每个人能报哪一级、哪里填错了，一次看清。'
            "名册只在这个页面打开的时候用：不保存、不外传，刷新或关闭页面就没有了。不要写身份证号。</p>"
        )
        roster_upload.draw(desk)
        if desk.intake:
            roster_upload.confirm(desk, desk.intake)
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
    counts = {verdict: 0 for verdict in reversed(Verdict)}
    for person in review.people:
        counts[review.verdict(person)] += 1
    told = "，".join(f"{verdict.label} {count} 人" for verdict, count in counts.items())
    assumed = assumed_words(review.notice, review.assumed)
    st.html(
        f'<h2 class="here" tabindex="-1">核查结果：共 {len(review.people)} 人</h2>'
        f"<p>{escape(review.intake.name)}。{told}。"
        f"{f'名册没有这几列，{escape(assumed)}核查。' if assumed else ''}"
        f"结论都是初步的。{escape(last_word(review.notice))}</p>"
        + "".join(f"<p>{escape(note)}</p>" for note in review.intake.notes)
    )
    with st.container(horizontal=True):
        st.button("重新核对列名", on_click=desk.reopen, key="reopen")
        st.button("清除这份名册", on_click=roster_desk.clear, key="clear")
    roster_people.problems(desk, review)
    roster_people.changed(desk)
    roster_people.people(desk, review)
    draw_totals(review)
    draw_downloads(desk, review)


page()
