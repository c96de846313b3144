"""What stands beside a column: another paper, another name, another time of the same. None of it is taken for the
person's own without a word."""

from pathlib import Path

import pytest

from gongqin_core.roster.headings import recognise
from gongqin_core.roster.screen import screen_file
from gongqin_core.roster.spreadsheets.sheet import RosterError
from tests.people import NOTICE
from tests.roster.office_rosters import Rows, csv_file
from tests.rosters import TODAY, taken_in

FACTS = NOTICE.facts


@pytest.mark.parametrize("paper", ["专业技术职务", "职称", "准驾车型", "驾驶证", "普通话等级", "荣誉称号"])
@pytest.mark.parametrize("day", ["取得资格时间", "发证日期", "发证时间", "证书取得时间", "获证年月"])
def test_the_day_of_another_paper_is_not_that_of_the_level(paper: str, day: str) -> None:
    found = recognise(["姓名", paper, day, "现有等级", "参加工作时间"], FACTS)
    assert found[2:] == [None, "held_level", "career_start"]


@pytest.mark.parametrize(
    ("left", "heading"),
    [
        ("普通话等级", "取证时间"),
        ("教师资格证", "取证时间"),
        ("电工操作证", "发证时间"),
        ("特种作业证号", "发证日期"),
        ("健康证", "发证时间"),
        ("毕业证号", "发证时间"),
        ("学历证书", "发证日期"),
        ("退伍证", "发证日期"),
        ("上岗证", "取证时间"),
        ("厨师证", "取证时间"),
        ("护士证编号", "发证时间"),
        ("从业资格证", "取证时间"),
        ("先进工作者", "获证时间"),
        ("专利", "取得证书时间"),
        ("残疾证", "发证时间"),
        ("聘书", "发证时间"),
        ("学位", "获证时间"),
        ("英语", "证书等级"),
        ("心理咨询师", "证书等级"),
        ("社会工作者", "证书等级"),
        ("职称", "证书级别"),
        ("专业技术资格", "证书等级"),
        ("报考工种", "技能等级"),
        ("拟报工种", "技术等级"),
        ("申报工种", "技术等级"),
        ("竞赛名称", "获证时间"),
        ("毕业院校", "发证时间"),
        ("中级职称证书", "发证时间"),
        ("运动员", "技术等级"),
        ("入党时间", "转正时间"),
        ("政治面貌", "转正日期"),
        ("伤残等级", "定级时间"),
        ("军衔", "定级时间"),
        ("工资", "定级时间"),
    ],
)
def test_what_stands_beside_another_paper_or_career_is_of_that(left: str, heading: str) -> None:
    assert recognise(["姓名", heading], FACTS)[1] is not None
    assert recognise(["姓名", left, heading], FACTS)[2] is None


@pytest.mark.parametrize(
    ("left", "heading"),
    [
        ("身份证号", "发证日期"),
        ("证书编号", "取证时间"),
        ("资格证书", "发证日期"),
        ("现持证书", "取证时间"),
        ("工勤证书", "取证时间"),
        ("技术等级证书编号", "取证时间"),
        ("高级工证书", "发证日期"),
        ("本工种证书", "取证时间"),
        ("申报工种", "证书等级"),
        ("工种", "技术等级"),
        ("考核情况", "技术等级"),
        ("报到时间", "技术等级"),
        ("职业资格", "证书等级"),
        ("首次证书", "取证时间"),
        ("准驾车型", "技术等级"),
        ("参加工作时间", "转正时间"),
        ("政治面貌", "转正定级时间"),
        ("学位", "取证时间"),
    ],
)
def test_what_may_stand_beside_anything_keeps_its_meaning(left: str, heading: str) -> None:
    assert recognise(["姓名", left, heading], FACTS)[2] == recognise(["姓名", heading], FACTS)[1] is not None


@pytest.mark.parametrize(
    "headings",
    [
        ["驾驶证", "准驾车型", "取证时间"],
        ["驾驶证", "证号", "发证日期"],
        ["驾驶证", "档案编号", "初次领证日期", "发证时间"],
        ["英语", "等级", "取证时间"],
        ["特种作业", "证号", "发证日期"],
        ["荣誉名称", "授予单位", "获证时间"],
        ["毕业学校", "所学专业", "发证时间"],
        ["竞赛名称", "名次", "获证时间"],
        ["心理咨询师", "证书等级", "取证时间"],
        ["职称", "证书级别", "取得证书时间"],
    ],
)
def test_a_day_is_of_the_paper_to_the_left_whatever_else_is_said_of_that_in_between(headings: list[str]) -> None:
    assert recognise(["姓名", *headings, "参加工作时间"], FACTS)[-2:] == [None, "career_start"]


@pytest.mark.parametrize(
    "headings",
    [["驾驶证", "现有等级", "取证时间"], ["驾驶证", "备注", "发证日期"], ["证书编号", "发证机关", "发证日期"]],
)
def test_a_column_in_between_that_is_of_something_else_parts_them(headings: list[str]) -> None:
    assert recognise(["姓名", *headings], FACTS)[-1] == "level_since"


@pytest.mark.parametrize("left", ["姓名", "现有等级", "工种", "岗位身份", "性别", "学历", "证书来源", "备注", ""])
def test_the_day_of_a_paper_beside_anything_else_is_that_of_the_level(left: str) -> None:
    assert recognise(["序号", left, "发证日期"], FACTS)[2] == "level_since"


