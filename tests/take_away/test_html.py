"""Plain text is escaped on its way into markup, markup is kept, and the two are told apart."""

import pytest

from gongqin_core.take_away.html import EMPTY, Html, element, join, safe

NASTY = "<script>alert('&')</script>\""


def test_plain_text_is_escaped_once() -> None:
    assert safe(NASTY) == "&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt;&quot;"
    assert safe(safe(NASTY)) == safe(NASTY)
    assert element("p", NASTY) == f"<p>{safe(NASTY)}</p>"


def test_markup_is_kept() -> None:
    assert element("div", element("b", "a"), "<") == "<div><b>a</b>&lt;</div>"
    assert isinstance(element("b", "a") + "<", Html)
    assert element("b", "a") + "<" == "<b>a</b>&lt;"


def test_an_f_string_makes_plain_text_of_markup() -> None:
    assert element("p", f"{element('b', 'a')}") == "<p>&lt;b&gt;a&lt;/b&gt;</p>"


def test_attributes_are_escaped_switched_and_named() -> None:
    assert element("a", "x", css="big", href=NASTY) == f'<a class="big" href="{safe(NASTY)}">x</a>'
    assert element("details", open=True, hidden=False, data_page="a", tabindex=-1) == (
        '<details open data-page="a" tabindex="-1"></details>'
    )
    assert element("img", src="x", alt="") == '<img src="x" alt="">'


@pytest.mark.parametrize("nothing", [None, "", Html()], ids=["None", "no text", "no markup"])
def test_nothing_stays_nothing(nothing: str | None) -> None:
    assert safe(nothing) == EMPTY
    assert join([nothing, "a", nothing, "<"], "、") == "a、&lt;"
