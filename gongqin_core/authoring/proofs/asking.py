"""No interview asks in vain or stops too early: each is walked through, over all answers there are.

Answers that leave the same conditions open, saying the same, are one *standing*, so there are thousands of them and not
more than anybody could count. What an answer can still change is read off everybody who would answer the rest.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ...judging.answers import Answer, Answers, Span, applies
from ...judging.diagrams import ENDS, Diagram
from ...judging.evaluate import Rules, rules_of
from ...judging.everybody import Everybody, Stretches
from ...judging.interview import Standing, next_question, standing
from ...judging.verdict import Verdict
from ...judging.words import say
from ...notice.notice import Notice
from ...notice.yaml_lines import Problem
from ..checks.places import Book

Goal = TypeVar("Goal")
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
        facts = rules.notice.facts
        self._tied = {name for fact in facts.values() if fact.applies for name in (fact.id, *fact.applies)}
        """Facts whose answers decide which exist, and those."""
        self._known: dict[str, list[Answer]] = {}

    def standings(self) -> Iterator[tuple[Answers, str | None]]:
        """Answers, one example for each standing, and the question asked then."""
        waiting: list[tuple[Answers, list[int]]] = [({}, self.rules.values({}))]
        while waiting:
            answers, values = waiting.pop()
            reached = standing(self.rules.roots.values(), values)
            if reached in self.seen:
                continue
            self.seen.add(reached)
            fact = self.ask(self.rules, answers, values)
            yield answers, fact
            if fact:
                ways = self._ways(fact, answers.get(fact))
                waiting += [({**answers, fact: way}, self._values(answers, values, fact, way)) for way in ways]

    def _values(self, answers: Answers, values: list[int], fact: str, answer: Answer) -> list[int]:
        """Those of one more answer."""
        if fact in self._tied:
            return self.rules.values({**answers, fact: answer})
        return self.rules.values_if(values, fact, answer)

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
            starts = (0, *points.ends(table))[:-1]
            for answer in map(points.answer, starts):
                finer = tuple(map(table.row, table.completions(answer))) if isinstance(answer, Span) else ()
                distinct.setdefault((table.row(answer), finer), answer)
            self._known[fact] = list(distinct.values())
        return self._known[fact]


class Completions:
    """Everybody who would answer the rest: each question that applies and is open, exactly. Which answers are open to
    one fact hangs on no other, so diagrams are only walked down, where open answers lead."""

    def __init__(self, everybody: Everybody, answers: Answers) -> None:
        self._everybody = everybody
        self._nodes = everybody.diagrams.nodes
        self._answers = answers
        self._open = [self._open_to(fact) for fact in everybody.facts]
        """By number of the variable, the answers that there may still be."""

    def hang_on(self, fact: str) -> bool:
        """Whether for somebody two answers to a fact give different verdicts."""
        variable = self._everybody.variable[fact]
        return any(self._hangs_on(variable, level) for level in self._everybody.level_diagrams.values())

    def settled(self, now: Mapping[str, Verdict]) -> bool:
        """Whether every level comes out for all as it does now."""
        return all(self._verdicts(level) == {verdict} for level, verdict in now.items())

    def agree_on_another(self, now: Mapping[str, Verdict]) -> bool:
        """Whether some level comes out for all alike, and not as it does now."""
        found = ((self._verdicts(level), verdict) for level, verdict in now.items())
        return any(len(verdicts) == 1 and verdict not in verdicts for verdicts, verdict in found)

    def _verdicts(self, level: str) -> set[int]:
        return {*self._down_to(self._everybody.diagrams.count, self._everybody.level_diagrams[level])}

    def _hangs_on(self, variable: int, level: Diagram) -> bool:
        for diagram in self._down_to(variable, level):
            if self._nodes[diagram].variable == variable:
                first, *rest = {*self._kids(diagram)}
                if any(self._differ(first, other) for other in rest):
                    return True
        return False

    def _down_to(self, variable: int, diagram: Diagram) -> Iterator[Diagram]:
        """Where people come to, as soon as no variable before this one is asked for any more."""
        seen, waiting = set[Diagram](), [diagram]
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                if self._nodes[here].variable < variable:
                    waiting += self._kids(here)
                else:
                    yield here

    def _differ(self, a: Diagram, b: Diagram) -> bool:
        """Whether two diagrams say different things of somebody."""
        seen, waiting = set[tuple[Diagram, Diagram]](), [(a, b)]
        while waiting:
            here, there = pair = waiting.pop()
            if here != there and pair not in seen:
                if here < ENDS and there < ENDS:
                    return True
                seen.add(pair)
                diagrams = self._everybody.diagrams
                waiting += self._led(diagrams.first_variable(*pair), diagrams.side_by_side(*pair))
        return False

    def _kids(self, diagram: Diagram) -> Iterator[Diagram]:
        node = self._nodes[diagram]
        return self._led(node.variable, zip(node.ends, node.kids, strict=True))

    def _led(self, variable: int, runs: Iterable[tuple[int, Goal]]) -> Iterator[Goal]:
        """Where the runs lead in which some answer is open."""
        start = 0
        for end, goal in runs:
            if any(first < end and start < last for first, last in self._open[variable]):
                yield goal
            start = end

    def _open_to(self, fact: str) -> Stretches:
        variable, answer = self._everybody.variable[fact], self._answers.get(fact)
        if fact not in self._answers and applies(self._everybody.notice.facts[fact], self._answers):
            return self._everybody.exact[variable]
        points = self._everybody.points[variable]
        first = last = points.point(answer)
        if isinstance(answer, Span) and not answer.settled:
            first, last = points.point(Span(answer.first, answer.first)), points.point(Span(answer.last, answer.last))
        return [(first, last + 1)]


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
