"""One person in two rows that do not say the same: pointed out with the other row, and never where they differ."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from gongqin_core.roster.overlaps import MOST_LOOKED_AT
from gongqin_core.roster.screening import Screening, screen_frame
from tests.people import NOTICE
from tests.roster.office_rosters import Rows, Screened, csv_file, xlsx
from tests.rosters import TODAY

HEADING = ["姓名", "单位", "出生年月", "现有等级", "取证时间", "参加工作时间"]
SAME, LIKE = "姓名和出生年月都一样", "姓名一样，出生年月也对得上"
NEXT, ALL = "姓名和参加工作时间都一样", "各列都一样"
FIRST = ["张三", "一所", "1975.3", "四级", "2012", "1998"]
PAIRS = {
    "a day within the month": (FIRST, ["张三", "一所", "1975.03.08", "三级", "2016", "1998"], LIKE),
    "the first day of the month": (FIRST, ["张三", "一所", "1975.03.01", "三级", "2016", "1999"], LIKE),
    "the last day of the month": (FIRST, ["张三", "一所", "1975.03.31", "三级", "2016", "1999"], LIKE),
    "the day before the month": (FIRST, ["张三", "一所", "1975.02.28", "三级", "2016", "1998"], ""),
    "the day after the month": (FIRST, ["张三", "一所", "1975.04.01", "三级", "2016", "1998"], ""),
    "the year of the month": (FIRST, ["张三", "一所", "1975", "三级", "2016", "1999"], LIKE),
    "the year before": (FIRST, ["张三", "一所", "1974", "三级", "2016", "1998"], ""),
    "the year after": (FIRST, ["张三", "一所", "1976", "三级", "2016", "1998"], ""),
    "the same month, spelled otherwise": (FIRST, ["张 三", "一所", "1975年3月", "三级", "2016", "1999"], SAME),
    "another unit, and only like it": (FIRST, ["张三", "二所", "1975.03.08", "三级", "2016", "1998"], ""),
    "another unit, and the very same": (FIRST, ["张三", "二所", "1975.3", "三级", "2016", "1998"], SAME),
    "the unit spelled otherwise": (FIRST, ["张三", " 一 所", "1975.03.08", "三级", "2016", "1998"], LIKE),
    "the unit by a sign": (FIRST, ["张三", "同上", "1975.03.08", "三级", "2016", "1998"], LIKE),
    "another name": (FIRST, ["张四", "一所", "1975.3", "四级", "2012", "1998"], ""),
    "no birth in the second, the same beginning": (FIRST, ["张三", "一所", "", "三级", "2016", "1998"], NEXT),
    "no birth in the first": (["张三", "一所", "", "四级", "2012", "1998"], FIRST, NEXT),
    "none in both": (["张三", "一所", "", "四级", "2012", "1998"], ["张三", "一所", "", "三级", "2016", "1998"], NEXT),
    "one that cannot be read": (FIRST, ["张三", "一所", "乱写", "三级", "2016", "1998"], NEXT),
    "no birth, another beginning": (FIRST, ["张三", "一所", "", "三级", "2016", "1999"], ""),
    "no birth, the same beginning, another unit": (FIRST, ["张三", "二所", "", "三级", "2016", "1998"], ""),
    "no birth and no beginning": (FIRST, ["张三", "一所", "", "三级", "2016", ""], ""),
    "no birth, and all the same": (["张三", "一所", "", "四级", "", "1998"],) * 2 + (ALL,),
}


@pytest.mark.parametrize(("first", "second", "says"), PAIRS.values(), ids=PAIRS)
def test_two_rows_that_may_be_one_person(tmp_path: Path, first: list[str], second: list[str], says: str) -> None:
    roster = Screened(tmp_path, csv_file([HEADING, first, second]), "名册.csv")
    assert "与第" not in roster.problems(2)
    found = [problem for problem in roster.problems(3).split("；") if "与第" in problem]
    assert [f"与第 2 行{says}" in problem for problem in found] == ([True] if says else [])
    alone = Screened(tmp_path, csv_file([HEADING, second]), "一人.csv")
    assert roster.verdicts(3) == alone.verdicts(2)


def test_without_a_column_of_births_the_beginning_counts(tmp_path: Path) -> None:
    heading = ["姓名", "单位", "现有等级", "取证时间", "参加工作时间"]
    rows = [[*FIRST[:2], *others] for others in (("四级", "2012", "1998.07"), ("三级", "2016", "1998.07"))]
    roster = Screened(tmp_path, xlsx([heading, *rows, [*FIRST[:2], "三级", "2016", "1999.07"]]), "名册.xlsx")
    assert roster.problems(3).startswith("参加工作时间：1998.07：与第 2 行姓名和参加工作时间都一样")
    assert roster.problems(4) == ""


def test_without_a_column_of_units_every_row_of_the_name_counts(tmp_path: Path) -> None:
    rows = [[*row[:1], *row[2:]] for row in (HEADING, FIRST, PAIRS["a day within the month"][1])]
    assert LIKE in Screened(tmp_path, csv_file(rows), "名册.csv").problems(3)


def test_the_earliest_of_several_rows_is_named(tmp_path: Path) -> None:
    births = ["1975.03.20", "1975.03.08", "1975", "1975.03", "1975.03.08", "1975.12"]
    rows = [[*FIRST[:2], birth, "四级", "2012", str(1990 + n)] for n, birth in enumerate(births)]
    roster = Screened(tmp_path, csv_file([HEADING, *rows]), "名册.csv")
    said = [roster.problems(line).partition("与第 ")[2] for line in range(2, 8)]
    named = [text.partition(" ")[0] for text in said]
    assert named == ["", "", "2", "2", "3", "4"]


@pytest.mark.parametrize(
    ("dates", "is_found"), [(MOST_LOOKED_AT - 1, True), (MOST_LOOKED_AT, True), (MOST_LOOKED_AT + 1, False)]
)
def test_somebody_without_a_birth_is_looked_for_among_so_many_dates_of_a_name(dates: int, is_found: bool) -> None:
    births = pd.date_range("1960-01-01", periods=dates).strftime("%Y-%m-%d").tolist()
    begins = pd.date_range("1990-01-01", periods=dates).strftime("%Y-%m-%d").tolist()
    people = {"姓名": ["张三"] * (dates + 1), "出生年月": [*births, ""], "参加工作时间": [*begins, begins[-1]]}
    [*before, last] = screen_frame(pd.DataFrame(people), NOTICE, TODAY)["problems"]
    assert not any("与第" in problem for problem in before)
    assert ("姓名和参加工作时间都一样" in last) == is_found


def test_a_row_that_does_not_tell_its_person_from_whoever_of_that_name_stands_above_says_so(tmp_path: Path) -> None:
    rows: Rows = [
        ["姓名", "单位", "参加工作时间", "现有等级", "取证时间"],
        ["张三", "一所", "1998.07", "五级", "2000.05"],
        ["张三", "一所", "", "四级", "2007.06"],
        ["张三", "一所", "", "三级", "2015.06"],
        ["张三", "二所", "", "三级", "2016.06"],
        ["李四", "二所", "", "三级", "2016.06"],
        ["张三", "二所", "", "四级", "2011.06"],
        ["张三", "二所", "1999.07", "四级", "2012.06"],
    ]
    roster = Screened(tmp_path, csv_file(rows), "名册.csv")
    said = "姓名：张三：和第 {} 行姓名一样，没写出生年月、参加工作时间，分不清是不是同一个人。"
    assert [said.format(line - 1) in roster.problems(line) for line in range(2, 9)] == [
        *(False, True, True, False, False, False, False)
    ]


def test_so_does_one_at_the_beginning_of_a_block() -> None:
    screening = Screening(NOTICE, {"held_level": "现有等级"}, TODAY, 2)
    blocks = [screening.columns["held_level"].codes([text]) for text in ("五级", "四级")]
    first, second = (screening.judge({"held_level": codes}, ["张三"]).problems.by_row for codes in blocks)
    assert "第 2 行姓名一样" in "".join(second[0]) and not any("姓名一样" in said for said in first.get(0, []))


def test_many_of_one_name_take_no_longer_than_many_names() -> None:
    count = 36_000
    days = pd.date_range("1951-01-01", periods=count // 3).strftime("%Y-%m-%d").tolist()
    births = [*days, *[""] * (count // 3), *days]
    frame = pd.DataFrame({"姓名": ["张三"] * count, "出生年月": births, "参加工作时间": np.resize(days, count)})
    problems = screen_frame(frame, NOTICE, TODAY)["problems"].str
    assert problems.contains("姓名和出生年月都一样").sum() == count // 3
