"""When two words are the same word."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from gongqin_core.notice.spelling import spelling, spellings, visible

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2064\ufeff\ufe0f"
SPACES = " \t\u00a0\u2003\u3000"


@given(st.text(), st.lists(st.sampled_from(INVISIBLE + SPACES)), st.integers(0, 20))
def test_spaces_and_what_nobody_sees_make_no_difference(text: str, between: Sequence[str], at: int) -> None:
    at = min(at, len(text))
    # a mark behind a letter becomes one with it, but not across what stands between them
    if spelling(text[:at]) + spelling(text[at:]) == spelling(text):
        assert spelling(text[:at] + "".join(between) + text[at:]) == spelling(text)


@given(st.text())
def test_a_spelling_is_spelled_like_itself(text: str) -> None:
    assert spelling(visible(text)) == spelling(text)
    assert visible(visible(text)) == visible(text)


def test_width_and_case_make_no_difference() -> None:
    assert spelling("Ａ（２）级") == spelling("a(2)级") == "a(2)级"
    assert spelling("姓　名") == spelling("姓名")
    assert spelling("张三") != spelling("张三丰")


@given(st.lists(st.text(st.sampled_from("张三aA ２\u200b\u3000\n\r\u0085ⅷßﬁe\u0301")) | st.text()))
def test_many_at_once_are_spelled_as_each_is(texts: list[str]) -> None:
    assert list(spellings(texts)) == [spelling(text) for text in texts]
