"""What an exam ahead takes, in words: whole phrases, every way of the same year, and what that year asks anew."""

from gongqin_core.ahead.career import routes
from gongqin_core.ahead.needs import Needs, asked_anew, needs
from gongqin_core.judging.answers import Answers
from tests.people import RULES, crowd, person, read

JUNIOR = {
    "education": "junior",
    "skill_recognised": "yes",
    "sex": "male",
    "birth": "1965-03",
    "assessments": "",
    "trade": "",
}


def top(answers: Answers) -> Needs:
    """Of the last exam on the first route."""
    return needs(RULES, answers, routes(RULES, answers)[0].stops[-1])


def test_every_way_of_the_same_year_is_said_and_each_says_what_to_do() -> None:
    found = top(read(person("third", **JUNIOR)))
    assert found.either == "有 3 条路，走通一条就行"
    prize, excellent, diploma = found.ways
    assert prize.startswith("要在省辖市级以上人社部门参与组织的技能竞赛中得三等奖以上，或者得到市厅级以上劳模")
    assert excellent == "要 2021 年至 2024 年里有 2 年年度考核优秀"
    assert diploma.startswith("要取得高中、职高、技校、职专或中专学历") and "论文这一项自 2021 年起废止" in diploma


def test_a_later_year_asks_anew_whether_somebody_retires() -> None:
    assert asked_anew(RULES) == ["retirement"]
    assert top(read(person("third", **JUNIOR))).to_see == "还要看年度考核、工种、退休情况"
    this_year = read(person("third"))
    first, *_ = routes(RULES, this_year)[0].stops
    assert first.year == 2020 and needs(RULES, this_year, first) == Needs("", ())


def test_no_phrase_ends_a_sentence_or_stands_twice() -> None:
    seen = 0
    for raw in crowd(150, seed=77):
        for route in routes(RULES, read(raw)):
            for stop in route.stops:
                found = needs(RULES, read(raw), stop)
                assert len(set(found.ways)) == len(found.ways) and bool(found.either) == (len(found.ways) > 1)
                assert not [words for words in (found.to_see, *found.ways) if words.endswith("。")]
                seen += len(found.ways) > 1
    assert seen > 5
