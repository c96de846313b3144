"""Before the first question: what this is, how long it takes, what to have at hand, and one button."""

import streamlit as st

from gongqin_core.guide import timetable
from gongqin_core.judging.answers import Answer
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.progress import progress
from gongqin_core.notice.notice import Notice
from gongqin_core.take_away.html import Html, element
from pages.components import session
from pages.components.pieces import ladder, season, ways
from pages.components.pieces.heads import HEADS
from pages.components.pieces.html import bold, draw, icon, p, stack, title
from pages.components.server import kiosk

SECONDS_EACH = 20
"""What reading and answering one question takes somebody who is in no hurry."""
OFTEN = 3
"""Of the dates, so many are named: those that are asked first."""
NOTHING: dict[str, Answer] = {}
ASKS, ASKS_LATE = "您能报哪一级？", "您够哪一级的条件？"
"""While somebody can register, and afterwards."""
TELLS, TELLS_LATE = "能报哪一级、交多少钱、要带什么、找谁办", "够哪一级的条件、还差什么、以后哪一年能报"


def page() -> None:
    notice = session.notice()
    draw(_welcome(notice), season.line())
    st.button("开始自查", type="primary", key="begin", width="stretch", on_click=session.begin)
    links = (ways.onward(name, HEADS[name].title) for name in ("enquiry", "roster"))
    for_units = element("div", element("span", "单位人事用："), *links, css="for-units")
    draw(
        stack(
            p(_late(notice), not_official(notice), css="note")
            + element("ul", *_facts(notice, "您的回答只用来算结果，不存档。"), css="facts"),
            for_units,
        )
    )


def screen() -> None:
    """All there is on a touch screen before it is touched."""
    notice = session.notice()
    draw(_welcome(notice), season.line())
    st.button("开始自查", type="primary", key="start", width="stretch", on_click=kiosk.start)
    draw(
        element("ul", *_facts(notice, "用完请点“结束并清除”。不点也会自动清除。")[:2], css="facts"),
        p(_late(notice), not_official(notice), css="note"),
    )


def _welcome(notice: Notice) -> Html:
    closed = timetable.season(notice, session.today()).closed
    return element(
        "div",
        p(notice.about.short, css="place"),
        title(asks(closed), css="welcome"),
        p(promise(session.rules(), closed), css="lead"),
        p(f"{notice.levels[0].short}最低，{notice.levels[-1].short}最高", css="scale"),
        ladder.named(notice),
        css="start",
    )


def asks(closed: bool) -> str:
    """The heading. `closed`: nobody can register any more."""
    return ASKS_LATE if closed else ASKS


def promise(rules: Rules, closed: bool) -> str:
    """一般答 4～12 个问题，4 分钟左右，就知道能报哪一级……个别人要答到 16 个。"""
    _, _, least, most, longest = progress(rules, NOTHING)
    minutes = -(-most * SECONDS_EACH // 60)
    count = str(most) if least == most else f"{least}～{most}"
    rarely = f"个别人要答到 {longest} 个。" if longest > most else ""
    return f"一般答 {count} 个问题，{minutes} 分钟左右，就知道{TELLS_LATE if closed else TELLS}。{rarely}"


def _late(notice: Notice) -> str:
    """That nobody can register any more; empty while somebody can."""
    closed = timetable.season(notice, session.today()).closed
    return f"{timetable.notice_year(notice)} 年报名已截止，现在只看条件够不够。" if closed else ""


def not_official(notice: Notice) -> str:
    """What this is not, and who decides."""
    decides = f"最后能不能报，由{notice.about.reviewed_by}审查决定。" if notice.about.reviewed_by else ""
    return f"这是对照通知的初步自查，不是报名，也不是正式审查。{decides}"


def _facts(notice: Notice, kept: str) -> list[Html]:
    """What to know before one begins; `kept`: what becomes of the answers."""
    dates = "、".join([fact.short for fact in notice.facts.values() if fact.type == "date"][:OFTEN])
    return [
        _fact("held", "手边备好", f"等级证书；常问到的年月：{dates}。记不清就选“说不清”，也能查。"),
        _fact("lock", "不用填姓名、身份证号", kept),
        _fact("letters", "字太小？", "右上角可以换成大字。"),
    ]


def _fact(shape: str, head: str, words: str) -> Html:
    return element("li", icon(shape), element("div", bold(head), words))
