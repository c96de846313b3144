"""The result on one sheet of A4: a self-contained HTML file, the same that the page prints. No name stands on it."""

from dataclasses import dataclass
from datetime import date
from html import escape
from io import BytesIO

from .assess import reason_sentence
from .checklist import checklist
from .describe import chinese, price
from .explain import Explanation, Finding
from .rules_hash import rules_hash
from .slip import grounds, headline, ordered
from .timetable import season, stages
from .verdict import Verdict

STYLE = """
@page { size: A4; margin: 12mm; }
.sheet { font: 10.5pt/1.45 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif;
  color: #000; max-width: 186mm; margin: 0 auto; }
.sheet .title { font-size: 16pt; font-weight: 700; margin: 0 0 2mm; }
.sheet h2 { font-size: 11.5pt !important; margin: 3mm 0 1mm; padding: 0 !important; }
.sheet p, .sheet ul { margin: 0 0 1mm; } .sheet p, .sheet li { line-height: 1.45 !important; font-size: 10.5pt; }
.sheet td, .sheet th { font-size: 10pt; } .sheet .qr svg { width: 30mm; } .sheet ul { padding-left: 5mm; }
.sheet table { border-collapse: collapse; width: 100%; }
.sheet th, .sheet td { border: .3mm solid #555; padding: 1mm 1.5mm; text-align: left; vertical-align: top; }
.sheet th { white-space: nowrap; font-weight: 600; } .sheet tr { break-inside: avoid; }
.sheet .code { overflow-wrap: anywhere; font-size: 8pt; } .sheet .qr { float: right; margin: 0 0 2mm 4mm; }
"""


@dataclass(frozen=True, slots=True)
class Issued:
    """When and under which code a sheet is issued. `address` is where scanning leads; without one, the code alone
    stands on the sheet."""

    today: date
    code: str
    address: str | None = None

    @property
    def link(self) -> str | None:
        return f"{self.address.rstrip('/')}/?case={self.code}" if self.address else None


def sheet(explanation: Explanation, issued: Issued, procedure: str | None) -> str:
    """The sheet's body (HTML): verdicts and reasons, fee, what to bring, dates, and where it comes from."""
    notice, findings = explanation.rules.notice, explanation.findings()
    title, below = headline(notice, findings)
    near, far = ordered(findings)
    rows = "".join(_row(explanation, finding, procedure) for finding in (*near, *far))
    best = near[0] if near and near[0].verdict > Verdict.NOT_MET else None
    parts = [
        f'<div class="qr">{qr(issued.link)}</div>' if issued.link else "",
        f'<p>{escape(notice.about.short)}　自查结果单</p><p class="title">{escape(title)}</p>',
        "".join(f"<p>{escape(line)}</p>" for line in below),
        f"<table><tr><th>等级</th><th>结论</th><th>费用</th><th>理由和条款</th></tr>{rows}</table>",
        _bring(explanation, best) if best else "",
        _dates(explanation, best, issued.today) if best else "",
        f"<p>{escape(season(notice, issued.today).sentence)}依据{escape(notice.about.number)}；"
        f"{escape(notice.about.only_for)}规则校验码 {rules_hash(notice)}。{chinese(issued.today)}自查。</p>",
        f'<p class="code">自查码：{escape(issued.code)}</p>',
    ]
    return f'<div class="sheet">{"".join(parts)}</div>'


def document(explanation: Explanation, issued: Issued, procedure: str | None) -> str:
    """The sheet as a file of its own that needs nothing else."""
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>自查结果单</title>'
        f"<style>{STYLE}</style></head><body>{sheet(explanation, issued, procedure)}</body></html>"
    )


def _row(explanation: Explanation, finding: Finding, procedure: str | None) -> str:
    notice = explanation.rules.notice
    reasons = [
        f"{reason_sentence(notice, reason, procedure)}〔{reason.clause}〕" for reason in grounds(explanation, finding)
    ]
    if len(finding.ways) > 1:
        reasons.append("（以上走通一条就行）")
    if finding.judged:
        reasons.append(f"还须由人认定：{'；'.join(item.judged for item in finding.judged)}")
    fee = price(notice, finding.level) if finding.verdict > Verdict.NOT_MET else "—"
    lines = "<br>".join(map(escape, reasons))
    return (
        f"<tr><th>{escape(notice.level[finding.level].name)}</th><th>{finding.verdict.label}</th>"
        f"<td>{fee}</td><td>{lines}</td></tr>"
    )


def _bring(explanation: Explanation, finding: Finding) -> str:
    notice = explanation.rules.notice
    lists = checklist(notice, explanation.answers, finding.level)
    stated = "".join(f"<li>{escape(item.text)}</li>" for item in lists.stated)
    listed = f"<ul>{stated}</ul>" if stated else "<p>通知没有列材料。</p>"
    asked = "；".join(escape(item.text) for item in lists.ask_first)
    maybe = f"<p>可能需要，请先问单位：{asked}。</p>" if asked else ""
    return f"<h2>报{escape(notice.level[finding.level].name)}要带什么</h2>{listed}{maybe}"


def _dates(explanation: Explanation, finding: Finding, today: date) -> str:
    periods = stages(explanation.rules.notice, today, {finding.level})
    lines = "；".join(f"{escape(p.name)} {p.when}" for p in periods)
    ends = "，".join(escape(p.deadline) for p in periods if p.deadline)
    return f"<h2>什么时候</h2><p>{lines}。{f'<b>{ends}。</b>' if ends else ''}</p>" if lines else ""


def qr(text: str) -> str:
    """A QR code (SVG) as wide as what it stands in, by the library segno."""
    from segno import make

    picture = BytesIO()
    make(text, error="m").save(picture, kind="svg", xmldecl=False, omitsize=True, border=2)
    return picture.getvalue().decode()
