"""The blank roster: it can be filled in, and what it says can be read back."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from gongqin_core.notice.load import load_notice
from gongqin_core.roster.headings import recognise, result_headings
from gongqin_core.roster.screen import screen_file
from gongqin_core.roster.spreadsheets.sheet import RosterError
from gongqin_core.roster.spreadsheets.template import BEFORE, PEOPLE, choices, write_template

NOTICE = load_notice()
TODAY = date(2020, 4, 20)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "模板.xlsx"
    write_template(path, NOTICE)
    return path


def screened(source: Path, folder: Path) -> list[dict[str, str]]:
    import csv

    screen_file(source, folder / "结果.csv", NOTICE, TODAY)
    with (folder / "结果.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_one_column_for_each_fact(template: Path) -> None:
    headings = [cell.value for cell in openpyxl.load_workbook(template)["名册"][1]]
    assert [fact for fact in recognise(headings, NOTICE.facts) if fact] == list(NOTICE.facts)
    assert headings[:3] == ["序号", "姓名", "单位"]


def test_an_example_row_left_in_is_a_problem_and_otherwise_faultless(template: Path, tmp_path: Path) -> None:
    (example,) = screened(template, tmp_path)
    assert example["problems"].startswith("姓名：示例")
    assert example["problems"].endswith("这是模板里的示例。请删去这一行")
    assert "；" not in example["problems"]


def test_every_choice_of_a_drop_down_is_read_back(template: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(template)
    sheet, listed = book["名册"], book["选项"]
    sheet.delete_rows(2)
    headings = {cell.value: cell.column for cell in sheet[1]}
    filled = 0
    for column in listed.iter_cols(values_only=True):
        for row, choice in enumerate((cell for cell in column[1:] if cell), 2):
            sheet.cell(row, headings[column[0]], choice)
            filled += 1
    book.save(tmp_path / "填好.xlsx")
    assert filled == sum(len(choices(fact)) for fact in NOTICE.facts.values() if fact.type == "choice")
    rows = screened(tmp_path / "填好.xlsx", tmp_path)
    assert [row["problems"] for row in rows if "请写下面的一项" in row["problems"]] == []


def test_each_choice_column_has_its_own_drop_down(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    lists = [v for v in book["名册"].data_validations.dataValidation if v.type == "list"]
    assert len(lists) == sum(fact.type == "choice" for fact in NOTICE.facts.values())
    for validation in lists:
        (cells,) = validation.sqref.ranges
        heading = book["名册"].cell(1, cells.min_col).value
        (source,) = book["选项"][validation.formula1.replace("$", "").split("!")[1]][0][0].column_letter
        assert book["选项"][f"{source}1"].value == heading
        assert (cells.min_row, cells.max_row) == (2, PEOPLE + 1)


def test_dates_are_typed_as_text_so_that_a_month_stays_a_month(template: Path) -> None:
    columns = openpyxl.load_workbook(template)["名册"].column_dimensions["A"]
    assert (columns.number_format, columns.min) == ("@", 1)
    assert columns.max == len(BEFORE) + len(NOTICE.facts)


def test_the_legend_explains_every_column(template: Path) -> None:
    legend = openpyxl.load_workbook(template)["填写说明"]
    said = {row[0]: row for row in legend.iter_rows(values_only=True)}
    for fact in NOTICE.facts.values():
        assert fact.question in said[fact.short][1]
        assert all(label in said[fact.short][2] for label in fact.labels.values())
        assert said[fact.short][3] == fact.clause


def test_the_list_of_choices_is_hidden_and_never_taken_for_the_roster(template: Path, tmp_path: Path) -> None:
    assert openpyxl.load_workbook(template)["选项"].sheet_state == "hidden"
    assert list(screened(template, tmp_path)[0])[-6:] == result_headings(NOTICE)


def test_a_template_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match="没有这个文件夹"):
        write_template(tmp_path / "没有" / "模板.xlsx", NOTICE)
    assert list(tmp_path.iterdir()) == []


def test_it_prints_on_a4_across_the_paper_with_the_headings_on_every_page(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    for title, headings in (("名册", "$1:$1"), ("填写说明", "$9:$9")):
        sheet = book[title]
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (int(sheet.page_setup.fitToWidth or 1), int(sheet.page_setup.fitToHeight or 0)) == (1, 0)
        assert sheet.print_title_rows == headings
