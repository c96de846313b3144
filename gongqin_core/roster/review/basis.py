"""Why somebody on a roster comes out as they do, for whoever checks the roster: nobody is addressed here."""

from collections.abc import Iterable, Iterator, Mapping

from ...judging.verdict import Verdict
from ...take_away.level_result import LevelResult
from ...take_away.reasons import WordedReason
from ...take_away.result import Result


def level_to_list(result: Result, applied_for: str | None) -> LevelResult:
    """The level applied for; while that is open, the nearest one: of those with the best verdict the highest, or where
    something is missing, the one that lacks least."""
    if applied_for:
        return result.level(applied_for)
    near, far = result.near, result.far
    if not near:
        return next((level for level in far if level.finding.held), far[-1])
    lacking = [level for level in near if level.verdict == near[0].verdict == Verdict.UNKNOWN]
    return min(lacking, key=lambda level: len(level.missing), default=near[0])


def points(level: LevelResult) -> Iterator[str]:
    """What a verdict rests on, or what holds it down, each once and with its clauses; last the ways of which one is
    enough."""
    yield from _points(level, level.common)
    ways = list(dict.fromkeys("，并且".join(_points(level, way)) for way in level.choices))
    if ways:
        first = f"{'另外，' if level.common else ''}下面 {len(ways)} 条路，{level.enough}：" if len(ways) > 1 else ""
        yield first + "；".join(f"（{n}）{way}" if first else way for n, way in enumerate(ways, 1))


def _points(level: LevelResult, reasons: Iterable[WordedReason]) -> Iterator[str]:
    clauses: dict[str, list[str]] = {}
    order = {fact.short: place for place, fact in enumerate(level.notice.facts.values())}
    for reason in reasons:
        clauses.setdefault(_point(reason, order).replace("您", "本人"), []).append(reason.cited)
    for point, cited in clauses.items():
        yield f"{point}{''.join(dict.fromkeys(cited))}"


def _point(reason: WordedReason, order: Mapping[str, int]) -> str:
    """`order`: short name of a fact → its place: what lacks the same facts says the same."""
    have = "，".join(reason.have)
    match reason.verdict:
        case Verdict.MET:
            return f"{reason.need}：{have}" if have else reason.need
        case Verdict.CONFIRM:
            return f"{reason.lead}{reason.need}（{have}）" if have else f"{reason.lead}{reason.need}"
        case Verdict.UNKNOWN:
            return f"还缺{'、'.join(sorted(reason.missing, key=lambda short: order.get(short, 0)))}"
        case Verdict.NOT_MET:
            return f"{reason.lead}{reason.need}；现在是：{have}" if have else reason.need


def to_do(level: LevelResult, missing: Iterable[str]) -> str:
    """The facts to ask for, and what somebody has to confirm; empty when nothing is missing or unsure."""
    facts = "、".join(level.notice.facts[fact].short for fact in missing)
    return "；".join([*([f"补上{facts}"] if facts else []), *confirmations(level)])


def confirmations(level: LevelResult) -> list[str]:
    """What somebody has to confirm, and whom to ask, with clauses."""
    return [
        f"{'，'.join([reason.need, *reason.have])}。{reason.ask}{reason.cited}"
        for reason in level.grounds
        if reason.verdict == Verdict.CONFIRM
    ]
