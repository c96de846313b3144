"""Who comes out differently under two notices: worked cases, and everybody there could be, in classes.

`gongqin check --against` prints it while a notice is being entered. Every line is either what the new notice meant to
change, or a mistake.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from ..judging.answers import Answer, AnswerError, Answers, carry, read_answers
from ..judging.evaluate import rules_of
from ..judging.verdict import Verdict
from ..notice.notice import Notice
from ..notice.questions import NONE
from .moved import MOST
from .sentences import sentences

Moves = dict[str, tuple[Verdict, Verdict]]
"""Level → verdict before and now, for the levels that both notices have and that come out differently."""


class CasesError(ValueError):
    """A file of worked cases cannot be used; `str()` says where and what to do."""


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """A worked case: who it is, in words, and their answers."""

    title: str
    answers: Answers


def report(old: Notice, new: Notice, cases: Iterable[WorkedCase] = ()) -> Iterator[str]:
    """Every worked case (of the old notice) and every class of people whose verdict differs, a line each; and how long
    the search took."""
    yield f"和 {old.about.id} 对照（原来 → 现在）："
    yield from _cases_report(Both(old, new), tuple(cases))
    start = perf_counter()
    lines = sentences(old, new, MOST).lines()
    yield from lines
    yield f"比完用了 {perf_counter() - start:.1f} 秒。"


def _cases_report(both: "Both", cases: tuple[WorkedCase, ...]) -> Iterator[str]:
    moved = [(case, moves) for case in cases if (moves := both.moves(case.answers))]
    if cases:
        yield f"试算的人 {len(cases)} 个，变了结论的 {len(moved)} 个。"
    for case, moves in moved:
        levels = (f"{both.new.level[level].short} {a.label} → {b.label}" for level, (a, b) in moves.items())
        yield f"{case.title}：{'；'.join(levels)}"


def read_cases(path: Path, notice: Notice) -> list[WorkedCase]:
    """A file of worked cases (`content/README.md` says how it is written), read with the facts of `notice`."""
    try:
        cases = json.loads(path.read_text(encoding="utf-8-sig"))
        return [_case(case, notice) for case in cases]
    except OSError:
        raise CasesError(f"{path}：打不开。请看文件名对不对、能不能读") from None
    except AnswerError as error:
        raise CasesError(f"{path}：{error}") from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise CasesError(f"{path}：不是试算的写法。请照 content/README.md 里“试算”一节写成 JSON") from None


def _case(case: Mapping[str, Any], notice: Notice) -> WorkedCase:
    """`null` says that there is none, where that is an answer to a date; elsewhere that it was not asked."""
    title = f"试算 {case['id']}“{case['text']}”"
    facts = case["facts"]
    nothing = {f: NONE for f, v in facts.items() if v is None and f in notice.facts and notice.facts[f].none}
    try:
        answers = read_answers(notice.facts, {f: v for f, v in (facts | nothing).items() if v is not None})
    except AnswerError as error:
        raise AnswerError(f"{title}，{error.fact}", error.why) from None
    return WorkedCase(title, answers)


# —— verdicts under both ——


class Both:
    """Two notices over the same people. What an answer becomes under the other notice is worked out once."""

    def __init__(self, source: Notice, target: Notice) -> None:
        self.old, self.new = source, target
        self._rules = rules_of(source), rules_of(target)
        self._levels = [level for level in target.level if level in source.level]
        self._known: dict[tuple[str, Answer], Answers] = {}

    def moves(self, answers: Answers) -> Moves:
        """How somebody who answered under the source comes out under the target."""
        before = self._rules[0].verdicts(answers)
        after = self._rules[1].verdicts(self._carried(answers))
        return {level: (before[level], after[level]) for level in self._levels if before[level] != after[level]}

    def _carried(self, answers: Answers) -> Answers:
        there: dict[str, Answer] = {}
        for item in answers.items():
            if item not in self._known:
                self._known[item] = carry(self.old, self.new, dict([item])).answers
            there |= self._known[item]
        return there
