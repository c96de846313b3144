"""名册核查: an officer checks the unit's whole roster by the very rules a worker sees, in five steps."""

from collections.abc import Iterator

import streamlit as st

from gongqin_core.judging.verdict import Verdict
from gongqin_core.judging.words import last_word
from gongqin_core.roster.assumption import assumable, assumed_beside, assumed_regardless, assumed_sentence
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.totals import fee_sentence, verdict_sentence
from gongqin_core.take_away.html import Html, element
from pages.components.pieces import focus
from pages.components.pieces.heads import head
from pages.components.pieces.html import draw, p
from pages.components.roster import desk as roster_desk
from pages.components.roster.columns import draw_columns
from pages.components.roster.corrections import draw_corrections
from pages.components.roster.desk import COLUMNS, DOWNLOADS, FIX, RESULTS, UPLOAD, Desk
from pages.components.roster.downloads import draw_downloads
from pages.components.roster.edited import draw_changed, draw_edited
from pages.components.roster.fix import draw_fix
from pages.components.roster.people import draw_people
from pages.components.roster.steps import NAMES, draw_steps, go_on
from pages.components.roster.totals import draw_totals
from pages.components.roster.upload import draw_another, draw_notes, draw_upload


def page() -> None:
    desk = roster_desk.desk()
    with st.container(key="roster"):
        draw(head("roster"))
        if desk.work:
            _judge(desk, desk.work)
        draw_steps(desk)
        _step(desk)
    focus.on_step(str(desk.step), f"{NAMES[desk.at]} · 名册核查", to=".here")


def _step(desk: Desk) -> None:
    if desk.at == COLUMNS and desk.intake:
        draw_columns(desk, desk.intake)
    elif desk.review is None or desk.at == UPLOAD:
        draw_upload(desk)
        return
    elif desk.at == FIX:
        draw_fix(desk, desk.review)
    elif desk.at == RESULTS:
        _result(desk, desk.review)
    elif desk.at == DOWNLOADS:
        draw_downloads(desk, desk.review)
    draw_another(desk)


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
    draw(*_heading(desk, review))
    draw_changed(desk)
    draw_corrections(desk)
    draw_people(desk, review)
    draw_notes(review.intake)
    draw_edited(desk, review)
    draw_totals(desk, review)
    go_on(desk, DOWNLOADS)


def _heading(desk: Desk, review: Review) -> Iterator[Html]:
    whole = desk.whole
    yield element("h2", f"核查结果：共 {whole.people} 人", css="here", tabindex=-1)
    yield p(
        f"{review.intake.name}。{verdict_sentence(whole)}。{fee_sentence(whole)}"
        f"{assumed_sentence(review.notice, review.assumed)}结论都是初步的。{last_word(review.notice)}"
    )
    for beside in (assumed_beside, assumed_regardless):
        yield from map(p, beside(review.notice, review.assumed, review.unread_headings))
    left = f"还有 {len(desk.things)} 件没改，在第 3 步。" if desk.things else "名册里没有发现要改的地方。"
    yield p(left, "点一个人，看各级的理由；都看过了，下一步下载。")
    unsaid = [fact for fact in assumable(review.notice, set(review.column)) if fact not in review.assumed]
    if whole.by_verdict[Verdict.UNKNOWN] and unsaid:
        names = "、".join(review.notice.facts[fact].short for fact in unsaid)
        yield p(f"有人待补充，名册又没有这几列：{names}。全体都一样的，请回第 2 步声明，不用一个个问。")


page()
