"""The five steps of 名册核查, and cells put right at the third and fourth."""

import pytest

from tests.pages.officer import Officer
from tests.roster.review.reviews import DRIVER
from tests.rosters import csv_of

LATE = DRIVER | {"姓名": "李四", "参加工作时间": "2008-07", "转正定级时间": "2009-07", "取证时间": "2014.1"}
STEPS = ["上传", "对列", "改问题", "看结果", "下载"]


@pytest.fixture
def officer() -> Officer:
    """With a roster of two, one of whom has a certificate of January or October."""
    officer = Officer()
    officer.check(csv_of([DRIVER, LATE]), "名册.csv")
    return officer


def steps(officer: Officer) -> list[str]:
    """The steps that can be opened."""
    buttons = [button for button in officer.app.button if (button.key or "").startswith("step_")]
    assert [button.label[2:] for button in buttons] == STEPS
    return [button.label[2:] for button in buttons if not button.disabled]


def test_five_steps_stand_in_a_row_and_open_one_after_the_other() -> None:
    officer = Officer()
    assert "第 1 步，共 5 步：上传" in officer.text and steps(officer) == STEPS[:1]
    officer.upload(csv_of([DRIVER, LATE]), "名册.csv")
    assert "第 2 步，共 5 步：对列" in officer.text and steps(officer) == STEPS[:2]
    officer.press_key("judge")
    assert "第 3 步，共 5 步：改问题" in officer.text and steps(officer) == STEPS
    officer.press_key("next_step")
    assert "第 4 步，共 5 步：看结果" in officer.text
    officer.press_key("next_step")
    assert "第 5 步，共 5 步：下载" in officer.text
    officer.go("upload")
    assert steps(officer) == STEPS and officer.desk.review


def test_a_step_is_done_once_nothing_is_left_to_do_there() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER, DRIVER | {"姓名": "李四", "文化程度": "扫盲班"}]), "名册.csv")
    officer.go("results")
    assert officer.app.button("step_fix").label == "3 改问题"
    assert officer.app.button("step_columns").label == "✓ 对列"
    officer.upload(csv_of([DRIVER]), "名册.csv")  # the same columns: no question in between
    assert officer.app.button("step_fix").label == "✓ 改问题"


def test_columns_that_the_roster_lacks_are_named_where_somebody_lacks_them() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER], [heading for heading in DRIVER if heading != "退休情况"]), "名册.csv")
    assert "名册又没有这几列：退休情况。全体都一样的，请回第 2 步声明" in officer.text
    officer.go("columns")
    officer.field("all_retirement").check()
    officer.press_key("judge")
    assert "名册又没有这几列" not in officer.text


def test_a_roster_without_problems_goes_straight_to_its_results() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER]), "名册.csv")
    assert officer.desk.at == "results" and "名册里没有发现要改的地方。" in officer.text


def test_another_roster_begins_at_its_columns() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER]), "名册.csv")
    officer.go("downloads")
    officer.upload(csv_of([LATE], [*DRIVER, "备注"]), "另一份.csv")
    assert officer.desk.at == "columns"


# —— a cell is put right ——


def test_a_cell_is_put_right_where_it_is_shown_and_the_verdict_follows(officer: Officer) -> None:
    assert officer.opened == "取证时间：分不清是 1 月还是 10 月"
    officer.put_right("李四", "取证时间", "2014-01")
    assert "没有要改的" in officer.text and "1 人的结论变了" in officer.text
    assert "李四：" in officer.text and officer.desk.at == "fix"
    assert "改过的 1 格" in [box.label for box in officer.app.expander]


def test_what_was_put_right_is_taken_back_with_one_press(officer: Officer) -> None:
    officer.put_right("李四", "取证时间", "2014-01")
    officer.press_key("back")
    assert officer.opened == "取证时间：分不清是 1 月还是 10 月" and not officer.edits
    assert officer.review.text(officer.review.people[1], "level_since") == "2014.1"


def test_what_was_put_right_is_still_so_on_every_step_and_after_another_page(officer: Officer) -> None:
    officer.put_right("李四", "取证时间", "2014-01")
    for step in ("results", "downloads", "fix"):
        officer.go(step)
    officer.open("faq.py")
    officer.open("roster.py")
    assert "没有要改的" in officer.text
    assert officer.review.text(officer.review.people[1], "level_since") == "2014-01"


def test_a_cell_that_is_still_wrong_stays_and_can_be_written_again(officer: Officer) -> None:
    officer.put_right("李四", "取证时间", "2014-02-30")
    assert officer.opened.startswith("取证时间：")
    officer.put_right("李四", "取证时间", "2014-01")
    assert "没有要改的" in officer.text
    assert [edit.before for edit in officer.edits] == ["2014.1"]


def test_both_cells_of_a_doubt_can_be_put_right() -> None:
    officer = Officer()
    officer.check(csv_of([DRIVER | {"取证时间": "1999-05"}]), "名册.csv")
    officer.put_right("张三", "参加工作时间", "1989-07")
    assert "没有要改的" in officer.text


def test_a_row_is_put_right_beside_the_list_and_the_list_follows(officer: Officer) -> None:
    officer.go("results")
    officer.field("person").set_value(1)
    officer.look()
    before = officer.people[1]
    officer.app.session_state[officer.desk.key("change_1")] = True
    officer.look()
    officer.put_right("李四", "取证时间", "2014-01", button="改好这一行")
    assert officer.people[1] != before == ("李四　某局", before[1])
    assert officer.desk.at == "results" and officer.field("person").value == 1


def test_corrections_are_gone_with_the_next_roster(officer: Officer) -> None:
    officer.put_right("李四", "取证时间", "2014-01")
    officer.upload(csv_of([DRIVER, LATE]), "又一份.csv")
    assert officer.opened == "取证时间：分不清是 1 月还是 10 月" and not officer.edits


def test_corrections_stay_while_the_columns_are_looked_at_again(officer: Officer) -> None:
    officer.put_right("李四", "取证时间", "2014-01")
    officer.go("columns")
    officer.press_key("judge")
    assert officer.review.text(officer.review.people[1], "level_since") == "2014-01"


def test_a_level_that_was_chosen_stays_when_a_cell_is_put_right(officer: Officer) -> None:
    officer.go("results")
    officer.field("level_0").set_value("4")
    officer.look()
    officer.go("fix")
    officer.put_right("李四", "取证时间", "2014-01")
    assert officer.review.chosen == {0: "4"}


# —— however many people there are ——


@pytest.mark.parametrize("step", ["fix", "results", "downloads"])
def test_a_page_of_many_people_holds_no_more_than_one_of_few(step: str) -> None:
    sizes = []
    for count in (60, 3_000):
        rows = [DRIVER | {"姓名": f"职工{n}", "文化程度": "扫盲班" if n % 2 else "高中"} for n in range(count)]
        officer = Officer()
        officer.check(csv_of(rows), "名册.csv")
        officer.go(step)
        sizes.append((len(officer.buttons) + len(officer.pieces), len("".join(officer.pieces))))
    assert sizes[1][0] <= sizes[0][0] + 1 and sizes[1][1] < sizes[0][1] + 500
