"""A result as markup and words: made once for the same answers, day and address, whoever looks, and kept for the next
time that the page is drawn. What a case code does not say is not in it."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from typing import Final, NamedTuple

from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.explain import Explanation
from gongqin_core.notice.once import once
from gongqin_core.take_away.html import EMPTY, Html
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.result_sheet import Issued, sheet
from pages.components.question.above import Said
from pages.components.result import ahead, best, rows, take_away, to_do, top

KEPT: Final = 256
"""So many results a process keeps with the rules, those that were looked at last: some 100 KB each."""


class Drawn(NamedTuple):
    """Everything on the page of one result; empty is what does not stand there. `first` is the fact that is to be
    looked up first, or ""; `sheet` goes to paper, `has_dates` says whether there are any for a calendar, `issued` is
    what they carry."""

    spoken: list[str]
    answer: Html
    look_up: Html
    first: str
    best: Html
    others: Html
    years: Html
    take: Html
    sheet: Html
    has_dates: bool
    issued: Issued

    @property
    def has_card(self) -> bool:
        """Whether there is something to do, or a level that is near; without it the levels stand first."""
        return bool(self.look_up or self.best)


def result_of(rules: Rules, said: Said, today: date) -> Result:
    return Result(Explanation(rules, dict(said)), today)


def drawn(rules: Rules, said: Said, today: date, issued: Issued, at_kiosk: bool, prints: bool) -> Drawn | None:
    """None where it is not known yet what picks the steps. `prints`: whether there is a printer to be had."""
    return _kept(rules)(said, today, issued, at_kiosk, prints)


@once
def _kept(rules: Rules) -> Callable[[Said, date, Issued, bool, bool], Drawn | None]:
    return lru_cache(maxsize=KEPT)(partial(_drawn, rules))


def _drawn(rules: Rules, said: Said, today: date, issued: Issued, at_kiosk: bool, prints: bool) -> Drawn | None:
    result = result_of(rules, said, today)
    if result.lacks_procedure:
        return None
    level = best.level_of(result)
    return Drawn(
        spoken=top.spoken(result),
        answer=top.answer(result),
        look_up=to_do.look_up(result),
        first=result.to_look_up[0].fact if result.to_look_up else "",
        best=best.card(result, level) if level else EMPTY,
        others=rows.others(result, level),
        years=EMPTY if result.never else ahead.years(result),
        take=take_away.off_the_screen(result, issued) if at_kiosk else take_away.texts(result, issued),
        sheet=sheet(result, issued) if prints else EMPTY,
        has_dates=take_away.has_dates(result),
        issued=issued,
    )
