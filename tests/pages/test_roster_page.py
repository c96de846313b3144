"""名册核查, as an officer uses it: template, upload, columns, what is wrong first, people, counts, downloads."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from gongqin_core.notice.load import load_notice
from gongqin_core.roster.spreadsheets.sheet import ON_THE_PAGE
from gongqin_core.roster.spreadsheets.template import template
from gongqin_core.take_away.caselink import decode
from tests.pages.officer import MISTAKES, SIZE, Officer, with_mistakes
from tests.people import NOTICE
from tests.places import FRAME
from tests.roster.review.reviews import DRIVER
from tests.rosters import HEADINGS, clean_rows, csv_of, workbook_of
from tests.visitor import Visitor

WRONG = {
    "一张图片": ("名册.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
    "一句话": ("名册.csv", "今天天气好".encode()),
    "空文件": ("名册.csv", b""),
    "有密码": ("名册.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")),
    "没有一列认得": ("名册.csv", "甲,乙\n1,2\n".encode()),
    "半截的工作簿": ("名册.xlsx", workbook_of([DRIVER])[:2000]),
    "两种编码": ("名册.csv", "姓名,岗位身份\n张三丰,其他身份\n".encode() + "李四光,其他身份\n".encode("gb18030")),
    "十万零一行": ("名册.csv", csv_of([{"岗位身份": "其他身份"}] * 100_001, ["岗位身份"])),
    "超过 10 MB": ("名册.csv", csv_of([{"岗位身份": "其他身份", "备注": "长" * 3_500_000}], ["岗位身份", "备注"])),
}


@pytest.fixture(scope="module", autouse=True)
def season() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GONGQIN_TODAY", "2020-04-20")
        yield


@pytest.fixture(scope="module")
def officer() -> Officer:
    """After five hundred people with twenty mistakes were checked; do not change anything here."""
    officer = Officer()
    officer.check(workbook_of(with_mistakes(), [*HEADINGS, "申报等级"]))
    return officer


# —— what is wrong, first ——


@pytest.mark.parametrize("kind", MISTAKES)
def test_each_of_twenty_mistakes_is_found_in_its_row(officer: Officer, kind: str) -> None:
    number = list(MISTAKES).index(kind)
    things = [thing for thing in officer.desk.things for spot in thing.spots if spot.person.name == f"错例{number}"]
    [person] = [person for person in officer.review.people if person.name == f"错例{number}"]
    assert MISTAKES[kind][1] in "；".join(person.problems)
    for thing in things:
        officer.open_thing(thing.title)
        assert officer.opened == thing.title
        assert f"错例{number}" in officer.text and f"第 {number * 20 + 9} 行" in officer.text


def test_the_person_who_stands_there_twice_is_found_and_nobody_else(officer: Officer) -> None:
    wrong = officer.review.with_problems
    assert len(wrong) == len(MISTAKES) + 1
    assert wrong[-1].line == SIZE + 1 and "与第 2 行" in wrong[-1].problems[0]


def test_what_is_to_be_done_comes_before_people_and_counts() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER | {"文化程度": "扫盲班"}]), "名册.csv")
    assert officer.heading == "名册核查" and "先改这 1 件，1 行" in officer.text
    officer.press_key("next_step")
    headings = re.findall("<h2[^>]*>(.*?)</h2>", "".join(officer.pieces))
    assert [heading[:4] for heading in headings] == ["核查结果"]


def test_a_clean_roster_says_so() -> None:
    officer = Officer()
    officer.check(csv_of(clean_rows(30)), "名册.csv")
    assert "名册里没有发现要改的地方。" in officer.text


def test_many_things_to_do_and_many_rows_come_page_by_page() -> None:
    officer = Officer()
    rows = [DRIVER | {"姓名": f"职工{number}", "文化程度": "扫盲班"} for number in range(130)]
    rows += [DRIVER | {"姓名": f"别人{number}", "文化程度": f"第{number}种"} for number in range(30)]
    officer.check(csv_of(rows), "名册.csv")
    assert officer.opened == "文化程度：“扫盲班”是什么意思？" and "先改这 31 件，160 行" in officer.text
    assert sum(button.startswith("open_") for button in officer.buttons) == 7
    officer.press_key(f"{officer.desk.key('things')}_on")
    assert officer.opened.startswith("文化程度：“第") and officer.text.count("第 2 页，共 4 页") == 1


# —— template, upload, columns ——


def test_the_template_can_be_filled_in_and_checked() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(NOTICE)))
    for column, heading in enumerate(HEADINGS, 1):
        book["名册"].cell(3, column, str(DRIVER.get(heading, "")))
    file = io.BytesIO()
    book.save(file)
    officer = Officer()
    officer.upload(file.getvalue())
    assert "文件里有" in officer.text  # more sheets than one: which was read is said
    officer.press_key("judge")
    assert "姓名：这是模板里的示例" in officer.text and "请删去这一行" in officer.text
    assert [person.name for person in officer.review.people] == ["示例：张三，核查前删去这一行", "张三"]


def test_columns_are_shown_with_what_stands_in_them_before_anything_is_judged() -> None:
    officer = Officer()
    officer.upload(csv_of([DRIVER | {"备注": "好"}], [*DRIVER, "备注"]), "名册.csv")
    table = {row[0]: row[1:] for row in officer.table("名册的各列")}
    assert table["参加工作时间"] == ["参加工作时间", "2000-07"]
    assert table["备注"] == ["不用", "好"]
    assert officer.desk.review is None


def test_a_column_can_be_put_right() -> None:
    officer = Officer()
    officer.upload(
        csv_of([{"姓名": "张三", "岗位身份": "其他身份", "来单位": "2000-07"}], ["姓名", "岗位身份", "来单位"]),
        "名册.csv",
    )
    officer.field("column").set_value(2)
    officer.field("role").set_value("career_start")
    officer.press_key("change_role")
    assert officer.table("名册的各列")[2][:2] == ["来单位", "参加工作时间"]
    officer.press_key("judge")
    assert "career_start" in officer.review.answers(officer.review.people[0])


def test_two_columns_for_one_fact_have_to_be_settled_first() -> None:
    officer = Officer()
    officer.upload(csv_of([{"参工时间": "2000", "入职时间": "2001"}], ["参工时间", "入职时间"]), "名册.csv")
    assert "“参工时间”和“入职时间”都当成了“参加工作时间”。请只留一列" in officer.text
    assert officer.app.button("judge").disabled
    officer.field("column").set_value(1)
    officer.field("role").set_value("不用")
    officer.press_key("change_role")
    officer.press_key("judge")
    assert "核查结果：共 1 人" in officer.text


def test_what_is_assumed_for_everybody_is_chosen_and_said() -> None:
    officer = Officer()
    headings = [heading for heading in DRIVER if heading not in ("岗位身份", "处分等情况")]
    officer.upload(csv_of([DRIVER], headings), "名册.csv")
    assert "没有的列不猜" in officer.text
    officer.field("all_post").check()
    officer.field("all_obstacles").check()
    officer.press_key("judge")
    assert "岗位身份全部按“在岗正式人员”，处分等情况全部按“以上都没有”核查" in officer.text
    assert officer.people[0][1] == "三级（高级工）　初步符合"


@pytest.mark.parametrize("heading", ["是否在岗", "退休时间", "联系电话"])
def test_a_column_left_out_that_bears_on_what_is_assumed_is_named(heading: str) -> None:
    officer = Officer()
    officer.upload(csv_of([DRIVER | {heading: "是"}], [*(h for h in DRIVER if h != "岗位身份"), heading]), "名册.csv")
    officer.field("all_post").check()
    officer.press_key("judge")
    assert (f"“{heading}”列没有核查，岗位身份是按假定的" in officer.text) == (heading == "是否在岗")


def test_id_numbers_are_left_alone_and_that_is_said() -> None:
    officer = Officer()
    officer.upload(csv_of([DRIVER | {"证件号": "410802197503081234"}], [*DRIVER, "证件号"]), "名册.csv")
    assert "“证件号”列像是身份证号：没有读取" in officer.text
    officer.press_key("judge")
    assert "410802197503081234" not in officer.text + repr(officer.desk)


# —— bad input: a message, and nothing lost ——


@pytest.mark.parametrize("kind", WRONG)
def test_a_file_that_cannot_be_used_is_refused_in_words_and_the_former_result_stays(kind: str) -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER]), "名册.csv")
    name, content = WRONG[kind]
    officer.upload(content, name)
    [trouble] = re.findall('<div class="trouble"[^>]*>(.*?)</div>', "".join(officer.pieces))
    assert "这个文件没有核查" in trouble and "请" in trouble
    assert "上一份名册的结果还在" in trouble
    assert "核查结果：共 1 人" in officer.text
    officer.check(csv_of([DRIVER, DRIVER | {"姓名": "李四"}], [*DRIVER, "备注"]), "名册.csv")
    assert 'class="trouble"' not in "".join(officer.pieces)
    assert "核查结果：共 2 人" in officer.text


def test_a_zip_bomb_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open("xl/worksheets/sheet1.xml", "w") as part:
        for _ in range(201):
            part.write(b" " * (1 << 20))
    officer = Officer()
    officer.upload(file.getvalue())
    assert "解开后超过 200 MB" in officer.text


def test_a_roster_that_waits_can_be_put_aside() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER]), "名册.csv")
    officer.upload(csv_of([DRIVER] * 3, [*DRIVER, "备注"]), "名册.csv")
    assert "读到 3 人" in officer.text
    officer.press_key("drop")
    assert "核查结果：共 1 人" in officer.text and "读到 3 人" not in officer.text


def crooked(hide: bool = False, sheets: int = 1, title: bool = False, merged: bool = False) -> bytes:
    """A roster of two people in a workbook as offices have them."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for number in range(sheets - 1):
            book.add_worksheet(f"别的{number}").write(0, 0, "这里没有名册")
        sheet, top = book.add_worksheet("花名册"), 0
        if title:
            sheet.merge_range(0, 0, 0, len(DRIVER) - 1, "某局报名人员花名册")
            top = 1
        if merged:
            sheet.merge_range(top, 2, top, len(DRIVER) - 1, "申报情况")
            for column in (0, 1):
                sheet.merge_range(top, column, top + 1, column, [*DRIVER][column])
            sheet.write_row(top + 1, 2, [*DRIVER][2:])
            top += 1
        else:
            sheet.write_row(top, 0, [*DRIVER])
        for person in (1, 2):
            sheet.write_row(top + person, 0, [*DRIVER.values()])
        if hide:
            sheet.set_row(top + 2, None, None, {"hidden": True})
    return file.getvalue()


