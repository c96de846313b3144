"""核对表: the checked roster for print (.xlsx, A4 landscape), to be laid beside the list that is stamped.

A cover with what it comes to and what is still to be supplied or confirmed, and everybody, unit below unit.
"""

from collections.abc import Sequence
from io import BytesIO

from ...judging.words import chinese
from ...notice.fees import Money
from ...notice.rules_hash import rules_hash
from ..assumption import assumed_words
from .check_list import BASIS, CONCLUSION, LEVEL, NAME, NUMBER, SIGN, TICK, TICKED, CheckList, by_unit
from .cover import COVER_WIDTHS, write_cover, write_heading
from .entries import Entry
from .landscape import Page, Paper
from .person import unit_name
from .review import Review
from .roles import OWN_WORDS, UNIT
from .statement import FilledStatement
from .tally import tally
from .to_do import JUDGED, to_judge
from .totals import fee_sentence

WIDTHS = {NUMBER: 5, NAME: 9, LEVEL: 15, CONCLUSION: 10, BASIS: 123, TICKED: 5}
LISTED_WIDTH = 15
"""Width of a fact that stands on the list."""


def check_sheet(review: Review, entries: Sequence[Entry], statements: Sequence[FilledStatement]) -> bytes:
    """The workbook. `entries`: everybody, in the roster's order."""
    from xlsxwriter import Workbook

    file, notice = BytesIO(), review.notice
    with Workbook(file, {"in_memory": True}) as book:
        foot = f"{notice.about.number}　规则校验码 {rules_hash(notice)}　{chinese(review.today)}核查"
        paper = Paper(book, foot)
        people = CheckList(review, entries)
        write_cover(paper.page("封面", COVER_WIDTHS), review, entries, statements)
        _write_list(paper.page("核对表", _widths(review)), review, entries, people)
        paper.on_few_pages()
    return file.getvalue()


def _headings(review: Review) -> list[str]:
    facts = [review.notice.facts[fact].short for fact in review.notice.listed]
    return [NUMBER, NAME, *facts, LEVEL, CONCLUSION, BASIS, TICKED]


def _widths(review: Review) -> list[int]:
    return [WIDTHS.get(heading, LISTED_WIDTH) for heading in _headings(review)]


def _write_list(page: Page, review: Review, entries: Sequence[Entry], people: CheckList) -> None:
    """Units stand one below the other, each with its own numbers: a sheet of its own for each would be mostly empty."""
    units = by_unit(entries)
    write_heading(page, f"{review.notice.about.short}　报名人员核对表")
    page.line(_about(review, "" if len(units) > 1 else next(iter(units), ""), entries))
    page.table(_headings(review), ())
    page.repeat_above(rows=3)
    for unit, some in units.items():
        rows: list[list[str | Money]] = [
            [number, one.person.who, *people.facts(one.person), *people.standing(one), ""]
            for number, one in enumerate(some, 1)
        ]
        if len(units) > 1:
            page.band(f"{unit_name(unit)}：{_counted(review, some)}", rows[0])
        for row in rows:
            page.table_row(row)
    judged = {JUDGED: [*to_judge(review.notice, entries)]}
    for title, lines in (judged | people.below).items():
        if lines:
            page.line(title, "part")
            page.texts(lines)
    page.line(TICK)


def _about(review: Review, unit: str, entries: Sequence[Entry]) -> str:
    assumed = assumed_words(review.notice, review.assumed)
    return (
        f"{f'{OWN_WORDS[UNIT]}：{unit}　　' if unit else ''}{_counted(review, entries)}"
        f"{f'假定：{assumed}核查。' if assumed else ''}{review.words_sentence}　　{SIGN}"
    )


def _counted(review: Review, entries: Sequence[Entry]) -> str:
    part = tally(review, [entry.person for entry in entries])
    return f"共 {part.people} 人。{fee_sentence(part)}"
