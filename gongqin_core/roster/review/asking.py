"""Which of the facts that are missing to ask first: one may decide whether the rest is needed at all."""

from ...judging.explain import Explanation
from ...judging.verdict import Verdict
from ...take_away.level_result import LevelResult


def asked_first(level: LevelResult) -> tuple[str, ...]:
    """The facts that are missing, by id, without those that some answer to one asked before them makes needless: who is
    on the post is asked before what only another post would need. What a question itself depends on is no such answer:
    when a certificate dates from is asked together with which it is."""
    missing = [fact for fact in level.notice.facts if fact in level.missing]
    for first in list(missing):
        if first in missing and level.notice.facts[first].type == "choice":
            later = missing[missing.index(first) + 1 :]
            needless = [fact for fact in later if first not in level.notice.facts[fact].applies]
            spared = _spared(level, first, needless) if needless else set()
            missing = [fact for fact in missing if fact not in spared]
    return tuple(fact for fact in level.missing if fact in missing)


def _spared(level: LevelResult, first: str, later: list[str]) -> set[str]:
    """Which of `later` are not needed after some answer to `first` that leaves the level open."""
    spared: set[str] = set()
    for code in level.notice.facts[first].codes:
        explained = Explanation(level.explanation.rules, {**level.explanation.answers, first: code})
        after = LevelResult(explained, explained.finding(level.id), level.today, level.ahead)
        if after.verdict > Verdict.NOT_MET:
            spared.update(fact for fact in later if fact not in after.missing)
    return spared