@pytest.mark.parametrize(
    ("layout", "sentence"),
    [
        ({"hide": True}, "有 1 行是隐藏的，也一起核查了。"),
        ({"sheets": 50}, "文件里有 50 张工作表，核查的是“花名册”。"),
        ({"title": True}, "读到 2 人"),
        ({"title": True, "merged": True}, "读到 2 人"),
    ],
    ids=["hidden rows", "fifty sheets", "a title", "a title and a merged heading"],
)
def test_rosters_as_offices_have_them_are_read_and_what_is_odd_is_said(layout: dict[str, Any], sentence: str) -> None:
    officer = Officer()
    officer.upload(crooked(**layout))
    assert sentence in officer.text
    officer.press_key("judge")
    assert [person.verdicts["3"].code for person in officer.review.people] == ["met", "met"]


# —— nothing stays ——


def test_a_kiosk_has_no_such_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_KIOSK", "1")
    visitor = Visitor()
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        visitor.open("roster.py")


def test_an_upload_is_released_as_soon_as_it_is_read_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[MemoryUploadedFileManager] = []
    add = MemoryUploadedFileManager.add_file

    def note(self: MemoryUploadedFileManager, *args: Any) -> None:
        add(self, *args)
        kept.append(self)

    monkeypatch.setattr(MemoryUploadedFileManager, "add_file", note)
    officer = Officer()
    officer.upload(csv_of([DRIVER]), "名册.csv")
    officer.upload(b"nothing", "名册.csv")
    assert len(kept) == 2 and [manager.file_storage for manager in kept] == [{}, {}]


