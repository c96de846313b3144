"""What an officer is asked about words, what a choice would change, and that every output repeats it."""

from collections.abc import Iterator

import pytest

from gongqin_core.judging.verdict import Verdict
from gongqin_core.roster.review.checked_roster import as_csv
from gongqin_core.roster.review.entries import entry
from gongqin_core.roster.review.follow_up import follow_up
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.things_to_do import Thing, things_to_do
from gongqin_core.roster.review.unread import effect
from gongqin_core.roster.words import Words, possible
from tests.people import NOTICE
from tests.roster.review.reviews import DRIVER, review
from tests.rosters import Row

OWN = "本单位叫法"


def rows(*posts: str, **others: str) -> Iterator[Row]:
    return ({**DRIVER, **others, "姓名": f"甲{number}", "岗位身份": post} for number, post in enumerate(posts))


def unread_words(roster: Review) -> list[Thing]:
    return [thing for thing in things_to_do(roster) if thing.word]


def judged_with(before: Review, words: Words) -> Review:
    after = before.with_words(words)
    while not after.done:
        after.judge_more()
    return after


def chosen(code: str = "regular") -> Words:
    return Words().with_word(NOTICE, "post", OWN, [code])


def test_unread_words_come_with_the_most_frequent_first_and_what_they_may_mean() -> None:
    posts = ["在岗正式人员", "别的叫法", OWN, "本单位 叫法", "", "#N/A"]
    words = unread_words(review(*rows(*posts)))
    found = [(word.spots[0].role, word.word, word.rows) for word in words]
    assert found == [("post", OWN, 2), ("post", "别的叫法", 1)]
    assert words[0].spots[0].remedy.startswith("请写下面的一项")
    assert possible(NOTICE, NOTICE.facts["post"]) == NOTICE.facts["post"].labels
    assert possible(NOTICE, NOTICE.facts["birth"]) == {}


def test_what_does_not_apply_is_no_unread_word() -> None:
    roster = review({**DRIVER, "现有等级": "无", "证书来源": "无", "取证时间": "无", "换岗情况": "/"})
    assert unread_words(roster) == []


def test_an_effect_says_whom_a_choice_moves_before_it_is_made() -> None:
    roster = review(*rows(OWN, OWN, "在岗正式人员", "其他"))
    told = effect(roster, chosen())
    assert (told.rows, told.people, told.moves) == (2, 2, {(Verdict.UNKNOWN, Verdict.MET): 2})
    assert told.sentence == "2 行这样写；定了以后，2 人的结论会变：待补充变成初步符合 2 人。"
    after = judged_with(roster, chosen())
    assert [after.verdict(person).code for person in after.people] == ["met", "met", "met", "not_met"]
    assert [roster.verdict(person).code for person in roster.people] == ["unknown", "unknown", "met", "not_met"]
    back = effect(after, Words())
    assert (back.rows, back.moves) == (2, {(Verdict.MET, Verdict.UNKNOWN): 2})


def test_a_choice_that_moves_nobody_says_so() -> None:
    told = effect(review(*rows(OWN)), Words().with_word(NOTICE, "post", OWN, []))
    assert told.sentence == "1 行这样写；定了以后，没有人的结论会变。"


@pytest.mark.parametrize("code", ["regular", "other"])
def test_a_choice_leaves_no_problem_and_stands_on_every_output(code: str) -> None:
    roster = judged_with(review(*rows(OWN, "在岗正式人员")), chosen(code))
    said = f"岗位身份“{OWN}”按{NOTICE.facts['post'].labels[code]}读"
    assert [person.problems for person in roster.people] == [(), ()]
    assert unread_words(roster) == []
    assert roster.words_said == f"{said}（1 行）"
    checked = as_csv(roster, [entry(roster, person) for person in roster.people]).decode("utf-8-sig").splitlines()
    assert checked[0].endswith(",核查：词语")
    assert all(line.endswith(f",{said}（1 行）") for line in checked[1:])
    assert roster.answers(roster.people[0])["post"] == code


def test_a_word_that_is_no_answer_is_no_answer_of_the_person_either() -> None:
    roster = judged_with(review(*rows(OWN)), Words().with_word(NOTICE, "post", OWN, []))
    assert "post" not in roster.answers(roster.people[0])
    assert roster.people[0].problems == ()


def test_a_follow_up_names_the_words_of_the_row_only() -> None:
    roster = judged_with(
        review(*rows(OWN, "在岗正式人员", 参加工作时间="", 申报等级="五级", 现有等级="没有")), chosen()
    )
    slips = [follow_up(roster, person) for person in roster.people]
    said = f"核查时岗位身份“{OWN}”按在岗正式人员读，和您的情况不一样的，请说明。"
    assert [(bool(slip), said in slip) for slip in slips] == [(True, True), (True, False)]


# —— what a slip asks ——

CHIEF: Row = {
    "现有等级": "二级（技师）",
    "取证时间": "2010",
    "参加工作时间": "1990",
    "年度考核": "年年合格以上",
    "申报等级": "一级",
    "论文": "没有论文",
    "工种": "焊工",
}


def test_an_unread_post_is_asked_once_and_nothing_that_only_another_post_would_need() -> None:
    roster = review(*rows("合同用工", **CHIEF))
    (person,) = roster.people
    slip = follow_up(roster, person)
    assert slip.count("岗位身份：") == 1
    assert "名册上写的是“合同用工”。" in slip
    assert "中级职称" not in slip and "实习指导" not in slip
    assert "中级职称" not in entry(roster, person).to_do


def test_a_technical_post_is_asked_for_the_title_and_the_teaching() -> None:
    roster = review(*rows("专业技术岗", **CHIEF))
    slip = follow_up(roster, roster.people[0])
    assert "中级职称时间：" in slip and "实习指导教学：" in slip


def test_what_comes_with_a_certificate_is_asked_together_with_it() -> None:
    roster = review({**DRIVER, "现有等级": "", "取证时间": "", "参加工作时间": "2018", "申报等级": "三级"})
    slip = follow_up(roster, roster.people[0])
    assert "现有等级：" in slip and "取证时间：" in slip
