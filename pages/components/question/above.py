"""What stands above a question: how far one has come."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from typing import Final

from gongqin_core.judging.answers import Answer
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.progress import progress
from gongqin_core.notice.once import once
from gongqin_core.take_away.html import BREAK, Html, element, join
from gongqin_core.take_away.result import Result
from pages.components.pieces import ladder
from pages.components.pieces.phrases import whole

KEPT: Final = 1024
"""So many of these a process keeps with the rules, a few KB each."""
Said = tuple[tuple[str, Answer], ...]
"""Fact and answer, in the order in which they were given."""


def levels(rules: Rules, said: Said, today: date) -> Html:
    """Which levels are decided and which are still open, and about how many questions are left; for the same answers
    drawn once."""
    return _kept(rules)(said, today)


@once
def _kept(rules: Rules) -> Callable[[Said, date], Html]:
    return lru_cache(maxsize=KEPT)(partial(_levels, rules))


def _levels(rules: Rules, said: Said, today: date) -> Html:
    answers = dict(said)
    now, outcome = progress(rules, answers), Result(Explanation(rules, answers), today)
    undecided = now.undecided
    count = f"{now.most} 题" if now.least == now.most else f"{now.least}～{now.most} 题"
    left = join(["还有约 ", whole(count)]) if undecided else "最后 1 题，只管手续"
    words = [element("span", str(len(undecided)), css="figure"), " 个等级没定"] if undecided else ["各级都定了"]
    return ladder.progress(outcome.levels.values(), undecided, *words, BREAK, element("span", left, css="hint"))
