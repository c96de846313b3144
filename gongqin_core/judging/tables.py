"""The meaning of a leaf, shared by every reader: one table per fact, an answer in, the verdicts of its leaves out.

A leaf never sees an answer directly. A fact's answers fall into *regions* over which every leaf on it says one thing: a
code, or the days between two limits. What a leaf says of a region is worked out once.
"""

from bisect import bisect_left
from functools import cached_property
from itertools import combinations
from typing import Any, assert_never

from ..notice.answer_leaves import Has, In, InGroup, Is, Lacks, ListedIn
from ..notice.conditions import AnyLeaf
from ..notice.day_leaves import DateLeaf
from ..notice.number_leaves import NumberLeaf
from ..notice.questions import NONE, Fact
from ..notice.spelling import spelled
from ..notice.trades import TradeNames
from .answers import Answer, Answers, Span
from .numbers import Number
from .verdict import Verdict, combine, fixed, pack, unpack

LeafVerdicts = tuple[int, ...]
"""Packed verdicts (`verdict.pack`), one per leaf of the table."""


class FactTable:
    """All leaves on one fact, in the order of `leaves`."""

    def __init__(self, fact: Fact, leaves: tuple[AnyLeaf, ...], names: TradeNames) -> None:
        self.fact = fact
        self.leaves = leaves
        self.names = names
        self.cuts = sorted({cut for leaf in leaves if isinstance(leaf, DateLeaf | NumberLeaf) for cut in leaf.cuts()})
        self.cannot_tell: LeafVerdicts = (fixed(Verdict.UNKNOWN),) * len(leaves)
        self.rows: dict[Any, LeafVerdicts] = {None: self.cannot_tell}
        """Those worked out so far, by the `kind` of the answer."""
        self.depends = tuple(fact.applies.items())

    def row(self, answer: Answer) -> LeafVerdicts:
        """Verdicts for an answer. None (cannot tell) is unknown for good; a partial date may still be completed."""
        kind = self.kind(answer)
        row = self.rows.get(kind)
        return self._new_row(kind) if row is None else row

    def kind(self, answer: Answer) -> Any:
        """What the leaves can tell of an answer, hashable: the same for answers that mean the same to all of them."""
        if isinstance(answer, Span):
            first, last = answer.first, answer.last
            region = bisect_left(self.cuts, first)
            return region if first == last else (region, bisect_left(self.cuts, last), answer.settled)
        if isinstance(answer, Number):
            return self.region(answer.first)
        if self.fact.type == "trade" and isinstance(answer, str):
            # texts from the public share one row: memory stays small
            return self.names.by_spelling.get(spelled(answer), "")
        return answer

    def told(self, answers: Answers) -> LeafVerdicts:
        """Verdicts for a person: unknown for good where the fact is ruled out, whatever was answered, and where it does
        not apply and was not answered."""
        answer = answers.get(self.fact.id, ...)
        for other, codes in self.depends:
            given = answers.get(other, ...)
            if given is not ... and given not in codes and (given is not None or answer is ...):
                return self.cannot_tell
        return self.unanswered if answer is ... else self.row(answer)

    def _new_row(self, kind: Any) -> LeafVerdicts:
        self.rows[kind] = tuple(self._packed(leaf, kind) for leaf in self.leaves)
        return self.rows[kind]

    @cached_property
    def unanswered(self) -> LeafVerdicts:
        """Unknown now, and open between the lowest and the highest any answer would give."""
        columns = zip(*(self.row(answer) for answer in self._every_way), strict=True)
        return tuple(pack(Verdict.UNKNOWN, unpack(min(column)), unpack(max(column))) for column in columns)

    def region(self, day: int) -> int:
        """The number of the stretch of days or numbers that `day` (an ordinal, or hundredths) lies in."""
        return bisect_left(self.cuts, day)

    def completions(self, answer: Answer = None) -> list[Answer]:
        """One answer for each way this fact can still turn out: all of them, or those inside a partial date."""
        if isinstance(answer, Span):
            regions = range(self.region(answer.first), self.region(answer.last) + 1)
            return [Span(day, day) for day in map(self._day, regions)]
        return self._every_way

    def alike(self, answer: Answer) -> Answer:
        """The one answer that stands for all of which every leaf says the same, and that can be completed alike."""
        if isinstance(answer, Span):
            first, last = map(self._day, map(self.region, (answer.first, answer.last)))
            return Span(first, last, answer.settled and first != last)
        if isinstance(answer, Number):
            return Number.at(self._day(self.region(answer.first)))
        return self.kind(answer) if isinstance(answer, str) else answer

    @cached_property
    def _every_way(self) -> list[Answer]:
        match self.fact.type:
            case "date":
                days: list[Answer] = [Span(day, day) for day in map(self._day, range(len(self.cuts) + 1))]
                return [*days, NONE] if self.fact.none else days
            case "number":
                return [Number.at(self._day(region)) for region in range(len(self.cuts) + 1)]
            case "multi":
                few = max(getattr(leaf, "at_least", 1) for leaf in self.leaves)
                codes = sorted(self.fact.codes)
                sets = [frozenset(s) for size in range(few + 1) for s in combinations(codes, size)]
                distinct: dict[LeafVerdicts, Answer] = {self.row(s): s for s in reversed([*sets, frozenset(codes)])}
                return list(distinct.values())[::-1]
            case "trade":
                listed = sorted(self.names.every)
                rows: dict[LeafVerdicts, Answer] = {self.row(name): name for name in reversed([*listed, ""])}
                return list(rows.values())[::-1]
            case "choice":
                return [option.code for option in self.fact.options]
            case _:
                assert_never(self.fact.type)

    def _day(self, region: int) -> int:
        return self.cuts[region] if region < len(self.cuts) else self.cuts[-1] + 1

    def _packed(self, leaf: AnyLeaf, kind: Any) -> int:
        if not isinstance(kind, tuple):
            return fixed(self._verdict(leaf, kind))
        first, last, settled = kind
        possible = [self._verdict(leaf, region) for region in range(first, last + 1)]
        now = combine(possible)
        return fixed(now) if settled else pack(now, min(possible), max(possible))

    def _verdict(self, leaf: AnyLeaf, answer: Any) -> Verdict:
        """What a leaf says of one code, set of codes, name, region of days or numbers (int) or NONE."""
        if self._holds(leaf, answer):
            return Verdict.CONFIRM if leaf.confirm else Verdict.MET
        if isinstance(leaf, DateLeaf) and leaf.disputed is not None and answer != NONE:
            return Verdict.CONFIRM if leaf.may_hold(self._day(answer)) else Verdict.NOT_MET
        return Verdict.NOT_MET

    def _holds(self, leaf: AnyLeaf, answer: Any) -> bool:
        match leaf:
            case Is() | In() | Has() | Lacks():
                return leaf.holds(answer)
            case ListedIn(catalogue=catalogue):
                return answer in self.names.catalogues[catalogue]
            case InGroup(group=group):
                return answer in self.names.groups[group]
            case NumberLeaf():
                return leaf.holds(self._day(answer))
            case DateLeaf():
                return answer != NONE and leaf.holds(self._day(answer))
            case _:
                assert_never(leaf)
