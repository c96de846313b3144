"""People made up from a notice's own conditions: for every condition somebody whom it lets through, and everybody who
differs from one of them in a single answer, on either side of every limit.

So a rule that was changed, by mistake or on purpose, has somebody here whom it treats differently.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from ..judging.answers import Answer, Span
from ..judging.evaluate import Rules, Term
from ..judging.verdict import Verdict, unpack
from ..notice.questions import Fact

Sample = dict[str, Answer]
"""The answers of somebody made up."""


def sample_people(rules: Rules, others: Collection[Rules] = ()) -> list[Sample]:
    """The people of one notice. Their single answers are varied over the limits of `others` as well. The order is
    always the same, and nobody comes twice."""
    samples: dict[frozenset[tuple[str, Answer]], Sample] = {}
    ways = {fact: _ways(rules, fact, others) for fact in rules.table}
    for seed in _Seeds(rules).people():
        samples.setdefault(frozenset(seed.items()), seed)
        for fact in seed:
            for answer in ways[fact]:
                person = {**seed, fact: answer}
                samples.setdefault(frozenset(person.items()), person)
    return list(samples.values())


def _ways(rules: Rules, fact: str, others: Collection[Rules]) -> list[Answer]:
    """An answer for each way a fact can turn out, in other notices as well, as far as this one knows the answer."""
    own = rules.table[fact]
    ways = dict.fromkeys(own.completions())
    for other in others:
        if fact in other.table and other.table[fact].fact.type == own.fact.type:
            ways |= dict.fromkeys(answer for answer in other.table[fact].completions() if _knows(own.fact, answer))
    return list(ways)


def _knows(fact: Fact, answer: Answer) -> bool:
    if isinstance(answer, frozenset):
        return answer <= fact.codes
    return isinstance(answer, Span) or fact.type == "trade" or answer in fact.labels


class _Seeds:
    """For every leaf and constant of every tree somebody with a yes (or else a confirm) that leads through it."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def people(self) -> Iterator[Sample]:
        for root in self.rules.roots.values():
            for end in self._ends(root):
                wanted = self._above[end]
                for goal in (Verdict.MET, Verdict.CONFIRM):
                    if (person := next(self._solve(root, {}, wanted, goal), None)) is not None:
                        yield person
                        break

    @cached_property
    def _above(self) -> Mapping[int, frozenset[int]]:
        """Index of a term → itself and every join that it stands in, however far up."""
        above: dict[int, set[int]] = {}
        for term in self.rules.terms:
            for inner in self._below(term):
                above.setdefault(inner, set()).add(term.index)
        return {index: frozenset(joins) for index, joins in above.items()}

    def _below(self, term: Term) -> Iterator[int]:
        yield term.index
        for part, _ in term.members:
            yield from self._below(part)

    def _ends(self, term: Term) -> dict[int, None]:
        if not term.members:
            return {term.index: None}
        return {end: None for part, _ in term.members for end in self._ends(part)}

    def _solve(self, term: Term, given: Sample, wanted: frozenset[int], goal: Verdict) -> Iterator[Sample]:
        """Answers, with those given, that bring the term to the goal, by way of the terms wanted."""
        if not term.members:
            yield from self._answers(term, given, goal)
        elif term.is_all:
            parts = sorted((part for part, _ in term.members), key=lambda part: part.index not in wanted)
            yield from self._solve_all(parts, given, wanted, goal)  # what cannot be shows first
        elif not (term.node.confirm and goal == Verdict.MET):
            parts = [part for part, _ in term.members]
            for part in [part for part in parts if part.index in wanted] or parts:
                yield from self._solve(part, given, wanted, goal)

    def _solve_all(self, parts: list[Term], given: Sample, wanted: frozenset[int], goal: Verdict) -> Iterator[Sample]:
        if not parts:
            yield given
            return
        for person in self._solve(parts[0], given, wanted, goal):
            yield from self._solve_all(parts[1:], person, wanted, goal)

    def _answers(self, term: Term, given: Sample, goal: Verdict) -> Iterator[Sample]:
        if term.fact is None:
            if unpack(self.rules.constants[term.index - self.rules.first_constant]) >= goal:
                yield given
            return
        ways = self.rules.table[term.fact].completions()
        for answer in [given[term.fact]] if term.fact in given else ways:
            if self.rules.says(term, answer) >= goal:
                yield {**given, term.fact: answer}
