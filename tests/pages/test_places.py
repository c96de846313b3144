"""Several places with a notice in force: the place is asked first, and every link carries it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongqin_core.comparing.series import places
from gongqin_core.notice.load import load_notice
from gongqin_core.notice.yaml_lines import ContentError
from gongqin_core.take_away.caselink import encode
from pages.components.server import first_words
from tests import second
from tests.folders import copied, two_notices
from tests.people import NOTICE
from tests.visitor import PAGES, Visitor, code_of, words

FIRST, SECOND = NOTICE.about, second.NOTICE.about


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A content folder with a notice in force in each of two places."""
    two_notices(tmp_path, FIRST.id, SECOND.id)
    monkeypatch.setenv("GONGQIN_CONTENT", str(tmp_path))
    load_notice.cache_clear()
    yield tmp_path
    load_notice.cache_clear()


def text(visitor: Visitor) -> str:
    return "".join(visitor.pieces)


@pytest.mark.parametrize("page", PAGES)
def test_whoever_comes_without_a_place_is_asked_for_it_first(page: str) -> None:
    visitor = Visitor(page=page)
    assert visitor.heading == "您的单位在哪里？"
    visitor.press(SECOND.place)
    assert visitor.heading != "您的单位在哪里？"
    assert SECOND.number in text(visitor) and FIRST.number not in text(visitor)


def test_the_place_stands_in_the_address_and_is_taken_from_there() -> None:
    visitor = Visitor()
    visitor.press(SECOND.place)
    assert visitor.app.query_params["place"] == SECOND.id
    again = Visitor(query={"place": SECOND.id})
    assert SECOND.number in text(again)
    unknown = Visitor(query={"place": "nowhere"})
    assert unknown.heading == "您的单位在哪里？"


def test_a_link_with_answers_carries_the_place() -> None:
    code = encode(second.NOTICE, second.read({"post": "regular", "held_level": "4"}))
    visitor = Visitor(code=code)
    assert SECOND.number in text(visitor) and visitor.code == code
    assert not [sentence for sentence in visitor.banner if "另一份通知" in sentence]
    assert FIRST.number in text(Visitor({"post": "regular"}))


def test_answers_go_along_to_another_place_as_far_as_they_are_known_there() -> None:
    visitor = Visitor({"post": "regular", "held_level": "4", "affiliation": "city"})
    visitor.press(f"改看{SECOND.place}的通知")
    assert visitor.answers == {"post": "regular", "held_level": "4"}
    assert SECOND.number in text(visitor)
    visitor.press(f"改看{FIRST.place}的通知")
    assert visitor.code == code_of({"post": "regular", "held_level": "4"})


def test_who_begins_again_stays_at_the_place() -> None:
    visitor = Visitor(code=encode(second.NOTICE, second.read({"post": "regular"})))
    visitor.press("全部清除，重新开始")
    assert visitor.answers == {} and SECOND.number in text(visitor)


def test_a_kiosk_is_of_the_first_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_KIOSK", "1")
    monkeypatch.setenv("GONGQIN_TODAY", "2020-04-20")
    visitor = Visitor(begins=False)
    assert visitor.heading == "您能报哪一级？" and "改看" not in text(visitor)


def test_with_one_place_nothing_is_asked(root: Path) -> None:
    (root / "current").write_text(f"{SECOND.id}\n", encoding="utf-8")
    load_notice.cache_clear()
    visitor = Visitor(begins=False)
    assert SECOND.number in text(visitor) and "place" not in visitor.app.query_params
    assert visitor.heading == "您够哪一级的条件？", "its season has been over for years"


def test_two_notices_of_one_place_in_force_are_refused(root: Path) -> None:
    copied(root / SECOND.id, root / "again")
    for file, old, new in [("notice.yaml", f"id: {SECOND.id}", "id: again")]:
        path = root / "again" / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (root / "current").write_text(f"{FIRST.id}\n{SECOND.id}\nagain\n", encoding="utf-8")
    with pytest.raises(ContentError, match="“again”和前面一份都是") as refused:
        places()
    assert [problem.line for problem in refused.value.problems] == [3]


@pytest.mark.parametrize(
    ("page", "query", "whose"),
    [
        ("", {}, first_words.WHERE),
        ("levels", {"begun": "1"}, first_words.WHERE),
        ("", {"place": SECOND.id}, first_words.OPENING),
        ("levels", {"place": "nowhere"}, first_words.OPENING),
        ("", {"case": code_of({"post": "regular"})}, first_words.OPENING),
        ("levels", {"case": code_of({"post": "regular"})}, "levels"),
    ],
)
def test_before_any_script_has_come_the_words_are_those_of_what_will_be_asked(
    page: str, query: dict[str, str], whose: str
) -> None:
    assert first_words.name_of(page, query) == whose
    if whose == first_words.WHERE:
        asked = Visitor(query=query, begins=False).text
        assert all(
            words(said) in asked
            for said in re.findall("<p[^>]*>([^<]*)", first_words.words_of(whose, closed=False))[1:3]
        )
