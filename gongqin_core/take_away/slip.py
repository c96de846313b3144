"""The result in words: the one sentence that answers, the order of the levels, and the whole as text to send on."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from ..guide.timetable import season, stages
from ..judging.explain import Explanation, Finding, Reason
from ..judging.verdict import Verdict
from ..judging.words import last_word, office_sentence, price, say
from ..notice.notice import Notice
from ..notice.rules_hash import rules_hash


def headline(notice: Notice, findings: dict[str, Finding]) -> tuple[str, list[str]]:
    """The answer in one sentence, and the sentences that belong right below it."""
    met, confirm, unknown = (_levels(findings, verdict) for verdict in (Verdict.MET, Verdict.CONFIRM, Verdict.UNKNOWN))
    below = [f"这是按您的回答对照通知得出的初步结论。{last_word(notice)}"]
    if met:
        title = f"您可以申报：{notice.level[met[0]].name}"
        if len(met) > 1:
            below.insert(0, f"{_names(notice, met[1:])}也初步符合。建议报最高的{notice.level[met[0]].name}。")
    elif confirm:
        title = f"要先确认：{_names(notice, confirm)}"
    elif unknown:
        title = f"还定不下来：{_names(notice, unknown)}"
    else:
        title = "按这份通知，这次没有您可以申报的等级"
    if confirm and met:
        below.insert(0, f"{_names(notice, confirm)}要先请人确认，才知道能不能报。")
    if unknown and (met or confirm):
        below.insert(0, f"{_names(notice, unknown)}还缺材料或情况，补上才能判断。")
    if len(met) + len(confirm) > 1:
        below += [f"{silence.text}{silence.ask}" for silence in notice.about.silences if silence.when == "several"]
    return title, below


def ordered(findings: dict[str, Finding]) -> tuple[list[Finding], list[Finding]]:
    """Nearest first: every level that is not a no, highest verdict and level first, then the nearest no (one above
    them, if there is one); and the far ones: what is held already or lies below it, and the other noes."""
    order = list(findings)
    open_to = sorted(
        (f for f in findings.values() if f.verdict > Verdict.NOT_MET),
        key=lambda f: (-f.verdict, -order.index(f.level)),
    )
    noes = [f for f in findings.values() if f.verdict == Verdict.NOT_MET and not f.closed]
    top = max((order.index(f.level) for f in open_to), default=-1)
    nearest = sorted(noes, key=lambda f: (order.index(f.level) < top, min(map(len, f.ways)), order.index(f.level)))[:1]
    far = [f for f in findings.values() if f not in open_to and f not in nearest]
    return [*open_to, *nearest], far


def grounds(explanation: Explanation, finding: Finding) -> tuple[Reason, ...]:
    """What to give as reasons: for a yes what it rests on at this level, otherwise what holds it down."""
    if finding.verdict < Verdict.MET:
        return finding.reasons
    shared = explanation.rules.shared
    return tuple(r for r in explanation.satisfied(finding.level) if r.have and r.index not in shared)


def plain_text(explanation: Explanation, today: date, procedure: str | None) -> str:
    """The result as text for a messenger: no name, no markup; clauses, fees, whom to ask, and where it comes from."""
    notice, findings = explanation.rules.notice, explanation.findings()
    title, below = headline(notice, findings)
    near, far = ordered(findings)
    lines = [f"【{notice.about.short}·自查结果】", title, *below, ""]
    for finding in (*near, *far):
        lines += [*_level_lines(explanation, finding, procedure), ""]
    lines += [
        season(notice, today).sentence,
        f"依据：{notice.about.number}。{notice.about.only_for}",
        f"规则校验码 {rules_hash(notice)}，{today.year} 年 {today.month} 月 {today.day} 日自查。",
    ]
    return "\n".join(lines)


def dates_text(notice: Notice, today: date, levels: Collection[str]) -> str:
    """The stages of these levels as text for a messenger, as precisely as the notice gives them."""
    lines = [f"【{notice.about.short}·日程】"]
    for period in stages(notice, today, levels):
        unstated = "（具体哪天通知没写）" if period.precision == "month" else ""
        deadline = f"，{period.deadline}" if period.deadline else ""
        lines.append(f"· {period.name}：{period.when}{unstated}{deadline}〔{period.stage.clause}〕")
    return "\n".join([*lines, season(notice, today).sentence, f"依据：{notice.about.number}。{notice.about.only_for}"])


def reply(explanation: Explanation, procedure: str | None) -> str:
    """A polite answer to somebody who asked: each level in a sentence or two with its clauses, what is missing, and who
    has to confirm what."""
    notice, findings = explanation.rules.notice, explanation.findings()
    near, far = ordered(findings)
    told = "；".join(f"{notice.facts[f].short}：{say(notice.facts[f], a)}" for f, a in explanation.answers.items())
    lines = [f"您好！您说的情况是：{told or '还没有说'}。对照{notice.about.number}，结论如下。"]
    lines += [_told(explanation, finding, procedure) for finding in (*near, *far)]
    lines += [*headline(notice, findings)[1], notice.about.only_for]
    return "\n".join(lines)


def _told(explanation: Explanation, finding: Finding, procedure: str | None) -> str:
    notice = explanation.rules.notice
    level = notice.level[finding.level]
    reasons = "".join(f"{reason_sentence(notice, r, procedure)[:-1]}（{r.clause}）。" for r in finding.reasons)
    choice = "（以上走通一条就行。）" if len(finding.ways) > 1 else ""
    stated = notice.fees[level.id].total is not None
    fee = f"{'费用每人 ' if stated else ''}{price(notice, level.id)}。" if finding.verdict == Verdict.MET else ""
    return f"{level.name}：{finding.verdict.label}。{reasons}{choice}{fee}"


def _level_lines(explanation: Explanation, finding: Finding, procedure: str | None) -> Iterator[str]:
    notice = explanation.rules.notice
    fee = f"，{price(notice, finding.level)}" if finding.verdict > Verdict.NOT_MET else ""
    yield f"{notice.level[finding.level].name}：{finding.verdict.label}{fee}"
    for reason in grounds(explanation, finding):
        yield f"· {reason_sentence(notice, reason, procedure)}〔{reason.clause}〕"
    if len(finding.ways) > 1:
        yield "  （上面不是条条都要，走通一条路就行）"
    if finding.judged:
        yield f"· 还须由人认定：{'；'.join(item.judged for item in finding.judged)}"


def _levels(findings: dict[str, Finding], verdict: Verdict) -> list[str]:
    """Ids of the levels with this verdict, highest level first."""
    return [finding.level for finding in reversed(findings.values()) if finding.verdict == verdict]


def _names(notice: Notice, levels: Iterable[str]) -> str:
    return "、".join(notice.level[level].name for level in levels)


def reason_sentence(notice: Notice, reason: Reason, procedure: str | None = None) -> str:
    """A reason as plain text: what is asked for, what the person has, and whom to ask where it is unclear."""
    if not reason.facts and reason.verdict == Verdict.NOT_MET:
        return f"{reason.need}。"
    if reason.verdict == Verdict.UNKNOWN:
        what_for = f"（{reason.need}）" if reason.need else ""
        return f"还缺：{'、'.join(notice.facts[fact].short for fact in reason.facts)}{what_for}。"
    have = f"您：{'；'.join(reason.have)}。" if reason.have else ""
    if reason.verdict == Verdict.CONFIRM:
        return f"要确认：{reason.need}。{have}{office_sentence(notice, reason.ask, procedure)}"
    need = reason.need if reason.verdict == Verdict.MET else f"需要：{reason.need}"
    return f"{need}。{have}"