def test_the_server_receives_a_roster_in_memory() -> None:
    """`spool_max_size` is where Starlette begins to write what is uploaded into a temporary file."""
    code = "import app; from starlette.formparsers import MultiPartParser; print(MultiPartParser.spool_max_size)"
    run = subprocess.run([sys.executable, "-c", code], cwd=FRAME.parent.parent, capture_output=True, text=True)
    assert int(run.stdout) > ON_THE_PAGE.size << 20, run.stderr


def test_leaving_the_page_releases_what_was_never_read(monkeypatch: pytest.MonkeyPatch) -> None:
    released: list[str] = []
    monkeypatch.setattr(
        MemoryUploadedFileManager, "remove_session_files", lambda self, session: released.append(session)
    )
    officer = Officer()
    on_the_way_in = len(released)
    assert on_the_way_in  # at the first page
    officer.open("roster.py")
    assert len(released) == on_the_way_in
    officer.open("faq.py")
    assert len(released) == on_the_way_in + 1


def test_a_roster_can_be_cleared_away() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER]), "名册.csv")
    officer.press_key("clear")
    assert "张三" not in officer.text and "核查结果" not in officer.text


def test_another_visitor_sees_nothing_of_it(officer: Officer) -> None:
    assert "核查结果" not in Officer().text


