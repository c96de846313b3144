"""What an exam ahead takes besides time and the exams before, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..guide.timetable import notice_year
from ..judging.answers import Answers
from ..judging.evaluate import Rules
from .advice import steps_words
from .career import Stop
from .way import Step


@dataclass(frozen=True, slots=True)
class Needs:
    """Phrases without a full stop."""

    to_see: str
    """What is still to be looked at; empty for nothing."""
    ways: tuple[str, ...]
    """What is to be brought about: one of these; several where any of them leads there in the same year."""

    @property
    def either(self) -> str:
        """What to say before several ways, without a colon; empty for one or none."""
        return f"有 {len(self.ways)} 条路，走通一条就行" if len(self.ways) > 1 else ""


def needs(rules: Rules, answers: Answers, stop: Stop) -> Needs:
    """Of an exam in a later year also what its notice asks anew of everybody."""
    notice = rules.notice
    unasked = [str(step.fact) for step in stop.needs if step.is_unasked(answers)]
    ways = [_brought_about(rules, answers, stop.needs)]
    if ways[0]:
        for other in stop.others:
            words = _brought_about(rules, answers, other.steps)
            repealed = "".join(repeal.text for repeal in other.repeals).removesuffix("。")
            ways.append(f"{words}（{repealed}）" if repealed else words)
    ways = [*dict.fromkeys(filter(None, ways))]
    anew = asked_anew(rules) if stop.year > notice_year(notice) and (unasked or ways) else []
    names = [notice.facts[fact].short for fact in dict.fromkeys([*unasked, *anew])]
    return Needs(f"还要看{'、'.join(names)}" if names else "", tuple(ways))


def asked_anew(rules: Rules) -> list[str]:
    """The facts whose answers hold for the notice's year alone and mean another in a later one."""
    facts = rules.notice.facts.values()
    return [fact.id for fact in facts if fact.id in rules.table and any(option.later for option in fact.options)]


def _brought_about(rules: Rules, answers: Answers, steps: Iterable[Step]) -> str:
    """Step by step; nothing of what was never asked, and of waiting."""
    done = [step for step in steps if step.kind != "wait" and not step.is_unasked(answers)]
    words = [(step, phrase) for step in done for phrase in steps_words(rules.notice, answers, [step])]
    return "；".join(_must(phrase) if step.kind == "obtain" else phrase for step, phrase in words)


def _must(phrase: str) -> str:
    """要取得高中学历; a space before a digit; a request stays one."""
    if phrase.startswith("请"):
        return phrase
    return f"要{' ' if phrase[0].isdigit() else ''}{phrase}"
