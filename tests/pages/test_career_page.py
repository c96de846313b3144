"""晋级路线: reached from the result; a staircase of years that follows what the visitor picks."""

import re
import subprocess
import sys

import pytest

from tests.people import Raw, person
from tests.places import FRAME
from tests.visitor import Visitor, words

WHOLE = "规则每年都会变。考过不等于聘上：要单位有空岗"


@pytest.fixture(autouse=True)
def in_season(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", "2020-04-20")


def career(who: str, **changes: object) -> Visitor:
    return Visitor(person(who, **changes), "career.py")


def steps(visitor: Visitor) -> list[list[str]]:
    """What stands on each step of the staircase, and beside it: year, names, fee."""
    [stairs] = [found for piece in visitor.pieces for found in re.findall('<ol class="stairs"[^>]*>(.*?)</ol>', piece)]
    return [words(re.sub("<(?=div|span)", " <", step)).split(maxsplit=2) for step in re.findall("<li.*?</li>", stairs)]


def test_the_staircase_carries_years_names_and_fees_and_what_it_takes_stands_below() -> None:
    visitor = career("newcomer")
    assert steps(visitor) == [
        ["2025", "年", "四级 中级工 320 元"],
        ["2030", "年", "三级 高级工 365 元"],
        ["2035", "年", "二级 技师 470 元"],
        ["2040", "年", "一级 高级技师 165 元"],
    ]
    assert "2025 年到 2040 年，4 次考试，考试费共 1320 元。" in visitor.text
    assert "四级：2024 年也可能够，要先请人确认。" in visitor.text
    assert "自 2021 年起废止" in visitor.text and WHOLE in visitor.text
    assert "按这份通知的条件推算，以当年通知为准。" in visitor.text


def test_another_route_is_another_staircase() -> None:
    visitor = career("newcomer")
    [routes] = visitor.app.radio
    assert routes.options[2].startswith("三级 → 二级 → 一级")
    routes.set_value(2)
    visitor.look()
    assert steps(visitor)[0] == ["2033", "年", "三级 高级工 365 元"]


def test_another_year_to_start_changes_the_routes() -> None:
    visitor = career("newcomer")
    [start] = visitor.app.selectbox
    assert start.value == 2020
    start.set_value(2027)
    visitor.look()
    assert steps(visitor)[0] == ["2027", "年", "四级 中级工 320 元"]
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
    assert said in visitor.text and "stairs" not in "".join(visitor.pieces)


def test_one_route_needs_no_choice() -> None:
    visitor = career("second")
    assert list(visitor.app.radio) == [] and steps(visitor) == [["2020", "年", "一级 高级技师 165 元"]]
    assert "2020 年，1 次考试，考试费共 165 元。" in visitor.text


def links(visitor: Visitor) -> list[str]:
    return re.findall('<a class="way[^>]*>(.*?)</a>', "".join(visitor.pieces))


def test_the_result_leads_there_but_not_for_whom_nothing_is_left() -> None:
    assert "看晋级路线" in links(Visitor(person("fifth")))
    assert "看晋级路线" not in links(Visitor(person("first")))


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


def test_what_a_worker_sees_loads_no_library_for_tables() -> None:
    modules = "pages.components.result, pages.components.question, pages.components.pieces.charts"
    code = f"import sys, {modules}; print(*sorted({{'altair', 'numpy', 'pandas'}} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=FRAME.parent.parent, capture_output=True, text=True)
    assert run.returncode == 0 and run.stdout.strip() == ""


def test_what_an_exam_takes_is_said_with_every_way_and_with_what_that_year_asks_anew() -> None:
    unasked = {"assessments": "", "trade": ""}
    junior = {"education": "junior", "skill_recognised": "yes", "sex": "male", "birth": "1965-03", **unasked}
    for text in (career("third", **junior).text, Visitor(person("third", **junior)).text):
        assert "还要看年度考核、工种、退休情况。有 3 条路，走通一条就行：要在省辖市级以上" in text
        assert "要 2021 年至 2024 年里有 2 年年度考核优秀" in text and "要取得高中、职高" in text
    assert "到了那一年，每一级都还要看退休情况，这里没有算。" in career("third", **junior).text
    assert "都还要看退休情况" not in career("second").text  # nothing but this year's exam lies ahead
