"""Rows that are nobody: told apart only where they look like it, and never where somebody could be meant."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gongqin_core.roster.labels import LONGEST, kind_of
from gongqin_core.roster.nobody import Layout, is_signed, why_nobody
from tests.people import NOTICE
from tests.roster.office_rosters import Screened, csv_file
from tests.rosters import GIVEN, SURNAMES

HEADING = ["序号", "姓名", "单位", "岗位身份", "现有等级", "参加工作时间", "工种", "备注"]
LAYOUT = Layout(HEADING, [HEADING], NOTICE.facts)
LABELS = [
    "合计",
    "小计：3人",
    "总计",
    "备注：一式三份",
    "说明",
    "制表人：",
    "审核人：张三",
    "单位（盖章）",
    "以下空白",
    "2020年5月",
    "…",
]
NAMES = st.builds(str.__add__, st.sampled_from(SURNAMES), st.text(GIVEN, min_size=1, max_size=2))
WORDS = st.sampled_from([*LABELS, "", "1", "3人", "同上", "一所", "电工", "乱写", "见备注"])
ANSWERS: Mapping[int, list[str]] = {
    3: ["在岗正式人员", "派遣", "说不清"],
    4: ["四级", "无", "高级工"],
    5: ["1998", "1998.07", "1998年7月"],
}


@pytest.mark.parametrize("label", [label for label in LABELS if label != "2020年5月"])
def test_what_is_nobodys_is_known_by_its_words(label: str) -> None:
    assert kind_of(label)


@pytest.mark.parametrize(
    "name", ["张三", "王小计", "何合", "平均", "欧阳合计", "阿卜杜勒·买买提", "张三（退休）", "p0", "陈总", "单立人"]
)
def test_a_name_is_no_label(name: str) -> None:
    row = ["", name, "", "", "", "", "", ""]
    assert why_nobody(row, LAYOUT) is None or name == "平均"


@given(NAMES, st.lists(WORDS, min_size=6, max_size=6))
def test_a_row_with_somebodys_name_is_somebody(name: str, rest: list[str]) -> None:
    assert why_nobody(["1", name, *rest], LAYOUT) is None


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.lists(WORDS, min_size=8, max_size=8), st.sampled_from([*ANSWERS]), st.integers(0, 2)),
        min_size=1,
        max_size=8,
    )
)
def test_a_row_with_an_answer_is_somebody_whatever_else_it_says(rows: list[tuple[list[str], int, int]]) -> None:
    cells = [[*words[:fact], ANSWERS[fact][answer], *words[fact + 1 :]] for words, fact, answer in rows]
    assume(not any(is_signed({place: text for place, text in enumerate(row) if text}, LAYOUT) for row in cells))
    with TemporaryDirectory() as folder:
        roster = Screened(Path(folder), csv_file([HEADING, *cells]), "名册.csv")
    assert not roster.nobody
    assert len(roster.people) == len(rows)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=8, max_size=8), min_size=1, max_size=8))
def test_the_page_counts_who_has_verdicts_on_the_command_line(rows: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        roster = Screened(Path(folder), csv_file([HEADING, *rows]), "名册.csv")
    lines = [line for line, row in roster.rows.items() if line > 1 and row and any(roster.verdicts(line))]
    assert lines == [person.line for person in roster.review.people]


@pytest.mark.parametrize("again", ["(盖章", "局(", "全部", "(", "制表、", "备注", "…", "等"])
def test_a_cell_of_any_length_is_told_by_its_beginning(again: str) -> None:
    """In a time that grows with its length: a page waits for it, and everybody with it."""
    long = again * (400_000 // len(again))
    assert kind_of(long) == kind_of(again * (LONGEST // len(again) + 1))
    why_nobody(["", long, *[""] * 6], LAYOUT)
    why_nobody([long, *[""] * 7], LAYOUT)
    why_nobody([*[""] * 7, long], LAYOUT)


@pytest.mark.parametrize(("before", "kind"), [(LONGEST - 5, "签名"), (LONGEST - 4, "签名"), (LONGEST - 3, None)])
def test_a_signature_is_one_within_the_first_signs(before: int, kind: str | None) -> None:
    assert kind_of("某" * before + "(盖章)") == kind


DATED = ["姓名", "现有等级", "取证时间", "参加工作时间"]
PERSON = ["张三", "四级", "2012", "1998"]
SIGNED = {
    "who fills in, who looks through, and the day": ["填表人：李四", "", "审核人：王五", "2020.4.20"],
    "the day's own word": ["", "", "填报日期：", "2020-04-20"],
    "a stamp and a day": ["单位（盖章）", "", "", "2020.4.20"],
    "names beside the words": ["负责人：", "李四", "填表人：", "2020年4月20日"],
    "two days": ["经办人：李四", "", "2020.4.20", "2020.4.21"],
    "a stamp and a month": ["单位盖章：", "", "2020年4月", ""],
}
NOT_SIGNED = {
    "a name": ["李四", "", "审核人：王五", "2020.4.20"],
    "an answer beside the day": ["单位（盖章）", "四级", "", "2020.4.20"],
    "a day alone, perhaps of somebody without a name": ["", "", "", "2020.4.20"],
    "a word that is no signature": ["李四人", "", "", "2020.4.20"],
    "something else beside it": ["填表人：李四", "乱写", "", "2020.4.20"],
}


@pytest.mark.parametrize("row", SIGNED.values(), ids=SIGNED)
def test_signatures_with_their_day_below_a_date_are_nobody(tmp_path: Path, row: list[str]) -> None:
    roster = Screened(tmp_path, csv_file([DATED, PERSON, row]), "名册.csv")
    assert (roster.people, roster.nobody) == (["张三"], {3: "签名"})


@pytest.mark.parametrize("row", NOT_SIGNED.values(), ids=NOT_SIGNED)
def test_a_row_with_a_day_and_anything_else_is_somebody(tmp_path: Path, row: list[str]) -> None:
    assert Screened(tmp_path, csv_file([DATED, PERSON, row]), "名册.csv").nobody == {}


NUMBERED = ["序号", "姓名", "参加工作时间", "现等级"]
IN_THE_TABLE = {
    "a telephone in the place of a name": (["", "联系电话", "0391-1234567", ""], "签名"),
    "a telephone in the first column": (["联系电话：0391-1234567", "", "", ""], "签名"),
    "what a star means": (["", "*为档案认定时间", "", ""], "说明"),
    "the roster's title again": (["", "花名册（续）", "", ""], "小标题"),
    "a part of the units": (["", "机关", "", ""], "小标题"),
    "a part of the units with a number and a count": (["一", "机关本级", "2人", ""], "小标题"),
    "a short unit with a number": (["（一）", "水库所", "", ""], "小标题"),
}
PEOPLE_IN_THE_TABLE = {
    "what is said of somebody, in two parts": ["", "张三（已退休，不参加）", "", ""],
    "who somebody is": ["", "王建国（女，驾驶班）", "", ""],
    "the same of a long name": ["", "买买提·吐尔逊江（男，驾驶班）", "", ""],
    "a short name with a number": ["1", "水库所", "", ""],
    "somebody numbered as groups are": ["一", "张三", "", ""],
    "a unit numbered as groups are, with an answer": ["一", "水库所", "1998.07", "四级"],
    "a name that begins like a unit": ["", "单单位", "", ""],
}


@pytest.mark.parametrize(("row", "kind"), IN_THE_TABLE.values(), ids=IN_THE_TABLE)
def test_nobody_is(tmp_path: Path, row: list[str], kind: str) -> None:
    roster = Screened(tmp_path, csv_file([NUMBERED, ["1", "张三", "1998.07", "四级"], row]), "名册.csv")
    assert (roster.people, roster.nobody) == (["张三"], {3: kind})


@pytest.mark.parametrize("row", PEOPLE_IN_THE_TABLE.values(), ids=PEOPLE_IN_THE_TABLE)
def test_somebody_is(tmp_path: Path, row: list[str]) -> None:
    roster = Screened(tmp_path, csv_file([NUMBERED, ["1", "李四", "1998.07", "四级"], row]), "名册.csv")
    assert roster.nobody == {} and len(roster.people) == 2


def test_a_title_with_a_number_is_quoted_and_not_the_number(tmp_path: Path) -> None:
    rows = [NUMBERED, ["1", "张三", "1998.07", "四级"], ["（一）", "水库所", "", ""]]
    assert any("小标题：第 3 行“水库所”。" in note for note in Screened(tmp_path, csv_file(rows), "名册.csv").notes)


HOW_TO_FILL_IN = {
    "kinds of cells": ["", "文本", "文本", "下拉", "下拉", "日期", "文本", ""],
    "formats": ["", "汉字", "汉字", "汉字", "从下拉列表选", "YYYY-MM", "汉字", ""],
    "lengths": ["", "20字以内", "50字以内", "下拉", "下拉", "6位数字", "20字以内", ""],
    "instructions": ["", "姓名不得有空格", "按公章填", "按编制填", "按证书填写", "以档案为准", "请写全称", ""],
}


@pytest.mark.parametrize("row", HOW_TO_FILL_IN.values(), ids=HOW_TO_FILL_IN)
def test_a_row_that_says_how_to_fill_in_every_column_is_a_note(row: list[str]) -> None:
    assert why_nobody(row, LAYOUT) == "说明"
    assert why_nobody([*row[:2], "一所", *row[3:]], LAYOUT) is None, "one cell says something else"


def test_a_total_that_says_something_of_somebody_is_quoted(tmp_path: Path) -> None:
    rows = [HEADING, ["1", "张三", "一所", "派遣", "四级", "1998", "电工", ""], ["", "其中李四为劳务派遣", *[""] * 6]]
    rows.append(["", "合计2人", *[""] * 6])
    roster = Screened(tmp_path, csv_file(rows), "名册.csv")
    assert "有 2 行不是人员，没有核查。合计：第 3 行“其中李四为劳务派遣”、第 4 行。" in roster.notes


ALONE = "只写了这些，别的都空着。是人员的请补上，不是人员的，请看说的是谁"


@pytest.mark.parametrize("text", ["编外", "派遣", "转岗", "李四的取证时间应为2017.12", "派遣：李四", "张三"])
def test_a_name_and_nothing_else_is_told(tmp_path: Path, text: str) -> None:
    heading = ["姓名", "岗位身份", "现有等级", "参加工作时间", "电话"]
    rows = [heading, ["李四", "派遣", "四级", "1998", ""], [text, "", "", "", ""], ["王五", "", "", "", "1234567"]]
    roster = Screened(tmp_path, csv_file(rows), "名册.csv")
    assert ALONE in roster.problems(3)
    assert ALONE not in roster.problems(2) + roster.problems(4)
    numbered = [["序号", *heading], ["1", *rows[1]], ["2", "张三", "", "", "", ""]]
    assert ALONE in Screened(tmp_path, csv_file(numbered), "名册.csv").problems(3)


COUNTED = {
    "a level and a number": (["", "高级工", "2", "", "", "", "", ""], "合计"),
    "a short level and a number": (["", "技师", "2", "", "", "", "", ""], "合计"),
    "a level, a number and a share": (["", "高级工", "2人", "40%", "", "", "", ""], "合计"),
    "a level with its number": (["", "高级工（2人）", "", "", "", "", "", ""], "合计"),
    "a level with its number behind a colon": (["", "高级工：2", "", "", "", "", "", ""], "合计"),
    "the heading of such a table": (["", "等级", "人数", "", "", "", "", ""], "合计"),
    "a heading by the name of a fact": (["", "文化程度", "人数", "占比", "", "", "", ""], "合计"),
    "a name and a number": (["", "高明", "2", "", "", "", "", ""], None),
    "a level and a word": (["", "技师", "一所", "", "", "", "", ""], None),
    "a name with a number": (["", "高明（2人）", "", "", "", "", "", ""], None),
    "one sign that is an answer": (["", "男", "2", "", "", "", "", ""], None),
}


@pytest.mark.parametrize(("row", "kind"), COUNTED.values(), ids=COUNTED)
def test_how_many_there_are_of_a_kind_is_nobody(row: list[str], kind: str | None) -> None:
    assert why_nobody(row, LAYOUT) == kind
