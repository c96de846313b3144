"""The check sheet on paper, and the checked roster as a file: read back with a second library."""

import csv
import io
from itertools import pairwise
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook as NewWorkbook

from gongqin_core.judging.words import one_after_other
from gongqin_core.notice.rules_hash import rules_hash
from gongqin_core.roster.review.check_sheet import check_sheet
from gongqin_core.roster.review.checked_roster import as_csv, as_workbook
from gongqin_core.roster.review.checked_rows import CheckedRows
from gongqin_core.roster.review.cover import BESIDE
from gongqin_core.roster.review.entries import entry
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.statement import statements
from gongqin_core.roster.review.to_do import AT_ONCE
from gongqin_core.roster.spreadsheets.styled import write_cell
from tests.pages.officer import sixty
from tests.people import NOTICE
from tests.roster.review.paper import printed_pages
from tests.roster.review.reviews import DRIVER, HEADINGS, WRONG, review
from tests.rosters import UNITS, clean_rows, csv_of, judged, taken_in, workbook_of

FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)")


def printed(roster: Review, procedure: str | None = "county") -> Workbook:
    entries = [entry(roster, person) for person in roster.people]
    file = io.BytesIO(check_sheet(roster, entries, statements(roster, procedure)))
    return openpyxl.load_workbook(file)


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.fixture(scope="module")
def town() -> Review:
    return judged(taken_in(csv_of(clean_rows(120))))


@pytest.fixture(scope="module")
def book(town: Review) -> Workbook:
    return printed(town)


