"""What a corrected roster changed, whoever was moved, corrected, added or left out."""

from gongqin_core.roster.review.corrections import Correction, carry_choices, corrections, pairing_sentence
from gongqin_core.roster.review.review import Review
from tests.people import NOTICE
from tests.roster.review.reviews import DRIVER, HEADINGS, review
from tests.rosters import Row, csv_of, judged, taken_in

BIRTH = "出生年月"
LI: Row = DRIVER | {"姓名": "李四", "参加工作时间": "2035-07"}


def who_and_how(before: Review, after: Review) -> list[tuple[str, str]]:
    """Who, and what kind of correction."""
    return [(c.who, kind(c)) for c in corrections(before, after)]


def kind(correction: Correction) -> str:
    if correction.before is None:
        return "added"
    return "left out" if correction.after is None else "changed"


def test_the_same_roster_changes_nothing_in_whatever_order() -> None:
    assert corrections(review(DRIVER, LI), review(LI, DRIVER)) == []


def test_a_correction_names_the_cell_the_conclusion_and_the_problem_that_is_gone() -> None:
    [correction] = corrections(review(DRIVER, LI), review(DRIVER, LI | {"参加工作时间": "2000-07"}))
    assert correction.cells == (("参加工作时间", "2035-07", "2000-07"),)
    assert any("2035-07" in problem for problem in correction.solved)
    assert correction.new == ()
    [correction] = corrections(review(DRIVER), review(DRIVER | {"取证时间": "2019-06", "参加工作时间": "2012"}))
    assert correction.standing == ("三级（高级工）初步符合", "无不符合")


def test_who_comes_and_who_leaves() -> None:
    assert who_and_how(review(DRIVER, LI), review(LI, DRIVER | {"姓名": "王五"})) == [
        ("王五", "added"),
        ("张三", "left out"),
    ]


def test_two_of_one_name_are_told_apart_by_birth() -> None:
    def both(*rows: Row) -> Review:
        return judged(taken_in(csv_of(rows, [*HEADINGS, BIRTH])))

    old, young = DRIVER | {BIRTH: "1970-01"}, DRIVER | {BIRTH: "1980-01", "文化程度": "初中"}
    [correction] = corrections(both(old, young), both(young | {"文化程度": "大专"}, old))
    assert correction.cells == (("文化程度", "初中", "大专"),)
    [correction] = corrections(both(old, young), both(old, young | {BIRTH: "1981-01"}))  # then by name and unit
    assert correction.cells == ((BIRTH, "1980-01", "1981-01"),)
    assert (
        pairing_sentence(both(old), both(old)) == "姓名、出生年月一样的，当作同一个人；其中有改动的，按姓名和单位认。"
    )


def test_without_names_the_place_counts() -> None:
    def nameless(*rows: Row) -> Review:
        return judged(taken_in(csv_of(rows, HEADINGS[2:])))

    before, after = nameless(DRIVER, LI), nameless(DRIVER, LI | {"文化程度": "初中"}, LI)
    assert [kind(correction) for correction in corrections(before, after)] == ["changed", "added"]
    assert pairing_sentence(before, after) == "名册没有姓名列，按先后次序对照。"


def test_levels_that_were_chosen_go_along() -> None:
    before = review(DRIVER, LI)
    after = review(LI, DRIVER)
    before.choose(1, "2")
    carry_choices(before, after)
    assert after.chosen == {0: "2"}
    assert NOTICE.level["2"].short == "二级"


def test_twins_are_paired_one_by_one() -> None:
    assert who_and_how(review(DRIVER, DRIVER), review(DRIVER)) == [("张三", "left out")]
