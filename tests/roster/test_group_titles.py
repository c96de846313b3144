"""Titles of groups inside a table: quoted, and nobody; and columns that bear on what is assumed."""

from pathlib import Path

import pytest

from gongqin_core.roster.screen import screen_file
from tests.people import NOTICE
from tests.roster.office_rosters import Rows, Screened, csv_file, xlsx
from tests.rosters import TODAY

HEADING = ["序号", "姓名", "单位", "岗位身份", "现有等级", "取证时间", "参加工作时间"]
PERSON = ["1", "张三", "一所", "在岗正式人员", "四级", "2012.12", "1998.07"]
TITLES = (
    *("一、在岗正式人员", "三、2019年退休人员", "（三）2019年退休人员", "3.2019年退休人员", "3、2019年以后调入的"),
    *("退休人员", "劳务派遣人员", "离退休职工", "退休人员（2人）", "劳务派遣人员：", "编外用工", "高级工"),
    *(
        "沁阳市",
        "第二小学",
        "温县一中",
        "公路局",
        "养护站",
        "驾驶队",
        "第二组",
        "2019年退休人员",
        "新进人员名单",
        "一线职工3人",
    ),
)
NAMES = (
    "张三",
    "王站",
    "李队",
    "高局",
    "李四",
    "王人员",
    "一丁",
    "3.14",
    "1、2",
    "欧阳一二",
    "钱职工",
    "阿里木·买买提",
)


def screened(folder: Path, *rows: list[str]) -> Screened:
    return Screened(folder, csv_file([HEADING, PERSON, *rows, ["2", "李四", *PERSON[2:]]]), "名册.csv")


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("number", ["", "二"])
def test_a_title_alone_where_names_stand_is_nobody_and_quoted(tmp_path: Path, title: str, number: str) -> None:
    roster = screened(tmp_path, [number, title, *[""] * 5])
    assert (roster.people, roster.nobody) == (["张三", "李四"], {3: "小标题"})
    assert f"有 1 行不是人员，没有核查。小标题：第 3 行“{title}”。" in roster.notes
    assert f"有 1 行不是人员，没有核查。小标题：第 3 行“{title}”。" in roster.review.intake.notes


@pytest.mark.parametrize("name", NAMES)
def test_a_name_alone_is_somebody(tmp_path: Path, name: str) -> None:
    assert "小标题" not in screened(tmp_path, ["", name, *[""] * 5]).nobody.values()


@pytest.mark.parametrize("title", ["退休人员", "劳务派遣", "三、2019年退休人员"])
def test_such_words_beside_an_answer_or_a_unit_are_somebody(tmp_path: Path, title: str) -> None:
    assert screened(tmp_path, ["", title, "", "", "四级", "", ""]).nobody == {}
    assert screened(tmp_path, ["", title, "一所", "", "", "", ""]).nobody == {}


def test_titles_merged_over_the_table_are_quoted_each_with_its_row(tmp_path: Path) -> None:
    rows: Rows = [
        HEADING,
        PERSON,
        ["以下人员已于2019年退休，不再申报", *[""] * 6],
        PERSON,
        ["劳务派遣人员", *[""] * 6],
        PERSON,
    ]
    notes = Screened(tmp_path, xlsx(rows, "A3:G3", "A5:G5"), "名册.xlsx").notes
    said = "小标题：第 3 行“以下人员已于2019年退休，不再申报”、第 5 行“劳务派遣人员”。"
    assert any(note.endswith(said) for note in notes)


@pytest.mark.parametrize(
    ("count", "rest"), [(29, "”。"), (30, "”。"), (31, "”、第 63 行。"), (33, "”、第 63、65、67 行。")]
)
def test_of_very_many_titles_the_first_are_quoted(tmp_path: Path, count: int, rest: str) -> None:
    rows = [["", "退休人员", *[""] * 5], PERSON] * count
    (note,) = [note for note in screened(tmp_path, *rows).notes if "小标题" in note]
    assert note.count("“退休人员”") == min(count, 30) and note.endswith(rest)


BEARING = {
    "退休时间": True,
    "退休日期": True,
    "是否退休": True,
    "受处分情况": True,
    "是否在岗": True,
    "联系电话": False,
    "单位": False,
    "备注": False,
    "民族": False,
}


@pytest.mark.parametrize(("heading", "bears"), BEARING.items())
def test_a_column_that_is_not_read_and_bears_on_what_is_assumed_is_named(
    tmp_path: Path, heading: str, bears: bool
) -> None:
    rows = [["姓名", "现有等级", "参加工作时间", heading], ["张三", "四级", "1998", "2019.12"]]
    (tmp_path / "名册.csv").write_bytes(csv_file(rows))
    assume = [f"{fact}={code}" for fact, code in NOTICE.assumable.items()]
    named = f"“{heading}”列没有核查"
    notes = screen_file(tmp_path / "名册.csv", tmp_path / "结果.csv", NOTICE, TODAY, assume)
    assert any(named in note and "按假定" in note for note in notes) == bears
    notes = screen_file(tmp_path / "名册.csv", tmp_path / "结果.csv", NOTICE, TODAY)
    assert not any(named in note for note in notes)
