"""What comes out for one person on one day: the answer in one sentence, and every level once, nearest first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..ahead.ahead import Ahead
from ..ahead.career import Stop, routes
from ..guide.timetable import Season, next_chance, notice_year, season
from ..judging.answers import Answers
from ..judging.explain import Explanation, Finding
from ..judging.interview import open_levels
from ..judging.verdict import Verdict
from ..judging.words import last_word, office_sentence, procedure_of, reviewers
from ..notice.about import Silence
from ..notice.notice import Notice
from ..notice.questions import Fact
from .headline import headline
from .level_result import LevelResult
from .reasons import WordedReason
from .to_do import ToDo, to_do

HOW_TO_CHOOSE = re.compile(r"有几(.)选几\1[；。]")
"""Part of a hint that is of use only beside the options."""


@dataclass(frozen=True, slots=True)
class LookUp:
    """A fact that somebody could not tell: what is asked, where it is to be found, which levels wait for it.
    `among`: of which several may hold, by label; `levels`: empty where all wait."""

    fact: str
    name: str
    question: str
    among: tuple[str, ...]
    hint: str
    levels: tuple[str, ...]

    @property
    def text(self) -> str:
        """All but the name."""
        among = f"（{'、'.join(self.among)}）。" if self.among else ""
        return f"{self.question}{among}{self.hint}关系到{'、'.join(self.levels) or '各级'}。"

    @property
    def sentence(self) -> str:
        """All of it, as one line."""
        return f"{self.name}：{self.text}"


@dataclass(frozen=True, eq=False)
class Result:
    """`explanation` is the person's, `today` the day on which they look."""

    explanation: Explanation
    today: date

    @property
    def notice(self) -> Notice:
        return self.explanation.rules.notice

    @property
    def answers(self) -> Answers:
        return self.explanation.answers

    @property
    def season(self) -> Season:
        return season(self.notice, self.today)

    @cached_property
    def levels(self) -> dict[str, LevelResult]:
        """By id, lowest level first."""
        return {level: self._level(finding) for level, finding in self._findings.items()}

    def level(self, level: str) -> LevelResult:
        """One level by id; the others are not worked out for it."""
        return self._level(self.explanation.finding(level))

    def _level(self, finding: Finding) -> LevelResult:
        return LevelResult(self.explanation, finding, self.today, self._ahead)

    @property
    def closed(self) -> bool:
        """Whether registration has ended, for everybody or for the level that the answer speaks of."""
        return self.season.closed or (self.best is not None and self.best.over)

    @cached_property
    def matters(self) -> dict[str, tuple[str, ...]]:
        """Every fact that can still change a verdict, in the notice's order of asking → the levels whose it can."""
        return open_levels(self.explanation.rules, self.answers, self.explanation.values)

    @cached_property
    def _findings(self) -> dict[str, Finding]:
        return self.explanation.findings()

    @cached_property
    def _ahead(self) -> Ahead:
        return Ahead(self.explanation.rules, self.answers, lambda: self._findings, self.today)

    @property
    def ask(self) -> str:
        """Whom to ask about anything else: the office nearest to the person, as a sentence."""
        nearest = self.notice.about.offices[0].id
        return office_sentence(self.notice, nearest, procedure_of(self.notice, self.answers))

    # —— the order ——

    @cached_property
    def possible(self) -> tuple[LevelResult, ...]:
        """Every level that is no no, the best verdict first, among equals one that is still open, then the highest.
        Last comes what somebody holds and would only have to sit again, if at all."""
        found = [level for level in reversed(self.levels.values()) if level.possible]
        return tuple(sorted(found, key=lambda level: (level.maybe_again, -level.verdict, level.over)))

    @cached_property
    def near(self) -> tuple[LevelResult, ...]:
        """Nearest first: what is possible, then the nearest no (one above them, if there is one)."""
        order = list(self.levels)
        top = max((order.index(level.id) for level in self.possible), default=-1)

        def distance(level: LevelResult) -> tuple[bool, int, int]:
            place = order.index(level.id)
            return place < top, min(map(len, level.finding.ways)), place

        noes = [level for level in self.levels.values() if not level.possible and not level.finding.closed]
        return (*self.possible, *sorted(noes, key=distance)[:1])

    @cached_property
    def far(self) -> tuple[LevelResult, ...]:
        """What is held already or lies below it, and the other noes; lowest level first."""
        return tuple(level for level in self.levels.values() if level not in self.near)

    # —— the answer ——

    @property
    def best(self) -> LevelResult | None:
        """The level that the answer speaks of: the best verdict, and among equals the highest level."""
        return self.possible[0] if self.possible else None

    @cached_property
    def title(self) -> str:
        """The answer in one sentence."""
        return headline(self)

    @cached_property
    def to_do(self) -> tuple[ToDo, ...]:
        """Three things to do for that level; none where nothing can be applied for, or something is to be looked up."""
        return () if self.to_look_up else to_do(self.possible, self.season)

    @property
    def lacks_procedure(self) -> bool:
        """Whether there is something to do, and nobody has said yet what picks steps and whom to ask."""
        fact = self.notice.procedure
        return fact is not None and fact.id not in self.answers and bool(self.to_do)

    @cached_property
    def to_look_up(self) -> tuple[LookUp, ...]:
        """What somebody could not tell, or everything that is missing where nothing was answered: each fact once, with
        the levels that wait for it; none where one may apply."""
        waiting = self._waiting
        told = [fact for fact in waiting if fact in self.answers]
        return tuple(self._look_up(self.notice.facts[fact], waiting[fact]) for fact in told or waiting)

    def _look_up(self, fact: Fact, levels: Sequence[str]) -> LookUp:
        several = fact.type == "multi"
        among = [option.label for option in fact.options] if several else ()
        some = () if len(levels) == len(self.notice.levels) else levels
        question = f"有没有{fact.short}？" if several else fact.question
        hint = HOW_TO_CHOOSE.sub("", fact.hint or "")
        return LookUp(fact.id, fact.short, question, tuple(among), hint, tuple(some))

    @property
    def to_have_looked_up(self) -> str:
        """What to say to have these looked up; empty where there is nothing to."""
        names = "、".join(fact.name for fact in self.to_look_up)
        year = notice_year(self.notice)
        why = f"{year} 年等级考核的条件，我想知道够不够" if self.closed else f"我想报 {year} 年的等级考核"
        return f"{why}，请帮我查一下：{names}。" if names else ""

    @property
    def asked_then(self) -> tuple[str, ...]:
        """What else may be asked once that is known, by name."""
        first = {fact.fact for fact in self.to_look_up}
        return tuple(self.notice.facts[fact].short for fact in self._waiting if fact not in first)

    @cached_property
    def _waiting(self) -> dict[str, list[str]]:
        """Every fact that is missing, in the notice's order of asking → the levels that wait for it."""
        if self.best is None or self.best.verdict > Verdict.UNKNOWN:
            return {}
        waiting: dict[str, list[str]] = {fact: [] for fact in self.notice.facts}
        for level in self.possible:
            for fact in level.missing:
                waiting[fact].append(level.short)
        return {fact: levels for fact, levels in waiting.items() if levels}

    @cached_property
    def never(self) -> tuple[WordedReason, ...]:
        """What stands in the way for good, where nothing leads to any level: no effort, no year."""
        noes = [level for level in self.levels.values() if not level.finding.closed]
        if self.possible or not noes or any(level.soonest or level.years.year for level in noes):
            return ()
        shared = [reason for reason in noes[0].common if all(reason in level.common for level in noes)]
        return tuple(shared)

    @property
    def below(self) -> list[str]:
        """The sentences that belong right below it."""
        first_check = f"这是按您的回答对照通知得出的初步结论。{last_word(self.notice)}"
        return [*self.closed_for_good, *self.urgent, *self.recommended, first_check]

    @property
    def besides(self) -> list[str]:
        """What is to be said of the other levels that are open; it comes after what the person can do best. Nothing of
        what they hold and may not have to sit again."""
        met, confirm, unknown = map(self._with, (Verdict.MET, Verdict.CONFIRM, Verdict.UNKNOWN))
        confirm = [level for level in confirm if not level.maybe_again]
        lines = [f"{_names(unknown)}还缺材料或情况，补上才能判断。"] if unknown and (met or confirm) else []
        if confirm and met:
            lines.append(f"{_names(confirm)}要先请人确认，才知道能不能报。")
        return [*lines, *(f"{item.text}{item.ask}" for item in self.silences)]

    @property
    def shut_alike(self) -> tuple[LevelResult, ...]:
        """The levels that one reason closes for good, where they are several; it is said once for all of them."""
        noes = tuple(level for level in self.levels.values() if not level.finding.closed)
        return noes if self.never and len(noes) > 1 else ()

    @property
    def closed_for_good(self) -> list[str]:
        """What no effort and no year changes, each as a sentence."""
        return [
            f"这份通知要求{reason.need}{reason.cited}。{self._chosen(reason)}，所以不能报。" for reason in self.never
        ]

    def _chosen(self, reason: WordedReason) -> str:
        """What was answered, and who is meant by it: 您选的是“其他身份”（公务员、管理岗……）."""
        facts = (self.notice.facts[fact] for fact in reason.facts)
        hints = [one.hint for fact in facts for one in fact.options if one.code == self.answers.get(fact.id)]
        meant = f"（{hints[0]}）" if len(hints) == 1 and hints[0] else ""
        return f"您选的是“{'、'.join(have.rpartition('：')[2] for have in reason.have)}”{meant}"

    @property
    def urgent(self) -> list[str]:
        """That the best level is open now or hardly again, or is not any more; nothing where nothing urges."""
        return [words for words in (self.best.lapse, self.best.ended) if words] if self.best else []

    @property
    def recommended(self) -> list[str]:
        """Which of several levels to apply for; nothing where there is no choice, or it has come too late."""
        met = self._with(Verdict.MET)
        if self.closed or len(met) < 2:
            return [f"{_names(met[1:])}也初步符合。"] if len(met) > 1 else []
        able = [level for level in met if not level.over]
        return [f"{_names(able[1:])}也初步符合。建议报最高的{able[0].exam}。"] if len(able) > 1 else []

    @property
    def first_check(self) -> str:
        """That this is no decision, and whose that is, in one line."""
        return f"初步结论，由{reviewers(self.notice)}审查决定。"

    @property
    def silences(self) -> list[Silence]:
        """What the notice leaves open for whoever may apply for several levels."""
        known = [level for level in self.possible if level.verdict > Verdict.UNKNOWN and not level.maybe_again]
        several = len(known) > 1
        return [silence for silence in self.notice.about.silences if several and silence.when == "several"]

    @cached_property
    def route(self) -> tuple[Stop, ...]:
        """The exams from here to the highest level that can be reached, beginning with the best level where that needs
        nobody's word by then; none while something has to be looked up first."""
        if self.to_look_up:
            return ()
        found = routes(self.explanation.rules, self.answers, next_chance(self.notice, self.today))
        now = self.best.id if self.best else None
        begin = (route for route in found if route.levels[0] == now and route.stops[0].earliest.certain)
        first = next(begin, next(iter(found), None))
        return first.stops if first else ()

    def _with(self, verdict: Verdict) -> list[LevelResult]:
        """Highest level first."""
        return [level for level in self.possible if level.verdict == verdict]


def _names(levels: Iterable[LevelResult]) -> str:
    return "、".join(level.exam for level in levels)
