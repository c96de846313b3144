"""The table of the result sheet: every level once, nearest first, with verdict, fee, reasons and their clauses."""

from collections.abc import Iterator

from ..judging.verdict import Verdict
from .html import BREAK, element
from .level_result import LevelResult
from .paper import FIRST, LEADING, POINT, TEXT, Part, height, sentence
from .reasons import WordedReason
from .result import Result

SECOND = TEXT - FIRST - 4
"""Millimetres for text in the second column."""
WAYS = 3
"""Ways named where only the needs of a level are."""


def level_table(result: Result, noes: int, others: bool) -> Part:
    """`noes`: how many of the levels that are a no have their reasons in full; `others`: whether all other levels do.
    Of the rest stands what they need, without what the person has."""
    rows = [*_possible(result, others), *_noes(result, noes)]
    return Part(element("table", *(row.html for row in rows)), lambda points: height(rows, points) + 2.5)


def _possible(result: Result, full: bool) -> Iterator[Part]:
    for level in result.possible:
        yield _row(level.full, f"{level.word}　{level.price}", _lines(level, full))


def _noes(result: Result, full: int) -> Iterator[Part]:
    """The levels that are a no; those that no effort opens share a row, as do all where one reason closes them."""
    noes = [level for level in (*result.near, *result.far) if not level.possible]
    if alike := result.shut_alike:
        names = "、".join(level.name for level in alike)
        yield _row("各级", alike[0].word, [f"{names}：", *map(_reason, result.never)])
    apart = [level for level in noes if not level.finding.closed and level not in alike]
    for place, level in enumerate(apart):
        yield _row(level.full, level.word, _lines(level, place < full))
    closed = [level for level in noes if level.finding.closed]
    if lines := [f"{level.name}：{line}" for level in closed for line in _reasons(level)]:
        yield _row(
            "、".join(level.short for level in closed), "、".join(dict.fromkeys(level.word for level in closed)), lines
        )


def _row(name: str, verdict: str, lines: list[str]) -> Part:
    cells = [sentence(line, SECOND) for line in lines]
    head = element("th", element("b", name), BREAK, verdict)
    row = element("tr", head, element("td", *(cell.html for cell in cells)))
    return Part(row, lambda points: max(2 * points * LEADING * POINT, height(cells, points)) + 2)


def _lines(level: LevelResult, full: bool) -> list[str]:
    if level.verdict == Verdict.UNKNOWN:
        return [_missing(level)]
    return list(_reasons(level)) if full else [_needs(level)]


def _reasons(level: LevelResult) -> Iterator[str]:
    """Line by line why a level comes out as it does: what counts in any case, then the ways. Whom to ask is said once,
    below the table."""
    yield from map(_reason, level.common)
    if level.choices:
        yield f"{level.choice}："
    yield from (f"· {''.join(map(_reason, way))}" for way in level.choices)


def _reason(reason: WordedReason) -> str:
    return reason.statement + reason.cited


def _needs(level: LevelResult) -> str:
    """What a level asks for, in one line."""
    begin = {Verdict.NOT_MET: "需要：", Verdict.CONFIRM: "要确认："}.get(level.verdict, "")
    ways = ["，并且".join(map(_need, way)) for way in level.choices[:WAYS]]
    if len(level.choices) > WAYS:
        ways.append(f"另外 {len(level.choices) - WAYS} 条路")
    return f"{begin}{'；'.join([*map(_need, level.common), *(['，或者'.join(ways)] if ways else [])])}。"


def _need(reason: WordedReason) -> str:
    return reason.need + reason.cited


def _missing(level: LevelResult) -> str:
    names = dict.fromkeys(name for reason in level.grounds for name in reason.missing)
    clauses = dict.fromkeys(reason.cited for reason in level.grounds)
    return f"还缺：{'、'.join(names)}。{''.join(clauses)}"
