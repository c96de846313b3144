"""The result: one card per level, as HTML. What it says comes from the core's findings; here is only how it looks."""

from html import escape

from gongqin_core.guide.checklist import Checklist
from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.notice import Item, Notice, Steps
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.reasons import WordedReason
from pages.components.pieces.markup import bullets, cite, fold, para
from pages.components.result.ahead import ahead

SIGNS = {Verdict.MET: "✓", Verdict.CONFIRM: "？", Verdict.UNKNOWN: "…", Verdict.NOT_MET: "✕"}
"""A second signal beside colour and word."""


def tag(verdict: Verdict) -> str:
    return f'<span class="tag {verdict.code}"><span aria-hidden="true">{SIGNS[verdict]}</span> {verdict.label}</span>'


def card(level: LevelResult) -> str:
    """One level: verdict, fee, why, who still judges, what it would take; folded: what holds already, what to bring,
    how, and when."""
    parts = [
        tag(level.verdict),
        f"<h3>{escape(level.name)}{f' · {level.price}' if level.possible else ''}</h3>",
        why(level),
        _notes(level),
        _to_judge(level),
        ahead(level),
        _satisfied(level) if level.verdict < Verdict.MET else "",
    ]
    if level.possible:
        parts += [_fee(level), _prepare(level), _when(level)]
    return f'<section class="card {level.verdict.code}">{"".join(parts)}</section>'


def why(level: LevelResult) -> str:
    """The reasons, alternatives side by side, and whom to ask, once for the whole level."""
    shown = bullets([_reason(level.notice, reason) for reason in level.common], "reasons")
    if level.choices:
        ways = ["；<br>".join(_reason(level.notice, reason) for reason in way) for way in level.choices]
        shown += f"<p>{level.choice}：</p>{bullets(ways, 'ways')}"
    return shown + "".join(f'<p class="ask">{escape(sentence)}</p>' for sentence in level.asks)


def _reason(notice: Notice, reason: WordedReason) -> str:
    clause = cite(notice, reason.clause)
    if reason.missing:
        what_for = f"（{escape(reason.need)}）" if reason.need else ""
        return f"{reason.lead}<b>{escape('、'.join(reason.missing))}</b>{what_for}{clause}"
    lead = reason.lead if reason.verdict == Verdict.NOT_MET else ""
    return f"{lead}{escape(reason.need)}{clause}{_you(reason)}"


def _you(reason: WordedReason) -> str:
    """What the person has, on a line of its own; the point of it unless all is well."""
    if not reason.have:
        return ""
    lead = "您的" if "：" in reason.have[0] else "您："
    return f'<span class="you {reason.verdict.code}">{lead}{escape("；".join(reason.have))}</span>'


def _notes(level: LevelResult) -> str:
    shown = dict.fromkeys([*level.notes, *level.readings])
    return "".join(f'<p class="note">{escape(text)}</p>' for text in shown)


def _to_judge(level: LevelResult) -> str:
    by_office: dict[str, list[str]] = {}
    for item in level.to_judge:
        by_office.setdefault(item.who, []).append(f"{escape(item.what)}{cite(level.notice, item.clause)}")
    lines = [f"<b>还须由{escape(who)}认定：</b>{'；'.join(words)}" for who, words in by_office.items()]
    return "".join(para(line, "judged") for line in lines)


def _satisfied(level: LevelResult) -> str:
    held = bullets(_reason(level.notice, reason) for reason in level.satisfied)
    return fold(f"已经符合的 {len(level.satisfied)} 项", held) if held else ""


def _fee(level: LevelResult) -> str:
    notice, fee, total = level.notice, level.fee, level.price
    items = " ＋ ".join(map(escape, level.fee_items))
    extras = "".join(
        para(f"{escape(extra.name)}：{escape(extra.text)}{cite(notice, extra.clause)}") for extra in notice.extras
    )
    note = f"<p>{escape(fee.note)}</p>" if fee.note else ""
    sentence = f"{items} ＝ {total}" if items else f"{total}，分哪几项通知没写" if fee.total is not None else total
    title = f"费用 {total}怎么来的" if items else "费用"
    return fold(title, para(f"{sentence}{cite(notice, fee.clause)}") + note + extras)


def _prepare(level: LevelResult) -> str:
    notice, lists = level.notice, level.checklist
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


def _when(level: LevelResult) -> str:
    lines = [
        f"<b>{escape(p.name)}</b>　{p.when}{f'　<b>{escape(p.deadline)}</b>' if p.deadline else ''}"
        f"{cite(level.notice, p.stage.clause)}"
        for p in level.periods
    ]
    return fold("什么时候", bullets(lines)) if lines else ""


def steps(notice: Notice, part: Steps) -> str:
    """What one kind of unit (or the worker) does, in order."""
    return bullets((f"{escape(step.text)}{cite(notice, step.clause)}" for step in part.steps), numbered=True)


def items(notice: Notice, shown: tuple[Item, ...]) -> str:
    """Documents or consequences with their clauses."""
    return bullets([f"{escape(item.text)}{cite(notice, item.clause)}" for item in shown])
