"""Answers that no page offers, sent as if one had: they are read like any other, and lead nowhere."""

from collections.abc import Iterator
from random import Random

import pytest
from streamlit.proto.ClientState_pb2 import ClientState

from gongqin_core.judging.answers import LONGEST_TRADE
from tests.attacks.drawing import drawn, said
from tests.attacks.wire import Wire, opened
from tests.load.screen import Screen
from tests.people import person
from tests.server import Server
from tests.visitor import PAGES, Visitor, code_of

BEFORE_A_DATE = {"post": "other_staffing", "held_level": "none"}
BEFORE_A_TRADE = {
    "post": "regular",
    "held_level": "2",
    "certificate_kind": "public_sector",
    "trade_change": "same",
    "level_since": "2012-12-28",
    "career_start": "1994-03-01",
    "retirement": "not_in_2020",
    "obstacles": [],
    "education": "college",
}
TRADE_IS_ASKED = f"case={code_of(BEFORE_A_TRADE)}"


@pytest.fixture
def visitor(server: Server) -> Iterator[Wire]:
    with opened(server) as wire:
        yield wire


def first_question(wire: Wire) -> Screen:
    screen = Screen()
    screen.take(drawn(wire, ClientState()))
    screen.take(drawn(wire, screen.answered(Random(1))))
    return screen


FORGED = {
    "words that are no option": "不在岗的人",
    "a code of another question": "none",
    "“cannot tell” in our own word": "unsure?",
    "nothing": "",
    "markup": "<script>alert(1)</script>",
    "a million characters": "甲" * 300_000,
    "what no text holds": "在岗\x00",
}


@pytest.mark.parametrize("value", FORGED.values(), ids=FORGED)
def test_an_option_that_is_not_offered_is_no_answer(value: str, visitor: Wire) -> None:
    screen = first_question(visitor)
    [radio] = [field for field in screen.fields if field.DESCRIPTOR.name == "Radio"]
    state = ClientState(query_string=screen.query)
    state.widget_states.widgets.add(id=screen.button, trigger_value=True)
    state.widget_states.widgets.add(id=radio.id, string_value=value)
    messages = drawn(visitor, state)
    screen.take(messages)
    assert "case=" not in screen.query
    assert "还差一步" in said(messages) and "页面出了点问题" not in said(messages)


@pytest.mark.parametrize("size", [LONGEST_TRADE + 1, 300_000])
def test_a_trade_longer_than_its_field_is_not_even_looked_for(size: int, visitor: Wire) -> None:
    screen = Screen(query=TRADE_IS_ASKED)
    screen.take(drawn(visitor, ClientState(query_string=screen.query)))
    assert NOT_FOUND in said(drawn(visitor, written(screen, "某" * LONGEST_TRADE)))
    screen.take(drawn(visitor, written(screen, "某" * size)))
    [picked] = [field for field in screen.fields if field.DESCRIPTOR.name == "Radio"]
    assert picked.options == [f"就是“{'某' * LONGEST_TRADE}”，上面没有"]
    state = written(screen, "某" * LONGEST_TRADE)
    state.widget_states.widgets.add(id=picked.id, string_value="某" * size)
    told = said(drawn(visitor, state))
    assert "工种名称要写 1 到 40 个字" in told and "页面出了点问题" not in told


NOT_FOUND = "请在下面选出您说的工种"


def written(screen: Screen, name: str) -> ClientState:
    """「继续」 with a name in the field for a trade."""
    [text] = [field for field in screen.fields if field.DESCRIPTOR.name == "TextInput"]
    state = ClientState(query_string=screen.query)
    state.widget_states.widgets.add(id=screen.button, trigger_value=True)
    state.widget_states.widgets.add(id=text.id, string_value=name)
    return state


def test_every_field_for_text_has_a_most() -> None:
    """On every page that a visitor without a roster sees; and on each question of either kind."""
    visitors = [Visitor(page=page) for page in PAGES]
    visitors += [Visitor(asked) for asked in (BEFORE_A_DATE, BEFORE_A_TRADE)]
    fields = [field.proto for visitor in visitors for field in visitor.app.text_input]
    assert len(fields) > 5
    assert [field.label for field in fields if not field.max_chars] == []


NASTY = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize("page", PAGES)
def test_markup_in_a_link_is_drawn_as_text(page: str) -> None:
    visitor = Visitor(person("fourth", trade=NASTY), page=page)
    drawn_html = "".join(piece.proto.body for piece in visitor.app.get("html"))
    assert NASTY not in drawn_html and "onerror=" not in drawn_html.replace("&lt;img src=x onerror=", "")
    if page in ("self_check.py", "enquiry.py"):
        assert "&lt;img src=x" in drawn_html
