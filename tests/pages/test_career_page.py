"""晋级路线: reached from the result, the chart and the table say the same, and both follow what the visitor picks."""

import re
import subprocess
import sys

import pytest
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df

from tests.people import Raw, person
from tests.places import FRAME
from tests.visitor import Visitor, words

WHOLE = "规则每年都会变。考过不等于聘上：要单位有空岗"


@pytest.fixture(autouse=True)
def in_season(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", "2020-04-20")


def career(who: str, **changes: object) -> Visitor:
    return Visitor(person(who, **changes), "career.py")


def rows(visitor: Visitor) -> list[list[str]]:
    """Year and level, fee, total; and the words below."""
    table = next(piece for piece in visitor.pieces if '<table class="career">' in piece)
    found = re.findall("<tr>(.*?)</tr>", table)
    return [[words(cell) for cell in re.findall("<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in found]


def points(visitor: Visitor) -> list[tuple[int, str]]:
    """What the chart draws."""
    [chart] = visitor.app.get("vega_lite_chart")
    assert "step-after" in chart.proto.spec
    [data] = chart.proto.datasets
    table = convert_arrow_bytes_to_pandas_df(data.data.data)
    return list(table[["年", "等级"]].itertuples(index=False, name=None))


def test_chart_and_table_say_the_same() -> None:
    visitor = career("newcomer")
    stops = [row for row in rows(visitor) if len(row) == 3][1:]
    assert stops == [
        ["2025 年 四级（中级工）", "320 元", "320 元"],
        ["2030 年 三级（高级工）", "365 元", "685 元"],
        ["2035 年 二级（技师）", "470 元", "1155 元"],
        ["2040 年 一级（高级技师）", "165 元", "1320 元"],
    ]
    assert [f"{year} 年 {level}" for year, level in points(visitor)] == [first for first, _, _ in stops]
    assert ["2024 年也可能够，要先请人确认。"] in rows(visitor)
    assert "自 2021 年起废止" in visitor.text and WHOLE in visitor.text
    assert "按这份通知的条件推算，以当年通知为准。" in visitor.text


def test_another_route_changes_both() -> None:
    visitor = career("newcomer")
    [routes] = visitor.app.radio
    assert routes.options[2].startswith("三级 → 二级 → 一级")
    routes.set_value(2)
    visitor.look()
    assert points(visitor)[0] == (2033, "三级（高级工）")
    assert rows(visitor)[1] == ["2033 年 三级（高级工）", "365 元", "365 元"]


def test_another_year_to_start_changes_the_routes() -> None:
    visitor = career("newcomer")
    [start] = visitor.app.selectbox
    assert start.value == 2020
    start.set_value(2027)
    visitor.look()
    assert points(visitor)[0] == (2027, "四级（中级工）")
    assert all("五级" not in option for option in visitor.app.radio[0].options)


def test_after_the_season_it_starts_with_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", "2026-11-25")
    visitor = career("newcomer")
    assert visitor.app.selectbox[0].value == 2027


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        pytest.param({}, "先把自查的问题答完", id="还没有自查"),
        pytest.param({"post": "regular"}, "先把自查的问题答完", id="只答了一题"),
        pytest.param(person("first"), "往后没有能推算的等级", id="已经到顶"),
        pytest.param(person("newcomer", post="other"), "往后没有能推算的等级", id="不在范围里"),
    ],
)
def test_where_there_is_nothing_to_draw_it_says_so(raw: Raw, said: str) -> None:
    visitor = Visitor(raw, "career.py")
    assert said in visitor.text and visitor.app.get("vega_lite_chart") == []


def test_one_route_needs_no_choice() -> None:
    visitor = career("second")
    assert list(visitor.app.radio) == [] and points(visitor) == [(2020, "一级（高级技师）")]


def links(visitor: Visitor) -> list[str]:
    return [link.proto.label for link in visitor.app.get("page_link")]


def test_the_result_leads_there_but_not_for_whom_nothing_is_left() -> None:
    assert "看晋级路线：每一级最早哪一年" in links(Visitor(person("fifth")))
    assert "看晋级路线：每一级最早哪一年" not in links(Visitor(person("first")))


def test_it_does_not_stand_in_the_row_of_pages() -> None:
    assert all("晋级路线" not in label for label in links(Visitor({})))


# —— the result page: what each level would take ——


def test_a_card_says_what_the_level_would_take() -> None:
    cards = Visitor(person("fifth", level_since="2018-12")).cards
    assert "以后怎样才能报只要时间到：2023 年起够条件。" in cards["四级（中级工）"]
    assert "路上考试要交：四级 320 元" in cards["三级（高级工）"]
    assert "以当年通知为准" in cards["四级（中级工）"]


def test_a_card_says_what_hangs_on_an_unsure_fact() -> None:
    card = Visitor(person("fifth", level_since=None)).cards["四级（中级工）"]
    assert "取证时间还说不清。查清以后：若是 2015 年或以前：初步符合" in card


def test_a_level_met_or_held_says_nothing_of_the_kind() -> None:
    cards = Visitor(person("fifth")).cards
    for name in ("四级（中级工）", "五级（初级工）"):
        assert "以当年通知为准" not in cards[name] and "查清以后" not in cards[name]


def test_the_result_loads_no_table_and_no_chart() -> None:
    """Whoever only checks himself never waits for what draws the whole way up."""
    code = "import sys, pages.components.result; print(*sorted({'altair', 'numpy', 'pandas'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=FRAME.parent.parent, capture_output=True, text=True)
    assert run.returncode == 0 and run.stdout.strip() == ""
