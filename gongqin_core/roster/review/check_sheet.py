"""核对表: the checked roster for print (.xlsx, A4 landscape), to be laid beside the list that is stamped.

A cover with what it comes to, what people must still judge or confirm, and a list for each unit.
"""

import re
from collections.abc import Sequence
from io import BytesIO

from ...judging.answers import AnswerError
from ...judging.words import chinese, say
from ...notice.rules_hash import rules_hash
from ..assumption import assumed_words
from ..cells import read_cell
from .cover import BESIDE, COVER, TO_DO, fee_sentence, write_cover, write_to_do
from .landscape import Page, Paper
from .people import Person, Review
from .roles import OWN_WORDS, UNIT
from .statement import Filled
from .tally import tally
from .words import Line, applied, conclusion

WIDTHS = {"序号": 6, "姓名": 9, "单位": 16, "申报等级": 15, "结论": 14, "依据": 57}
LISTED = 15
"""Width of a fact that stands on the list."""
MOST_SHEETS = 60
"""Units with a sheet of their own; beyond, all stand on one, unit after unit."""
LONGEST_TITLE = 31
NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")


def check_sheet(review: Review, lines: Sequence[Line], statements: Sequence[Filled]) -> bytes:
    """The workbook. `lines`: everybody, in the roster's order."""
    from xlsxwriter import Workbook

    file, notice = BytesIO(), review.notice
    with Workbook(file, {"in_memory": True}) as book:
        foot = f"{notice.about.number}　规则校验码 {rules_hash(notice)}　{chinese(review.today)}核查"
        paper = Paper(book, foot)
        write_cover(paper.page("封面", COVER), review, statements)
        write_to_do(paper.page("待认定和确认", TO_DO), review, lines)
        for title, unit, people in _parts(lines):
            _write_list(paper.page(title, _widths(review)), unit, review, people)
    return file.getvalue()


def _parts(lines: Sequence[Line]) -> list[tuple[str, str, list[Line]]]:
    """Name of a sheet, its unit (empty for all of them), its people."""
    by_unit: dict[str, list[Line]] = {}
    for line in lines:
        by_unit.setdefault(line.person.unit, []).append(line)
    if len(by_unit) <= 1 or len(by_unit) > MOST_SHEETS:
        unit = next(iter(by_unit)) if len(by_unit) == 1 else ""
        return [("核对表", unit, [line for people in by_unit.values() for line in people])]
    return [(_title(number, unit), unit, by_unit[unit]) for number, unit in enumerate(by_unit, 1)]


def _title(number: int, unit: str) -> str:
    return f"{number} {NOT_IN_TITLES.sub(' ', unit) or '没写单位'}"[:LONGEST_TITLE].strip()


def _headings(review: Review) -> list[str]:
    facts = [review.notice.facts[fact].short for fact in review.notice.listed]
    before, after = ("序号", "姓名", "单位"), ("申报等级", "结论", "依据")
    return [*before, *facts, *after]


def _widths(review: Review) -> list[int]:
    return [WIDTHS.get(heading, LISTED) for heading in _headings(review)]


def _write_list(page: Page, unit: str, review: Review, people: Sequence[Line]) -> None:
    part = tally(review, [line.person for line in people])
    page.line(f"{review.notice.about.short}　报名人员核对表", "title")
    page.line(BESIDE, "beside")
    assumed = assumed_words(review.notice, review.assumed)
    page.line(
        f"{OWN_WORDS[UNIT]}：{unit or '见各行'}　　共 {part.people} 人。{fee_sentence(part)}"
        f"{f'假定：{assumed}核查。' if assumed else ''}"
    )
    page.table(_headings(review), ())
    page.repeat_above(rows=3)
    for number, line in enumerate(people, 1):
        page.table_row(_row(review, number, line))


def _row(review: Review, number: int, line: Line) -> list[str | int]:
    person = line.person
    facts = [_said(review, person, fact) for fact in review.notice.listed]
    doubts = f"；名册要核实：{'；'.join(person.problems)}" if person.problems else ""
    level = applied(review, person)
    return [number, person.name, person.unit, *facts, level, conclusion(review, person), line.basis + doubts]


def _said(review: Review, person: Person, fact: str) -> str:
    """A cell in the words of the notice; as it is written where nobody can read it."""
    text = review.text(person, fact)
    try:
        return say(review.notice.facts[fact], read_cell(review.notice.facts[fact], text)) if text else ""
    except AnswerError:
        return text
