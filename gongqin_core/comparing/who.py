"""A box of people in words: what they answered, the rarest first."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations

from ..judging.answers import Span, sets_of
from ..judging.numbers import Number
from ..judging.points import UNKNOWN
from ..judging.words import chinese, number_words, say
from ..notice.questions import Fact
from .boxes import Box, Runs
from .shares import Shares
from .two_notices import TwoNotices

MANY = 8
"""Names that are written out; of more, how many there are."""


def who(two: TwoNotices, box: Box, shares: Sequence[Shares]) -> str:
    """Empty for everybody."""
    said: list[tuple[float, int, str]] = []
    for variable, runs in box.items():
        if words := _fact_words(two, variable, runs):
            said.append((sum(shares[variable].of(*run) for run in runs), variable, words))
    return "；".join(words for _, _, words in sorted(said))


def _fact_words(two: TwoNotices, variable: int, runs: Runs) -> str:
    """Empty where every answer is among them."""
    fact = two.after.facts[variable]
    of_fact = two.facts[fact]
    in_words = {"date": _dates, "number": _numbers}.get(of_fact.type, _listed)
    words = in_words(two, variable, runs)
    if not words:
        return ""
    others = "（如果有）" if of_fact.applies and any(first == UNKNOWN for first, _ in runs) else ""
    return f"{of_fact.short}{words}{others}"


def _listed(two: TwoNotices, variable: int, runs: Runs) -> str:
    fact, points = two.facts[two.after.facts[variable]], two.points[variable]
    fit = [point for point in range(points.size) if two.fit(variable, point)]
    chosen = [point for point in fit if any(first <= point < end for first, end in runs)]
    if len(chosen) == len(fit):
        return ""
    if fact.type == "multi":
        sets = [answer for point in chosen if isinstance(answer := points.answer(point), frozenset)]
        return _sets(fact, sets)
    others = [point for point in fit if point not in chosen]
    names, not_these = ([say(fact, name) for p in those if (name := points.answer(p))] for those in (chosen, others))
    if len(others) >= len(chosen):
        return f"是{_names(names)}{'或目录里没有的' if len(chosen) > len(names) else ''}"
    listed = "在目录里" + ("，" if not_these else "") if len(others) > len(not_these) else ""
    return listed + (f"不是{_names(not_these)}" if not_these else "")


def _names(names: Sequence[str]) -> str:
    if len(names) > MANY:
        return "".join(f"“{name}”" for name in names[:MANY]) + f"等 {len(names)} 种"
    return "或".join(f"“{name}”" for name in names)


def _sets(fact: Fact, sets: Sequence[frozenset[str]]) -> str:
    """Which codes are among them and which are not."""
    codes = [option.code for option in fact.options]
    least = [some for some in sets if not any(other < some for other in sets)]
    most = [some for some in sets if not any(other > some for other in sets)]
    between = {some for some in sets_of(codes) if any(a <= some for a in least) and any(some <= b for b in most)}
    if between != {*sets}:
        return "或者".join(f"“{say(fact, some)}”" for some in sets[:MANY]) + (
            f"等 {len(sets)} 种" if len(sets) > MANY else ""
        )
    if among := _so_many(fact, least, most):
        return among
    has = "" if frozenset() in least else _has(fact, least)
    lacks = "" if frozenset(codes) in most else _lacks(fact, [frozenset(codes) - some for some in most])
    return "，".join(filter(None, (has, lacks)))


def _so_many(fact: Fact, least: Sequence[frozenset[str]], most: Sequence[frozenset[str]]) -> str:
    """Where exactly so many of some codes are chosen, whichever."""
    every = frozenset[str]().union(*least)
    size, others = len(least[0]), frozenset(option.code for option in fact.options) - every
    some = {frozenset(chosen) for chosen in combinations(every, size)}
    if size == 0 or len(least) == 1 or {*least} != some or {*most} != {chosen | others for chosen in some}:
        return ""
    return f"在{_labels(fact, every)}中正好有 {size} 项"


def _has(fact: Fact, least: Sequence[frozenset[str]]) -> str:
    every = frozenset[str]().union(*least)
    size = len(least[0])
    if {*least} == {frozenset(some) for some in combinations(every, size)} and len(least) > 1:
        return f"在{_labels(fact, every)}中至少有 {size} 项"
    return "有" + "，或有".join(_labels(fact, some) for some in least)


def _lacks(fact: Fact, missing: Sequence[frozenset[str]]) -> str:
    every = frozenset[str]().union(*missing)
    size = len(missing[0])
    if len(every) == len(fact.options) == size:
        return f"是“{fact.none or '都没有'}”"
    if len(missing) > 1 and {*missing} == {frozenset(some) for some in combinations(every, size)}:
        return f"在{_labels(fact, every)}中至多有 {len(every) - size} 项"
    return "没有" + "，或没有".join(_labels(fact, some) for some in missing)


def _labels(fact: Fact, codes: Iterable[str]) -> str:
    chosen = {*codes}
    return "".join(f"“{option.label}”" for option in fact.options if option.code in chosen)


def _dates(two: TwoNotices, variable: int, runs: Runs) -> str:
    fact, points = two.facts[two.after.facts[variable]], two.points[variable]
    first_day, size = points.kinds[-2], points.size
    none = bool(fact.none) and any(first <= 1 < end for first, end in runs)
    days = [(max(first, first_day), end) for first, end in runs if end > first_day]
    if days == [(first_day, size)]:
        return "" if none or not fact.none else f"不是“{fact.none}”"
    said = [_stretch(_day(two, variable, a), _day(two, variable, b - 1), a == first_day, b == size) for a, b in days]
    return ("是" if not said else " ") + "或".join([*said, *([f"“{fact.none}”"] if none else [])])


def _numbers(two: TwoNotices, variable: int, runs: Runs) -> str:
    points = two.points[variable]
    known = [(max(first, UNKNOWN + 1), end) for first, end in runs if end > UNKNOWN + 1]
    if known == [(UNKNOWN + 1, points.size)]:
        return ""
    ends = ((points.answer(first), points.answer(end - 1)) for first, end in known)
    fact = two.facts[two.after.facts[variable]]
    said = [
        number_words(fact, Number(first.first, last.last))
        for first, last in ends
        if isinstance(first, Number) and isinstance(last, Number)
    ]
    return " " + "或".join(said)


def _day(two: TwoNotices, variable: int, point: int) -> date:
    answer = two.points[variable].answer(point)
    assert isinstance(answer, Span)
    return date.fromordinal(answer.first)


def _stretch(first: date, last: date, is_first: bool, is_last: bool) -> str:
    if is_first:
        return f"{chinese(last)}或以前"
    if is_last:
        return f"{chinese(first)}或以后"
    if first == last:
        return chinese(first)
    if (first.month, first.day) == (1, 1) and (last + timedelta(1)).timetuple()[1:3] == (1, 1):
        return f"{first.year} 年" + (f"至 {last.year} 年" if first.year != last.year else "")
    return f"{chinese(first)}至 {chinese(last)}"
