"""ID numbers in whatever spelling: such a column is never read, and the page does not even keep it."""

import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongqin_core.roster import id_numbers
from gongqin_core.roster.id_numbers import holds_id_number, is_id_heading, looks_like_id_numbers
from tests.rosters import csv_of, taken_in

BETWEEN = ("", " ", "-", "－", "—", ".", "\u3000", "\u00a0", "/", "\u200b")

FULL_WIDTH = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789Xx"}


@st.composite
def id_number(draw: st.DrawFn) -> str:
    place = draw(st.integers(110000, 659999))
    day = draw(st.dates(date(1950, 1, 1), date(2004, 12, 31)))
    last = f"{draw(st.integers(0, 999)):03}{draw(st.sampled_from('0123456789Xx'))}"
    between = draw(st.sampled_from(BETWEEN))
    number = between.join((str(place), f"{day:%Y%m%d}", last))
    if draw(st.booleans()):
        number = number.translate(FULL_WIDTH)
    before, behind = (
        draw(st.sampled_from(("", "'", "’", "‘", " ", "身份证号："))),
        draw(st.sampled_from(("", " ", "（核）"))),
    )
    return before + number + behind


@given(id_number())
def test_an_id_number_is_known_in_every_spelling(number: str) -> None:
    assert holds_id_number(number)
    assert looks_like_id_numbers([number, "", "—"])


@pytest.mark.parametrize(
    "number",
    [
        *("400000750308001", "400000 750308 001", "4.00000197503E+17", "400000197503080016.0", "400000199902300012"),
        *("4000**********0010", "400000********001X", "4000xxxxxxxxxx0010", "４０００＊＊＊＊＊＊＊＊＊＊００１０"),
        *('="400000197503080010"', "40000019750308001\uff38"),
    ],
)
def test_old_masked_and_spoilt_numbers_make_a_column_of_them(number: str) -> None:
    assert looks_like_id_numbers([number, "", "无"])


@pytest.mark.parametrize(
    "text",
    [
        "13800000000",
        "138****0000",
        "6222020000000000000",
        "2012411500400123",
        "1998-07-15 00:00:00",
        "41080219",
        "焊工",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert not looks_like_id_numbers([text])
    assert not holds_id_number(text)


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        *((name, True) for name in ("身份证", "身 份 证 号", "证件号码", "公民身份号码", "身份证号（18位）", "ID")),
        *(
            (name, False)
            for name in ("身份", "人员身份", "证书编号", "出生年月（以身份证为准）", "岗位身份", "手机号", "")
        ),
    ],
)
def test_a_heading_says_so_before_its_hint_in_brackets(heading: str, is_one: bool) -> None:
    assert is_id_heading(heading) == is_one


def test_one_number_far_down_among_remarks_is_not_kept_on_the_page() -> None:
    people = [{"姓名": f"人{number}", "岗位身份": "其他身份", "备注": "好"} for number in range(500)]
    people[450]["备注"] = "身份证 400000 19750308 0010 待核"
    assert "备注" not in taken_in(csv_of(people, ["姓名", "岗位身份", "备注"])).headings


def test_the_examples_in_the_module_are_true() -> None:
    results = doctest.testmod(id_numbers)
    assert (results.failed, results.attempted > 0) == (0, True)
