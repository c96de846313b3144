"""核查结果.xlsx, as an officer opens and prints it: read back with a second library."""

import io
from collections.abc import Iterable, Iterator
from datetime import date

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongqin_core.judging.verdict import Verdict
from gongqin_core.roster.review.checked_roster import as_workbook
from gongqin_core.roster.review.entries import entry
from gongqin_core.roster.review.remarks import CHANGES
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.spreadsheets.colours import HEADING, OF_VERDICT, PROBLEM, Colours
from gongqin_core.roster.spreadsheets.sheet import Row
from tests.pages.officer import MISTAKES
from tests.people import NOTICE
from tests.places import ROOT
from tests.roster.review.reviews import DRIVER, review
from tests.rosters import HEADINGS, TODAY, clean_rows, csv_of, judged, taken_in


def opened(roster: Review, changes: Iterable[Row] = (), words: Iterable[str] = ()) -> Workbook:
    entries = (entry(roster, person) for person in roster.people)
    return openpyxl.load_workbook(io.BytesIO(as_workbook(roster, entries, changes, words)))


@pytest.fixture(scope="module")
def town() -> Review:
    rows = [*clean_rows(40), *(DRIVER | changes for changes, _ in MISTAKES.values())]
    return judged(taken_in(csv_of(rows, [*HEADINGS, "申报等级"])))


@pytest.fixture(scope="module")
def sheet(town: Review) -> Worksheet:
    return opened(town).worksheets[0]


def verdict_cells(sheet: Worksheet) -> Iterator[tuple[str, str, str]]:
    """Word, ink and ground."""
    headings = {cell.column: str(cell.value) for cell in sheet[1]}
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            heading = headings[cell.column].removeprefix("核查：")
            if heading in {"五级", "四级", "三级", "二级", "一级", "结论"}:
                yield str(cell.value), cell.font.color.rgb[2:], cell.fill.fgColor.rgb[2:]


def test_headings_and_names_stay_in_sight_and_every_column_can_be_filtered(town: Review, sheet: Worksheet) -> None:
    assert sheet.title == "核查结果"
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(len(town.people) + 1, sheet.max_column).coordinate}"


def test_names_far_to_the_right_do_not_push_everything_else_out_of_sight() -> None:
    headings = [heading for heading in HEADINGS if heading != "姓名"] + ["姓名"]
    far = opened(judged(taken_in(csv_of([DRIVER], headings)))).worksheets[0]
    nameless = opened(judged(taken_in(csv_of([DRIVER], HEADINGS[2:])))).worksheets[0]
    assert (far.freeze_panes, nameless.freeze_panes) == ("A2", "A2")


def test_it_prints_on_a4_across_with_headings_and_numbers_on_every_page(town: Review) -> None:
    for sheet in opened(town).worksheets:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and int(sheet.page_setup.fitToHeight) == 0
        assert sheet.oddFooter.right.text == "第 &P 页，共 &N 页"
    assert opened(town).worksheets[0].print_title_rows == "$1:$1"


def test_every_column_is_as_wide_as_its_texts_need_within_limits(sheet: Worksheet) -> None:
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}
    assert widths["序号"] < widths["姓名"] < widths["工种"] < widths["核查：问题"] < widths["核查：依据"]
    assert all(5 < width < 50 for width in widths.values())


def test_one_long_text_is_broken_and_makes_its_row_higher_not_the_column_wider() -> None:
    long = "1992 年 7 月参军，1996 年 12 月退伍安置到某局车队"
    rows = [DRIVER | {"备注": ""} for _ in range(20)]
    sheets = [
        opened(judged(taken_in(csv_of([*rows, row], [*row])))).worksheets[0]
        for row in (rows[0], rows[0] | {"备注": long})
    ]
    letter = next(cell.column_letter for cell in sheets[0][1] if cell.value == "备注")
    narrow, wide = (sheet.column_dimensions[letter].width for sheet in sheets)
    assert narrow == wide
    plain, broken = (sheet.row_dimensions[22].height for sheet in sheets)
    assert broken > plain and sheets[1][f"{letter}22"].alignment.wrap_text


def test_a_verdict_has_its_word_and_its_colour(sheet: Worksheet) -> None:
    colours = {verdict.label: (f"{OF_VERDICT[verdict].ink}", OF_VERDICT[verdict].ground) for verdict in Verdict}
    met = 0
    for word, ink, ground in verdict_cells(sheet):
        assert (f"#{ink}", f"#{ground}") == colours[word.partition("（")[0]]
        met += word == "初步符合"
    assert met


