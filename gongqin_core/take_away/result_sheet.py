"""The result on one sheet of A4: a self-contained HTML file, the same that the page prints. No name stands on it.

Nearly everybody's result fits as it is. Where it does not, the least useful goes first (`EXTENTS`), and the sheet says
what was left out and where it can be read.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..guide.timetable import notice_year
from ..judging.verdict import Verdict
from ..judging.words import chinese
from ..notice.rules_hash import rules_hash
from . import paper
from .caselink import query
from .html import Html, element
from .level_result import LevelResult, ToJudge
from .level_table import level_table
from .paper import HALF, SMALL, TEXT, TITLE, Part, fits, halves, heading, height, page, sentence, to_write_on
from .qr import Picture, picture
from .result import Result
from .slip import then_asked, to_do_line

ALL = 1000
SIGNED = ("本人签字", "单位人事核对", "日期")
FRAME = 13.0
"""Millimetres for remarks and signatures, at least."""
RULE = 2.0
"""Millimetres of the line below the answer, and above it."""


@dataclass(frozen=True)
class Issued:
    """Under which code a result is handed out. `address` is where scanning leads; without one, the code alone stands on
    the sheet."""

    code: str
    address: str | None = None

    @property
    def link(self) -> str | None:
        return f"{self.address.rstrip('/')}/{query(self.code)}" if self.address else None

    @cached_property
    def scan(self) -> Picture | None:
        """The link as a QR code, drawn once however often it is shown."""
        return picture(self.link) if self.link else None


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is printed. Fields stand in the order in which they give way."""

    readings: bool = True
    """How we read what the notice leaves unclear."""
    noes: int = ALL
    """Levels that are a no with their reasons in full; of the others only what they need."""
    online: bool = True
    """Where to register."""
    papers: int = ALL
    """Papers to ask the unit about first."""
    others: bool = True
    """Whether levels that are no no have theirs in full."""
    hints: bool = True
    """What exactly to look up, and where; otherwise what it is called."""

    @property
    def complete(self) -> bool:
        """Whether all stands there that one acts upon: what a no needs in one line is enough."""
        return self.online and self.papers == ALL and self.others and self.hints


EXTENTS = (
    Extent(),
    *(Extent(readings=False, noes=noes) for noes in (ALL, 2, 1, 0)),
    *(Extent(readings=False, noes=0, online=False, papers=papers) for papers in (ALL, 8, 5)),
    *(Extent(readings=False, noes=0, online=False, papers=papers, others=False) for papers in (5, 2, 0)),
    Extent(readings=False, noes=0, online=False, papers=0, others=False, hints=False),
)
"""From everything to the least that is of use."""


def sheet(result: Result, issued: Issued, extents: Sequence[Extent] = EXTENTS) -> Html:
    """The sheet's body: verdicts and reasons, fee, what to bring, dates, whom to ask, where it comes from. Of
    the extents the first that fits, or the last."""
    for extent in extents:
        whole = parts(result, issued, extent)
        if fits(whole):
            break
    return page(whole)


def document(result: Result, issued: Issued) -> Html:
    """The sheet as a file of its own that needs nothing else."""
    return paper.document("自查结果单", sheet(result, issued))


# —— the parts ——


def parts(result: Result, issued: Issued, extent: Extent) -> list[Part]:
    """The sheet to that extent, from top to bottom."""
    return [*_top(result, issued), *_below(result, issued, extent)]


def _top(result: Result, issued: Issued) -> Iterator[Part]:
    """The answer, and beside it the code to scan."""
    scan = issued.scan
    width = TEXT - (scan.mm + 4 if scan else 0)
    below = [*([] if result.never else [result.season.sentence]), *result.below, *result.besides]
    lines = [
        sentence(f"{result.notice.about.short}　自查结果单", width),
        sentence(result.title, width, TITLE, "title"),
        *(sentence(text, width) for text in below),
        sentence(f"自查码：{spaced(issued.code)}", width, SMALL, "small"),
    ]
    words = element("div", *(line.html for line in lines))
    code = _scan(scan) if scan else None
    beside = scan.mm + 6 if scan else 0
    yield Part(element("div", words, code, css="top"), lambda points: max(height(lines, points), beside) + RULE)


def _scan(scan: Picture) -> Html:
    image = element("img", alt="二维码", style=f"width: {scan.mm}mm", src=scan.src)
    return element("div", image, "扫码接着看", css="scan")


def _below(result: Result, issued: Issued, extent: Extent) -> Iterator[Part]:
    known = [level for level in result.possible if level.verdict > Verdict.UNKNOWN]
    yield from _to_do(result, extent)
    others = [*_to_judge(known), *_remarks(result, known, extent), *_ask(result)]
    yield from _beside(known[0], others, extent) if known else others
    yield heading("各级结论和理由")
    yield level_table(result, extent.noes, extent.others)
    if result.possible:
        yield from _dates(result, result.possible[0], extent)
    yield from _end(result, issued, extent)
    yield to_write_on("备注", SIGNED, FRAME)


