"""What to bring, which steps to take, what happens otherwise: for everybody, or for one person and one level."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..judging.answers import Answers, ruled_out
from ..judging.evaluate import Rules
from ..judging.verdict import Verdict, fixed
from ..notice.notice import Notice
from ..notice.once import once
from ..notice.preparation import Item, Statement, Steps

ASK_FIRST = "可能需要，请先问"
"""Said before what the notice does not state."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """`stated` by the notice kept apart from what is probably needed (`ask_first`)."""

    stated: tuple[Item, ...]
    ask_first: tuple[Item, ...]
    steps: tuple[Steps, ...]
    consequences: tuple[Item, ...]
    statements: tuple[Statement, ...]


def checklist(notice: Notice, answers: Answers | None = None, level: str | None = None) -> Checklist:
    """What concerns this person at this level. Without answers (or level) nothing is left out for want of them.

    Documents follow the facts a person gave; steps and consequences stay while a fact that would rule them out is open.
    A fact that does not exist for the person is not open: nothing that rests on it concerns them.
    """
    given = _Given(notice, answers, level)
    documents = list(given.chosen(notice.preparation.documents, Verdict.CONFIRM))
    return Checklist(
        tuple(item for item in documents if item.basis == "stated"),
        tuple(item for item in documents if item.basis == "ask_first"),
        tuple(
            part.model_copy(update={"steps": tuple(given.chosen(part.steps, Verdict.UNKNOWN))})
            for part in given.chosen(notice.preparation.steps, Verdict.UNKNOWN)
        ),
        tuple(given.chosen(notice.preparation.consequences, Verdict.UNKNOWN)),
        tuple(given.chosen(notice.preparation.statements, Verdict.UNKNOWN)),
    )


def told(item: Item) -> str:
    """What is said of a step: of one that the notice does not state, that it may not be needed."""
    return item.text if item.basis == "stated" else f"{ASK_FIRST}：{item.text}"


class _Given:
    """How each condition of the preparation comes out for one person."""

    def __init__(self, notice: Notice, answers: Answers | None, level: str | None) -> None:
        self.level = level
        self.verdicts = None if answers is None else _verdicts(_conditions(notice), answers)

    def chosen(self, items: Iterable[Any], at_least: Verdict) -> Iterable[Any]:
        return (item for item in items if self._level_fits(item) and self._holds(item, at_least))

    def _level_fits(self, item: Any) -> bool:
        levels = getattr(item, "levels", ())
        return self.level is None or not levels or self.level in levels

    def _holds(self, item: Any, at_least: Verdict) -> bool:
        return item.when is None or self.verdicts is None or self.verdicts[_key(item)] >= at_least


def _verdicts(rules: Rules, answers: Answers) -> dict[str, Verdict]:
    """How each condition comes out, where one on a fact that does not exist for the person does not hold."""
    leaves = rules.leaves(answers)
    for table in rules.tables:
        if ruled_out(table.fact, answers):
            start = rules.first_leaf[table.fact.id]
            leaves[start : start + len(table.leaves)] = [fixed(Verdict.NOT_MET)] * len(table.leaves)
    return rules.verdicts_of([*leaves, *rules.joins(leaves)])


@once
def _conditions(notice: Notice) -> Rules:
    part = notice.preparation
    steps = [step for steps in part.steps for step in steps.steps]
    items: list[Item | Steps | Statement] = [*part.documents, *part.steps, *steps, *part.consequences, *part.statements]
    return Rules(notice, {_key(item): item.when for item in items if item.when})


def _key(item: Item | Steps | Statement) -> str:
    return item.when.model_dump_json() if item.when else ""
