"""The result: one card per level, as HTML. What it says comes from the core's findings; here is only how it looks."""

from datetime import date
from html import escape

from gongqin_core.guide.checklist import Checklist, checklist
from gongqin_core.guide.timetable import stages
from gongqin_core.judging.explain import Explanation, Finding, Reason
from gongqin_core.judging.verdict import Verdict
from gongqin_core.judging.words import office_sentence, price
from gongqin_core.notice.notice import Item, Notice, Steps
from gongqin_core.take_away.slip import grounds
from pages.components.pieces.markup import bullets, cite, fold, para

SIGNS = {Verdict.MET: "✓", Verdict.CONFIRM: "？", Verdict.UNKNOWN: "…", Verdict.NOT_MET: "✕"}
"""A second signal beside colour and word."""


def tag(verdict: Verdict) -> str:
    return f'<span class="tag {verdict.code}"><span aria-hidden="true">{SIGNS[verdict]}</span> {verdict.label}</span>'


def card(explanation: Explanation, finding: Finding, procedure: str | None, today: date, ahead: str = "") -> str:
    """One level: verdict, fee, why, who still judges, what it would take (`ahead`, HTML); folded: what holds already,
    what to bring, how, and when."""
    notice = explanation.rules.notice
    level = notice.level[finding.level]
    fee = f" · {price(notice, finding.level)}" if finding.verdict > Verdict.NOT_MET else ""
    parts = [
        tag(finding.verdict),
        f"<h3>{escape(level.name)}{fee}</h3>",
        why(explanation, finding, procedure),
        _notes(notice, finding),
        _judged(notice, finding),
        ahead,
        _satisfied(explanation, finding) if finding.verdict < Verdict.MET else "",
    ]
    if finding.verdict > Verdict.NOT_MET:
        parts += [
            _fee(notice, finding.level),
            _prepare(explanation, finding.level),
            _when(notice, finding.level, today),
        ]
    return f'<section class="card {finding.verdict.code}">{"".join(parts)}</section>'


def why(explanation: Explanation, finding: Finding, procedure: str | None) -> str:
    """The reasons; for a yes, what it rests on. Alternatives stand side by side."""
    notice = explanation.rules.notice
    if finding.verdict == Verdict.MET:
        return bullets([_reason(notice, reason) for reason in grounds(explanation, finding)], "reasons")
    common = [reason for reason in finding.reasons if all(reason in way for way in finding.ways)]
    ways = [[reason for reason in way if reason not in common] for way in finding.ways]
    shown = bullets([_reason(notice, reason) for reason in common], "reasons")
    if len(ways) > 1:
        also = "另外，" if common else ""
        paths = ["；<br>".join(_reason(notice, reason) for reason in way) for way in ways]
        one = "有一条得到确认就行" if finding.verdict == Verdict.CONFIRM else "走通一条就行"
        shown += f"<p>{also}下面 {len(ways)} 条路，{one}：</p>{bullets(paths, 'ways')}"
    return shown + _ask(notice, finding, procedure)


def _ask(notice: Notice, finding: Finding, procedure: str | None) -> str:
    """Whom to ask, once for the whole level."""
    sentences = dict.fromkeys(office_sentence(notice, reason.ask, procedure) for reason in finding.reasons)
    return "".join(f'<p class="ask">{escape(sentence)}</p>' for sentence in sentences if sentence)


def _reason(notice: Notice, reason: Reason) -> str:
    need, clause = escape(reason.need), cite(notice, reason.clause)
    if reason.verdict == Verdict.UNKNOWN:
        missing = "、".join(notice.facts[fact].short for fact in reason.facts)
        return f"还缺：<b>{escape(missing)}</b>{f'（{need}）' if need else ''}{clause}"
    lead = "需要：" if reason.verdict == Verdict.NOT_MET and reason.have else ""
    return f"{lead}{need}{clause}{_you(reason)}"


