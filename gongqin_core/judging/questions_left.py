"""About how many questions are left: the interview runs on, with answers drawn for what is still open."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from random import Random

from ..notice.once import once
from .answers import Answer
from .evaluate import Rules
from .interview import next_question

WALKS = 12
KEPT = 1 << 12
"""So many people's figures are kept with the rules: more would let visitors fill the memory."""
Given = tuple[tuple[str, Answer], ...]


def questions_left(rules: Rules, answers: Mapping[str, Answer]) -> tuple[int, int]:
    """How many more questions it takes, from a short way through them to the longest of those tried; (0, 0) at the end.
    The same for the same answers; somebody's own way may be a little longer."""
    return _figures(rules)(tuple(answers.items()))


@once
def _figures(rules: Rules) -> Callable[[Given], tuple[int, int]]:
    return lru_cache(maxsize=KEPT)(partial(_tried, rules))


def _tried(rules: Rules, answers: Given) -> tuple[int, int]:
    lengths = sorted(_walk(rules, dict(answers), Random(seed)) for seed in range(WALKS))
    return lengths[WALKS // 4], lengths[-1]


def _walk(rules: Rules, answers: dict[str, Answer], chance: Random) -> int:
    asked = 0
    while (fact := next_question(rules, answers)) is not None:
        answers[fact] = chance.choice(rules.table[fact].completions(answers.get(fact)))
        asked += 1
    return asked
