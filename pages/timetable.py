"""日程: the notice's stages on a line of months and in words, as precisely as the notice gives them."""

from gongqin_core.guide.timetable import Period, State, stages
from gongqin_core.take_away.html import Html, element, join
from pages.components import session
from pages.components.pieces.charts import Stretch, months
from pages.components.pieces.heads import head
from pages.components.pieces.html import bold, cite, draw, heading, p, para

STATES = {State.PAST: "已经过去", State.NOW: "正在进行", State.TO_COME: "还没开始"}


def page() -> None:
    periods = stages(session.notice(), session.today())
    draw(head("timetable"), months(list(map(_stretch, periods)), session.today(), "各阶段时间"), *map(_period, periods))


def _stretch(period: Period) -> Stretch:
    return Stretch(period.name, period.when, period.first, period.last, period.state.value)


def _period(period: Period) -> Html:
    """What the line does not say: for whom, what is done, and the hour by which."""
    stage, notice = period.stage, session.notice()
    named = "、".join(notice.level[level].short for level in stage.levels)
    levels = "各级" if len(stage.levels) == len(notice.levels) else named
    state = element("span", STATES[period.state], css=f"state {period.state.value}")
    parts = [
        heading(period.name),
        para(state, f" · {levels}", cite(notice, stage.clause)),
        p(stage.text),
        p(bold(period.deadline)) if period.deadline else None,
    ]
    return join(parts)


page()
