"""Two notices side by side: what is different, in words made from the model, and what that means for one person.

Things are matched by their ids: levels, stages, facts, codes, catalogues, clauses, readings. Conditions have none: they
are matched by what they test (`compare_trees.py`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ..guide.timetable import stages
from ..judging.answers import Answers, carry
from ..judging.evaluate import rules_of
from ..judging.interview import open_questions
from ..judging.prices import prices
from ..judging.verdict import Verdict
from ..notice.fees import Exam
from ..notice.notice import Notice
from ..notice.once import once
from .change import Change, each_once
from .compare_trees import condition_changes, day_changes


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of difference; `changes` is empty where there is none."""

    title: str
    changes: tuple[Change, ...]


@once
def compare(old: Notice, new: Notice) -> tuple[Section, ...]:
    """Every difference between two notices, section by section, in the order in which people ask for them."""
    sections: dict[str, Iterable[Change]] = {
        "考哪几级": _differences(_levels(old), _levels(new)),
        "申报条件": condition_changes(old, new),
        "年限算到哪天": day_changes(old, new),
        "费用": _of_both(old, new, _differences(_fees(old), _fees(new))),
        "怎么考": _of_both(old, new, _differences(_exams(old), _exams(new))),
        "日程": _differences(_times(old), _times(new)),
        "要问的事": (*_differences(_facts(old), _facts(new)), *_options(old, new)),
        "工种目录": (*_trades(old, new), *_groups(old, new), *_differences(_codes(old), _codes(new))),
        "条款": _differences(_clauses(old), _clauses(new)),
        "没写清的地方怎么理解": _differences(_readings(old), _readings(new)),
    }
    return tuple(Section(title, tuple(each_once(changes))) for title, changes in sections.items())


# —— what is matched by its id ——


class Entry(NamedTuple):
    """What a notice says of one thing: in words, and `same`, which is what makes a difference."""

    what: str
    words: str
    clause: str | None = None
    same: Any = None
    level: str | None = None


def _differences(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[Change]:
    """What is new, different or gone: in the order of the new notice, then what only the old one has."""
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key), new.get(key)
        if before is None or after is None or (before.same or before.words) != (after.same or after.words):
            either = after or before
            assert either
            yield Change(
                either.what,
                before and before.words,
                after and after.words,
                before and before.clause,
                after and after.clause,
                (either.level,) if either.level else (),
            )


def _levels(notice: Notice) -> dict[str, Entry]:
    return {level.id: Entry(level.short, level.name, level.clause) for level in notice.levels}


def _fees(notice: Notice) -> dict[str, Entry]:
    fees = {
        level: Entry("", _fee(notice, level), fee.clause, [*_costs(notice, level)], level)
        for level, fee in notice.fees.items()
    }
    return fees | {extra.name: Entry(extra.name, extra.text, extra.clause) for extra in notice.extras}


def _fee(notice: Notice, level: str) -> str:
    return "；".join(price.in_full for price in prices(notice, level))


def _costs(notice: Notice, level: str) -> Iterator[Any]:
    """What each kind of trade pays."""
    for price in prices(notice, level):
        yield price.whose, price.cost.total, price.cost.items, price.cost.per_subject


def _exams(notice: Notice) -> dict[str, Entry]:
    exams = {level: exam for exam in notice.exams for level in exam.levels}
    return {level: Entry("", _exam(exam), exam.clause, None, level) for level, exam in exams.items()}


def _exam(exam: Exam) -> str:
    return "、".join(exam.subjects) or exam.text


def _of_both(old: Notice, new: Notice, changes: Iterable[Change]) -> Iterator[Change]:
    """Without the levels that only one notice has: that they are new or gone says it all."""
    return (change for change in changes if all(level in old.level and level in new.level for level in change.levels))


def _times(notice: Notice) -> dict[str, Entry]:
    entries = {}
    for period in stages(notice, date.min):  # what stands here is the same on every day
        levels = "、".join(notice.level[level].short for level in period.stage.levels)
        hour = f" {period.stage.closes_at}" if period.stage.closes_at else ""
        entries[period.stage.id] = Entry(period.stage.name, f"{period.when}{hour}（{levels}）", period.stage.clause)
    return entries


def _facts(notice: Notice) -> dict[str, Entry]:
    return {fact.id: Entry(fact.short, fact.question, fact.clause, fact.type) for fact in notice.facts.values()}


def _options(old: Notice, new: Notice) -> Iterator[Change]:
    """Answers that only one notice offers, for the facts of both."""
    for fact in new.facts.values():
        if fact.id in old.facts:
            before, after = old.facts[fact.id].labels, fact.labels
            yield from _gone_and_new(f"{fact.short}的答案", before, after, (old.facts[fact.id].clause, fact.clause))


def _trades(old: Notice, new: Notice) -> Iterator[Change]:
    for key in dict.fromkeys((*new.catalogue, *old.catalogue)):
        before, after = old.catalogue.get(key), new.catalogue.get(key)
        either = after or before
        assert either
        gone, added = ({trade.name: trade.name for trade in part.trades} if part else {} for part in (before, after))
        clauses = before.clause if before else None, after.clause if after else None
        yield from _gone_and_new(either.title, gone, added, clauses)


def _groups(old: Notice, new: Notice) -> Iterator[Change]:
    """Which trades belong together."""
    for key in dict.fromkeys((*new.group, *old.group)):
        before, after = old.group.get(key), new.group.get(key)
        either = after or before
        assert either
        was, now = (_members(notice, key) for notice in (old, new))
        clauses = before.clause if before else None, after.clause if after else None
        if before and after and before.name != after.name:
            yield Change("工种的分组", before.name, after.name, *clauses)
        yield from _gone_and_new(either.name, was, now, clauses)


def _members(notice: Notice, group: str) -> dict[str, str]:
    names = notice.trade_names.of((group,))
    return {trade.name: trade.name for part in notice.catalogues for trade in part.trades if trade.name in names}


def _codes(notice: Notice) -> dict[str, Entry]:
    """The code of each trade that has one."""
    trades = ((part, trade) for part in notice.catalogues for trade in part.trades)
    return {t.name: Entry(f"{t.name}的代码", t.code, part.clause) for part, t in trades if t.code}


def _gone_and_new(
    what: str, old: Mapping[str, str], new: Mapping[str, str], clauses: tuple[str | None, str | None]
) -> Iterator[Change]:
    if gone := [words for key, words in old.items() if key not in new]:
        yield Change(what, "、".join(gone), None, clauses[0], None)
    if added := [words for key, words in new.items() if key not in old]:
        yield Change(what, None, "、".join(added), None, clauses[1])


def _clauses(notice: Notice) -> dict[str, Entry]:
    return {clause.id: Entry(clause.id, clause.heading, clause.id, clause.id) for clause in notice.clauses}


def _readings(notice: Notice) -> dict[str, Entry]:
    return {reading.id: Entry(reading.title, reading.taken, reading.clauses[0]) for reading in notice.readings}


# —— one person under both ——


@dataclass(frozen=True, slots=True)
class Standing:
    """One person under one notice. `dropped`: answers it does not know; `missing`: facts it would still ask for."""

    verdicts: dict[str, Verdict]
    dropped: int
    missing: tuple[str, ...]


def standing(source: Notice, target: Notice, answers: Answers) -> Standing:
    """How `answers`, given under `source`, come out under `target`."""
    carried, rules = carry(source, target, answers), rules_of(target)
    values = rules.values(carried.answers)
    missing = tuple(open_questions(rules, carried.answers, values))
    return Standing(rules.verdicts(carried.answers), carried.dropped, missing)