@pytest.mark.parametrize("name", MISTAKES)
def test_a_cell_with_a_problem_is_coloured_and_says_in_a_note_what_is_wrong(name: str) -> None:
    changes, words = MISTAKES[name]
    row = DRIVER | {"出生年月": "1978-03"} | changes
    marked = opened(judged(taken_in(csv_of([row], [*row])))).worksheets[0]
    notes = {cell.coordinate: cell for cell in marked[2] if cell.comment}
    assert any(words in str(cell.comment.text) for cell in notes.values())
    coloured = {c.coordinate for c in marked[2] if c.fill.fgColor.rgb[2:] == PROBLEM.ground.removeprefix("#")}
    assert coloured == set(notes)


def test_a_heading_with_a_colon_in_it_still_tells_its_column() -> None:
    row = DRIVER | {"学历：最高": "扫盲班"}
    taken = taken_in(csv_of([row], [*row]))
    education = taken.headings.index("文化程度")
    roles = {column: role for column, role in taken.likely_roles.items() if column != education}
    roster = Review(taken, roles | {len(row) - 1: "education"}, NOTICE, TODAY)
    roster.judge_more()
    [marked] = [cell for cell in opened(roster).worksheets[0][2] if cell.comment]
    assert (marked.column, marked.value) == (len(row), "扫盲班")


def test_a_row_without_problems_has_no_notes() -> None:
    assert not [cell for cell in opened(review(DRIVER)).worksheets[0][2] if cell.comment]


def test_days_numbers_and_texts_that_look_like_formulas_stay_what_they_are() -> None:
    row = DRIVER | {"参加工作时间": date(2035, 7, 1), "出生年月": date(1978, 3, 1), "备注": "=1+1", "编号": 7.5}
    file = io.BytesIO()
    book = Workbook()
    for line in ([*row], [*row.values()]):
        book.active.append(line)
    book.active.cell(2, [*row].index("备注") + 1).data_type = "s"
    book.save(file)
    sheet = opened(judged(taken_in(file.getvalue(), "名册.xlsx"))).worksheets[0]
    cells = {str(heading.value): cell for heading, cell in zip(sheet[1], sheet[2], strict=True)}
    assert cells["参加工作时间"].is_date and cells["参加工作时间"].comment
    assert cells["出生年月"].is_date and not cells["出生年月"].comment
    assert (cells["备注"].value, cells["备注"].data_type) == ("=1+1", "s")
    assert cells["编号"].value == 7.5


def test_the_second_sheet_says_what_it_rests_on_what_words_mean_and_what_was_changed() -> None:
    bare = taken_in(csv_of([DRIVER], [heading for heading in DRIVER if heading != "岗位身份"]))
    roster = judged(bare, post="在岗正式人员")
    change = ["2", "张三", "文化程度", "=扫盲班", "初中", "待补充", "初步符合"]
    book = opened(roster, [change], ["岗位身份“在编”按在岗正式人员读"])
    assert book.sheetnames == ["核查结果", "说明和改动"]
    lines = [[cell for cell in row if cell is not None] for row in book["说明和改动"].iter_rows(values_only=True)]
    said = [line[0] for line in lines if line]
    assert "假定：名册没有这几列，岗位身份全部按“在岗正式人员”核查。" in said
    assert "岗位身份“在编”按在岗正式人员读" in said
    assert list(CHANGES) in lines and change in lines
    assert {cell.data_type for row in book["说明和改动"].iter_rows() for cell in row} <= {"s", "n"}


def test_without_changes_words_and_assumptions_the_second_sheet_says_so() -> None:
    sheet = opened(review(DRIVER))["说明和改动"]
    assert [cell.value for cell in sheet["A"]].count("没有。") == 3


def test_the_colours_are_those_of_the_mocks_and_stand_in_one_module() -> None:
    home = ROOT / "gongqin_core/roster/spreadsheets/colours.py"
    for path in (ROOT / "gongqin_core/roster").rglob("*.py"):
        for colours in (HEADING, PROBLEM, *OF_VERDICT.values()):
            assert path == home or colours.ground not in path.read_text(encoding="utf-8")
            assert isinstance(colours, Colours)
