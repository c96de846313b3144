"""核对表 on paper: what stands on it. That it fits its pages is in `browser/test_paper.py`."""

from gongqin_core.judging.words import one_after_other
from gongqin_core.roster.review.check_document import check_document
from gongqin_core.roster.review.entries import entry
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.statement import statements
from tests.people import NOTICE
from tests.roster.review.reviews import DRIVER, WRONG, review
from tests.visitor import words


def printed(roster: Review) -> str:
    entries = [entry(roster, person) for person in roster.people]
    return check_document(roster, entries, statements(roster, None))


def test_it_has_who_checked_and_when_and_a_column_to_tick_but_no_place_for_a_seal() -> None:
    text = words(printed(review(DRIVER)))
    assert "核对人：＿" in text and "日期：＿" in text and "档案已核" in text
    assert "签字、盖章都在名册表上，不在这张表上。" in text
    assert "用于与报名系统名册表核对，不代替该表" in text


def test_a_person_stands_there_with_level_conclusion_basis_and_fee() -> None:
    html = printed(review(DRIVER))
    for cell in ("张三", "电工", "四级（中级工）", "三级（高级工）", "初步符合", "365"):
        assert f">{cell}</td>" in html


def test_what_may_be_written_stands_there_once() -> None:
    text = words(printed(review(*WRONG[:2])))
    assert text.count(one_after_other(NOTICE.facts["education"].labels.values())) == 1
    assert text.count("请写下面的一项（见“名册里可以写的”）") == 4


def test_what_many_rows_call_for_stands_there_once() -> None:
    text = words(printed(review(*WRONG)))
    assert text.count("文化程度：扫盲班：请写下面的一项（见“名册里可以写的”）") == 1
    assert text.count("文化程度（见注 1）") == text.count("申报等级（见注 2）") == len(WRONG)


def test_units_stand_one_below_the_other_with_numbers_of_their_own() -> None:
    html = printed(review(DRIVER, DRIVER | {"单位": "另一局"}, DRIVER | {"姓名": "李四"}))
    assert [html.count(f"<td>{number}</td>") for number in (1, 2, 3)] == [2, 1, 0]
    assert ">某局：共 2 人，" in html and ">另一局：共 1 人，" in html


def test_a_statement_stands_in_one_piece_with_its_heading_word_for_word() -> None:
    [county] = [filled for filled in statements(review(DRIVER), None)]
    assert f"<p>{county.text}</p>" in printed(review(DRIVER)).partition('class="words"')[2]


def test_names_that_look_like_markup_stay_names() -> None:
    assert "&lt;i&gt;张三" in printed(review(DRIVER | {"姓名": "<i>张三"}))
