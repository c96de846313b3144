"""Every question people ask as it is read on a page: on 常见问答, and where the desk's search finds it."""

import re

import pytest

from gongqin_core.notice.notice import Enquiry
from tests.people import NOTICE
from tests.visitor import Visitor, words

DOUBLED = re.compile("[。，、；：？！][。，、；：？！]")
LEFT_OPEN = re.compile("通知没写|通知没说|没有说|要先确认|需确认")
WHOM_TO_ASK = re.compile("请[^。]*(本单位人事|单位问|工考管理部门)")
"""A request, and in the same sentence somebody who can answer."""


def entries(visitor: Visitor) -> dict[str, str]:
    """Question → all that is read under it, without what its clauses say when opened."""
    html = re.sub('<details class="clause"><summary>(.*?)</summary>.*?</details>', r"\1", "".join(visitor.pieces))
    inner = '<details class="fold[^>]*><summary>([^<]*)</summary><div>((?:(?!<details).)*?)</div></details>'
    folds = re.findall(inner, html)
    return {words(question): words(body) for question, body in folds}


def on_the_page() -> dict[str, str]:
    return entries(Visitor(page="faq.py"))


def at_the_desk() -> dict[str, str]:
    """What the search shows; whoever asked for one question has read its neighbours too."""
    officer, found = Visitor(page="enquiry.py"), dict[str, str]()
    for enquiry in NOTICE.enquiries:
        if enquiry.question not in found:
            officer.field("desk_search").set_value(enquiry.question)
            officer.look()
            found |= entries(officer)
    return found


@pytest.fixture(scope="module", params=[on_the_page, at_the_desk])
def drawn(request: pytest.FixtureRequest) -> dict[str, str]:
    found: dict[str, str] = request.param()
    return found


@pytest.mark.parametrize("enquiry", NOTICE.enquiries, ids=lambda enquiry: enquiry.id)
def test_an_entry_stands_there_as_it_is_written(drawn: dict[str, str], enquiry: Enquiry) -> None:
    text = drawn[enquiry.question]
    assert text == enquiry.answer + "".join(f"〔{clause}〕" for clause in enquiry.clauses) + (enquiry.ask or "")
    assert not DOUBLED.search(text) and not DOUBLED.search(re.sub("〔.*?〕", "", text))


@pytest.mark.parametrize("enquiry", NOTICE.enquiries, ids=lambda enquiry: enquiry.id)
def test_an_entry_cites_the_notice_or_says_whom_to_ask(drawn: dict[str, str], enquiry: Enquiry) -> None:
    text = drawn[enquiry.question]
    assert re.search("〔.*?〕", text) or text.startswith("通知没写")
    assert not LEFT_OPEN.search(text) or WHOM_TO_ASK.search(text)


def test_the_questions_are_those_of_the_notice(drawn: dict[str, str]) -> None:
    assert drawn.keys() >= {enquiry.question for enquiry in NOTICE.enquiries}


def test_silences_are_read_as_they_are_written() -> None:
    text = Visitor(page="notice.py").text
    for silence in NOTICE.about.silences:
        assert f"{silence.text}{silence.ask}" in text
        assert not DOUBLED.search(silence.text + silence.ask)
        assert WHOM_TO_ASK.search(silence.ask)
