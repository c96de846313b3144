"""Everybody there could be, under two notices at once: the answers that either knows, and what both say of them.

Facts and codes of one id are the same, and so are codes that only differ by a year (`years_in_codes.py`). Somebody
whose answer only one of the two knows cannot be judged by both, and is in no set here. Of a multi, each notice looks at
the codes that it knows.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from ..judging.answers import Answer, Span
from ..judging.diagrams import EVERYBODY, NOBODY, Diagram, Runs
from ..judging.everybody import Everybody
from ..judging.points import UNKNOWN
from ..notice.conditions import All, AnyNode
from ..notice.notice import Notice
from ..notice.questions import Fact, FactId
from ..notice.trades import Catalogue
from .years_in_codes import fresh, recoded, same_but_for_the_year


class NotAlike(ValueError):
    """A question is asked in two ways, a date here and a choice there; `fact` is which (id)."""

    def __init__(self, fact: FactId) -> None:
        super().__init__(fact)
        self.fact = fact


class TwoNotices:
    """`old` and `new` with the questions of both. NotAlike where these cannot be put together."""

    def __init__(self, old: Notice, new: Notice) -> None:
        self.same = same_but_for_the_year(old, new)
        """Answers that only the year in their codes makes two: taken for one."""
        old = recoded(old, self.same)
        self.old, self.new = old, new
        self.facts = {fact: _either(old.facts.get(fact), new.facts.get(fact)) for fact in {**new.facts, **old.facts}}
        """By id: those of the new notice in its order, then what only the old one asks."""
        both = replace(new, facts=self.facts, catalogues=_with_names(new.catalogues, old.catalogues))
        self.after = Everybody(both)
        self.before = Everybody(replace(old, facts=self.facts), beside=self.after)
        self.diagrams = self.after.diagrams
        self.points = self.after.points
        self.levels = tuple(level for level in new.level if level in old.level)
        """Those that both have (ids)."""

    @cached_property
    def people(self) -> Diagram:
        """The set of those who answer all that is asked of them and nothing else, dates to the day, with answers that
        both notices know."""
        return self.diagrams.all(self._answered(variable) for variable in range(len(self.points)))

    def known_to_one(self) -> Iterator[tuple[FactId, str, Notice]]:
        """Answers (codes, or none) to a question of both that only one has, and which."""
        for fact in self.facts:
            if fact in self.old.facts and fact in self.new.facts and self.facts[fact].type != "multi":
                before, after = self.old.facts[fact].labels, self.new.facts[fact].labels
                yield from ((fact, code, self.old) for code in before if code not in after)
                yield from ((fact, code, self.new) for code in after if code not in before)

    def alike(self, level: str) -> Diagram:
        """The set of those who meet all that both notices ask of everybody at this level."""
        before = set(self._asked_of_all(self.before, level))
        return self.diagrams.all(
            self.diagrams.where(found, [EVERYBODY])
            for found in self._asked_of_all(self.after, level)
            if found in before
        )

    def _asked_of_all(self, everybody: Everybody, level: str) -> Iterator[Diagram]:
        notice, named = everybody.notice, dict[str, Diagram]()
        for member in _members(notice, notice.level[level].tree):
            yield everybody.says(member, notice.conditions, named)

    # —— answers ——

    def fit(self, variable: int, point: int) -> bool:
        """Whether an answer says all that is asked, and both notices know it."""
        answer = self.points[variable].answer(point)
        if isinstance(answer, Span):
            return answer.first == answer.last
        return point != UNKNOWN and (variable, answer) not in self._known_to_one

    @cached_property
    def _known_to_one(self) -> frozenset[tuple[int, Answer]]:
        return frozenset((self.after.variable[fact], code) for fact, code, _ in self.known_to_one())

    def _answered(self, variable: int) -> Diagram:
        """Those who answer this question, if it is for them under either notice."""
        fact = self.after.facts[variable]
        fit = self.diagrams.node(variable, self._fit_runs(variable))
        asked = self.diagrams.any(self._asked(notice.facts[fact]) for notice in self._askers(fact))
        return self.after.where_it_applies(variable, asked, fit)

    def _askers(self, fact: FactId) -> list[Notice]:
        return [notice for notice in (self.old, self.new) if fact in notice.facts]

    def _asked(self, fact: Fact) -> Diagram:
        return self.diagrams.all(self.after.answering(other, codes) for other, codes in fact.applies.items())

    def _fit_runs(self, variable: int) -> Runs:
        ends = self.points[variable].kinds
        return [(end, EVERYBODY if self.fit(variable, end - 1) else NOBODY) for end in ends]


def _either(old: Fact | None, new: Fact | None) -> Fact:
    """One question with the answers of both; in the words of the new notice."""
    fact = new or old
    assert fact
    if old is None or new is None:
        return fact
    if old.type != new.type:
        raise NotAlike(fact.id)
    further = tuple(option for option in old.options if option.code not in new.codes)
    years = (min(old.years[0], new.years[0]), max(old.years[1], new.years[1])) if old.years and new.years else None
    least, most = zip(old.numbers, new.numbers, strict=True)
    between = (min(least), max(most)) if old.between and new.between else None
    return fresh(new, options=new.options + further, none=new.none or old.none, years=years, between=between)


def _with_names(own: tuple[Catalogue, ...], others: tuple[Catalogue, ...]) -> tuple[Catalogue, ...]:
    """The same catalogues, and others that no condition names."""
    return (*own, *map(_of_no_group, others))


def _of_no_group(other: Catalogue) -> Catalogue:
    """Groups are those of the notice to which names are added."""
    trades = tuple(trade.model_copy(update={"groups": ()}) for trade in other.trades)
    return other.model_copy(update={"id": f"{other.id}（原来）", "trades": trades})


def _members(notice: Notice, node: AnyNode) -> Iterator[AnyNode]:
    """What a tree asks of everybody: the members of an `all`, and of those inside it."""
    resolved, _ = notice.resolved(node)
    if isinstance(resolved, All) and not resolved.confirm:
        for member in resolved.members:
            yield from _members(notice, member)
    else:
        yield resolved
