"""A result as markup is made once for the same answers, whoever looks, and is never that of other answers."""

from datetime import date, timedelta

from gongqin_core.judging.answers import Answer
from gongqin_core.take_away.caselink import encode
from gongqin_core.take_away.result_sheet import Issued
from pages.components.result.drawn import KEPT, Drawn, drawn
from tests.people import NOTICE, RULES, person, read

TODAY = date(2020, 4, 20)
ADDRESS = "https://gongqin.example.cn"


def draw(answers: dict[str, Answer], today: date = TODAY, at_kiosk: bool = False, prints: bool = True) -> Drawn:
    issued = Issued(encode(NOTICE, answers), ADDRESS if prints else None)  # without a sheet, without a code to scan
    found = drawn(RULES, tuple(answers.items()), today, issued, at_kiosk, prints)
    assert found
    return found


def test_the_same_answers_are_drawn_once_and_others_anew() -> None:
    fourth, first = read(person("fourth")), read(person("first"))
    shown = draw(fourth)
    assert draw(dict(fourth)) is shown
    assert draw(first) is not shown and "一级" in "".join(draw(first).spoken)


def test_another_day_a_kiosk_and_no_printer_are_drawn_for_themselves() -> None:
    answers = read(person("fourth"))
    shown = draw(answers)
    assert draw(answers, TODAY + timedelta(1)).best != shown.best  # a day fewer
    assert draw(answers, at_kiosk=True).take != shown.take
    assert shown.sheet and not draw(answers, prints=False).sheet


def test_so_many_are_kept_and_no_more() -> None:
    answers = [read({"post": "other", "trade": f"工种{number}"}) for number in range(KEPT + 1)]
    first, *_, last = (draw(one, prints=False) for one in answers)
    assert draw(answers[-1], prints=False) is last
    assert draw(answers[0], prints=False) is not first


def test_without_the_kind_of_unit_there_is_none() -> None:
    answers = read(person("fourth", affiliation=""))
    assert drawn(RULES, tuple(answers.items()), TODAY, Issued(encode(NOTICE, answers)), False, True) is None
