"""The result on one sheet of A4: a self-contained HTML file, the same that the page prints. No name stands on it.

Nearly everybody's result fits as it is. Where it does not, the least useful goes first (`ROOMS`), and the sheet says
what was left out and where it can be read.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..guide.checklist import checklist
from ..guide.timetable import season, stages
from ..judging.explain import Explanation, Finding
from ..judging.verdict import Verdict
from ..judging.words import chinese, office_sentence, price
from ..notice.notice import Notice
from ..notice.rules_hash import rules_hash
from .level_table import level_table
from .paper import STYLE, TEXT, Part, fits, heading, height, page, sentence
from .qr import Picture, picture
from .slip import headline, ordered

ALL = 1000


@dataclass(frozen=True)
class Issued:
    """When and under which code a sheet is issued. `address` is where scanning leads; without one, the code alone
    stands on the sheet."""

    today: date
    code: str
    address: str | None = None

    @property
    def link(self) -> str | None:
        return f"{self.address.rstrip('/')}/?case={self.code}" if self.address else None

    @cached_property
    def scan(self) -> Picture | None:
        """The link as a QR code, drawn once however often it is shown."""
        return picture(self.link) if self.link else None


@dataclass(frozen=True, slots=True)
class Room:
    """How much is printed. Fields stand in the order in which they give way."""

    readings: bool = True
    """How we read what the notice leaves unclear."""
    noes: int = ALL
    """Levels that are a no told in full; of the others only what they need."""
    online: bool = True
    """Where to register."""
    papers: int = ALL
    """Papers to ask the unit about first."""
    others: bool = True
    """Levels that are no no told in full."""


ROOMS = (
    Room(),
    *(Room(readings=False, noes=noes) for noes in (ALL, 2, 1, 0)),
    *(Room(readings=False, noes=0, online=False, papers=papers) for papers in (ALL, 8, 5)),
    *(Room(readings=False, noes=0, online=False, papers=papers, others=False) for papers in (5, 2)),
)
"""From everything to the least that is of use."""


def sheet(explanation: Explanation, issued: Issued, procedure: str | None) -> str:
    """The sheet's body (HTML): verdicts and reasons, fee, what to bring, dates, whom to ask, where it comes from."""
    top = list(_top(explanation, issued))
    for room in ROOMS:
        parts = [*top, *_below(explanation, issued, procedure, room)]
        if fits(parts):
            break
    return page(parts)


def document(explanation: Explanation, issued: Issued, procedure: str | None) -> str:
    """The sheet as a file of its own that needs nothing else."""
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>自查结果单</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>body {{ margin: 0; }}{STYLE}</style></head><body>{sheet(explanation, issued, procedure)}</body></html>"
    )


# —— the parts ——


def _top(explanation: Explanation, issued: Issued) -> Iterator[Part]:
    """The answer, and beside it the code to scan."""
    notice = explanation.rules.notice
    scan = issued.scan
    width = TEXT - (scan.mm + 4 if scan else 0)
    title, below = headline(notice, explanation.findings())
    said = [
        sentence(f"{notice.about.short}　自查结果单", width),
        sentence(title, width, 15, "title"),
        *(sentence(text, width) for text in (season(notice, issued.today).sentence, *below)),
        sentence(f"自查码：{spaced(issued.code)}", width, 9, "code"),
    ]
    html = f"<div>{''.join(part.html for part in said)}</div>"
    if scan:
        html += f'<div class="scan"><img alt="二维码" style="width: {scan.mm}mm" src="{scan.src}">扫码接着看</div>'
    yield Part(f'<div class="top">{html}</div>', max(height(said), scan.mm + 5 if scan else 0))


def _below(explanation: Explanation, issued: Issued, procedure: str | None, room: Room) -> Iterator[Part]:
    notice = explanation.rules.notice
    open_to = [finding for finding in ordered(explanation.findings())[0] if finding.verdict > Verdict.NOT_MET]
    yield level_table(explanation, room.noes, room.others)
    known = [finding for finding in open_to if finding.verdict > Verdict.UNKNOWN]
    yield from _judged(notice, known)
    yield from _remarks(notice, known, room)
    yield from _ask(notice, open_to, procedure)
    if known:
        yield from _bring(explanation, known[0], room)
    if open_to:
        yield from _dates(explanation, open_to[0], issued.today, room)
    yield from _end(notice, issued, room)


