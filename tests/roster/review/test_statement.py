"""The statement for the stamped list: word for word the notice's, with the first name and the number put in."""

import pytest

from gongqin_core.notice.preparation import Statement
from gongqin_core.roster.review.statement import FilledStatement, fill, statements
from tests.people import NOTICE
from tests.roster.review.reviews import DRIVER, review

CITY, COUNTY = NOTICE.preparation.statements


def of(procedure: str | None, *rows: dict[str, str]) -> list[FilledStatement]:
    return statements(review(*rows), procedure)


CITY_ROW, COUNTY_ROW, OPEN_ROW = (
    DRIVER | {"单位隶属": words} for words in ("市直或中央、省驻焦单位", "县（市、区）的单位", "")
)


@pytest.mark.parametrize(
    ("statement", "text"), [(CITY, "我单位 张三 等 12 名同志符合"), (COUNTY, "我县（市、区）张三等12名同志符合")]
)
def test_only_the_marks_are_replaced(statement: Statement, text: str) -> None:
    filled = fill(statement, ["张三"] * 12)
    assert text in filled
    assert filled.replace("张三", "XXX").replace("12", "X") == statement.text


def test_a_name_with_the_letter_of_the_mark_stays_whole() -> None:
    assert "我单位 XX·马丁 等 1 名同志" in fill(CITY, ["XX·马丁"])


def test_a_name_that_is_not_known_leaves_its_mark() -> None:
    assert "我单位 XXX 等 2 名同志" in fill(CITY, ["", ""])


def test_every_unit_of_the_city_writes_its_own_and_a_county_one_for_all() -> None:
    rows = [OPEN_ROW, OPEN_ROW | {"姓名": "李四", "单位": "另一局"}, OPEN_ROW | {"姓名": "王五"}]
    own = [(filled.unit, filled.people, filled.text.split("，")[1]) for filled in of("city", *rows)]
    vouched = "同志符合相应工勤技能岗位等级考核申报资格条件"
    assert own == [("某局", 2, f"我单位 张三 等 2 名{vouched}"), ("另一局", 1, f"我单位 李四 等 1 名{vouched}")]
    [whole] = of("county", *rows)
    assert (whole.unit, whole.people, whole.text.split("，")[1]) == ("", 3, f"我县（市、区）张三等3名{vouched}")


def test_it_vouches_only_for_those_who_come_out_as_met() -> None:
    rows = [OPEN_ROW | {"岗位身份": "人暂时不在岗", "申报等级": "三级"}, OPEN_ROW | {"姓名": "李四"}]
    [filled] = of("city", *rows)
    assert (filled.people, "李四 等 1 名同志" in filled.text) == (1, True)
    assert of("city", rows[0]) == []


def test_while_the_kind_of_unit_is_open_both_are_there() -> None:
    assert [filled.statement.id for filled in of(None, OPEN_ROW)] == ["city", "county"]


@pytest.mark.parametrize("stated", ["city", "county", None])
def test_what_a_row_says_of_its_unit_beats_what_is_stated_for_all(stated: str | None) -> None:
    rows = [CITY_ROW, COUNTY_ROW | {"姓名": "李四"}, COUNTY_ROW | {"姓名": "王五"}]
    named = {filled.statement.id: (filled.people, filled.text) for filled in of(stated, *rows)}
    assert {statement: people for statement, (people, _) in named.items()} == {"city": 1, "county": 2}
    assert "我单位 张三 等 1 名同志" in named["city"][1] and "李四等2名同志" in named["county"][1]


def test_rows_that_do_not_say_go_with_what_is_stated_for_all() -> None:
    rows = [COUNTY_ROW, OPEN_ROW | {"姓名": "李四"}, DRIVER | {"姓名": "王五", "单位隶属": "说不清归哪里管"}]
    assert [(filled.statement.id, filled.people) for filled in of("city", *rows)] == [("city", 2), ("county", 1)]
    assert [(filled.statement.id, filled.people) for filled in of("county", *rows)] == [("county", 3)]
