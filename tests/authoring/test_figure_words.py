"""Which figures a sentence has, and which of them say the same."""

from typing import Any

import pytest

from gongqin_core.authoring.checks.figure_words import day, figures_in, number, plain, repeats

FOUND: dict[str, list[Any]] = {
    "10 年（含）以上": [(10, "年")],
    "１０ 年": [(10, "年")],
    "十年，十八年，二十五年": [(10, "年"), (18, "年"), (25, "年")],
    "男 50 周岁以上、女 45 周岁": [(50, "岁"), (45, "岁")],
    "50 至 54 岁": [(50, "岁"), (54, "岁")],
    "10、18、25 年": [(10, "年"), (18, "年"), (25, "年")],
    "两年内；三等奖；第八届": [(2, "年"), (3, "等奖")],
    "哪一天、前一天、第二年、一门没过、三件事": [],
    "第 1 至第 4 项，第（6）条，下面（1）至（6），编号是“6.”，附件 2": [],
    "第 10 个年头": [(10, "年")],
    "2020 年 4 月 13 日到 4 月 28 日": [(2020, 4, 13), (0, 4, 28)],
    "2020 年 5 月至 7 月": [(2020, 5, 0), (0, 7, 0)],
    "2016 年至 2019 年，2020 年度，明年（2021）": [(2016, 0, 0), (2019, 0, 0), (2020, 0, 0), (2021, 0, 0)],
    "2016-07-30 或 2016-07": [(2016, 7, 30), (2016, 7, 0)],
    "2000 元": [(2000, "元")],
    "4 月 28 日 24:00 后": [(0, 4, 28), "24:00"],
    "http://www.hnzwfw.gov.cn 以后，gongkao801@163.com （密码）": ["http://www.hnzwfw.gov.cn", "gongkao801@163.com"],
    "（豫人社办〔2019〕107号）": ["豫人社办〔2019〕107号"],
    "二级（技师）470 元": [(470, "元")],
}


@pytest.mark.parametrize("text", FOUND)
def test_the_figures_of_a_text(text: str) -> None:
    assert [figure.value for figure in figures_in(text)] == FOUND[text]


def test_blanks_around_figures_and_characters_say_nothing() -> None:
    assert plain("到 2020 年 12 月 31 日，满 10 年") == "到2020年12月31日，满10年"


@pytest.mark.parametrize(
    ("told", "clause", "same"),
    [
        ("4 月 28 日", "2020 年 4 月 13 日到 4 月 28 日", True),
        ("2020 年 4 月", "2020 年 4 月 13 日", True),
        ("2020 年 4 月 28 日", "2020 年 4 月 13 日到 4 月 28 日", True),
        ("2020 年 4 月 28 日", "4 月 28 日", True),
        ("2019 年 4 月 28 日", "4 月 28 日", False),
        ("2020 年 4 月 13 日", "2020 年 4 月", False),
        ("十年", "10 年（含）以上", True),
        ("9 年", "10 年", False),
        ("5 名", "5 年", False),
        ("收费依据是豫人社工考文〔2020〕1号", "（豫人社工考文〔2020〕1 号）", True),
        ("人社工考文〔2020〕1号", "（豫人社工考文〔2020〕1 号）", False),
        ("http://bm.hnsgkb.com/", "http://bm.hnsgkb.com", True),
    ],
)
def test_what_is_told_is_what_a_clause_says(told: str, clause: str, same: bool) -> None:
    (figure,) = figures_in(told)
    assert any(repeats(figure, other, 2020) for other in figures_in(clause)) == same


def test_a_number_alone_may_be_of_anything() -> None:
    assert repeats(number(2, ""), number(2, "年"), 2020)
    assert not repeats(number(2, ""), day("2020"), 2020)
