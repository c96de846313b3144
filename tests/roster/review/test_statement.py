"""The statement for the stamped list: word for word the notice's, with the first name and the number put in."""

import pytest

from gongqin_core.notice.notice import Statement
from gongqin_core.roster.review.statement import FilledStatement, fill, statements
from tests.people import NOTICE
from tests.roster.review.reviews import DRIVER, review

CITY, COUNTY = NOTICE.preparation.statements


def of(procedure: str | None, *rows: dict[str, str]) -> list[FilledStatement]:
    return statements(review(*rows), procedure)


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
    rows = [DRIVER, DRIVER | {"姓名": "李四", "单位": "另一局"}, DRIVER | {"姓名": "王五"}]
    own = [(filled.unit, filled.people, filled.text.split("，")[1]) for filled in of("city", *rows)]
    vouched = "同志符合相应工勤技能岗位等级考核申报资格条件"
    assert own == [("某局", 2, f"我单位 张三 等 2 名{vouched}"), ("另一局", 1, f"我单位 李四 等 1 名{vouched}")]
    [whole] = of("county", *rows)
    assert (whole.unit, whole.people, whole.text.split("，")[1]) == ("", 3, f"我县（市、区）张三等3名{vouched}")


def test_it_vouches_only_for_those_who_come_out_as_met() -> None:
    rows = [DRIVER | {"岗位身份": "人暂时不在岗", "申报等级": "三级"}, DRIVER | {"姓名": "李四"}]
    [filled] = of("city", *rows)
    assert (filled.people, "李四 等 1 名同志" in filled.text) == (1, True)
    assert of("city", rows[0]) == []


def test_while_the_kind_of_unit_is_open_both_are_there() -> None:
    assert [filled.statement.id for filled in of(None, DRIVER)] == ["city", "county"]
