"""Which question is worth asking next, and when may we stop?

Both are read off the trees. A fact is worth asking while some way of answering everything still open lets its answer
change a level's verdict. One walk over the bounds finds the *live* leaves: those that can still move their level, given
how far everything beside and above them can move. Where a fact is live in several places the walk may promise too much,
so such facts are tried out one answer at a time, and only until the first proof. What does not apply to a person (of a
certificate, where it cannot be told whether there is one) is never asked, and counts as untold.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ..notice.once import once
from .answers import Answer
from .evaluate import Rules, Term
from .verdict import HIGHEST, LOWEST, Verdict, unpack

UNARY = 0b111
LONG = 50
"""Tries from which on it pays to keep what was found."""

Places = dict[str, int]
"""Fact → number of its live leaves in one level's tree."""
Standing = frozenset[tuple[int, int]]
"""Index and packed verdict of the terms that can still move a level."""


def next_question(rules: Rules, answers: Mapping[str, Answer], values: list[int] | None = None) -> str | None:
    """The first fact, in the notice's order of asking, that can still change a verdict; None when none can.
    The same fact again while its partial date is too coarse. `values`: those of `answers`, if at hand."""
    return next(open_questions(rules, answers, values), None)


def open_questions(rules: Rules, answers: Mapping[str, Answer], values: list[int] | None = None) -> Iterator[str]:
    """All facts that can still change a verdict, in the notice's order of asking."""
    values = rules.values(answers) if values is None else values
    undecided = [level for level, root in rules.roots.items() if _is_open(values[root.index])]
    person, is_open = _Open(rules, answers), False
    live = cache(lambda level: live_places(rules.roots[level], values))
    for fact in rules.notice.facts if undecided else ():
        if any(person.can_change(fact, level, values, live(level)) for level in undecided):
            yield fact
            is_open = True
    if not is_open:
        for level in undecided:
            yield from person.left_unknown(level, values, live(level))


def open_levels(
    rules: Rules, answers: Mapping[str, Answer], values: list[int] | None = None
) -> dict[str, tuple[str, ...]]:
    """Every fact that can still change a verdict, in the notice's order of asking → the levels whose verdict it can."""
    values = rules.values(answers) if values is None else values
    person, found = _Open(rules, answers), dict[str, tuple[str, ...]]()
    for level, root in rules.roots.items():
        places = live_places(root, values)
        facts = [fact for fact in places if person.can_change(fact, level, values, places)]
        for fact in facts or person.left_unknown(level, values, places):
            found[fact] = (*found.get(fact, ()), level)
    return {fact: found[fact] for fact in rules.notice.facts if fact in found}


def is_decided(rules: Rules, answers: Mapping[str, Answer], level: str, values: list[int]) -> bool:
    """Whether no further answer can change this level's verdict."""
    person, places = _Open(rules, answers), live_places(rules.roots[level], values)
    changeable = any(person.can_change(fact, level, values, places) for fact in places)
    return not changeable and not person.left_unknown(level, values, places)


class _Open:
    """What one person's open answers can still do. `values` and `places` below are those of some completion so far."""

    def __init__(self, rules: Rules, answers: Mapping[str, Answer]) -> None:
        self.rules = rules
        self.answers = answers
        self._known: dict[tuple[str, Standing], bool] = {}
        self._tries = 0

    def can_change(self, fact: str, level: str, values: list[int], places: Places) -> bool:
        """Whether some completion of the open answers makes `fact` change the verdict of `level`."""
        if fact not in places:
            return False
        others = [other for other in places if other != fact]
        several = [other for other in others if places[other] > 1]
        if not several:
            if places[fact] == 1 or self._differs(fact, level, values):
                return True
            if not others:
                return False
            several = others
        near = nearness(self.rules, level)[fact]
        tangled = max(several, key=near.__getitem__)
        tries = (self.rules.values_if(values, tangled, answer) for answer in self._completions(tangled))
        return any(self._can_change_then(fact, level, tried) for tried in tries)

    def _can_change_then(self, fact: str, level: str, values: list[int]) -> bool:
        """The same of answers tried out: in a long search found once for all that leave the same terms open, saying the
        same."""
        root = self.rules.roots[level]
        places = live_places(root, values)
        self._tries += 1
        if fact not in places or self._tries < LONG:
            return self.can_change(fact, level, values, places)
        key = fact, standing((root,), values)
        if key not in self._known:
            self._known[key] = self.can_change(fact, level, values, places)
        return self._known[key]

    def left_unknown(self, level: str, values: list[int], places: Places) -> list[str]:
        """Facts to ask where every completion gives the same verdict and min/max alone cannot see it."""
        root = self.rules.roots[level].index
        if not places or unpack(values[root]) != Verdict.UNKNOWN:
            return []
        completed = values
        for fact in places:
            completed = self.rules.values_if(completed, fact, self._completions(fact)[0])
        if unpack(completed[root]) == Verdict.UNKNOWN:
            return []
        return [fact for fact in self.rules.notice.facts if fact in places]

    def _differs(self, fact: str, level: str, values: list[int]) -> bool:
        """Whether two answers to `fact` leave the level with different bounds."""
        root = self.rules.roots[level].index
        tries = (self.rules.values_if(values, fact, answer) for answer in self._completions(fact))
        return len({tried[root] >> LOWEST for tried in tries}) > 1

    def _completions(self, fact: str) -> list[Answer]:
        return self.rules.table[fact].completions(self.answers.get(fact))


@once
def nearness(rules: Rules, level: str) -> dict[str, dict[str, int]]:
    """Fact → every fact of the level → how deep the deepest join is that asks both. What is answered near a fact shows
    soonest whether it still matters."""
    near: dict[str, dict[str, int]] = {}

    def walk(term: Term, depth: int) -> set[str]:
        facts = {term.fact} if term.fact else set[str]().union(*(walk(part, depth + 1) for part, _ in term.members))
        for one in facts:
            near[one] = near.get(one, {}) | {other: max(depth, near.get(one, {}).get(other, 0)) for other in facts}
        return facts

    walk(rules.roots[level], 0)
    return near


def live_places(root: Term, values: list[int]) -> Places:
    """The leaves that can still move the level `root` is the tree of."""
    places: Places = {}
    _count(root, values, 0, UNARY, places)
    return places


def _count(term: Term, values: list[int], floor: int, ceiling: int, places: Places) -> None:
    """A term matters only between the highest of the lowest verdicts and the lowest of the highest (unary) on the way
    down to it: beyond them its surroundings decide."""
    value = values[term.index]
    floor |= value >> LOWEST & UNARY
    ceiling &= value >> HIGHEST
    if floor < ceiling:
        if term.fact:
            places[term.fact] = places.get(term.fact, 0) + 1
        for part, _ in term.members:
            _count(part, values, floor, ceiling, places)


def standing(roots: Iterable[Term], values: list[int]) -> Standing:
    """What further answers can still move of these trees, and the verdicts of these: where two sets of answers leave
    it alike, whatever is answered next makes the same of both."""
    waiting = [(root, values[root.index] >> LOWEST & UNARY, values[root.index] >> HIGHEST) for root in roots]
    found = {(root.index, values[root.index]) for root, _, _ in waiting}
    while waiting:
        term, floor, ceiling = waiting.pop()
        for part, _ in term.members:
            value = values[part.index]
            least, most = floor | value >> LOWEST & UNARY, ceiling & value >> HIGHEST
            if least < most:
                found.add((part.index, value))
                waiting.append((part, least, most))
    return frozenset(found)


def _is_open(value: int) -> bool:
    return value >> LOWEST & UNARY != value >> HIGHEST
