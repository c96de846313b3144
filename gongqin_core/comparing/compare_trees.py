"""What is different between the conditions of two notices, level by level, matched by what they test.

Both trees are brought into one form first: named conditions stand where they are used, and a join inside a join of its
own kind is opened up. Then members that test the same are taken away in pairs, those left over that are most alike are
looked into, and what remains is new or gone. The day that years are counted to makes no condition different: it moves
every year, and stands once, on its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, assert_never

from ..judging.describe import need, tested
from ..judging.words import chinese
from ..notice.conditions import All, AnyJoin, AnyNode, AnyOf, Judged, Never, Resolved, tag_of, walk
from ..notice.day_leaves import YearsLeaf
from ..notice.nodes import Leaf
from ..notice.notice import Notice
from .change import Change

ALIKE = 0.25
"""Joins that share less than this part of their facts are not two forms of one condition."""


def condition_changes(old: Notice, new: Notice) -> Iterator[Change]:
    """Conditions that are new, gone or different, at the levels that both notices have."""
    for level in new.level:
        if level in old.level:
            before, after = (Form.of(notice, notice.level[level].tree) for notice in (old, new))
            for change in _changes(before, after, ""):
                yield replace(change, levels=(level,))


def day_changes(old: Notice, new: Notice) -> Iterator[Change]:
    """The days that years are counted to, by the fact they are counted from."""
    before, after = _counting_days(old), _counting_days(new)
    for fact in after:
        if fact in before and before[fact] != after[fact]:
            earlier, later = ("、".join(map(chinese, sorted(days))) for days in (before[fact], after[fact]))
            yield Change(new.facts[fact].short, earlier, later, old.facts[fact].clause, new.facts[fact].clause)


def _counting_days(notice: Notice) -> dict[str, frozenset[date]]:
    trees = [*(level.tree for level in notice.levels), *notice.conditions.values()]
    by_fact: dict[str, set[date]] = {}
    for leaf in (node for tree in trees for node in walk(tree) if isinstance(node, YearsLeaf)):
        by_fact.setdefault(leaf.fact, set()).add(leaf.as_of)
    return {fact: frozenset(days) for fact, days in by_fact.items()}


# —— one form for both ——


@dataclass(frozen=True)
class Form:
    """A condition in the form common to both notices: a leaf, or a join of forms. `aside`: it only selects a branch."""

    notice: Notice
    node: Resolved
    aside: bool
    members: tuple["Form", ...] = ()

    @classmethod
    def of(cls, notice: Notice, node: AnyNode, aside: bool = False) -> "Form":
        resolved, circumstance = notice.resolved(node)
        aside = aside or circumstance
        match resolved:
            case All(members=nodes) | AnyOf(members=nodes):
                forms = tuple(form for n in nodes for form in cls.of(notice, n, aside)._opened(resolved))
                return forms[0] if len(forms) == 1 and not _speaks(resolved) else cls(notice, resolved, aside, forms)
            case Judged() | Never() | Leaf():
                return cls(notice, resolved, aside)
            case _:
                assert_never(resolved)

    def _opened(self, join: AnyJoin) -> tuple["Form", ...]:
        """Its members where it is a join of the same kind that adds nothing of its own."""
        return self.members if type(self.node) is type(join) and self.members and not _speaks(self.node) else (self,)

    @cached_property
    def key(self) -> Any:
        """Equal for forms that test the same, whatever the words."""
        return tag_of(self.node), self.aside, self.node.confirm is not None, self._test

    @property
    def _test(self) -> Any:
        match self.node:
            case All() | AnyOf():
                return frozenset(member.key for member in self.members)
            case Judged(judged=text):
                return text
            case Never():
                return None
            case Leaf():
                test = {key: value for key, value in self.node.test().items() if key != "as_of"}
                return frozenset((k, frozenset(v) if isinstance(v, list) else v) for k, v in test.items())
            case _:
                assert_never(self.node)

    @cached_property
    def facts(self) -> frozenset[str]:
        """What it is about: facts with the kind of test, and what has to be judged."""
        if self.members:
            return frozenset().union(*(member.facts for member in self.members))
        return frozenset((self.node.fact if isinstance(self.node, Leaf) else tag_of(self.node),))

    @property
    def label(self) -> str:
        return self.node.label or ""

    @property
    def kind(self) -> str:
        """What to call it where nothing has a label."""
        match self.node:
            case All() | AnyOf():
                return "条件"
            case Judged():
                return "要由人认定"
            case Never():
                return "不能报的情形"
            case Leaf(fact=fact):
                return self.notice.facts[fact].short
            case _:
                assert_never(self.node)

    @property
    def joint(self) -> str:
        return "都要具备" if isinstance(self.node, All) else "有一条就行"

    def words(self, in_full: bool) -> str:
        """The condition as one sentence, with the figures that decide. Joins that have a name are called by it, unless
        `in_full`."""
        return f"{'只看这种情形：' if self.aside else ''}{self._text(in_full)}"

    def _text(self, in_full: bool) -> str:
        unsure = "要先确认：" if self.node.confirm else ""
        if not self.members:
            node = self.node
            return unsure + (tested(self.notice, node) if isinstance(node, Leaf) else need(self.notice, node))
        if self.label and not in_full:
            return unsure + self.label
        return f"{unsure}下面{self.joint}：" + "；".join(
            member._text(in_full) if member.aside == self.aside else member.words(in_full) for member in self.members
        )


def _speaks(node: Resolved) -> bool:
    return bool(node.label or node.confirm or node.outcome)


# —— differences ——


def _changes(old: Form, new: Form, about: str) -> Iterator[Change]:
    """The differences between two forms of one condition; `about` is what the nearest one around them is called."""
    about = new.label or old.label or about
    if old.key == new.key:
        return
    if not (old.members and new.members) or bool(old.node.confirm) != bool(new.node.confirm):
        yield _change(old, new, about)
        return
    if type(old.node) is not type(new.node):
        yield Change(about or "几条条件合在一起", old.joint, new.joint, old.node.clause, new.node.clause)
    yield from _member_changes(old, new, about)


def _member_changes(old: Form, new: Form, about: str) -> Iterator[Change]:
    before, after = _left_over(old, new), _left_over(new, old)
    ranked = sorted(((-_likeness(b, a), i, j) for i, b in enumerate(before) for j, a in enumerate(after)))
    pairs: dict[int, int] = {}
    for distance, i, j in ranked:
        if -distance >= ALIKE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    for i, form in enumerate(before):
        if i in pairs:
            yield from _changes(form, after[pairs[i]], about)
        else:
            yield _change(form, None, about)
    for j, form in enumerate(after):
        if j not in pairs.values():
            yield _change(None, form, about)


def _left_over(form: Form, other: Form) -> list[Form]:
    keys = [member.key for member in other.members]
    return [member for member in form.members if member.key not in keys]


def _likeness(old: Form, new: Form) -> float:
    """The share of facts that two conditions have in common; none between circumstances and what is asked for."""
    if old.aside != new.aside or (isinstance(old.node, Never) != isinstance(new.node, Never)):
        return 0
    same_test = 0.5 if not old.members and not new.members and tag_of(old.node) == tag_of(new.node) else 0
    outcome = 0.5 if old.node.outcome == new.node.outcome else 0
    return len(old.facts & new.facts) / len(old.facts | new.facts) * (1 + same_test + outcome)


def _change(old: Form | None, new: Form | None, about: str) -> Change:
    either = new or old
    assert either
    in_full = old is not None and new is not None
    return Change(
        either.label or about or either.kind,
        old.words(in_full) if old else None,
        new.words(in_full) if new else None,
        old.node.clause if old else None,
        new.node.clause if new else None,
    )
