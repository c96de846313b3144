"""No interview asks in vain or stops too early: each is walked through, over all answers there are.

Answers that leave the same conditions open, saying the same, are one *standing*, so there are thousands of them and not
more than anybody could count. What an answer can still change is read off everybody who would answer the rest.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...judging.answers import Answer, Answers, Span, applies
from ...judging.diagrams import EVERYBODY, NOBODY, Diagram, Runs
from ...judging.evaluate import Rules, Term, rules_of
from ...judging.everybody import Everybody
from ...judging.interview import UNARY, next_question
from ...judging.verdict import HIGHEST, LOWEST, Verdict
from ...judging.words import say
from ...notice.notice import Notice
from ...notice.yaml_lines import Problem
from ..checks.places import Book
from .more import ends_of

Standing = frozenset[tuple[int, int]]
"""Index and packed verdict of the terms that can still move a level."""
Ask = Callable[[Rules, Answers, list[int]], str | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was found on the way, each with the answers until then."""

    standings: int
    in_vain: tuple[tuple[str, Answers], ...]
    """Questions of which no answer changes a verdict, whatever the others are."""
    all_agree: tuple[tuple[str, Answers], ...]
    """Such questions where every completion gives one verdict, and it is not the one that holds now."""
    too_early: tuple[Answers, ...]
    """Ends at which some completion gives another verdict."""


def asked(notice: Notice, ask: Ask = next_question) -> Asked:
    """Every interview there can be under a notice. `ask` says which question comes next."""
    rules = rules_of(notice)
    walk = _Walk(rules, ask)
    in_vain, all_agree, too_early = list[tuple[str, Answers]](), list[tuple[str, Answers]](), list[Answers]()
    for answers, fact in walk.standings():
        completions = Completions(walk.everybody, answers)
        if fact is None:
            too_early += [] if completions.settled(rules.verdicts(answers)) else [answers]
        elif not completions.hang_on(fact):
            (all_agree if completions.agree_on_another(rules.verdicts(answers)) else in_vain).append((fact, answers))
    return Asked(len(walk.seen), tuple(in_vain), tuple(all_agree), tuple(too_early))


class _Walk:
    """All interviews, from no answer on."""

    def __init__(self, rules: Rules, ask: Ask) -> None:
        self.rules = rules
        self.ask = ask
        self.everybody = Everybody(rules.notice)
        self.seen: set[Standing] = set()
        self._known: dict[str, list[Answer]] = {}

    def standings(self) -> Iterator[tuple[Answers, str | None]]:
        """Answers, one example for each standing, and the question asked then."""
        waiting: list[Answers] = [{}]
        while waiting:
            answers = waiting.pop()
            values = self.rules.values(answers)
            standing = _standing(self.rules.roots.values(), values)
            if standing in self.seen:
                continue
            self.seen.add(standing)
            fact = self.ask(self.rules, answers, values)
            yield answers, fact
            waiting += [{**answers, fact: answer} for answer in self._ways(fact, answers.get(fact))] if fact else []

    def _ways(self, fact: str, before: Answer) -> list[Answer]:
        """What may be answered, one for all of which conditions say the same: cannot tell and half a date among them;
        where half a date is known, what more may be said of it."""
        if not isinstance(before, Span):
            return self._answers(fact)
        within = (answer for answer in self._answers(fact) if isinstance(answer, Span) and answer != before)
        finer = [answer for answer in within if before.first <= answer.first and answer.last <= before.last]
        return [*finer, Span(before.first, before.last, settled=True)]

    def _answers(self, fact: str) -> list[Answer]:
        if fact not in self._known:
            points, table = self.everybody.points[self.everybody.variable[fact]], self.rules.table[fact]
            distinct: dict[object, Answer] = {}
            for answer in map(points.answer, range(points.size)):
                finer = tuple(map(table.row, table.completions(answer))) if isinstance(answer, Span) else ()
                distinct.setdefault((table.row(answer), finer), answer)
            self._known[fact] = list(distinct.values())
        return self._known[fact]


