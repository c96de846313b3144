"""The other levels: a row each, folded. A row says how the level comes out, and opens on why."""

from collections.abc import Container

from gongqin_core.guide.timetable import notice_year
from gongqin_core.take_away.html import EMPTY, Html, element, join
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.result import Result
from pages.components.pieces.html import bold, heading, p
from pages.components.pieces.ladder import mark, pair
from pages.components.result import cards


def others(result: Result, drawn: LevelResult | None) -> Html:
    """All levels but the one `drawn` above, the lowest first: what may be applied for a row each, the noes in one, and
    what is held or lies below it in another."""
    left = [level for level in result.levels.values() if level is not drawn]
    possible = [level for level in result.possible if level is not drawn]
    noes = [level for level in left if not level.possible and not level.finding.closed]
    closed = [level for level in left if level.finding.closed]
    several = join(p(f"{silence.text}{silence.ask}", css="note") for silence in result.silences)
    rows = [
        *(_row(level, _gist(level, drawn), drawn.asks if drawn else (), several) for level in possible),
        *(_rows(levels) for levels in (noes, closed) if levels),
    ]
    return element("div", *rows, css="levels") if rows else EMPTY


def _row(level: LevelResult, gist: str, asked: Container[str] = (), more: Html = EMPTY) -> Html:
    body = join([heading(level.name, level=3, css="unseen"), cards.details(level, asked), more])
    return cards.part(level, _fold(level, pair(level.notice.level[level.id]), gist, body, level.id))


def _rows(levels: list[LevelResult]) -> Html:
    """Several levels, the lowest first, in one row, under the sign of the lowest: of those closed it is never held."""
    if len(levels) == 1:
        return _row(levels[0], _gist(levels[0], None))
    gist = "不用再报" if levels[0].finding.closed else levels[0].word
    names = element("span", bold("、".join(level.short for level in levels)), css="lv")
    body = (cards.part(level, heading(level.name, level=3), cards.details(level, ())) for level in levels)
    return _fold(levels[0], names, gist, element("div", *body), "far")


def _fold(level: LevelResult, names: Html, gist: str, body: Html, key: str) -> Html:
    sign = mark(level.verdict, level.closed)
    summary = element("summary", sign, names, element("span", gist, css="gist"))
    return element("details", summary, element("div", body), css=f"level {level.verdict.code}", data_fold=f"row {key}")


def _gist(level: LevelResult, drawn: LevelResult | None) -> str:
    """The year of a no, or under which answer it is this level; else how it comes out."""
    if not level.possible:
        first = level.years.year or level.soonest
        return f"最早 {first} 年" if first and first > notice_year(level.notice) else level.word
    for question in drawn.questions if drawn else ():
        for answer in (question.yes, question.no):
            if level.id in answer.opens and drawn and drawn.id not in answer.opens:
                return f"{answer.label}就报这级"
    return level.word
