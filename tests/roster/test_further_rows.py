"""One person in two rows that are not merged: the second has no name, and both rows say so. Verdicts stay."""

from pathlib import Path

import pandas as pd
import pytest

from gongqin_core.roster.further_rows import FURTHER, HAS_FURTHER
from gongqin_core.roster.review.things_to_do import things_to_do
from gongqin_core.roster.screening import screen_frame
from tests.people import NOTICE
from tests.roster.office_rosters import Rows, Screened, csv_file, xlsx
from tests.rosters import TODAY

HEADING = ["序号", "姓名", "参加工作时间", "工种", "现等级", "取证时间"]
PERSON = ["1", "张三", "1998.07", "焊工", "中级工", "2008.06"]
SECOND = ["", "", "", "焊工", "高级工", "2015.06"]
OTHER = ["2", "李四", "2004.10", "焊工", "中级工", "2014.11"]
NO_NAME = "姓名：：没写姓名。请写上，每人一行"


def test_a_second_certificate_without_a_name_and_its_person_point_at_each_other(tmp_path: Path) -> None:
    for kind, name in ((csv_file, "名册.csv"), (xlsx, "名册.xlsx")):
        roster = Screened(tmp_path, kind([HEADING, PERSON, SECOND, OTHER]), name)
        assert roster.problems(2) == f"姓名：张三：{HAS_FURTHER.format(3)}"
        assert roster.problems(3) == f"姓名：：{FURTHER.format(2)}"
        assert roster.problems(4) == "" and all(map(any, map(roster.verdicts, (2, 3, 4))))
    assert [(thing.title, thing.rows) for thing in things_to_do(roster.review)] == [
        ("姓名：另一行没写姓名，像是同一个人（如另一本证书）", 1),
        ("姓名：没写姓名，像是和另一行是同一个人（如另一本证书）", 1),
    ]


def test_a_third_row_points_at_the_person_too(tmp_path: Path) -> None:
    roster = Screened(tmp_path, csv_file([HEADING, PERSON, SECOND, SECOND, OTHER]), "名册.csv")
    assert roster.problems(2) == f"姓名：张三：{HAS_FURTHER.format(3)}"
    assert roster.problems(3) == roster.problems(4) == f"姓名：：{FURTHER.format(2)}"


ALONE: dict[str, Rows] = {
    "it has a number of its own": [PERSON, ["2", *SECOND[1:]]],
    "it says all that the row above says": [PERSON, ["", "", *OTHER[2:]]],
    "it says when somebody began to work": [PERSON, ["", "", "2004.10", "", "高级工", "2015.06"]],
    "a blank row stands between them": [PERSON, [""] * 6, SECOND],
    "a total stands between them": [PERSON, ["合计", "1人", "", "", "", ""], SECOND],
    "nobody stands above": [SECOND, OTHER],
    "whoever stands above has no name either": [["1", "", *PERSON[2:]], SECOND],
    "it has a stroke for a name": [PERSON, ["", "-", *SECOND[2:]]],
}


@pytest.mark.parametrize("rows", ALONE.values(), ids=ALONE)
def test_a_row_without_a_name_is_nobodys_further_one_where(tmp_path: Path, rows: Rows) -> None:
    roster = Screened(tmp_path, csv_file([HEADING, *rows]), "名册.csv")
    problems = [roster.problems(line).replace("姓名：-：", "姓名：：") for line in roster.rows]
    assert NO_NAME in problems and not any("同一个人" in problem for problem in problems)


def test_a_frame_says_the_same() -> None:
    frame = pd.DataFrame([PERSON, SECOND, OTHER], columns=HEADING)
    assert [*screen_frame(frame, NOTICE, TODAY)["problems"]] == [
        f"姓名：张三：{HAS_FURTHER.format(3)}".replace("第 3 行", "第 2 行"),
        f"姓名：：{FURTHER.format(1)}",
        "",
    ]
