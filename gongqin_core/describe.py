"""The rules, and what a person has, as sentences. Every leaf has one template here, and nowhere else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from .answers import Answer, Span
from .conditions import (
    All,
    AnyOf,
    By,
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
from .notice import Notice
from .questions import NONE, Fact


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a rule as people read it: indented by `depth`, with its clause and what it depends on."""

    depth: int
    text: str
    clause: str | None = None
    ask: str | None = None
    """The office that decides, where the notice does not."""
    circumstance: bool = False


# —— a rule ——


def outline(notice: Notice, node: Any, depth: int = 0, circumstance: bool = False) -> Iterator[Line]:
    """A condition tree, line by line, parents first."""
    match node:
        case When(when=inner):
            yield from outline(notice, inner, depth, True)
        case Use(use=name):
            yield from outline(notice, notice.levels.conditions[name], depth, circumstance)
        case All(members=members) | AnyOf(members=members):
            joint = "都要具备" if isinstance(node, All) else "有一项即可"
            text = f"{node.label}（{joint}）" if node.label else f"以下各项{joint}" if depth else f"{joint}："
            yield Line(depth, text, node.clause, node.confirm, circumstance)
            for member in members:
                yield from outline(notice, member, depth + 1, circumstance)
        case _:
            yield Line(depth, need(notice, node), node.clause, office(node), circumstance)


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
    return "、".join(need(notice, member) for member in _plain_members(notice, node))


def _leaf(notice: Notice, leaf: Any, fact: Fact) -> str:
    match leaf:
        case Is(code=code):
            return f"{fact.short}：{fact.labels[code]}"
        case In(codes=codes):
            return f"{fact.short}：{_either(fact, codes)}"
        case Has(codes=codes, at_least=1):
            return f"{fact.short}：有{_either(fact, codes)}"
        case Has(codes=codes, at_least=count):
            return f"{fact.short}：{'、'.join(fact.labels[c] for c in codes)}中至少 {count} 项"
        case Lacks(codes=codes):
            return f"{fact.short}：没有{_either(fact, codes)}"
        case FullYears(full_years=years, as_of=day):
            return f"从{fact.short}算到 {chinese(day)}满 {years} 年"
        case FewerYears(fewer_years=years, as_of=day):
            return f"从{fact.short}算到 {chinese(day)}不足 {years} 年"
        case By(by=day, disputed=None):
            return f"{fact.short}在 {chinese(day)}或以前"
        case By(by=day):
            return f"{fact.short}在 {chinese(day)}以前（当天算不算要确认）"
        case ListedIn(catalogue=catalogue):
            return f"{fact.short}在“{notice.catalogue[catalogue].title}”内，名称完全一样"
        case _:
            assert_never(leaf)


def _plain_members(notice: Notice, node: Any) -> Iterator[Any]:
    for member in node.members:
        match member:
            case Use(use=name):
                yield notice.levels.conditions[name]
            case When(when=inner):
                yield inner
            case _:
                yield member


def _either(fact: Fact, codes: tuple[str, ...]) -> str:
    return "或".join(f"“{fact.labels[code]}”" for code in codes)


def office(node: Any) -> str | None:
    """Id of the office that decides where this node is unclear, if any."""
    return node.confirm or getattr(node, "disputed", None)


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


def say(fact: Fact, answer: Answer) -> str:
    """An answer in the words it was offered in."""
    if answer is None:
        return fact.unsure or "说不清"
    if isinstance(answer, frozenset):
        chosen = [option.label for option in fact.options if option.code in answer]
        return "、".join(chosen) or fact.none or "都没有"
    if isinstance(answer, Span):
        return chinese_span(answer)
    return fact.none or "没有" if answer == NONE and fact.type == "date" else fact.labels.get(answer, answer)


def chinese(day: date) -> str:
    """2020 年 4 月 28 日"""
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def chinese_span(span: Span) -> str:
    """A date as precisely as it is known."""
    first = date.fromordinal(span.first)
    if span.first == span.last:
        return chinese(first)
    return f"{first.year} 年 {first.month} 月" if date.fromordinal(span.last).month == first.month else f"{first.year} 年"



def office_sentence(notice: Notice, office_id: str | None, procedure: str | None) -> str:
    """Whom to ask, as a sentence; `procedure` is the code of the procedure fact, if known."""
    return f"请{notice.who(office_id, procedure)}。" if office_id else ""
