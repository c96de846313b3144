"""Workbooks as other programs write them, or somebody who means harm: read as meant, or refused in one line."""

import io
import struct
import tracemalloc
from codecs import BOM_UTF16_BE
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import openpyxl.comments
import pytest
import xlwt

from gongqin_core.notice.load import load_notice
from gongqin_core.roster.screen import screen_file
from gongqin_core.roster.spreadsheets.book import Book
from gongqin_core.roster.spreadsheets.files import open_sheet, read_sheet
from gongqin_core.roster.spreadsheets.sheet import ON_THE_COMMAND_LINE, ON_THE_PAGE, Limits, RosterError
from gongqin_core.roster.spreadsheets.template import write_template
from tests.workbooks import DAY, MONTH, Element, cell, plain, sheet, texts, usual_parts, workbook, zipped

NOTICE = load_notice()
TODAY = date(2020, 4, 20)
HEADINGS = ("姓名", "岗位身份", "参加工作时间")


def unzipped(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(content: bytes, limits: Limits = ON_THE_PAGE) -> list[list[Any]]:
    return list(read_sheet(io.BytesIO(content), "名册.xlsx", NOTICE.facts, limits).rows)


def refusal(content: bytes, limits: Limits = ON_THE_PAGE) -> str:
    with pytest.raises(RosterError) as refused:
        rows_of(content, limits)
    line = str(refused.value)
    assert line.startswith("名册.xlsx") and "\n" not in line and "请" in line
    return line


def roster(*people: list[Element]) -> Element:
    return sheet({1: texts(1, *HEADINGS)} | dict(enumerate(people, 2)))


# —— what is far away ——

FAR = {
    "一个数": '<row r="90000"><c r="XFD90000"><v>1</v></c></row>',
    "两个空格": '<row r="90000"><c  r="XFD90000"><v>1</v></c></row>',
    "单引号": "<row r='90000'><c r='XFD90000'><v>1</v></c></row>",
    "样式在前": '<row r="90000"><c s="1" r="XFD90000"><v>1</v></c></row>',
    "行没有号": '<row r="89999"/><row><c r="XFD90000"><v>1</v></c></row>',
    "格没有号": '<row r="90000"><c r="XFC90000"/><c><v>1</v></c></row>',
    "每行一个": "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(2, 3000)),
    "一格在别的行": '<row r="2"><c r="XFD90000"><v>1</v></c></row>',
}


@pytest.mark.parametrize("limits", [ON_THE_PAGE, ON_THE_COMMAND_LINE], ids=["网页", "命令行"])
@pytest.mark.parametrize("rows", FAR.values(), ids=FAR)
def test_a_cell_far_to_the_right_is_refused_and_costs_nothing(rows: str, limits: Limits) -> None:
    content = plain(sheet({1: texts(1, *HEADINGS)})).replace("</sheetData>", rows + "</sheetData>")
    book = workbook(content.encode())
    tracemalloc.start()
    line = refusal(book, limits)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "右边很远的列里还有内容" in line
    assert most < 20_000_000


def test_styles_far_away_say_nothing() -> None:
    styled = [cell("XFD1048576", style=DAY), cell("C1048576", style=DAY)]
    assert len(rows_of(workbook(sheet({1: texts(1, *HEADINGS), 2: texts(2, "甲"), 1_048_576: styled})))) == 1


def test_a_sheet_that_takes_too_many_places_is_refused_on_the_command_line_too() -> None:
    wide = [cell(f"{letters}1048576", "1") for letters in ("A", "GZ")]
    book = workbook(sheet({1: texts(1, *HEADINGS), 1_048_576: wide}))
    assert "右边很远的列里还有内容" in refusal(book, ON_THE_COMMAND_LINE)


# —— what would grow ——


def test_entities_are_refused() -> None:
    declared = '<!DOCTYPE worksheet [<!ENTITY a "甲"><!ENTITY b "&a;&a;">]>'
    content = plain(roster(texts(2, "x"))).replace('<t xml:space="preserve">x</t>', "<t>&b;</t>")
    assert "&b;" in content
    assert "不是完整的 Excel 文件" in refusal(workbook((declared + content).encode()))


def test_elements_without_end_are_refused_in_little_memory() -> None:
    for tag in (b"<a>", b"<c>", b"<v>"):
        content = plain(roster()).encode().replace(b"</sheetData>", b"<row><c>" + tag * 2_000_000)
        assert "不是完整的 Excel 文件" in refusal(workbook(content))


def test_a_tag_without_end_is_refused_before_it_is_read_over_and_over() -> None:
    for start in (b"<!-- ", b"<c ", b"<c r='"):
        content = plain(roster()).encode().replace(b"</sheetData>", start + b"x" * 4_000_000)
        assert "不是完整的 Excel 文件" in refusal(workbook(content))


def test_a_table_of_texts_larger_than_any_sheet_is_refused() -> None:
    content = b"<sst>" + b"<si/>" * 700_000 + b"</sst>"
    book = workbook(roster(), parts={"xl/sharedStrings.xml": content})
    assert "不是完整的 Excel 文件" in refusal(book, Limits(10, 200, 10_000))


def test_numbers_that_a_file_states_of_itself_are_not_believed() -> None:
    content = plain(roster(texts(2, "甲"))).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    stated = b'<sst uniqueCount="99999999999" count="99999999999"><si><t>x</t></si></sst>'
    assert rows_of(workbook(content.encode(), parts={"xl/sharedStrings.xml": stated})) == [["甲", "", ""]]


# —— what others write ——


def test_a_month_an_error_and_a_number_too_large_for_a_day(tmp_path: Path) -> None:
    kinds = {
        "2015-08": cell("C2", "42217", "n", MONTH),
        "#REF!": cell("C2", "#REF!", "e", DAY),
        "#SPILL!": cell("C2", "#SPILL!", "e"),
        "20150801": cell("C2", "20150801", style=MONTH),
        "NaN": cell("C2", "NaN"),
        "1e999": cell("C2", "1e999"),
        "=B2": cell("C2", formula="B2"),
    }
    for text, odd in kinds.items():
        (tmp_path / "名册.xlsx").write_bytes(workbook(roster([*texts(2, "甲", "在岗正式人员"), odd])))
        screen_file(tmp_path / "名册.xlsx", tmp_path / "结果.xlsx", NOTICE, TODAY)
        row = [cell.value for cell in openpyxl.load_workbook(tmp_path / "结果.xlsx").active[2]]
        assert str(row[2]) == text
        assert ("参加工作时间" in (row[-1] or "")) == (text not in ("2015-08", "20150801"))


def test_parts_are_found_whatever_their_names_look_like() -> None:
    parts = {name: plain(part).encode() for name, part in usual_parts().items()}
    parts["xl/worksheets/sheet1.xml"] = plain(roster(texts(2, "甲"))).encode()
    for spelled in (str.upper, lambda name: name.replace("/", "\\"), str.title):
        assert rows_of(zipped({spelled(name): part for name, part in parts.items()})) == [["甲", "", ""]]
    moved = {name.replace("xl/", "办公/"): part.replace(b"xl/", "办公/".encode()) for name, part in parts.items()}
    assert rows_of(zipped(moved)) == [["甲", "", ""]]
    relations = parts["xl/_rels/workbook.xml.rels"]
    for target in (b"/xl/worksheets/sheet1.xml", b"../xl/worksheets/./sheet1.xml", b"worksheets\\sheet1.xml"):
        other = parts | {"xl/_rels/workbook.xml.rels": relations.replace(b"worksheets/sheet1.xml", target)}
        assert rows_of(zipped(other)) == [["甲", "", ""]]


OTHERS = {
    "Word 文档": ({"word/document.xml": b"<w/>"}, "是 Word 文档"),
    "演示文稿": ({"ppt/presentation.xml": b"<p/>"}, "是演示文稿"),
    "ods": ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<o/>"}, "OpenDocument"),
    "xlsb": ({"xl/workbook.bin": b""}, "是二进制的 Excel 文件（.xlsb）"),
    "压缩包": ({"名册/名册.xlsx": b"PK"}, "是压缩包。请先解压"),
    "Numbers": ({"Index/Document.iwa": b"", "preview.jpg": b""}, "是苹果的 Numbers 文件"),
    "别的": ({"a.txt": b""}, "不是完整的 Excel 文件"),
}


def package_of(main: str, kind: str) -> dict[str, bytes]:
    """What every document of the family has, and one part that says what it is."""
    relation = f'<Relationships><Relationship Id="a" Type="x/officeDocument" Target="{main}"/></Relationships>'
    return {"_rels/.rels": relation.encode(), main: f"<{kind}/>".encode()}


OTHERS |= {
    "整个 Word 文档": (package_of("word/document2.xml", "document"), "是 Word 文档"),
    "整个演示文稿": (package_of("ppt/presentation.xml", "presentation"), "是演示文稿"),
    "整个 xlsb": (package_of("xl/workbook.bin", "x"), "是二进制的 Excel 文件（.xlsb）"),
}


@pytest.mark.parametrize(("parts", "reason"), OTHERS.values(), ids=OTHERS)
def test_another_kind_of_zip_file_is_called_what_it_is(parts: dict[str, bytes], reason: str) -> None:
    assert reason in refusal(zipped(parts))


def test_a_chart_and_hidden_sheets_are_passed_over() -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("图", 0)
    book.create_sheet("旧的", 1).sheet_state = "hidden"
    book["Sheet"].append(HEADINGS)
    book["Sheet"].append(["甲", "在岗正式人员", 2010])
    file = io.BytesIO()
    book.save(file)
    assert rows_of(file.getvalue()) == [["甲", "在岗正式人员", 2010.0]]


def test_sheets_that_are_all_hidden_but_one_without_people_are_the_reason() -> None:
    new, old = openpyxl.Workbook(), xlwt.Workbook()
    new["Sheet"].append(["说明"])
    old.add_sheet("说明").write(0, 0, "说明")
    new.create_sheet("名册").append(HEADINGS)
    new["名册"].sheet_state = "veryHidden"
    hidden = old.add_sheet("名册")
    hidden.visibility = 1
    for column, heading in enumerate(HEADINGS):
        hidden.write(0, column, heading)
    for book in (new, old):
        file = io.BytesIO()
        book.save(file)
        assert "另有 1 张隐藏的工作表没有看。请取消隐藏名册那张" in refusal(file.getvalue())


@pytest.mark.parametrize(
    ("rows", "notes"),
    [
        (
            [[*HEADINGS], ["甲", "其他身份", "2010"]],
            [
                "隐藏的“二所”也像名册，没有核查。要核查的，先取消隐藏，"
                "请把人都放到一张工作表里，或每张另存成一个文件，分别核查。"
            ],
        ),
        ([[*HEADINGS]], []),
        ([["在岗正式人员"], ["其他身份"]], []),
    ],
    ids=["people", "a heading and nobody", "a list to choose from"],
)
def test_a_hidden_sheet_beside_the_roster_is_told_if_people_stand_in_it(
    rows: list[list[str]], notes: list[str]
) -> None:
    new, old = openpyxl.Workbook(), xlwt.Workbook()
    new["Sheet"].append(HEADINGS)
    new["Sheet"].append(["甲", "其他身份", "2010"])
    new.create_sheet("二所").sheet_state = "hidden"
    sheets = [old.add_sheet("一所"), old.add_sheet("二所")]
    sheets[1].visibility = 1
    both: tuple[list[list[str]], ...] = ([[*HEADINGS], ["甲", "其他身份", "2010"]], rows)
    for sheet_of_old, lines in zip(sheets, both, strict=True):
        for place, texts_of_line in enumerate(lines):
            for column, text in enumerate(texts_of_line):
                sheet_of_old.write(place, column, text)
    for line in rows:
        new["二所"].append(line)
    for book in new, old:
        file = io.BytesIO()
        book.save(file)
        assert read_sheet(file, "名册.xlsx", NOTICE.facts, ON_THE_PAGE).notes == notes


def test_the_blank_roster_has_no_hidden_people(tmp_path: Path) -> None:
    write_template(tmp_path / "名册.xlsx", NOTICE)
    with open_sheet(tmp_path / "名册.xlsx", NOTICE.facts) as sheet:
        assert not any("隐藏" in note for note in sheet.notes)


def test_columns_that_are_hidden_and_read_are_named() -> None:
    new, old = openpyxl.Workbook(), xlwt.Workbook()
    new.active.append([*HEADINGS, "备注"])
    new.active.append(["甲", "其他身份", "2010", "x"])
    written = old.add_sheet("名册")
    for column, heading in enumerate([*HEADINGS, "备注"]):
        written.write(0, column, heading)
        written.write(1, column, "x")
    for column, letter in ((0, "A"), (2, "C"), (3, "D")):
        new.active.column_dimensions[letter].hidden = True
        written.col(column).hidden = True
    for book in (new, old):
        file = io.BytesIO()
        book.save(file)
        notes = read_sheet(file, "名册.xlsx", NOTICE.facts, ON_THE_PAGE).notes
        assert notes == ["“参加工作时间”列是隐藏的，也一起核查了。"]


def test_formulas_of_an_old_workbook_that_give_nothing_are_counted_where_it_matters() -> None:
    """Its records do not tell a result that is an empty text from one that was never worked out."""
    book, file = xlwt.Workbook(), io.BytesIO()
    written = book.add_sheet("名册")
    for column, heading in enumerate([*HEADINGS, "备注"]):
        written.write(0, column, heading)
    for row in (1, 2):
        written.write(row, 0, "甲")
        for column in (2, 3):
            written.write(row, column, xlwt.Formula("B2"))
    written.write(9, 2, xlwt.Formula("B2"))
    book.save(file)
    read = read_sheet(file, "名册.xls", NOTICE.facts, ON_THE_PAGE)
    assert list(read.rows) == [["甲", "", "", ""], ["甲", "", "", ""]]
    [note] = read.notes
    assert note.startswith("“参加工作时间”列有 2 格公式的结果是空的，按没填核查。")


CELL = '<{0}row r="2"><{0}c r="A2"><{0}v>9</{0}v></{0}c></{0}row>'
ELSEWHERE = {
    "扩展里": "<extLst><ext>" + CELL.format("") + '<row r="9"><c r="A9"><v>1</v></c></row></ext></extLst>',
    "带前缀的扩展里": "<extLst><ext>" + CELL.format("x14:") + "</ext></extLst>",
    "控件的位置": "<controls><anchor><from><xdr:col>3</xdr:col><xdr:row>8</xdr:row></from></anchor></controls>",
}


@pytest.mark.parametrize("more", ELSEWHERE.values(), ids=ELSEWHERE)
@pytest.mark.parametrize("place", ["<sheetData>", "</worksheet>"], ids=["前面", "后面"])
def test_what_is_called_a_cell_outside_the_data_is_none(more: str, place: str) -> None:
    content = plain(roster(texts(2, "甲", "其他身份", "2010"))).replace(place, more + place)
    assert rows_of(workbook(content.encode())) == [["甲", "其他身份", "2010"]]


def test_an_old_workbook_with_other_names_for_its_stream_is_read() -> None:
    book = xlwt.Workbook()
    written = book.add_sheet("名册")
    for column, heading in enumerate(HEADINGS):
        written.write(0, column, heading)
    written.write(1, 0, "甲")
    file = io.BytesIO()
    book.save(file)
    usual = "Workbook".encode("utf-16-le")
    capitals = file.getvalue().replace(usual, "WORKBOOK".encode("utf-16-le"))
    assert capitals != file.getvalue()
    assert rows_of(capitals) == [["甲", "", ""]]


# —— what begins like something else ——

BEGIN_LIKE_OTHERS = {
    b"Rar!\x1a\x07": "是压缩包。请先解压",
    b"7z\xbc\xaf\x27\x1c": "是压缩包。请先解压",
    b"\xff\xd8\xff\xe0": "是图片",
    b"{\\rtf1": "是 Word 文档",
    b"MIME-Version: 1.0\r\n": "其实是网页",
    b"<html><table>": "其实是网页",
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>': "XML",
    b"PK\x05\x06" + bytes(18): "不是完整的 Excel 文件",
    b"\x09\x04\x06\x00": "不是完整的 Excel 文件",
}


@pytest.mark.parametrize(("start", "reason"), BEGIN_LIKE_OTHERS.items())
def test_a_file_of_another_program_is_called_what_it_is(start: bytes, reason: str) -> None:
    assert reason in refusal(start + b"\x81\xfe" * 50)


def test_a_workbook_of_the_first_excel_is_read() -> None:
    """BIFF 2, which is not wrapped in anything."""
    records = [(0x09, b"\2\0\x10\0")]
    for row, words in enumerate((HEADINGS, ("甲", "在岗正式人员", "2010"))):
        for column, word in enumerate(words):
            content = word.encode("gbk")
            records.append((0x04, struct.pack("<HH3xB", row, column, len(content)) + content))
    records[1:1] = [(0x42, struct.pack("<H", 936))]
    file = b"".join(struct.pack("<HH", kind, len(content)) + content for kind, content in [*records, (0x0A, b"")])
    assert rows_of(file) == [["甲", "在岗正式人员", "2010"]]


# —— what is spelled in an odd way ——


def test_a_document_type_is_refused_whatever_it_declares() -> None:
    for declared in ("<!DOCTYPE worksheet>", '<!DOCTYPE worksheet SYSTEM "file:///etc/passwd">'):
        assert "不是完整的 Excel 文件" in refusal(workbook((declared + plain(roster(texts(2, "甲")))).encode()))


def test_encodings_are_read_across_all_chunks_and_what_is_no_text_is_refused() -> None:
    many = roster(*(texts(row, "工" * 7, "在岗正式人员") for row in range(2, 3000)))
    for encoding in ("gb18030", "gbk", "utf-16", "utf-16-be"):
        declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-be")}"?>'
        start = BOM_UTF16_BE if encoding == "utf-16-be" else b""
        content = start + (declared + plain(many)).encode(encoding)
        assert [row[0] for row in rows_of(workbook(content))] == ["工" * 7] * 2998
    for encoding in ("quopri", "punycode", "utf-7", "zlib", "rot13", "idna", "没有的"):
        declared = f'<?xml version="1.0" encoding="{encoding}"?>'
        assert "不是完整的 Excel 文件" in refusal(workbook((declared + plain(many)).encode()))
    said = '<?xml version="1.0" encoding="utf-16"?>' + plain(roster(texts(2, "甲")))
    assert rows_of(workbook(said.encode())) == [["甲", "", ""]]


def test_a_month_is_a_month_in_whatever_format() -> None:
    styles = plain(usual_parts()["xl/styles.xml"])
    for code in (
        "e&quot;年&quot;m&quot;月&quot;",
        "[$-804]yyyy&quot;年&quot;m&quot;月&quot;;@",
        "[DBNum1]yyyy/mm",
        "mmm-yy",
    ):
        own = styles.replace('formatCode="yyyy-mm-dd"', f'formatCode="{code}"').encode()
        book = workbook(roster([*texts(2, "甲"), cell("C2", "44075", style=DAY)]), parts={"xl/styles.xml": own})
        assert rows_of(book) == [["甲", "", "2020-09"]]
    for code in ("General", "0.00E+00", "#,##0"):
        own = styles.replace('formatCode="yyyy-mm-dd"', f'formatCode="{code}"').encode()
        book = workbook(roster([*texts(2, "甲"), cell("C2", "44075", style=DAY)]), parts={"xl/styles.xml": own})
        assert rows_of(book) == [["甲", "", 44075.0]]


def test_a_workbook_that_counts_from_1904_does_so_for_bare_numbers_under_a_date_too() -> None:
    part = plain(usual_parts()["xl/workbook.xml"]).replace("<sheets>", '<workbookPr date1904="1"/><sheets>').encode()
    numbers = [cell("A2", "42613"), cell("B2", "在岗正式人员", "inlineStr"), cell("C2", "42613")]
    dated = [*texts(3, "甲", "在岗正式人员"), cell("C3", "42613", style=DAY)]
    book = workbook(roster(numbers, dated), parts={"xl/workbook.xml": part})
    assert rows_of(book) == [
        [42613.0, "在岗正式人员", date(2020, 9, 1)],
        ["甲", "在岗正式人员", date(2020, 9, 1)],
    ]


def test_a_picture_that_is_damaged_is_no_reason_to_refuse_the_roster() -> None:
    book = bytearray(workbook(roster(texts(2, "甲")), parts={"xl/media/a.png": b"x" * 1000}))
    names = [at for at in range(len(book)) if book[at : at + 14] == b"xl/media/a.png"]
    book[names[0] - 30 + 14] ^= 255  # its checksum, in both places
    book[names[1] - 46 + 16] ^= 255
    assert rows_of(bytes(book)) == [["甲", "", ""]]


def test_merged_ranges_are_told_by_new_and_old_workbooks_alike() -> None:
    merged = ["A2:A3", "$B$2:$C$2", "c4:B3", "A9:A9", "1:2", "x"]
    new = workbook(sheet({1: texts(1, *HEADINGS), 2: texts(2, "甲", "乙")}, merged))
    old, file = xlwt.Workbook(), io.BytesIO()
    written = old.add_sheet("名册")
    for row, words in enumerate((HEADINGS, ("甲", "乙"))):
        for column, word in enumerate(words):
            written.write(row, column, word)
    for top, bottom, left, right in ((1, 2, 0, 0), (1, 1, 1, 2), (2, 3, 1, 2)):
        written.merge(top, bottom, left, right)
    old.save(file)
    for content in (new, file.getvalue()):
        with closing(Book(io.BytesIO(content), "名册.xlsx", ON_THE_PAGE)) as book:
            table = next(book.tables())
        assert sorted(table.merged) == [(2, 0, 3, 0), (2, 1, 2, 2), (3, 1, 4, 2)]


def test_a_workbook_tells_the_first_rows_of_all_its_sheets() -> None:
    new, old = openpyxl.Workbook(), xlwt.Workbook()
    for title, words in {"名册": HEADINGS, "离退休": HEADINGS, "说明": ("填表说明",)}.items():
        written, shown = old.add_sheet(title), new.create_sheet(title)
        for row in range(100):
            shown.append(words)
            for column, word in enumerate(words):
                written.write(row, column, word)
    del new["Sheet"]
    files = io.BytesIO(), io.BytesIO()
    new.save(files[0])
    old.save(files[1])
    for file in files:
        with closing(Book(file, "名册.xlsx", ON_THE_PAGE)) as book:
            assert book.titles == ["名册", "离退休", "说明"]
            assert [title for title, _ in book.heads] == book.titles
            assert [rows[29] for _, rows in book.heads] == [[*HEADINGS], [*HEADINGS], ["填表说明"]]
            assert [len(rows) for _, rows in book.heads] == [30] * 3


def test_a_number_that_is_none_in_an_old_workbook_is_a_text() -> None:
    book, file = xlwt.Workbook(), io.BytesIO()
    written = book.add_sheet("名册")
    for column, heading in enumerate(HEADINGS):
        written.write(0, column, heading)
        written.write(1, column, (float("nan"), float("inf"), 99999999)[column])
    book.save(file)
    assert rows_of(file.getvalue()) == [["NaN", "INF", 99999999.0]]


# —— what is not seen ——


def test_rows_and_columns_of_no_size_are_hidden_ones() -> None:
    parts, name = unzipped(commented()), "xl/worksheets/sheet1.xml"
    xml = parts[name].replace(b'<row r="3"', b'<row r="3" ht="0" customHeight="1"')
    xml = xml.replace(b"<sheetData>", b'<cols><col min="2" max="2" width="0" customWidth="1"/></cols><sheetData>')
    file = io.BytesIO(zipped(parts | {name: xml}))
    notes = read_sheet(file, "名册.xlsx", NOTICE.facts, ON_THE_PAGE).notes
    assert notes == ["有 1 行是隐藏的，也一起核查了。", "“岗位身份”列是隐藏的，也一起核查了。"]


# —— comments ——


def commented(*cells: str) -> bytes:
    book = openpyxl.Workbook()
    for row in (HEADINGS, ("张三", "聘用", "1998.07"), ("李四", "聘用", "2004.10")):
        book.active.append(row)
    for place in cells:
        book.active[place].comment = openpyxl.comments.Comment("实为2017年取证，待更正", "人事")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_rows_with_a_comment_are_named_for_nobody_reads_it() -> None:
    [note] = read_sheet(io.BytesIO(commented("A1", "C3", "B3", "B2")), "名册.xlsx", NOTICE.facts, ON_THE_PAGE).notes
    assert note == "有 2 行的格里带批注：第 2、3 行。批注没有读，请看合不合。"
    assert read_sheet(io.BytesIO(commented("A1")), "名册.xlsx", NOTICE.facts, ON_THE_PAGE).notes == []


@pytest.mark.parametrize("part", ["<comments><commentList><comment ref=", "", "没有"])
def test_comments_that_are_broken_change_nothing(part: str) -> None:
    parts = {name: content for name, content in unzipped(commented("B2")).items()}
    name = next(name for name in parts if name.startswith("xl/comments/"))
    content = zipped(parts | {name: part.encode()})
    assert len(rows_of(content)) == 2
