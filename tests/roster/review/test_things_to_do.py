"""Problems by what there is to do: one thing however many rows call for it, the most rows first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.roles import NAME
from gongqin_core.roster.review.spots import Spots
from gongqin_core.roster.review.things_to_do import things_to_do
from tests.pages.officer import MISTAKES
from tests.roster.review.reviews import DRIVER, review
from tests.rosters import Row, csv_of, judged, taken_in


def titles(checked: Review) -> list[tuple[str, int]]:
    return [(thing.title, thing.rows) for thing in things_to_do(checked)]


def people(count: int, **changes: str) -> list[Row]:
    return [DRIVER | {"姓名": f"职工{number}{''.join(changes.values())}"} | changes for number in range(count)]


def test_a_word_in_many_rows_is_one_thing_and_stands_before_rarer_ones() -> None:
    checked = review(*people(2, 取证时间="2031-06"), *people(37, 岗位身份="某种人"), *people(1, 岗位身份="别种人"))
    assert titles(checked) == [
        ("岗位身份：“某种人”是什么意思？", 37),
        ("取证时间：2031 年不在 1980 年至 2020 年之间", 2),
        ("岗位身份：“别种人”是什么意思？", 1),
    ]
    [word, date, _] = things_to_do(checked)
    assert (word.word, date.word) == ("某种人", "") and date.remedy == "请核对年份"


def test_a_word_is_the_same_in_every_width_and_spacing() -> None:
    checked = review(*people(1, 岗位身份="A类"), DRIVER | {"姓名": "别人", "岗位身份": "Ａ 类"})
    assert titles(checked) == [("岗位身份：“A类”是什么意思？", 2)]


def test_dates_that_cannot_be_read_are_one_thing_with_each_rows_own_remedy() -> None:
    written = ["2012-02-30", "2012-13", "2011-02-31"]
    [thing] = things_to_do(review(*[DRIVER | {"姓名": f"职工{text}", "取证时间": text} for text in written]))
    assert thing.title == "取证时间：认不出是哪一天" and [spot.text for spot in thing.spots] == written


def test_what_is_wrong_alike_names_no_year_of_one_row_alone() -> None:
    checked = review(*[DRIVER | {"姓名": f"职工{text}", "取证时间": text} for text in ("2031-06", "2041-06")])
    assert titles(checked) == [("取证时间：所写的年份不在 1980 年至 2020 年之间", 2)]


def test_people_who_stand_there_twice_are_one_thing() -> None:
    checked = review(*[DRIVER | {"姓名": name, "出生年月": ""} for name in "甲乙甲乙甲"])
    [thing] = things_to_do(checked)
    assert thing.rows == 3 and thing.title.startswith("姓名：与另一行各列都一样")


@pytest.mark.parametrize(
    ("born", "role", "others"),
    [
        (["", ""], NAME, ("birth", "career_start")),
        (["1978-03", "1978-03"], "birth", (NAME, "career_start")),
        (["1978-03", ""], "career_start", (NAME, "birth")),
    ],
    ids=["all the same", "the same day of birth", "no day of birth"],
)
def test_of_people_who_stand_there_twice_all_that_tells_them_apart_can_be_put_right(
    born: list[str], role: str, others: tuple[str, ...]
) -> None:
    rows = [DRIVER | {"姓名": "张三", "出生年月": day} for day in born]
    [thing] = things_to_do(judged(taken_in(csv_of(rows, [*DRIVER, "出生年月"]))))
    assert (thing.spots[0].role, thing.others) == (role, others)


def test_a_doubt_between_two_cells_names_the_other_too() -> None:
    [thing] = things_to_do(review(DRIVER | {"取证时间": "1999-05"}))
    assert thing.spots[0].role == "level_since" and thing.others == ("career_start",)


def test_every_kind_of_mistake_finds_its_cell() -> None:
    rows = [DRIVER | {"出生年月": "1978-03"} | changes | {"姓名": kind} for kind, (changes, _) in MISTAKES.items()]
    checked = judged(taken_in(csv_of(rows, [*DRIVER, "出生年月", "申报等级"])))
    found = {spot.person.name: spot for spot in Spots(checked).of(checked.people)}
    assert set(found) == set(MISTAKES)
    for kind, (changes, _) in MISTAKES.items():
        assert found[kind].role and found[kind].text in [*changes.values(), *DRIVER.values(), "1978-03"]


def test_a_heading_that_is_broken_into_lines_is_that_of_its_cell() -> None:
    roster = csv_of([DRIVER | {"参加工作时间": "2035"}], [*DRIVER]).decode("utf-8-sig")
    checked = judged(taken_in(roster.replace("参加工作时间", '"参加工作\n时间"', 1).encode()))
    [thing] = things_to_do(checked)
    assert thing.spots[0].role == "career_start" and thing.spots[0].text == "2035"
    assert thing.title == "参加工作时间：2035 年不在 1960 年至 2020 年之间"


COLONS = st.text("：:甲；。“", max_size=6)


@given(st.lists(st.tuples(COLONS, COLONS), min_size=1, max_size=5))
def test_a_cell_that_looks_like_a_problem_is_taken_as_it_is_written(cells: list[tuple[str, str]]) -> None:
    checked = review(*[DRIVER | {"文化程度": one, "取证时间": other} for one, other in cells])
    for spot in Spots(checked).of(checked.people):
        assert spot.role and spot.text == checked.text(spot.person, spot.role)
    things = things_to_do(checked)
    assert sum(len(thing.spots) for thing in things) == sum(len(person.problems) for person in checked.people)
    assert [thing.rows for thing in things] == sorted((thing.rows for thing in things), reverse=True)


def test_a_column_is_named_once() -> None:
    assert titles(review(*people(1, 取证时间="1990-05"))) == [("取证时间早于参加工作时间", 1)]