def test_every_page_is_a4_landscape_with_numbers_and_says_what_it_is_for(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert sheet.page_setup.fitToHeight in (0, None) and sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.right.text == "第 &P 页，共 &N 页"
        assert BESIDE in texts(sheet)[:2]


LISTED = ["序号", "姓名", "工种", "现有等级", "申报等级", "结论", "依据", "档案已核"]


def people_of(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """The rows below the headings that have a number."""
    return [row for row in sheet.iter_rows(min_row=5, values_only=True) if isinstance(row[0], int)]


def bands(sheet: Worksheet) -> dict[str, int]:
    """Unit → the row in which it stands above its people."""
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    above = {number for number, (row, below) in enumerate(pairwise(rows), 5) if below[0] == 1 and row[1] is None}
    return {str(sheet.cell(row, 1).value).partition("：")[0]: row for row in sorted(above)}


def test_units_stand_one_below_the_other_with_numbers_of_their_own(book: Workbook, town: Review) -> None:
    assert book.sheetnames == ["封面", "核对表"]
    sheet = book["核对表"]
    assert sheet.print_title_rows == "$2:$4"
    assert [cell.value for cell in sheet[4]] == LISTED
    assert sorted(bands(sheet)) == sorted(UNITS)
    numbers = [row[0] for row in people_of(sheet)]
    assert numbers == [number for some in town.units.values() for number in range(1, len(some) + 1)]
    assert f"{UNITS[0]}：共 {len(town.units[UNITS[0]])} 人。" in "\n".join(texts(sheet))


@pytest.mark.parametrize(("units", "most"), {1: 5, 3: 5, 8: 6, 20: 8}.items())
def test_sixty_people_stand_on_few_pages_however_many_units_they_are_of(units: int, most: int) -> None:
    """More units are more statements to copy, each in one piece."""
    roster = sixty(units)
    assert len(roster.people) == 60
    assert sum(len(printed_pages(sheet)) for sheet in printed(roster).worksheets) <= most


@pytest.mark.parametrize("units", [2, 8, 20, 60])
def test_no_page_ends_with_the_name_of_a_unit(units: int) -> None:
    sheet = printed(sixty(units))["核对表"]
    assert len(bands(sheet)) == units
    assert not {page[-1] for page in printed_pages(sheet)} & set(bands(sheet).values())


def test_the_cover_counts_and_says_under_which_rules(book: Workbook, town: Review) -> None:
    cover = "\n".join(texts(book["封面"]))
    assert NOTICE.about.number in cover and rules_hash(NOTICE) in cover and "2020 年 4 月 20 日" in cover
    assert "共 120 人" in cover and "假定：没有。" in cover
    assert "经办人、工考部门负责人签字，加盖公章" in cover
    row = next(row for row in book["封面"].iter_rows(values_only=True) if row[0] == "合计")
    assert sum(row[2:6]) == 120


def test_what_people_must_judge_stands_below_the_list(book: Workbook) -> None:
    judged_texts = "\n".join(texts(book["核对表"]))
    assert (
        "三级（高级工）、四级（中级工）、五级（初级工）：遵纪守法" in judged_texts
        and "由本单位人事认定" in judged_texts
    )


def test_what_is_still_to_be_done_names_everybody_whom_it_concerns_once() -> None:
    lacking = [DRIVER | {"姓名": f"缺证{number}", "现有等级": "", "单位": f"单位{number % 2}"} for number in range(4)]
    roster = review(DRIVER, *lacking)
    cover = texts(printed(roster)["封面"])
    [line] = [text for text in cover if "缺证0" in text]
    assert line.endswith("（4 人）：单位0 缺证0、缺证2；单位1 缺证1、缺证3") and "张三" not in line
    assert "补上" in line and "现有等级" in line


def test_very_many_who_lack_the_same_stand_in_texts_that_a_cell_can_hold() -> None:
    lacking = [DRIVER | {"姓名": f"缺证{number}", "现有等级": ""} for number in range(2 * AT_ONCE + 1)]
    lines = [text for text in texts(printed(review(*lacking))["封面"]) if "缺证" in text]
    assert [line.count("缺证") for line in lines] == [AT_ONCE, AT_ONCE, 1]


def test_what_was_assumed_stands_on_every_output() -> None:
    bare = taken_in(csv_of([DRIVER], [heading for heading in HEADINGS if heading != "岗位身份"]))
    roster = judged(bare, post="在岗正式人员")
    book = printed(roster)
    assert "假定：名册没有这几列，岗位身份全部按“在岗正式人员”核查。" in texts(book["封面"])
    assert any("假定：岗位身份全部按“在岗正式人员”核查。" in text for text in texts(book["核对表"]))
    rows = as_csv(roster, [entry(roster, person) for person in roster.people]).decode("utf-8-sig").splitlines()
    assert rows[0].endswith(",核查：假定") and rows[1].endswith("岗位身份全部按“在岗正式人员”")


def test_the_statement_is_ready_to_copy_for_each_unit() -> None:
    city = DRIVER | {"单位隶属": "市直"}
    roster = review(city, city | {"姓名": "李四", "单位": "另一局"})
    cover = "\n".join(texts(printed(roster, "city")["封面"]))
    assert "经审核，我单位 张三 等 1 名同志符合" in cover and "我单位 李四 等 1 名同志" in cover
    assert "再加盖主管部门公章" in cover


def test_without_units_there_is_one_list_and_a_person_without_a_name_has_a_line() -> None:
    roster = judged(taken_in(csv_of([DRIVER | {"岗位身份": "人暂时不在岗"}], HEADINGS[2:])))
    book = printed(roster)
    assert book.sheetnames == ["封面", "核对表"]
    assert "第 2 行" in "\n".join(texts(book["封面"])) and "第 2 行" in texts(book["核对表"])


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_ever_run_as_a_formula(formula: str) -> None:
    roster = review(DRIVER | {"姓名": formula, "单位": formula, "工种": formula})
    for sheet in printed(roster).worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    entries = [entry(roster, person) for person in roster.people]
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook(roster, entries))).worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].data_type) == (formula, "s")
    rows = list(csv.reader(io.StringIO(as_csv(roster, entries).decode("utf-8-sig"), newline="")))
    assert rows[1][0] == f"'{formula}"


