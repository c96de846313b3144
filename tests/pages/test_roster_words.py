"""What a word means is said once at the third step, and holds for every row, every output and the next roster."""

import pytest

from gongqin_core.roster.words_file import dumps
from tests.pages.officer import Officer
from tests.people import NOTICE
from tests.roster.review.reviews import DRIVER
from tests.rosters import csv_of

ROWS = [DRIVER | {"姓名": f"职工{number}", "岗位身份": "某种人"} for number in range(37)]
OTHER = DRIVER | {"姓名": "李四", "文化程度": "扫盲班"}
TITLE = "岗位身份：“某种人”是什么意思？"


def choose(officer: Officer, code: str) -> None:
    """A meaning of the word in the open card."""
    [box] = [box for box in [*officer.app.radio, *officer.app.selectbox] if (box.key or "").startswith("meaning_")]
    box.set_value(code)
    officer.look()


def settle(officer: Officer, code: str) -> None:
    choose(officer, code)
    [button] = [button for button in officer.app.button if (button.key or "").startswith("settle_")]
    button.click()
    officer.look()


@pytest.fixture
def officer() -> Officer:
    """With a roster in which 37 people are some kind of people."""
    officer = Officer()
    officer.check(csv_of([OTHER, *ROWS]), "名册.csv")
    return officer


def test_whom_a_meaning_moves_is_said_before_it_is_taken(officer: Officer) -> None:
    assert officer.opened == TITLE
    [button] = [button for button in officer.app.button if (button.key or "").startswith("settle_")]
    assert button.disabled
    choose(officer, "regular")
    assert "37 行这样写；定了以后，37 人的结论会变" in officer.text
    assert officer.desk.things[0].rows == 37


def test_the_card_of_a_word_says_why_the_notice_leaves_it_open() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER | {"岗位身份": "合同制"}]), "名册.csv")
    assert officer.opened == "岗位身份：“合同制”是什么意思？"
    assert "可能是签了聘用合同的，也可能是编外的，通知分开看。" in officer.text


def test_the_card_of_a_word_of_the_office_names_whose_it_is(officer: Officer) -> None:
    assert "职工0（第 3 行）、职工1（第 4 行）、职工2（第 5 行）等 37 人。" in officer.text


def test_a_meaning_holds_for_every_row_at_once(officer: Officer) -> None:
    settle(officer, "regular")
    assert "37 人的结论变了" in officer.text and officer.opened == "文化程度：“扫盲班”是什么意思？"
    assert all(person.highest_met for person in officer.review.people)
    assert "岗位身份“某种人”按在岗正式人员读（37 行）" in officer.review.words_said


def test_a_word_that_is_no_answer_is_asked_about_no_more_and_counts_as_blank(officer: Officer) -> None:
    before = [dict(person.verdicts) for person in officer.review.people]
    settle(officer, "")
    assert officer.opened == "文化程度：“扫盲班”是什么意思？"
    assert [dict(person.verdicts) for person in officer.review.people] == before


def test_what_was_said_of_a_word_is_taken_back_with_one_press(officer: Officer) -> None:
    settle(officer, "regular")
    officer.press_key("back")
    assert officer.opened == TITLE and not len(officer.review.words)


def test_every_word_stands_in_a_list_and_can_be_taken_back_there(officer: Officer) -> None:
    settle(officer, "regular")
    settle(officer, "")
    officer.app.session_state[officer.desk.key("words")] = True
    officer.look()
    assert "岗位身份“某种人”按在岗正式人员读" in officer.text
    [button, _] = [button for button in officer.app.button if (button.key or "").startswith("unsay_")]
    button.click()
    officer.look()
    assert officer.opened == TITLE and len(officer.review.words) == 1


def test_what_was_said_of_a_word_holds_for_the_next_roster_and_goes_when_all_is_cleared(officer: Officer) -> None:
    settle(officer, "regular")
    officer.upload(csv_of([DRIVER | {"姓名": "王五", "岗位身份": "某种人"}]), "又一份.csv")
    assert officer.desk.at == "results" and officer.review.people[0].highest_met
    officer.press_key("clear")
    assert not len(officer.desk.words)


def test_corrections_and_words_go_together(officer: Officer) -> None:
    settle(officer, "regular")
    officer.put_right_choice("李四", "文化程度", next(iter(NOTICE.facts["education"].labels.values())))
    assert "没有要改的" in officer.text and len(officer.review.words) == 1 and len(officer.edits) == 1


def test_the_words_of_last_year_come_from_a_file(officer: Officer) -> None:
    settle(officer, "regular")
    content = dumps(officer.review.words, NOTICE)
    another = Officer()
    another.check(csv_of(ROWS), "名册.csv")
    another.app.session_state[another.desk.key("words")] = True
    another.look()
    another.app.file_uploader[0].set_value(("本单位的词.csv", content, "text/csv"))
    another.look()
    assert "没有要改的" in another.text and "37 人的结论变了" in another.text


def test_a_file_of_words_that_cannot_be_used_is_refused_in_words(officer: Officer) -> None:
    officer.app.session_state[officer.desk.key("words")] = True
    officer.look()
    officer.app.file_uploader[0].set_value(("词.csv", "甲,乙\n1,2\n".encode(), "text/csv"))
    officer.look()
    assert "这个词语文件没有用" in officer.text and officer.opened == TITLE
