"""Dates as people write them: each spelling of every day comes back as that day, and what could be two is none."""

import doctest
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongqin_core.judging import chinese_numbers, dates, placeholders, years
from gongqin_core.judging.answers import AnswerError, Span, read_answers
from gongqin_core.judging.dates import NoDate, read_date
from tests.people import NOTICE

YEARS = (1960, 2020)
DAYS = [date(1960, 1, 1) + timedelta(days=number) for number in range((date(2021, 1, 1) - date(1960, 1, 1)).days)]
CHINESE = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("", "十", "二十", "三十")[tens] + (CHINESE[ones] if ones else "")


def year_in_chinese(day: date) -> str:
    return "".join(CHINESE[int(digit)] for digit in str(day.year))


Spelled = Callable[[date], str]
OF_DAYS: dict[str, Spelled] = {
    "ISO": lambda d: d.isoformat(),
    "短": lambda d: f"{d.year}-{d.month}-{d.day}",
    "斜线": lambda d: f"{d.year}/{d.month}/{d.day}",
    "点": lambda d: f"{d.year}.{d.month}.{d.day}",
    "点和零": lambda d: f"{d:%Y.%m.%d}",
    "连写": lambda d: f"{d:%Y%m%d}",
    "汉字": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "号": lambda d: f"{d.year}年{d.month}月{d.day}号",
    "空格": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "只有空格": lambda d: f"{d.year} {d.month} {d.day}",
    "中文数字": lambda d: f"{year_in_chinese(d)}年{numeral(d.month)}月{numeral(d.day)}日",
    "两位年": lambda d: f"{d:%y}年{d.month}月{d.day}日",
}
OF_MONTHS: dict[str, Spelled] = {
    "ISO": lambda d: f"{d:%Y-%m}",
    "斜线": lambda d: f"{d.year}/{d.month}",
    "点和零": lambda d: f"{d:%Y.%m}",
    "连写": lambda d: f"{d:%Y%m}",
    "汉字": lambda d: f"{d.year}年{d.month}月",
    "月份": lambda d: f"{d.year}年{d.month}月份",
    "中文数字": lambda d: f"{year_in_chinese(d)}年{numeral(d.month)}月",
    "两位年": lambda d: f"{d:%y}年{d.month}月",
    "两位年和点": lambda d: f"{d:%y}.{d.month:02}",
}
OF_YEARS: dict[str, Spelled] = {
    "数字": lambda d: str(d.year),
    "汉字": lambda d: f"{d.year}年",
    "中文数字": lambda d: f"{year_in_chinese(d)}年",
    "两位": lambda d: f"{d:%y}",
    "两位和汉字": lambda d: f"{d:%y}年",
}
FORMS = {"%Y-%m-%d": OF_DAYS, "%Y-%m": OF_MONTHS, "%Y": OF_YEARS}
TIMES = (
    *(
        " 00:00:00",
        " 0:00",
        "T00:00:00",
        "T00:00:00.000",
        " 00:00:00.000000",
        "t08:30:00z",
        "T11:59:59Z",
        "T08:30:00+08:00",
    ),
    *(" 上午 12:00", " 12:00:00 AM", " 下午3:05", " 3:05 pm", " 8时30分", " 23:59:59", "\u3000上午12:00:00"),
)
SPELLINGS = [(form, name) for form, spelled in FORMS.items() for name in spelled]


@pytest.mark.parametrize(("form", "name"), SPELLINGS, ids=["".join(pair) for pair in SPELLINGS])
def test_every_day_comes_back_from_every_spelling(form: str, name: str) -> None:
    wrong = {}
    for day in DAYS:
        written, meant = FORMS[form][name](day), Span.parse(day.strftime(form))
        if read_date(written, YEARS) != meant:
            wrong[written] = read_date(written, YEARS)
    assert not wrong


@st.composite
def disguised(draw: st.DrawFn, text: str) -> str:
    """The same in full width, with characters that nobody sees, and spaces around it."""
    if draw(st.booleans()):
        text = text.translate({code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)})
    hidden = st.lists(st.sampled_from(["", "", "", "\u200b", "\ufeff", "\u202a", "\u202c", "\u2060", "\u00ad"]))
    between = draw(hidden)
    signs = [sign + (between[place] if place < len(between) else "") for place, sign in enumerate(text)]
    return (
        draw(st.sampled_from(["", " ", "\u3000", "\u200e"])) + "".join(signs) + draw(st.sampled_from(["", " ", "\n"]))
    )


@given(st.data(), st.sampled_from(DAYS), st.sampled_from(SPELLINGS))
def test_width_and_what_nobody_sees_change_no_date(data: st.DataObject, day: date, spelled: tuple[str, str]) -> None:
    form, name = spelled
    written = data.draw(disguised(FORMS[form][name](day)))
    assert read_date(written, YEARS) == Span.parse(day.strftime(form))


@given(st.data(), st.sampled_from(DAYS), st.sampled_from(sorted({*OF_DAYS} - {"连写"})), st.sampled_from(TIMES))
def test_a_time_of_day_is_no_part_of_the_day(data: st.DataObject, day: date, name: str, time: str) -> None:
    written = data.draw(disguised(OF_DAYS[name](day) + time))
    assert read_date(written, YEARS) == Span.parse(day.isoformat())


@given(st.text(st.sampled_from("0123456789-./年月日号 :T上午amp〇一二十元\u200b"), max_size=20) | st.text())
def test_whatever_is_written_is_a_date_within_the_years_or_none(written: str) -> None:
    try:
        span = read_date(written, YEARS)
    except NoDate:
        return
    assert YEARS[0] <= date.fromordinal(span.first).year <= YEARS[1]


