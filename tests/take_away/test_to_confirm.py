"""What is to be confirmed: the question to send, whom to ask, and what follows from each answer."""

from datetime import date

import pytest

from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.verdict import Verdict
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.to_confirm import Question, questions
from tests.people import RULES, Raw, crowd, person, read


def of(level: str, base: str, **changes: object) -> list[Question]:
    return list(questions(Explanation(RULES, read(person(base, **changes))), level, date(2020, 4, 20)))


@pytest.mark.parametrize(
    ("level", "base", "changes", "text", "yes", "no"),
    [
        (
            "4",
            "newcomer",
            {"career_start": "2011-06"},
            "我想报四级或五级。我 2011 年 6 月参加工作，按周年 9 年，按年头 10 年。"
            "通知要求“工作年限满 10 年”，该按哪种数？",
            ("按年头数", "可以报四级。"),
            ("按周年数", "可以报五级。"),
        ),
        (
            "3",
            "veteran",
            {"post": "other_staffing"},
            "我想报三级或四级。我是派遣、编外或人事代理人员。通知说要正式人员或聘用人员，我能不能报？",
            ("能", "可以报三级、四级。"),
            ("不能", "这次不能报三级、四级。"),
        ),
        (
            "5",
            "newcomer",
            {"regularised_on": "2020-09-30"},
            "我想报五级。我预计 2020 年 9 月 30 日转正定级。通知要求“2020 年 9 月 30 日前已转正定级”，当天算不算？",
            ("当天算", "可以报五级。"),
            ("当天不算", "这次不能报五级。"),
        ),
        (
            "3",
            "fourth",
            {"exceptional": ["provincial_model"], "level_since": "2018-06"},
            "我想报二级或三级。我得过可以申请破格晋升的荣誉或成绩，单位能不能帮我报上去审批？",
            ("能", "可以报二级、三级。"),
            ("不能", "这次不能报二级、三级。"),
        ),
        (
            "3",
            "third",
            {"trade_change": "vehicle_reform"},
            "我想报新工种的三级（平级考核）。我换了工种，新工种还没考过，不知道还要不要、能不能再考一次现有等级。我能不能报？",
            ("能", "可以报新工种的三级（平级考核）。"),
            ("不能", "这次不能报新工种的三级（平级考核）。"),
        ),
        (
            "1",
            "lecturer",
            {},
            "我想报一级。我在专业技术岗，有中级职称，长期带实习教学。通知没写还要看哪些条件，我能不能报？",
            ("能", "可以报一级。"),
            ("不能", "这次不能报一级。"),
        ),
    ],
)
def test_the_question_is_ready_to_send_and_both_answers_say_what_follows(
    level: str, base: str, changes: Raw, text: str, yes: tuple[str, str], no: tuple[str, str]
) -> None:
    [question] = of(level, base, **changes)
    assert question.text == text
    assert (question.yes.label, question.yes.follows) == yes
    assert (question.no.label, question.no.follows) == no
    assert question.ask == "请问本单位人事，由单位问市工考办。" or question.clause == "二（六）一段"


def test_of_several_things_each_is_a_question_and_none_alone_opens_the_level() -> None:
    both = of("2", "third", level_since="2016", post="away")
    assert [question.clause for question in both] == ["一（一）", "二（三）3"]
    assert all(question.yes.follows == "还要确认别的，才知道能不能报二级。" for question in both)
    assert all(question.no.follows == "这次不能报二级。" for question in both)


def test_only_what_is_to_be_confirmed_is_asked() -> None:
    for raw in crowd(120, seed=31):
        for level in Result(Explanation(RULES, read(raw)), date(2020, 4, 20)).levels.values():
            assert bool(level.questions) == (level.verdict == Verdict.CONFIRM)
