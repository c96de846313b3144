"""What stands on a page before any script has come: its own first words, or that it is being opened."""

from collections.abc import Mapping

from gongqin_core import clock
from gongqin_core.guide import timetable
from gongqin_core.judging.evaluate import rules_of
from gongqin_core.take_away.caselink import PARAMETER
from gongqin_core.take_away.html import Html, element
from pages.components import session
from pages.components.pieces import place
from pages.components.pieces.heads import HEADS
from pages.components.question import start
from pages.components.server import files, kiosk
from pages.components.server.index import TITLE

LATE = (
    "一直停在这里？请检查网络后刷新。若仍打不开，说明这个浏览器版本太旧："
    "请升级微信或浏览器，或换一部手机、电脑打开同一网址。"
)
FIRST, WHERE, OPENING = "", "?", "…"
"""In the place of a page's name: the page before the first question, the question for the place, and words that fit
every page."""
NAMES = (FIRST, WHERE, OPENING, *(name for name in HEADS if name != "self_check"))


def name_of(page: str, query: Mapping[str, str]) -> str:
    """Whose words go with an address: `page` is its name there, empty at `/`. Who comes with answers, or has begun,
    does not see the start; a touch screen begins with it everywhere."""
    if kiosk.on():
        return FIRST
    if len(session.places()) > 1 and PARAMETER not in query:
        return OPENING if session.PLACE in query else WHERE
    goes_on = page == FIRST and (PARAMETER in query or session.BEGUN in query)
    return OPENING if goes_on or page not in NAMES else page


def title_of(name: str) -> str:
    """What stands on the tab until the page itself says it."""
    return HEADS[name].title if name in HEADS else TITLE


def is_late() -> bool:
    """Whether nobody can register any more, of which the first page speaks."""
    notice = session.places()[0]
    return timetable.season(notice, clock.today(notice.about.time_zone)).closed


def words_of(name: str, closed: bool) -> Html:
    """`closed`: see `is_late`.

    They stand there until the app has drawn something, and again if it crashes: an old browser gets words instead of
    a blank page, and needs to understand no script for that."""
    opening = element("p", "正在打开，请稍候……", css="first-opening")
    late = element("p", LATE, css="first-late")
    return element("div", element("p", TITLE, css="first-mast"), *_about(name, closed), opening, late, id="waiting")


def _about(name: str, closed: bool) -> list[Html]:
    """What the page itself begins with; nothing for words that fit every page."""
    if name == FIRST:
        notice = session.places()[0]
        promise = start.promise(rules_of(notice), closed)
        band = element("p", notice.about.short), _heading(start.asks(closed)), element("p", promise)
        return [element("div", *band, css="first-band"), element("p", start.not_official(notice))]
    if name == WHERE:
        return [_heading(place.ASKS), element("p", place.WHY)]
    if name == OPENING:
        notices = session.places()  # of several, whose it is about is not known yet
        return [element("p", start.not_official(notices[0]), css="first-lead")] if len(notices) == 1 else []
    head = HEADS[name]
    return [_heading(head.title), *([element("p", head.first)] if head.first else [])]


def style() -> str:
    """The look of the words: it comes with them."""
    return "\n".join([files.read("css/tokens.css"), files.read("css/waiting.css")])


def _heading(words: str) -> Html:
    return element("p", words, css="first-head", role="heading", aria_level=1)