def _to_do(result: Result, extent: Extent) -> Iterator[Part]:
    """What to do, or what to look up first, each with a box to tick."""
    if result.to_do:
        yield heading("要做的事")
    for number, thing in enumerate(result.to_do, 1):
        yield sentence(f"□ {to_do_line(number, thing)}")
    if result.to_look_up:
        yield heading("先查清这几项")
    if extent.hints:
        yield from (sentence(f"□ {fact.sentence}") for fact in result.to_look_up)
    elif result.to_look_up:
        yield sentence("　".join(f"□ {fact.name}" for fact in result.to_look_up))
    yield from map(sentence, then_asked(result))


def _beside(level: LevelResult, others: list[Part], extent: Extent) -> Iterator[Part]:
    """What to bring, and beside it the others; the papers to ask about there or below, wherever there is room."""
    left = list(_bring(level))
    papers, below = ([*_papers(level, extent, width)] for width in (HALF, TEXT))
    if height([*left, *papers]) <= height(others):
        yield halves([*left, *papers], others)
    else:
        yield halves(left, others)
        yield from below


def _to_judge(known: list[LevelResult]) -> Iterator[Part]:
    """What people still judge, each once with the levels it concerns."""
    levels: dict[ToJudge, list[str]] = defaultdict(list)
    for level in known:
        for item in level.to_judge:
            levels[item].append(level.short)
    if levels:
        yield heading("还须由人认定")
    for item, names in levels.items():
        yield sentence(f"□ {'、'.join(names)}，由{item.who}认定：{item.what}。〔{item.clause}〕", HALF)


def _remarks(result: Result, known: list[LevelResult], extent: Extent) -> Iterator[Part]:
    """The notice's own warnings that do not lead what to do, and how we read what it leaves unclear."""
    led = "".join(thing.first for thing in result.to_do)
    notes = [note for level in known for note in level.notes if note not in led]
    readings = [reading for level in known for reading in level.readings if extent.readings]
    yield from (sentence(f"注意：{text}", HALF) for text in dict.fromkeys([*notes, *readings]))


def _ask(result: Result) -> Iterator[Part]:
    """Whom to ask: about what is to be confirmed, and otherwise the office nearest to the person."""
    levels: dict[str, list[str]] = defaultdict(list)
    for level in result.possible:
        for ask in level.asks:
            levels[ask].append(level.short)
    yield heading("有疑问找谁")
    for ask, names in levels.items():
        yield sentence(f"{'、'.join(names)}要确认的，{ask}", HALF)
    yield sentence(f"{'其他不清楚的，' if levels else ''}{result.ask}", HALF)


def _bring(level: LevelResult) -> Iterator[Part]:
    fee = " ＝ ".join(filter(None, [f"每人：{level.price}", " ＋ ".join(level.fee_items)]))
    yield heading(f"{_that_year(level)}报{level.name}：交多少钱，带什么")
    yield sentence(f"{fee}〔{level.fee.clause}〕", HALF)
    yield from (sentence(f"□ {item.text}〔{item.clause}〕", HALF) for item in level.checklist.stated)
    if not level.checklist.stated:
        yield sentence("通知没有列材料。", HALF)


def _papers(level: LevelResult, extent: Extent, width: float) -> Iterator[Part]:
    papers = [item.text for item in level.checklist.ask_first]
    more = [f"另有 {len(papers) - extent.papers} 样没有印"] if len(papers) > extent.papers else []
    if papers:
        yield sentence(f"可能需要，请先问单位：{'；'.join(papers[: extent.papers] + more)}。", width)


def _dates(result: Result, level: LevelResult, extent: Extent) -> Iterator[Part]:
    """The stages that the things to do do not speak of, and where to register."""
    spoken_of = {"apply", "confirm"} if result.to_do and not result.closed else set()
    later = [f"{period.name} {period.when}" for period in level.periods if period.stage.role not in spoken_of]
    online = level.notice.preparation.online if extent.online else None
    if later:
        title = f"{_that_year(level)}的日程" if level.over else "往后的日程"
        yield sentence(f"{title}：{'；'.join(later)}。", css="apart")
    if online:
        path = " → ".join(online.path) or online.text
        instead = f"；打不开时改用：{online.fallback}" if online.fallback else ""
        where = "：".join(filter(None, [online.url, f"{path}〔{online.clause}〕"]))
        yield sentence(f"{_that_year(level)}在哪里报：{where}{instead}", css="apart")


def _that_year(level: LevelResult) -> str:
    """Of which year something is said that is over; empty while it is not."""
    return f"{notice_year(level.notice)} 年" if level.over else ""


def _end(result: Result, issued: Issued, extent: Extent) -> Iterator[Part]:
    """Where the sheet comes from, and where to read what does not stand on it."""
    if not extent.complete:
        how = "扫右上角的码，或者把自查码给人事" if issued.link else "把自查码给人事"
        yield sentence(f"一张纸印不下全部内容，有的写得简单些，有的没有印。要看全部，{how}。", css="apart")
    about = result.notice.about
    made = f"规则校验码 {rules_hash(result.notice)}。{chinese(result.today)}自查。"
    yield sentence(f"依据{about.number}。{about.only_for}{made}", css="apart")


def spaced(code: str) -> str:
    """A code in groups of four, as one reads it out; readers of codes skip white space."""
    head, _, payload = code.rpartition(".")
    return " ".join([f"{head}.", *(payload[at : at + 4] for at in range(0, len(payload), 4))])
