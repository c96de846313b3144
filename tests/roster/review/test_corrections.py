"""What a corrected roster changed, whoever was moved, corrected, added or left out."""

from gongqin_core.roster.review.corrections import Change, basis, carried_over, changes
from gongqin_core.roster.review.people import Review
from tests.people import NOTICE
from tests.roster.review.reviews import DRIVER, HEADINGS, review
from tests.rosters import Row, csv_of, judged, taken_in

BIRTH = "出生年月"
LI: Row = DRIVER | {"姓名": "李四", "参加工作时间": "2035-07"}


def told(before: Review, after: Review) -> list[tuple[str, str]]:
    """Who, and what kind of change."""
    return [(who(change), kind(change)) for change in changes(before, after)]


def who(change: Change) -> str:
    person = change.after or change.before
    assert person
    return person.name


def kind(change: Change) -> str:
    if change.before is None:
        return "added"
    return "left out" if change.after is None else "changed"


def test_the_same_roster_changes_nothing_in_whatever_order() -> None:
    assert changes(review(DRIVER, LI), review(LI, DRIVER)) == []


def test_a_correction_names_the_cell_the_conclusion_and_the_problem_that_is_gone() -> None:
    [change] = changes(review(DRIVER, LI), review(DRIVER, LI | {"参加工作时间": "2005-07"}))
    assert change.cells == (("参加工作时间", "2035-07", "2005-07"),)
    assert any("2035-07" in problem for problem in change.solved)
    assert change.new == ()
    [change] = changes(review(DRIVER), review(DRIVER | {"取证时间": "2019-06", "参加工作时间": "2012"}))
    assert change.became == ("三级（高级工）初步符合", "无不符合")


def test_who_comes_and_who_leaves() -> None:
    assert told(review(DRIVER, LI), review(LI, DRIVER | {"姓名": "王五"})) == [("王五", "added"), ("张三", "left out")]


def test_two_of_one_name_are_told_apart_by_birth() -> None:
    def both(*rows: Row) -> Review:
        return judged(taken_in(csv_of(rows, [*HEADINGS, BIRTH])))

    old, young = DRIVER | {BIRTH: "1970-01"}, DRIVER | {BIRTH: "1980-01", "文化程度": "初中"}
    [change] = changes(both(old, young), both(young | {"文化程度": "大专"}, old))
    assert change.cells == (("文化程度", "初中", "大专"),)
    [change] = changes(both(old, young), both(old, young | {BIRTH: "1981-01"}))  # then by name and unit
    assert change.cells == ((BIRTH, "1980-01", "1981-01"),)
    assert basis(both(old), both(old)) == "姓名、出生年月一样的，当作同一个人；其中有改动的，按姓名和单位认。"


def test_without_names_the_place_counts() -> None:
    def nameless(*rows: Row) -> Review:
        return judged(taken_in(csv_of(rows, HEADINGS[2:])))

    before, after = nameless(DRIVER, LI), nameless(DRIVER, LI | {"文化程度": "初中"}, LI)
    assert [kind(change) for change in changes(before, after)] == ["changed", "added"]
    assert basis(before, after) == "名册没有姓名列，按先后次序对照。"


def test_levels_that_were_chosen_go_along() -> None:
    before = review(DRIVER, LI)
    before.chosen[1] = "2"
    assert carried_over(before, review(LI, DRIVER)) == {0: "2"}
    assert NOTICE.level["2"].short == "二级"


def test_twins_are_paired_one_by_one() -> None:
    assert told(review(DRIVER, DRIVER), review(DRIVER)) == [("张三", "left out")]
