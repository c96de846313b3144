"""The ways to a level, each in one sentence."""

import pytest

from gongqin_core.judging.verdict import Verdict
from gongqin_core.judging.ways import ways
from tests import second
from tests.people import LEVELS, NOTICE, RULES, crowd, person, read

WAYS = {
    "5": [["2020 年 9 月 30 日前已转正定级", "工作年限不足 10 年"]],
    "4": [["通过五级考核，并在本工种本等级工作满 5 年"], ["工作年限满 10 年"], ["破格晋升另行审批，不看年限"]],
    "3": [["通过四级考核，并在本工种本等级工作满 5 年"], ["工作年限满 18 年"], ["破格晋升另行审批，不看年限"]],
}


@pytest.mark.parametrize("level", WAYS)
def test_the_ways_to_a_level(level: str) -> None:
    assert [[asked.text for asked in way.asked] for way in ways(RULES, level)] == WAYS[level]


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_has_a_way_and_every_way_its_clauses(level: str) -> None:
    found = ways(RULES, level)
    assert found and all(asked.clause in NOTICE.clause for way in found for asked in way.asked)
    assert not any(set(way.asked) < set(other.asked) for way in found for other in found)


def test_another_notice_has_ways_of_its_own() -> None:
    assert [[asked.text for asked in way.asked] for way in ways(second.RULES, "3")] == [
        ["工种在附件 1 里", "取得四级证书满 5 年"],
        ["工种在附件 1 里", "高中以上文化程度，工作年限满 15 年"],
    ]


def test_each_thing_asked_comes_out_as_the_answers_say() -> None:
    ladder, years, _ = ways(RULES, "3")
    values = RULES.values(read(person("fourth")))
    assert [asked.verdict(values) for asked in (*ladder.asked, *years.asked)] == [Verdict.MET, Verdict.NOT_MET]


def test_a_level_is_met_only_where_all_of_one_way_is() -> None:
    for raw in crowd(150, seed=83):
        answers = read(raw)
        if answers.get("trade_change") not in ("same", "changed_retested"):
            continue  # the test that one takes again in a new trade is no way up
        values = RULES.values(answers)
        for level, verdict in RULES.verdicts(answers).items():
            best = max(min(asked.verdict(values) for asked in way.asked) for way in ways(RULES, level))
            assert verdict <= best


def test_a_way_says_what_it_does_not_ask_for_though_all_levels_do() -> None:
    """Whoever teaches in a technical post need not stand in a worker's post."""
    spared = {level: [[asked.text for asked in way.spared] for way in ways(RULES, level)] for level in LEVELS}
    worker, teacher = spared.pop("1")
    assert (worker, teacher) == ([], ["在工勤技能岗位上在岗，是正式人员或聘用人员"])
    assert not any(texts for found in spared.values() for texts in found)
    [_, way] = ways(RULES, "1")
    values = RULES.values(read(person("lecturer", trade="焊工")))
    assert {asked.verdict(values) for asked in way.asked} == {Verdict.MET}
    assert [asked.verdict(values) for asked in way.spared] == [Verdict.NOT_MET]
