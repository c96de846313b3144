"""The check sheet on paper, and the checked roster as a file: read back with a second library."""

import csv
import io
from math import ceil

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook as NewWorkbook

from gongqin_core.notice.rules_hash import rules_hash
from gongqin_core.roster.review.check_sheet import MOST_SHEETS, check_sheet
from gongqin_core.roster.review.checked_roster import as_csv, as_workbook
from gongqin_core.roster.review.checked_rows import CheckedRows
from gongqin_core.roster.review.cover import BESIDE
from gongqin_core.roster.review.entries import entry
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.statement import statements
from gongqin_core.roster.spreadsheets.styled import PAGE, sheet_name, write_cell
from tests.pages.officer import MISTAKES
from tests.people import NOTICE
from tests.roster.review.reviews import DRIVER, HEADINGS, WRONG, review
from tests.rosters import HEADINGS as ROSTER_HEADINGS
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


def test_a_unit_has_a_list_of_its_own_with_repeated_headings(book: Workbook, town: Review) -> None:
    assert book.sheetnames[:2] == ["封面", "待认定和确认"]
    assert sorted(name[2:] for name in book.sheetnames[2:]) == sorted(UNITS)
    for sheet in book.worksheets[2:]:
        assert sheet.print_title_rows == "$2:$4"
        assert [cell.value for cell in sheet[4]] == [
            "序号",
            "姓名",
            "工种",
            "现有等级",
            "申报等级",
            "结论",
            "依据",
            "档案已核",
        ]
        people = list(sheet.iter_rows(min_row=5, values_only=True))
        assert f"单位：{sheet.title[2:]}" in sheet["A3"].value
        assert [person[0] for person in people] == list(range(1, len(people) + 1))
    assert sum(sheet.max_row - 4 for sheet in book.worksheets[2:]) == len(town.people)


def pages(sheet: Worksheet) -> int:
    """How many sheets of paper it is printed on, by the heights of its rows; one where it is made to fit."""
    if sheet.page_setup.fitToHeight is None:
        return 1
    across, down = PAGE
    widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[4]]
    height = sum(sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1))
    return ceil(float(height * across / sum(7 * width * 0.75 for width in widths) / down))


def test_sixty_people_of_one_unit_with_twenty_mistakes_stand_on_five_pages() -> None:
    driver = DRIVER | {"出生年月": "1978-03", "工种": "焊工"}
    wrong = [driver | {"姓名": f"错例{number}"} | changes for number, (changes, _) in enumerate(MISTAKES.values())]
    rows = [row | {"单位": "市公路管理处"} for row in (*clean_rows(60 - len(wrong)), *wrong)]
    roster = judged(taken_in(csv_of(rows, [*ROSTER_HEADINGS, "申报等级"])))
    assert len(roster.people) == 60
    assert sum(map(pages, printed(roster).worksheets)) <= 5


def test_the_cover_counts_and_says_under_which_rules(book: Workbook, town: Review) -> None:
    cover = "\n".join(texts(book["封面"]))
    assert NOTICE.about.number in cover and rules_hash(NOTICE) in cover and "2020 年 4 月 20 日" in cover
    assert "共 120 人" in cover and "假定：没有。" in cover
    assert "经办人、工考部门负责人签字，加盖公章" in cover
    row = next(row for row in book["封面"].iter_rows(values_only=True) if row[0] == "合计")
    assert sum(row[2:6]) == 120


def test_what_people_must_judge_or_confirm_is_listed(book: Workbook, town: Review) -> None:
    sheet = book["待认定和确认"]
    judged_texts = "\n".join(texts(sheet))
    assert "三级（高级工）：遵纪守法" in judged_texts and "由本单位人事认定" in judged_texts
    start = next(cell.row for cell in sheet["A"] if cell.value == "序号")
    waiting = [person for person in town.people if entry(town, person).to_do]
    assert [row[1] for row in sheet.iter_rows(min_row=start + 1, values_only=True)] == [p.name for p in waiting]


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
    assert book.sheetnames == ["封面", "待认定和确认", "核对表"]
    assert "第 2 行" in texts(book["待认定和确认"])