def test_whatever_a_cell_says_is_drawn_as_it_is_written() -> None:
    officer, markup = Officer(), "<img src=x onerror=alert(1)>"
    row = DRIVER | dict.fromkeys(("姓名", "单位", "工种", "文化程度", "申报等级"), markup)
    content = csv_of([row, row | {"姓名": "李四"}], [*DRIVER, "申报等级", markup])
    officer.upload(content, f"{markup}.csv")
    columns = "".join(officer.pieces)
    officer.press_key("judge")
    pages = [columns, "".join(officer.pieces)]
    officer.go("results")
    pages.append("".join(officer.pieces))
    officer.upload(content.replace("李四".encode(), f"{markup}二".encode()), "名册.csv")
    for page in (*pages, "".join(officer.pieces)):
        assert "&lt;img src=x" in page and "<img" not in page and "&amp;lt;" not in page


# —— people, levels, links ——


def test_a_link_opens_the_case_without_a_name(officer: Officer) -> None:
    officer.go("results")
    person = officer.review.people[3]
    officer.field("person").set_value(person.row)
    officer.look()
    [link] = re.findall('href="(enquiry[^"]*)" target="_blank"', "".join(officer.pieces))
    assert decode(link.partition("case=")[2], load_notice).answers == officer.review.shareable(person)
    assert not any(person.name in link for person in officer.review.people)
    assert officer.app.query_params.get("case") is None


def test_people_are_filtered_by_verdict_unit_and_name() -> None:
    officer = Officer()
    rows = [DRIVER, DRIVER | {"姓名": "李四", "岗位身份": "其他身份"}, DRIVER | {"姓名": "王五", "单位": "另一局"}]
    officer.check(csv_of(rows), "名册.csv")
    assert [who for who, _ in officer.people] == ["张三　某局", "李四　某局", "王五　另一局"]
    officer.field("only").set_value("not_met")
    officer.look()
    assert officer.people == [("李四　某局", "不符合")]
    officer.field("only").set_value("全部")
    officer.field("unit").set_value("另一局")
    officer.look()
    assert [who for who, _ in officer.people] == ["王五　另一局"]
    officer.field("name").input("赵")
    officer.look()
    assert "没有这样的人。" in officer.text


def test_people_are_filtered_by_how_they_come_out_at_one_level() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER, DRIVER | {"姓名": "李四", "岗位身份": "其他身份"}]), "名册.csv")
    officer.go("results")
    officer.field("at_level").set_value("3")
    officer.field("only").set_value("met")
    officer.look()
    assert [who for who, _ in officer.people] == ["张三　某局"]
    officer.field("at_level").set_value("1")
    officer.look()
    assert "没有这样的人。" in officer.text


