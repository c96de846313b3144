"""The load that a machine is put under: of this machine alone, with a most and an end, and seen as it is."""

import os
from pathlib import Path
from random import Random

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.load.crowd import MOST_MINUTES, MOST_SESSIONS, Plan
from tests.load.figures import quantile
from tests.load.process import use_of
from tests.load.screen import Screen
from tests.load.visit import NotThisMachine, on_this_machine

HERE = ["http://127.0.0.1:8501", "https://127.0.0.1", "https://127.9.9.9:443", "http://[::1]:8501"]
ELSEWHERE = [
    *(
        "http://192.168.0.1:8501",
        "https://example.cn",
        "http://localhost:8501",
        "http://0.0.0.0",
        "http://127.0.0.1@8.8.8.8",
    ),
    *("http://127.0.0.1.example.cn", "http://[::]", "127.0.0.1", ""),
]


@pytest.mark.parametrize("url", HERE)
def test_this_machine_may_be_put_under_load(url: str) -> None:
    assert on_this_machine(url) == url


@pytest.mark.parametrize("url", ELSEWHERE)
def test_no_other_machine_may(url: str) -> None:
    with pytest.raises(NotThisMachine):
        on_this_machine(url)


BOUNDS = {
    "one session": ({"sessions": 1}, True),
    "none": ({"sessions": 0}, False),
    "the most": ({"sessions": MOST_SESSIONS}, True),
    "more than the most": ({"sessions": MOST_SESSIONS + 1}, False),
    "the longest": ({"sessions": 1, "seconds": MOST_MINUTES * 60}, True),
    "longer than the longest": ({"sessions": 1, "seconds": MOST_MINUTES * 60 + 1}, False),
    "no time": ({"sessions": 1, "seconds": 0}, False),
    "answers without a pause": ({"sessions": 1, "every": 0}, False),
    "nobody comes": ({"sessions": 1, "opening": 0}, False),
    "more than nobody leaves": ({"sessions": 1, "leaving": -1}, False),
}


@pytest.mark.parametrize(("values", "may_be"), BOUNDS.values(), ids=BOUNDS)
def test_a_plan_has_bounds(values: dict[str, int], may_be: bool) -> None:
    if may_be:
        Plan(**values)
    else:
        with pytest.raises(ValueError):
            Plan(**values)


@pytest.mark.parametrize(
    ("count", "part", "value"), [(0, 0.5, 0), (1, 0.95, 1), (100, 0.5, 51), (100, 0.95, 96), (20, 0.95, 20)]
)
def test_a_part_of_the_times_lies_below(count: int, part: float, value: float) -> None:
    assert quantile(range(1, count + 1), part) == value


def test_what_this_process_takes() -> None:
    before = use_of(os.getpid())
    with Path(__file__).open():
        after = use_of(os.getpid())
    assert after.files == before.files + 1
    assert before.megabytes > 10 and before.threads >= 1 and after.processor >= before.processor > 0


# —— what is pressed ——


def element(kind: str, **values: object) -> ForwardMsg:
    message = ForwardMsg()
    made = getattr(message.delta.new_element, kind)
    for name, value in values.items():
        if isinstance(value, list):
            getattr(made, name).extend(value)
        else:
            setattr(made, name, value)
    made.SetInParent()
    return message


GO_ON = element("button", id="$$ID-1-go_on")
PAGES = {
    "one of several is chosen": ([element("radio", id="r", options=["甲"]), GO_ON], {"r": "甲"}),
    "a date is written": ([element("text_input", id="t"), GO_ON], {"t": "1998年7月"}),
    "of many boxes the last, “cannot tell”": (
        [element("checkbox", id="a"), element("checkbox", id="b"), GO_ON],
        {"b": True},
    ),
    "a trade is not known": ([element("text_input", id="t"), element("checkbox", id="b"), GO_ON], {"b": True}),
    "nothing but the button": ([element("html", body="…"), GO_ON], {}),
}


@pytest.mark.parametrize(("page", "said"), PAGES.values(), ids=PAGES)
def test_on_a_page(page: list[ForwardMsg], said: dict[str, object]) -> None:
    screen = Screen(query="case=1")
    screen.take(page)
    state = screen.answered(Random(1))
    values = {widget.id: getattr(widget, str(widget.WhichOneof("value"))) for widget in state.widget_states.widgets}
    assert (state.query_string, values) == ("case=1", {"$$ID-1-go_on": True, **said})


def test_after_the_last_page_one_begins_anew() -> None:
    screen = Screen(query="case=1")
    screen.take([GO_ON])
    screen.take([element("button", id="$$ID-2-change_post")])
    state = screen.answered(Random(1))
    assert (state.query_string, len(state.widget_states.widgets), screen.query) == ("", 0, "")