DOUBTFUL = {
    "一月还是十月": ("2001.1", "请写成 2001-01 或 2001-10"),
    "范围里的最后一年的一月还是十月": ("2020.1", "请写成 2020-01 或 2020-10"),
    "范围外的一年，哪个月都不对": ("2021.1", "2021 年不在 1960 年至 2020 年之间。请核对年份"),
    "范围里的第一年的一月还是十月": ("1960.1", "请写成 1960-01 或 1960-10"),
    "范围前的一年，哪个月都不对": ("1959.1", "1959 年不在 1960 年至 2020 年之间。请核对年份"),
    "世界时的钟点": ("2015-12-31T16:00:00.000Z", "“16:00:00.000z”是世界时的钟点，这里可能已经是第二天"),
    "世界时的正午": ("2015-12-31T12:00:00Z", "是世界时的钟点"),
    "世界时的钟点，用加号写": ("2015-12-31 16:00:00+00:00", "是世界时的钟点"),
    "一天的末尾": ("2010-06-01 24:00:00", "“24:00:00”这个钟点，可能算第二天。请只写日期"),
    "一天的末尾，不写秒": ("2010-06-01 24:00", "可能算第二天"),
    "一天的末尾，用汉字写": ("2010年6月1日24时", "可能算第二天"),
    "西边的钟点": ("2015-12-31T20:00:00-05:00", "“20:00:00-05:00”这个钟点，可能算第二天"),
    "没有的一年": ("0000.1", ""),
    "两位年的一月还是十月": ("92.1", "请写成 92 年 1 月 或 92 年 10 月"),
    "哪个是年": ("07/12", "分不清哪个是年"),
    "日月年的次序": ("05-12-03", "分不清哪个是年"),
    "五位连写": ("19987", ""),
    "六位连写": ("980712", ""),
    "没有钟点前的空格": ("2020-9-300:00:00", ""),
    "很早的年月不像是晚一百年": ("1905-05", "1905 年不在 1960 年至 2020 年之间。请核对年份"),
    "月后面的注号": ("2020年9月②", "“②”像是注的编号，不是日期。请只写日期"),
    "月份后面的注号": ("2020.1①", "“①”像是注的编号"),
    "年份后面的注号": ("2011²", "“²”像是注的编号"),
    "中文数字的注号": ("2020年九月㊁", "“㊁”像是注的编号"),
    "前面的注号": ("③2020.9.3", "“③”像是注的编号"),
    "两种隔号": ("2020.9-10", ""),
    "九月到十月": ("2020年9-10", ""),
    "年月后面接着一个数": ("2020.1 2", ""),
    "两位数中间有空格": ("2020.1 2.3", ""),
    "两个日期": ("1998.7-2001.6", ""),
    "左右": ("1998年左右", "没说准是哪一年。就是这一年的，只写年份"),
    "大概": ("大概 1995 年", "没说准是哪一年"),
    "九几年": ("九几年", "没说准是哪一年"),
    "九十年代": ("九十年代", "只说了年代，定不下是哪一年。请写是哪一年；查不清的，写“说不清”"),
    "数字年代": ("1990 年代初", "只说了年代"),
    "上世纪": ("上世纪九十年代", "只说了年代"),
    "大概多少年": ("大约十年", ""),
    "这一年不在范围里": ("1905-07-07", "像是把年份 2015 打进了日期格"),
    "范围里没有的两位年": ("45年", "1960 年至 2020 年之间没有这样的一年"),
}


ONE_DAY = {
    "横线长短不一": "2020-9—3",
    "年和横线，有日": "2020年9-3日",
    "点和月": "2020.9月3",
    "点和横线，有日": "2020.9-3日",
    "隔号旁边有空格": "2020 . 9 . 3",
}


@pytest.mark.parametrize("written", ONE_DAY.values(), ids=ONE_DAY)
def test_a_day_between_two_signs_is_read_where_they_are_alike_or_it_says_that_it_is_one(written: str) -> None:
    assert str(read_date(written, YEARS)) == "2020-09-03"


@pytest.mark.parametrize(("written", "why"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_may_be_two_dates_is_none_and_says_so(written: str, why: str) -> None:
    with pytest.raises(NoDate) as refused:
        read_date(written, YEARS)
    assert why in refused.value.why


def test_two_figures_are_a_year_only_where_one_century_has_it() -> None:
    assert str(read_date("68", (1950, 2004))) == "1968"
    assert str(read_date("04年", (1950, 2004))) == "2004"
    with pytest.raises(NoDate, match="分不清是 1968 年还是 2068 年"):
        read_date("68年", None)


@pytest.mark.parametrize(("day", "why"), [("1905-07-07", "像是把年份 2015"), ("2068", "像是 1968 年")])
def test_the_years_of_a_question_bind_answers_from_a_file(day: str, why: str) -> None:
    with pytest.raises(AnswerError, match=why):
        read_answers(NOTICE.facts, {"career_start": day})


@pytest.mark.parametrize("trade", ["none", "无", "—", "待定", "N/A", "见备注", "12"])
def test_what_is_no_name_is_no_trade_in_a_file(trade: str) -> None:
    with pytest.raises(AnswerError, match="不是工种的名称"):
        read_answers(NOTICE.facts, {"trade": trade})


@pytest.mark.parametrize("module", [chinese_numbers, dates, placeholders, years])
def test_the_examples_in_the_modules_are_true(module: object) -> None:
    results = doctest.testmod(module)  # type: ignore[arg-type]
    assert (results.failed, results.attempted > 0) == (0, True)