def test_people_are_filtered_by_what_is_to_be_done() -> None:
    officer = Officer()
    rows = [DRIVER, DRIVER | {"姓名": "李四", "文化程度": "扫盲班"}, DRIVER | {"姓名": "王五", "取证时间": "2031"}]
    officer.check(csv_of(rows), "名册.csv")
    officer.go("results")
    for wanted, names in {
        "有要改的": ["李四　某局", "王五　某局"],
        "没有要改的": ["张三　某局"],
        officer.desk.things[1].key: ["王五　某局"],
    }.items():
        officer.field("problem").set_value(wanted)
        officer.look()
        assert [who for who, _ in officer.people] == names


def test_everybody_can_be_picked_page_by_page_and_stands_beside_the_list() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER | {"姓名": f"职工{number}"} for number in range(23)]), "名册.csv")
    seen: list[str] = []
    while True:
        seen += [who for who, _ in officer.people]
        assert f"<h3>{seen[-len(officer.people)].partition('　')[0]}</h3>" in "".join(officer.pieces)
        if officer.app.button(f"{officer.desk.key('people')}_on").disabled:
            break
        officer.press_key(f"{officer.desk.key('people')}_on")
    assert seen == [f"职工{number}　某局" for number in range(23)]


def test_the_officer_chooses_a_level_and_counts_and_fees_follow() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER]), "名册.csv")
    assert "初步符合的费用合计 365 元。" in officer.text
    assert officer.table("各级结论")[0][0] == "一级（高级技师）"
    assert [row[1] for row in officer.table("各级结论")][-2:] == ["● 已持有", "● 不用再报"]
    officer.field("level_0").set_value("2")
    officer.look()
    assert officer.people == [("张三　某局", "二级（技师）　不符合")]
    assert "初步符合的费用合计 0 元。" in officer.text


def test_a_follow_up_is_ready_to_copy() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER | {"取证时间": "", "参加工作时间": "2012-07"}]), "名册.csv")
    officer.go("results")
    assert any("取证时间" in text for text in officer.copied)


# —— a corrected roster ——


def test_a_corrected_roster_goes_straight_through_and_lists_what_changed() -> None:
    officer = Officer()
    rows = [DRIVER, DRIVER | {"姓名": "李四", "参加工作时间": "2035-07"}]
    officer.check(csv_of(rows), "名册.csv")
    officer.go("results")
    officer.field("level_0").set_value("4")
    officer.look()
    officer.upload(csv_of([{**rows[1], "参加工作时间": "2005-07"}, rows[0]]), "改好的.csv")
    assert "judge" not in officer.buttons
    officer.go("results")
    assert "和上一份比：变了 1 人" in officer.text
    [change] = officer.table("变了的人")
    assert change[:2] == ["李四", "参加工作时间：2035-07 → 2005-07"] and "已改好：参加工作时间：2035-07" in change[3]
    assert officer.review.chosen == {1: "4"}


def test_the_next_roster_begins_at_page_one_with_nothing_of_the_one_before() -> None:
    officer = Officer()
    wrong = [DRIVER | {"姓名": f"职工{number}", "文化程度": "扫盲班"} for number in range(130)]
    right = [
        row | {"姓名": row["姓名"].replace("职工", "人员"), "单位": f"{number % 2} 局"}
        for number, row in enumerate(wrong)
    ]
    officer.check(csv_of(wrong), "名册.csv")
    officer.go("results")
    officer.press_key(f"{officer.desk.key('people')}_on")
    officer.field("person").set_value(15)
    officer.look()
    officer.field("level_15").set_value("2")
    officer.field("name").input("职工1")
    officer.look()
    officer.go("downloads")
    officer.field("kind").set_value("city")
    officer.look()
    officer.upload(csv_of(right), "另一份.csv")
    assert officer.desk.at == "fix" and "第 2 行" in officer.text and "第 2 页" not in officer.text
    officer.go("results")
    assert [who for who, _ in officer.people] == [f"人员{number}　{number % 2} 局" for number in range(10)]
    assert (officer.field("person").value, officer.field("name").value, officer.field("only").value) == (0, "", "全部")
    officer.go("downloads")
    assert (officer.field("kind").value, officer.review.chosen) == ("county", {})


