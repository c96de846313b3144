"""A leaf has one sentence, a tree reads as nested ones that leave nothing out, answers read as they were offered."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter

from gongqin_core.judging.answers import Span
from gongqin_core.judging.describe import Sentence, have, need, rule
from gongqin_core.judging.words import chinese_span, office_sentence, say
from gongqin_core.notice.conditions import Condition
from gongqin_core.notice.load import read_notice
from gongqin_core.notice.nodes import Leaf
from tests.judging.trees import leaves
from tests.people import LEVELS, NOTICE, RULES, crowd, read
from tests.places import TESTS

CONDITION: TypeAdapter[Any] = TypeAdapter(Condition)
AS_OF = {"as_of": "2020-12-31"}
COUNTS = read_notice(TESTS / "notices" / "xijin-2022").notice
"""A notice that asks for numbers, and for trades of groups."""


def node(**raw: Any) -> Any:
    return CONDITION.validate_python(raw)


LEAVES: dict[str, dict[str, Any]] = {
    "岗位身份是“在岗正式人员”": {"fact": "post", "is": "regular"},
    "现有等级是“没有工勤等级证书”或“五级（初级工）”": {"fact": "held_level", "in": ["none", "5"]},
    "破格情形有“省部级以上劳模”或“市厅级以上竞赛名次”": {
        "fact": "exceptional",
        "has": ["provincial_model", "competition_rank"],
    },
    "优秀年度在“2018 年”、“2019 年”中至少有 2 项": {"fact": "excellent_years", "has": ["2018", "2019"], "at_least": 2},
    "处分等情况没有“正在受处分”": {"fact": "obstacles", "lacks": ["under_discipline"]},
    "从参加工作时间算到 2020 年 12 月 31 日满 10 年": {"fact": "career_start", "full_years": 10, **AS_OF},
    "从参加工作时间算到 2020 年 12 月 31 日满 10 年（按周年正好差 1 年的，要先确认）": {
        "fact": "career_start",
        "full_years": 10,
        "disputed": "exam_office",
        **AS_OF,
    },
    "从参加工作时间算到 2020 年 12 月 31 日不足 10 年": {"fact": "career_start", "fewer_years": 10, **AS_OF},
    "从参加工作时间算到 2020 年 12 月 31 日不足 10 年（按周年正好 9 年的，要先确认）": {
        "fact": "career_start",
        "fewer_years": 10,
        "disputed": "exam_office",
        **AS_OF,
    },
    "转正定级时间在 2020 年 9 月 30 日或以前": {"fact": "regularised_on", "by": "2020-09-30"},
    "转正定级时间在 2020 年 9 月 30 日以前（正好当天的，要先确认）": {
        "fact": "regularised_on",
        "by": "2020-09-30",
        "disputed": "exam_office",
    },
    "转正定级时间在 2020 年 9 月 30 日或以后": {"fact": "regularised_on", "from": "2020-09-30"},
    "转正定级时间在 2020 年 9 月 30 日以后（正好当天的，要先确认）": {
        "fact": "regularised_on",
        "from": "2020-09-30",
        "disputed": "exam_office",
    },
    "从参加工作时间算到 2020 年 12 月 31 日满 10 个年头": {"fact": "career_start", "calendar_years": 10, **AS_OF},
    "到 2020 年 12 月 31 日满 50 周岁": {"fact": "birth", "aged": 50, **AS_OF},
    "到 2020 年 12 月 31 日满 50 周岁（差 1 岁的，要先确认）": {
        "fact": "birth",
        "aged": 50,
        "disputed": "exam_office",
        **AS_OF,
    },
    "到 2020 年 12 月 31 日不满 60 周岁": {"fact": "birth", "younger": 60, **AS_OF},
    "到 2020 年 12 月 31 日不满 60 周岁（正好 59 周岁的，要先确认）": {
        "fact": "birth",
        "younger": 60,
        "disputed": "exam_office",
        **AS_OF,
    },
    "继续教育不少于 90 学时": {"fact": "hours", "at_least": "90"},
    "考勤扣分不超过 3.5 分": {"fact": "deducted", "at_most": "3.50"},
    "工种在“一级（高级技师）考评的 62 个工种”内，名称完全一样": {"fact": "trade", "listed_in": "level_1_trades"},
    "工种属于“技术复杂工种”": {"fact": "trade", "in_group": "complex"},
}


@pytest.mark.parametrize(("sentence", "leaf"), LEAVES.items())
def test_every_leaf_has_a_sentence(sentence: str, leaf: dict[str, Any]) -> None:
    notice = NOTICE if leaf["fact"] in NOTICE.facts and "in_group" not in leaf else COUNTS
    assert need(notice, node(**leaf)) == sentence


def test_every_kind_of_leaf_is_among_them() -> None:
    assert {type(node(**leaf)) for leaf in LEAVES.values()} == set(kinds(Leaf))


def kinds(base: type) -> Iterator[type]:
    below: list[type] = base.__subclasses__()
    if not below:
        yield base
    for kind in below:
        yield from kinds(kind)


def test_a_label_speaks_for_what_stands_below_it() -> None:
    assert need(NOTICE, node(fact="post", **{"is": "regular"}, label="在岗")) == "在岗"
    assert need(NOTICE, node(judged="称职")) == "称职"
    assert need(NOTICE, node(never="不再报")) == "不再报"
    assert need(NOTICE, node(any=[{"judged": "称职"}, {"never": "不再报"}])) == "称职、不再报"


def lines(sentence: Sentence, depth: int = 0) -> list[str]:
    return ["  " * depth + sentence.text, *(line for part in sentence.parts for line in lines(part, depth + 1))]


def test_a_tree_reads_as_nested_sentences() -> None:
    post, level = {"fact": "post", "is": "regular"}, {"fact": "held_level", "is": "4"}
    tree = node(
        all=[
            {"all": [post, {"judged": "称职", "clause": "二（二）"}]},
            {"any": [{"all": [{"when": level}, {"judged": "干得好"}]}, {"use": "not_retired"}]},
        ]
    )
    assert lines(rule(NOTICE, tree)) == [
        "下面几条都要具备",
        "  岗位身份是“在岗正式人员”",
        "  称职",
        "  下面几条有一条就行",
        "    如果现有等级是“四级（中级工）”",
        "      干得好",
        "    通知下发前没有退休，也没有到退休年龄（下面有一条就行）",
        "      退休情况是“2020 年不退休”",
        "      退休情况是“4 月 29 日以后退休”",
        "      要先确认：退休情况是“1 月至 4 月 28 日退休，或说不准哪天”",
    ]


def sentences(sentence: Sentence) -> Iterator[Sentence]:
    yield sentence
    for part in sentence.parts:
        yield from sentences(part)


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_described_leaves_nothing_out(level: str) -> None:
    tree = NOTICE.level[level].tree
    described = list(sentences(rule(NOTICE, tree)))
    text = "\n".join(sentence.text for sentence in described)
    for leaf, aside in leaves(tree):
        assert need(NOTICE, leaf) in text
        if not aside:
            assert leaf.clause in {sentence.clause for sentence in described}
    assert not re.search(r"[A-Za-z_]{3,}", text)  # no id of a fact, code or office ever shows
    assert not any(sentence.text.endswith(("。", "，")) for sentence in described)


@pytest.mark.parametrize("level", LEVELS)
def test_whoever_is_to_be_asked_is_an_office(level: str) -> None:
    asked = {sentence.office for sentence in sentences(rule(NOTICE, NOTICE.level[level].tree))} - {None}
    assert asked and asked <= set(NOTICE.office)


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        ("post", "regular", "在岗正式人员"),
        ("post", None, "说不清是哪种"),
        ("sex", None, "说不清"),
        ("held_level", "none", "没有工勤等级证书"),
        ("obstacles", [], "以上都没有"),
        ("merits", ["patent", "honour"], "市厅级以上劳模等荣誉、发明 1 项或实用新型 2 项"),
        ("regularised_on", "none", "尚未转正，也说不准何时"),
        ("career_start", "2008", "2008 年"),
        ("career_start", "2008-07", "2008 年 7 月"),
        ("career_start", "2008-07-15", "2008 年 7 月 15 日"),
        ("career_start", "2008-07-XX", "2008 年 7 月"),
        ("career_start", "2008-XX", "2008 年"),
        ("career_start", None, "说不清，要查档案"),
        ("trade", "焊工", "焊工"),
    ],
)
def test_an_answer_reads_as_it_was_offered(fact: str, value: Any, words: str) -> None:
    assert say(NOTICE.facts[fact], read({fact: value})[fact]) == words


def test_a_month_and_a_year_are_told_apart() -> None:
    assert [chinese_span(Span.parse(text)) for text in ("2020-01", "2020-12", "2020", "2020-02-29")] == [
        "2020 年 1 月",
        "2020 年 12 月",
        "2020 年",
        "2020 年 2 月 29 日",
    ]


FULL = node(fact="career_start", full_years=10, disputed="exam_office", **AS_OF)


@pytest.mark.parametrize(
    ("raw", "disputed", "words"),
    [
        ({}, False, "参加工作时间还没有填"),
        ({"career_start": None}, False, "参加工作时间：说不清，要查档案"),
        ({"career_start": "2011"}, True, "按周年 9 年，按年头 10 年（参加工作时间 2011 年）"),
        ({"career_start": "2011-06-15"}, False, "按周年 9 年（参加工作时间 2011 年 6 月 15 日）"),
        ({"career_start": "2010-12-31"}, False, "按周年 10 年（参加工作时间 2010 年 12 月 31 日）"),
        ({"career_start": "2020-12"}, True, "按周年 0 年，按年头 1 年（参加工作时间 2020 年 12 月）"),
    ],
)
def test_years_are_said_as_numbers(raw: dict[str, Any], disputed: bool, words: str) -> None:
    assert have(NOTICE, FULL, read(raw), disputed) == words


def test_a_year_that_holds_two_counts_says_both() -> None:
    leaf = node(fact="career_start", full_years=10, as_of="2020-06-30")
    assert have(NOTICE, leaf, read({"career_start": "2011"})) == "按周年 8 至 9 年（参加工作时间 2011 年）"


def test_no_answer_whatever_shows_a_code() -> None:
    for raw in crowd(100, seed=29):
        for fact, answer in read(raw).items():
            if NOTICE.facts[fact].type != "trade":
                assert not re.search(r"[a-z]", say(NOTICE.facts[fact], answer)), (fact, answer)


@pytest.mark.parametrize(
    ("procedure", "words"),
    [
        ("city", "请问本单位人事，由单位问市工考办。"),
        ("county", "请问所在县（市、区）工考管理部门。"),
    ],
)
def test_whom_to_ask_follows_the_kind_of_unit(procedure: str, words: str) -> None:
    assert office_sentence(NOTICE, "exam_office", procedure) == words


def test_whom_to_ask_names_both_while_the_kind_of_unit_is_open() -> None:
    both = office_sentence(NOTICE, "exam_office", None)
    assert "本单位人事" in both and "所在县（市、区）工考管理部门" in both
    assert office_sentence(NOTICE, None, "city") == ""


def test_nobody_is_sent_to_the_city_counter() -> None:
    for office in NOTICE.office:
        for procedure in ("city", "county", None):
            assert not re.match("请(去|到|问)?市工考办", office_sentence(NOTICE, office, procedure))


def test_every_unit_of_every_level_has_a_clause() -> None:
    assert all(term.node.clause in NOTICE.clause for root in RULES.roots.values() for term in units(root))


def units(term: Any) -> Iterator[Any]:
    if term.is_unit:
        yield term
    else:
        for part, _ in term.members:
            yield from units(part)
