"""What a roster comes to: counted once, and the same figures on the page and on paper."""

import io

import openpyxl
import pytest

from gongqin_core.judging.verdict import Verdict
from gongqin_core.roster.review.check_sheet import check_sheet
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.tally import PENDING, VERDICTS, problem_count, tally
from gongqin_core.roster.review.totals import (
    LEVEL_HEADINGS,
    by_level,
    by_unit,
    fee_sentence,
    verdict_sentence,
)
from tests.people import NOTICE
from tests.roster.review.reviews import DRIVER, review
from tests.rosters import clean_rows, csv_of, judged, taken_in

AWAY = DRIVER | {"岗位身份": "人暂时不在岗", "申报等级": "三级"}
OTHER = DRIVER | {"岗位身份": "其他身份"}


@pytest.fixture(scope="module")
def town() -> Review:
    return judged(taken_in(csv_of(clean_rows(300))))


def test_counts_and_fees_come_by_level_and_verdict() -> None:
    roster = review(DRIVER, DRIVER | {"单位": "另一局"}, AWAY, AWAY | {"申报等级": ""}, OTHER)
    whole = tally(roster, roster.people)
    assert whole.applicants["3"] == {Verdict.MET: 2, Verdict.CONFIRM: 1, Verdict.UNKNOWN: 0, Verdict.NOT_MET: 0}
    assert (whole.cost(Verdict.MET), whole.cost(Verdict.CONFIRM)) == (730, 365)
    assert (whole.people, whole.undecided, whole.by_verdict[Verdict.NOT_MET]) == (5, 1, 1)
    assert sum(whole.at_level["3"].values()) == 5
    assert {unit: len(people) for unit, people in roster.units.items()} == {"某局": 4, "另一局": 1}


def test_everybody_is_counted_once_by_the_verdict_they_have(town: Review) -> None:
    whole = tally(town, town.people)
    assert list(whole.by_verdict) == list(VERDICTS)
    assert whole.by_verdict == {verdict: len(town.search(verdict.code, None, "")) for verdict in VERDICTS}
    assert sum(whole.by_verdict.values()) == whole.people == 300
    assert {level: sum(counts.values()) for level, counts in whole.at_level.items()} == dict.fromkeys(NOTICE.level, 300)


def test_a_level_that_is_chosen_moves_one_person_and_their_fee() -> None:
    roster = review(DRIVER, AWAY)
    before = tally(roster, roster.people)
    roster.choose(0, "2")
    after = tally(roster, roster.people)
    assert after.applicants["2"][Verdict.NOT_MET] == before.applicants["3"][Verdict.MET] == 1
    assert (before.cost(Verdict.MET), after.cost(Verdict.MET)) == (365, 0)
    assert before.cost(*PENDING) == after.cost(*PENDING) == 365
    roster.choose(0, None)
    assert tally(roster, roster.people) == before


def test_units_add_up_to_the_whole(town: Review) -> None:
    rows = [row[1:] for row in by_unit(town)]
    [*_, (_, _, *whole)] = by_level(NOTICE, tally(town, town.people))
    columns = [list(map(int, column)) for column in zip(*rows, strict=True)]
    assert len(rows) == 3 and list(map(sum, columns)) == [300, *whole]


def test_problems_are_counted_place_by_place() -> None:
    roster = review(DRIVER | {"文化程度": "扫盲班", "参加工作时间": "2035"}, DRIVER)
    places = [problem for person in roster.people for problem in person.problems]
    assert len(places) >= 2
    assert problem_count(roster.people) == tally(roster, roster.people).problems == len(places)


def test_levels_stand_from_the_highest_down_and_those_without_one_and_the_sum_below(town: Review) -> None:
    whole = tally(town, town.people)
    names = [NOTICE.level[level].name for level in reversed(NOTICE.level)]
    rows = list(by_level(NOTICE, whole))
    assert [row[0] for row in rows] == [*names, "没有定等级", "合计"]
    assert rows[-1][2:6] == list(whole.by_verdict.values())


def test_fees_come_in_a_sentence_with_who_is_not_in_them_yet() -> None:
    roster = review(DRIVER, AWAY, AWAY | {"申报等级": ""})
    whole = tally(roster, roster.people)
    assert verdict_sentence(whole) == "初步符合 1 人，需确认 2 人，待补充 0 人，不符合 0 人"
    pending = "需确认、待补充的如果都能报，再加 365 元。还有 1 人没有定申报等级，没有算进去。"
    assert fee_sentence(whole) == f"初步符合的费用合计 365 元。{pending}"


def test_the_cover_prints_these_very_figures(town: Review) -> None:
    cover = openpyxl.load_workbook(io.BytesIO(check_sheet(town, [], []))).worksheets[0]
    printed = [["" if cell is None else cell for cell in row] for row in cover.iter_rows(values_only=True)]
    start = next(number for number, row in enumerate(printed) if row[0] == LEVEL_HEADINGS[0]) + 1
    whole = tally(town, town.people)
    rows = list(by_level(NOTICE, whole))
    assert printed[start : start + len(rows)] == rows
    assert fee_sentence(whole) in [row[0] for row in printed]


def test_people_are_found_by_verdict_unit_and_name(town: Review) -> None:
    unit, people = next(iter(town.units.items()))
    assert town.search(None, None, "") == town.people
    assert town.search(None, unit, "") == people
    assert town.search(None, unit, "王") == [person for person in people if "王" in person.name] != []
    assert town.search("met", unit, "") == [person for person in people if town.verdict(person) == Verdict.MET]