def _standing(roots: Iterable[Term], values: list[int]) -> Standing:
    """Of the terms that bounds still leave open, as `interview.live_places` has them, and of the levels themselves."""
    waiting = [(root, 0, UNARY) for root in roots]
    found = {(root.index, values[root.index]) for root, _, _ in waiting}
    while waiting:
        term, floor, ceiling = waiting.pop()
        value = values[term.index]
        floor, ceiling = floor | value >> LOWEST & UNARY, ceiling & value >> HIGHEST
        if floor < ceiling:
            found.add((term.index, value))
            waiting += [(part, floor, ceiling) for part, _ in term.members]
    return frozenset(found)


class Completions:
    """Everybody who would answer the rest: each question that applies and is open, exactly."""

    def __init__(self, everybody: Everybody, answers: Answers) -> None:
        self._everybody = everybody
        self._diagrams = everybody.diagrams
        self._answers = answers
        self._sets = {fact: self._runs(fact) for fact in everybody.facts}

    def hang_on(self, fact: str) -> bool:
        """Whether for somebody two answers to a fact give different verdicts."""
        variable, diagrams = self._everybody.variable[fact], self._diagrams
        others = self._people(without=fact)
        for level in self._everybody.level_diagrams.values():
            given = {diagrams.given(level, variable, point) for point in self._points(level, fact)}
            first, *rest = given
            if any(diagrams.all([diagrams.differ(first, other), others]) != NOBODY for other in rest):
                return True
        return False

    def settled(self, now: Mapping[str, Verdict]) -> bool:
        """Whether every level comes out for all as it does now."""
        people = self._people()
        return all(self._all_get(level, verdict, people) for level, verdict in now.items())

    def agree_on_another(self, now: Mapping[str, Verdict]) -> bool:
        """Whether some level comes out for all alike, and not as it does now."""
        people = self._people()
        others = ((level, verdict) for level, before in now.items() for verdict in Verdict if verdict != before)
        return any(self._all_get(level, verdict, people) for level, verdict in others)

    def _all_get(self, level: str, verdict: Verdict, people: Diagram) -> bool:
        others = self._diagrams.differ(self._everybody.level_diagrams[level], verdict)
        return self._diagrams.all([others, people]) == NOBODY

    def _people(self, without: str | None = None) -> Diagram:
        variable = self._everybody.variable
        sets = (self._diagrams.node(variable[fact], runs) for fact, runs in self._sets.items() if fact != without)
        return self._diagrams.all(sets)

    def _points(self, level: Diagram, fact: str) -> Iterator[int]:
        """The answers still open to a fact, one of all that make no difference to a level."""
        start = 0
        ends = sorted(ends_of(self._everybody, self._everybody.notice.facts[fact], level))
        for end, inside in self._sets[fact]:
            if inside == EVERYBODY:
                yield from (first for first in (start, *ends) if start <= first < end)
            start = end

    def _runs(self, fact: str) -> Runs:
        """The answers there may still be to a fact."""
        points = self._everybody.points[self._everybody.variable[fact]]
        answer = self._answers.get(fact)
        if fact not in self._answers and applies(self._everybody.notice.facts[fact], self._answers):
            return points.exact()
        first = last = points.point(answer)
        if isinstance(answer, Span) and not answer.settled:
            first, last = points.point(Span(answer.first, answer.first)), points.point(Span(answer.last, answer.last))
        runs = [(first, NOBODY), (last + 1, EVERYBODY), (points.size, NOBODY)]
        return [(end, inside) for (end, inside), start in zip(runs, (0, first, last + 1), strict=True) if start < end]


def asked_in_vain(book: Book) -> Iterator[Problem]:
    """Questions that change nothing for those who are asked them, and ends at which something is still open."""
    found, facts = asked(book.notice), list(book.notice.facts)
    for fact, answers in dict((*found.in_vain, *found.all_agree)).items():
        text = f"答到这里再问“{book.notice.facts[fact].short}”，怎么答结论都一样：{_in_words(book.notice, answers)}。"
        yield book.problem("questions", ("facts", facts.index(fact)), f"{text}请把条件改成不看它的写法")
    for answers in found.too_early[:1]:
        text = f"问到这里就不问了，结论却还没有定：{_in_words(book.notice, answers)}。请看条件是不是写了用不上的事实"
        yield book.problem("levels", ("levels", 0), text)


def _in_words(notice: Notice, answers: Answers) -> str:
    said = (f"{notice.facts[fact].short} {say(notice.facts[fact], answer)}" for fact, answer in answers.items())
    return "，".join(said) or "什么都还没答"


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (asked_in_vain,)
