"""A reason in words: its pieces for drawings that have a place for each, and the sentence they make together."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..judging.answers import Answers
from ..judging.explain import Reason
from ..judging.verdict import Verdict
from ..judging.words import office_sentence, procedure_of
from ..notice.notice import Notice
from .count import Count, count

LEADS = {Verdict.UNKNOWN: "还缺：", Verdict.CONFIRM: "要确认：", Verdict.NOT_MET: "需要："}


@dataclass(frozen=True, slots=True)
class WordedReason:
    """One reason of a level. `need` is what the notice asks for, `have` what the person has, point by point."""

    verdict: Verdict
    need: str
    """Empty where only a fact is missing and no unit of the notice speaks of it."""
    have: tuple[str, ...]
    missing: tuple[str, ...]
    """The facts still to be supplied, by name; only where nothing can be said without them."""
    clause: str
    ask: str
    """Whom to ask, as a sentence; empty where nothing is to be confirmed."""
    facts: tuple[str, ...] = ()
    """What decided it, by id."""
    count: Count | None = None
    """The years, where they decided it."""

    @property
    def lead(self) -> str:
        """The word before it: 还缺：, 要确认： or 需要：; none for what is met or closed for good."""
        return "" if self.verdict == Verdict.NOT_MET and not self.have else LEADS.get(self.verdict, "")

    @property
    def named(self) -> str:
        """What is missing, or what is asked for."""
        if not self.missing:
            return self.need
        return "、".join(self.missing) + (f"（{self.need}）" if self.need else "")

    @property
    def yours(self) -> str:
        """What the person has, as a phrase of its own: 您的取证时间：…, or 您：按周年 5 年; empty for nothing."""
        return f"您{'的' if '：' in self.have[0] else '：'}{'；'.join(self.have)}" if self.have else ""

    @property
    def statement(self) -> str:
        """What is asked for and what the person has, without whom to ask: that is said once for all."""
        have = f"您：{'；'.join(self.have)}。" if self.have else ""
        return f"{self.lead}{self.named}。{have}"

    @property
    def sentence(self) -> str:
        """All of it as plain text."""
        return self.statement + self.ask

    @property
    def cited(self) -> str:
        """〔clause〕, as plain text has it."""
        return f"〔{self.clause}〕"


def worded(notice: Notice, answers: Answers, reasons: Iterable[Reason]) -> tuple[WordedReason, ...]:
    """The reasons in words, for somebody with these answers."""
    procedure = procedure_of(notice, answers)
    return tuple(_worded(notice, answers, reason, procedure) for reason in reasons)


def _worded(notice: Notice, answers: Answers, reason: Reason, procedure: str | None) -> WordedReason:
    unknown = reason.verdict == Verdict.UNKNOWN
    return WordedReason(
        reason.verdict,
        reason.need,
        () if unknown else reason.have,
        tuple(notice.facts[fact].short for fact in reason.facts) if unknown else (),
        reason.clause,
        office_sentence(notice, reason.office, procedure),
        reason.facts,
        count(notice, answers, reason),
    )
