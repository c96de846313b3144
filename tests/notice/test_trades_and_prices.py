"""Trades with codes and groups, and fees that hang on them: what is read, what it costs, and what is told to whom."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gongqin_core.ahead.stakes import outcomes, stakes
from gongqin_core.authoring.mutants.changes import mutants
from gongqin_core.authoring.mutants.noticing import noticing
from gongqin_core.comparing.compare import compare
from gongqin_core.comparing.own_cases import own_cases
from gongqin_core.comparing.sentences import sentences
from gongqin_core.guide.search import find_trades
from gongqin_core.judging.answers import AnswerError, read_answers
from gongqin_core.judging.evaluate import rules_of
from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.prices import amount, fee_items, price
from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.fees import Money
from gongqin_core.notice.load import read_notice
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.rules_hash import rules_hash
from gongqin_core.roster.cells import read_cell
from gongqin_core.roster.review.intake import take_in
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.tally import PENDING, tally
from gongqin_core.roster.review.totals import by_level, fee_sentence
from gongqin_core.take_away.assess import assess
from gongqin_core.take_away.reply import reply
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.result_sheet import Issued, document
from tests.folders import copied, write_again
from tests.places import TESTS
from tests.sent import sent

FOLDER, TODAY = TESTS / "notices" / "xijin-2022", date(2022, 3, 12)
NOTICE = read_notice(FOLDER).notice
RULES = rules_of(NOTICE)


def judged(content: bytes) -> Review:
    intake = take_in(io.BytesIO(content), "名册.csv", NOTICE)
    review = Review(intake, intake.likely_roles, NOTICE, TODAY)
    while not review.done:
        review.judge_more()
    return review


BOTH = "技术复杂工种 93 元，通用工种 60 元"
COSTS = [
    ("senior", {"trade": "锅炉操作工"}, "技术复杂工种 93 元", ["每科 46.50 元"], 93),
    ("senior", {"trade": "保育员"}, "通用工种 60 元", ["每科 30 元"], 60),
    ("senior", {"trade": "木工"}, BOTH, [], None),
    ("senior", {"trade": None}, BOTH, [], None),
    ("senior", {}, BOTH, [], None),
    ("master", {}, "180.50 元", ["考务费 80.50 元", "评审费 100 元"], Decimal("180.5")),
]


@pytest.mark.parametrize(("level", "raw", "words", "items", "yuan"), COSTS)
def test_a_price_is_told_to_the_fen_and_by_the_trade(
    level: str, raw: dict[str, Any], words: str, items: list[str], yuan: Money | None
) -> None:
    answers = read_answers(NOTICE.facts, raw)
    assert (price(NOTICE, level, answers), fee_items(NOTICE, level, answers)) == (words, items)
    assert amount(NOTICE, level, answers) == yuan


def test_what_is_left_pays_what_the_rest_pays(tmp_path: Path) -> None:
    notice = edited(tmp_path, "fees.yaml", "groups: [common]", "rest: 其他工种")
    three = (read_answers(NOTICE.facts, {"trade": name}) for name in ("电工", "保育员", "木工"))
    assert [price(notice, "senior", answers) for answers in three] == [
        "技术复杂工种 93 元",
        "其他工种 60 元",
        "技术复杂工种 93 元，其他工种 60 元",
    ]


SENIOR = {"held_level": "none", "birth": "1985-05-05", "career_start": "2010-07-01", "hours": "96", "deducted": "0"}
FEES = [
    ("焊工（6-18-02-04）", "，技术复杂工种 93 元", {"total": 93, "items": {}}),
    ("4-10-01-03", "，通用工种 60 元", {"total": 60, "items": {}}),
    (
        None,
        f"，{BOTH}",
        {
            "total": None,
            "items": {},
            "by_trade": [
                {"whose": "技术复杂工种", "total": 93, "items": {}},
                {"whose": "通用工种", "total": 60, "items": {}},
            ],
        },
    ),
]


@pytest.mark.parametrize(("trade", "words", "fee"), FEES)
def test_every_output_has_the_price_of_the_trade_or_all_of_them(
    trade: str | None, words: str, fee: dict[str, Any]
) -> None:
    answers = read_answers(NOTICE.facts, SENIOR | {"trade": trade})
    result = Result(Explanation(RULES, answers), TODAY)
    assert words in sent(result)
    assert (f"费用 {words[1:]}" in reply(result)) == (trade is not None)
    assert words[1:] in document(result, Issued("自查码"))
    assert assess(RULES, answers)["levels"]["senior"]["fee"] == fee


def test_a_roster_adds_up_what_each_trade_pays_and_says_whose_fee_is_open(tmp_path: Path) -> None:
    trades = ["电工", "6-18-02-04", "保育员", "说不清"]
    rows = [SENIOR | {"姓名": f"张{n}", "trade": trade} for n, trade in enumerate(trades)]
    headings = [*rows[0]]
    text = "\n".join(",".join(row) for row in [headings, *([row[key] for key in headings] for row in rows)])
    roster = judged(text.encode())
    for row in range(len(rows)):
        roster.choose(row, "senior")
    whole = tally(roster, roster.people)
    assert (whole.cost(Verdict.MET), whole.cost(*PENDING), whole.by_trade) == (93 + 93 + 60, 0, 1)
    assert fee_sentence(whole) == "初步符合的费用合计 246 元。还有 1 人的费用要看工种，没有算进去。"
    assert ["高级工", "技术复杂工种 93，通用工种 60"] in [row[:2] for row in by_level(NOTICE, whole)]


# —— trades ——


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("6-31-01-03", "电工"),
        ("６-31-01-03", "电工"),
        ("电工（6-31-01-03）", "电工"),
        ("6-31-01-03 电工", "电工"),
        ("6-31-01-03/电 工", "电工"),
        ("电工6-31-01-03", "电工"),
        ("电 工", "电 工"),
        ("6-31-01-031", "6-31-01-031"),
        ("16-31-01-03", "16-31-01-03"),
        ("6-31-01-03-02", "6-31-01-03-02"),
        ("电工班长 6-31-01-03", "电工班长 6-31-01-03"),
    ],
)
def test_a_trade_may_be_named_by_its_code(written: str, name: str) -> None:
    """A longer code is another one, and a code beside a name that nothing has says nothing."""
    assert NOTICE.facts["trade"].trade_codes.name(written) == name


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("焊工（6-31-01-03）", "代码 6-31-01-03 是电工，不是焊工。请看名称和代码哪个写错了"),
        ("6-99-99-99", "这不是工种的名称。只写一个工种的全名，如“电工”。"),
    ],
)
def test_a_code_that_says_nothing_is_no_answer(written: str, why: str) -> None:
    with pytest.raises(AnswerError, match=why):
        read_cell(NOTICE.facts["trade"], written)


@pytest.mark.parametrize(
    ("typed", "first", "beside"),
    [
        ("6-18-02-04", "焊工", "6-18-02-04，技术复杂工种"),
        ("4-10", "保育员", "4-10-01-03，通用工种"),
        ("电工 6-31-01-03", "电工", "6-31-01-03，技术复杂工种"),
        ("hg", "焊工", "6-18-02-04，技术复杂工种"),
    ],
)
def test_a_trade_is_found_by_its_code_and_shown_with_it(typed: str, first: str, beside: str) -> None:
    hit = find_trades(NOTICE, typed)[0]
    assert (hit.name, hit.beside) == (first, beside)


def test_what_hangs_on_a_trade_is_told_by_group() -> None:
    master = SENIOR | {"held_level": "senior", "hours": "200", "trade": None}
    found = stakes(RULES, read_answers(NOTICE.facts, master))["master"]
    assert [outcomes(NOTICE, stake) for stake in found] == [
        [
            "若是“技能岗位工种目录”里的技术复杂工种：初步符合",
            "若是“技能岗位工种目录”里的别的工种或目录里没有的工种：不符合",
        ]
    ]


# —— beside another notice ——

CHANGES = [
    (
        "levels.yaml",
        "in_group: complex",
        "in_group: common",
        "申报条件",
        ("工种", "工种属于“技术复杂工种”", "工种属于“通用工种”"),
    ),
    ("trades.yaml", "code: 6-18-02-04", "code: 6-18-02-05", "工种目录", ("焊工的代码", "6-18-02-04", "6-18-02-05")),
    ("trades.yaml", "name: 通用工种", "name: 一般工种", "工种目录", ("工种的分组", "通用工种", "一般工种")),
    ("trades.yaml", "6-18-02-04, groups: [complex]", "6-18-02-04", "工种目录", ("技术复杂工种", "焊工", None)),
    (
        "fees.yaml",
        "total: 60, per_subject: 30",
        "total: 64, per_subject: 32",
        "费用",
        (
            "",
            "技术复杂工种 93 元（每科 46.50 元）；通用工种 60 元（每科 30 元）",
            "技术复杂工种 93 元（每科 46.50 元）；通用工种 64 元（每科 32 元）",
        ),
    ),
]


def edited(tmp_path: Path, file: str, old: str, new: str) -> Notice:
    folder = copied(FOLDER, tmp_path / FOLDER.name)
    write_again(folder, file, old, new)
    return read_notice(folder).notice


@pytest.mark.parametrize(("file", "old", "new", "title", "told"), CHANGES)
def test_what_changed_of_trades_and_their_fees_is_told(
    tmp_path: Path, file: str, old: str, new: str, title: str, told: tuple[str, str | None, str | None]
) -> None:
    sections = {section.title: section.changes for section in compare(NOTICE, edited(tmp_path, file, old, new))}
    assert told in [(change.what, change.before, change.after) for change in sections[title]]


def test_who_comes_out_differently_for_their_group_is_found(tmp_path: Path) -> None:
    """A trade put into another group, whatever the other notice says of it."""
    other = edited(tmp_path, "trades.yaml", "4-10-01-03, groups: [common]", "4-10-01-03, groups: [complex]")
    there, back = (sentences(*pair, 9).lines() for pair in ((NOTICE, other), (other, NOTICE)))
    assert [line for line in there if "工种是“保育员”" in line and "技师 不符合 → 初步符合" in line]
    assert [line for line in back if "工种是“保育员”" in line and "技师 初步符合 → 不符合" in line]


def test_groups_are_rules_and_codes_are_words(tmp_path: Path) -> None:
    code = edited(tmp_path / "code", "trades.yaml", "6-18-02-04", "6-18-02-05")
    group = edited(tmp_path / "group", "trades.yaml", "6-18-02-04, groups: [complex]", "6-18-02-04, groups: [common]")
    assert rules_hash(code) == rules_hash(NOTICE) != rules_hash(group)


def test_every_small_change_to_a_notice_of_this_kind_is_noticed_by_a_case() -> None:
    found = noticing(NOTICE, own_cases(FOLDER))
    assert [change.mutant.text for change in found.unnoticed] == []
    assert "in_group: complex 写成 common" in [mutant.text for mutant in mutants(NOTICE)]
