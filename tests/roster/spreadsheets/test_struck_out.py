"""What is struck out is taken back: no answer is made of it, and whoever is struck out is named."""

import io
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwt

from gongqin_core.roster.spreadsheets.files import read_sheet
from gongqin_core.roster.spreadsheets.sheet import ON_THE_PAGE
from gongqin_core.roster.spreadsheets.struck import struck
from tests.roster.spreadsheets.made import NOTICE, book, screened
from tests.workbooks import Element, plain, sheet, texts, workbook

HEADINGS = ["姓名", "现有等级", "参加工作时间", "备注"]
PEOPLE: list[list[Any]] = [
    ["甲", "四级", 2005, ""],
    ["乙", ("高级", "技师"), 2005, ""],
    ["丙", "四级", {2005}, ""],
    [{"丁"}, {"四级"}, {2005}, ""],
    ["戊", "四级", 2005, {"调走了"}],
]
"""In braces: what is struck out as a whole; of two texts the first."""
READ = [
    ["甲", "四级", 2005.0, ""],
    ["乙", struck("高级") + "技师", 2005.0, ""],
    ["丙", "四级", struck("2005"), ""],
    [struck("丁"), struck("四级"), struck("2005"), ""],
    ["戊", "四级", 2005.0, struck("调走了")],
]
NOTE = "有 3 行划了删除线：第 4、5、6 行，请看还算不算。"


def new_book() -> bytes:
    def fill(made: xlsxwriter.Workbook) -> None:
        line, written = made.add_format({"font_strikeout": True}), made.add_worksheet()
        for number, person in enumerate([HEADINGS, *PEOPLE]):
            for column, cell in enumerate(person):
                match cell:
                    case tuple():
                        written.write_rich_string(number, column, line, *cell)
                    case set():
                        written.write(number, column, *cell, line)
                    case _:
                        written.write(number, column, cell)

    return book(fill)


def old_book() -> bytes:
    made, file = xlwt.Workbook(), io.BytesIO()
    line, written = xlwt.easyxf("font: struck_out on"), made.add_sheet("名册")
    for number, person in enumerate([HEADINGS, *PEOPLE]):
        for column, cell in enumerate(person):
            match cell:
                case tuple():
                    written.write_rich_text(number, column, ((cell[0], line.font), cell[1]))
                case set():
                    written.write(number, column, *cell, line)
                case _:
                    written.write(number, column, cell)
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize("content", [new_book(), old_book()], ids=[".xlsx", ".xls"])
def test_what_is_struck_out_is_read_with_its_stroke_and_the_rows_are_named(content: bytes) -> None:
    read = read_sheet(io.BytesIO(content), "名册", NOTICE.facts, ON_THE_PAGE)
    assert list(read.rows) == READ
    assert read.notes == [NOTE]


def test_a_cell_that_is_struck_out_wholly_or_in_part_is_a_problem_and_no_answer(tmp_path: Path) -> None:
    out = [row[-1] for row in screened(tmp_path, new_book(), "名册.xlsx")[1:]]
    why = "格里有划掉的字。请写清楚"
    assert [why in problems for problems in out] == [False, True, True, True, False]
    assert f"现有等级：{struck('高级')}技师：{why}" in out[1]
    assert f"姓名：{struck('丁')}：姓名划了删除线。请看这个人还算不算" in out[3]


def shared(*runs: str) -> bytes:
    """The text `四级` in runs, of which these are what makes them look so."""
    styled = "".join(f"<r><rPr>{run}</rPr><t>{text}</t></r>" for run, text in zip(runs, ("四", "级"), strict=True))
    written = plain(sheet({1: texts(1, *HEADINGS), 2: [*texts(2, "甲"), CELL]}))
    return workbook(written.encode(), parts={"xl/sharedStrings.xml": f"<sst><si>{styled}</si></sst>".encode()})


CELL = Element("c", {"r": "B2", "t": "s"}, [Element("v", text="0")])
RUNS = {
    ("<strike/>", ""): struck("四") + "级",
    ("<x:strike/>", ""): struck("四") + "级",
    ('<strike val="1"/>', "<strike/>"): struck("四级"),
    ('<b/><strike val="0"/>', '<strike val="false"/>'): "四级",
}


@pytest.mark.parametrize(("runs", "read"), RUNS.items())
def test_a_line_through_a_run_says_whether_it_is_there(runs: tuple[str, str], read: str) -> None:
    rows = read_sheet(io.BytesIO(shared(*runs)), "名册", NOTICE.facts, ON_THE_PAGE).rows
    assert next(rows)[1] == read


STYLES = """<styleSheet><fonts><font/><font><strike val="0"/></font><font><strike/></font></fonts>
<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"""


@pytest.mark.parametrize(("style", "read"), [("", "四级"), ("0", "四级"), ("1", "四级"), ("02", struck("四级"))])
def test_a_font_of_cells_says_whether_it_strikes_them_out(style: str, read: str) -> None:
    level = texts(2, "", "四级")[1]
    level.attributes |= {"s": style} if style else {}
    parts = {"xl/styles.xml": STYLES.encode()}
    content = workbook(sheet({1: texts(1, *HEADINGS), 2: [*texts(2, "甲"), level]}), parts=parts)
    rows = read_sheet(io.BytesIO(content), "名册", NOTICE.facts, ON_THE_PAGE)
    assert next(rows.rows)[1] == read
    assert bool(rows.notes) == (read != "四级")


def test_an_id_number_that_is_struck_out_is_left_out_as_any_is(tmp_path: Path) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        line, written = made.add_format({"font_strikeout": True}), made.add_worksheet()
        written.write_row(0, 0, ["姓名", "岗位身份", "号码"])
        written.write_row(1, 0, ["甲", "其他身份"])
        written.write(1, 2, "41080219750308001X", line)

    out = screened(tmp_path, book(fill), "名册.xlsx")
    plain_out = screened(tmp_path, "姓名,岗位身份,号码\n甲,其他身份,41080219750308001X\n".encode())
    assert [len(row) for row in out] == [len(row) for row in plain_out]


def test_many_rows_are_counted_and_the_first_named() -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        line, written = made.add_format({"font_strikeout": True}), made.add_worksheet()
        written.write(0, 0, "旧名册", line)
        written.write_row(1, 0, HEADINGS)
        for number in range(2, 14):
            written.write_row(number, 0, ["甲", "四级"], line)

    [note] = read_sheet(io.BytesIO(book(fill)), "名册", NOTICE.facts, ON_THE_PAGE).notes
    assert note == "有 12 行划了删除线：第 3、4、5、6、7、8、9、10、11、12 行等，请看还算不算。"
