"""What an officer reads at the desk beside the fields: names near to a trade, keys, how an answer is written."""

from tests.visitor import Visitor

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
    assert HINT in officer.text
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