def _you(reason: Reason) -> str:
    """What the person has, on a line of its own; the point of it unless all is well."""
    if not reason.have:
        return ""
    lead = "您的" if "：" in reason.have[0] else "您："
    return f'<span class="you {reason.verdict.code}">{lead}{escape("；".join(reason.have))}</span>'


def _notes(notice: Notice, finding: Finding) -> str:
    shown = [*finding.notes]
    for reading in finding.readings:
        if text := notice.reading[reading].shown:
            shown.append(text)
    return "".join(f'<p class="note">{escape(text)}</p>' for text in dict.fromkeys(shown))


def _judged(notice: Notice, finding: Finding) -> str:
    by_office: dict[str, list[str]] = {}
    for item in finding.judged:
        words = f"{escape(item.judged)}{cite(notice, item.clause or '')}"
        by_office.setdefault(notice.office[item.by].name if item.by else "", []).append(words)
    lines = [f"<b>还须由{escape(who)}认定：</b>{'；'.join(words)}" for who, words in by_office.items()]
    return "".join(para(line, "judged") for line in lines)


def _satisfied(explanation: Explanation, finding: Finding) -> str:
    held = [reason for reason in explanation.satisfied(finding.level) if reason.have]
    notice = explanation.rules.notice
    return fold(f"已经符合的 {len(held)} 项", bullets(_reason(notice, r) for r in held)) if held else ""


def _fee(notice: Notice, level: str) -> str:
    fee = notice.fees[level]
    items = " ＋ ".join(f"{escape(name)} {yuan} 元" for name, yuan in fee.items.items())
    extras = "".join(
        para(f"{escape(extra.name)}：{escape(extra.text)}{cite(notice, extra.clause)}") for extra in notice.extras
    )
    note = f"<p>{escape(fee.note)}</p>" if fee.note else ""
    total = price(notice, level)
    sentence = f"{items} ＝ {total}" if items else f"{total}，分哪几项通知没写" if fee.total is not None else total
    title = f"费用 {total}怎么来的" if items else "费用"
    return fold(title, para(f"{sentence}{cite(notice, fee.clause)}") + note + extras)


def _prepare(explanation: Explanation, level: str) -> str:
    notice = explanation.rules.notice
    lists = checklist(notice, explanation.answers, level)
    how = "".join(
        fold(part.title, steps(notice, part)) if i else f"<h4>{escape(part.title)}</h4>{steps(notice, part)}"
        for i, part in enumerate(lists.steps)
    )
    parts = {
        "要带什么": _bring(notice, lists),
        "怎么办、找谁": how,
        "不照办会怎样": items(notice, lists.consequences),
    }
    return "".join(fold(title, body) for title, body in parts.items() if body)


def _bring(notice: Notice, lists: Checklist) -> str:
    stated = items(notice, lists.stated) or "<p>通知没有列材料。</p>"
    maybe = items(notice, lists.ask_first)
    return f"<h4>通知写明的</h4>{stated}" + (f"<h4>可能需要，请先问单位</h4>{maybe}" if maybe else "")


def _when(notice: Notice, level: str, today: date) -> str:
    periods = stages(notice, today, {level})
    lines = [
        f"<b>{escape(p.name)}</b>　{p.when}{f'　<b>{escape(p.deadline)}</b>' if p.deadline else ''}"
        f"{cite(notice, p.stage.clause)}"
        for p in periods
    ]
    return fold("什么时候", bullets(lines)) if lines else ""


def steps(notice: Notice, part: Steps) -> str:
    """What one kind of unit (or the worker) does, in order."""
    return bullets((f"{escape(step.text)}{cite(notice, step.clause)}" for step in part.steps), numbered=True)


def items(notice: Notice, shown: tuple[Item, ...]) -> str:
    """Documents or consequences with their clauses."""
    return bullets([f"{escape(item.text)}{cite(notice, item.clause)}" for item in shown])