def test_names_of_units_that_no_sheet_may_have() -> None:
    rows = [DRIVER | {"单位": unit} for unit in ("a/b:c?*[1]", "长" * 50, "'x'", "")]
    names = printed(review(*rows)).sheetnames[2:]
    assert names == ["1 a b c   1", f"2 {'长' * 29}", "3  x", "4 没写单位"]


def test_very_many_units_stand_on_one_list_unit_after_unit() -> None:
    rows = [DRIVER | {"单位": f"单位{number % (MOST_SHEETS + 1)}"} for number in range(2 * MOST_SHEETS + 2)]
    sheet = printed(review(*rows))["核对表"]
    units = [row[2] for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert units[:3] == ["单位0", "单位0", "单位1"]


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
    for sheet in book.worksheets[2:]:
        assert "核对人：＿" in sheet["A3"].value and "日期：＿" in sheet["A3"].value
        ticks = [row[-1] for row in sheet.iter_rows(min_row=4, values_only=True)]
        assert ticks == ["档案已核", *[None] * (len(ticks) - 1)]
    assert "核对人：＿" in "\n".join(texts(book["封面"]))


def test_a_list_of_options_stands_there_once() -> None:
    options = "、".join(NOTICE.facts["education"].labels.values())
    sheets = printed(review(*WRONG)).worksheets
    assert "\n".join(text for sheet in sheets for text in texts(sheet)).count(options) == 1
    assert f"文化程度：{options}" in texts(sheets[0])
    assert "文化程度：扫盲班：请写下面的一项（见“名册里可以写的”）" in "\n".join(texts(sheets[2]))


def test_a_statement_is_one_cell_with_its_heading_and_its_signatures() -> None:
    cover = texts(printed(review(DRIVER))["封面"])
    [statement] = [text for text in cover if "经审查，我县（市、区）张三等1名同志符合" in text]
    assert statement.startswith("县（市、区）的名册表声明（1 人，四（二）2）\n经审查")
    assert statement.endswith("\n谁签字、在哪里盖章：在名册表上，经办人、工考部门负责人签字，加盖公章。")


ODD_UNITS = {
    "a character that XML forbids": ("某局\x01\ufffe\uffff二科", "1 某局 二科"),
    "a line break": ("某局\n二科", "1 某局 二科"),
    "marks that a name may not have": ("[某]局:'二'*科?/\\", "1  某 局  二  科"),
    "just short enough": ("局" * 29, f"1 {'局' * 29}"),
    "one too long": ("局" * 30, f"1 {'局' * 29}"),
    "a character of two units that just fits": ("局" * 27 + "😀", f"1 {'局' * 27}😀"),
    "one that would be cut in two": ("局" * 28 + "😀", f"1 {'局' * 28}"),
}


@pytest.mark.parametrize(("unit", "name"), ODD_UNITS.values(), ids=ODD_UNITS)
def test_a_unit_names_its_sheet_whatever_stands_in_it(unit: str, name: str) -> None:
    book = printed(review(DRIVER | {"单位": unit}, DRIVER | {"单位": "另一局"}))
    assert book.sheetnames[2:] == [name, "2 另一局"]
    assert any("二科" in text for text in texts(book.worksheets[2])) or "二科" not in unit


def test_half_a_character_breaks_neither_a_name_nor_a_cell() -> None:
    assert sheet_name("1 某局\ud83d") == "1 某局"
    with NewWorkbook(file := io.BytesIO()) as book:
        write_cell(book.add_worksheet(), 0, 0, "某局\ud83d", None)
    assert texts(openpyxl.load_workbook(file).worksheets[0]) == ["某局"]
