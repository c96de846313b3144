"""Checks on worked examples: what stands beside a text about its figures is worked out again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from ...judging.answers import Span
from ...judging.tables import FactTable
from ...judging.verdict import unpack
from ...notice.counting_years import calendar_years, completed_years
from ...notice.day_leaves import DateLeaf
from ...notice.trades import TradeNames
from ...notice.worked import Worked
from ...notice.yaml_lines import Problem
from .figure_words import Figure, day, figures_in, number, repeats
from .places import Book, Spot, no_such
from .sources import Sources, sources_of

NO_EXAMPLE = "看不出这个例子怎么算。写法见 content/README.md 的“例子里的数字”"


class Shown(NamedTuple):
    """The figures of an example: a sentence that works it out has all of `needed`, and may have the others."""

    needed: tuple[Figure, ...]
    others: tuple[Figure, ...] = ()

    def accounts(self, sentence: Sequence[Figure], year: int) -> set[int]:
        """Positions of the figures in a sentence that this example explains; none where the sentence is of another."""
        if not all(any(repeats(figure, one, year) for figure in sentence) for one in self.needed):
            return set()
        explained = (*self.needed, *self.others)
        return {at for at, figure in enumerate(sentence) if any(repeats(figure, one, year) for one in explained)}


def shown(example: Worked, book: Book) -> list[Shown]:
    """What an example explains; several where each figure is to be had by itself."""
    if example.ours:
        return [Shown((figure,)) for words in example.ours for figure in figures_in(words)]
    if example.people:
        fees = {level: fee.total or 0 for level, fee in book.notice.fees.items()}
        parts = [(number(n, "人"), number(n * fees.get(level, 0), "元")) for level, n in example.people.items()]
        return [Shown((number(example.yuan or 0, "元"),)), *map(Shown, parts)]
    if example.code:
        return [Shown((figure,)) for figure in figures_in(example.code)]
    if example.day:
        return [Shown((day(example.day),), tuple(day(base) for base in (example.after, example.before) if base))]
    if example.first and example.last:
        count = number(example.last - example.first + 1, "年")
        return [Shown((day(str(example.first)),), (day(str(example.last)), count))]
    counts = [number(n, "") for n in (example.years, example.calendar) if n is not None]
    since, to = ([day(when)] if when else [] for when in (example.since, example.to))
    return [Shown((*since, *counts), tuple(to))]


def wrong_examples(book: Book) -> Iterator[Problem]:
    sources = sources_of(book)
    for spot in book.of(Worked):
        if wrong := _wrong(spot, sources):
            yield book.at(spot, wrong)


def _wrong(spot: Spot, sources: Sources) -> str | None:
    example: Worked = spot.value
    if example.ours:
        return None if all(any(figures_in(words)) for words in example.ours) else "ours 里写的没有数字。请照文字写"
    if example.people:
        return _wrong_sum(example, sources)
    if example.code:
        return _wrong_code(example, sources)
    if example.day:
        return _wrong_day(example, sources, spot)
    if example.first and example.last:
        return _wrong_stretch(example, sources)
    if example.since and example.verdict:
        return _wrong_verdict(example, sources, spot)
    return _wrong_count(example, sources, spot) if example.since and example.to else NO_EXAMPLE


def _wrong_sum(example: Worked, sources: Sources) -> str | None:
    fees = sources.book.notice.fees
    if unknown := next((level for level in example.people if level not in fees), None):
        return no_such("级别", unknown, fees, "fees.yaml")
    for level in example.people:
        if fees[level].by_trade:
            return f"{level} 级的费用按工种分，说不清这些人交多少。请改用 ours"
    total = sum(n * (fees[level].total or 0) for level, n in example.people.items())
    return None if total == example.yuan else f"这些人一共要交 {total} 元，写的是 {example.yuan} 元。请改"


def _wrong_code(example: Worked, sources: Sources) -> str | None:
    fact = sources.book.notice.facts.get(example.fact or "")
    if fact is None:
        return no_such("事实", example.fact or "", sources.book.notice.facts, "questions.yaml")
    return None if example.code in fact.codes else no_such("代码", example.code or "", fact.codes, "questions.yaml")


def _wrong_day(example: Worked, sources: Sources, spot: Spot) -> str | None:
    base = example.after or example.before or example.day or ""
    if not sources.names_day(base, sources.clauses(spot)):
        return f"通知里没有 {base}。请写通知写到的日子"
    step = 1 if example.after else -1 if example.before else 0
    next_one = _moved(base, step)
    return None if next_one == example.day else f"{base} 的{'前' if step < 0 else '后'}一个是 {next_one}。请改 day"


def _moved(when: str, step: int) -> str:
    """The day (or the year) that many later."""
    if len(when) == 4:
        return str(int(when) + step)
    return str(date.fromordinal(date.fromisoformat(when).toordinal() + step)) if len(when) == 10 else when


def _wrong_stretch(example: Worked, sources: Sources) -> str | None:
    first, last = example.first or 0, example.last or 0
    if last not in (sources.year, sources.year - 1):
        return f"近几年要数到 {sources.year - 1} 或 {sources.year} 年。请改 last"
    count = last - first + 1
    return None if example.years == count else f"从 {first} 到 {last} 是 {count} 年。请改 years"


def _wrong_count(example: Worked, sources: Sources, spot: Spot) -> str | None:
    assert example.to and example.since
    if not sources.names_day(example.to, sources.clauses(spot)):
        return f"通知里没有 {example.to}。请写通知写到的日子"
    span = _days(example.since)
    for name, key, count in (("周年", "years", completed_years), ("年头", "calendar", calendar_years)):
        written, counted = getattr(example, key), {count(end, example.to) for end in (span.first, span.last)}
        if written is not None and counted != {written}:
            found = "或".join(map(str, sorted(counted)))
            return f"从 {example.since} 到 {example.to} 是 {found} 个{name}，写的是 {written}。请改"
    return None


def _wrong_verdict(example: Worked, sources: Sources, spot: Spot) -> str | None:
    """Some condition on the fact under one of the clauses gives this verdict on each of the days."""
    assert example.since
    fact, cited = sources.book.notice.facts.get(example.fact or ""), sources.clauses(spot)
    if fact is None or fact.type != "date":
        return no_such("日期", example.fact or "", sources.book.notice.facts, "questions.yaml")
    leaves = {s.value for s in sources.book.of(DateLeaf) if s.part == "levels" and s.value.fact == fact.id}
    tables = [FactTable(fact, (leaf,), TradeNames()) for leaf in leaves if leaf.clause in cited]
    found = {unpack(table.row(_days(example.since))[0]).code for table in tables}
    return (
        None if example.verdict in found else f"没有条件对 {example.since} 判成 {example.verdict}。请对照 levels.yaml"
    )


def _days(text: str) -> Span:
    return replace(Span.parse(text), settled=True)


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (wrong_examples,)
