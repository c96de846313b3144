"""Reasons in numbers: years on a scale with a tick for each, everything else with a sign and a line."""

from gongqin_core.judging.verdict import Verdict
from gongqin_core.take_away.count import Count
from gongqin_core.take_away.html import Html, element, join
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.reasons import WordedReason
from pages.components.pieces.html import bold, heading, p
from pages.components.pieces.ladder import mark


def reasons(level: LevelResult) -> Html:
    """What counts in any case, then the ways, of which one is enough. Clauses stand elsewhere, once for all."""
    parts = [_points(level.common)]
    if level.choices:
        parts += [p(f"{level.choice}："), *(_points(way, "way") for way in level.choices)]
    return join(parts)


def _points(found: tuple[WordedReason, ...], css: str = "") -> Html:
    return element("div", *map(_point, found), css=f"part {css}".strip()) if found else join(())


def _point(reason: WordedReason) -> Html:
    if reason.count is None:
        return _line(reason)
    return _limit(reason, reason.count) if reason.count.fewer else _meter(reason, reason.count)


def _limit(reason: WordedReason, count: Count) -> Html:
    """Years that must not be reached: no bar that fills, as if more were better."""
    yours = ["您 ", bold(count.yours)]
    if count.disputed:
        yours += ["，按年头 ", bold(f"{count.maybe} 年")]
    elif reason.verdict != Verdict.CONFIRM:
        yours += [f"，{'没到' if reason.verdict == Verdict.MET else '已满'} {count.wanted}"]
    said, basis = element("span", *yours, css="yours"), element("span", count.basis, css="yours")
    unclear = p("多出的 1 年，通知没写算不算。", css="hint") if count.disputed else None
    return element("div", mark(reason.verdict), element("div", reason.need, said, basis, unclear), css="point")


def _line(reason: WordedReason) -> Html:
    """Of what holds what the person has, of all else what is asked for too."""
    if reason.verdict == Verdict.MET and reason.have:
        return element("div", mark(reason.verdict), element("div", "；".join(reason.have)), css="point")
    said = [reason.lead, bold("、".join(reason.missing))] if reason.missing else [reason.need]
    yours = element("span", reason.yours, css="yours") if reason.yours else None
    return element("div", mark(reason.verdict), element("div", *said, yours), css="point")


def _meter(reason: WordedReason, count: Count) -> Html:
    """`--have`, `--maybe`, `--need` and `--max` are years; `result.css` draws them."""
    have, most = count.have[0], count.have[1] if count.have[1] > count.have[0] else count.maybe
    scale = max(count.need, have, most)
    yours = [" ", bold(count.yours)]
    if count.disputed:
        yours += ["，按年头 ", bold(f"{count.maybe} 年")]
    ends = p(element("span", "您", *yours), element("span", "需要 ", bold(count.wanted)), css="ends")
    drawn = [element("i", css="have"), element("i", css="maybe") if most > have else None]
    drawn += [element("i", css="need")] if scale > count.need else []
    style = f"--have:{have};--maybe:{most};--need:{count.need};--max:{scale}"
    bar = element("div", *drawn, css="bar", aria_hidden="true")
    unclear = p("斜线的 1 年，通知没写算不算。", css="hint") if count.disputed else None
    meter = element("div", ends, bar, css="meter", style=style)
    return element("div", heading(reason.need, level=4), meter, p(count.basis, css="hint"), unclear, css="count")
