"""Headings as people write them, and the columns that are known by what stands below."""

from pathlib import Path

import pytest

from gongqin_core.notice.load import load_notice
from gongqin_core.notice.spelling import spelling
from gongqin_core.roster.heading_hints import MOST_LINES, readings
from gongqin_core.roster.headings import name_column, recognise
from gongqin_core.roster.id_numbers import looks_like_id_numbers
from gongqin_core.roster.screen import screen_file
from gongqin_core.roster.spreadsheets.sheet import LONGEST_TEXT
from tests.people import NOTICE
from tests.rosters import TODAY, csv_of, taken_in

FACTS = load_notice().facts


def test_headings_are_recognised_by_id_name_question_and_synonym() -> None:
    written = [
        "career_start",
        "参加工作时间",
        "工作时间",
        "入职时间",
        "您什么时候参加工作？",
        " 参加 工作时间 ",
        "工号",
        "",
    ]
    assert [recognise([heading], FACTS)[0] for heading in written] == ["career_start"] * 6 + [None, None]


def test_no_heading_means_two_facts() -> None:
    names = [spelling(n) for f in FACTS.values() for n in {f.id, f.short, f.question, *f.headings}]
    assert len(names) == len(set(names))


def test_a_column_is_of_id_numbers_when_most_of_it_is() -> None:
    numbers = ["11010119900101001X", "110101199001010010"]
    assert looks_like_id_numbers([*numbers, "", "有误"])
    assert not looks_like_id_numbers([*numbers, "1990", "1991"])
    assert not looks_like_id_numbers(["", ""])


def test_who_a_row_is_stands_in_the_first_column_with_such_a_name() -> None:
    assert name_column(["序号", " 职工 姓名", "姓名"]) == 1
    assert name_column(["序号", "曾用姓名"]) is None


@pytest.mark.parametrize(
    ("heading", "cells", "left_alone"),
    [
        ("身份证号码", ["", ""], True),
        ("身份 证号", ["见档案", ""], True),
        ("证件", ["410802197503081234", ""], True),
        ("证件", ["410802197503081234", "见档案"], True),
        ("备注", ["身份证号 41080219750308123Ｘ 待核", "无"], True),
        ("证件号（身份证）", ["无", ""], True),
        ("公民身份号码", ["", ""], True),
        ("号码", ["410802750308123", "—"], True),
        ("号码", ["4108**********1234", "无"], True),
        ("号码", ["410802 19750308 1234", "’41080219800101123X"], True),
        ("出生年月", ["410802197503081234", "1975"], False),
        ("出生年月（以身份证为准）", ["1975", "1976"], False),
        ("证书编号", ["2012411500400123", "2012411500400124"], False),
        ("手机", ["13800000000", "138****0000"], False),
    ],
    ids=str,
)
def test_the_command_line_and_the_page_leave_the_same_columns_alone(
    tmp_path: Path, heading: str, cells: list[str], left_alone: bool
) -> None:
    content = csv_of([{"岗位身份": "其他身份", heading: cell} for cell in cells], ["岗位身份", heading])
    (tmp_path / "名册.csv").write_bytes(content)
    notes = screen_file(tmp_path / "名册.csv", tmp_path / "结果.csv", NOTICE, TODAY)
    assert any("像是身份证号" in note for note in notes) == left_alone
    assert (heading in taken_in(content).headings) != left_alone


def test_what_is_longer_than_any_cell_of_a_sheet_is_no_heading() -> None:
    longest = "岗位身份（" + "请填写" * 10_920 + "）"
    assert len(longest) <= LONGEST_TEXT
    assert recognise([longest, longest + "*" * 10], FACTS) == ["post", None]


def test_of_a_heading_of_many_lines_the_first_are_taken_apart() -> None:
    heading = "岗位身份\n" + "填\n" * 16_000
    assert len(list(readings(heading))) <= 1 + 2 * MOST_LINES
    assert recognise(["岗位身份\n请从下拉里选\n不要改", heading], FACTS)[0] == "post"


@pytest.mark.parametrize(("lines", "taken_apart"), [(49, 49), (50, 50), (51, 50)])
def test_of_a_heading_fifty_lines_are_taken_apart_and_no_more(lines: int, taken_apart: int) -> None:
    assert len(list(readings("\n".join("填" * lines)))) == 1 + taken_apart


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "取证时间（填五级取证时间）",
            "取证时间（填最早的）",
            "取证时间（以换证时间为准）",
            "取证时间（填驾驶证初领）",
        ),
        *("现有等级（请填报考级别）", "现有等级（按申报等级填）", "现有等级（数字越大越高）", "现有等级（填工资等级）"),
        *(
            "参加工作时间（填合同起始时间）",
            "参加工作时间（填到本岗时间）",
            "文化程度（含在读）",
            "换岗情况（填否为已换）",
        ),
    ],
)
def test_a_hint_that_asks_for_something_else_makes_another_column_of_it(heading: str) -> None:
    assert recognise([heading.split("（")[0]], NOTICE.facts) != [None]
    assert recognise([heading], NOTICE.facts) == [None]
