"""What an officer reads at the desk beside the fields: names near to a trade, keys, how an answer is written."""

import re

from gongqin_core.notice.questions import NONE
from gongqin_core.roster.cells import read_cell
from tests.people import NOTICE
from tests.visitor import Visitor, plain

HINT = "里没有这个名称，相近的有汽车驾驶维修员。是其中一个的，请照目录写全名，不是的不用改。"


def desk(**raw: object) -> Visitor:
    return Visitor(raw, "enquiry.py")


def say(officer: Visitor, fact: str, text: str) -> None:
    officer.field(f"desk_{fact}").set_value(text)
    officer.look()


def test_a_usual_word_for_a_trade_stays_and_has_the_near_names_beside_it() -> None:
    officer = desk(held_level="2", level_since="2014-05")
    assert HINT not in officer.text
    say(officer, "trade", "司机")
    assert officer.answers["trade"] == "司机" and officer.field("desk_trade").value == "司机"
    assert HINT in officer.text and "工种先按“司机”算。要是汽车驾驶维修员，结论可能不一样。" in officer.text
    [reply] = officer.copied
    assert "“司机”不是目录里的名称，相近的有汽车驾驶维修员" in reply
    say(officer, "trade", "汽车驾驶维修员")
    assert HINT not in officer.text


def test_a_trade_that_is_only_tried_has_its_hint_too() -> None:
    officer = desk(held_level="2", level_since="2014-05")
    officer.field("if_fact").set_value("trade")
    officer.look()
    officer.field("if_trade").set_value("司机")
    officer.look()
    assert HINT in officer.text and "trade" not in officer.answers


def test_no_two_answers_of_a_list_begin_with_the_same_number_and_a_level_begins_with_its_own() -> None:
    officer = desk()
    for fact in NOTICE.facts.values():
        if fact.type == "choice":
            options = [*officer.field(f"desk_{fact.id}").options]
            assert len({option.split()[0] for option in options}) == len(options)
    assert [*officer.field("desk_held_level").options] == [
        *("0 没有工勤等级证书", "5 五级（初级工）", "4 四级（中级工）", "3 三级（高级工）", "2 二级（技师）"),
        *("1 一级（高级技师）", "6 说不清是几级"),
    ]


def test_what_may_be_written_instead_is_quoted_and_is_read() -> None:
    officer = desk()
    quoted = {box.key: re.findall("“(.*?)”", box.placeholder) for box in officer.app.text_input if box.placeholder}
    assert {"说不清", "没有中级职称"} <= {word for words in quoted.values() for word in words}
    for fact in NOTICE.facts.values():
        for word in quoted.get(f"desk_{fact.id}_g0", ()):
            assert read_cell(fact, word) in (None, NONE)


def test_a_call_that_was_answered_says_of_which_day_it_speaks_and_what_there_is_none_of() -> None:
    officer = desk(
        held_level="2", level_since="2014-05", career_start=None, merits=[], obstacles=[], education="junior"
    )
    officer.press("全部清除，接下一个")
    [call] = [plain(button.label) for button in officer.app.button if button.key == "call_0"]
    assert "取证时间 2014 年 5 月，" in call and "参加工作时间说不清，" in call
    assert "没有免论文的条件" in call and "没有处分等情况" in call and "以上都没有" not in call
