"""The table of the result sheet: every level once, nearest first, with verdict, fee, reasons and their clauses."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from ..judging.explain import Explanation, Finding, Reason
from ..judging.verdict import Verdict
from ..judging.words import price
from ..notice.notice import Notice
from .paper import FIRST, LINE, TEXT, Part, height, sentence
from .slip import grounds, ordered, reason_sentence

SECOND = TEXT - FIRST - 4
"""Millimetres for text in the second column."""
WAYS = 3
"""Ways told where only the needs of a level are told."""


def level_table(explanation: Explanation, noes: int, others: bool) -> Part:
    """`noes`: how many of the levels that are a no are told in full; `others`: whether all other levels are. Of the
    rest stands what they need, without what the person has."""
    near, far = ordered(explanation.findings())
    rows = [*_open(explanation, near, others), *_closed(explanation, [*near, *far], noes)]
    return Part(f"<table>{''.join(row.html for row in rows)}</table>", height(rows) + 2.5)


def _open(explanation: Explanation, findings: list[Finding], full: bool) -> Iterator[Part]:
    notice = explanation.rules.notice
    for finding in findings:
        if finding.verdict > Verdict.NOT_MET:
            verdict = f"{finding.verdict.label}　{price(notice, finding.level)}"
            yield _row(notice.level[finding.level].name, verdict, _told(explanation, finding, full))


def _closed(explanation: Explanation, findings: list[Finding], full: int) -> Iterator[Part]:
    """The levels that are a no; those that no effort opens share a row."""
    notice, verdict = explanation.rules.notice, Verdict.NOT_MET.label
    noes = [finding for finding in findings if finding.verdict == Verdict.NOT_MET]
    for place, finding in enumerate(finding for finding in noes if not finding.closed):
        yield _row(notice.level[finding.level].name, verdict, _told(explanation, finding, place < full))
    held = [finding for finding in noes if finding.closed]
    told = [f"{notice.level[f.level].name}：{line}" for f in held for line in _reasons(explanation, f)]
    if told:
        yield _row("、".join(notice.level[finding.level].short for finding in held), verdict, told)


def _row(name: str, verdict: str, told: list[str]) -> Part:
    cells = [sentence(line, SECOND) for line in told]
    return Part(
        f"<tr><th><b>{escape(name)}</b><br>{verdict}</th><td>{''.join(cell.html for cell in cells)}</td></tr>",
        max(2 * LINE, height(cells)) + 2,
    )


def _told(explanation: Explanation, finding: Finding, full: bool) -> list[str]:
    if finding.verdict == Verdict.UNKNOWN:
        return [_missing(explanation.rules.notice, finding)]
    return list(_reasons(explanation, finding)) if full else [_needs(explanation, finding)]


def _reasons(explanation: Explanation, finding: Finding) -> Iterator[str]:
    """Line by line why a level comes out as it does: what every way asks for, then the ways."""
    notice = explanation.rules.notice
    if finding.verdict == Verdict.MET:
        yield from (_reason(notice, reason) for reason in grounds(explanation, finding))
    yield from (_reason(notice, reason) for reason in finding.common)
    if finding.choices:
        one = "有一条得到确认就行" if finding.verdict == Verdict.CONFIRM else "走通一条就行"
        yield f"{'另外，' if finding.common else ''}下面 {len(finding.choices)} 条路，{one}："
    yield from (f"· {''.join(_reason(notice, reason) for reason in way)}" for way in finding.choices)


def _reason(notice: Notice, reason: Reason) -> str:
    """Whom to ask is said once, below the table."""
    return f"{reason_sentence(notice, replace(reason, ask=None))}〔{reason.clause}〕"


def _needs(explanation: Explanation, finding: Finding) -> str:
    """What a level asks for, in one line."""
    begin = {Verdict.NOT_MET: "需要：", Verdict.CONFIRM: "要确认："}.get(finding.verdict, "")
    common = finding.common or (grounds(explanation, finding) if finding.verdict == Verdict.MET else ())
    ways = ["，并且".join(map(_need, way)) for way in finding.choices[:WAYS]]
    if len(finding.choices) > WAYS:
        ways.append(f"另外 {len(finding.choices) - WAYS} 条路")
    return f"{begin}{'；'.join([*map(_need, common), *(['，或者'.join(ways)] if ways else [])])}。"


def _need(reason: Reason) -> str:
    return f"{reason.need}〔{reason.clause}〕"


def _missing(notice: Notice, finding: Finding) -> str:
    facts = dict.fromkeys(notice.facts[fact].short for reason in finding.reasons for fact in reason.facts)
    clauses = dict.fromkeys(f"〔{reason.clause}〕" for reason in finding.reasons)
    return f"还缺：{'、'.join(facts)}。{''.join(clauses)}"
