"""For a no only what fails, as need, have and clause; smallest ways up; nobody is told to give up a certificate."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import Any

import pytest
from pydantic import TypeAdapter

from gongqin_core.judging.answers import applicable
from gongqin_core.judging.evaluate import Rules, Term
from gongqin_core.judging.explain import Explanation, Finding, explain
from gongqin_core.judging.verdict import Verdict, unpack
from gongqin_core.notice.conditions import Condition, Judged, Never
from tests.people import COMPLETE, DAYS, LEVELS, NOTICE, PEOPLE, RULES, Raw, crowd, person, read, written

NOT_MET, UNKNOWN, CONFIRM, MET = Verdict
ANYBODY = [*crowd(160, seed=23), *(person(name) for name in PEOPLE)]
CROWD = [written(applicable(NOTICE.facts, read(raw))) for raw in ANYBODY]
"""With answers to what exists for them: others are as if they had not been given (`test_applies.py`)."""
FOUND = [(raw, explain(RULES, read(raw))) for raw in CROWD]


def findings(verdict: Verdict | None = None) -> Iterator[tuple[Raw, Finding]]:
    for raw, levels in FOUND:
        yield from ((raw, finding) for finding in levels.values() if verdict in (None, finding.verdict))


def lifted(term: Term, now: Sequence[Verdict], up: frozenset[int]) -> int:
    """The verdict of a tree if the units `up` held."""
    if term.index in up:
        return MET
    if not term.members:
        return now[term.index]
    found = [lifted(part, now, up) for part, _ in term.members]
    return min(min(found) if term.is_all else max(found), CONFIRM if term.node.confirm else MET)


def test_the_crowd_holds_every_verdict_at_every_level() -> None:
    assert {(f.level, f.verdict) for _, f in findings()} == set(product(LEVELS, Verdict))


def test_lifting_a_way_lifts_the_level_and_no_part_of_it_does() -> None:
    for raw, finding in findings():
        root, now = RULES.roots[finding.level], [unpack(value) for value in RULES.values(read(raw))]
        for way in finding.ways:
            units = frozenset(reason.index for reason in way)
            assert lifted(root, now, units) > finding.verdict, (raw, finding.level)
            for unit in units:
                assert lifted(root, now, units - {unit}) == finding.verdict, (raw, finding.level)


def test_there_are_no_other_ways() -> None:
    """Lifting every unit that may be lifted and is no reason leaves the level where it is."""
    for raw, finding in findings():
        if finding.verdict < MET:
            root, now = RULES.roots[finding.level], [unpack(value) for value in RULES.values(read(raw))]
            units = {term.index for term in offered(root, finding.verdict > NOT_MET)}
            others = {unit for unit in units if now[unit] == finding.verdict} - {r.index for r in finding.reasons}
            assert raised(root, now, others, finding.verdict == NOT_MET) == finding.verdict, (raw, finding.level)


def raised(term: Term, now: Sequence[Verdict], up: set[int], branches_stay: bool, aside: bool = False) -> int:
    """The verdict if the units `up` held where they are spoken of, whatever else rests on the same answers."""
    if term.is_unit:
        return MET if term.index in up and not (aside and branches_stay) else now[term.index]
    found = [raised(part, now, up, branches_stay, aside or is_aside) for part, is_aside in term.members]
    return min(found) if term.is_all else max(found)


def offered(term: Term, with_circumstances: bool = False) -> Iterator[Term]:
    """Units that may be spoken of: none that stands under a circumstance alone."""
    if term.is_unit:
        yield term
        return
    for part, aside in term.members:
        if with_circumstances or not aside:
            yield from offered(part, with_circumstances)


def test_nobody_is_told_to_change_a_circumstance() -> None:
    allowed = {level: {term.index for term in offered(root)} for level, root in RULES.roots.items()}
    assert all(len(found) < len(list(offered(RULES.roots[level], True))) for level, found in allowed.items())
    for raw, finding in findings(NOT_MET):
        assert {reason.index for reason in finding.reasons} <= allowed[finding.level], (raw, finding.level)


def test_a_way_up_can_be_walked() -> None:
    """Some answers to the facts behind a way, the rest as they are, do lift the level."""
    walked = 0
    for raw, finding in findings(NOT_MET):
        for way in finding.ways if not finding.closed else ():
            facts = list(dict.fromkeys(fact for reason in way for fact in reason.facts))
            if prod(len(COMPLETE[fact]) for fact in facts) <= 2000:
                tries = (dict(zip(facts, values, strict=True)) for values in product(*(COMPLETE[f] for f in facts)))
                assert any(RULES.verdicts(read(raw | new))[finding.level] > NOT_MET for new in tries), (raw, way)
                walked += 1
    assert walked > 200


def test_every_reason_says_where_it_stands_in_the_notice() -> None:
    for raw, finding in findings():
        assert bool(finding.reasons) == (finding.verdict < MET), (raw, finding.level)
        for reason in finding.reasons:
            assert reason.clause in NOTICE.clause and reason.verdict == finding.verdict
            assert reason.text and (reason.need or reason.verdict == UNKNOWN)


def test_every_confirm_says_whom_to_ask_and_by_which_reading() -> None:
    for _, finding in findings(CONFIRM):
        for reason in finding.reasons:
            assert reason.office in NOTICE.office and reason.reading in NOTICE.reading
        assert {reason.reading for reason in finding.reasons} <= set(finding.readings)


def test_only_a_confirm_names_an_office() -> None:
    assert {reason.office for v in (NOT_MET, UNKNOWN) for _, f in findings(v) for reason in f.reasons} == {None}


def test_every_unknown_names_the_facts_that_are_missing() -> None:
    for raw, finding in findings(UNKNOWN):
        for reason in finding.reasons:
            assert reason.facts
            for fact in reason.facts:
                half_a_date = fact in DAYS and raw.get(fact) not in COMPLETE[fact]
                assert raw.get(fact) is None or half_a_date, (raw, fact)


def test_both_counts_stand_where_counting_decides_and_one_where_it_does_not() -> None:
    seen = set()
    for _, finding in findings():
        for have in (have for reason in finding.reasons if reason.verdict != UNKNOWN for have in reason.have):
            if "按周年" in have:
                assert ("按年头" in have) == (finding.verdict == CONFIRM), have
                seen.add(finding.verdict)
    assert seen == {NOT_MET, CONFIRM}


def test_a_yes_says_what_people_still_have_to_judge() -> None:
    for verdict in (CONFIRM, MET, UNKNOWN):
        for _, finding in findings(verdict):
            assert finding.judged
            assert len(set(finding.judged)) == len(finding.judged)
            if finding.level == "1":
                assert any("《" in item.judged and "附则》" in item.judged for item in finding.judged)
    assert not any(finding.judged for _, finding in findings(NOT_MET))


@pytest.mark.parametrize(("base", "level"), [("second", "1"), ("third", "2"), ("newcomer", "5"), ("fifth", "4")])
def test_what_holds_already_is_listed_for_a_yes(base: str, level: str) -> None:
    explanation = Explanation(RULES, read(person(base)))
    assert explanation.finding(level).verdict == MET
    satisfied = explanation.satisfied(level)
    assert satisfied and all(reason.verdict == MET and reason.have for reason in satisfied)
    assert not {reason.index for reason in satisfied} & {
        term.index for term in offered(RULES.roots[level], True) if isinstance(term.node, Judged | Never)
    }


def told(base: str, level: str, **changes: object) -> list[tuple[str, tuple[str, ...], str]]:
    """Need, have and clause of every reason."""
    found = explain(RULES, read(person(base, **changes)))[level].reasons
    return [(reason.need, reason.have, reason.clause) for reason in found]


def test_two_years_short_names_both_roads_with_their_numbers() -> None:
    assert told("newcomer", "4", career_start="2012-06-15") == [
        ("通过五级考核，并在本工种本等级工作满 5 年", ("现有等级：没有工勤等级证书",), "二（二）2"),
        ("工作年限满 10 年", ("按周年 8 年（参加工作时间 2012 年 6 月 15 日）",), "二（二）2"),
    ]


def test_one_year_short_gives_both_counts() -> None:
    have = ("按周年 9 年，按年头 10 年（参加工作时间 2011 年 6 月 15 日）",)
    assert told("newcomer", "5", career_start="2011-06-15") == [("工作年限不足 10 年", have, "二（二）1")]
    assert told("newcomer", "4", career_start="2011-06-15") == [("工作年限满 10 年", have, "二（二）2")]


def test_a_year_alone_counts_like_a_day_where_it_decides() -> None:
    assert told("fifth", "4", level_since="2016") == [
        ("通过五级考核，并在本工种本等级工作满 5 年", ("按周年 4 年，按年头 5 年（取证时间 2016 年）",), "二（二）2")
    ]


def test_what_is_held_already_is_said_so() -> None:
    assert told("fourth", "4") == [("您已持有本工种四级证书，不用再报", (), "二（二）2")]
    assert told("fourth", "5") == [("您持有的等级已经高于五级", (), "二（二）1")]


def test_everything_missing_for_level_1_stands_side_by_side() -> None:
    assert told("unpublished", "1", trade="保管工", assessments="below_pass") == [
        ("拟报工种在附件 62 个工种之内", ("工种：保管工",), "一（二）"),
        ("任现职以来（近 5 年）年度考核都在合格以上", ("年度考核：近 5 年有低于合格的",), "二（四）4"),
        (
            "2019 年 12 月 31 日前在 CN 刊物上独立发表本专业论文 1 篇，或者具备免论文的条件之一",
            ("论文：没有论文", "免论文的条件：没有", "优秀年度：没有"),
            "二（四）6",
        ),
    ]


def test_a_retest_that_is_due_is_named_as_what_stands_in_the_way() -> None:
    have = ("换岗情况：换过，新工种还没考合格",)
    assert told("third", "2", trade_change="changed_not_retested") == [
        ("通过三级考核，并在本工种本等级工作满 5 年", have, "二（三）3")
    ]


def test_a_missing_answer_is_asked_for_with_its_purpose() -> None:
    assert told("newcomer", "5", regularised_on="") == [
        ("2020 年 9 月 30 日前已转正定级", ("转正定级时间还没有填",), "二（二）1")
    ]


def test_exceptional_promotion_names_the_approval() -> None:
    changes = {"level_since": "2018-06-30", "exceptional": ["competition_rank"]}
    assert told("fifth", "3", **changes) == [("破格晋升另行审批，不看年限", (), "二（六）一段")]
    finding = explain(RULES, read(person("fifth", **changes)))["3"]
    assert (finding.outcome, finding.readings) == ("approval", ("exceptional",))
    assert [reason.office for reason in finding.reasons] == ["approval_office"]


@pytest.mark.parametrize(
    ("base", "changes", "level", "outcome", "held", "closed"),
    [
        ("fifth", {}, "5", "held", True, True),
        ("fourth", {}, "5", None, False, True),
        ("fourth", {}, "3", None, False, False),
        ("fourth", {}, "2", None, False, False),
        ("first", {}, "1", "held", True, True),
        ("fourth", {"trade_change": "changed_not_retested"}, "4", "retest", False, False),
        ("second", {"trade_change": "mismatch"}, "2", "retest", False, False),
        ("second", {"trade_change": "changed_retested"}, "2", "held", True, True),
        ("third", {"level_since": "2018", "exceptional": ["competition_rank"]}, "2", "approval", False, False),
        ("third", {"exceptional": ["competition_rank"]}, "2", None, False, False),
    ],
)
def test_branches_with_words_of_their_own(
    base: str, changes: Raw, level: str, outcome: str | None, held: bool, closed: bool
) -> None:
    finding = explain(RULES, read(person(base, **changes)))[level]
    assert (finding.outcome, finding.held, finding.closed) == (outcome, held, closed)


def test_notes_come_with_the_branch_that_decided() -> None:
    def notes(level: str, **changes: str) -> str:
        return "".join(explain(RULES, read(person("third", **changes)))[level].notes)

    assert "自己决定报不报" in notes("2", retirement="later_in_2020")
    assert "自己决定报不报" not in notes("2")
    assert "换岗后先在新工种考" in notes("3", trade_change="changed_not_retested")


def test_what_every_way_asks_for_is_told_apart_from_what_is_left_to_choose() -> None:
    several = 0
    for raw in crowd(120, seed=79):
        for finding in explain(RULES, read(raw)).values():
            common, choices = set(finding.common), [set(choice) for choice in finding.choices]
            assert common == (set.intersection(*map(set, finding.ways)) if finding.ways else set())
            if len(finding.ways) > 1:
                several += 1
                assert [common | choice for choice in choices] == [set(way) for way in finding.ways]
            else:
                assert choices == [] and common == set(finding.reasons)
    assert several > 20


def test_of_two_ways_of_which_one_is_part_of_the_other_the_smaller_is_told() -> None:
    man, skilled = {"fact": "sex", "is": "male"}, {"fact": "skill_recognised", "is": "yes"}
    clause = {"clause": "二（三）4"}
    tree = {"any": [man | clause, {"all": [man | clause, skilled | clause], **clause}], **clause}
    rules = Rules(NOTICE, {"2": TypeAdapter[Any](Condition).validate_python(tree)})
    finding = explain(rules, read({"sex": "female", "skill_recognised": "no"}))["2"]
    assert [[reason.facts for reason in way] for way in finding.ways] == [[("sex",)]]