def test_columns_that_are_put_right_begin_a_result_of_their_own() -> None:
    officer = Officer()
    headings = ["隶属哪里" if heading == "单位隶属" else heading for heading in DRIVER]
    rows = [DRIVER | {"姓名": f"职工{number}", "隶属哪里": "县（市、区）的单位"} for number in range(60)]
    officer.check(csv_of(rows, headings), "名册.csv")
    officer.press_key(f"{officer.desk.key('people')}_on")
    officer.go("downloads")
    assert officer.field("kind").value is None
    officer.go("columns")
    officer.field("column").set_value(headings.index("隶属哪里"))
    officer.field("role").set_value("affiliation")
    officer.press_key("change_role")
    officer.press_key("judge")
    assert "第 1 页，共 6 页" in officer.text
    officer.go("downloads")
    assert officer.field("kind").value == "county"


# —— long work ——


def test_a_long_roster_is_judged_in_blocks_and_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER]), "名册.csv")
    before = officer.desk.review
    officer.upload(csv_of([{"岗位身份": "其他身份"}] * 40_000, ["岗位身份"]), "名册.csv")
    officer.desk.confirm({})
    work = officer.desk.work
    assert work
    work.judge_more()
    assert 0 < work.judged < 40_000
    officer.desk.cancel()
    officer.look()
    assert officer.desk.review is before and "读到 40000 人" in officer.text
    officer.press_key("judge")
    assert "核查结果：共 40000 人" in officer.text


def test_downloads_of_a_large_roster_are_prepared_first() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER | {"姓名": f"职工{number}"} for number in range(1_100)]), "名册.csv")
    officer.go("downloads")
    assert "下载前要先准备" in officer.text
    officer.press_key("prepare")
    assert len(officer.desk.entries) == 1_100
    assert "下载前要先准备" not in officer.text


# —— the end of the page ——


def test_the_statement_follows_the_kind_of_unit() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER]), "名册.csv")
    officer.go("downloads")
    assert officer.field("kind").value == "county"
    assert "我县（市、区）张三等1名同志符合" in officer.text
    assert "经办人、工考部门负责人签字，加盖公章" in officer.text
    officer = Officer()
    officer.check(csv_of([DRIVER | {"单位隶属": ""}]), "名册.csv")
    officer.go("downloads")
    officer.field("kind").set_value("city")
    officer.look()
    assert "我单位 张三 等 1 名同志符合" in officer.text and "再加盖主管部门公章" in officer.text


def test_an_officer_of_several_units_is_told_how_both_kinds_go_together() -> None:
    headings = [heading for heading in DRIVER if heading != "单位隶属"]
    officer = Officer()
    officer.check(csv_of([DRIVER, DRIVER | {"姓名": "李四", "单位": "另一局"}], headings), "名册.csv")
    officer.go("downloads")
    assert "请在名册里加一列“单位隶属”，一人一行写明，再上传。" in officer.text
    officer.upload(csv_of([DRIVER], headings), "名册.csv")
    officer.go("downloads")
    assert "请在名册里加一列" not in officer.text


def test_what_a_row_says_of_its_unit_goes_before_the_kind_chosen_for_all() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER, DRIVER | {"姓名": "李四", "单位隶属": "市直"}]), "名册.csv")
    officer.go("downloads")
    officer.field("kind").set_value("county")
    officer.look()
    assert "我县（市、区）张三等1名同志符合" in officer.text and "我单位 李四 等 1 名同志符合" in officer.text


def test_counts_by_unit_where_there_are_several(officer: Officer) -> None:
    officer.app.session_state[officer.desk.key("totals")] = True
    officer.go("results")
    counts = {row[0]: int(row[1]) for row in officer.table("按单位")}
    assert sum(counts.values()) == SIZE and len(counts) == 4
    total = officer.table("按申报等级")[-1]
    assert total[0] == "合计" and sum(map(int, total[2:6])) == SIZE
