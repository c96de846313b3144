"""One line below the masthead: whether one can apply today; and what has to be said of the address one came with."""

from datetime import date

from gongqin_core.guide.timetable import season
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.once import once
from gongqin_core.take_away.html import Html, element, join
from pages.components import session
from pages.components.pieces.html import icon, p


def line() -> Html:
    trouble = session.address_trouble()
    now = _now(session.notice(), session.today())
    return join([now, p(trouble, css="said", role="alert")]) if trouble else now


@once
def _now(notice: Notice, today: date) -> Html:
    now = season(notice, today)
    sentence = now.sentence if now.sentence.count("。") > 1 else now.sentence.rstrip("。")  # one alone is one line
    return p(icon("clock"), element("span", sentence), css="season over" if now.over else "season", role="note")
