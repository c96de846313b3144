"""The rules, and what a person has, as sentences. Every leaf has one template here, and nowhere else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeGuard, assert_never

from ..notice.answer_leaves import Has, In, InGroup, Is, Lacks, ListedIn
from ..notice.conditions import All, AnyJoin, AnyLeaf, AnyNode, AnyOf, Constant, Judged, Never, Resolved
from ..notice.counting_years import calendar_years, completed_years
from ..notice.day_leaves import (
    Aged,
    AnyDateLeaf,
    By,
    CalendarYears,
    Counting,
    DateLeaf,
    FewerYears,
    From,
    FullYears,
    YearsLeaf,
    Younger,
)
from ..notice.nodes import Leaf
from ..notice.notice import Notice
from ..notice.number_leaves import AtLeast, AtMost, hundredths
from ..notice.questions import Fact
from .answers import Answer, Span
from .numbers import Number
from .words import chinese, chinese_span, say


@dataclass(frozen=True, slots=True)
class Sentence:
    """A rule as people read it: one sentence, its clause, and below it what it consists of."""

    text: str
    clause: str | None = None
    office: str | None = None
    """Id of the office that decides, where the notice does not."""
    parts: tuple["Sentence", ...] = ()
    named: bool = False
    """Whether `text` says by itself what the parts come to."""
    case: bool = False
    """Whether the parts concern only those of whom `text` speaks (如果……)."""
    elsewhere: tuple[str, ...] = ()
    """Clauses that say the same for some levels."""


OUTCOMES = {"retest": "换岗后在新工种上考现有等级", "approval": "破格晋升", "held": "已经持有"}
"""What the branches with words of their own are called."""


# —— a rule ——


def rule(notice: Notice, node: AnyNode) -> Sentence:
    """A condition tree as nested sentences. Circumstances come first (如果……); joins that add nothing are left out."""
    resolved, _ = notice.resolved(node)
    if not isinstance(resolved, All | AnyOf):
        return Sentence(_alone(notice, resolved), resolved.clause, office(resolved), elsewhere=_elsewhere(resolved))
    circumstances, members = _split(notice, resolved)
    parts = tuple(rule(notice, member) for member in members)
    if len(parts) == 1 and not circumstances and not resolved.label:
        return parts[0]
    heading = _heading(notice, resolved, circumstances)
    return Sentence(
        heading,
        resolved.clause,
        resolved.confirm,
        parts,
        resolved.label is not None,
        bool(circumstances),
        _elsewhere(resolved),
    )


def _elsewhere(node: Resolved) -> tuple[str, ...]:
    return tuple(other.clause for other in node.elsewhere)


def _alone(notice: Notice, node: Constant | AnyLeaf) -> str:
    """A leaf or a constant, with what is left to people about it."""
    text = need(notice, node)
    if isinstance(node, Judged):
        return f"{text}（由{notice.office[node.by].name}认定）" if node.by else text
    if isinstance(node, DateLeaf) and node.label:
        text += _disputed(node)
    return f"要先确认：{text}" if node.confirm else text


def _heading(notice: Notice, node: AnyJoin, circumstances: list[Resolved]) -> str:
    joint = "都要具备" if isinstance(node, All) else "有一条就行"
    if node.label:
        return f"{node.label}（下面{joint}）"
    name = f"{OUTCOMES[node.outcome]}：" if node.outcome else ""
    if circumstances:
        return f"{name}如果{'，并且'.join(_phrase(notice, c) for c in circumstances)}"
    return f"{name}下面几条{joint}"


def _phrase(notice: Notice, node: AnyNode) -> str:
    resolved, _ = notice.resolved(node)
    if isinstance(resolved, All | AnyOf):
        joint = "，并且" if isinstance(resolved, All) else "，或者"
        return joint.join(_phrase(notice, member) for member in resolved.members)
    return need(notice, resolved)


def _split(notice: Notice, node: AnyJoin) -> tuple[list[Resolved], list[Resolved]]:
    """The circumstances of an `all`, and the members that remain, with nested joins of the same kind opened up."""
    circumstances: list[Resolved] = []
    members: list[Resolved] = []
    for inner, circumstance in map(notice.resolved, node.members):
        if circumstance and isinstance(node, All):
            circumstances.append(inner)
        elif _adds_nothing(inner, node):
            more, opened = _split(notice, inner)
            members += [inner] if more else opened
        else:
            members.append(inner)
    return circumstances, members


def _adds_nothing(inner: Resolved, join: AnyJoin) -> TypeGuard[AnyJoin]:
    """Whether a member is a join of the same kind with no words of its own."""
    return type(inner) is type(join) and not inner.label and not inner.outcome and not inner.confirm


def need(notice: Notice, node: Resolved) -> str:
    """What one unit asks for, without a full stop."""
    if node.label:
        return node.label
    match node:
        case Judged(judged=text) | Never(never=text):
            return text
        case All(members=members) | AnyOf(members=members):
            return "、".join(need(notice, notice.resolved(member)[0]) for member in members)
        case Leaf():
            return tested(notice, node)
        case _:
            assert_never(node)


def tested(notice: Notice, leaf: AnyLeaf) -> str:
    """What a leaf tests, whatever its label says."""
    fact = notice.facts[leaf.fact]
    match leaf:
        case Is(code=code):
            return f"{fact.short}是“{fact.labels[code]}”"
        case In(codes=codes):
            return f"{fact.short}是{_either(fact, codes)}"
        case Has(codes=codes, at_least=count):
            listed = "、".join(f"“{fact.labels[code]}”" for code in codes)
            return f"{fact.short}{f'在{listed}中至少有 {count} 项' if count > 1 else f'有{_either(fact, codes)}'}"
        case Lacks(codes=codes):
            return f"{fact.short}没有{_either(fact, codes)}"
        case FullYears(full_years=years, as_of=day):
            return f"从{fact.short}算到 {chinese(day)}满 {years} 年{_disputed(leaf)}"
        case FewerYears(fewer_years=years, as_of=day):
            return f"从{fact.short}算到 {chinese(day)}不足 {years} 年{_disputed(leaf)}"
        case CalendarYears(calendar_years=years, as_of=day):
            return f"从{fact.short}算到 {chinese(day)}满 {years} 个年头"
        case Aged(aged=years, as_of=day):
            return f"到 {chinese(day)}满 {years} 周岁{_disputed(leaf)}"
        case Younger(younger=years, as_of=day):
            return f"到 {chinese(day)}不满 {years} 周岁{_disputed(leaf)}"
        case By(by=day, disputed=disputed):
            return f"{fact.short}在 {chinese(day)}{'或以前' if disputed is None else '以前'}{_disputed(leaf)}"
        case From(first=day, disputed=disputed):
            return f"{fact.short}在 {chinese(day)}{'或以后' if disputed is None else '以后'}{_disputed(leaf)}"
        case AtLeast(at_least=least):
            return f"{fact.short}不少于 {_quantity(fact, least)}"
        case AtMost(at_most=most):
            return f"{fact.short}不超过 {_quantity(fact, most)}"
        case ListedIn(catalogue=catalogue):
            return f"{fact.short}在“{notice.catalogue[catalogue].title}”内，名称完全一样"
        case InGroup(group=group):
            return f"{fact.short}属于“{notice.group[group].name}”"
        case _:
            assert_never(leaf)


def _quantity(fact: Fact, number: Decimal) -> str:
    return say(fact, Number.at(hundredths(number)))


def _disputed(leaf: AnyDateLeaf) -> str:
    """Whose days are left open by the way of counting."""
    if leaf.disputed is None:
        return ""
    match leaf:
        case FullYears():
            return "（按周年正好差 1 年的，要先确认）"
        case FewerYears(fewer_years=years):
            return f"（按周年正好 {years - 1} 年的，要先确认）"
        case Aged():
            return "（差 1 岁的，要先确认）"
        case Younger(younger=years):
            return f"（正好 {years - 1} 周岁的，要先确认）"
        case CalendarYears():
            return ""
        case By() | From():
            return "（正好当天的，要先确认）"
        case _:
            assert_never(leaf)


def _either(fact: Fact, codes: tuple[str, ...]) -> str:
    return "或".join(f"“{fact.labels[code]}”" for code in codes)


def office(node: Resolved) -> str | None:
    """Id of the office that decides where this node is unclear, if any."""
    return node.confirm or (node.disputed if isinstance(node, DateLeaf) else None)


# —— what a person has ——


def have(notice: Notice, leaf: AnyLeaf, answers: Mapping[str, Answer], disputed: bool = False) -> str:
    """What the person has where `leaf` looks: the answer, and for years the count it comes to (both counts where
    the result is `disputed`)."""
    fact = notice.facts[leaf.fact]
    if fact.id not in answers:
        return f"{fact.short}还没有填"
    answer = answers[fact.id]
    if isinstance(answer, Span) and isinstance(leaf, FullYears | FewerYears):
        return years(leaf, answer, fact, disputed)
    if isinstance(answer, Span) and isinstance(leaf, YearsLeaf):
        is_age = isinstance(leaf, Aged | Younger)
        count, unit = (completed_years, "周岁") if is_age else (calendar_years, "个年头")
        return f"{counted(few_to_most(answer, leaf, count))} {unit}（{fact.short} {chinese_span(answer)}）"
    return f"{fact.short}：{'没有' if answer == frozenset() else say(fact, answer)}"


def years(leaf: Counting, since: Span, fact: Fact, disputed: bool) -> str:
    """Completed years (周年), and calendar years (年头) as well where the two lead to different results."""
    counts = both_counts(leaf, since) if disputed else f"按周年 {counted(few_to_most(since, leaf))} 年"
    return f"{counts}（{fact.short} {chinese_span(since)}）"


def both_counts(leaf: Counting, since: Span) -> str:
    """按周年 9 年，按年头 10 年"""
    completed, calendar = few_to_most(since, leaf), few_to_most(since, leaf, calendar_years)
    return f"按周年 {counted(completed)} 年，按年头 {counted(calendar)} 年"


def few_to_most(since: Span, leaf: YearsLeaf, count: Callable[[int, date], int] = completed_years) -> tuple[int, int]:
    """The fewest and the most years that a date may mean, counted in one way to the leaf's day; 0 where it is later."""
    fewest, most = (max(0, count(day, leaf.as_of)) for day in (since.last, since.first))
    return fewest, most


def counted(years: tuple[int, int]) -> str:
    """The fewest and the most in words: 9, or 8 至 9."""
    fewest, most = years
    return str(most) if fewest == most else f"{fewest} 至 {most}"
