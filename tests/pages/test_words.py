"""What people read, on pages and on paper: in plain words, and with one kind of quotation marks."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from gongqin_core.judging.explain import Explanation
from gongqin_core.take_away.reply import reply
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.result_sheet import Issued, sheet
from tests.people import NOTICE, PEOPLE, RULES, Raw, person, read
from tests.sent import sent
from tests.visitor import PAGES, Visitor, words

IN_SEASON, AFTER = date(2020, 4, 20), date(2026, 11, 22)
SOMEBODY = person("third", career_start="1994-06", level_since="2015-06")
URGES = ("请赶在", "早点", "请早些", "抓紧", "还来得及", "还有 8 天")
"""Words that make one hurry. What the notice asks for in its own year (及时, 以前提交) stays: it is quoted."""


def hard(text: str) -> set[str]:
    """The terms in a text for which the notice has plain words, and quotation marks of another kind."""
    return {word.instead_of for word in NOTICE.about.plain_words if word.instead_of in text} | set(
        re.findall("[「」『』]", text)
    )


def texts(raw: Raw, today: date) -> Iterator[str]:
    """All that is written for one person."""
    result = Result(Explanation(RULES, read(raw)), today)
    yield from (sent(result), reply(result), words(sheet(result, Issued("1.x.y"))))


def read_on(visitor: Visitor) -> str:
    """All words of a page: its own, those of its buttons and options, and what it copies."""
    labels = [button.label for button in visitor.app.button]
    return "\n".join([visitor.text, *visitor.options, *visitor.copied, *labels])


def test_the_list_itself_is_found() -> None:
    assert hard("影响申报情形：以上都没有。再点「继续」") == {"影响申报情形", "「", "」"}


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_term_for_which_there_are_plain_words(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", str(IN_SEASON))
    assert hard(read_on(Visitor(SOMEBODY, page))) == set()


@pytest.mark.parametrize("fact", NOTICE.facts)
def test_no_question_has_one(fact: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", str(IN_SEASON))
    visitor = Visitor(SOMEBODY)
    visitor.app.session_state["asking"] = fact
    visitor.look()
    assert NOTICE.facts[fact].question in visitor.text
    assert hard(read_on(visitor)) == set()


@pytest.mark.parametrize("base", PEOPLE)
def test_no_result_has_one_nor_any_text_or_sheet(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", str(IN_SEASON))
    assert hard(read_on(Visitor(person(base)))) == set()
    for text in texts(person(base), IN_SEASON):
        assert hard(text) == set()


def urged(text: str) -> list[str]:
    return [word for word in URGES if word in text]


@pytest.mark.parametrize("page", PAGES)
def test_after_the_season_no_page_urges(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", str(AFTER))
    assert urged(read_on(Visitor(SOMEBODY, page))) == []


@pytest.mark.parametrize("base", PEOPLE)
def test_after_the_season_no_result_and_no_text_urges(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", str(AFTER))
    assert urged(read_on(Visitor(person(base)))) == []
    for text in texts(person(base), AFTER):
        assert urged(text) == []


def test_in_the_season_a_result_does_urge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", str(IN_SEASON))
    assert urged(read_on(Visitor(SOMEBODY)))
