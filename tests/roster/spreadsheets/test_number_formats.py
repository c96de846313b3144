"""A number is read as its cell shows it: what nobody sees is taken for no answer."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwt

from gongqin_core.roster.spreadsheets.files import read_sheet
from gongqin_core.roster.spreadsheets.sheet import ON_THE_PAGE
from tests.roster.spreadsheets.made import NOTICE, book, screened

HEADINGS = ["姓名", "参加工作时间", "现有等级"]
AUGUST = datetime(2008, 8, 7)

YEARLESS = [
    'm"月"d"日"',
    'm"月"d"日";@',
    "d-mmm",
    "mm-dd",
    "m/d",
    "aaaa",
    "dddd",
    "d",
    "mmm",
    "h:mm",
    "m/d h:mm",
    "mm:ss",
]
BUILT_IN_YEARLESS = [16, 20, 28, 51, 58]
DATED = {
    "yyyy/m/d": "2008-08-07",
    "yy-m-d": "2008-08-07",
    "e/m/d": "2008-08-07",
    "[$-411]ggge年m月d日": "2008-08-07",
    "[$-404]e.mm.dd": "2008-08-07",
    "d/m/bbbb": "2008-08-07",
    "m/d/yy h:mm": "2008-08-07",
    "yyyy-mm": "2008-08",
    "[$-411]e": "2008",
}


def new_book(look: Any, value: Any, column: int) -> bytes:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write(1, 0, "甲")
        write = sheet.write_datetime if isinstance(value, datetime) else sheet.write_number
        write(1, column, value, workbook.add_format({"num_format": look}))

    return book(fill)


def old_book(look: str, value: Any, column: int) -> bytes:
    workbook, file = xlwt.Workbook(), io.BytesIO()
    sheet = workbook.add_sheet("名册")
    for place, heading in enumerate(HEADINGS):
        sheet.write(0, place, heading)
    sheet.write(1, 0, "甲")
    sheet.write(1, column, value, xlwt.easyxf(num_format_str=look))
    workbook.save(file)
    return file.getvalue()


def read(content: bytes, column: int) -> Any:
    return next(read_sheet(io.BytesIO(content), "名册", NOTICE.facts, ON_THE_PAGE).rows)[column]


@pytest.mark.parametrize("look", [*YEARLESS, *BUILT_IN_YEARLESS])
def test_a_date_of_which_no_year_is_shown_is_not_read_with_the_year_below(look: Any, tmp_path: Path) -> None:
    """Whoever types 8-7 gets this year stored, which nobody said."""
    out = screened(tmp_path, new_book(look, AUGUST, 1), "名册.xlsx")
    assert out[1][1] == "8月7日"
    assert out[1][-1].startswith("参加工作时间：8月7日：格里看不到年份。先写年份，如 ")


@pytest.mark.parametrize("look", YEARLESS)
def test_nor_in_an_old_workbook(look: str) -> None:
    assert read(old_book(look, AUGUST, 1), 1) == "8月7日"


@pytest.mark.parametrize(("look", "day"), DATED.items(), ids=DATED)
def test_a_date_of_which_a_year_is_shown_in_any_way_is_read(look: str, day: str, tmp_path: Path) -> None:
    assert screened(tmp_path, new_book(look, AUGUST, 1), "名册.xlsx")[1][1] == day


def test_a_year_typed_where_no_year_is_shown_is_pointed_out(tmp_path: Path) -> None:
    out = screened(tmp_path, new_book('m"月"d"日"', 2008, 1), "名册.xlsx")
    assert out[1][-1].startswith("参加工作时间：1905-06-30：")


def test_a_time_of_day_without_a_day_stays_one() -> None:
    assert str(read(new_book("h:mm", 0.5, 1), 1)) == "12:00:00"


WORDS: list[tuple[str, float, Any]] = [
    ('[=3]"中级工";[=4]"初级工";General', 3, "中级工"),
    ('[=3]"中级工";[=4]"初级工";General', 4, "初级工"),
    ('[=3]"中级工";[=4]"初级工";General', 5, 5.0),
    ('[=1]"女";[=2]"男"', 3, "####"),
    ('[>=60]"合格";"不合格"', 59, "不合格"),
    ("[Red]无", 0, "无"),
    ('"有";"欠";"无"', 0, "无"),
    ('"有";"欠";"无"', -1, "欠"),
    ('"有;无"', 1, "有;无"),
    ('0"年"', 4, "4年"),
    ('"第"000\\号', 4, "第004号"),
    ('General"级"', 4, "4级"),
    ('0000"年"00"月"', 201612, "2016年12月"),
    ('0000"年"00"月"00"日"', 20161231, "2016年12月31日"),
    ("0000年00月", 201612, "2016年12月"),
    ('0000"."00', 201612, "2016.12"),
    ("0000-00-00", 20161231, "2016-12-31"),
    ('"20"00"."00', 1612, "2016.12"),
    ('"20"00', 16, "2016"),
    ('0"年"00"月"', 5, "0年05月"),
    ('0000"年"00"月"', 201612.5, 201612.5),
    ('0000"年"General', 201612, 201612.0),
    ("0000", 16, 16.0),
    ("#,##0", 201612, 201612.0),
    ('0.0"元"', 4, 4.0),
    ('0"元"', 4.5, 4.5),
    ("¥0", 4, 4.0),
    ('_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', 0, 0.0),
    ("0;-0;;@", 4, 4.0),
    ('"', 4, 4.0),
    (";;;", 4, ""),
    (";;;@", 4, ""),
    ("0;-0;;@", 0, ""),
    ("0;;0", -4, ""),
    ("0;-0;0;", 4, 4.0),
]
CONDITIONAL: list[tuple[str, float, Any]] = [
    ("[<10000]0;yyyy-mm", 9999, 9999.0),
    ("[<10000]0;yyyy-mm", 44075, "2020-09"),
    ("[<=9999]0;yyyy-mm-dd", 44075, date(2020, 9, 1)),
    ('[<=9999]0"年";yyyy"年"m"月"', 44075, "2020-09"),
    ('[<=9999]0"年";yyyy"年"m"月"', 2020, "2020年"),
    ("[>=43831]m-d;yyyy-mm", 44075, "9月1日"),
    ("[>=43831]m-d;yyyy-mm", 43830, "2019-12"),
    ("yyyy-mm-dd;[<0]0", 44075, date(2020, 9, 1)),
]


@pytest.mark.parametrize(("look", "number", "shown"), WORDS)
def test_a_number_that_is_shown_as_words_or_beside_some_is_read_as_shown(look: str, number: float, shown: Any) -> None:
    assert read(new_book(look, number, 2), 2) == shown
    assert read(old_book(look, number, 2), 2) == shown


@pytest.mark.parametrize(("look", "number", "shown"), CONDITIONAL)
def test_a_number_is_read_by_the_part_of_a_format_that_is_for_it(look: str, number: float, shown: Any) -> None:
    assert read(new_book(look, number, 2), 2) == shown
    assert read(old_book(look, number, 2), 2) == shown


def test_years_shown_in_the_column_of_the_level_are_no_level(tmp_path: Path) -> None:
    out = screened(tmp_path, new_book('0"年"', 4, 2), "名册.xlsx")
    assert out[1][-1].startswith("现有等级：4年：请写下面的一项")
