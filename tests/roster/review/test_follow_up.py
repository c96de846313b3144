"""补充核实单: what a worker is asked, one at a time and all at once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongqin_core.roster.review.entries import entry
from gongqin_core.roster.review.follow_up import Slip, follow_up
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.slips import BETWEEN, as_document, as_text, slips
from tests.pages.officer import MISTAKES
from tests.people import NOTICE
from tests.roster.review.reviews import DRIVER, review
from tests.rosters import Row, csv_of, judged, taken_in

OFFICERS = ("档案", "请删去", "请改", "改正", "同一个人", "请问", "确认", "请写下面的一项", "再核查")
"""What only an officer can look up, put right in the roster or have confirmed."""
ITEM = re.compile(r"^\d+\. ([^：]+)：", re.MULTILINE)


def text_of(**changes: str) -> str:
    """The slip of a driver whose row is different in these columns."""
    row = DRIVER | changes
    roster = judged(taken_in(csv_of([row], [*row])))
    return follow_up(roster, roster.people[0])


def all_of(roster: Review) -> list[Slip]:
    return slips(roster, [entry(roster, person) for person in roster.people])


def test_it_asks_for_what_is_missing() -> None:
    text = text_of(取证时间="", 参加工作时间="2012-07", 转正定级时间="2013-07")
    assert text.startswith("张三同志，您好！核对")
    assert "请补充：\n1. 取证时间：您什么时候首次取得现在这一级证书？先写年份" in text
    assert "请核实" not in text


def test_it_asks_about_what_stands_in_the_roster_and_quotes_it() -> None:
    text = text_of(文化程度="扫盲班")
    assert "请核实：\n1. 文化程度：您是什么文化程度？可以选：“小学及以下”“初中”“高中、职高、技校、中专”" in text
    assert "名册上写的是“扫盲班”。" in text


def test_a_level_that_nobody_knows_is_asked_too() -> None:
    text = text_of(申报等级="零级")
    assert "申报等级：您要报哪一级？可以选：五级（初级工）、" in text and "名册上写的是“零级”。" in text


@pytest.mark.parametrize("changes", [changes for changes, _ in MISTAKES.values()], ids=list(MISTAKES))
def test_nothing_on_it_is_the_officers_job_and_no_fact_stands_there_twice(changes: Row) -> None:
    text = text_of(**{"出生年月": "1978-03", "性别": "男"} | changes)
    asked = ITEM.findall(text)
    assert asked and len(set(asked)) == len(asked)
    assert [word for word in OFFICERS if word in text] == []


def test_what_an_office_confirms_is_on_the_officers_list_and_not_on_the_slip() -> None:
    roster = review(DRIVER | {"岗位身份": "人暂时不在岗"})
    assert follow_up(roster, roster.people[0]) == ""
    assert "人暂时不在岗。请问" in entry(roster, roster.people[0]).to_do


def test_what_the_unit_says_of_a_worker_is_not_asked_of_the_worker() -> None:
    row = DRIVER | {"现有等级": "三级", "文化程度": "初中", "出生年月": "1965-03", "性别": "男", "申报等级": "二级"}
    roster = judged(taken_in(csv_of([row], [*row])))
    listed = entry(roster, roster.people[0])
    assert "skill_recognised" in listed.missing and "补上较高技艺" in listed.to_do
    assert "技艺" not in follow_up(roster, roster.people[0])


def test_that_somebody_stands_there_twice_is_for_the_officer_to_settle() -> None:
    roster = review(DRIVER, DRIVER)
    assert roster.people[1].problems and all_of(roster) == []


UNREAD = st.sampled_from(("", "认不出的话", "2035-07", "1998.1"))


@given(st.dictionaries(st.sampled_from([fact.short for fact in NOTICE.facts.values()]), UNREAD, max_size=6))
def test_whatever_is_wrong_every_fact_is_asked_once_at_most(changes: Row) -> None:
    asked = ITEM.findall(text_of(**changes))
    assert len(set(asked)) == len(asked)


# —— all at once ——


def roster_of_three() -> Review:
    return review(
        DRIVER | {"取证时间": "", "参加工作时间": "2012-07", "转正定级时间": "2013-07"},
        DRIVER | {"姓名": "李四"},
        DRIVER | {"姓名": "", "文化程度": "扫盲班"},
    )


def test_all_slips_are_one_text_for_those_who_have_something_to_answer() -> None:
    roster = roster_of_three()
    some = all_of(roster)
    first, second = as_text(some).split(f"\n\n{BETWEEN}\n\n")
    assert first == f"【张三　某局　名册第 2 行】\n{follow_up(roster, roster.people[0])}"
    assert second.startswith("【某局　名册第 4 行】\n您好！")


def test_all_slips_are_one_document_with_a_sheet_each_and_room_to_answer() -> None:
    html = as_document(all_of(roster_of_three()))
    assert html.startswith("<!DOCTYPE html>") and html.count('class="sheet"') == 2
    assert html.count("答：＿") == 2 and html.count("本人签名：") == 2
    assert "李四" not in html


def test_a_name_that_looks_like_markup_stays_a_name() -> None:
    roster = review(DRIVER | {"姓名": "<b>张三</b>", "取证时间": ""})
    assert "&lt;b&gt;张三" in as_document(all_of(roster))
