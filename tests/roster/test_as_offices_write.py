"""Rosters as offices write them: titles, headings of several rows, merged cells, totals, signatures. Page and command
line read them alike."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from gongqin_core.roster.screen import screen_file
from gongqin_core.roster.spreadsheets.sheet import RosterError
from tests.people import NOTICE
from tests.roster.office_rosters import Rows, Screened, csv_file, xls, xlsx
from tests.rosters import TODAY, taken_in


@pytest.fixture
def screened(tmp_path: Path) -> Callable[..., Screened]:
    def screen(content: bytes, name: str = "名册.csv") -> Screened:
        return Screened(tmp_path, content, name)

    return screen


HEADING = ["姓名", "单位", "岗位身份", "现有等级", "取证时间", "参加工作时间"]
REGULAR = ["在岗正式人员", "四级", "2012.12", "1998.07"]
MET = ["not_met", "unknown", "unknown", "unknown", "not_met"]


def test_a_title_three_rows_of_headings_and_a_footer(screened: Any) -> None:
    rows: Rows = [
        ["某市工勤人员技能等级考核报名花名册", *[""] * 8],
        ["填报单位（盖章）：", "", "", "", "填报时间：2020年4月", "", "", "", ""],
        ["序号", "姓名", "基本情况", "", "", "证书情况", "", "", "备注"],
        ["", "", "岗位性质", "参加工作时间", "", "现技术等级", "", "申报工种", ""],
        ["", "", "", "年", "月", "等级", "取得时间", "", ""],
        [1, "张三", "在岗正式人员", 1998, 7, "四级", "2012.12", "电工", ""],
        [2, "李四", "在岗正式人员", 2001, 12, "无", "", "焊工", "合计两次"],
        ["合计", "2人", "", "", "", "", "", "", ""],
        ["说明：一式三份", *[""] * 8],
        ["制表人：", "王五", "", "", "审核人：", "赵六", "", "", ""],
    ]
    merged = ["A1:I1", "A3:A5", "B3:B5", "C3:E3", "F3:H3", "I3:I5", "C4:C5", "D4:E4", "F4:G4", "H4:H5", "A9:I9"]
    roster = screened(xlsx(rows, *merged), "名册.xlsx")
    assert roster.people == ["张三", "李四"]
    assert roster.said("张三", "career_start") == "1998年7月"
    assert roster.said("李四", "career_start") == "2001年12月"
    assert (roster.said("张三", "level_since"), roster.said("张三", "trade")) == ("2012.12", "电工")
    assert roster.nobody == {8: "合计", 9: "说明", 10: "签名"}
    assert "有 3 行不是人员，没有核查。合计：第 8 行；说明：第 9 行“说明：一式三份”；签名：第 10 行。" in roster.notes
    assert roster.rows[6][:9] == ["1", "张三", "在岗正式人员", "1998", "7", "四级", "2012.12", "电工", ""]


def test_headings_of_two_rows_without_merges_as_a_csv_file_has_them(screened: Any) -> None:
    rows: Rows = [
        ["姓名", "岗位身份", "参加工作时间", "", "", "出生年月", "", "备注"],
        ["", "", "年", "月", "日", "年", "月", ""],
        ["张三", "在岗正式人员", "1998", "7", "15", "1975", "3", ""],
        ["李四", "在岗正式人员", "1998", "", "", "1975", "", ""],
        ["王五", "在岗正式人员", "", "7", "", "1975", "13", ""],
        ["赵六", "在岗正式人员", "1998年", "7月", "", "", "", ""],
    ]
    roster = screened(csv_file(rows))
    assert roster.people == ["张三", "李四", "王五", "赵六"]
    assert [roster.said(name, "career_start") for name in roster.people] == [
        "1998年7月15日",
        "1998",
        "7月",
        "1998年7月",
    ]
    assert roster.problems(3) == roster.problems(4) == roster.problems(6) == ""
    assert "参加工作时间" in roster.problems(5) and "1975年13月" in roster.problems(5)


def test_a_year_and_a_month_in_two_columns_make_one_date(screened: Any) -> None:
    rows: Rows = [
        ["姓名", "参加工作年份", "参加工作月份", "出生年", "出生月", "取证时间", "取证年份"],
        ["张三", "1998", "07", "1975", "3", "2012.12", "2013"],
        ["李四", "1998", "", "1975", "无", "2012.12", ""],
    ]
    roster = screened(csv_file(rows))
    assert roster.said("张三", "career_start") == "1998年07月"
    assert roster.said("李四", "career_start") == "1998"
    assert roster.said("张三", "level_since") == "2012.12"
    assert "1975年无月" in roster.problems(3)
    assert "“参加工作年份”、“参加工作月份”合成一列“参加工作时间”。" in roster.review.intake.notes


@pytest.mark.parametrize(
    "headings",
    [
        ["姓名", "参加工作时间（年）", "参加工作时间（月）", "岗位身份"],
        ["姓名", "参加工作时间\n（年份）", "参加工作时间\n（月份）", "岗位身份"],
        ["姓名", "参加工作年", "月", "岗位身份"],
        ["姓名", "参加工作时间(年)", "月份", "岗位身份"],
        ["姓名", "参加工作（年）", "参加工作（月）", "岗位身份"],
    ],
    ids="|".join,
)
def test_a_year_and_a_month_that_are_told_by_brackets_or_by_their_place_make_one_date(
    screened: Any, headings: list[str]
) -> None:
    roster = screened(csv_file([headings, ["张三", "1998", "7", "在岗正式人员"], ["李四", "2010", "13", "聘用"]]))
    assert roster.said("张三", "career_start") == "1998年7月"
    assert roster.problems(2) == "" and "2010年13月" in roster.problems(3)


def test_a_year_in_brackets_with_no_month_beside_it_says_only_how_to_fill_in(screened: Any) -> None:
    rows: Rows = [["姓名", "参加工作时间（年）", "出生年月（月）"], ["张三", "1998.07", "1975.03"]]
    roster = screened(csv_file(rows))
    assert (roster.said("张三", "career_start"), roster.said("张三", "birth")) == ("1998.07", "1975.03")


def test_of_two_certificates_under_headings_of_two_rows_the_one_held_now_counts(screened: Any) -> None:
    rows: Rows = [
        ["姓名", "原有证书", "", "现有证书", "", "参加工作时间"],
        ["", "等级", "取得时间", "等级", "取得时间", ""],
        ["张三", "五级", "2003.06", "四级", "2010.06", "1998.07"],
    ]
    roster = screened(xlsx(rows, "A1:A2", "B1:C1", "D1:E1", "F1:F2"), "名册.xlsx")
    assert roster.people == ["张三"]
    assert (roster.said("张三", "held_level"), roster.said("张三", "level_since")) == ("四级", "2010.06")


HINTED = {
    "*姓名（必填）": "@name",
    "1.工作单位：": "@unit",
    "（2）岗位身份\n（在岗/聘用/其他）": "post",
    "★现有等级（无/五级/四级）【没有的填“无”】": "held_level",
    "取证时间\n（年月）": "level_since",
    "出生年月(如1968.05)": "birth",
    "参加工作\n时间\nyyyy-mm": "career_start",
    "文化程度（以档案为准）": "education",
    "五、性别*": "sex",
    "工种（全称）": "trade",
    "参加工作时间 例：1998.07": "career_start",
    "①现有等级（无证填“无”）": "held_level",
    "姓名（签字）": "@name",
    "姓名（曾用名）": "@name",
    "姓名（含曾用名）": "@name",
    "曾用名": None,
    "原姓名": None,
    "学历（配偶）": None,
    "出生年月（父亲）": None,
    "取证时间（初级）": None,
    "工种（原）": None,
}


@pytest.mark.parametrize("kind", [csv_file, xlsx])
def test_headings_with_a_hint_beside_them_mean_the_same(screened: Any, kind: Callable[[Rows], bytes]) -> None:
    intake = taken_in(kind([[*HINTED], ["张三", *[""] * (len(HINTED) - 1)]]), "名册.csv")
    assert [intake.likely_roles.get(column) for column in range(len(HINTED))] == [*HINTED.values()]


def test_a_note_that_names_facts_never_beats_the_heading(screened: Any) -> None:
    rows: Rows = [
        ["工种", "学历", "现有等级", "性别", "出生年月"],
        ["（填表说明：以上五项必填，工种按目录写）", "", "", "", ""],
        ["姓名", "参加工作时间", "岗位性质", "备注", ""],
        ["张三", "1998.07", "在岗正式人员", "", ""],
    ]
    roster = screened(csv_file(rows))
    assert roster.people == ["张三"]
    assert {*roster.review.roles.values()} == {"@name", "career_start", "post"}
    roster = screened(csv_file([*rows[:3], ["张三", "", "", "", ""]]))
    assert {*roster.review.roles.values()} == {"@name", "career_start", "post"}


def test_somebody_elses_facts_under_a_heading_of_two_rows_are_not_the_workers(screened: Any) -> None:
    rows: Rows = [
        ["姓名", "岗位身份", "本人", "", "配偶情况", ""],
        ["", "", "参加工作时间", "出生年月", "姓名", "出生年月"],
        ["张三", "在岗正式人员", "1998.07", "1975.03", "李四", "1976.01"],
    ]
    roster = screened(xlsx(rows, "A1:A2", "B1:B2", "C1:D1", "E1:F1"), "名册.xlsx")
    assert roster.people == ["张三"]
    assert roster.said("张三", "birth") == "1975.03"


def test_a_value_merged_downwards_or_to_the_right_holds_for_every_row_and_column_of_it(screened: Any) -> None:
    rows: Rows = [
        HEADING,
        ["张三", "一所", *REGULAR],
        ["李四", "", "", "四级", "2012.12", "1998.07"],
        ["王五", "", "", "无", "", "2011.03"],
        ["赵六", "二所", "聘用", "已经退休", "", ""],
        ["钱七", "二所", *REGULAR],
    ]
    content = xlsx(rows, "B2:B4", "C2:C4", "D4:E4", "D5:F5")
    roster = screened(content, "名册.xlsx")
    assert roster.people == ["张三", "李四", "王五", "赵六", "钱七"]
    assert [roster.said(name, "post") for name in roster.people[:3]] == ["在岗正式人员"] * 3
    assert [roster.said(name, "@unit") for name in roster.people] == ["一所", "一所", "一所", "二所", "二所"]
    assert (roster.said("王五", "held_level"), roster.said("王五", "level_since")) == ("无", "无")
    assert roster.problems(4) == ""
    assert roster.problems(5).count("已经退休") == 3
    assert roster.rows[3][:6] == ["李四", "", "", "四级", "2012.12", "1998.07"], "the file stays as it was"


def test_a_text_hidden_under_a_merge_is_not_read(screened: Any) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["姓名", "岗位身份", "现有等级", "参加工作时间"])
        sheet.write_row(1, 0, ["张三", "在岗正式人员", "四级", "1998.07"])
        sheet.write_row(2, 0, ["李四", "在岗正式人员", "五级", "2011.07"])
        sheet.merge_range(1, 2, 2, 2, "四级")
        sheet.write(2, 2, "一级")
        sheet.merge_range(4, 0, 4, 3, "合计：2人")
        sheet.write(4, 1, "在岗正式人员")
    roster = screened(file.getvalue(), "名册.xlsx")
    assert roster.said("李四", "held_level") == "四级"
    assert roster.people == ["张三", "李四"]
    assert roster.nobody == {5: "合计"}
    assert roster.rows[3][2] == "一级", "what is hidden stays in the file"


def test_one_person_over_two_rows_is_one_person(screened: Any) -> None:
    rows: Rows = [HEADING, ["张三", "一所", *REGULAR], ["", "", "", "五级", "2005.12", ""], ["李四", "一所", *REGULAR]]
    roster = screened(xlsx(rows, "A2:A3", "B2:B3", "C2:C3", "F2:F3"), "名册.xlsx")
    assert roster.people == ["张三", "李四"]
    assert roster.nobody == {3: "和上一行是同一个人"}
    assert (roster.said("张三", "held_level"), roster.said("张三", "post")) == ("四级、五级", "在岗正式人员")
    assert "not_met" in roster.verdicts(4) and "not_met" not in roster.verdicts(2)
    assert "现有等级：四级、五级：" in roster.problems(2) and "取证时间：2012.12、2005.12：" in roster.problems(2)
    assert roster.rows[2][3:5] == ["四级", "2012.12"], "the file stays as it was"


@pytest.mark.parametrize(
    ("second", "level", "told"),
    [
        (["", "", "", "四级", "2012.12", ""], "四级", False),
        (["", "", "", "", "", ""], "四级", False),
        (["", "", "", "三级", "2014.12", ""], "四级、三级", True),
        (["", "", "", "三级", "", ""], "四级、三级", True),
    ],
    ids=["the same again", "blank", "another level and day", "another level"],
)
def test_what_one_person_s_rows_say_twice_is_an_answer_only_where_it_is_the_same(
    screened: Any, second: list[str], level: str, told: bool
) -> None:
    rows: Rows = [HEADING, ["张三", "一所", *REGULAR], second, ["李四", "一所", *REGULAR]]
    roster = screened(xlsx(rows, "A2:A3", "B2:B3", "C2:C3", "F2:F3"), "名册.xlsx")
    assert roster.people == ["张三", "李四"]
    assert roster.said("张三", "held_level") == level
    assert ("现有等级：四级、三级：" in roster.problems(2)) == told == ("not_met" not in roster.verdicts(2))


def test_below_one_person_s_rows_the_same_as_above_is_what_they_say(screened: Any) -> None:
    other = ["李四", "一所", "同上", "同上", "2012.12", "同上"]
    rows: Rows = [HEADING, ["张三", "一所", *REGULAR], ["", "", "", "", "2012.12", ""], other]
    roster = screened(xlsx(rows, "A2:A3", "B2:B3", "C2:C3", "F2:F3"), "名册.xlsx")
    assert (roster.problems(4), roster.verdicts(4)) == ("", roster.verdicts(2))
    twice = [*rows[:2], ["", "", "", "三级", "2012.12", ""], other]
    roster = screened(xlsx(twice, "A2:A3", "B2:B3", "C2:C3", "F2:F3"), "名册二.xlsx")
    assert "not_met" not in roster.verdicts(4), "nobody can tell which of the two is meant"


def test_what_stands_in_the_second_row_of_one_person_alone_is_read(screened: Any) -> None:
    first = ["张三", "一所", REGULAR[0], "", "", REGULAR[-1]]
    rows: Rows = [HEADING, first, ["", "", "", "四级", "2012.12", ""]]
    roster = screened(xlsx(rows, "A2:A3", "B2:B3", "C2:C3", "F2:F3"), "名册.xlsx")
    assert roster.said("张三", "held_level") == "四级" and roster.problems(2) == ""


@pytest.mark.parametrize(("rows", "told"), [(49, True), (50, True), (51, False)])
def test_so_many_rows_of_one_person_are_read_as_one(screened: Any, rows: int, told: bool) -> None:
    blank = [["", "", "", "", "", ""]] * (rows - 2)
    table: Rows = [HEADING, ["张三", "一所", *REGULAR], *blank, ["", "", "", "三级", "", ""]]
    roster = screened(xlsx(table, f"A2:A{rows + 1}"), "名册.xlsx")
    assert ("四级、三级" in roster.problems(2)) == told


@pytest.mark.parametrize("sign", ["同上", "″", "〃", '"', "同前", "do", " 同 上 "])
def test_a_sign_of_repetition_is_what_stands_above_in_a_person_s_row(screened: Any, sign: str) -> None:
    rows: Rows = [
        [*HEADING, "工种"],
        ["张三", "一所", *REGULAR, "电工"],
        ["李四", sign, sign, sign, sign, sign, sign],
        ["王五", sign, sign, sign, "2010.06", sign, sign],
        ["小计", "", "", "", "", "", ""],
        ["赵六", sign, sign, "五级", "2015.06", "2012.07", sign],
        ["钱七", "二所", "", "五级", "乱写", "2012.07", "焊工"],
        ["孙八", sign, sign, sign, sign, sign, sign],
        [sign, "二所", *REGULAR, "焊工"],
    ]
    roster = screened(csv_file(rows))
    assert [roster.said("王五", role) for role in ("@unit", "post", "held_level", "level_since", "trade")] == [
        *("一所", "在岗正式人员", "四级", "2010.06", "电工")
    ]
    assert roster.verdicts(3) == roster.verdicts(2)
    assert [part.split("：")[0] for part in roster.problems(6).split("；")] == ["岗位身份", "工种"]
    assert [part.split("：")[0] for part in roster.problems(8).split("；")][:2] == ["岗位身份", "取证时间"]
    assert roster.said("孙八", "held_level") == "五级"
    assert roster.problems(9).startswith("姓名：") and "没写姓名" in roster.problems(9)
    assert roster.rows[3][2] == sign


def test_pages_with_headings_totals_subtitles_and_empty_numbers(screened: Any) -> None:
    heading = ["序号", *HEADING, "备注"]
    rows: Rows = [
        ["某局花名册", *[""] * 7],
        heading,
        ["一、机关后勤服务中心", *[""] * 7],
        [1, "张三", "一所", *REGULAR, ""],
        ["小 计", "1人", "", "1人", "", "", "", ""],
        ["某局花名册", *[""] * 7],
        heading,
        ["（二）水利局", *[""] * 7],
        [2, "李四", "二所", *REGULAR, "2020年5月退休"],
        [3, "", "", "", "", "", "", ""],
        [4, "", "", "", "", "", "", ""],
        ["", "以下空白", "", "", "", "", "", ""],
        ["本页合计：1 人", *[""] * 7],
        ["总计", "", "", 2, "", "", "", ""],
        ["单位负责人（签字）：", "", "经办人：", "周九", "", "联系电话：", "0391-1234567", ""],
        ["", "", "", "", "", "", "", ""],
        ["2020年4月20日", *[""] * 7],
        ["（此页无正文）", *[""] * 7],
    ]
    roster = screened(csv_file(rows))
    assert roster.people == ["张三", "李四"]
    assert roster.nobody == {
        **{3: "小标题", 5: "合计", 6: "重复的表头", 7: "重复的表头", 8: "小标题", 10: "没有填人", 11: "没有填人"},
        **{12: "表尾", 13: "合计", 14: "合计", 15: "签名", 17: "签名", 18: "表尾"},
    }
    assert any(note.startswith("有 13 行不是人员") for note in roster.review.intake.notes)


def test_a_footer_of_sentences_days_and_counts_is_nobody(screened: Any) -> None:
    rows: Rows = [
        HEADING,
        ["张三", "一所", *REGULAR],
        ["人数", "1", "", "", "", ""],
        ["以上人员均符合条件", *[""] * 5],
        ["2020年4月20日", *[""] * 5],
    ]
    roster = screened(csv_file(rows))
    assert roster.people == ["张三"]
    assert roster.nobody == {3: "合计", 4: "说明", 5: "签名"}
    numbered = screened(csv_file([["序号", *HEADING], ["1", *rows[1]], ["合计", "", "1人", "", "", "", ""]]))
    assert numbered.nobody == {3: "合计"}


def test_what_is_merged_down_to_the_total_makes_nobody_of_it(screened: Any) -> None:
    rows: Rows = [HEADING, ["张三", "一所", *REGULAR], ["合 计", "", "", "", "", "1人"]]
    roster = screened(xlsx(rows, "C2:C3"), "名册.xlsx")
    assert roster.people == ["张三"] and roster.nobody == {3: "合计"}


def test_a_title_merged_over_a_row_makes_nobody(screened: Any) -> None:
    rows: Rows = [
        HEADING,
        ["在岗正式人员", *[""] * 5],
        ["张三", "一所", *REGULAR],
        ["水利局", *[""] * 5],
        ["李四", "二所", *REGULAR],
    ]
    roster = screened(xlsx(rows, "A2:F2", "A4:F4"), "名册.xlsx")
    assert roster.people == ["张三", "李四"]
    assert roster.nobody == {2: "小标题", 4: "小标题"}


def test_an_old_workbook_with_merges_is_read_alike(screened: Any) -> None:
    rows: Rows = [
        ["某局花名册", *[""] * 5],
        ["姓名", "单位", "岗位身份", "现技术等级", "", "参加工作时间"],
        ["", "", "", "等级", "取得时间", ""],
        ["张三", "一所", *REGULAR],
        ["李四", "", "", "四级", "2012.12", "1998.07"],
        ["合计：2人", "", "", "", "", ""],
    ]
    merged = [
        (0, 0, 0, 5),
        (1, 2, 0, 0),
        (1, 2, 1, 1),
        (1, 2, 2, 2),
        (1, 1, 3, 4),
        (1, 2, 5, 5),
        (3, 4, 1, 1),
        (3, 4, 2, 2),
    ]
    roster = screened(xls(rows, *merged, (5, 5, 0, 5)), "名册.xls")
    assert roster.people == ["张三", "李四"]
    assert roster.said("李四", "post") == "在岗正式人员"
    assert roster.said("李四", "level_since") == "2012.12"
    assert roster.nobody == {6: "合计"}


def test_a_row_with_facts_and_no_name_is_somebody_and_the_name_is_asked_for(screened: Any) -> None:
    rows: Rows = [
        HEADING,
        ["", "一所", *REGULAR],
        ["合计", "一所", *REGULAR],
        ["", "", "", "", "", "1998年7月"],
        [" ", "一所", *REGULAR],
        ["\u200b", "一所", *REGULAR],
        ['=""', "一所", *REGULAR],
    ]
    roster = screened(csv_file(rows))
    assert [name.strip("\u200b") for name in roster.people] == ["", "合计", *[""] * 4]
    names = ("", "合计", *[""] * 4)
    assert [roster.problems(line) for line in range(2, 8)] == [
        f"姓名：{name}：没写姓名。请写上，每人一行" for name in names
    ]


@pytest.mark.parametrize("blank", ["", " ", "\u3000", "\u200b"])
def test_a_row_in_which_nothing_stands_is_nobody_even_where_something_is_assumed(tmp_path: Path, blank: str) -> None:
    heading = ["姓名", "现有等级", "参加工作时间"]
    rows: Rows = [heading, ["张三", "四级", "1998"], [blank, *[""] * 2], ["李四", "四级", "1998"], [blank] * 3]
    content = csv_file(rows)
    assert taken_in(content).people == 2
    (tmp_path / "名册.csv").write_bytes(content)
    screen_file(tmp_path / "名册.csv", tmp_path / "结果.csv", NOTICE, TODAY, ["岗位身份=其他身份"])
    lines = (tmp_path / "结果.csv").read_text(encoding="utf-8-sig").splitlines()
    people = [line for line in lines if "not_met" in line]
    assert [line[:2] for line in people] == ["张三", "李四"]
    assert [lines[at].split(",")[3:9] for at in (2, 4)] == [[""] * 6] * 2


@pytest.mark.parametrize(
    ("name", "several"),
    {
        "张三、李四": True,
        "张三/李四": True,
        "张三，李四 ，王五": True,
        "古丽·买买提": False,
        "张三（李四）": False,
    }.items(),
)
def test_several_names_in_one_row_are_pointed_out(screened: Any, name: str, several: bool) -> None:
    roster = screened(csv_file([HEADING, [name, "一所", *REGULAR]]))
    assert (roster.problems(2) == f"姓名：{name}：像是几个人。请一人一行，分开写") == several


def test_sums_by_other_names_and_numbered_groups_are_nobody(screened: Any) -> None:
    rows: Rows = [
        HEADING,
        ["第一组", *[""] * 5],
        ["张三", "一所", *REGULAR],
        ["第2批", *[""] * 5],
        ["李四", "二所", *REGULAR],
        ["汇总", "", "2", "2", "2", "2"],
        ["其中：男1人，女1人", *[""] * 5],
        ["其中：男", "", "1", "", "", ""],
    ]
    roster = screened(csv_file(rows))
    assert roster.people == ["张三", "李四"]
    assert roster.nobody == {2: "小标题", 4: "小标题", **dict.fromkeys((6, 7, 8), "合计")}


@pytest.mark.parametrize("kind", [csv_file, xlsx])
def test_two_tables_side_by_side_are_refused(tmp_path: Path, kind: Callable[[Rows], bytes]) -> None:
    half = ["姓名", "岗位身份", "参加工作时间"]
    content = kind([[*half, "", *half], ["张三", "其他身份", "1998", "", "李四", "其他身份", "1999"]])
    name = f"名册.{'csv' if kind is csv_file else 'xlsx'}"
    (tmp_path / name).write_bytes(content)
    said = "左右并排放了两张表：第 1 列“姓名”、第 5 列“姓名”，岗位身份、参加工作时间也各有两列。请把右边的剪下来"
    with pytest.raises(RosterError, match=said):
        screen_file(tmp_path / name, tmp_path / "结果.csv", NOTICE, TODAY)
    with pytest.raises(RosterError, match=said):
        taken_in(content, name)
    assert not (tmp_path / "结果.csv").exists()


def test_a_second_table_below_with_other_columns_is_refused(tmp_path: Path) -> None:
    rows: Rows = [
        HEADING,
        ["张三", "一所", *REGULAR],
        ["姓名", *HEADING[:1:-1], "单位"],
        ["李四", *REGULAR[::-1], "一所"],
    ]
    (tmp_path / "名册.csv").write_bytes(csv_file(rows))
    with pytest.raises(RosterError, match="第 3 行：又有一个表头，第 2 列是“参加工作时间”，上面是“单位”"):
        screen_file(tmp_path / "名册.csv", tmp_path / "结果.csv", NOTICE, TODAY)
    with pytest.raises(RosterError, match="第 3 行：又有一个表头"):
        taken_in(csv_file(rows))


def test_of_several_sheets_with_people_those_not_read_are_named(screened: Any) -> None:
    rows: Rows = [HEADING, ["张三", "一所", *REGULAR]]
    content = xlsx(
        rows, 二队=[["二队花名册"], HEADING, ["李四", "二所", *REGULAR]], 代码=[["岗位身份"], ["在岗正式人员"]]
    )
    roster = screened(content, "名册.xlsx")
    assert roster.notes[:2] == [
        "文件里有 3 张工作表，核查的是“名册”。",
        "“二队”也像名册，没有核查。请把人都放到一张工作表里，或每张另存成一个文件，分别核查。",
    ]
    assert roster.review.intake.notes[:2] == roster.notes[:2]


@pytest.mark.parametrize(
    "figures", [[["现有等级", "人数"], ["五级", 3], ["四级", 3]], [["岗位身份"], ["在岗正式人员"]]]
)
def test_a_sheet_of_figures_before_the_one_with_names_is_not_the_roster(screened: Any, figures: Rows) -> None:
    roster = screened(xlsx(figures, 人员=[HEADING, ["张三", "一所", *REGULAR]]), "名册.xlsx")
    assert roster.people == ["张三"]
    assert "文件里有 2 张工作表，核查的是“人员”。" in roster.notes


def test_a_sheet_without_names_is_the_roster_where_no_other_has_any(screened: Any) -> None:
    rows: Rows = [["岗位身份", "现有等级"], ["在岗正式人员", "四级"]]
    roster = screened(xlsx(rows, 人员=[HEADING]), "名册.xlsx")
    assert len(roster.people) == 1 and "文件里有 2 张工作表，核查的是“名册”。" in roster.notes
