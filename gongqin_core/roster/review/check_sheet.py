"""核对表: the checked roster for print (.xlsx, A4 landscape), to be laid beside the list that is stamped.

A cover with what it comes to, what people must still judge or confirm, and a list for each unit.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO

from ...judging.words import chinese
from ...notice.rules_hash import rules_hash
from ..assumption import assumed_words
from ..spreadsheets.styled import sheet_name
from .check_list import BASIS, CONCLUSION, LEVEL, NAME, NUMBER, SIGN, TICKED, CheckList
from .check_list import UNIT as UNIT_HEADING
from .cover import COVER_WIDTHS, write_cover, write_heading
from .entries import Entry
from .landscape import Page, Paper
from .person import unit_name
from .review import Review
from .roles import OWN_WORDS, UNIT
from .statement import FilledStatement
from .tally import tally
from .to_do import TO_DO_WIDTHS, write_to_do
from .totals import fee_sentence

WIDTHS = {NUMBER: 6, NAME: 9, UNIT_HEADING: 14, LEVEL: 15, CONCLUSION: 12, BASIS: 109, TICKED: 9}
LISTED_WIDTH = 18
"""Width of a fact that stands on the list."""
MOST_SHEETS = 60
"""Units with a sheet of their own; beyond, all stand on one, unit after unit."""


def check_sheet(review: Review, entries: Sequence[Entry], statements: Sequence[FilledStatement]) -> bytes:
    """The workbook. `entries`: everybody, in the roster's order."""
    from xlsxwriter import Workbook

    file, notice = BytesIO(), review.notice
    with Workbook(file, {"in_memory": True}) as book:
        foot = f"{notice.about.number}　规则校验码 {rules_hash(notice)}　{chinese(review.today)}核查"
        paper = Paper(book, foot)
        people = CheckList(review, entries)
        write_cover(paper.page("封面", COVER_WIDTHS), review, statements, people)
        write_to_do(paper.page("待认定和确认", TO_DO_WIDTHS), review, entries)
        for title, unit, some in _lists(entries):
            _write_list(paper.page(title, _widths(review, unit)), unit, review, some, people)
        paper.on_few_pages()
    return file.getvalue()


def _lists(entries: Sequence[Entry]) -> Iterator[tuple[str, str, list[Entry]]]:
    """Name of a sheet, its unit (empty for all of them), its people."""
    units: dict[str, list[Entry]] = {}
    for entry in entries:
        units.setdefault(entry.person.unit, []).append(entry)
    if 1 < len(units) <= MOST_SHEETS:
        yield from ((_title(number, unit), unit, some) for number, (unit, some) in enumerate(units.items(), 1))
    else:
        yield "核对表", next(iter(units)) if len(units) == 1 else "", [one for some in units.values() for one in some]


def _title(number: int, unit: str) -> str:
    return sheet_name(f"{number} {unit_name(unit)}")


def _headings(review: Review, unit: str) -> list[str]:
    """Where all are of one unit, that stands above the table alone."""
    facts = [review.notice.facts[fact].short for fact in review.notice.listed]
    return [NUMBER, NAME, *([] if unit else [UNIT_HEADING]), *facts, LEVEL, CONCLUSION, BASIS, TICKED]


def _widths(review: Review, unit: str) -> list[int]:
    headings = _headings(review, unit)
    beside = WIDTHS[BASIS] + (WIDTHS[UNIT_HEADING] if unit else 0)
    return [beside if heading == BASIS else WIDTHS.get(heading, LISTED_WIDTH) for heading in headings]


def _write_list(page: Page, unit: str, review: Review, entries: Sequence[Entry], people: CheckList) -> None:
    part = tally(review, [entry.person for entry in entries])
    write_heading(page, f"{review.notice.about.short}　报名人员核对表")
    assumed = assumed_words(review.notice, review.assumed)
    page.line(
        f"{OWN_WORDS[UNIT]}：{unit or '见各行'}　　共 {part.people} 人。{fee_sentence(part)}"
        f"{f'假定：{assumed}核查。' if assumed else ''}{review.words_sentence}"
        f"　　{SIGN}"
    )
    page.table(_headings(review, unit), ())
    page.repeat_above(rows=3)
    for number, entry in enumerate(entries, 1):
        person = entry.person
        units = [] if unit else [person.unit]
        page.table_row([number, person.name, *units, *people.facts(person), *people.standing(entry), ""])
