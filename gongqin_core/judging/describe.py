"""The rules, and what a person has, as sentences. Every leaf has one template here, and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from ..notice.conditions import (
    All,
    AnyOf,
    By,
    DateLeaf,
    FewerYears,
    FullYears,
    Has,
    In,
    Is,
    Judged,
    Lacks,
    Leaf,
    ListedIn,
    Never,
    Use,
    When,
    calendar_years,
    completed_years,
)
from ..notice.notice import Notice
from ..notice.questions import Fact
from .answers import Answer, Span
from .words import chinese, chinese_span, say


@dataclass(frozen=True, slots=True)
class Sentence:
    """A rule as people read it: one sentence, its clause, and below it what it consists of."""

    text: str
    clause: str | None = None
    ask: str | None = None
    """Id of the office that decides, where the notice does not."""
    parts: tuple["Sentence", ...] = ()
    named: bool = False
    """Whether `text` says by itself what the parts come to."""
    case: bool = False
    """Whether the parts concern only those of whom `text` speaks (如果……)."""


OUTCOMES = {"retest": "换岗后在新工种上考现有等级", "approval": "破格晋升", "held": "已经持有"}
"""What the branches with words of their own are called."""


# —— a rule ——


def rule(notice: Notice, node: Any) -> Sentence:
    """A condition tree as nested sentences. Circumstances come first (如果……); joins that add nothing are left out."""
    node = _resolved(notice, node)
    if not isinstance(node, All | AnyOf):
        return Sentence(_alone(notice, node), node.clause, office(node))
    circumstances, members = _split(notice, node)
    parts = tuple(rule(notice, member) for member in members)
    if len(parts) == 1 and not circumstances and not node.label:
        return parts[0]
    heading = _heading(notice, node, circumstances)
    return Sentence(heading, node.clause, node.confirm, parts, node.label is not None, bool(circumstances))


def _alone(notice: Notice, node: Any) -> str:
    """A leaf or a constant, with what is left to people about it."""
    text = need(notice, node)
    if isinstance(node, Judged):
        return f"{text}（由{notice.office[node.by].name}认定）" if node.by else text
    if isinstance(node, DateLeaf) and node.label:
        text += _disputed(node)
    return f"要先确认：{text}" if node.confirm else text


def _heading(notice: Notice, node: All | AnyOf, circumstances: list[Any]) -> str:
    joint = "都要具备" if isinstance(node, All) else "有一条就行"
    if node.label:
        return f"{node.label}（下面{joint}）"
    name = f"{OUTCOMES[node.outcome]}：" if node.outcome else ""
    if circumstances:
        return f"{name}如果{'，并且'.join(_phrase(notice, c) for c in circumstances)}"
    return f"{name}下面几条{joint}"


def _phrase(notice: Notice, node: Any) -> str:
    node = _resolved(notice, node)
    if isinstance(node, All | AnyOf):
        joint = "，并且" if isinstance(node, All) else "，或者"
        return joint.join(_phrase(notice, member) for member in node.members)
    return need(notice, node)


def _split(notice: Notice, node: All | AnyOf) -> tuple[list[Any], list[Any]]:
    """The circumstances of an `all`, and the members that remain, with nested joins of the same kind opened up."""
    circumstances: list[Any] = []
    members: list[Any] = []
    for member in node.members:
        inner = _resolved(notice, member)
        if isinstance(member, When) and isinstance(node, All):
            circumstances.append(inner)
        elif type(inner) is type(node) and not inner.label and not inner.outcome and not inner.confirm:
            more, opened = _split(notice, inner)
            if more:
                members.append(inner)
            else:
                members += opened
        else:
            members.append(inner)
    return circumstances, members


def _resolved(notice: Notice, node: Any) -> Any:
    match node:
        case Use(use=name):
            return _resolved(notice, notice.conditions[name])
        case When(when=inner):
            return _resolved(notice, inner)
    return node


def need(notice: Notice, node: Any) -> str:
    """What one unit asks for, without a full stop."""
    if node.label:
        return str(node.label)
    if isinstance(node, Judged):
        return node.judged
    if isinstance(node, Never):
        return node.never
    if isinstance(node, Leaf):
        return _leaf(notice, node, notice.facts[node.fact])
    return "、".join(need(notice, _resolved(notice, member)) for member in node.members)


def tested(notice: Notice, leaf: Leaf) -> str:
    """What a leaf tests, whatever its label says."""
    return _leaf(notice, leaf, notice.facts[leaf.fact])


def _leaf(notice: Notice, leaf: Any, fact: Fact) -> str:
    match leaf:
        case Is(code=code):
            return f"{fact.short}是“{fact.labels[code]}”"
        case In(codes=codes):
            return f"{fact.short}是{_either(fact, codes)}"
        case Has(codes=codes, at_least=1):
            return f"{fact.short}有{_either(fact, codes)}"
        case Has(codes=codes, at_least=count):
            return f"{fact.short}在{'、'.join(f'“{fact.labels[c]}”' for c in codes)}中至少有 {count} 项"
        case Lacks(codes=codes):
            return f"{fact.short}没有{_either(fact, codes)}"
        case FullYears(full_years=years, as_of=day):
            return f"从{fact.short}算到 {chinese(day)}满 {years} 年{_disputed(leaf)}"
        case FewerYears(fewer_years=years, as_of=day):
            return f"从{fact.short}算到 {chinese(day)}不足 {years} 年{_disputed(leaf)}"
        case By(by=day, disputed=None):
            return f"{fact.short}在 {chinese(day)}或以前"
        case By(by=day):
            return f"{fact.short}在 {chinese(day)}以前{_disputed(leaf)}"
        case ListedIn(catalogue=catalogue):
            return f"{fact.short}在“{notice.catalogue[catalogue].title}”内，名称完全一样"
        case _:
            assert_never(leaf)


def _disputed(leaf: Any) -> str:
    """Whose days are left open by the way of counting."""
    match leaf:
        case FullYears(disputed=str()):
            return "（按周年正好差 1 年的，要先确认）"
        case FewerYears(disputed=str(), fewer_years=years):
            return f"（按周年正好 {years - 1} 年的，要先确认）"
        case By(disputed=str()):
            return "（正好当天的，要先确认）"
    return ""


def _either(fact: Fact, codes: tuple[str, ...]) -> str:
    return "或".join(f"“{fact.labels[code]}”" for code in codes)


def office(node: Any) -> str | None:
    """Id of the office that decides where this node is unclear, if any."""
    return node.confirm or (node.disputed if isinstance(node, DateLeaf) else None)


# —— what a person has ——


def have(notice: Notice, leaf: Leaf, answers: Mapping[str, Answer], disputed: bool = False) -> str:
    """What the person has where `leaf` looks: the answer, and for years the count it comes to (both counts where
    the result is `disputed`)."""
    fact = notice.facts[leaf.fact]
    if fact.id not in answers:
        return f"{fact.short}还没有填"
    answer = answers[fact.id]
    if isinstance(answer, Span) and isinstance(leaf, FullYears | FewerYears):
        return years(leaf, answer, fact, disputed)
    return f"{fact.short}：{say(fact, answer)}"


def years(leaf: FullYears | FewerYears, since: Span, fact: Fact, disputed: bool) -> str:
    """Completed years (周年), and calendar years (年头) as well where the two lead to different results."""
    counts = f"按周年 {_range(since, leaf, completed_years)} 年"
    if disputed:
        counts += f"，按年头 {_range(since, leaf, calendar_years)} 年"
    return f"{counts}（{fact.short} {chinese_span(since)}）"


def _range(since: Span, leaf: FullYears | FewerYears, count: Any) -> str:
    fewest, most = (max(0, count(day, leaf.as_of)) for day in (since.last, since.first))
    return str(most) if fewest == most else f"{fewest} 至 {most}"
