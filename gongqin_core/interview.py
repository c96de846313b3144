"""Which question is worth asking next, and when may we stop?

Both are read off the trees. A fact is worth asking while some way of answering everything still open lets its answer change
a level's verdict. One walk over the bounds finds the *live* leaves: those that can still move their level, given how far
everything beside and above them can move. Where a fact is live in several places the walk may promise too much, so such
facts are tried out one answer at a time, and only until the first proof.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from .answers import Answer
from .evaluate import Rules, Term
from .verdict import HIGHEST, LOWEST

UNARY = 0b111


def next_question(rules: Rules, answers: Mapping[str, Answer], values: Sequence[int] | None = None) -> str | None:
    """The first fact, in the notice's order of asking, that can still change a verdict; None when none can.
    The same fact again while its partial date is too coarse. `values`: those of `answers`, if at hand."""
    values = rules.values(answers) if values is None else values
    live = {level: live_places(root, values) for level, root in rules.roots.items()}
    for fact in rules.notice.facts:
        for level, places in live.items():
            if fact in places and can_change(rules, answers, fact, level, places):
                return fact
    return None


def is_decided(rules: Rules, answers: Mapping[str, Answer], level: str, values: Sequence[int]) -> bool:
    """Whether no further answer can change this level's verdict."""
    places = live_places(rules.roots[level], values)
    return not any(can_change(rules, answers, fact, level, places) for fact in places)


def can_change(rules: Rules, answers: Mapping[str, Answer], fact: str, level: str, places: Counter[str]) -> bool:
    """Whether some completion of the open answers makes `fact` change the verdict of `level`.
    `places`: where the level is live under `answers`."""
    if fact not in places:
        return False
    others = [other for other in places if other != fact]
    tangled = next((other for other in others if places[other] > 1), None)
    if tangled is None:
        if places[fact] == 1 or _differs(rules, answers, fact, level):
            return True
        if not others:
            return False
        tangled = others[0]
    for answer in rules.table[tangled].completions(answers.get(tangled)):
        tried = {**answers, tangled: answer}
        if can_change(rules, tried, fact, level, live_places(rules.roots[level], rules.values(tried))):
            return True
    return False


def _differs(rules: Rules, answers: Mapping[str, Answer], fact: str, level: str) -> bool:
    """Whether two answers to `fact` leave the level with different bounds."""
    root = rules.roots[level].index
    completions = rules.table[fact].completions(answers.get(fact))
    return len({rules.values({**answers, fact: answer})[root] >> LOWEST for answer in completions}) > 1


def live_places(root: Term, values: Sequence[int]) -> Counter[str]:
    """Fact → number of its leaves that can still move the level `root` is the tree of."""
    places: Counter[str] = Counter()
    _walk(root, values, 0, UNARY, places)
    return places


def _walk(term: Term, values: Sequence[int], floor: int, ceiling: int, places: Counter[str]) -> None:
    """A term matters only between `floor` and `ceiling` (unary verdicts): beyond them its surroundings decide."""
    value = values[term.index]
    if (value >> LOWEST & UNARY | floor) >= (value >> HIGHEST & ceiling):
        return
    if not term.members:
        places[term.node.fact] += 1
        return
    for member in term.members:
        low, high = floor, ceiling
        for other in term.members:
            if other is member:
                continue
            if term.is_all:
                high &= values[other.term.index] >> HIGHEST
            else:
                low |= values[other.term.index] >> LOWEST & UNARY
        _walk(member.term, values, low, high, places)