@pytest.mark.parametrize("day", ["取证时间", "现有等级取得时间", "参加工作时间", "出生年月"])
def test_a_day_that_says_of_what_it_is_may_stand_beside_any_paper(day: str) -> None:
    assert recognise(["姓名", "职称", day], FACTS)[2] is not None


def refused(folder: Path, rows: Rows, said: str) -> None:
    (folder / "名册.csv").write_bytes(csv_file(rows))
    with pytest.raises(RosterError, match=said):
        screen_file(folder / "名册.csv", folder / "结果.csv", NOTICE, TODAY)
    assert not (folder / "结果.csv").exists()


@pytest.mark.parametrize("first", ["初次取证时间", "首次取证时间", "发证日期", "取证时间"])
def test_two_days_of_one_level_are_refused_wherever_they_stand(tmp_path: Path, first: str) -> None:
    heading = ["姓名", "现有等级", "取得时间", first, "参加工作时间"]
    refused(tmp_path, [heading, ["张三", "四级", "2018.9", "2010.9", "2005.7"]], "都是取证时间。请只留一列")
    assert recognise(heading[:3], FACTS)[2] == "level_since"


def test_the_day_beside_schooling_and_that_beside_the_level_are_two_of_one(tmp_path: Path) -> None:
    heading = ["姓名", "学历", "发证时间", "现有等级", "取得时间", "参加工作时间"]
    refused(tmp_path, [heading, ["张三", "高中", "1990.7", "五级", "2018.6", "2012.7"]], "都是取证时间。请只留一列")


@pytest.mark.parametrize(
    ("surest", "other", "fact"),
    [
        ("参加工作时间", "入职时间", "career_start"),
        ("参加工作年月（必填）", "工作时间", "career_start"),
        ("申报工种", "工种", "trade"),
        ("拟报工种", "现工种", "trade"),
        ("现等级取证时间", "首次取证时间", "level_since"),
        ("证书等级", "现岗位等级", "held_level"),
        ("岗位身份", "身份", "post"),
        ("最高学历", "学历", "education"),
    ],
)
def test_of_two_columns_of_a_fact_the_one_that_says_exactly_what_is_asked_is_read(
    tmp_path: Path, surest: str, other: str, fact: str
) -> None:
    for heading in (["姓名", surest, other], ["姓名", other, surest]):
        assert [column for column, found in enumerate(recognise(heading, FACTS)) if found] == [heading.index(surest)]
    assert recognise(["姓名", other], FACTS)[1] == recognise(["姓名", surest], FACTS)[1] == fact
    (tmp_path / "名册.csv").write_bytes(csv_file([["姓名", other, surest], ["张三", "", ""]]))
    told = screen_file(tmp_path / "名册.csv", tmp_path / "结果.csv", NOTICE, TODAY)
    assert f"只照抄、没有核查的列：“姓名”、“{other}”。" in told


@pytest.mark.parametrize(
    "headings",
    [
        pytest.param(["入职时间", "工作时间"], id="neither is"),
        pytest.param(["参加工作时间", "参加工作日期"], id="both are"),
        pytest.param(["申报工种", "拟报工种", "工种"], id="two are, and another is not"),
    ],
)
def test_of_two_columns_of_a_fact_of_which_not_one_is_surer_none_is_picked(tmp_path: Path, headings: list[str]) -> None:
    refused(tmp_path, [["姓名", *headings], ["张三", *[""] * len(headings)]], "请只留一列")


SIDE_BY_SIDE: Rows = [
    ["姓名", "现有等级", "取证时间", "", "姓名", "参加工作时间"],
    ["张三", "四级", "2018", "", "李四", "1998.7"],
    ["李四", "四级", "2018", "", "张三", "2011.7"],
]


def test_two_tables_side_by_side_with_different_facts_are_refused(tmp_path: Path) -> None:
    said = "左右像是两张表：第 1 列“姓名”、第 5 列“姓名”，不知道右边的参加工作时间是哪一个人的"
    refused(tmp_path, SIDE_BY_SIDE, said)
    with pytest.raises(RosterError, match=said):
        taken_in(csv_file(SIDE_BY_SIDE), "名册.csv")


def test_a_name_again_with_no_fact_on_one_side_is_no_second_table(tmp_path: Path) -> None:
    rows = [["姓名", "单位", "姓名", "现有等级"], ["张三", "一所", "张三", "四级"]]
    (tmp_path / "名册.csv").write_bytes(csv_file(rows))
    screen_file(tmp_path / "名册.csv", tmp_path / "结果.csv", NOTICE, TODAY)


@pytest.mark.parametrize("hint", ["按聘任时间填", "按进本单位时间填", "转正", "任职时间"])
def test_a_hint_that_means_another_day_takes_the_heading_its_meaning(hint: str) -> None:
    assert recognise(["姓名", f"参加工作时间（{hint}）"], FACTS)[1] is None


@pytest.mark.parametrize("hint", ["年月", "以档案为准", "如 1998.7", "在编、聘用"])
def test_a_hint_that_says_how_to_fill_in_does_not(hint: str) -> None:
    assert recognise(["姓名", f"岗位身份（{hint}）"], FACTS)[1] == "post"
