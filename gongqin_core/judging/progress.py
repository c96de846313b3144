"""Where somebody stands: the next question, the levels that are still open, and about how many questions are left.

The number is read off all interviews that may follow, each as frequent as its answers are (`shares`). Those that leave
the same conditions open go on alike, so there are some hundreds of places in them, each looked at once.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from itertools import accumulate, zip_longest
from typing import NamedTuple

from ..notice.once import once
from .answers import Answer
from .evaluate import Rules
from .interview import Standing, is_decided, next_question, standing
from .shares import RARELY, of_codes
from .verdict import Verdict

FEW = 0.02
"""Such a share of all people is asked fewer questions than `least`, and more than `most`."""
KEPT = 1 << 12
"""So many kinds of people, and places in interviews, are kept with the rules: more would let visitors fill the
memory."""
Given = tuple[tuple[str, Answer], ...]
Left = tuple[float, ...]
"""Of all people who come to a place, the share that is asked no more question, one, two, and so on."""


class Progress(NamedTuple):
    """`next`: the question to ask, None where none can change a verdict. `undecided`: the levels whose verdict some
    further answer can change. `least` and `most`: how many more questions nearly everybody is asked, that on what picks
    the steps among them; `longest`: how many somebody is who can answer them all."""

    next: str | None
    undecided: frozenset[str]
    least: int
    most: int
    longest: int


def progress(rules: Rules, answers: Mapping[str, Answer]) -> Progress:
    """The same for the same answers, and worked out once for all people whose answers mean the same."""
    alike = {fact: table.alike(answers[fact]) for fact, table in rules.table.items() if fact in answers}
    others = {fact: answer for fact, answer in answers.items() if fact not in alike}
    return _kept(rules)((*alike.items(), *others.items()))


@once
def _kept(rules: Rules) -> Callable[[Given], Progress]:
    return lru_cache(maxsize=KEPT)(partial(_worked_out, rules, _Interviews(rules)))


def _worked_out(rules: Rules, interviews: "_Interviews", given: Given) -> Progress:
    answers = dict(given)
    values = rules.values(answers)
    undecided = frozenset(level for level in rules.roots if not is_decided(rules, answers, level, values))
    left = interviews.after(answers, values)
    least, most = (bisect_left([*accumulate(left)], share) for share in (FEW, 1 - FEW))
    return Progress(next_question(rules, answers, values), undecided, least, most, len(left) - 1)


class _Interviews:
    """All interviews in which every question is answered."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._known: dict[tuple[bool, Standing], Left] = {}
        self._ways: dict[tuple[str, Answer], list[tuple[Answer, float]]] = {}

    def after(self, answers: Mapping[str, Answer], values: list[int]) -> Left:
        """What is left of those that begin with these answers."""
        if len(self._known) > KEPT:
            self._known.clear()
        return self._after(answers, values)

    def _after(self, answers: Mapping[str, Answer], values: list[int]) -> Left:
        place = self._lacks_procedure(answers), standing(self.rules.roots.values(), values)
        if place not in self._known:
            self._known[place] = self._looked_at(answers, values)
        return self._known[place]

    def _looked_at(self, answers: Mapping[str, Answer], values: list[int]) -> Left:
        fact = next_question(self.rules, answers, values)
        if fact is None:
            able = any(verdict >= Verdict.CONFIRM for verdict in self.rules.verdicts_of(values).values())
            return (0, 1) if able and self._lacks_procedure(answers) else (1,)
        shares, parts = list[float](), list[Left]()
        for answer, share in self._open(fact, answers.get(fact)):
            then = {**answers, fact: answer}
            shares.append(share)
            parts.append(self._after(then, self.rules.values(then)))  # the answer may rule other facts out
        columns = zip_longest(*parts, fillvalue=0)
        return (0, *(sum(share * part for share, part in zip(shares, column, strict=True)) for column in columns))

    def _lacks_procedure(self, answers: Mapping[str, Answer]) -> bool:
        fact = self.rules.notice.procedure
        return fact is not None and fact.id not in answers

    def _open(self, fact: str, known: Answer) -> list[tuple[Answer, float]]:
        """What an open fact may turn out to be, and the share of each."""
        if (fact, known) not in self._ways:
            asked, ways = self.rules.notice.facts[fact], self.rules.table[fact].completions(known)
            by_code = asked.type in ("choice", "multi")
            shares = of_codes(asked, ways, self.rules.notice.shares.get(fact, {})) if by_code else [1.0] * len(ways)
            some = [share or RARELY / 100 for share in shares]
            self._ways[fact, known] = [(way, share / sum(some)) for way, share in zip(ways, some, strict=True)]
        return self._ways[fact, known]
