"""The touch screen without a browser: what it has, what it leaves out, and what it asks without a keyboard."""

import re

import pytest

from gongqin_core.judging.answers import read_answer
from gongqin_core.notice.questions import Fact
from pages.components.server import kiosk
from tests.people import NOTICE, person
from tests.visitor import PAGES, Visitor, code_of

UNITS = {"enquiry.py", "roster.py"}
WORKERS = [page for page in PAGES if page not in UNITS]
DATES = [fact for fact in NOTICE.facts.values() if fact.type == "date"]


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", "2020-04-20")
    monkeypatch.setenv("GONGQIN_KIOSK", "1")


def started() -> Visitor:
    visitor = Visitor()
    visitor.press("开始自查")
    return visitor


def with_answers(**changes: str) -> Visitor:
    """Somebody at the kiosk who has answered everything: no link can bring answers there."""
    visitor = started()
    visitor.app.session_state["answers"] = {
        fact: read_answer(NOTICE.facts[fact], raw) for fact, raw in person("third", **changes).items()
    }
    visitor.look()
    return visitor


def papers(visitor: Visitor) -> int:
    """How many sheets stand on the page for a printer, each with a style of its own."""
    return sum(item.proto.body.count("@page") for item in visitor.app.get("html"))


def test_before_the_first_touch_there_is_one_button_and_the_season() -> None:
    visitor = Visitor()
    assert [button.label for button in visitor.app.button] == ["开始自查"]
    assert "href=" not in "".join(visitor.pieces)
    assert visitor.banner[0].startswith("网上报名还剩 8 天")


def test_a_visitor_cannot_turn_it_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GONGQIN_KIOSK")
    visitor = Visitor()
    visitor.app.query_params["GONGQIN_KIOSK"] = visitor.app.query_params["kiosk"] = "1"
    visitor.look()
    assert visitor.heading == NOTICE.facts["post"].question


def test_answers_stay_out_of_the_address_and_none_come_from_it() -> None:
    visitor = Visitor(code=code_of(person("third")))
    visitor.press("开始自查")
    assert visitor.answers == {}
    visitor.app.query_params.clear()
    visitor.answer("在岗正式人员")
    assert visitor.answers == {"post": "regular"}
    assert visitor.code == ""


@pytest.mark.parametrize("page", sorted(UNITS & set(PAGES)))
def test_pages_for_units_are_not_there(page: str) -> None:
    visitor = started()
    with pytest.raises(ValueError):
        visitor.open(page)


@pytest.mark.parametrize("page", WORKERS)
def test_no_page_needs_a_keyboard_a_file_or_a_drag(page: str) -> None:
    visitor = with_answers()
    if page != "self_check.py":
        visitor.open(page)
    kinds = ("text_input", "text_area", "number_input", "date_input", "selectbox", "multiselect", "slider")
    for kind in (*kinds, "file_uploader", "download_button", "dataframe"):
        assert len(visitor.app.get(kind)) == 0, kind
    drawn = "".join(visitor.pieces)
    for outside in ("target=", "download=", "<input", "<textarea"):
        assert outside not in drawn
    to_workers = {"./", *(f"./{name.removesuffix('.py')}" for name in WORKERS)}
    assert set(re.findall('href="([^#"][^"]*)"', drawn)) <= to_workers


def test_it_prints_only_where_the_browser_was_started_to_print(monkeypatch: pytest.MonkeyPatch) -> None:
    assert papers(with_answers()) == 0
    monkeypatch.setenv("GONGQIN_KIOSK_PRINT", "1")
    assert papers(with_answers()) == 1


@pytest.mark.parametrize("fact", DATES, ids=lambda fact: fact.id)
def test_a_date_is_asked_with_a_button_for_each_year(fact: Fact) -> None:
    visitor = started()
    visitor.app.session_state["asking"] = fact.id
    visitor.look()
    assert fact.years
    first, last = fact.years
    offered = []
    for decade in visitor.app.pills[0].options:
        visitor.app.pills[0].set_value(decade.split()[0])
        visitor.look()
        offered += visitor.app.pills[1].options
    assert offered == [str(year) for year in range(first, last + 1)]
    assert visitor.app.pills[2].options == [words for words in (fact.none, fact.unsure) if words]
    visitor.answer_date(f"{last - 3} 年")
    assert visitor.answers[fact.id] == read_answer(fact, str(last - 3))


def test_month_and_day_are_buttons_too() -> None:
    visitor = with_answers()
    visitor.app.session_state["answers"]["held_level"] = "none"
    visitor.app.session_state["answers"]["career_start"] = read_answer(NOTICE.facts["career_start"], "2015-07-01")
    visitor.app.session_state["answers"].pop("regularised_on")
    visitor.look()
    assert visitor.heading == NOTICE.facts["regularised_on"].question
    for said, parts in (
        ("2020", ["2020 年"]),
        ("2020-09", ["2020 年", "9 月"]),
        ("2020-09-30", ["2020 年", "9 月", "30 日"]),
    ):
        visitor.answer_date(*parts)
        assert said in str(visitor.answers["regularised_on"])


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("20", 20), ("1", 1), ("0", 75), ("-5", 75), ("", 75), ("1.5", 75), ("一分", 75), ("９", 75)],
)
def test_a_time_is_a_whole_number_of_seconds(monkeypatch: pytest.MonkeyPatch, text: str, seconds: int) -> None:
    monkeypatch.setenv("GONGQIN_KIOSK_IDLE", text)
    assert kiosk.seconds("GONGQIN_KIOSK_IDLE", 75) == seconds


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({}, "其他等级，往后哪一年能报"),
        ({"post": "other"}, "各级结论"),
    ],
    ids=["a level is open and others come later", "none ever"],
)
def test_the_fold_of_the_other_levels_promises_no_year_that_never_comes(changes: dict[str, str], label: str) -> None:
    folds = [fold.label for fold in with_answers(**changes).app.expander]
    assert folds[0] == label
