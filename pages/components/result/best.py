"""The card of the level that the answer speaks of: what to do, why, and folded what it rests on and what to prepare."""

from gongqin_core.guide.timetable import Period
from gongqin_core.judging.words import within_year
from gongqin_core.take_away.html import EMPTY, Html, element, join
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.result import Result
from pages.components.pieces.html import fold, heading, p, white_card
from pages.components.pieces.ladder import mark, pair
from pages.components.result import cards, meter, to_do
from pages.components.result.ahead import ahead
from pages.components.server import kiosk


def level_of(result: Result) -> LevelResult | None:
    """The best level that may be applied for, perhaps after a question; where there is none the nearest no. None where
    something has to be looked up first, nothing is near, or nothing ever will be: then the answer is all there is."""
    return None if result.to_look_up or result.never else next(iter(result.near), None)


def card(result: Result, level: LevelResult) -> Html:
    """All of that level."""
    more = join([_why(level), EMPTY if level.possible else ahead(level), cards.folds(level)])
    if kiosk.on() and level.possible:  # what to do and the code to scan come first there
        more = fold("为什么，带什么，怎么办", more, key="more")
    notes = () if result.to_do else (p(note, css="note") for note in level.warnings)  # else they lead the first thing
    return white_card(
        cards.part(level, _head(level), _counts(result, level), *notes),
        *to_do.things(result, level),
        cards.part(level, more),
        css=f"best {level.verdict.code}",
    )


def _head(level: LevelResult) -> Html:
    """Sign, both names, verdict and fee in one line."""
    again = element("span", "新工种平级考核") if level.exam != level.name else EMPTY
    name = heading(pair(level.notice.level[level.id]), again)
    fee = element("span", "已截止" if level.over else level.price, css="fee") if level.possible else None
    said = element("span", level.word, css="said")
    return element("div", mark(level.verdict), name, said, fee, css=f"level-head {level.verdict.code}")


def _counts(result: Result, level: LevelResult) -> Html:
    """How many days are left, as numbers; nothing while registration is not open."""
    ends = [period for period in level.periods if period.stage.deadline and level.possible and result.season.open]
    return element("div", *(_left(result, period) for period in ends[:2]), css="counts") if ends else EMPTY


def _left(result: Result, period: Period) -> Html:
    days = element("b", str((period.last - result.today).days), element("small", "天"))
    day = within_year(period.ends, result.today.year)
    return element("div", days, element("span", period.stage.deadline), element("span", day))


def _why(level: LevelResult) -> Html:
    title = heading("为什么", level=3, css="unseen") if level.possible else heading("还差什么", level=3)
    found = meter.reasons(level)
    return join([title, found]) if found else EMPTY
