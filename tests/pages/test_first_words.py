"""What the server sends before any script has come: the page's own words, and no promise that it does not keep."""

import re

import pytest

from pages.components.pieces.heads import HEADS
from pages.components.question import start
from pages.components.server import first_words, index
from tests.people import NOTICE, person
from tests.visitor import PAGES, Visitor, code_of, words


@pytest.fixture(autouse=True)
def season(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", "2020-04-20")


def sentences(name: str, closed: bool = False) -> list[str]:
    """What stands there of the page itself: neither whose pages these are nor that they are being opened."""
    found = re.findall(r"<p( [^>]*)?>(.*?)</p>", first_words.words_of(name, closed))
    about = [words(text) for attributes, text in found if not re.search("mast|opening|late", attributes)]
    assert all(about)
    return about


@pytest.mark.parametrize(
    ("page", "query", "whose"),
    [
        ("", {}, first_words.FIRST),
        ("", {"from": "wx"}, first_words.FIRST),
        ("", {"begun": "1"}, first_words.OPENING),
        ("", {"case": code_of({"post": "regular"})}, first_words.OPENING),
        ("", {"case": "no code at all"}, first_words.OPENING),
        ("levels", {}, "levels"),
        ("levels", {"case": code_of({"post": "regular"})}, "levels"),
        ("career", {}, "career"),
        ("self_check", {}, first_words.OPENING),
        ("nowhere", {}, first_words.OPENING),
        ("…", {}, first_words.OPENING),
    ],
)
def test_an_address_has_the_words_of_its_own_page(page: str, query: dict[str, str], whose: str) -> None:
    assert first_words.name_of(page, query) == whose


@pytest.mark.parametrize("page", ["", "levels", "roster", "nowhere"])
def test_a_touch_screen_begins_with_the_start_everywhere(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_KIOSK", "1")
    assert first_words.name_of(page, {"begun": "1"}) == first_words.FIRST
    text = Visitor(begins=False).text
    assert [sentence for sentence in sentences(first_words.FIRST) if sentence not in text] == []


@pytest.mark.parametrize(
    ("today", "closed", "asks"),
    [
        ("2020-04-27", False, "您能报哪一级？"),
        ("2020-04-28", False, "您能报哪一级？"),
        ("2020-04-29", True, "您够哪一级的条件？"),
    ],
)
@pytest.mark.parametrize("kiosk", [False, True], ids=["anywhere", "touch screen"])
def test_the_start_and_its_first_words_ask_what_can_still_be_done(
    kiosk: bool, today: str, closed: bool, asks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", today)
    monkeypatch.setenv("GONGQIN_KIOSK", "1" if kiosk else "")
    assert first_words.is_late() == closed
    visitor = Visitor(begins=False)
    assert visitor.heading == asks
    assert asks in words(first_words.words_of(first_words.FIRST, closed))
    assert [sentence for sentence in sentences(first_words.FIRST, closed) if sentence not in visitor.text] == []


def test_every_page_has_words() -> None:
    assert {f"{name}.py" for name in HEADS} == set(PAGES)
    assert {*first_words.NAMES} == {*HEADS, first_words.FIRST, first_words.WHERE, first_words.OPENING} - {"self_check"}


@pytest.mark.parametrize("name", [name for name in first_words.NAMES if name in HEADS])
def test_the_first_words_of_a_page_are_those_that_it_is_drawn_with(name: str) -> None:
    visitor = Visitor(person("third"), f"{name}.py")
    assert sentences(name)[0] == visitor.heading == first_words.title_of(name)
    assert [sentence for sentence in sentences(name) if sentence not in visitor.text] == []


def test_before_the_first_question_they_say_what_this_is_for_whom_and_what_it_is_not() -> None:
    visitor = Visitor(begins=False)
    place, asks, promise, is_not = sentences(first_words.FIRST)
    assert asks == visitor.heading
    assert all(sentence in visitor.text for sentence in (place, promise, is_not))


def test_who_goes_on_reads_what_this_is_not_and_is_promised_nothing() -> None:
    assert sentences(first_words.OPENING) == [start.not_official(NOTICE)]


def test_they_stand_before_all_that_has_to_be_fetched() -> None:
    beginning = index.Beginning("各级条件", first_words.words_of("levels", closed=False), first_words.style())
    html = index.chinese(index.streamlit_index(), "zh.js", "look.css", beginning)
    above, below = html.split('<div id="waiting">')
    assert "<title>各级条件</title>" in above
    assert re.findall('<link rel="stylesheet"|<script (?!type="module" crossorigin src="./static/)', above) == []
    assert below.index("zh.js") < below.index("./static/css/") < below.index("look.css")
