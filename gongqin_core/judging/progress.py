"""Where somebody stands: the next question, the levels that are still open, and about how many questions are left.

The number is found by going on with the interview, with answers drawn for what is still open, the usual ones more
often (`shares`): somebody rare is through sooner than most. Where two of these ways end with different verdicts on a
level, that proves it open as well.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from itertools import accumulate
from random import Random
from typing import NamedTuple

from ..notice.once import once
from .answers import Answer
from .evaluate import Rules
from .interview import is_decided, next_question
from .shares import RARELY, of_codes
from .verdict import Verdict

WALKS = 12
KEPT = 1 << 12
"""So many kinds of people are kept with the rules: more would let visitors fill the memory."""
Given = tuple[tuple[str, Answer], ...]


class Progress(NamedTuple):
    """`next`: the question to ask, None at the end. `undecided`: the levels whose verdict some further answer can
    change. `least` and `most`: how many more questions it takes, from the shortest way of those tried to the longest, 0
    and 0 at the end; somebody's own way may be a little longer."""

    next: str | None
    undecided: frozenset[str]
    least: int
    most: int


def progress(rules: Rules, answers: Mapping[str, Answer]) -> Progress:
    """The same for the same answers, and worked out once for all people whose answers mean the same."""
    alike = {fact: table.alike(answers[fact]) for fact, table in rules.table.items() if fact in answers}
    others = {fact: answer for fact, answer in answers.items() if fact not in alike}
    return _kept(rules)((*alike.items(), *others.items()))


@once
def _kept(rules: Rules) -> Callable[[Given], Progress]:
    return lru_cache(maxsize=KEPT)(partial(_tried, rules))


def _tried(rules: Rules, given: Given) -> Progress:
    answers = dict(given)
    values = rules.values(answers)
    ways = _Ways(rules)
    ends = [ways.end(dict(answers), values, Random(seed)) for seed in range(WALKS)]
    lengths = sorted(length for length, _ in ends)
    undecided = frozenset(
        level
        for level in rules.roots
        if len({verdicts[level] for _, verdicts in ends}) > 1 or not is_decided(rules, answers, level, values)
    )
    return Progress(ways.next(answers, values), undecided, lengths[0], lengths[-1])


class _Ways:
    """Interviews that go on from the same answers: their first questions are mostly the same."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._next: dict[Given, str | None] = {}
        self._ways: dict[tuple[str, Answer], tuple[list[Answer], list[float]]] = {}

    def end(self, answers: dict[str, Answer], values: list[int], chance: Random) -> tuple[int, dict[str, Verdict]]:
        """How many questions one of them takes, and what comes of it."""
        asked = 0
        while (fact := self.next(answers, values)) is not None:
            answers[fact] = self._drawn(fact, answers.get(fact), chance)
            values = self.rules.values(answers)  # the answer may rule other facts out
            asked += 1
        return asked, self.rules.verdicts_of(values)

    def _drawn(self, fact: str, known: Answer, chance: Random) -> Answer:
        """What an open fact turns out to be."""
        ways, weights = self._open(fact, known)
        return chance.choices(ways, cum_weights=weights)[0]

    def _open(self, fact: str, known: Answer) -> tuple[list[Answer], list[float]]:
        """What it may turn out to be, and how often each of these comes before the next, one added to the other."""
        if (fact, known) not in self._ways:
            asked, ways = self.rules.notice.facts[fact], self.rules.table[fact].completions(known)
            by_code = asked.type in ("choice", "multi")
            shares = of_codes(asked, ways, self.rules.notice.shares.get(fact, {})) if by_code else [1.0] * len(ways)
            self._ways[fact, known] = ways, [*accumulate(share or RARELY / 100 for share in shares)]
        return self._ways[fact, known]

    def next(self, answers: Mapping[str, Answer], values: list[int]) -> str | None:
        given = tuple(answers.items())
        if given not in self._next:
            self._next[given] = next_question(self.rules, answers, values)
        return self._next[given]
