"""What lies ahead of one person: what is still unsure, and what each level would take. Worked out when asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..guide.timetable import next_chance
from ..judging.answers import Answers
from ..judging.evaluate import Rules
from ..judging.explain import Finding
from .advice import Advice, advice
from .lapse import ended_words, lapse_words
from .outlook import Applicant, Outlook, Outlooks
from .stakes import Stake, intro, outcomes, stakes


@dataclass(frozen=True, slots=True)
class Unsure:
    """A fact that cannot be told, and the result for each way in which it may turn out; without full stops."""

    intro: str
    outcomes: tuple[str, ...]


class Ahead:
    """All levels of one person at once, because the lower lead to the higher. `findings` gives them, by level."""

    def __init__(
        self, rules: Rules, answers: Answers, findings: Callable[[], Mapping[str, Finding]], today: date
    ) -> None:
        self._rules, self._answers, self._findings, self._today = rules, answers, findings, today

    def unsure(self, level: str) -> list[Unsure]:
        notice = self._rules.notice
        return [Unsure(intro(notice, stake), tuple(outcomes(notice, stake))) for stake in self._stakes[level]]

    def advice(self, level: str) -> Advice:
        return advice(self._outlooks, level, self._today)

    def lapse(self, level: str) -> str:
        """That one may apply now or hardly again, where it is so."""
        return lapse_words(self._applicant, level)

    def ended(self, level: str) -> str:
        """That it is closed by the next registration, where this one is over and it is so."""
        return ended_words(self._applicant, level)

    def outlook(self, level: str) -> Outlook:
        """Its ways and years."""
        return self._outlooks.levels[level]

    @cached_property
    def _stakes(self) -> dict[str, list[Stake]]:
        return stakes(self._rules, self._answers)

    @cached_property
    def _applicant(self) -> Applicant:
        return Applicant(self._rules, self._answers, self._start)

    @cached_property
    def _outlooks(self) -> Outlooks:
        return Outlooks(self._rules, self._answers, self._start, self._findings())

    @property
    def _start(self) -> int:
        return next_chance(self._rules.notice, self._today)
