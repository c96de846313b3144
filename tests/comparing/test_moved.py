"""Who comes out differently under two notices: everybody, in classes. `edits.yaml` holds edits of one notice, each with
the people it concerns."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from gongqin_core.comparing.boxes import Boxes
from gongqin_core.comparing.moved import MOST, movement
from gongqin_core.comparing.sentences import sentences
from gongqin_core.comparing.shares import Shares
from gongqin_core.comparing.two_notices import NotAlike, TwoNotices
from gongqin_core.judging.diagrams import EVERYBODY, NOBODY, Diagram
from gongqin_core.judging.evaluate import rules_of
from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.load import notice_folder, read_notice
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.questions import Fact
from tests.folders import copied, holding
from tests.people import COMPLETE, LEVELS, NOTICE, population, read
from tests.places import TESTS
from tests.second import NOTICE as SECOND

EDITS: list[dict[str, Any]] = yaml.safe_load((TESTS / "comparing" / "edits.yaml").read_text(encoding="utf-8"))


def edited(folder: Path, file: str, *edits: tuple[str, str]) -> Notice:
    """jiaozuo-2020 with the first of each text changed to another one."""
    copy = copied(notice_folder("jiaozuo-2020"), folder / "jiaozuo-2020")
    for old, new in edits:
        path = holding(copy, file, old)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return read_notice(copy).notice


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit["name"])
def test_an_edit_concerns_just_its_class_of_people(tmp_path: Path, edit: dict[str, Any]) -> None:
    said = sentences(NOTICE, edited(tmp_path, "levels.yaml", (edit["old"], edit["new"])), MOST)
    assert len(said.classes) == edit["count"]
    assert list(said.classes[: len(edit.get("says", []))]) == edit.get("says", [])


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit["name"])
def test_the_classes_are_all_who_move_and_nobody_else(tmp_path: Path, edit: dict[str, Any]) -> None:
    two = TwoNotices(NOTICE, edited(tmp_path, "levels.yaml", (edit["old"], edit["new"])))
    boxes = Boxes(two.diagrams, [points.size for points in two.points], lambda variable, first, end: end - first)
    d = two.diagrams
    for people in who_move(two):
        within = d.any((people, d.where(two.people, [NOBODY])))
        found = d.any(boxes.of(described.box) for described in boxes.cover(people, within))
        assert d.all((found, two.people)) == people


def who_move(two: TwoNotices) -> Iterator[Diagram]:
    d = two.diagrams
    for level in two.levels:
        was, now = two.before.level_diagrams[level], two.after.level_diagrams[level]
        for before, after in permutations(Verdict, 2):
            yield d.all((d.where(was, [before]), d.where(now, [after]), two.people))


def test_both_notices_say_of_people_what_their_own_rules_say(tmp_path: Path) -> None:
    later = edited(
        tmp_path,
        "levels.yaml",
        ("- {fact: career_start, full_years: 18", "- {fact: career_start, full_years: 15"),
        ("by: 1970-12-31", "by: 1971-12-31"),
    )
    two, rng = TwoNotices(NOTICE, later), Random(2020)
    anybody = ({fact: rng.choice(ways) for fact, ways in COMPLETE.items()} for _ in range(300))
    for answers in map(read, (*population(300), *anybody)):
        for everybody, notice in ((two.before, NOTICE), (two.after, later)):
            point = everybody.at(answers)
            said = {level: two.diagrams.at(everybody.level_diagrams[level], point) for level in LEVELS}
            assert said == rules_of(notice).verdicts(answers)


def test_a_town_answers_all_that_is_asked_and_nothing_else() -> None:
    two = TwoNotices(NOTICE, NOTICE)
    asked_wrongly = [raw for raw in population(200) if two.diagrams.at(two.people, two.after.at(read(raw))) == NOBODY]
    assert not asked_wrongly
    for raw in population(20):
        less = {fact: answer for fact, answer in raw.items() if fact != "sex"}
        assert two.diagrams.at(two.people, two.after.at(read(less))) == NOBODY


def test_a_code_with_another_year_is_the_same_answer(tmp_path: Path) -> None:
    copy = copied(notice_folder("jiaozuo-2020"), tmp_path / "jiaozuo-2021")
    for file in ("questions.yaml", "levels.yaml", "notice.yaml", "preparation.yaml"):
        text = (copy / file).read_text(encoding="utf-8")
        text = text.replace("not_in_2020", "not_in_2021").replace("all_pass", "all_pass_2021")
        (copy / file).write_text(text, encoding="utf-8")
    later = read_notice(copy).notice
    said = sentences(NOTICE, later, MOST)
    assert said.classes == () and not [note for note in said.notes if "不对照" in note]
    assert "退休情况：“2020 年不退休”和“2020 年不退休”只差年份，按同一个答案对照。" in said.notes
    assert TwoNotices(NOTICE, later).people != NOBODY


def test_a_question_of_two_kinds_is_not_compared() -> None:
    birth = SECOND.facts["birth"].model_copy(update={"type": "choice"})
    other = replace(SECOND, facts={**SECOND.facts, "birth": birth})
    with pytest.raises(NotAlike, match="birth"):
        TwoNotices(NOTICE, other)
    assert sentences(NOTICE, other, MOST).notes[-1].endswith("各人的结论没法对照。")


def test_of_two_different_notices_the_commonest_come_first_and_none_twice() -> None:
    found = movement(TwoNotices(NOTICE, SECOND), 2)
    shares = [moved.share for moved in found.classes]
    assert shares == sorted(shares, reverse=True) and 0 < found.rest < 1
    keys = [(moved.before, moved.after, moved.who, moved.alike) for moved in found.classes]
    assert len({*keys}) == len(keys)


# —— shares ——


@pytest.mark.parametrize("fact", NOTICE.facts.values(), ids=list(NOTICE.facts))
def test_the_shares_of_all_answers_are_everybody(fact: Fact) -> None:
    two = TwoNotices(NOTICE, NOTICE)
    points = two.points[two.after.variable[fact.id]]
    shares = Shares(fact, points, NOTICE.shares.get(fact.id, {}))
    assert shares.of(1, points.size) == pytest.approx(1)
    assert shares.of(0, 1) == 1  # everybody to whom it is not put


@pytest.mark.parametrize("fact", [fact for fact in NOTICE.facts.values() if fact.type == "choice"], ids=lambda f: f.id)
def test_the_shares_are_those_of_a_towns_workers(fact: Fact) -> None:
    town = [raw[fact.id] for raw in population(4000, seed=11) if fact.id in raw]
    for code, share in NOTICE.shares[fact.id].items():
        assert 100 * town.count(code) / len(town) == pytest.approx(share, abs=3)


def test_everybody_is_one_box() -> None:
    two = TwoNotices(NOTICE, NOTICE)
    boxes = Boxes(two.diagrams, [points.size for points in two.points], lambda variable, first, end: 1)
    assert [described.box for described in boxes.cover(two.people, EVERYBODY)] == [{}]
    assert boxes.of({}) == EVERYBODY
