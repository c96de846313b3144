"""How frequent the answers to a question are, by our estimate (`shares`); where there is none, all are alike."""

from collections.abc import Mapping, Sequence
from math import prod

from ..notice.questions import Fact
from .answers import Answer

RARELY = 1.0
"""Of a hundred, how many have a code of a multi, or no date, where nothing is stated of it."""
Stated = Mapping[str, float]


def of_codes(fact: Fact, answers: Sequence[Answer], stated: Stated) -> list[float]:
    """The share of each of these answers, of codes or of trades."""
    if fact.type == "multi":
        return [_of_set(fact, answer, stated) if isinstance(answer, frozenset) else 0 for answer in answers]
    given = [stated.get(str(answer), 0.0 if stated else 1.0) if answer is not None else 0 for answer in answers]
    return [share / (sum(given) or 1) for share in given]


def _of_set(fact: Fact, chosen: frozenset[str], stated: Stated) -> float:
    chances = {code: stated.get(code, RARELY) / 100 for code in fact.codes}
    return prod(chance if code in chosen else 1 - chance for code, chance in chances.items())
