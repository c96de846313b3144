"""Answers as files and JSON spell them; what cannot be used is refused with a sentence that says what to write."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongqin_core.judging.answers import LONGEST_TRADE, AnswerError, Span
from tests.people import NOTICE, STEADY, Raw, answers, read, written

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def spans(text: str) -> tuple[str, str, bool]:
    span = Span.parse(text)
    return date.fromordinal(span.first).isoformat(), date.fromordinal(span.last).isoformat(), span.settled


@pytest.mark.parametrize(
    ("text", "first", "last", "settled"),
    [
        ("2008", "2008-01-01", "2008-12-31", False),
        ("2008-07", "2008-07-01", "2008-07-31", False),
        ("2008-02", "2008-02-01", "2008-02-29", False),
        ("2009-02", "2009-02-01", "2009-02-28", False),
        ("2008-07-15", "2008-07-15", "2008-07-15", False),
        ("2008-XX", "2008-01-01", "2008-12-31", True),
        ("2008-XX-XX", "2008-01-01", "2008-12-31", True),
        ("2008-07-XX", "2008-07-01", "2008-07-31", True),
        ("２００８-０７", "2008-07-01", "2008-07-31", False),  # as a Chinese keyboard may give it
    ],
)
def test_a_partial_date_is_the_days_it_may_mean(text: str, first: str, last: str, settled: bool) -> None:
    assert spans(text) == (first, last, settled)


@pytest.mark.parametrize(
    "text",
    [
        *("", "8", "08", "20081", "2008-7", "2008-13", "2008-00", "2008-02-30", "2009-02-29", "2008-07-00", "0000"),
        *("2008/07", "2008年7月", "2008-XX-15", "XX", "2008-07-15T00:00", "2008-07-15-01", " 2008 "),
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Span.parse(text)


@given(days, st.sampled_from(("%Y", "%Y-%m", "%Y-%m-%d", "%Y-XX", "%Y-%m-XX")))
@STEADY
def test_a_span_holds_its_day_and_reads_back_as_written(day: date, form: str) -> None:
    text = day.strftime(form)
    span = Span.parse(text)
    assert span.first <= day.toordinal() <= span.last
    assert Span.parse(str(span)) == span
    assert str(span) == text


@pytest.mark.parametrize("text", ["0033", "0033-07", "0033-07-15", "0033-XX", "0999-07-XX"])
def test_a_year_before_1000_reads_back_too(text: str) -> None:
    assert str(Span.parse(text)) == text


@given(answers)
@STEADY
def test_answers_read_back_as_written(raw: Raw) -> None:
    found = read(raw)
    assert read(written(found)) == found


@pytest.mark.parametrize(
    ("fact", "value", "answer"),
    [
        ("post", "regular", "regular"),
        ("post", "在岗正式人员", "regular"),
        ("post", " regular ", "regular"),
        ("post", None, None),
        ("held_level", "none", "none"),
        ("held_level", "没有工勤等级证书", "none"),
        ("held_level", 4, "4"),
        ("held_level", "五级（初级工）", "5"),
        ("paper", "none", "none"),
        ("career_start", 2008, Span.parse("2008")),
        ("career_start", "2008-07", Span.parse("2008-07")),
        ("regularised_on", "none", "none"),
        ("regularised_on", "尚未转正，也说不准何时", "none"),
        ("obstacles", [], frozenset()),
        ("obstacles", "none", frozenset()),
        ("obstacles", ["none"], frozenset()),
        ("obstacles", "以上都没有", frozenset()),
        ("obstacles", ["unfit", "单位不同意申报", "unfit"], frozenset({"unfit", "unit_refused"})),
        ("excellent_years", [2016, "2017 年"], frozenset({"2016", "2017"})),
        ("trade", " 焊工 ", "焊工"),
    ],
)
def test_codes_and_their_chinese_words_are_one_answer(fact: str, value: Any, answer: Any) -> None:
    assert read({fact: value}) == {fact: answer}


@pytest.mark.parametrize(
    ("fact", "value", "says"),
    [
        ("name", "张三", "没有这一项。可用的有：post、held_level"),
        ("post", "driver", "没有“driver”这个答案。可用的有：regular（在岗正式人员）"),
        ("post", "", "没有“”这个答案"),
        ("post", True, "true 不能用，这里要写文字"),
        ("post", 3.5, "3.5 不能用，这里要写文字"),
        ("post", ["regular"], "[regular] 不能用，这里要写文字"),
        ("post", {"code": "regular"}, "不能用，这里要写文字"),
        ("post", "none", "没有“none”这个答案"),
        ("held_level", 6, "没有“6”这个答案"),
        ("career_start", "明年", "明年 不是能认的日期。请写 1998、1998-07 或 1998-07-15"),
        ("career_start", "none", "none 不是能认的日期"),
        ("career_start", -1, "-1 不是能认的日期"),
        ("regularised_on", "2020-13", "2020-13 不是能认的日期。请写 1998、1998-07 或 1998-07-15，没有就写 none"),
        ("obstacles", "unfit", "unfit 不能用，多选要写成列表，都没有写 none 或空列表"),
        ("obstacles", 5, "5 不能用，多选要写成列表"),
        ("obstacles", {"unfit": 1}, "多选要写成列表"),
        ("obstacles", ["tall"], "没有“tall”这个答案"),
        ("obstacles", [None], "null 不能用，这里要写文字"),
        ("obstacles", [["unfit"]], "[unfit] 不能用"),
        ("obstacles", ["none", "unfit"], "选了“都没有”，又选了别的，只能留一种"),
        ("trade", "", f"工种名称要写 1 到 {LONGEST_TRADE} 个字"),
        ("trade", "  ", f"工种名称要写 1 到 {LONGEST_TRADE} 个字"),
        ("trade", "工" * (LONGEST_TRADE + 1), f"工种名称要写 1 到 {LONGEST_TRADE} 个字"),
    ],
)
def test_what_cannot_be_used_says_where_and_what_to_write(fact: str, value: Any, says: str) -> None:
    with pytest.raises(AnswerError) as refusal:
        read({fact: value})
    assert refusal.value.fact == fact
    assert str(refusal.value).startswith(f"{fact}：")
    assert says in str(refusal.value)


def test_the_longest_trade_is_still_a_trade() -> None:
    assert read({"trade": "工" * LONGEST_TRADE})["trade"] == "工" * LONGEST_TRADE


def test_every_option_can_be_written_by_code_and_by_words() -> None:
    for fact in NOTICE.facts.values():
        for option in fact.options:
            one, other = ([option.code], [option.label]) if fact.type == "multi" else (option.code, option.label)
            assert read({fact.id: one}) == read({fact.id: other})
