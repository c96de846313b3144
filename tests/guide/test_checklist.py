"""What to bring, which steps, what happens otherwise: by person and level, and nothing left out for want of facts."""

import pytest

from gongqin_core.guide.checklist import Checklist, checklist
from tests.people import LEVELS, NOTICE, Raw, crowd, person, read

PART = NOTICE.preparation
EVERYTHING = checklist(NOTICE)


def bring(base: str, level: str, **changes: object) -> str:
    found = checklist(NOTICE, read(person(base, **changes)), level)
    return "\n".join(item.text for item in (*found.stated, *found.ask_first))


def test_without_a_person_everything_stands_there() -> None:
    assert {*EVERYTHING.stated, *EVERYTHING.ask_first} == set(PART.documents)
    assert EVERYTHING.steps == PART.steps
    assert EVERYTHING.consequences == PART.consequences
    assert EVERYTHING.statements == PART.statements


def test_what_the_notice_states_is_kept_apart_from_what_it_does_not() -> None:
    assert {item.basis for item in EVERYTHING.stated} == {"stated"}
    assert {item.basis for item in EVERYTHING.ask_first} == {"ask_first"}


def steps(found: Checklist) -> set[str]:
    return {step.text for part in found.steps for step in part.steps}


def test_a_person_gets_a_part_of_everything_and_never_less_than_everybody() -> None:
    for raw in crowd(60, seed=61):
        for level in LEVELS:
            found = checklist(NOTICE, read(raw), level)
            assert set(found.stated) <= set(EVERYTHING.stated) and set(found.ask_first) <= set(EVERYTHING.ask_first)
            assert steps(found) <= steps(EVERYTHING)
            always = {item for item in PART.documents if not item.when and (not item.levels or level in item.levels)}
            assert always <= {*found.stated, *found.ask_first}
            assert {item for item in PART.consequences if not item.when} <= set(found.consequences)


@pytest.mark.parametrize(
    ("base", "level", "changes", "words"),
    [
        ("newcomer", "5", {}, "转正定级审批表"),
        ("fifth", "4", {}, "五级（初级工）证书"),
        ("fourth", "3", {}, "四级（中级工）证书"),
        ("third", "2", {}, "三级（高级工）证书"),
        ("second", "1", {}, "二级（技师）证书"),
        ("veteran", "4", {}, "工作年限够 10 年"),
        ("veteran", "4", {"career_start": "2011"}, "工作年限够 10 年"),
        ("veteran", "3", {}, "工作年限够 18 年"),
        ("veteran", "3", {"career_start": "2003-12-31"}, "工作年限够 18 年"),
        ("second", "1", {}, "刊物原件"),
        ("second", "1", {"paper": "doubtful"}, "刊物原件"),
        ("junior", "2", {}, "初中文化程度放宽的"),
        ("unpublished", "1", {"merits": ["honour_unsure"]}, "荣誉证书"),
        ("unpublished", "1", {"excellent_years": ["2015", "2019"]}, "两年考核优秀"),
        ("lecturer", "1", {}, "中级职称证书"),
        ("third", "2", {"trade_change": "vehicle_reform"}, "公车改革方案"),
        ("third", "2", {"retirement": "around_issue"}, "岗位空缺"),
        ("fifth", "4", {"exceptional": ["provincial_model"]}, "劳动模范"),
    ],
)
def test_documents_follow_the_facts_a_person_gave(base: str, level: str, changes: Raw, words: str) -> None:
    assert words in bring(base, level, **changes)


@pytest.mark.parametrize(
    ("base", "level", "changes", "words"),
    [
        ("newcomer", "4", {}, "转正定级审批表"),
        ("newcomer", "4", {}, "五级（初级工）证书"),
        ("veteran", "4", {"career_start": "2012-01-01"}, "工作年限够 10 年"),
        ("veteran", "3", {"career_start": "2004-01-01"}, "工作年限够 18 年"),
        ("second", "1", {"paper": "none"}, "刊物原件"),
        ("second", "1", {"paper": ""}, "刊物原件"),
        ("third", "2", {}, "初中文化程度放宽的"),
        ("unpublished", "1", {"excellent_years": ["2014", "2019"]}, "两年考核优秀"),
        ("third", "2", {}, "中级职称证书"),
        ("third", "2", {}, "公车改革方案"),
        ("third", "1", {}, "三级（高级工）证书"),
        ("second", "1", {"exceptional": ["provincial_model"]}, "劳动模范"),
    ],
)
def test_documents_of_others_stay_away(base: str, level: str, changes: Raw, words: str) -> None:
    assert words not in bring(base, level, **changes)


@pytest.mark.parametrize(
    ("affiliation", "units"),
    [("city", ["individual", "city"]), ("county", ["individual", "county"]), ("", ["individual", "city", "county"])],
)
def test_steps_and_statements_are_those_of_the_kind_of_unit(affiliation: str, units: list[str]) -> None:
    found = checklist(NOTICE, read(person("third", affiliation=affiliation)), "2")
    assert [part.id for part in found.steps] == units
    assert [statement.id for statement in found.statements] == units[1:]


@pytest.mark.parametrize("words", ["您因公车改革换了岗", "想破格晋升的"])
@pytest.mark.parametrize(
    ("held", "there"),
    [({"held_level": "none"}, False), ({"held_level": "5"}, True), ({"held_level": None}, True), ({}, True)],
)
def test_steps_of_holders_stay_away_only_from_those_who_hold_no_certificate(held: Raw, there: bool, words: str) -> None:
    found = steps(checklist(NOTICE, read({"post": "regular", "career_start": "2011-06"} | held), "4"))
    assert any(step.startswith(words) for step in found) == there


def test_consequences_of_missing_the_confirmation_follow_the_kind_of_unit() -> None:
    city, county = (checklist(NOTICE, read({"affiliation": unit}), "4").consequences for unit in ("city", "county"))
    assert [item.clause for item in city if item not in county] == ["四（二）1(5)"]
    assert [item.clause for item in county if item not in city] == ["四（二）2"]


def test_training_is_for_levels_5_to_2_and_paper_files_for_level_1() -> None:
    found = {level: "".join(steps(checklist(NOTICE, read(person("second")), level))) for level in LEVELS}
    assert [level for level, texts in found.items() if "参加培训" in texts] == ["5", "4", "3", "2"]
    assert [level for level, texts in found.items() if "准备好纸质申报材料" in texts] == ["1"]


def test_the_two_statements_are_verbatim() -> None:
    """Written out here a second time: nobody may improve them."""
    end = (
        "名同志符合相应工勤技能岗位等级考核申报资格条件，网上填报的个人信息和所有上报材料真实准确有效，同意申报。"
        "以上如有任何不实，愿承担相应责任。"
    )
    assert {statement.id: statement.text for statement in EVERYTHING.statements} == {
        "city": "经审核，我单位 XXX 等 X " + end,
        "county": "经审查，我县（市、区）XXX等X" + end,
    }
