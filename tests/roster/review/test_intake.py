"""An uploaded roster: what each column is taken for, what is not even kept, what has to be settled first."""

from collections.abc import Callable

import pytest

from gongqin_core.roster.review.roles import conflicts, role_words
from gongqin_core.roster.spreadsheets.sheet import RosterError
from tests.people import NOTICE
from tests.rosters import csv_of, taken_in, workbook_of


def roles(*headings: str) -> dict[str, str]:
    """Heading → what it is taken for."""
    intake = taken_in(csv_of([], [*headings, "岗位身份"]))
    by_heading = {intake.headings[column]: role_words(role, NOTICE) for column, role in intake.likely_roles.items()}
    return {heading: by_heading.get(heading, "") for heading in headings}


def test_columns_are_known_by_their_names_and_the_usual_other_names() -> None:
    assert roles("职工姓名", "工作单位", "拟报等级", "入职时间", "现等级", "备注") == {
        "职工姓名": "姓名",
        "工作单位": "单位",
        "拟报等级": "申报等级",
        "入职时间": "参加工作时间",
        "现等级": "现有等级",
        "备注": "",
    }


def test_a_checked_roster_is_read_again_without_its_results() -> None:
    assert roles("核查：三级", "核查：结论", "核查：问题", "核查：申报等级") == {
        "核查：三级": "",
        "核查：结论": "",
        "核查：问题": "",
        "核查：申报等级": "申报等级",
    }
    assert roles("核查：申报等级", "申报等级") == {"核查：申报等级": "", "申报等级": "申报等级"}


@pytest.mark.parametrize("heading", ["证件号码", "身份证号"])
@pytest.mark.parametrize("kind", [csv_of, workbook_of])
def test_id_numbers_are_not_kept_and_that_is_said(kind: Callable[..., bytes], heading: str) -> None:
    number = "410802197503081234"
    rows = [{"姓名": "张三", heading: number, "岗位身份": "其他身份"}]
    intake = taken_in(kind(rows, ["姓名", heading, "岗位身份"]))
    assert intake.headings == ["姓名", "岗位身份"]
    assert intake.rows == [["张三", "其他身份"]]
    assert number not in repr(intake)
    assert f"“{heading}”列像是身份证号：没有读取，结果里也没有这一列。" in intake.notes


def test_one_id_number_among_names_takes_the_column_along_and_the_page_says_what_to_do() -> None:
    names = [*(f"职工{number}" for number in range(59)), "张三 410802197503081234"]
    intake = taken_in(csv_of([{"姓名": name, "岗位身份": "其他身份"} for name in names], ["姓名", "岗位身份"]))
    assert intake.headings == ["岗位身份"]
    [note] = intake.notes
    assert note.startswith("“姓名”列里有身份证号：整列没有读取") and note.endswith("请先删去里面的身份证号，再上传。")


def test_a_short_or_empty_id_column_is_known_by_its_heading() -> None:
    intake = taken_in(
        csv_of([{"姓名": "张三", "身份证号码": "", "岗位身份": "其他身份"}], ["姓名", "身份证号码", "岗位身份"])
    )
    assert intake.headings == ["姓名", "岗位身份"]


def test_two_columns_for_one_fact_wait_for_the_officer() -> None:
    intake = taken_in(csv_of([], ["工作时间", "入职时间", "姓名"]))
    both = "“工作时间”和“入职时间”都当成了“参加工作时间”。请只留一列，别的改成“不用”。"
    assert conflicts(intake.headings, intake.likely_roles, NOTICE) == [both]
    assert conflicts(intake.headings, {0: "career_start", 2: "@name"}, NOTICE) == []


def test_without_any_fact_nobody_can_be_judged() -> None:
    intake = taken_in(csv_of([], ["姓名", "岗位身份"]))
    [only] = conflicts(intake.headings, {0: "@name"}, NOTICE)
    assert only.startswith("没有一列用来核查。")


def test_the_page_takes_a_hundred_thousand_rows_and_no_more() -> None:
    rows = [{"岗位身份": "其他身份"}] * 100_000
    assert taken_in(csv_of(rows, ["岗位身份"])).people == 100_000
    with pytest.raises(RosterError, match=r"100000 行.*gongqin screen"):
        taken_in(csv_of([*rows, rows[0]], ["岗位身份"]))


def test_blank_lines_are_nobody_and_lines_keep_their_numbers() -> None:
    intake = taken_in("单位名册,\n姓名,岗位身份\n张三,其他身份\n\n李四,其他身份\n".encode())
    assert (intake.line, intake.people, len(intake.rows)) == (2, 2, 3)
