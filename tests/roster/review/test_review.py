"""A roster judged: the same verdicts as for one person, the level each applies for, and words."""

import pytest

from gongqin_core.judging.evaluate import rules_of
from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.load import load_notice
from gongqin_core.roster.assumption import assumable, assumed_words
from gongqin_core.roster.review.entries import applied_level, conclusion, entry
from gongqin_core.roster.review.follow_up import follow_up
from gongqin_core.roster.review.person import Person
from gongqin_core.roster.review.review import Review
from gongqin_core.take_away.caselink import decode, encode
from tests.people import NOTICE
from tests.roster.review.reviews import DRIVER, HEADINGS, review
from tests.rosters import clean_rows, csv_of, judged, taken_in


def only(**changes: str) -> tuple[Review, Person]:
    roster = review(DRIVER | changes)
    return roster, roster.people[0]


# —— verdicts ——


def test_everybody_gets_the_verdicts_of_one_person_alone() -> None:
    roster = judged(taken_in(csv_of(clean_rows(300))))
    rules = rules_of(NOTICE)
    assert len(roster.people) == 300
    for person in roster.people:
        assert person.verdicts == rules.verdicts(roster.answers(person))
        assert roster.result(person).levels["4"].verdict == person.verdicts["4"]


def test_a_row_is_a_person_with_line_name_unit_and_problems() -> None:
    roster = review(DRIVER, DRIVER | {"姓名": "李四", "参加工作时间": "2035"})
    assert [(p.line, p.name, p.unit) for p in roster.people] == [(2, "张三", "某局"), (3, "李四", "某局")]
    assert roster.with_problems == [roster.people[1]]
    assert any("2035" in problem for problem in roster.people[1].problems)


# —— the level applied for ——


def test_by_default_it_is_the_highest_that_is_met() -> None:
    roster, person = only()
    assert (roster.level(person), applied_level(roster, person)) == ("3", "三级（高级工）")
    assert conclusion(roster, person) == "初步符合"


@pytest.mark.parametrize("text", ["四级", "中级工", "四级（中级工）", "四级(中级工)", "4", "4级"])
def test_the_roster_may_name_it(text: str) -> None:
    roster, person = only(申报等级=text)
    assert roster.level(person) == "4"
    assert roster.verdict(person) == Verdict.NOT_MET


def test_a_level_nobody_knows_is_a_problem_and_no_choice() -> None:
    roster, person = only(申报等级="六级")
    assert roster.level(person) == "3"
    assert person.problems[0].startswith("申报等级：六级：认不出是哪一级。请写下面的一项：五级（初级工）")


def test_the_officer_has_the_last_word() -> None:
    roster, person = only(申报等级="四级")
    roster.choose(person.row, "2")
    assert (roster.level(person), conclusion(roster, person)) == ("2", "不符合")


def test_where_nothing_is_met_it_stays_open() -> None:
    roster, person = only(岗位身份="人暂时不在岗")
    assert roster.level(person) is None
    assert (applied_level(roster, person), conclusion(roster, person)) == ("未定", "需确认（三级）")
    roster, person = only(岗位身份="其他身份")
    assert (applied_level(roster, person), conclusion(roster, person)) == ("无", "不符合")


# —— what is assumed for everybody ——


def test_only_what_the_roster_lacks_can_be_assumed() -> None:
    assert "post" not in assumable(NOTICE, ["post"])
    assert assumable(NOTICE, [])["post"] == "在岗正式人员"
    rows = [DRIVER, DRIVER | {"姓名": "李四"}]
    bare = taken_in(csv_of(rows, [heading for heading in HEADINGS if heading != "岗位身份"]))
    assert {judged(bare).verdict(person) for person in judged(bare).people} == {Verdict.UNKNOWN}
    assuming = judged(bare, post="在岗正式人员", held_level="没有工勤等级证书")
    assert {assuming.verdict(person) for person in assuming.people} == {Verdict.MET}
    assert assumed_words(NOTICE, assuming.assumed) == "岗位身份全部按“在岗正式人员”"
    assuming = judged(
        taken_in(csv_of([DRIVER | {"取证时间": "", "参加工作时间": "2012"}], [*DRIVER][3:])), post="在岗正式人员"
    )
    assert "核查时岗位身份全部按“在岗正式人员”算，和您的情况不一样的，请说明。" in follow_up(
        assuming, assuming.people[0]
    )


# —— words ——


def test_the_basis_of_a_yes_gives_years_and_clause() -> None:
    roster, person = only()
    basis = entry(roster, person).basis
    assert "按周年 8 年（取证时间 2012 年 6 月 30 日）" in basis and "〔二（二）3〕" in basis
    assert "您" not in basis


def test_the_basis_of_a_no_gives_what_is_needed_and_what_there_is() -> None:
    roster, person = only(取证时间="2018-06", 参加工作时间="2010-07", 申报等级="三级")
    basis = entry(roster, person).basis
    assert basis.startswith("下面 2 条路，走通一条就行：（1）需要：通过四级考核，")
    assert basis.endswith("（2）需要：工作年限满 18 年；现在是：按周年 10 年（参加工作时间 2010 年 7 月）〔二（二）3〕")


def test_what_counts_in_any_case_is_told_from_the_ways_of_which_one_is_enough() -> None:
    roster, person = only(退休情况="", 破格情形="", 文化程度="初中", 现有等级="三级", 取证时间="2010", 申报等级="二级")
    assert entry(roster, person).basis == (
        "还缺退休情况〔一（三）〕；另外，下面 2 条路，走通一条就行："
        "（1）还缺破格情形〔二（六）一段〕；（2）还缺较高技艺、出生年月、性别〔二（三）4〕"
    )


def test_nobody_is_addressed_in_a_list() -> None:
    roster = judged(taken_in(csv_of(clean_rows(300))))
    assert not [one for one in (entry(roster, person) for person in roster.people) if "您" in one.basis]


def test_there_is_no_follow_up_for_somebody_with_nothing_left_to_do() -> None:
    assert follow_up(*only()) == ""


def test_while_the_level_is_open_the_follow_up_asks_for_the_nearest() -> None:
    roster, person = only(处分等情况="")
    assert roster.result(person).levels["3"].missing == ("obstacles",)
    assert follow_up(roster, person).count("\n1. ") == 1


# —— links ——


def test_a_link_carries_the_answers_and_never_a_name() -> None:
    for private in ("张三的岗位", "工 410802197503081234"):
        roster, person = only(工种=private)
        answers = decode(encode(NOTICE, roster.shareable(person)), load_notice).answers
        assert "trade" not in answers
        assert answers["held_level"] == "4"
    roster, person = only()
    assert decode(encode(NOTICE, roster.shareable(person)), load_notice).answers["trade"] == "电工"


def test_what_cannot_be_read_is_in_no_link() -> None:
    roster, person = only(取证时间="去年", 文化程度="说不清")
    answers = roster.answers(person)
    assert "level_since" not in answers
    assert answers["education"] is None
