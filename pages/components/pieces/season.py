"""One line below the masthead: whether one can apply today; and what has to be said of the address one came with."""

from gongqin_core.guide.timetable import season
from gongqin_core.take_away.html import Html, element, join
from pages.components import session
from pages.components.pieces.html import icon, p


def line() -> Html:
    now = season(session.notice(), session.today())
    trouble = session.address_trouble()
    words = [element("span", now.sentence, css="full" if now.short else "")]
    if now.short:  # on a phone one line
        words.append(element("span", now.short, css="short"))
    said = p(icon("clock"), *words, css="season over" if now.over else "season", role="note")
    return join([said, p(trouble, css="said", role="alert") if trouble else None])