def _judged(notice: Notice, known: list[Finding]) -> Iterator[Part]:
    """What people still judge, each once with the levels it concerns."""
    whose: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for finding in known:
        for item in finding.judged:
            who = notice.office[item.by].name if item.by else "人"
            whose[who, item.judged, item.clause or ""].append(notice.level[finding.level].short)
    if whose:
        yield heading("还须由人认定")
    for (who, judged, clause), levels in whose.items():
        yield sentence(f"{'、'.join(levels)}，由{who}认定：{judged}。〔{clause}〕")


def _remarks(notice: Notice, known: list[Finding], room: Room) -> Iterator[Part]:
    """The notice's own warnings, and how we read what it leaves unclear."""
    notes = [note for finding in known for note in finding.notes]
    read = [notice.reading[name].shown for finding in known for name in finding.readings if room.readings]
    yield from (sentence(f"注意：{text}") for text in dict.fromkeys([*notes, *read]) if text)


def _ask(notice: Notice, open_to: list[Finding], procedure: str | None) -> Iterator[Part]:
    """Whom to ask: about what is to be confirmed, and otherwise the office nearest to the person."""
    whose: dict[str, list[str]] = defaultdict(list)
    for finding in open_to:
        for office in dict.fromkeys(reason.ask for reason in finding.reasons if reason.ask):
            whose[office].append(notice.level[finding.level].short)
    yield heading("有疑问找谁")
    for office, levels in whose.items():
        yield sentence(f"{'、'.join(levels)}要确认的，{office_sentence(notice, office, procedure)}")
    other = "其他不清楚的，" if whose else ""
    yield sentence(f"{other}{office_sentence(notice, notice.about.offices[0].id, procedure)}")


def _bring(explanation: Explanation, finding: Finding, room: Room) -> Iterator[Part]:
    notice = explanation.rules.notice
    lists = checklist(notice, explanation.answers, finding.level)
    fee = notice.fees[finding.level]
    items = " ＋ ".join(f"{name} {yuan} 元" for name, yuan in fee.items.items())
    yield heading(f"报{notice.level[finding.level].name}：交多少钱，带什么")
    yield sentence(" ＝ ".join(filter(None, [f"每人：{price(notice, finding.level)}", items])) + f"〔{fee.clause}〕")
    yield from (sentence(f"□ {item.text}〔{item.clause}〕") for item in lists.stated)
    if not lists.stated:
        yield sentence("通知没有列材料。")
    asked = [item.text for item in lists.ask_first]
    more = [f"另有 {len(asked) - room.papers} 样没有印"] if len(asked) > room.papers else []
    if asked:
        yield sentence(f"可能需要，请先问单位：{'；'.join(asked[: room.papers] + more)}。")


def _dates(explanation: Explanation, finding: Finding, today: date, room: Room) -> Iterator[Part]:
    notice = explanation.rules.notice
    periods = stages(notice, today, {finding.level})
    online = notice.preparation.online if room.online else None
    if periods or online:
        yield heading("什么时候，在哪里报" if online else "什么时候")
    if periods:
        yield sentence(f"{'；'.join(f'{period.name} {period.when}' for period in periods)}。")
    if deadlines := [period.deadline for period in periods if period.deadline]:
        yield sentence(f"{'；'.join(deadlines)}。", css="strong")
    if online:
        path = " → ".join(online.path) or online.text
        yield sentence("：".join(filter(None, [online.url, f"{path}〔{online.clause}〕"])))
    if online and online.fallback:
        yield sentence(f"打不开时改用：{online.fallback}")


def _end(notice: Notice, issued: Issued, room: Room) -> Iterator[Part]:
    """Where the sheet comes from, and where to read what does not stand on it."""
    if room != Room():
        how = "扫右上角的码，或者把自查码给人事" if issued.link else "把自查码给人事"
        yield sentence(f"一张纸印不下全部内容，有的写得简单些，有的没有印。要看全部，{how}。", css="apart")
    made = f"规则校验码 {rules_hash(notice)}。{chinese(issued.today)}自查。"
    yield sentence(f"依据{notice.about.number}。{notice.about.only_for}{made}", css="apart")


def spaced(code: str) -> str:
    """A code in groups of four, as one reads it out; readers of codes skip white space."""
    head, _, payload = code.rpartition(".")
    return " ".join([f"{head}.", *(payload[at : at + 4] for at in range(0, len(payload), 4))])
