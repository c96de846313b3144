"""What it would take, in plain sentences: the nearest way to a level, and other ways.

Every sentence follows from this notice alone; `CAVEAT` belongs beside them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from ..guide.timetable import last_of, stages
from ..judging.answers import Answer, Answers
from ..judging.prices import amount, price
from ..judging.verdict import Verdict
from ..judging.words import say, yuan
from ..notice.answer_leaves import years_among
from ..notice.notice import Notice
from ..notice.questions import NONE, THAT_YEAR, Fact
from .earliest import Earliest
from .outlook import Outlook, Outlooks
from .way import Step, Way, answers_after, is_slow, named

CAVEAT = "按这份通知的条件推算，以当年通知为准。"


@dataclass(frozen=True, slots=True)
class Advice:
    """About one level: what comes first, and what may be folded away."""

    nearest: tuple[str, ...]
    others: tuple[str, ...] = ()
    stuck: bool = False
    """Whether there is no way, and `nearest` says why."""


def advice(person: Outlooks, level: str, today: date) -> Advice:
    """What it takes to reach a level; nothing where it is met, held, or below the one held."""
    outlook, finding = person.levels[level], person.findings[level]
    if finding.closed or outlook.verdict == Verdict.MET:
        return Advice(())
    sentences = _Sentences(person, today)
    ways = [way for way in outlook.ways if sentences.is_news(outlook, way)]
    if not ways:
        why = sentences.no_way(outlook) if outlook.verdict == Verdict.NOT_MET and not outlook.ways else ()
        return Advice(why, stuck=bool(why))
    ways = list({sentences.asked(way): way for way in reversed(ways)}.values())[::-1]
    soonest = min(ways, key=lambda way: way.year)
    near = [way for way in ways if way.rank[:-1] == ways[0].rank[:-1]]
    if soonest.year < ways[0].year and soonest not in near:
        near.insert(0 if soonest.year == person.start else len(near), soonest)  # what can be done now comes first
    first, *more = (sentences.way(outlook, way) for way in near)
    others = [sentences.way(outlook, way) for way in ways if way not in near]
    return Advice((first, *(f"另一条路：{words}" for words in more)), tuple(dict.fromkeys(others)))


class _Sentences:
    """Sentences for one person on one day."""

    def __init__(self, person: Outlooks, today: date) -> None:
        self.person = person
        self.notice = person.rules.notice
        self.first = person.prospect.first
        self.today = today

    def is_news(self, outlook: Outlook, way: Way) -> bool:
        """Whether nothing else says it: an unsure fact by its stakes, a confirmation by the reasons."""
        unsure = any(step.kind == "settle" and not self._is_unasked(step) for step in way.steps)
        if outlook.verdict == Verdict.UNKNOWN and (way.only_waiting or unsure):
            return False
        return way.verdict > outlook.verdict and (not unsure or bool(way.exams))

    def asked(self, way: Way) -> tuple[Step, ...]:
        """The steps without what was never asked: ways that differ in nothing else are one, the first."""
        return tuple(step for step in way.steps if not self._is_unasked(step) and step.kind != "wait")

    def _is_unasked(self, step: Step) -> bool:
        return step.is_unasked(self.person.answers)

    def way(self, outlook: Outlook, way: Way) -> str:
        if way.only_waiting:
            return self._waiting(outlook, way)
        done = steps_words(self.notice, self.person.answers, _in_order(way))
        return (
            f"{'；'.join(done)}。{self._years(outlook.level, way)}{self._cut_off(outlook.level, way)}{self._fees(way)}"
        )

    def _waiting(self, outlook: Outlook, way: Way) -> str:
        """What only needs time; the year by the rules may lie before the start year, but where it holds for some years
        only."""
        years = outlook.earliest if outlook.earliest.year and not way.until else way.earliest
        reached = years.year is not None and years.year <= self.person.start > self.first
        then = "这一年已经到了，请看当年的通知。" if reached else ""
        return f"{self._when(outlook.level, years, way)}{then}"

    def _when(self, level: str, years: Earliest, way: Way) -> str:
        certain, disputed = years.certain, years.disputed
        if certain is None:
            if way.else_ready:
                return f"别的条件都够了。{_repeals(way)}"
            if way.repeals:
                return f"别的条件 {way.year} 年起够{_maybe_sooner(way)}。{_repeals(way)}"
            return f"只要时间到：{_to_confirm(way)}{self._dropping(way)}"
        if disputed is None or disputed == certain:
            return f"只要时间到：{_met(way, certain)}。{self._dropping(way)}"
        if disputed == self.first and self.person.levels[level].verdict == Verdict.CONFIRM:
            return f"等到 {certain} 年，不用确认也够条件。{self._dropping(way)}"
        maybe = f"{disputed} 年也可能够，要先请人确认{self._why(level, disputed)}。"
        return f"只要时间到：{_met(way, certain)}。{maybe}{self._dropping(way)}"

    def _why(self, level: str, year: int) -> str:
        return "（按年头数够，按周年数还差 1 年）" if self.person.prospect.by_counting(level, year) else ""

    def _years(self, level: str, way: Way) -> str:
        certain, disputed = way.earliest.certain, way.earliest.disputed
        steps = _in_order(way)
        if any(map(self._is_unasked, steps)):
            maybe = f"（{disputed} 年也可能够，要先请人确认）" if disputed and disputed < way.year else ""
            return f"这样最早 {way.year} 年{'别的条件够了' if way.repeals else '够条件'}{maybe}。{_repeals(way)}"
        if way.repeals:
            return f"这样 {way.year} 年起别的条件够了{_maybe_sooner(way)}。{_repeals(way)}"
        if certain is None:
            words = _to_confirm(way)
            return f"这样{' ' if words[0].isdigit() else ''}{words}{self._dropping(way)}"
        slow = [step for step in steps if is_slow(self.notice, self.person.answers, step)]
        won = [step for step in slow if _to_win(step, self.person.answers)]
        if slow != won and not way.exams:
            return f"这样最早 {way.year} 年够条件，看什么时候办成。"
        if disputed is not None and disputed < certain:
            return f"这样 {_met(way, certain)}；{disputed} 年也可能够，要先请人确认。{self._dropping(way)}"
        later = certain > self.person.start or won
        return f"这样 {_met(way, certain)}。{self._dropping(way)}" if later else "这样就够条件了。"

    def _dropping(self, way: Way) -> str:
        """What somebody needs who comes when the years that count now no longer do."""
        years = [fact.short for fact in self.notice.facts.values() if fact.id in self._with_years(way)]
        return f"再往后，要有新的{'、'.join(years)}。" if way.until else ""

    def _with_years(self, way: Way) -> set[str]:
        """The facts of which the answer has years."""
        done = answers_after(self.notice, self.person.answers, way.steps)
        return {fact for fact, answer in done.items() if isinstance(answer, frozenset) and years_among(answer)}

    def _cut_off(self, level: str, way: Way) -> str:
        """A thing to be obtained counts in this notice only while one can still apply."""
        steps = [step for step in _in_order(way) if step.kind == "obtain"]
        if not steps or any(is_slow(self.notice, self.person.answers, step) for step in steps):
            return ""
        if self.person.start > self.first:
            return "这一年度的报名已经截止，办好了只能用在以后年度。"
        registration = last_of(stages(self.notice, self.today, [level]), "apply")
        if way.year > self.first or registration is None:
            return ""
        return f"要在报名截止（{registration.ends}）前办好；来不及的，只能用在以后年度。"

    def _fees(self, way: Way) -> str:
        levels = list(dict.fromkeys(str(exam.level) for exam in way.exams))
        if not levels:
            return ""
        notice, answers = self.notice, self.person.answers
        items = "、".join(f"{notice.level[level].short} {price(notice, level, answers)}" for level in levels)
        totals = [fee for level in levels if (fee := amount(notice, level, answers)) is not None]
        total = f"，共 {yuan(sum(totals))}" if len(levels) == len(totals) > 1 else ""
        return f"路上考试要交：{items}{total}。"

    def no_way(self, outlook: Outlook) -> tuple[str, ...]:
        """What time cannot cure is said, and never offered."""
        notice, answers = self.notice, self.person.answers
        ends = [notice.facts[fact] for fact in self.person.lapsing]
        if ends:
            lapsing = "；".join(f"{fact.short}：{say(fact, answers[fact.id])}" for fact in ends)
            return (f"{lapsing}。以后年度就不能报了，所以等不到够条件的那一年。",)
        stuck = [reason.need for reason in outlook.beyond]
        which = "这一条" if len(stuck) == 1 else "这几条"
        return (f"这份通知要求：{'；'.join(stuck)}。{which}您不符合，本工具推不出哪一年能符合。",) if stuck else ()


def steps_words(notice: Notice, answers: Answers, steps: Iterable[Step]) -> list[str]:
    """The steps one by one; what was never asked is named together, and first."""
    steps = list(steps)
    unasked = [step for step in steps if step.is_unasked(answers)]
    names = "、".join(notice.facts[str(step.fact)].short for step in unasked)
    others = [_step_words(notice, answers, step) for step in steps if step not in unasked]
    return [f"还要看{names}", *others] if unasked else others


def _step_words(notice: Notice, answers: Answers, step: Step) -> str:
    """One step as part of a sentence; waiting shows in the years."""
    match step.kind:
        case "pass":
            return f"{step.year} 年考过{notice.level[str(step.level)].name}"
        case "retest":
            return f"{step.year} 年在新工种上考过{notice.level[str(step.level)].name}"
        case "obtain":
            fact = notice.facts[str(step.fact)]
            if years := _to_win(step, answers):
                return f"{years}{fact.cure[THAT_YEAR]}"
            cures = [_cure(fact, answer, answers.get(fact.id)) for answer in step.answers]
            return "，或者".join(dict.fromkeys(cures))
        case "settle":
            return f"{notice.facts[str(step.fact)].short}要查清，并且够得上"
        case "confirm":
            return "先请人确认"
        case "wait":
            return f"等到 {step.year} 年"
    assert_never(step.kind)


def _to_win(step: Step, answers: Answers) -> str:
    """The years to be won, where that is what is to be obtained."""
    before = answers.get(step.fact or "")
    known = before if isinstance(before, frozenset) else frozenset()
    won = [years_among(answer - known) for answer in step.answers if isinstance(answer, frozenset)]
    years = sorted({year for some in won for year in some})
    if not years or step.kind != "obtain":
        return ""
    if len(won) == 1:
        return "、".join(f"{year} 年" for year in years)
    return f"{years[0]} 年至 {years[-1]} 年里有 {len(won[0])} 年"


def _met(way: Way, certain: int) -> str:
    """From when a level is met; until when, where years that count drop out."""
    if way.until is None:
        return f"{certain} 年起够条件"
    return f"{certain} 年{f'至 {way.until} 年' if way.until > certain else ''}够条件"


def _cure(fact: Fact, answer: Answer, before: Answer) -> str:
    """What leads to an answer; of circumstances to be rid of, only those that are there."""
    if isinstance(answer, frozenset) and isinstance(before, frozenset):
        ended = [option.ended for option in fact.options if option.code in before - answer]
        if words := [text for text in ended if text]:
            return "，".join(words)
    return fact.cure[_code(answer, before)]


def _maybe_sooner(way: Way) -> str:
    disputed = way.earliest.disputed
    return f"；{disputed} 年也可能够，要先请人确认" if disputed and disputed < way.year else ""


def _to_confirm(way: Way) -> str:
    """Years where nothing is certain: those by every count, and by some."""
    disputed = way.earliest.disputed
    if way.settled and disputed and disputed < way.settled:
        return f"{way.settled} 年起时间够，{disputed} 年也可能够；都要先请人确认。"
    return f"最早 {way.year} 年，还要先请人确认。"


def _repeals(way: Way) -> str:
    return "".join(repeal.text for repeal in way.repeals)


def _in_order(way: Way) -> list[Step]:
    """Everything to be done on the way, first to last; waiting is left out, because it shows in the years."""
    before = [step for exam in way.steps if exam.via for step in (*_in_order(exam.via), exam)]
    others = [step for step in way.steps if not step.via and step.kind != "wait"]
    return list(dict.fromkeys([*others, *before]))


def _code(answer: Answer, before: Answer) -> str:
    """Under which code of `cure` the step to an answer is described."""
    if isinstance(answer, frozenset):
        new = answer - before if isinstance(before, frozenset) else answer
        return next(iter(new), NONE)
    return named(answer)