def test_a_checked_roster_keeps_every_column_and_can_be_handed_in_again() -> None:
    rows = [DRIVER | {"申报等级": "四级"}, DRIVER | {"姓名": "李四", "参加工作时间": "2035"}]
    roster = judged(taken_in(workbook_of(rows, HEADINGS), "名册.xlsx"))
    entries = [entry(roster, person) for person in roster.people]
    again = judged(taken_in(as_workbook(roster, entries), "核查过的.xlsx"))
    assert again.intake.headings == [*HEADINGS, *CheckedRows(roster).results]
    assert [person.verdicts for person in again.people] == [person.verdicts for person in roster.people]
    assert again.level(again.people[0]) == "4"
    once_more = taken_in(as_csv(again, [entry(again, person) for person in again.people]))
    assert once_more.headings == again.intake.headings
    results = dict(zip(once_more.headings, once_more.rows[0], strict=True))
    assert (results["核查：三级"], results["核查：结论"], results["核查：申报等级"]) == (
        "初步符合",
        "不符合",
        "四级（中级工）",
    )
    assert "2035" in once_more.rows[1][-1]


# —— who checked, ticks, options ——


def test_every_list_says_who_checked_and_when_and_has_a_column_to_tick(book: Workbook) -> None:
    sheet = book["核对表"]
    assert "核对人：＿" in sheet["A3"].value and "日期：＿" in sheet["A3"].value
    ticks = [row[-1] for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert ticks == ["档案已核", *[None] * (len(ticks) - 1)]
    assert "核对人：＿" in "\n".join(texts(book["封面"]))


def test_a_list_of_options_stands_there_once() -> None:
    options = one_after_other(NOTICE.facts["education"].labels.values())
    sheets = printed(review(*WRONG[:2])).worksheets
    assert "\n".join(text for sheet in sheets for text in texts(sheet)).count(options) == 1
    assert f"文化程度：{options}" in texts(sheets[1])
    assert "文化程度：扫盲班：请写下面的一项（见“名册里可以写的”）" in "\n".join(texts(sheets[1]))


def test_what_many_rows_call_for_is_a_note_below_the_list() -> None:
    lines = texts(printed(review(*WRONG, DRIVER | {"文化程度": "没上过"}))["核对表"])
    assert "1. 文化程度：扫盲班：请写下面的一项（见“名册里可以写的”）" in lines
    assert [line.count("文化程度（见注 1）") for line in lines].count(1) == len(WRONG)
    assert "文化程度：没上过：请写下面的一项" in "\n".join(lines), "what one row calls for stands in it"


def test_a_statement_is_one_cell_with_its_heading_and_its_signatures() -> None:
    cover = texts(printed(review(DRIVER))["封面"])
    [statement] = [text for text in cover if "经审查，我县（市、区）张三等1名同志符合" in text]
    heading, words = statement.split("\n")
    assert heading.startswith("县（市、区）的名册表声明（1 人，四（二）2）　")
    assert heading.endswith("　谁签字、在哪里盖章：在名册表上，经办人、工考部门负责人签字，加盖公章。")
    assert words.startswith("经审查")


ODD_UNITS = {
    "a character that XML forbids": "某局\x01\ufffe\uffff二科",
    "a line break": "某局\n二科",
    "marks that have a meaning elsewhere": "[某]局:'二'*科?/\\",
    "a character of two units": "局" * 28 + "😀",
}


@pytest.mark.parametrize("unit", ODD_UNITS.values(), ids=ODD_UNITS)
def test_a_unit_stands_above_its_people_whatever_stands_in_it(unit: str) -> None:
    sheet = printed(review(DRIVER | {"单位": unit}, DRIVER | {"单位": "另一局"}))["核对表"]
    assert len(bands(sheet)) == 2 and "另一局" in bands(sheet)


def test_half_a_character_does_not_break_a_cell() -> None:
    with NewWorkbook(file := io.BytesIO()) as book:
        write_cell(book.add_worksheet(), 0, 0, "某局\ud83d", None)
    assert texts(openpyxl.load_workbook(file).worksheets[0]) == ["某局"]
