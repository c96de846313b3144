"""The shipped notices: in order, and saying what they have to say. Figures are written out here a second time."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from gongqin_core.authoring.check import check
from gongqin_core.judging.answers import read_answers
from gongqin_core.judging.evaluate import Rules
from gongqin_core.notice.load import load_notice, read_notice
from tests.places import CONTENT, TESTS

NOTICES = sorted(path.parent for path in CONTENT.glob("*/notice.yaml"))
SHARED = [folder for folder in NOTICES if (TESTS / "cases" / f"{folder.name}.json").is_file()]
NOTICE = load_notice("jiaozuo-2020")

# —— any notice ——


@pytest.mark.parametrize("folder", NOTICES, ids=lambda folder: folder.name)
def test_a_notice_has_no_problems(folder: Path) -> None:
    assert check(folder) == []


@pytest.mark.parametrize("folder", SHARED, ids=lambda folder: folder.name)
def test_a_notice_gives_its_worked_cases_the_verdicts_they_expect(folder: Path) -> None:
    """`cases/<notice>.json`. null: there is none, where that is an answer to a date, else not asked."""
    rules = Rules(read_notice(folder).notice)
    wrong = {}
    for case in json.loads((TESTS / "cases" / f"{folder.name}.json").read_text(encoding="utf-8")):
        facts = rules.notice.facts
        given = {name: "none" if value is None and facts[name].none else value for name, value in case["facts"].items()}
        answers = read_answers(facts, {name: value for name, value in given.items() if value is not None})
        found = {level: verdict.code for level, verdict in rules.verdicts(answers).items()}
        if found != case["expect"]:
            wrong[case["text"]] = found
    assert wrong == {}


def test_the_present_notice_is_there() -> None:
    assert (CONTENT / "current").read_text(encoding="utf-8") in [f"{folder.name}\n" for folder in NOTICES]


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_password_is_told(path: Path) -> None:
    """Of a password it may only be said where to look: 密码见原通知."""
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"密码[\s为是:：=“”\"'（(]*[!-~]{4,}", text) == []


# —— jiaozuo-2020 ——

CLAUSES = """
文头 主送 前言 一（一） 一（二） 一（三）
二（一） 二（二） 二（二）1 二（二）2 二（二）3 二（三） 二（三）1 二（三）2 二（三）3 二（三）4
二（四） 二（四）1 二（四）2 二（四）3 二（四）4 二（四）5 二（四）6 二（四）7
二（四）8 二（四）8(1) 二（四）8(2) 二（四）8(3) 二（四）8(4) 二（四）8(5) 二（四）8(6)
二（四）后段① 二（四）后段② 二（四）后段③
二（五）一段 二（五）二段 二（六）一段 二（六）引文 二（六）二段 二（七） 二（八）
三（一） 三（二） 三（三） 三（三）1 三（三）2 三（三）3 三（三）4 三（三）5
四（一）时间 四（一）组织 四（一）路径 四（一）更名 四（二）时间
四（二）1(1) 四（二）1(2) 四（二）1(3) 四（二）1(4) 四（二）1(5) 四（二）2 四（二）3 四（二）4
四（三） 四（四） 四（五）
五（一） 五（二） 五（三） 附件 附注
"""

FACTS = {
    "post": "choice regular contract other_staffing away technical other",
    "obstacles": "multi unit_refused false_filing_ban unfit under_discipline none",
    "retirement": "choice not_in_2020 later_in_2020 around_issue before_issue",
    "career_start": "date",
    "regularised_on": "date none",
    "held_level": "choice none 5 4 3 2 1",
    "certificate_kind": "choice public_sector other",
    "level_since": "date",
    "trade_change": "choice same changed_retested changed_not_retested vehicle_reform mismatch",
    "trade": "trade",
    "education": "choice primary junior senior college",
    "sex": "choice male female",
    "birth": "date",
    "skill_recognised": "choice yes no",
    "assessments": "choice all_pass below_pass gap old_blemish",
    "excellent_years": "multi 2014 2015 2016 2017 2018 2019 none",
    "paper": "choice sole_cn_journal doubtful other none",
    "paper_on": "date",
    "merits": "multi competition competition_unsure honour honour_unsure patent achievement special_talent none",
    "exceptional": "multi provincial_model invention_provincial competition_rank none",
    "title_since": "date none",
    "teaching": "choice yes no",
    "affiliation": "choice city county",
}
"""Type, codes, and `none` where “none of these” or “there is none” is an answer. Files and links rely on it."""

FEES = {
    "5": (275, {"报名费": 10, "考务费": 50, "培训费": 175, "考核评审费": 40}),
    "4": (320, {"报名费": 10, "考务费": 50, "培训费": 210, "考核评审费": 50}),
    "3": (365, {"报名费": 10, "考务费": 50, "培训费": 235, "考核评审费": 70}),
    "2": (470, {"报名费": 10, "考务费": 50, "培训费": 310, "考核评审费": 100}),
    "1": (165, {"报名费": 10, "考务费": 25, "考核评审费": 130}),
}

STAGES = {
    "registration": ("2020-04-13", "2020-04-28", "24:00"),
    "confirmation": ("2020-04-13", "2020-05-11", None),
    "training": ("2020-05", "2020-07", None),
    "exam": ("2020-07", "2020-11", None),
    "results": ("2020-10", "2020-11", None),
}

LEVELS = {
    "5": "五级（初级工）",
    "4": "四级（中级工）",
    "3": "三级（高级工）",
    "2": "二级（技师）",
    "1": "一级（高级技师）",
}

STATEMENTS = {
    "city": "e088aa068ef2fae4c01fe8c68895716cdb86d4c1018e0754442706e5513e5ba5",
    "county": "11988105b6732cf2f88164883b95653c0502b3b607530a153253d7dd1afe4772",
}
"""SHA-256 of the two sentences as the notice prints them: people must write them exactly."""

TRADES = "322f323065865e842db624d4243857daa7c6c934f261952a0f31a5a2c224af1e"
"""SHA-256 of the 62 names of the annex, one a line."""


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def spelled(fact: Any) -> str:
    none = ["none"] if fact.none else []
    return " ".join([fact.type, *(option.code for option in fact.options), *none])


def test_every_clause_is_restated() -> None:
    assert [clause.id for clause in NOTICE.clauses] == CLAUSES.split()


def test_every_document_that_the_notice_leaves_out_is_named() -> None:
    documents = NOTICE.missing_documents
    assert len(documents) == 13
    assert [document.id for document in documents if not document.where.startswith("不在本工具内。")] == []


def test_the_facts_and_their_codes_are_the_contract() -> None:
    assert {fact.id: spelled(fact) for fact in NOTICE.facts.values()} == FACTS


def test_the_levels_go_up_and_have_both_names() -> None:
    assert list({level.id: level.name for level in NOTICE.levels}.items()) == list(LEVELS.items())


def test_the_fees_are_those_of_the_notice() -> None:
    assert {level: (fee.total, fee.items) for level, fee in NOTICE.fees.items()} == FEES


def test_the_dates_are_as_exact_as_the_notice() -> None:
    stages = {stage.id: (stage.first, stage.last, stage.closes_at) for stage in NOTICE.stages}
    assert stages == STAGES


def test_the_statements_are_quoted_exactly() -> None:
    assert {statement.id: digest(statement.text) for statement in NOTICE.preparation.statements} == STATEMENTS


def test_the_trades_are_the_62_of_the_annex() -> None:
    trades = NOTICE.catalogue["level_1_trades"].trades
    assert [trade.number for trade in trades] == [*range(1, 63)]
    assert digest("\n".join(trade.name for trade in trades)) == TRADES


def test_every_enquiry_is_answered_or_sent_on() -> None:
    enquiries = {enquiry.id: enquiry for enquiry in NOTICE.enquiries}
    answered, open_ones = {f"Q{n}" for n in range(1, 57)}, {f"U{n}" for n in range(1, 16)}
    assert enquiries.keys() == answered | open_ones
    assert {name for name in answered if not enquiries[name].clauses} == set()
    assert {name for name in open_ones if not enquiries[name].ask} == set()


def test_no_hint_tells_those_who_are_asked_what_others_should_choose() -> None:
    """Who has no certificate is asked nothing about what came after it."""
    assert not [fact.id for fact in NOTICE.facts.values() if "没有证书的" in (fact.hint or "")]
