"""A number on the touch screen, where no keyboard is: tapped digit by digit, in a notice that asks for numbers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongqin_core.judging.numbers import Number
from gongqin_core.notice.load import load_notice
from tests.folders import copied
from tests.places import TESTS
from tests.visitor import Visitor

HOURS = "您参加了多少学时的继续教育？"


@pytest.fixture(autouse=True)
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    copied(TESTS / "notices" / "xijin-2022", tmp_path / "xijin-2022")
    (tmp_path / "current").write_text("xijin-2022\n", encoding="utf-8")
    monkeypatch.setenv("GONGQIN_CONTENT", str(tmp_path))
    monkeypatch.setenv("GONGQIN_KIOSK", "1")
    load_notice.cache_clear()
    yield
    load_notice.cache_clear()


def at(fact: str) -> Visitor:
    visitor = Visitor()
    visitor.press("开始自查")
    visitor.app.session_state["asking"] = fact
    visitor.look()
    return visitor


def tap(visitor: Visitor, keys: str) -> None:
    """`<` is 「退一格」."""
    for key in keys:
        visitor.press("退一格" if key == "<" else key)


def shown(visitor: Visitor) -> str:
    [line] = [piece for piece in visitor.pieces if 'class="letters"' in piece]
    return line.partition(">")[2].partition("<")[0].strip()


def test_there_is_a_key_for_every_digit_in_the_order_of_a_telephone_and_one_to_go_back() -> None:
    visitor = at("hours")
    assert visitor.heading == HOURS
    keys = [button.label for button in visitor.app.button if (button.key or "").startswith("key_")]
    assert keys == ["1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "0", "退一格"]
    assert not visitor.app.text_input


@pytest.mark.parametrize(
    ("fact", "keys", "number"),
    [
        ("hours", "96", "96"),
        ("hours", "0", "0"),
        ("hours", "500", "500"),
        ("hours", "97<6", "96"),
        ("hours", "<<9", "9"),
        ("deducted", "1.5", "1.5"),
        ("deducted", "12", "12"),
    ],
)
def test_what_is_tapped_is_shown_with_its_unit_and_becomes_the_answer(fact: str, keys: str, number: str) -> None:
    visitor = at(fact)
    tap(visitor, keys)
    assert shown(visitor).startswith(f"{number} ")
    visitor.go_on()
    assert visitor.trouble == ""
    assert visitor.answers[fact] == Number.parse(number)


@pytest.mark.parametrize(
    ("fact", "keys", "trouble"),
    [
        ("hours", "", "填上学时；没有的填 0。"),
        ("hours", "9<", "填上学时；没有的填 0。"),
        ("hours", ".", "只写数字，如 90。"),
        ("deducted", "1..5", "只写数字，如 1.5。"),
        ("hours", "501", "500"),
        ("deducted", "12.1", "12"),
    ],
)
def test_what_is_no_answer_says_what_to_do_and_keeps_what_was_tapped(fact: str, keys: str, trouble: str) -> None:
    visitor = at(fact)
    tap(visitor, keys)
    before = shown(visitor)
    visitor.go_on()
    assert trouble in visitor.trouble
    assert fact not in visitor.answers and shown(visitor) == before


def test_nine_signs_at_most_are_taken() -> None:
    visitor = at("hours")
    tap(visitor, "12345678901")
    assert shown(visitor).startswith("123456789 ")


def test_who_cannot_tell_ticks_that_and_taps_nothing() -> None:
    visitor = at("hours")
    visitor.answer("说不清，要查记录")
    assert visitor.answers["hours"] is None
    visitor = at("hours")
    tap(visitor, "9")
    visitor.answer("说不清，要查记录")
    assert "请只留一种" in visitor.trouble


def test_an_answer_given_before_is_there_to_be_changed() -> None:
    visitor = at("hours")
    tap(visitor, "96")
    visitor.go_on()
    visitor.change("hours")
    assert shown(visitor).startswith("96 ")
    tap(visitor, "<<80")
    visitor.go_on()
    assert visitor.answers["hours"] == Number.parse("80")


def test_the_next_question_begins_with_nothing_tapped() -> None:
    visitor = at("hours")
    tap(visitor, "96")
    visitor.go_on()
    visitor.app.session_state["asking"] = "deducted"
    visitor.look()
    assert shown(visitor) == "分"
