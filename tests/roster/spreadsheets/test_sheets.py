"""Roster files in and out: what can be read is kept to the letter, what cannot is refused in one clear line."""

import csv
import io
import os
import struct
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from python_calamine import CalamineWorkbook

from gongqin_core.roster.screen import screen_file
from gongqin_core.roster.spreadsheets.files import new_file, read_sheet
from gongqin_core.roster.spreadsheets.sheet import ON_THE_PAGE, Limits, RosterError
from tests.roster.spreadsheets.made import NOTICE, TODAY, book, screened
from tests.workbooks import zipped

RESULTS = ["level_5", "level_4", "level_3", "level_2", "level_1", "problems"]


def sheet_of(rows: Sequence[Sequence[object]]) -> bytes:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("名册")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return book(fill)


# —— CSV ——


def test_every_input_column_comes_back_to_the_letter_and_in_order(tmp_path: Path) -> None:
    rows = [["备注", "post", "姓名"], ['引号"和,逗号', "regular", " 甲 "], ["两\r\n行", "other", "=1+1"], ["", "", ""]]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    out = screened(tmp_path, text.getvalue().encode())
    assert out[0] == rows[0] + RESULTS
    assert [row[:3] for row in out] == rows
    assert [row[3] for row in out[1:]] == ["unknown", "not_met", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_file_may_be_utf8_or_gb18030_and_comes_out_as_utf8_with_bom(tmp_path: Path, encoding: str) -> None:
    out = screened(tmp_path, "姓名,岗位身份\n张三,其他身份\n".encode(encoding))
    assert out[1][:3] == ["张三", "其他身份", "not_met"]
    assert (tmp_path / "结果.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_blank_lines_and_short_rows_stay_where_they_are(tmp_path: Path) -> None:
    out = screened(tmp_path, b"post,career_start\nother\n\nregular,2000\n")
    assert out[1][:3] == ["other", "", "not_met"]
    assert out[2] == []
    assert out[3][:2] == ["regular", "2000"]


def test_a_cell_of_several_lines_is_one_cell_whatever_commas_it_has(tmp_path: Path) -> None:
    rows = ['甲,,,"先进,表彰,奖章\n2016,2017\n"', '乙,,,"一\n二"', '丙,"其他身份\n其他身份",,x']
    out = screened(tmp_path, (HEAD + "\n".join(rows) + "\n").encode())
    assert [row[0] for row in out[1:]] == ["甲", "乙", "丙"]
    assert out[1][3] == "先进,表彰,奖章\n2016,2017\n"
    assert [len(screened(tmp_path, f'姓名,岗位身份,备注\n甲,,"x\n乙,,{mark}"\n'.encode())) for mark in "yz"] == [2, 2]


def test_a_thousand_columns_are_read_and_sixteen_thousand_without_anything_in_them(tmp_path: Path) -> None:
    out = screened(tmp_path, ("姓名,岗位身份" + ",x" * 998 + "," * 15_384 + "\n甲,其他身份\n").encode())
    assert out[1][:2] == ["甲", "其他身份"] and len(out[1]) == 16_384 + len(RESULTS)


def test_empty_cells_beyond_the_heading_are_nothing(tmp_path: Path) -> None:
    out = screened(tmp_path, "姓名,岗位身份\n甲,其他身份,,\n乙,其他身份\n丙,其他身份, ,\u200b\n".encode())
    assert [row[:3] for row in out[1:]] == [[name, "其他身份", "not_met"] for name in "甲乙丙"]
    assert {len(row) for row in out} == {2 + len(RESULTS)}


@pytest.mark.parametrize("people", [3, 60_000], ids=["a few", "many"])
def test_a_note_beside_the_table_comes_back_where_it_stood(tmp_path: Path, people: int) -> None:
    rows = "甲,其他身份\n" * people + "乙,其他身份,,备注在右边\n"
    out = screened(tmp_path, ("姓名,岗位身份\n" + rows).encode("gb18030"))
    assert out[0] == ["姓名", "岗位身份", "", "", *RESULTS]
    assert out[1][:5] == ["甲", "其他身份", "", "", "not_met"]
    assert out[-1][:5] == ["乙", "其他身份", "", "备注在右边", "not_met"]
    assert {len(row) for row in out} == {4 + len(RESULTS)}


@pytest.mark.parametrize("end", ["\x1a", "\n\x1a", "\r\n\x1a\r\n", "\r\n\x1a\x1a"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_sign_for_the_end_of_the_file_is_nobody(tmp_path: Path, end: str, encoding: str) -> None:
    out = screened(tmp_path, f"姓名,岗位身份\r\n甲,其他身份{end}".encode(encoding))
    assert [row[:3] for row in out[1:]] == [["甲", "其他身份", "not_met"]]


def test_a_text_that_is_a_formula_is_the_text_in_it_and_goes_out_as_it_came(tmp_path: Path) -> None:
    out = screened(tmp_path, b'post,birth,name\n="other",="1975-03-08"\nother,"=""1975-03-08"""\n')
    assert [row[2] for row in out[1:]] == ["", ""]
    assert [row[3] for row in out[1:]] == ["not_met", "not_met"]
    assert [row[1] for row in out[1:]] == ['="1975-03-08"', '="1975-03-08"']
    assert [row[-1] for row in out[1:]] == ["", ""]


def test_a_title_above_the_heading_is_kept(tmp_path: Path) -> None:
    out = screened(tmp_path, "某单位花名册,\n姓名,岗位身份\n张三,其他身份\n".encode())
    assert out[0] == ["某单位花名册", ""]
    assert out[1] == ["姓名", "岗位身份", *RESULTS]
    assert out[2][2] == "not_met"


def test_an_unreadable_cell_is_unknown_for_its_fact_only(tmp_path: Path) -> None:
    out = screened(tmp_path, "岗位身份,参加工作时间\n其他身份,很久以前\n".encode())
    assert out[1][2] == "not_met"
    assert out[1][-1].startswith("参加工作时间：很久以前：认不出是哪一天")


HEAD = "姓名,岗位身份,工种,备注\n"
SWALLOWED = HEAD + '甲,,,\n乙,,,"见备注\n丙,,,\n丁,,,x"\n'
"""The quotes of 乙 and 丁 make one cell of what stands between them."""


def packed(**files: bytes) -> bytes:
    return zipped({f"{name}.zip": content for name, content in files.items()})


REFUSED = {
    "空文件": (b"", "开头全是空的，没有表头"),
    "只有一个 BOM": (b"\xef\xbb\xbf\r\n", "开头全是空的，没有表头"),
    "网页改名成的表格": ("<html><table><td>岗位身份</td></table>".encode(), "其实是网页或 XML，不是表格文件"),
    "带 BOM 的 XML": ("\ufeff <?xml version='1.0'?>\n岗位身份\n".encode(), "其实是网页或 XML"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "不是表格文件。请选 .xlsx、.xls 或 .csv 文件"),
    "Unicode 文本": ("姓名\t岗位身份\n".encode("utf-16"), "是 UTF-16 文字"),
    "制表符隔开": ("姓名\t岗位身份\n张三\t其他身份\n".encode(), "各列之间是制表符，不是英文逗号"),
    "分号隔开": ("姓名;岗位身份\n张三;其他身份\n".encode("gb18030"), "各列之间是分号，不是英文逗号"),
    "中文逗号隔开": ("姓名，岗位身份\n张三，其他身份\n".encode(), "各列之间是中文逗号，不是英文逗号"),
    "旧式的换行": ("姓名,岗位身份\r张三,其他身份\r".encode(), "换行用的是旧式的回车符"),
    "没有认得的列": ("甲,乙\n1,2\n".encode(), "没有一列认得出来。表头请写"),
    "两列同一件事": ("岗位身份,post\n".encode(), "第 1 列“岗位身份”和第 2 列“post”都是岗位身份。请只留一列"),
    "已经有结果列": (b"post,level_5\n", "第 1 行“level_5”列：已经有结果列了"),
    "已经有问题列": (b"post,problems\n", "“problems”列：已经有结果列了"),
    "比表头长的行": (b"post\nregular\nregular,x\n", "第 3 行第 2 列：表头只有 1 列，这一行有 2 格"),
    "十万列": (("姓名,岗位身份" + ",x" * 100_000 + "\n").encode(), "超过 1000 列"),
    "十万个空列": (("姓名,岗位身份" + "," * 100_000 + "\n").encode(), "超过 1000 列"),
    "引号把人包进一格": (SWALLOWED.encode(), "第 3 行：这一行的一格里还有下面几行，多半是引号不成对"),
    "很下面引号把人包进一格": ((HEAD + "甲,,,\n" * 30 + SWALLOWED[len(HEAD) :]).encode(), "第 33 行：这一行的一格里"),
    "没有转义的同上": (
        ("姓名,参加工作时间,现等级,取证时间\n张三,1998.07,高级工,2015.06\n" + '李四,",",",\n王五,",",",\n').encode(),
        "第 3 行：这一行的一格里还有下面几行，多半是引号不成对",
    ),
    "一行用中文逗号": (
        "姓名,参加工作时间,现等级,取证时间\n李四,2004.10,中级工,2014.11\n张三，1998.07，高级工，2015.06\n".encode(),
        "第 3 行：各列之间是中文逗号，不是英文逗号。请改成英文逗号",
    ),
    "一行用分号": (
        "姓名,参加工作时间,现等级,取证时间\n张三;1998年7月;高级工;2015.06\n李四,2004.10,中级工,2014.11\n".encode(),
        "第 2 行：各列之间是分号，不是英文逗号",
    ),
    "没有标记的 UTF-16": ("姓名,岗位身份\n张三,其他身份\n".encode("utf-16-le"), "是 UTF-16 文字"),
    "没有标记的另一种 UTF-16": ("姓名\t岗位身份\n张三\t其他身份\n".encode("utf-16-be"), "是 UTF-16 文字"),
    "后面全是空字符": ("姓名,岗位身份\n张三,其他身份\n".encode() + b"\0" * 9000, "第 3 行：有空字符"),
    "半个汉字": ("姓名,岗位身份\n甲,其他身份\n".encode("gbk") + b"\xd5,x\n", "第 3 行：有认不出的字符"),
    "压缩包里的压缩包": (packed(名册=b"PK"), "是压缩包。请先解压"),
    "表头在第 21 行": (("说明,\n" * 20 + "姓名,岗位身份\n").encode(), "前 20 行里没有一列认得出来"),
    "空字符": (b"post\nreg\0ular\n" + b"regular\n" * 20, "第 2 行：有空字符"),
    "引号没有关": (b'post\n"regular\n', "引号不成对"),
    "一格太长": (b"post\n" + b"x" * 200_000, "一格里的字太多"),
    "不是文字": (b"post\n\xff\xff\xff\n", "第 2 行：有认不出的字符"),
    "两种编码": (
        "姓名,岗位身份\n张三李四王五,其他身份\n".encode() + "赵六,其他\n".encode("gb18030"),
        "第 1 行：这一行是 UTF-8 文字",
    ),
    "图片": (b"\x89PNG\r\n\x1a\n" + bytes(40) + bytes(range(256)), "不是表格文件"),
    "假的表格": (b"PK\x03\x04" + b"\0" * 50, "不是完整的 Excel 文件"),
    "假的旧表格": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "不是完整的 Excel 文件"),
    "有密码": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "有打开密码",
    ),
}


@pytest.mark.parametrize(("content", "line"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_used_is_refused_and_nothing_is_written(tmp_path: Path, content: bytes, line: str) -> None:
    (tmp_path / "结果.csv").write_text("以前的结果", encoding="utf-8")
    with pytest.raises(RosterError) as refused:
        screened(tmp_path, content)
    assert line in str(refused.value)
    assert "名册.csv" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "请" in str(refused.value)
    assert (tmp_path / "结果.csv").read_text(encoding="utf-8") == "以前的结果"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["名册.csv", "结果.csv"])


def test_a_late_mistake_leaves_no_half_result(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match="第 40002 行第 2 列"):
        screened(tmp_path, b"post\n" + b"regular\n" * 40_000 + b"regular,x\n")
    assert [path.name for path in tmp_path.iterdir()] == ["名册.csv"]


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def test_a_name_that_is_the_roster_under_another_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text("post\nregular\n")
    (tmp_path / "又名.csv").hardlink_to(tmp_path / "名册.csv")
    with pytest.raises(RosterError, match="就是名册本身"):
        screen_file(tmp_path / "名册.csv", tmp_path / "又名.csv", NOTICE, TODAY)


def test_a_result_goes_where_a_link_leads_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text("post\nregular\n")
    (tmp_path / "共享").mkdir()
    for shared in (tmp_path / "共享" / "结果.csv", tmp_path / "共享" / "还没有.csv"):
        link = tmp_path / f"链接{shared.name}"
        link.symlink_to(shared)
        screen_file(tmp_path / "名册.csv", link, NOTICE, TODAY)
        assert link.is_symlink() and shared.read_text(encoding="utf-8-sig").startswith("post,level_5")
    assert sorted(path.name for path in (tmp_path / "共享").iterdir()) == ["结果.csv", "还没有.csv"]


def test_where_the_output_goes_is_no_file_to_write(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text("post\nregular\n")
    for out in ("/dev/stdout", "/proc/self/fd/1", "/dev/null"):
        with pytest.raises(RosterError, match="请写"):
            screen_file(tmp_path / "名册.csv", Path(out), NOTICE, TODAY)
    with pytest.raises(RosterError, match="不是普通文件"), new_file(Path("/dev/stdout")):
        pass


def test_files_that_are_missing_or_in_the_way(tmp_path: Path) -> None:
    roster = tmp_path / "名册.csv"
    with pytest.raises(RosterError, match=r"没有 .* 这个文件"):
        screen_file(roster, tmp_path / "结果.csv", NOTICE, TODAY)
    roster.write_text("post\nregular\n")
    with pytest.raises(RosterError, match="就是名册本身"):
        screen_file(roster, tmp_path / ".." / tmp_path.name / "名册.csv", NOTICE, TODAY)
    with pytest.raises(RosterError, match="没有这个文件夹"):
        screen_file(roster, tmp_path / "没有" / "结果.csv", NOTICE, TODAY)
    with pytest.raises(RosterError, match="是文件夹"):
        screen_file(tmp_path, tmp_path / "结果.csv", NOTICE, TODAY)
    with pytest.raises(RosterError, match="是文件夹"):
        screen_file(roster, tmp_path, NOTICE, TODAY)
    with pytest.raises(RosterError, match="有一段不是文件夹"):
        screen_file(roster, roster / "结果.csv", NOTICE, TODAY)
    with pytest.raises(RosterError, match="打不开"):
        screen_file(roster / "里面", tmp_path / "结果.csv", NOTICE, TODAY)
    with pytest.raises(RosterError, match="打不开"):
        screen_file(tmp_path / ("长" * 200), tmp_path / "结果.csv", NOTICE, TODAY)
    with pytest.raises(RosterError, match="名字太长，请换短一些的"):
        screen_file(roster, tmp_path / ("长" * 84), NOTICE, TODAY)
    with pytest.raises(RosterError, match="不是普通文件"):
        screen_file(roster, pipe(tmp_path / "管道"), NOTICE, TODAY)
    for name in ("结果.xls", "结果.pdf", "结果.csv.bak"):
        with pytest.raises(RosterError, match=r"只能写成 \.csv 或 \.xlsx"):
            screen_file(roster, tmp_path / name, NOTICE, TODAY)
    for name in ("", "-"):
        with pytest.raises(RosterError, match="没有写结果文件的名称"):
            screen_file(roster, Path(name), NOTICE, TODAY)
    with pytest.raises(RosterError, match="是管道，不能读两遍"):
        screen_file(tmp_path / "管道", tmp_path / "结果.csv", NOTICE, TODAY)
    for device in ("/dev/zero", "/dev/null"):
        with pytest.raises(RosterError, match="是设备，不是名册文件"):
            screen_file(Path(device), tmp_path / "结果.csv", NOTICE, TODAY)
    assert roster.read_text() == "post\nregular\n"


def test_a_column_of_id_numbers_is_not_read_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text(
        "出生年月,岗位身份\n11010119900101001X,其他身份\n110101199001010010,\n", encoding="utf-8"
    )
    notes = screen_file(tmp_path / "名册.csv", tmp_path / "结果.csv", NOTICE, TODAY)
    assert notes == [
        "“出生年月”列像是身份证号，没有读取。",
        "核查用了 1 列：“岗位身份”。",
        "只照抄、没有核查的列：“出生年月”。",
    ]
    assert "认不出" not in (tmp_path / "结果.csv").read_text(encoding="utf-8-sig")


# —— workbooks ——


def test_numbers_dates_and_texts_of_a_workbook_are_read(tmp_path: Path) -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["姓名", "现有等级", "参加工作时间", "取证时间"])
        sheet.write_row(1, 0, ["张三", 5])
        sheet.write_datetime(1, 2, datetime(2008, 7, 15), day)
        sheet.write(1, 3, 201206)
        sheet.write_formula(2, 1, '="四级"', None, "四级")
        sheet.write(2, 2, 39644)

    out = screened(tmp_path, book(fill), "名册.xlsx")
    assert out[1][:4] == ["张三", "5", "2008-07-15", "201206"]
    assert out[2][:4] == ["", "四级", "39644", ""]
    nameless, missing = (
        "姓名：：没写姓名。请写上，每人一行",
        "取证时间：：有等级，没写取证时间。请查档案补上，查不到写“说不清”",
    )
    assert [row[-1] for row in out[1:]] == ["", f"{nameless}；{missing}"]


def test_a_date_of_which_only_the_month_is_shown_is_that_month(tmp_path: Path) -> None:
    """Whoever types 2020-9 gets 1 September stored: before the 30th, which nobody said."""

    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["转正定级时间"] * 1)
        for row, shown in enumerate(
            ['yyyy"年"m"月";@', "[$-804]yyyy.mm", "mmm-yy", "yyyy", "yyyy/m/d", 'yyyy"年"m"月"d"日"'], 1
        ):
            sheet.write_datetime(row, 0, datetime(2020, 9, 1), workbook.add_format({"num_format": shown}))

    out = screened(tmp_path, book(fill), "名册.xlsx")
    assert [row[0] for row in out[1:]] == ["2020-09", "2020-09", "2020-09", "2020", "2020-09-01", "2020-09-01"]


def test_a_formula_without_a_result_is_a_problem_never_a_blank(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["岗位身份", "现有等级"])
    workbook.active.append(['=A1&"x"', "五级"])
    file = io.BytesIO()
    workbook.save(file)
    out = screened(tmp_path, file.getvalue(), "名册.xlsx")
    assert out[1][0] == '=A1&"x"'
    assert out[1][-1] == '岗位身份：=A1&"x"：这是算不出来的公式。请写成文字'


def test_an_error_value_is_a_problem_never_a_blank(tmp_path: Path) -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["岗位身份", "工种"])
        sheet.write_formula(1, 0, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
        sheet.write_formula(2, 0, '=""', None, "")

    out = screened(tmp_path, book(fill), "名册.xlsx")
    assert out[1][-1].count("这是算不出来的公式") == 2
    assert len(out) == 2, "an empty text that a formula gives is blank"


def test_title_rows_and_a_merged_heading_of_two_rows_are_found(tmp_path: Path) -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        sheet.merge_range(0, 0, 0, 3, "某单位工勤人员花名册")
        sheet.write(1, 0, "制表日期：2020-04-01")
        sheet.merge_range(2, 0, 3, 0, "姓名")
        sheet.merge_range(2, 1, 3, 1, "岗位身份")
        sheet.merge_range(2, 2, 2, 3, "证书")
        sheet.write_row(3, 2, ["现有等级", "取证时间"])
        sheet.write_row(4, 0, ["张三", "其他身份", "五级", "2012"])

    out = screened(tmp_path, book(fill), "名册.xlsx")
    assert out[3] == ["", "", "现有等级", "取证时间", *RESULTS]
    assert out[4][:5] == ["张三", "其他身份", "五级", "2012", "not_met"]


def test_the_first_visible_sheet_that_names_facts_is_read_and_named(tmp_path: Path) -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        for number in range(50):
            workbook.add_worksheet(f"第{number}张").write(0, 0, "岗位身份" if number in (3, 30, 40) else "封面")
        workbook.get_worksheet_by_name("第3张").hide()
        workbook.get_worksheet_by_name("第30张").write(1, 0, "其他身份")

    (tmp_path / "名册.xlsx").write_bytes(book(fill))
    notes = screen_file(tmp_path / "名册.xlsx", tmp_path / "结果.csv", NOTICE, TODAY)
    assert notes == ["文件里有 49 张工作表，核查的是“第30张”。", "核查用了 1 列：“岗位身份”。"]
    assert "其他身份,not_met" in (tmp_path / "结果.csv").read_text(encoding="utf-8-sig")


def test_hidden_rows_are_screened_like_others_and_counted(tmp_path: Path) -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        sheet.write_column(0, 0, ["岗位身份", "其他身份", "其他身份"])
        sheet.set_row(2, None, None, {"hidden": True})

    (tmp_path / "名册.xlsx").write_bytes(book(fill))
    notes = screen_file(tmp_path / "名册.xlsx", tmp_path / "结果.csv", NOTICE, TODAY)
    assert notes == ["有 1 行是隐藏的，也一起核查了。", "核查用了 1 列：“岗位身份”。"]
    assert (tmp_path / "结果.csv").read_text(encoding="utf-8-sig").count("其他身份,not_met") == 2


def test_rows_that_are_only_formatted_are_no_people(tmp_path: Path) -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        border = workbook.add_format({"border": 1})
        sheet = workbook.add_worksheet()
        sheet.write_column(0, 0, ["岗位身份", "其他身份"])
        sheet.write_column(2, 0, [""] * 3000, border)

    assert len(screened(tmp_path, book(fill), "名册.xlsx")) == 2


def test_what_looks_like_a_formula_goes_out_as_text(tmp_path: Path) -> None:
    names = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(0)"]
    (tmp_path / "名册.csv").write_text(
        "姓名,岗位身份\n" + "".join(f"{name},其他身份\n" for name in names), encoding="utf-8"
    )
    screen_file(tmp_path / "名册.csv", tmp_path / "结果.xlsx", NOTICE, TODAY)
    cells = openpyxl.load_workbook(tmp_path / "结果.xlsx").active["A"][1:]
    assert [(cell.value, cell.data_type) for cell in cells] == [(name, "s") for name in names]


def test_a_workbook_goes_out_with_its_numbers_and_dates(tmp_path: Path) -> None:
    (tmp_path / "名册.xlsx").write_bytes(sheet_of([["姓名", "现有等级", "序号"], ["张三", "五级", 7.5]]))
    screen_file(tmp_path / "名册.xlsx", tmp_path / "结果.xlsx", NOTICE, TODAY)
    rows = CalamineWorkbook.from_path(tmp_path / "结果.xlsx").get_sheet_by_index(0).to_python()
    assert rows[0] == ["姓名", "现有等级", "序号", *RESULTS]
    assert rows[1][:3] == ["张三", "五级", 7.5]


# —— old workbooks (.xls) ——


def old_book(rows: int) -> bytes:
    """People with a number, a day and a month, then a hidden row with an error. A small file is built another way."""
    book = xlwt.Workbook()
    book.add_sheet("封面").write(0, 0, "某单位")
    sheet = book.add_sheet("名册")
    for column, heading in enumerate(["姓名", "现有等级", "取证时间", "参加工作时间", "工种"]):
        sheet.write(0, column, heading)
    day, month = xlwt.easyxf(num_format_str="yyyy-mm-dd"), xlwt.easyxf(num_format_str='yyyy"年"m"月"')
    for row in range(1, rows + 1):
        sheet.write(row, 0, f"职工{row}")
        sheet.write(row, 1, 5)
        sheet.write(row, 2, date(2012, 6, 1), month)
        sheet.write(row, 3, date(2008, 7, 15), day)
    sheet.write(rows + 1, 1, 5)
    sheet.write(rows + 1, 2, date(2012, 6, 1), month)
    sheet.write(rows + 1, 3, date(2013, 6, 1), month)
    sheet.row(rows + 1).set_cell_error(4, 42)
    sheet.row(rows + 1).hidden = True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("rows", [1, 40, 3000], ids=["小文件", "中文件", "大文件"])
def test_an_old_workbook_is_read_like_a_new_one(tmp_path: Path, rows: int) -> None:
    (tmp_path / "名册.xls").write_bytes(old_book(rows))
    notes = screen_file(tmp_path / "名册.xls", tmp_path / "结果.csv", NOTICE, TODAY)
    with (tmp_path / "结果.csv").open(encoding="utf-8-sig", newline="") as file:
        out = list(csv.reader(file))
    assert len(out) == rows + 2
    assert out[1][:5] == ["职工1", "5", "2012-06", "2008-07-15", ""]
    assert out[-1][:5] == ["", "5", "2012-06", "2013-06", "#N/A"]
    assert "工种：#N/A：这是算不出来的公式" in out[-1][-1]
    assert "取证时间：2012-06：取证时间早于参加工作时间" in out[-1][-1]
    assert notes[:2] == ["文件里有 2 张工作表，核查的是“名册”。", "有 1 行是隐藏的，也一起核查了。"]


def test_an_error_that_an_old_formula_gives_is_a_problem() -> None:
    """xlwt writes no results of formulas: a blank's record is made into one with an error."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("名册")
    sheet.write(0, 0, "岗位身份")
    sheet.write(1, 0, xlwt.Formula("1/0"))
    file = io.BytesIO()
    book.save(file)
    whole = file.getvalue()
    at = whole.index(struct.pack("<HHHH", 0x06, 29, 1, 0)) + 10
    patched = whole[:at] + b"\x02\0\x07\0\0\0\xff\xff" + whole[at + 8 :]
    sheet_read = read_sheet(io.BytesIO(patched), "名册.xls", NOTICE.facts, ON_THE_PAGE)
    assert list(sheet_read.rows) == [["#DIV/0!"]]


def test_an_old_workbook_with_a_password_or_broken_off_is_refused() -> None:
    whole = old_book(3000)
    locked = whole.replace(struct.pack("<HH", 0xE1, 2), struct.pack("<HH", 0x2F, 2), 1)
    assert locked != whole
    assert "有打开密码" in refused_on_the_page(locked)
    for length in range(8, len(whole) // 2, len(whole) // 40):
        assert "不是完整的 Excel 文件" in refused_on_the_page(whole[:length])


def patched(old: bytes, find: bytes, new: bytes, after: int = 0) -> bytes:
    at = old.index(find) + after
    return old[:at] + new + old[at + len(new) :]


EXTENT = struct.pack("<HH", 0x200, 14)
LIES = {
    "一格在最后一列右边": (struct.pack("<HHHH", 0xFD, 10, 0, 3), struct.pack("<H", 60_000), 6),
    "文字比字节还多": (struct.pack("<H", 0xFC), struct.pack("<I", 1 << 31), 8),
    "一张表不在文件里": (struct.pack("<HH", 0x85, 12), struct.pack("<I", 1 << 30), 4),
}


@pytest.mark.parametrize(("find", "new", "after"), LIES.values(), ids=LIES)
def test_sizes_that_are_made_up_are_refused_before_anything_is_made_that_large(
    find: bytes, new: bytes, after: int
) -> None:
    """Each of these took all memory of the process, or the process itself."""
    assert "不是完整的 Excel 文件" in refused_on_the_page(patched(old_book(1), find, new, after))


BOASTS = {
    "比哪张表都大": (EXTENT, struct.pack("<II", 0, 1 << 31), 4),
    "最后一行在第一行前面": (EXTENT, struct.pack("<II", 0x9D000000, 15), 4),
}


def people(content: bytes) -> list[list[object]]:
    return list(read_sheet(io.BytesIO(content), "名册.xls", NOTICE.facts, ON_THE_PAGE).rows)


@pytest.mark.parametrize(("find", "new", "after"), BOASTS.values(), ids=BOASTS)
def test_what_a_sheet_says_of_its_own_size_is_not_believed(find: bytes, new: bytes, after: int) -> None:
    plain, boasting = old_book(1), patched(old_book(1), find, new, after)
    assert boasting != plain
    right, rows = (
        list(read_sheet(io.BytesIO(content), "名册.xls", NOTICE.facts, ON_THE_PAGE).rows)
        for content in (plain, boasting)
    )
    assert rows == right and len(rows) == 2


def test_an_old_workbook_whose_texts_never_end_is_refused() -> None:
    """A text that says its last part lies before its beginning is read again and again."""
    whole = old_book(1)
    at = whole.index(struct.pack("<H", 0xFC)) + 12
    (length,) = struct.unpack_from("<H", whole, at)
    back = struct.pack("<Bi", 0x05, -(7 + 2 * length))
    endless = whole[: at - 4] + struct.pack("<I", 1 << 30) + whole[at : at + 2] + back + whole[at + 7 :]
    limits = Limits(10, 200, 100_000, memory=200, seconds=2)
    assert "读它要的内存或时间太多" in refused_on_the_page(endless, limits)


def test_a_chain_of_sectors_in_a_circle_is_refused() -> None:
    whole = old_book(3000)
    table = 512 + 512 * int(struct.unpack_from("<I", whole, 76)[0])
    assert struct.unpack_from("<3I", whole, table) == (1, 2, 3)
    assert "不是完整的 Excel 文件" in refused_on_the_page(
        whole[: table + 8] + struct.pack("<I", 1) + whole[table + 12 :]
    )


# —— what would harm ——


def refused_on_the_page(content: bytes, limits: Limits = ON_THE_PAGE) -> str:
    with pytest.raises(RosterError) as refused:
        list(read_sheet(io.BytesIO(content), "名册.xlsx", NOTICE.facts, limits).rows)
    return str(refused.value)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"xl/worksheets/sheet1.xml": b" " * (3 << 20)})
    assert "解开后超过 2 MB" in refused_on_the_page(bomb, Limits(1, 2, 10))


def test_a_zip_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(zipped({"a": b" " * (3 << 20)}))
    size = (3 << 20).to_bytes(4, "little")
    assert bomb.count(size) == 2
    assert "解开后超过 2 MB" in refused_on_the_page(
        bytes(bomb.replace(size, (9).to_bytes(4, "little"))), Limits(1, 2, 10)
    )


def test_a_file_over_the_limit_is_refused_before_it_is_parsed() -> None:
    assert "超过 10 MB" in refused_on_the_page(b"PK\x03\x04" + b"\0" * (10 << 20))


def test_more_rows_than_the_page_takes_point_to_the_command() -> None:
    rows = b"post\n" + b"regular\n" * 11
    assert "gongqin screen" in refused_on_the_page(rows, Limits(1, 1, 10))
    assert len(list(read_sheet(io.BytesIO(rows), "名册.csv", NOTICE.facts, Limits(1, 1, 11)).rows)) == 11


def test_rows_without_a_text_below_the_last_person_are_no_rows_on_the_page() -> None:
    rows = b"post,held_level\n" + b"regular,5\n,\n" * 5 + b",\n" * 1000
    assert len(list(read_sheet(io.BytesIO(rows), "名册.csv", NOTICE.facts, Limits(1, 1, 10)).rows)) == 9


@pytest.mark.parametrize(("people", "fits"), [(9, True), (10, True), (11, False)])
def test_the_limit_counts_people_not_titles(people: int, fits: bool) -> None:
    rows = [["某单位名册"], ["岗位身份"]] + [["其他身份"]] * people
    for content in (sheet_of(rows), "\n".join(row[0] for row in rows).encode()):
        if fits:
            sheet = read_sheet(io.BytesIO(content), "名册", NOTICE.facts, Limits(1, 1, 10))
            assert len(list(sheet.rows)) == people
        else:
            assert "第 13 行：名册超过 10 行" in refused_on_the_page(content, Limits(1, 1, 10))


def test_a_stray_cell_far_below_or_far_right_is_refused() -> None:
    below = sheet_of([["岗位身份"], ["其他身份"]] + [[""]] * 35 + [["x"]])
    assert "第 38 行：名册超过 10 行" in refused_on_the_page(below, Limits(1, 1, 10))
    parts = zipfile.ZipFile(io.BytesIO(sheet_of([["岗位身份"], ["其他身份"]])))
    moved = {name: parts.read(name).replace(b'r="A2"', b'r="A1000000"') for name in parts.namelist()}
    assert "第 1000000 行：名册超过 100000 行" in refused_on_the_page(zipped(moved))
    assert "右边很远的列里还有内容" in refused_on_the_page(sheet_of([["岗位身份"] + [""] * 300 + ["x"]]))
    corner = sheet_of([["岗位身份"], *[["其他身份"]] * 8, [""] * 70 + ["x"]])
    assert "右边很远的列里还有内容" in refused_on_the_page(corner, Limits(1, 1, 11))
    assert len(list(read_sheet(io.BytesIO(corner), "名册", NOTICE.facts, Limits(1, 1, 12)).rows)) == 9


def test_a_truncated_workbook_is_refused_wherever_it_ends() -> None:
    whole = sheet_of([["岗位身份"], ["其他身份"]])
    for length in range(4, len(whole) - 1, 97):
        assert "不是完整的 Excel 文件" in refused_on_the_page(whole[:length])


def test_mutated_workbooks_are_read_or_refused_but_never_crash() -> None:
    """A fixed run; thousands by `python -m tests.fuzz_sheets` (README)."""
    from tests.fuzz_sheets import run

    outcome = run(seed=1, count=150)
    assert outcome.read + outcome.refused == 150
    assert outcome.read and outcome.refused and not outcome.too_much
