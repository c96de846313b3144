"""No field that a visitor fills in is that of the visitor before: its key holds the generation, which only ever grows.

A browser keeps what stands in a field by the field's key, and sends it again where the key comes again.
"""

import pytest
from streamlit.testing.v1 import AppTest

from tests.people import NOTICE, person, read
from tests.places import FRAME
from tests.rosters import clean_rows, csv_of
from tests.visitor import PAGES, Visitor, code_of

FIELDS = ("radio", "checkbox", "selectbox", "multiselect", "text_input", "text_area", "button_group", "file_uploader")
LIKE = ("third", "third", "veteran")
"""Three visitors in a row, two of them with the same answers."""


@pytest.fixture(autouse=True)
def season(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", "2020-04-20")


def fields(visitor: Visitor) -> set[str]:
    """The keys of all the fields on the page in which something can be kept."""
    return {field.key or f"a {kind} without a key" for kind in FIELDS for field in visitor.app.get(kind)}


def everywhere(visitor: Visitor, pages: list[str]) -> set[str]:
    """The keys of all the fields on these pages, in every what-if and on every question."""
    found: set[str] = set()
    for page in pages:
        visitor.open(page)
        found |= fields(visitor)
        if page == "enquiry.py":
            found |= tried(visitor)
    visitor.open("self_check.py")
    for fact in NOTICE.facts:
        visitor.app.session_state["asking"], visitor.app.session_state["typed"] = fact, "hg"
        visitor.look()
        found |= fields(visitor)
    return found


def tried(visitor: Visitor) -> set[str]:
    """The keys of the fields of every what-if."""
    found: set[str] = set()
    for fact in NOTICE.facts:
        [box] = [box for box in visitor.app.selectbox if box.label == "改哪一项"]
        box.set_value(fact)
        visitor.look()
        found |= fields(visitor)
    return found


def nothing_in_common(sets: list[set[str]]) -> bool:
    return all(sets) and len(set().union(*sets)) == sum(map(len, sets))


@pytest.mark.parametrize("kiosk", ["0", "1"], ids=["browser", "kiosk"])
def test_no_field_on_any_page_comes_back_after_everything_was_cleared(
    kiosk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGQIN_KIOSK", kiosk)
    # A roster that lies on the desk outlives a visitor: it has a test of its own.
    pages = [page for page in PAGES if page not in ({"enquiry.py", "roster.py"} if kiosk == "1" else {"roster.py"})]
    visitor, found = Visitor(), []
    for like in LIKE:
        if kiosk == "1":
            visitor.press("开始自查")
        visitor.app.session_state["answers"] = read(person(like))
        found.append(everywhere(visitor, pages))
        visitor.press("全部清除，重新开始")
        assert visitor.answers == {}
    assert nothing_in_common(found), set.intersection(*found)


def test_no_field_comes_back_after_a_link_was_opened_or_left_again() -> None:
    visitor, found = Visitor(), [set[str]()]
    visitor.answer("在岗正式人员")
    found[0] = fields(visitor)
    for code in ("", *(code_of(person(like, held_level="")) for like in ("veteran", "fourth")), ""):
        visitor.app.query_params.clear()
        visitor.app.query_params["case" if code else "begun"] = code or "1"
        visitor.look()
        visitor.app.session_state["asking"] = "held_level"
        visitor.look()
        found.append(fields(visitor))
    assert nothing_in_common(found), found


def test_what_was_chosen_outlives_the_session_of_somebody_who_is_half_way() -> None:
    """The browser of somebody whose session is gone sends code and fields to a new one: the keys are the same."""
    before = Visitor()
    before.answer("在岗正式人员")
    after = Visitor(code=before.code)
    assert after.heading == before.heading
    assert fields(after) == fields(before)


def test_a_new_session_draws_the_desk_from_the_code_alone() -> None:
    """There what is typed counts at once: what a browser typed into a session that was gone would only look so."""
    officer, code = Visitor(page="enquiry.py"), code_of(person("third"))
    again = AppTest.from_file(FRAME, default_timeout=60)
    again.query_params["case"] = code
    again.switch_page("enquiry.py").run()
    assert again.session_state["answers"] == read(person("third"))
    assert nothing_in_common([fields(officer), {box.key or "" for box in again.selectbox}])


def test_no_field_of_a_roster_comes_back_with_the_next_one() -> None:
    found: list[set[str]] = []
    rows = [{**row, "单位": f"第 {number % 2} 单位"} for number, row in enumerate(clean_rows(60))]
    visitor = Visitor(page="roster.py")
    for _ in LIKE:
        visitor.app.file_uploader[0].set_value(("名册.csv", csv_of(rows), "text/csv"))
        visitor.look()
        asked = fields(visitor)
        visitor.app.button("judge").click()
        visitor.look()
        visitor.press("下一页")
        assert "第 2 页，共 6 页" in visitor.text
        found.append(asked | fields(visitor))
        visitor.app.button("step_downloads").click()
        visitor.look()
        found[-1] |= fields(visitor)
        visitor.app.button("clear").click()
        visitor.look()
        visitor.open("enquiry.py")
        visitor.press("全部清除，接下一个")
        visitor.open("roster.py")
    assert nothing_in_common(found), set.intersection(*found)


def test_only_one_place_empties_a_session() -> None:
    """What else emptied it would begin to count anew."""
    emptying = [path.name for path in FRAME.parent.rglob("*.py") if "session_state.clear()" in path.read_text("utf-8")]
    assert emptying == ["session.py"]
